"""Tables whose header stands in a table of its own: it is to stay while the rows scroll."""

from collections.abc import Sequence
from itertools import pairwise

from gxlint.blocks import Block, Table
from gxlint.columns import Cells

_ROWS = 4
"""Rows of the largest header."""


def headed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with each table behind nothing but its header as one with it."""
    if not any(_is_header(one, below) for one, below in pairwise(blocks)):
        return blocks
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if isinstance(above, Table) and isinstance(block, Table) and _is_header(above, block):
            found[-1] = _one(above, block)
        else:
            found.append(block)
    return found


def _is_header(above: Block, below: Block) -> bool:
    """Tell a table of few rows without any figure or blank that is as wide as the next block."""
    return (
        isinstance(above, Table)
        and isinstance(below, Table)
        and above.columns == below.columns > 1
        and above.rows <= _ROWS
        and above.exact
        and below.exact
        and all(_is_label(cell.text.content) for cell in above.cells)
    )


def _is_label(content: str) -> bool:
    return any(map(str.isalpha, content)) and not content.isdecimal()


def _one(above: Table, below: Table) -> Table:
    """Return the table of the rows of both."""
    rows = above.rows
    cells = [*above.cells, *(cell._replace(row=cell.row + rows) for cell in below.cells)]
    return above._replace(cells=Cells.of(cells), rows=rows + below.rows)
