"""The tables of a Word file that are open while it is read, from without to within."""

from gxlint.readers.docx.items import Item, WordCell, WordRow, WordTable
from gxlint.source import too_large

MAX_CELLS = 200_000
MAX_DEPTH = 20
"""Tables within tables; deeper ones are read as text of the cell."""


class Tables:
    """The tables that are open."""

    __slots__ = ("_cells", "_ignored", "_open")

    def __init__(self) -> None:
        self._open: list[WordTable] = []
        self._ignored = 0
        self._cells = 0

    def begin(self, items: list[Item]) -> None:
        """Begin a table, which goes to those items."""
        if self._ignored or len(self._open) >= MAX_DEPTH:
            self._ignored += 1
            return
        table = WordTable()
        items.append(table)
        self._open.append(table)

    def end(self) -> None:
        """End a table."""
        if self._ignored:
            self._ignored -= 1
        elif self._open:
            self._open.pop()

    def begin_row(self) -> None:
        """Begin a row."""
        if self._open and not self._ignored:
            self._open[-1].rows.append(WordRow())

    def row(self) -> WordRow | None:
        """Return the row that is read."""
        if not self._open or self._ignored or not self._open[-1].rows:
            return None
        return self._open[-1].rows[-1]

    def add_cell(self, row: WordRow) -> WordCell:
        """Begin a cell in that row.

        Raises ReadError `file-too-large` where there are more than any report has.
        """
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise too_large("cells", self._cells, MAX_CELLS)
        cell = WordCell()
        row.cells.append(cell)
        return cell

    def paint(self) -> None:
        """Take it that the cell, row or table has a ground that is not white, whichever is read."""
        if self._open and not self._ignored:
            _innermost(self._open[-1]).painted = True

    @property
    def painted(self) -> bool:
        """Tell whether some ground of what is open is not white."""
        return any(
            table.painted or any(row.painted or _last_painted(row) for row in table.rows[-1:])
            for table in self._open
        )


def _last_painted(row: WordRow) -> bool:
    return bool(row.cells) and row.cells[-1].painted


def _innermost(table: WordTable) -> WordTable | WordRow | WordCell:
    row = table.rows[-1] if table.rows else None
    return (row.cells[-1] if row.cells else row) if row else table
