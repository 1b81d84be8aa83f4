"""Lines put together into paragraphs, over the ends of columns and pages."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from gxlint.readers.pdf.aligned import ORDINAL
from gxlint.readers.pdf.lines import Line
from gxlint.records import NamedTuple


class Margins(NamedTuple):
    """Where the text of a document begins and ends from left to right, and how it is set.

    `gap` is the space between two lines of a paragraph, `size` the height of most lines.
    """

    left: float
    right: float
    gap: float
    size: float


def margins_of(lines: Sequence[Line]) -> Margins:
    """Return the margins that most of the text keeps to; of text in columns, those of the first."""
    single = [line for line in lines if line.column is None and _is_wide(line)]
    column = next((line.column for line in lines if line.column is not None), None)
    wide = single or [line for line in lines if line.column == column and _is_wide(line)]
    if not wide:
        return Margins(0.0, float("inf"), _gap(lines), 0.0)
    lefts = sorted(line.left for line in wide)
    size = sorted(line.size for line in wide)[len(wide) // 2]
    right = _right([line.right - _hanging(line) for line in wide], size)
    margins = Margins(lefts[len(lefts) // 4], right, 0.0, size)
    lines = [fitted(line, margins) for line in lines]
    full = [line for line in lines if _is_wide(line) and right - line.right < _FULL * line.size]
    return margins._replace(gap=_gap(lines, set(full)))


def _is_wide(line: Line) -> bool:
    return line.right - line.left > _WIDE * line.size


def _right(ends: Sequence[float], size: float) -> float:
    """Return the margin: a single line may stick out; where two end together, that is it.

    Where no two do, as with paragraphs of one line on a wide page, it is the end of the longest.
    """
    rights = sorted(ends, reverse=True)
    longest = rights[0] if len(rights) >= _FEWEST else rights[-1]
    return next((b for b, a in pairwise(rights) if b - a < size), longest)


_FEWEST = 4
"""Lines that tell a margin though no two end together, at least."""


_STOPS = frozenset("\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f")


def _hanging(line: Line) -> float:
    """Return how far a line may reach beyond the margin: by the mark at its end."""
    return line.size if line.fields[-1].text[-1:] in _STOPS else 0.0


def fitted(line: Line, margins: Margins) -> Line:
    """Return a line of a column with its ends as they would be between the margins."""
    if line.column is None:
        return line
    left, right = line.column
    return line._replace(
        left=margins.left + line.left - left, right=margins.right - right + line.right
    )


def _gap(lines: Sequence[Line], full: Collection[Line] | None = None) -> float:
    """Return the space below lines that go on: most of the full ones do."""
    gaps = sorted(
        a.bottom - b.top
        for a, b in pairwise(lines)
        if a.page == b.page and a.bottom > b.top and (full is None or a in full)
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


_WIDE = 15
"""Characters of a line that tells where the margins are."""
_FULL = 2.0
"""Characters that may be missing at the end of a line that goes on below."""
_INDENT = 1.2
_GAP = 0.4
"""Heights of a line by which more space than usual parts paragraphs."""
_LARGE = 1.15
"""How much higher than the text a title is."""


def goes_on(last: Line, line: Line, margins: Margins) -> bool:
    """Tell whether a paragraph goes on from one line to the next.

    It ends with a line that stops short, and begins with one that is indented.
    """
    size = last.size
    if abs(last.size - line.size) > 0.2 * max(size, line.size):
        return False
    short = margins.right - last.right > max(_FULL * size, _unit(line) + size)
    if short and not _is_unfinished(last, line, margins):
        return False
    if line.left - margins.left > _INDENT * size and not _is_centred(line, margins):
        return False
    if line.page != last.page or line.top > last.top:
        return True
    # Lines of large print are further apart.
    return (
        last.bottom - line.top
        < margins.gap * max(size / (margins.size or size or 1), 1) + _GAP * size
    )


_ENDS = frozenset("\u3002\uff1a\uff1b\uff01\uff1f\uff09\u300b\u201d")
_LONG = 0.75
"""The share of the width between the margins that an unfinished line takes, at least."""


def _is_unfinished(last: Line, line: Line, margins: Margins) -> bool:
    """Tell a long line of a sentence that stops in the middle of it from the end of a paragraph.

    Other fonts than the margins were made for, and lines that are not justified, leave such.
    """
    text = last.text
    return (
        last.right - margins.left > _LONG * (margins.right - margins.left)
        and text[-1:] not in _ENDS
        and not text[-1:].isascii()
        and not _STOPS.isdisjoint(text)
        and line.left - margins.left < last.size / 2
        and not ORDINAL.match(line.text)
    )


_UNBROKEN = re.compile(
    r"[\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08]*(?:[!-~]+|.)"
    r"[\u2019\u201d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]*"
)
"""A character or Latin word with the brackets and stops that stay with it."""


def _unit(line: Line) -> float:
    """Return about how wide what may not be broken is with which a line begins."""
    found = _UNBROKEN.match(line.text)
    return sum(line.size * (_NARROW if c.isascii() else 1) for c in found[0]) if found else 0.0


_NARROW = 0.6
"""Heights of a line that a Latin character is wide."""


def _is_centred(line: Line, margins: Margins) -> bool:
    """Tell the second line of a centred title."""
    if line.size < _LARGE * margins.size:
        return False
    return abs(line.left - margins.left - margins.right + line.right) < line.size


def paragraphs_of(lines: Sequence[Line], margins: Margins) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not goes_on(paragraph[-1], line, margins):
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
