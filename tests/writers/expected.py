"""What a reader must find, whatever the format: lines of text and cells on their squares."""

from collections.abc import Sequence

from gxlint.blocks import Block, Table, Text
from gxlint.folding import squeezed
from writers.model import AbstractReport, Grid
from writers.parts import parts

Cells = frozenset[tuple[int, int, int, int, str]]
"""Row, column, rows, columns and text of each cell."""


def lines_of(report: AbstractReport) -> list[str | Cells]:
    """Return the lines and tables of a report, without white space and in half-width."""
    return [
        _cells_of(part) if isinstance(part, Grid) else squeeze(part.ordinal + part.text)
        for part in parts(report)
    ]


def _cells_of(grid: Grid) -> Cells:
    return frozenset(
        (r, c, cell.rows, cell.columns, squeeze(cell.text)) for r, c, cell in grid.placed()
    )


def lines_read(blocks: Sequence[Block]) -> list[str | Cells]:
    """Return the same of what was read."""
    return [
        _cells_read(block) if isinstance(block, Table) else squeezed(block.text).content
        for block in blocks
    ]


def _cells_read(table: Table) -> Cells:
    return frozenset(
        (c.row, c.column, c.row_span, c.column_span, squeezed(c.text).content) for c in table.cells
    )


def squeeze(text: str) -> str:
    """Return the text without white space, full-width ASCII made half-width."""
    return squeezed(Text(text, ((0, 0),))).content
