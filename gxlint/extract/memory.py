"""What patterns matched in earlier runs: a draft that is checked again need compile none.

Compiling the patterns that the sentences of one draft need takes a tenth of the time of checking
it, and most of its sentences are those of the last time, or those of every report. Of a sentence
only a digest is kept.
"""

from __future__ import annotations

import os

from gxlint.forms.sentences import Sentences
from gxlint.kept import digest, fetch, keep

_PURPOSE = "matches"
_MOST = 512
"""Sentences that are remembered, those of the last run first."""

Plain = tuple[tuple[int, int, tuple[int, ...]], ...]
"""Matches as `Match` tells them, without their pattern."""


class Memory:
    """What the patterns of a pack matched, by sentence and by the number of the source."""

    def __init__(self, key: str) -> None:
        self._key = key
        found = fetch(_PURPOSE, key)
        self.known: dict[bytes, dict[int, Plain]] = found[0] if found else {}
        self._used: dict[bytes, dict[int, Plain]] = {}
        self._size = self._count(self.known)

    def of(self, regime: str, content: str) -> dict[int, Plain]:
        """Return what sources matched in a sentence, to be added to; numbers are a regime's."""
        name = digest(f"{regime} {content}")
        if name not in self._used:
            if len(self._used) >= _MOST:
                return {}
            self._used[name] = self.known.pop(name, {})
        return self._used[name]

    def keep(self) -> None:
        """Keep what there is to remember, if that is more than there was."""
        if self._count(self._used) + self._count(self.known) == self._size:
            return
        told = {name: found for name, found in self._used.items() if found}
        others = list(self.known.items())[: _MOST - len(told)]
        keep(_PURPOSE, self._key, told | dict(others))

    @staticmethod
    def _count(found: dict[bytes, dict[int, Plain]]) -> int:
        return sum(map(len, found.values()))


class _Memories:
    """The memories in use: by the digest of the patterns whose matches they hold."""

    def __init__(self) -> None:
        self._on = False
        self._made: dict[str, Memory] = {}

    def start(self) -> None:
        """Remember from now on."""
        self._on = True

    def of(self, sentences: Sentences) -> Memory | None:
        """Return the memory for these patterns, None where nothing is to be remembered."""
        if not self._on:
            return None
        key = f"{sentences.digest} {_changed()}"
        if key not in self._made:
            self._made[key] = Memory(key)
        return self._made[key]

    def stop(self) -> None:
        """Keep what was found, and remember no longer."""
        for memory in self._made.values():
            memory.keep()
        self._made.clear()
        self._on = False


MEMORIES = _Memories()


def _changed() -> int:
    """Return when the code that matches was changed last, in nanoseconds."""
    from gxlint.extract import patterns

    try:
        return os.stat(patterns.__file__).st_mtime_ns
    except OSError:
        return 0
