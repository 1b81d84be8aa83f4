"""Tables printed sideways: a list as two halves, a record as a column for each group."""

from collections.abc import Iterable, Sequence

from gxlint.blocks import Cell, Table
from gxlint.columns import Cells
from gxlint.forms.tables import COLUMN, GROUP, LIST, RECORD, TableForms
from gxlint.report.tables.labels import look_up

_LEAST = 2
"""Columns of a half."""


def stacked(table: Table, forms: TableForms) -> Table:
    """Return the table with its right half below its left one, if both have a list's header."""
    half, odd = divmod(table.columns, 2)
    if odd or half < _LEAST:
        return table
    words = Cells.of(table.cells).first_row
    if len(words) != table.columns:
        return table
    if words[:half] != words[half:] or not all(words) or len(set(words)) < half:
        return table
    if not _is_list(words[:half], forms):
        return table
    if any(cell.column < half < cell.column + cell.column_span for cell in table.cells):
        return table
    moved = sorted((_moved(cell, table.rows, half) for cell in table.cells), key=_place)
    return table._replace(cells=tuple(moved), rows=2 * table.rows, columns=half)


def upright(table: Table, forms: TableForms) -> Table:
    """Return the table turned, if groups of a record head its columns and its rows are results."""
    words = Cells.of(table.cells).first_row
    if len(words) != table.columns or not _are(words[1:], GROUP, forms):
        return table
    below = [cell.text.content for cell in table.cells if not cell.column and cell.row]
    if len(below) + 1 != table.rows or not _are(below, COLUMN, forms):
        return table
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells):
        return table
    cells = (cell._replace(row=cell.column, column=cell.row) for cell in table.cells)
    return table._replace(
        cells=tuple(sorted(cells, key=_place)), rows=table.columns, columns=table.rows
    )


def _are(words: Sequence[str], kind: str, forms: TableForms) -> bool:
    """Tell whether there are several words, all labels of that kind in a record."""
    return len(words) > 1 and all(
        any(
            mark.kind == kind and next(iter(forms.forms[mark.form].values())).layout == RECORD
            for mark in look_up(word, forms)
        )
        for word in words
    )


def _is_list(words: Iterable[str], forms: TableForms) -> bool:
    heads = (mark for word in words for mark in look_up(word, forms) if mark.kind == COLUMN)
    return any(next(iter(forms.forms[mark.form].values())).layout == LIST for mark in heads)


def _moved(cell: Cell, rows: int, half: int) -> Cell:
    right = cell.column >= half
    return cell._replace(row=cell.row + rows, column=cell.column - half) if right else cell


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
