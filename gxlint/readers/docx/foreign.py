"""Web pages and text within a Word file as its paragraphs and tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gxlint.blocks import Block, Cell, Heading, Table
from gxlint.errors import ReadError
from gxlint.readers import html, mht, text
from gxlint.readers.docx.items import Item, Para, WordCell, WordRow, WordTable

_MOST_BLANKS = 4
"""Empty paragraphs that say no more than fewer do."""


def items_of(data: bytes, name: str) -> list[Item]:
    """Return what a file holds that a reader of that name takes: `html`, `mht` or `text`.

    Raises ReadError where it is damaged or empty, `file-no-reader` for other readers.
    """
    read = _READ.get(name)
    if read is None:
        raise ReadError("file-no-reader", {"suffix": name})
    items = list(_items(read(data)))
    if not items:
        raise ReadError("file-empty")
    return items


_READ: Mapping[str, Callable[[bytes], Sequence[Block]]] = {
    "html": lambda data: html.all_blocks(data, None),
    "mht": lambda data: html.all_blocks(*mht.page_of(data)),
    "text": lambda data: text.read(data, None).blocks,
}


def _items(blocks: Sequence[Block]) -> Iterator[Item]:
    for block in blocks:
        yield from [Para((), None)] * min(block.blank_before, _MOST_BLANKS)
        if isinstance(block, Table):
            yield _table(block)
        else:
            level = block.level if isinstance(block, Heading) else None
            content = block.text.content.strip()
            yield Para(tuple(content.split("\n")) if content else (), level)


def _table(table: Table) -> WordTable:
    """Return the table, what a cell takes of rows below it as cells that go on."""
    made = WordTable()
    made.rows = [WordRow() for _ in range(table.rows)]
    squares = sorted(
        (cell.row + below, cell.column, below, cell)
        for cell in table.cells
        for below in range(cell.row_span)
    )
    for row, column, below, cell in squares:
        cells = made.rows[row].cells
        while sum(one.columns for one in cells) < column:
            cells.append(WordCell())
        cells.append(_cell(cell, goes_on=below > 0))
    return made


def _cell(cell: Cell, *, goes_on: bool) -> WordCell:
    made = WordCell()
    made.columns, made.goes_on = cell.column_span, goes_on
    lines = tuple(line for line in cell.text.content.split("\n") if line.strip())
    made.items = [] if goes_on else [Para(lines, None)]
    return made
