"""Words that go down the margin of a page: where to bind it, whose it is."""

from collections.abc import Sequence

from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import NUMERALS, rows_of

_CHINESE = "\u2e7f"
"""Characters above are Chinese."""
_FEWEST, _MOST = 2, 30
"""Characters of such words on a page."""
_WIDE = 1.5
"""Heights of a character that their strip is wide, at most."""
_APART = 0.5
"""Heights of a character between the strip and all else, at least."""


def without_binding(chars: list[Char], sides: Sequence[tuple[float, float]]) -> list[Char]:
    """Return the characters of a page without those that stand one below the other in its margin.

    Nothing else stands as far left, or right, as they do. `sides` are the left and right sides of
    the page's tables.
    """
    edges = [edge for side in sides for edge in side]
    left = _strip(chars, [char.left for char in chars], [char.right for char in chars], edges)
    lefts, rights = [-char.right for char in chars], [-char.left for char in chars]
    right = _strip(chars, lefts, rights, [-edge for edge in edges])
    off = {*left, *right}
    return [char for char in chars if char not in off] if off else chars


def _strip(
    chars: Sequence[Char], lefts: Sequence[float], rights: Sequence[float], edges: Sequence[float]
) -> list[Char]:
    """Return the characters of the outermost strip if they are such words."""
    if not chars:
        return []
    begin = min(lefts)
    first = chars[lefts.index(begin)]
    height = first.top - first.bottom
    within = [i for i, left in enumerate(lefts) if left < begin + _WIDE * height]
    if not _FEWEST <= len(within) <= _MOST or len(within) == len(chars):
        return []
    strip = [chars[i] for i in within]
    end = max(rights[i] for i in within)
    others = [left for left in lefts if left >= begin + _WIDE * height]
    beyond = min((*others, *edges)) > end + _APART * height
    return strip if beyond and end - begin <= _WIDE * height and _are_words(strip) else []


def _are_words(strip: Sequence[Char]) -> bool:
    words = all(char.char > _CHINESE and char.char not in NUMERALS for char in strip)
    return words and len(strip) >= _FEWEST and len(rows_of(strip)) == len(strip)
