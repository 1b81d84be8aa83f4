"""Where tables without ruling lines stand, told by figures that stand below each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import NUMERALS, Field, Line, fields_of
from gxlint.records import NamedTuple

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
"""Rows of figures and columns of a table; under a header one row is enough."""
LEADING = 1.75
"""Heights of a character between two lines of a cell, at most."""
_APART = 0.5
"""Heights of a character beyond which a gap may part two cells; in running text none is as wide."""
_FAR = 3.0
"""Heights of a character between two lines of a table, at most."""
_MOST_BETWEEN = 6
"""Lines of labels alone between two rows of figures, at most."""
_MOST_LINES = 200
"""Lines of a page beyond which no table is looked for; small print has a hundred."""
_MOST_HEADER = 12
"""Lines of a header, at most."""
_ALIKE = 0.15
_FIGURE = re.compile(
    r"[-+\u2212\uff0b\uff0d]?\d+(?:[,\uff0c]\d{3})*(?:\.\d+)?(?:%|\uff05|[\u4e00-\u9fff]{0,2})"
    r"|[-\u2010-\u2015\u2500/\\*]{1,3}"
)
"""A figure, with its unit or not, or what stands for none."""
_PROSE = re.compile("[\u3002\uff1b]")
ORDINAL = re.compile(
    r"[(\uff08].{1,2}[)\uff09]|\d{1,2}[.\u3001\uff0e]\D|[\u2460-\u2473]"
    rf"|[{NUMERALS}]{{1,3}}[\u3001.\uff0e]"
)
"""How a label or heading begins that does not go on from the line before."""


class Set(NamedTuple):
    """A line with its fields as narrow gaps part them; those from `first` on are no label."""

    line: Line
    fields: tuple[Field, ...]
    first: int

    @property
    def is_row(self) -> bool:
        """Tell whether there are figures in the line, beside a label or each other."""
        return self.first < len(self.fields) > 1

    @property
    def begins(self) -> float:
        """Return where its figures begin."""
        return self.fields[self.first].left


class Band(NamedTuple):
    """A stretch of a table with the same columns.

    `header` counts its lines before the first row of figures; those from `names` on hold nothing
    above the figures, but may hold the beginning of the first label. `clear` is False where rows
    are too few to tell columns.
    """

    start: int
    end: int
    header: int
    names: int
    lines: list[Set]
    clear: bool = True


def is_figure(text: str) -> bool:
    """Tell a figure, or a mark for none."""
    return bool(_FIGURE.fullmatch(text))


def bands_of(lines: Sequence[Line], chars: Sequence[Sequence[Char]]) -> Iterator[Band]:
    """Yield the tables among the lines between two ruled tables or ends of a page.

    A few rows of figures without a header, as at the top of a page, are one that is not clear.
    `chars` are those of each line. `start` and `end` count lines.
    """
    if len(lines) > _MOST_LINES or not any(_may_be_row(line) for line in lines):
        return
    sets = [_set(line, row) for line, row in zip(lines, chars, strict=True)]
    rows = [i for i, one in enumerate(sets) if one.is_row]
    done = 0
    for first, last in _chains(sets, rows):
        start = _header(sets, first, done)
        end = _end(sets, first, last)
        found = sets[start:end]
        many = sum(one.is_row for one in found)
        if many >= (FEWEST_ROWS if start == first else 1) and _columns(found) >= FEWEST_COLUMNS:
            begins = sets[first].begins - sets[first].line.size
            above = [i for i, one in enumerate(found[: first - start]) if one.line.right > begins]
            yield Band(start, end, first - start, above[-1] + 1 if above else 0, found)
            done = end
        elif any(len(one.fields) - one.first >= FEWEST_COLUMNS for one in sets[first : last + 1]):
            yield Band(first, end, 0, 0, sets[first:end], clear=False)
            done = end


def parts_of(row: Sequence[Char]) -> Iterator[list[Char]]:
    """Yield the characters of a line, those of each field together."""
    part = list(row[:1])
    for last, char in pairwise(row):
        if char.left - last.right > _APART * (last.top - last.bottom):
            yield part
            part = []
        part.append(char)
    yield part


def _may_be_row(line: Line) -> bool:
    return len(line.fields) > 1 and any(is_figure(field.text) for field in line.fields[1:])


def _set(line: Line, row: Sequence[Char]) -> Set:
    fields = tuple(fields_of(row, line.size, _APART))
    if any(_PROSE.search(field.text) for field in fields):
        return Set(line, fields, len(fields))
    figures = (i for i, field in enumerate(fields) if is_figure(field.text))
    return Set(line, fields, next(figures, len(fields)))


def _columns(found: Sequence[Set]) -> int:
    """Return how many columns there are, labels in lines of their own being one."""
    left = min(one.line.left for one in found if one.is_row)
    beside = any(not one.is_row and one.line.right < left for one in found)
    return max(len(one.fields) for one in found if one.is_row) + beside


def _chains(sets: Sequence[Set], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of figures of each stretch between which stand labels alone."""
    first = last = -1
    begins = 0.0
    for row in rows:
        left = min(begins, sets[row].begins)
        if first >= 0 and _go_on(sets[last : row + 1], left):
            last, begins = row, left
            continue
        if first >= 0:
            yield first, last
        first, last, begins = row, row, sets[row].begins
    if first >= 0:
        yield first, last


def _go_on(part: Sequence[Set], begins: float) -> bool:
    """Tell whether two rows are of one table: what stands between is left of the figures."""
    if len(part) > _MOST_BETWEEN + 2:
        return False
    if any(one.line.right > begins for one in part[1:-1]):
        return False
    return all(_is_near(a.line, b.line) for a, b in pairwise(part))


def _is_near(above: Line, below: Line) -> bool:
    alike = abs(above.size - below.size) <= _ALIKE * above.size
    return alike and above.top - below.top <= _FAR * above.size


def _header(sets: Sequence[Set], first: int, done: int) -> int:
    """Return where the header begins: its top line has words above several columns."""
    top = first
    begins = sets[first].begins - sets[first].line.size
    for i in range(first - 1, max(done, first - _MOST_HEADER) - 1, -1):
        one = sets[i]
        if one.is_row or not _is_near(one.line, sets[i + 1].line):
            break
        if len(one.fields) > 1 and one.line.right > begins:
            top = i
        elif top < first and ORDINAL.match(one.line.text):
            break
    return top


def _end(sets: Sequence[Set], first: int, last: int) -> int:
    """Return the end of the table: the rest of its last label may stand below its last row."""
    begins = min(one.begins for one in sets[first : last + 1] if one.is_row)
    lefts = [field.left for one in sets[first : last + 1] for field in one.fields[: one.first]]
    end = last + 1
    while end < len(sets):
        above, line = sets[end - 1].line, sets[end].line
        near = _is_near(above, line) and above.top - line.top <= LEADING * line.size
        below = any(abs(left - line.left) < line.size for left in lefts)
        if not near or not below or line.right > begins or ORDINAL.match(line.text):
            break
        end += 1
    return end
