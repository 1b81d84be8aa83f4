"""Python's patterns, compiled once.

To compile the one that looks for lists in a sentence takes `re` three milliseconds. What it makes
of it is a row of numbers: a run keeps them, and the next one gives them to the same Python, which
makes sure that they are such a row.
"""

from __future__ import annotations

import re
import sys
from _sre import MAGIC
from _sre import compile as assembled

from gxlint.kept import fetch, keep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PURPOSE = "expressions"
_KEY = f"{MAGIC} {sys.byteorder}"
_MOST = 64
"""Patterns that are kept, the latest first."""
_NUMBER = 4
"""Bytes of a number."""


class Expressions:
    """Patterns that are compiled when they are asked for, or taken from what earlier runs kept."""

    def __init__(self) -> None:
        self._made: dict[str, re.Pattern[str]] = {}
        self._kept: dict[str, tuple[Any, ...]] | None = None
        self._new: list[str] = []

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """Return what `re.compile` does; flags stand in the pattern: `(?a)`."""
        found = self._made.get(pattern)
        if found is None:
            kept = self._before().get(pattern)
            found = _assembled(pattern, kept) if kept else self._anew(pattern)
            self._made[pattern] = found
        return found

    def keep(self) -> None:
        """Keep what was compiled in this run, as far as it is the same when it is put together."""
        told: dict[str, tuple[Any, ...]] = {}
        for pattern in self._new:
            parts = _parts(pattern)
            if parts and _assembled(pattern, parts) == self._made[pattern]:
                told[pattern] = parts
        self._new.clear()
        if told:
            self._kept = dict([*told.items(), *self._before().items()][:_MOST])
            keep(_PURPOSE, _KEY, self._kept)

    def _before(self) -> dict[str, tuple[Any, ...]]:
        if self._kept is None:
            found = fetch(_PURPOSE, _KEY)
            self._kept = found[0] if found else {}
        return self._kept

    def _anew(self, pattern: str) -> re.Pattern[str]:
        made = re.compile(pattern)
        self._new.append(pattern)
        return made


EXPRESSIONS = Expressions()
compiled = EXPRESSIONS.compiled


def _assembled(pattern: str, parts: tuple[Any, ...]) -> re.Pattern[str]:
    flags, numbers, groups, places, names = parts
    code = memoryview(numbers).cast("I").tolist()
    made: re.Pattern[str] = assembled(pattern, flags, code, groups, places, names)
    return made


def _parts(pattern: str) -> tuple[Any, ...] | None:
    """Return what `re` hands to the engine in C, the row of numbers as bytes.

    None where this Python tells it otherwise.
    """
    compiler: Any = sys.modules.get("re._compiler")
    try:
        parsed = compiler._parser.parse(pattern)  # noqa: SLF001 - `re` tells it nowhere else
        code = compiler._code(parsed, 0)  # noqa: SLF001
        state = parsed.state
        numbers = b"".join(one.to_bytes(_NUMBER, sys.byteorder) for one in code)
        named = {place: name for name, place in state.groupdict.items()}
        names = tuple(map(named.get, range(state.groups)))
        return state.flags, numbers, state.groups - 1, state.groupdict, names
    except (AttributeError, TypeError, OverflowError):
        return None
