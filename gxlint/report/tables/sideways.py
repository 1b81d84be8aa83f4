"""Lists printed as two halves side by side, put one below the other."""

from collections.abc import Iterable

from gxlint.blocks import Cell, Table
from gxlint.columns import Cells
from gxlint.forms.tables import COLUMN, LIST, TableForms
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


def _is_list(words: Iterable[str], forms: TableForms) -> bool:
    heads = (mark for word in words for mark in look_up(word, forms) if mark.kind == COLUMN)
    return any(next(iter(forms.forms[mark.form].values())).layout == LIST for mark in heads)


def _moved(cell: Cell, rows: int, half: int) -> Cell:
    right = cell.column >= half
    return cell._replace(row=cell.row + rows, column=cell.column - half) if right else cell


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
