"""Lines put together into paragraphs, over the ends of columns and pages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gxlint.readers.pdf.lines import Line
from gxlint.records import NamedTuple


class Margins(NamedTuple):
    """Where the text of a document begins and ends from left to right."""

    left: float
    right: float


def margins_of(lines: Sequence[Line]) -> Margins:
    """Return the margins that most of the text keeps to."""
    wide = [line for line in lines if line.right - line.left > _WIDE * line.size]
    if not wide:
        return Margins(0.0, float("inf"))
    rights = sorted(line.right for line in wide)
    lefts = sorted(line.left for line in wide)
    return Margins(lefts[len(lefts) // 4], rights[len(rights) * 3 // 4])


_WIDE = 15
"""Characters of a line that tells where the margins are."""
_FULL = 2.0
"""Characters that may be missing at the end of a line that goes on below."""
_INDENT = 1.2
_GAP = 1.4
"""Heights of a line above which the space between two lines parts paragraphs."""


def goes_on(last: Line, line: Line, margins: Margins, usual_gap: float) -> bool:
    """Tell whether a paragraph goes on from one line to the next.

    It ends with a line that stops short, and begins with one that is indented.
    """
    size = last.size
    if abs(last.size - line.size) > 0.2 * max(size, line.size):
        return False
    if margins.right - last.right > _FULL * size or line.left - margins.left > _INDENT * size:
        return False
    if line.page != last.page or line.top > last.top:
        return True
    return last.bottom - line.top < usual_gap + _GAP * size - size


def paragraphs_of(lines: Sequence[Line], margins: Margins) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    gaps = sorted(
        a.bottom - b.top for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.top
    )
    usual_gap = gaps[len(gaps) // 2] if gaps else 0.0
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not goes_on(paragraph[-1], line, margins, usual_gap):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def text_of(lines: Sequence[Line]) -> str:
    """Return the text of a paragraph; Latin words at the ends of lines stay apart."""
    out = ""
    for line in lines:
        text = line.text
        if out and _is_word(out[-1]) and _is_word(text[:1]):
            out += " "
        out += text
    return out


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalpha()
