"""Whether a text may hold a match of a pattern: looked for without the pattern itself."""

from bisect import bisect_right
from collections.abc import Sequence

Link = tuple[str, tuple[str, ...]]
"""What a match holds next: one of these texts, and what may stand before it since the last one.

That is written as in a class of characters: any of these, or any but these behind a `^`.
"""
BEGIN, END = "\x02", "\x03"
"""What stands in links for the beginning and the end of a text."""
PADDING = 8
"""As often they are put around a text: an anchor takes no room, and several may stand together."""


def may_match(links: Sequence[Link], content: str) -> bool:
    """Tell whether the content holds all that a match does, with no more between than may be."""
    content = BEGIN * PADDING + content + END * PADDING
    ends: list[int] = []
    for before, texts in links:
        found: list[int] = []
        for text in texts:
            at = content.find(text)
            while at >= 0:
                if not ends or _reaches(content, ends, at, before):
                    found.append(at + len(text))
                at = content.find(text, at + 1)
        if not found:
            return False
        ends = sorted(found)
    return True


def _reaches(content: str, ends: Sequence[int], at: int, before: str) -> bool:
    """Tell whether what may stand before `at` reaches back to where an earlier text ends."""
    place = bisect_right(ends, at)
    if not place:
        return False
    between = content[ends[place - 1] : at]
    if before.startswith("^"):
        return not any(char in between for char in before[1:])
    return not between.strip(before)


def in_order(groups: Sequence[Sequence[str]], content: str, mark: str | None = None) -> bool:
    """Tell whether the content holds one of each group, in this order, none overlapping.

    With a `mark`, they must stand in one of the stretches between the marks.
    """
    first, *others = groups
    at = 0
    while (at := _earliest(first, content, at, len(content))) >= 0:
        stop = content.find(mark, at) if mark else -1
        limit = len(content) if stop < 0 else stop
        for group in others:
            at = _earliest(group, content, at, limit)
            if at < 0:
                break
        else:
            return True
        if stop < 0:
            return False
        at = stop
    return False


def _earliest(group: Sequence[str], content: str, start: int, stop: int) -> int:
    """Return where the first of these that ends in a stretch of the content ends, -1 for none."""
    end = -1
    for text in group:
        at = content.find(text, start, stop if end < 0 else end)
        if at >= 0:
            end = at + len(text)
    return end
