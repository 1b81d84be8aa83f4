"""The rows of a grid, with what is in their cells."""

from collections.abc import Mapping

from gxlint.blocks import Cell, Table
from gxlint.records import NamedTuple
from gxlint.report.tables.labels import LONGEST_VALUE
from gxlint.report.tables.words import BLANK, FIGURE, Word, Words


class GridRow(NamedTuple):
    """A row of a grid: its cells from left to right, and what is in each."""

    cells: list[Cell]
    words: list[Word]


class Waiting(NamedTuple):
    """A row of figures whose empty cells may need what the other rows tell."""

    key: str
    label: Cell
    after: list[Cell]
    columns: tuple[str, ...]
    at: Mapping[str, int]


def grid_rows(table: Table, words: Words) -> list[GridRow]:
    """Return the rows of the grid with what is in their cells.

    A merged cell stands where it begins; one that may hold a figure stands again in every row that
    it reaches into.
    """
    rows = [GridRow([], []) for _ in range(table.rows)]
    known = words.known
    reaching = False
    for cell in table.cells:
        row, _, text, row_span, column_span = cell
        content = text.content
        if column_span > 1 and content[-1:].isdecimal() and (halves := _halves(cell, words)):
            for half, word in halves:
                rows[row].cells.append(half)
                rows[row].words.append(word)
            continue
        if content.isdecimal() and len(content) <= LONGEST_VALUE:
            word = FIGURE
        elif content:
            word = known.get(content) or words.word(content)
        else:
            word = BLANK
        reach = 1
        if row_span > 1 and (word.figure or word is BLANK):
            reach = min(row_span, table.rows - row)
            reaching = reaching or reach > 1
        for cells, own in rows[row : row + reach]:
            cells.append(cell)
            own.append(word)
    if reaching:
        for cells, own in rows:
            pairs = sorted(zip(cells, own, strict=True), key=lambda pair: pair[0].column)
            cells[:] = [cell for cell, _ in pairs]
            own[:] = [word for _, word in pairs]
    return rows


def _halves(cell: Cell, words: Words) -> list[tuple[Cell, Word]]:
    """Return a label and the figure behind it as two cells where a merged cell holds both.

    The line between them is lost in files that programs make of others. Nothing where that is not
    what the cell holds.
    """
    content = cell.text.content
    label, _, figure = content.rpartition(" ")
    if not label.strip() or not words.word(figure).figure:
        return []
    word = words.word(label.strip())
    if not word.marks:
        return []
    width = cell.column_span - 1
    first = cell._replace(text=cell.text.part(0, len(label)), column_span=width)
    start = len(content) - len(figure)
    last = cell._replace(column=cell.column + width, text=cell.text.part(start), column_span=1)
    return [(first, word), (last, words.word(figure))]
