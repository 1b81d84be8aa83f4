"""RE2 over bytes, without what its Python wrapper adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Spans = list[tuple[int, int]]
"""Start and end of a match, then of each of its groups; NOWHERE for one that took no part."""
Search = Callable[[bytes, int, int], Spans]
"""Finds the first match between two offsets; that is NOWHERE if there is none."""
NOWHERE = (-1, -1)


def searcher(text: str) -> Search:
    """Return what finds the first match of a pattern in bytes.

    The wrapper takes longer to make a match of what RE2 has found than RE2 to find it. Where this
    version of it does not let one ask RE2 itself, the wrapper is asked.
    """
    import re2

    pattern = re2.compile(text)
    inner = getattr(pattern, "_regexp", None)
    if inner is None:
        return partial(_wrapped, pattern)
    return partial(inner.Match, inner.Anchor.UNANCHORED)


def _wrapped(pattern: Any, content: bytes, at: int, end: int) -> Spans:
    match = pattern.search(content, at, end)
    return [match.span(i) for i in range(pattern.groups + 1)] if match else [NOWHERE]
