"""What patterns matched in earlier runs: a draft that is checked again need compile none.

Loading RE2 and compiling the patterns that one draft needs takes a fifth of the time of checking
it, and most of its sentences are those of the last time, or those of every report. Of a text only
a digest is kept.
"""

from __future__ import annotations

import os

from gxlint.kept import digest, fetch, keep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PURPOSE = "matches"
_MOST = 512
"""Texts that are remembered, those of the last run first."""


class Memory:
    """What patterns found in texts: plain data, by text and by what names the pattern."""

    def __init__(self, key: str) -> None:
        self._key = key
        found = fetch(_PURPOSE, key)
        self.known: dict[bytes, dict[Any, Any]] = found[0] if found else {}
        self._used: dict[bytes, dict[Any, Any]] = {}
        self._named: dict[str, dict[Any, Any]] = {}
        self._size = self._count(self.known)

    def of(self, text: str) -> dict[Any, Any]:
        """Return what was found in a text, by pattern, to be added to."""
        found = self._named.get(text)
        if found is None:
            if len(self._used) >= _MOST:
                return {}
            name = digest(text)
            found = self._used.setdefault(name, self.known.pop(name, {}))
            self._named[text] = found
        return found

    def keep(self) -> None:
        """Keep what there is to remember, if that is more than there was."""
        if self._count(self._used) + self._count(self.known) == self._size:
            return
        told = {name: found for name, found in self._used.items() if found}
        others = list(self.known.items())[: _MOST - len(told)]
        keep(_PURPOSE, self._key, told | dict(others))

    @staticmethod
    def _count(found: dict[bytes, dict[Any, Any]]) -> int:
        return sum(map(len, found.values()))


class _Memories:
    """The memories in use, by what their patterns have in common."""

    def __init__(self) -> None:
        self._on = False
        self._made: dict[str, Memory] = {}

    def start(self) -> None:
        """Remember from now on."""
        self._on = True

    def of(self, patterns: str, code: str) -> Memory | None:
        """Return the memory of these patterns, None where nothing is to be remembered.

        `code` is the file of the code that matches: once it changes, what it found is forgotten.
        """
        if not self._on:
            return None
        if patterns not in self._made:
            self._made[patterns] = Memory(f"{patterns} {_changed(code)}")
        return self._made[patterns]

    def stop(self) -> None:
        """Keep what was found, and remember no longer."""
        for memory in self._made.values():
            memory.keep()
        self._made.clear()
        self._on = False


MEMORIES = _Memories()


def _changed(file: str) -> int:
    """Return when the file was changed last, in nanoseconds."""
    try:
        return os.stat(file).st_mtime_ns
    except OSError:
        return 0
