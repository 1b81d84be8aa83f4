"""The rows of a grid, with what each cell may be a label of."""

from gxlint.blocks import Cell, Table
from gxlint.forms.tables import Mark, TableForms
from gxlint.records import NamedTuple
from gxlint.report.tables.draft import Printed, whole_span
from gxlint.report.tables.labels import is_value, look_up


def printed(cell: Cell) -> Printed:
    """Return what a cell of a grid prints."""
    return (cell.text if cell.text.content else None), whole_span(cell.text)


class GridRow(NamedTuple):
    """A row of a grid: its cells from left to right, and what each may be a label of."""

    cells: list[Cell]
    marks: list[tuple[Mark, ...]]


def grid_rows(table: Table, forms: TableForms) -> list[GridRow]:
    """Return the rows of the grid with the marks of their labels.

    A merged cell stands where it begins; one that may hold a figure stands again in every row that
    it reaches into.
    """
    rows: list[GridRow] = [GridRow([], []) for _ in range(table.rows)]
    index, prints = forms.labels, forms.prints
    reaching = False
    for cell in table.cells:
        content = cell.text.content
        marks: tuple[Mark, ...] = ()
        reach = 1
        if not content or is_value(content, prints):
            reach = min(cell.row_span, table.rows - cell.row)
            reaching = reaching or reach > 1
        else:
            marks = index.get(content) or look_up(content, forms)
        for row in range(cell.row, cell.row + reach):
            rows[row].cells.append(cell)
            rows[row].marks.append(marks)
    if reaching:
        for row_ in rows:
            pairs = sorted(zip(row_.cells, row_.marks, strict=True), key=lambda p: p[0].column)
            row_.cells[:] = [cell for cell, _ in pairs]
            row_.marks[:] = [marks for _, marks in pairs]
    return rows
