"""Merged cells laid out on the squares of a table."""

from collections.abc import Collection, Sequence

from gxlint.blocks import Table, Text
from gxlint.columns import Cells, Texts
from gxlint.readers.lines import MAX_CELLS
from gxlint.records import NamedTuple
from gxlint.source import too_large

WIDEST = 1000
TALLEST = 65534
"""The largest spans that HTML knows; a wider `colspan` counts as 1, a taller `rowspan` as this."""


RawCell = tuple[Text, tuple[int, int]]
"""A cell as the source gives it, with the rows and columns it asks for; 0 rows reach to the end."""


def lay_out(
    rows: Sequence[Sequence[RawCell]], groups: Collection[int] = (), *, blank_before: int = 0
) -> Table:
    """Return the table with each cell on its squares, in source order.

    `rows` holds the cells of each row as they follow in the source; `groups` the numbers of the
    rows, from 0, at which a new row group (`<thead>`, `<tbody>`) begins. A cell that reaches below
    its group is cut off there. Where two cells claim one square both keep it; then the table is no
    longer `exact`, nor where its header does not fit its rows (`is_headed`).

    Raises ReadError `file-too-large` for a table of more squares than any report has.

    Follows "Forming a table" in the HTML standard (4.9.12.1).
    """
    spans = tuple([tuple([cell[1] for cell in row]) for row in rows])
    return placed([cell[0] for row in rows for cell in row], spans, groups, blank_before)


Spans = tuple[tuple[tuple[int, int], ...], ...]
"""The rows and columns that the cells of each row ask for."""


def placed(
    texts: Sequence[Text], spans: Spans, groups: Collection[int] = (), blank_before: int = 0
) -> Table:
    """Return the table of cells with those texts, which ask for those rows and columns.

    Everything else is as `lay_out` has it.
    """
    plan = _known.get(spans) if not groups else None
    if plan is None:
        plan = _plan_of(spans, groups)
        if not groups and len(plan.rows) <= _SMALL:
            if len(_known) >= _MOST:
                _known.clear()
            _known[spans] = plan
    cells = Cells(plan.rows, plan.columns, Texts.of(texts), plan.heights, plan.widths)
    return Table(cells, len(spans), plan.width, plan.exact, blank_before)


class Plan(NamedTuple):
    """Where cells stand: the row, column, height and width of each; how wide their table is."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    heights: tuple[int, ...]
    widths: tuple[int, ...]
    width: int
    exact: bool


_MOST = 100
_SMALL = 1000
"""Tables that are remembered, and their cells: forms are the same from report to report."""
_known: dict[Spans, Plan] = {}


def _plan_of(spans: Spans, groups: Collection[int]) -> Plan:
    """Return where the cells of a table stand."""
    planning = _Planning(len(spans), groups)
    for row, cells in enumerate(spans):
        planning.add(row, cells)
    exact = not planning.overlaps and is_headed(planning.widths)
    rows, columns, heights, widths = list(zip(*planning.squares, strict=True)) or [()] * 4
    return Plan(rows, columns, heights, widths, len(planning.busy), exact)


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


class _Planning:
    """The squares taken so far; `busy[c]` is the first row in which column c is free again."""

    def __init__(self, rows: int, groups: Collection[int]) -> None:
        self.squares: list[tuple[int, int, int, int]] = []
        self.busy: list[int] = []
        self.overlaps = False
        self.widths: list[int] = []
        """The columns that the rows reach to."""
        self.work = 0
        """The columns that all rows together reach to."""
        self.ends = _group_ends(rows, groups)

    def add(self, row: int, cells: Sequence[tuple[int, int]]) -> None:
        """Place the cells of a row."""
        squares, busy = self.squares, self.busy
        room = self.ends[row] - row
        column = 0
        known = len(busy)
        for rows, columns in cells:
            while column < known and busy[column] > row:
                column += 1
            height = rows if 0 < rows < room else min(rows or TALLEST, room)
            if columns == height == 1 and column < known:  # whose column is free in the next row
                squares.append((row, column, 1, 1))
                column += 1
            else:
                width = columns if 0 < columns <= WIDEST else 1
                squares.append((row, column, height, width))
                column = self._take(row, column, height, width)
                known = len(busy)
        if cells:
            self._end_row(row, column)

    def _take(self, row: int, column: int, height: int, width: int) -> int:
        """Take the squares of a cell; return the column behind it."""
        busy = self.busy
        end = column + width
        self._check(end)
        if end > len(busy):
            busy.extend([0] * (end - len(busy)))
        for taken in range(column, end):
            if busy[taken] > row:
                self.overlaps = True
            busy[taken] = max(busy[taken], row + height)
        return end

    def _end_row(self, row: int, column: int) -> None:
        """Note how far a row reaches whose last cell ends before that column."""
        while column < len(self.busy) and self.busy[column] > row:
            column += 1
        self._check(column)
        self.work += column
        self.widths.append(column)

    def _check(self, column: int) -> None:
        """Raise ReadError where a row that reaches so far makes the table too large."""
        if self.work + column > MAX_CELLS:
            raise too_large("cells", self.work + column, MAX_CELLS)


def _group_ends(rows: int, groups: Collection[int]) -> list[int]:
    """Return for each row the first row that is no longer in its group."""
    ends: list[int] = [rows] * rows
    end = rows
    for row in range(rows - 1, -1, -1):
        ends[row] = end
        if row in groups:
            end = row
    return ends
