"""A page read: its lines of text and its ruled tables with what is in their cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise

from gxlint.readers.pdf.binding import without_binding
from gxlint.readers.pdf.doubts import (
    goes_down,
    has_covered,
    has_remarks,
    is_measured,
    without_overprinted,
)
from gxlint.readers.pdf.figures import are_sure, has_columns, is_overprinted, text_of
from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import FIGURE, Line, line_of, rows_of
from gxlint.readers.pdf.native import Page
from gxlint.readers.pdf.numbered import NONE, Numbering, without_numbers
from gxlint.readers.pdf.paths import THIN
from gxlint.readers.pdf.ruling import Merged, Ruled, tables_of
from gxlint.readers.pdf.straight import NEAR
from gxlint.records import NamedTuple


class Filled(NamedTuple):
    """A ruled table and the text of each of its cells.

    `full` are the numbers of the cells at its end whose last line fills them; `sure` tells whether
    the cells hold what is printed in them.
    """

    ruled: Ruled
    texts: list[str]
    full: frozenset[int]
    sure: bool


class Sheet(NamedTuple):
    """A page read: its lines of text outside of tables, and its tables with their texts.

    `chars` are those of each line; `marks` are the heights of short lines across the page that
    rule no table, as above footnotes; `numbered` is how its lines are numbered; `illegible` says
    that words are printed over others, or characters lost, `doubtful` that it is not certain what
    is read after what.
    """

    number: int
    height: float
    lines: list[Line]
    chars: list[list[Char]]
    tables: list[Filled]
    marks: tuple[float, ...] = ()
    numbered: Numbering = NONE
    illegible: bool = False
    doubtful: bool = False


_FRAME = 2
"""Lines down the page of a frame with nothing but lines across it, which part no columns."""


def sheet_of(page: Page, before: Numbering = NONE) -> Sheet:
    """Return the lines and tables of a page; `before` numbers the lines of the page before."""
    ruled = tables_of(page.strokes, page.chars)
    inside, outside = _parted(ruled, page.chars)
    framed = [
        i
        for i, (table, cells) in enumerate(zip(ruled, inside, strict=True))
        if len(table.xs) == _FRAME and has_columns(map(rows_of, cells))
    ]
    for i in reversed(framed):
        outside += chain.from_iterable(inside.pop(i))
        del ruled[i]
    sides = [(table.xs[0], table.xs[-1]) for table in ruled]
    outside, numbered = without_numbers(outside, sides, before)
    down = goes_down(outside)
    if not down:
        outside = without_binding(outside, sides)
    rows = rows_of(outside)
    for table, cells in zip(ruled, inside, strict=True):
        rows = _without_overflow(rows, table, cells)
    lines = [line_of(page.number, row) for row in rows]
    printed = [[rows_of(chars) for chars in cells] for cells in inside]
    tables = [_filled(table, cells) for table, cells in zip(ruled, printed, strict=True)]
    marks = tuple(_marks(page, ruled))
    over = is_overprinted([*rows, *chain.from_iterable(chain.from_iterable(printed))])
    if over:
        lines = [without_overprinted(*pair) for pair in zip(lines, rows, strict=True)]
    filled = [table for table in tables if any(table.texts)]
    illegible = over or page.lost > 0 or not is_measured(page.chars)
    doubtful = illegible or has_remarks(rows) or has_covered(rows) or down
    return Sheet(
        page.number, page.height, lines, rows, filled, marks, numbered, illegible, doubtful
    )


def _parted(
    ruled: Sequence[Ruled], chars: Sequence[Char]
) -> tuple[list[list[list[Char]]], list[Char]]:
    """Return the characters in each cell of each table, and those outside of all."""
    inside: list[list[list[Char]]] = [[[] for _ in table.cells] for table in ruled]
    outside = list(chars)
    for table, cells in zip(ruled, inside, strict=True):
        rest: list[Char] = []
        left, right, low, high = table.xs[0], table.xs[-1], table.ys[-1], table.ys[0]
        for char in outside:
            x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
            if left <= x < right and low < y <= high:
                cells[table.cell_at(x, y)].append(char)
            else:
                rest.append(char)
        outside = rest
    return inside, outside


_SHORTEST, _LONGEST = 0.05, 0.5
"""Shares of a page's width that the line above its footnotes has."""


def _marks(page: Page, tables: Sequence[Ruled]) -> Iterator[float]:
    """Yield the heights of short lines across the page outside of its tables."""
    for stroke in page.strokes:
        share = (stroke.right - stroke.left) / page.width if page.width else 0
        flat = stroke.top - stroke.bottom <= THIN
        if flat and _SHORTEST < share < _LONGEST:
            at = (stroke.bottom + stroke.top) / 2
            if not any(table.ys[-1] - NEAR <= at <= table.ys[0] + NEAR for table in tables):
                yield at


