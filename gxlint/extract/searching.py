"""RE2 over bytes, without what its Python wrapper adds."""

from collections.abc import Callable
from typing import Any

Spans = list[tuple[int, int]]
"""Start and end of a match, then of each of its groups; (-1, -1) for one that took no part."""
_NOWHERE = (-1, -1)


def searcher(text: str) -> Callable[[bytes, int], Spans | None]:
    """Return what finds the first match of a pattern in bytes, from an offset on.

    The wrapper takes longer to make a match of what RE2 has found than RE2 to find it. Where this
    version of it does not let one ask RE2 itself, the wrapper is asked.
    """
    import re2

    pattern = re2.compile(text)
    inner = getattr(pattern, "_regexp", None)
    return _wrapped(pattern) if inner is None else _direct(inner)


def _direct(inner: Any) -> Callable[[bytes, int], Spans | None]:
    match: Callable[..., Spans] = inner.Match
    anywhere = inner.Anchor.UNANCHORED

    def search(content: bytes, at: int) -> Spans | None:
        spans = match(anywhere, content, at, len(content))
        return None if spans[0] == _NOWHERE else spans

    return search


def _wrapped(pattern: Any) -> Callable[[bytes, int], Spans | None]:
    def search(content: bytes, at: int) -> Spans | None:
        match = pattern.search(content, at)
        return match and [match.span(i) for i in range(pattern.groups + 1)]

    return search
