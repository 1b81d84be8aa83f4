"""Columns of a table that a style collapses: nobody sees what their cells hold."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from gxlint.blocks import Cell, Table
from gxlint.columns import Cells
from gxlint.readers.html.hiding import style_of
from gxlint.readers.html.scan import attributes_of

_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)
_COLUMN = re.compile(r"<(/?)col(group)?(?=[\s/>])([^>]*)>", re.IGNORECASE)
_MOST = 20_000
"""Characters before the first row that are looked at."""
_WIDEST = 1000
"""The largest span of columns that HTML knows."""


def collapsed(source: str, inner: int) -> frozenset[int]:
    """Return the columns that are not shown, from 0, of the table that begins before `inner`."""
    first = _ROW.search(source, inner, inner + _MOST)
    if first is None or "collapse" not in source[inner : first.start()].lower():
        return frozenset()
    found: set[int] = set()
    at = 0
    for width, gone in _columns(source, inner, first.start()):
        if gone:
            found.update(range(at, at + width))
        at += width
    return frozenset(found)


def _columns(source: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield what `<col>` tags say: how many columns, and whether they are collapsed.

    A group says so itself where it holds none of them.
    """
    group: tuple[int, bool] | None = None
    gone = False
    for tag in _COLUMN.finditer(source, start, end):
        ends, is_group, attributes = tag.groups()
        said = _span(attributes), _is_collapsed(attributes)
        if not is_group:
            group = None
            yield said[0], said[1] or gone
            continue
        if group is not None:
            yield group
        group = None if ends else said
        gone = not ends and said[1]
    if group is not None:
        yield group


def _is_collapsed(attributes: str) -> bool:
    return style_of("col", attributes).get("visibility") == "collapse"


def _span(attributes: str) -> int:
    words = attributes_of(attributes).get("span", "")
    return min(int(words), _WIDEST) if words.isdecimal() and words.isascii() else 1


def without_columns(table: Table, gone: frozenset[int]) -> Table:
    """Return a table without the columns of those numbers and the cells that stand in no other."""
    order = sorted(gone)
    kept: list[Cell] = []
    for cell in table.cells:
        end = cell.column + cell.column_span
        before, within = bisect_left(order, cell.column), bisect_left(order, end)
        left = cell.column_span - (within - before)
        if left:
            kept.append(cell._replace(column=cell.column - before, column_span=left))
    columns = table.columns - bisect_left(order, table.columns)
    return table._replace(cells=Cells.of(kept), columns=columns)
