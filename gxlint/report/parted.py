"""Headings that stand in a row of a table, as its first one or between two tables in one grid."""

from collections.abc import Iterator

from gxlint.blocks import Block, Cell, Paragraph, Table
from gxlint.columns import Blocks
from gxlint.forms.sections import SectionForms
from gxlint.report.headings import heading_cells

_MOST = 12
"""Headings that a table may hold: those of a report, twice."""


def parted(blocks: Blocks, forms: SectionForms) -> Blocks:
    """Return the blocks with tables parted at rows that are the heading of a section.

    Such a row has nothing but the heading, or a name that a converter gave a column without one.
    """
    parts = {at: [*_parts(table, forms)] for at, table in blocks.tables.items()}
    if all(isinstance(first, Table) and not more for first, *more in parts.values()):
        return blocks
    found = Blocks()
    for at, block in enumerate(blocks):
        for part in parts.get(at, (block,)):
            found.append(part)
    return found


def _parts(table: Table, forms: SectionForms) -> Iterator[Block]:
    headings = [cell for cell in heading_cells(table, forms)[:_MOST] if _is_alone(cell, table)]
    if not headings:
        yield table
        return
    first = 0
    for heading in headings:
        yield from _rows(table, first, heading.row)
        yield Paragraph(heading.text, 0 if first or heading.row else table.blank_before)
        first = heading.row + heading.row_span
    yield from _rows(table, first, table.rows)


def _is_alone(heading: Cell, table: Table) -> bool:
    """Tell whether nothing else stands in the row, or the same words in all of its squares."""
    own = range(heading.row, heading.row + heading.row_span)
    return all(
        cell.text.content in ("", heading.text.content)
        or cell.text.content == f"Col{cell.column + 1}"
        for cell in table.cells
        if cell.row in own or cell.row < heading.row < cell.row + cell.row_span
    )


def _rows(table: Table, first: int, last: int) -> Iterator[Table]:
    """Yield the table that the rows from `first` to before `last` make, if any."""
    cells = tuple(
        cell._replace(row=cell.row - first) for cell in table.cells if first <= cell.row < last
    )
    if cells:
        yield table._replace(
            cells=cells, rows=last - first, blank_before=0 if first else table.blank_before
        )
