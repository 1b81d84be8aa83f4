"""What makes it uncertain what is read after what on a page: remarks beside the text, and more."""

from collections.abc import Sequence
from itertools import pairwise

from gxlint.folding import UNKNOWN
from gxlint.readers.pdf.figures import count_over
from gxlint.readers.pdf.glyphs import COVERED, Char
from gxlint.readers.pdf.lines import Field, Line

_CHINESE = "\u2e7f"
"""Characters above are Chinese."""
_LONG = 12
"""Characters of a line that tells where the text ends."""
_FEWEST_LINES = 3
"""Such lines of a page that tell it, at least."""
_SMALL = 0.9
"""The share of the text's height that remarks have, at most."""
_OFF = 0.25
"""Heights of the text by which a remark may begin before its margin."""
_FEWEST = 4
"""Characters of remarks on a page, at least: no mark of binding."""


def has_remarks(rows: Sequence[Sequence[Char]]) -> bool:
    """Tell whether small words stand beyond the ends of the text of a page, in its margin."""
    text = [char for row in rows if len(row) >= _LONG for char in row if char.char.isalnum()]
    if len(text) < _FEWEST_LINES * _LONG:
        return False
    heights = sorted(char.top - char.bottom for char in text)
    height = heights[len(heights) // 2]
    most = _SMALL * height
    large = [char for char in text if char.top - char.bottom >= most]
    left, right = min(char.left for char in large), max(char.right for char in large)
    top, bottom = max(char.top for char in large), min(char.bottom for char in large)
    found: list[Char] = []
    for row in rows:
        small = [char for char in row if char.top - char.bottom < most]
        aside = [c for c in small if c.left >= right - _OFF * height or c.right <= left]
        # A row of a table has other cells, and what belongs to the page stands above or below.
        if len(aside) == len(small) and all(bottom < c.bottom < c.top < top for c in aside):
            found += [char for char in aside if char.char > _CHINESE]
    return len(found) >= _FEWEST and found[0].bottom > found[-1].top


_FEWEST_DOWN = 40
"""Characters of a page that stand below the one before, at least, where the text goes down."""
_MOST_DOWN = 0.5
"""The share of all characters that do, at least."""


def goes_down(chars: Sequence[Char]) -> bool:
    """Tell whether the text of a page is written from the top down, its characters upright."""
    pairs = [pair for pair in pairwise(chars) if pair[1].bottom < pair[0].bottom]
    steps = sum(_is_below(char, last) for last, char in pairs)
    return steps >= _FEWEST_DOWN and steps > _MOST_DOWN * len(chars)


def _is_below(char: Char, last: Char) -> bool:
    height = last.top - last.bottom
    aside = abs(char.left + char.right - last.left - last.right)
    return aside < height / 2 and height / 2 < last.bottom - char.bottom < 2 * height


_SAMPLES = 120
"""Characters of a page that are looked at to know its fonts."""
_FEWEST_KNOWN = 20
_PILED = 0.15
"""The share of them that stand where the next one does in a font whose widths are not known."""
_NO_STEP = 0.1
"""Widths of a character by which the next one stands beside it, at most, where it does not."""
_TALLEST = 2.0
"""Widths of a Chinese character that its box is high, at most; of most fonts it is 1.2."""


def is_measured(chars: Sequence[Char]) -> bool:
    """Tell whether the boxes of a page's characters are those of the letters in them.

    Where a font says nothing of its widths, its characters stand in one place; where it is wrong
    about its height, lines lie upon each other.
    """
    step = max(len(chars) // _SAMPLES, 1)
    pairs = list(zip(chars[::step], chars[1::step], strict=False))
    chinese = [char for char, _ in pairs if char.char > _CHINESE]
    if len(chinese) < _FEWEST_KNOWN:
        return True
    piled = sum(
        abs(after.left - char.left) < _NO_STEP * (char.right - char.left)
        and after.bottom == char.bottom
        and after.char != char.char
        for char, after in pairs
    )
    tall = sum(c.top - c.bottom > _TALLEST * (c.right - c.left) for c in chinese)
    return piled < _PILED * len(pairs) and 2 * tall < len(chinese)


def without_overprinted(line: Line, row: Sequence[Char]) -> Line:
    """Return a line of a page on which words are printed over others; what it says is not known."""
    return unread(line) if count_over(row) else line


def unread(line: Line) -> Line:
    """Return a line that says something which is not known."""
    return line._replace(fields=(Field(UNKNOWN, line.left, line.right),))


def has_covered(rows: Sequence[Sequence[Char]]) -> bool:
    """Tell whether something is painted over words."""
    return any(char.char == COVERED for row in rows for char in row)


_MANY = 3
"""Fields of a line on a page whose order is not certain, which are then not known to be of one."""


def without_torn(line: Line) -> Line:
    """Return a line of a page whose order is not certain; figures beside each other are unread."""
    return unread(line) if len(line.fields) >= _MANY else line