_FEWEST = 4
"""Lines beside a table, at least, that make text in parallel of them."""
_LONG = 6.0
"""Heights of such a line that it is long, at least."""


def is_parallel(sheet: Sheet) -> bool:
    """Tell a page on which text goes on beside a ruled table, or another table does.

    What comes first there, and what stands in one line with what, is then not certain.
    """
    tables = [table.ruled for table in sheet.tables]
    if any(a.ys[-1] < b.ys[0] and b.ys[-1] < a.ys[0] for a, b in combinations(tables, 2)):
        return True
    return any(
        sum(
            table.ruled.ys[-1] < line.bottom < line.top < table.ruled.ys[0]
            and line.right - line.left > _LONG * (line.top - line.bottom)
            for line in sheet.lines
        )
        >= _FEWEST
        for table in sheet.tables
    )


_FAR = 30.0
"""Points from the end of a table beyond which no line is looked at."""
_NEXT = 0.4
_GAP = 0.8
"""Heights of a line between the end of a table and the next line of its cell, and two such."""


def _without_overflow(
    rows: list[list[Char]], table: Ruled, cells: list[list[Char]]
) -> list[list[Char]]:
    """Return the rows without those right below a table that are of a cell at its end.

    A cell that goes on with the next page may have a label longer than what is left of it here.
    """
    end, gap = table.ys[-1], _NEXT
    kept: list[list[Char]] = []
    for row in rows:
        if abs(end - row[0].top) > _FAR:
            kept.append(row)
            continue
        top = max(char.top for char in row)
        height = top - min(char.bottom for char in row)
        numbers = _below(table, row) if abs(end - top) < gap * height else []
        for cell, char in zip(numbers, row, strict=bool(numbers)):
            cells[cell].append(char)
        if numbers:
            end, gap = top - height, _GAP
        else:
            kept.append(row)
    return kept


_NARROW = 0.25
"""The share of its table's width that such a cell has, at most."""


def _below(table: Ruled, row: list[Char]) -> list[int]:
    """Return the narrow cell at the end of a table below which each character of a row stands.

    Empty for figures, and where one stands below none or words reach from one to the next.
    """
    widest = _NARROW * (table.xs[-1] - table.xs[0])
    ends = [
        (table.xs[cell.column], table.xs[cell.column + cell.columns], i)
        for i, cell in enumerate(table.cells)
        if cell.row + cell.rows == len(table.ys) - 1
    ]
    if all(char.char.isascii() for char in row):
        return []
    found: list[int] = []
    for char in row:
        over = [i for a, b, i in ends if a < char.left < char.right < b < a + widest]
        found += over
        if not over:
            return []
    parts = zip(pairwise(row), pairwise(found), strict=True)
    whole = all(a == b or y.left - x.right > x.top - x.bottom for (x, y), (a, b) in parts)
    return found if whole else []


def _filled(table: Ruled, printed: list[list[list[Char]]]) -> Filled:
    rows = len(table.ys) - 1
    full = frozenset(
        i
        for i, (cell, lines) in enumerate(zip(table.cells, printed, strict=True))
        if lines and cell.row + cell.rows == rows and _is_full(table, cell, lines[-1])
    )
    sure = (
        are_sure(printed)
        and _are_rectangles(table, printed)
        and not any(
            _is_stacked(table, cell, lines)
            for cell, lines in zip(table.cells, printed, strict=True)
            if len(lines) > 1
        )
    )
    return Filled(table, list(map(text_of, printed)), full, sure)


def _are_rectangles(table: Ruled, printed: Sequence[Sequence[list[Char]]]) -> bool:
    """Tell whether what is printed in a table stands in rectangles, but for its blank cells.

    Elsewhere a line is missing, and one cell may hold what belongs to two.
    """
    if table.exact:
        return True
    squares = Counter(chain.from_iterable(table.at))
    return not any(
        lines and cell.rows * cell.columns != squares[i]
        for i, (cell, lines) in enumerate(zip(table.cells, printed, strict=True))
    )


def _is_stacked(table: Ruled, cell: Merged, lines: Sequence[list[Char]]) -> bool:
    """Tell whether a figure stands below words in a cell, or below one that had room for it.

    It may be that of another row, or the number of the page.
    """
    return any(
        all(char.char in FIGURE for char in below)
        and not (above[-1].char in FIGURE and _is_full(table, cell, above))
        for above, below in pairwise(lines)
    )


_PADDING = 11.0
"""Points between the sides of a cell and what is printed in it, both together."""


def _is_full(table: Ruled, cell: Merged, line: list[Char]) -> bool:
    """Tell whether another character would not go on the last line of a cell."""
    width = table.xs[cell.column + cell.columns] - table.xs[cell.column]
    widest = max(char.right - char.left for char in line)
    return width - (line[-1].right - line[0].left) < widest + _PADDING
