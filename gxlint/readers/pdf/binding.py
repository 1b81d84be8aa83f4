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
    left = _strip(
        sorted((c.left, c.right, c) for c in chars), min((a for a, _ in sides), default=None)
    )
    flipped = sorted((-c.right, -c.left, c) for c in chars)
    right = _strip(flipped, min((-b for _, b in sides), default=None))
    off = {*left, *right}
    return [char for char in chars if char not in off] if off else chars


def _strip(placed: Sequence[tuple[float, float, Char]], table: float | None) -> list[Char]:
    """Return the characters of the outermost strip if they are such words."""
    if not placed:
        return []
    outermost = placed[0][2]
    height = outermost.top - outermost.bottom
    begin = placed[0][0]
    strip: list[Char] = []
    end = begin
    for left, right, char in placed:
        if left > end + _APART * height and strip:
            break
        end = max(end, right)
        strip.append(char)
        if len(strip) > _MOST or end - begin > _WIDE * height:
            return []
    else:
        return []
    beyond = table is None or table > end + _APART * height
    return strip if beyond and _are_words(strip) else []


def _are_words(strip: Sequence[Char]) -> bool:
    words = all(char.char > _CHINESE and char.char not in NUMERALS for char in strip)
    return words and len(strip) >= _FEWEST and len(rows_of(strip)) == len(strip)
