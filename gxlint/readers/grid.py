"""Merged cells laid out on the squares of a table."""

from collections.abc import Collection, Sequence

from gxlint.blocks import Cell, Table, Text
from gxlint.readers.lines import MAX_CELLS
from gxlint.records import NamedTuple
from gxlint.source import too_large

WIDEST = 1000
TALLEST = 65534
"""The largest spans that HTML knows; a wider `colspan` counts as 1, a taller `rowspan` as this."""


class RawCell(NamedTuple):
    """A cell as the source gives it; a `row_span` of 0 reaches to the end of its row group."""

    text: Text
    row_span: int = 1
    column_span: int = 1


def lay_out(
    rows: Sequence[Sequence[RawCell]],
    groups: Collection[int] = (),
    *,
    exact: bool = True,
    blank_before: int = 0,
) -> Table:
    """Return the table with each cell on its squares, in source order.

    `rows` holds the cells of each row as they follow in the source; `groups` the numbers of the
    rows, from 0, at which a new row group (`<thead>`, `<tbody>`) begins. A cell that reaches below
    its group is cut off there. Where two cells claim one square both keep it; then the table is no
    longer `exact`, nor where its header does not fit its rows (`is_headed`).

    Raises ReadError `file-too-large` for a table of more squares than any report has.

    Follows "Forming a table" in the HTML standard (4.9.12.1).
    """
    plan = _Plan(len(rows), groups)
    for row, cells in enumerate(rows):
        plan.add(row, cells)
    exact = exact and not plan.overlaps and is_headed(plan.widths)
    return Table(tuple(plan.cells), len(rows), len(plan.busy), exact, blank_before)


def is_headed(widths: Sequence[int]) -> bool:
    """Tell whether the first rows of a table, where its header is, are as wide as most rows.

    Otherwise a span in the header is wrong, and the labels right of it stand over other columns.
    """
    times: dict[int, int] = {}
    for width in widths:
        times[width] = times.get(width, 0) + 1
    usual = max(times, key=lambda width: times[width], default=0)
    return all(width == usual for width in widths[:_HEADER])


_HEADER = 3
"""Rows of the tallest prescribed header."""


class _Plan:
    """The squares taken so far; `busy[c]` is the first row in which column c is free again."""

    def __init__(self, rows: int, groups: Collection[int]) -> None:
        self.cells: list[Cell] = []
        self.busy: list[int] = []
        self.overlaps = False
        self.widths: list[int] = []
        """The columns that the rows reach to."""
        self.work = 0
        self.ends = _group_ends(rows, groups)

    def add(self, row: int, cells: Sequence[RawCell]) -> None:
        busy = self.busy
        column = 0
        room = self.ends[row] - row
        for text, rows, columns in cells:
            begin = column
            while column < len(busy) and busy[column] > row:
                column += 1
            width = columns if 0 < columns <= WIDEST else 1
            self.work += column - begin + width
            if self.work > MAX_CELLS:
                raise too_large("cells", self.work, MAX_CELLS)
            height = min(rows or TALLEST, room)
            self.cells.append(Cell(row, column, text, height, width))
            below = row + height
            if column + width > len(busy):
                busy.extend([0] * (column + width - len(busy)))
            for taken in range(column, column + width):
                if busy[taken] > row:
                    self.overlaps = True
                busy[taken] = max(busy[taken], below)
            column += width
        if cells:
            self._end_row(row, column)

    def _end_row(self, row: int, column: int) -> None:
        """Note how far a row reaches whose last cell ends before that column."""
        begin = column
        while column < len(self.busy) and self.busy[column] > row:
            column += 1
        self.work += column - begin
        self.widths.append(column)


def _group_ends(rows: int, groups: Collection[int]) -> list[int]:
    """Return for each row the first row that is no longer in its group."""
    ends: list[int] = [rows] * rows
    end = rows
    for row in range(rows - 1, -1, -1):
        ends[row] = end
        if row in groups:
            end = row
    return ends
