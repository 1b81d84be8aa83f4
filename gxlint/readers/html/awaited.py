"""Cells that a script is to fill: what they will show stands in attributes, or nowhere."""

import re
from collections.abc import Sequence

from gxlint.blocks import Block, Cell, Span, Table, Text
from gxlint.columns import Cells
from gxlint.folding import UNKNOWN
from gxlint.records import make

_FEWEST = 12
"""Cells of a table that is looked at."""
_PLACE = "{{"
"""How what is to be filled in begins in the templates of scripts."""
_VALUE = re.compile(r"""\s(data-[\w-]+|title|aria-label)\s*=\s*["']?([^"'\s<>]*)""", re.IGNORECASE)
_FAR = 400
"""Characters before and behind the place of a cell's words in which its tags stand."""


def awaited(source: str, blocks: Sequence[Block], frames: list[Span]) -> Sequence[Block]:
    """Return the blocks with those cells unknown; where these stand is added to `frames`.

    A table without any figure may have them in attributes, which its cells have and no label has.
    """
    templates = _PLACE in source
    found = [
        block
        if not isinstance(block, Table) or len(block.cells) < _FEWEST
        else _filled(source, block, frames, templates=templates)
        for block in blocks
    ]
    return found if any(a is not b for a, b in zip(found, blocks, strict=True)) else blocks


def _filled(source: str, table: Table, frames: list[Span], *, templates: bool) -> Table:
    contents = Cells.of(table.cells).texts.contents
    holes = {at for at, words in enumerate(contents) if templates and words.startswith(_PLACE)}
    if not any(words.isdecimal() and words.strip("0") for words in contents):
        holes |= _valued(source, table, contents)
    if not holes:
        return table
    frames += [table.cells[at].text.span() for at in sorted(holes)]
    cells = [_unknown(cell) if at in holes else cell for at, cell in enumerate(table.cells)]
    return table._replace(cells=Cells.of(cells))


def _unknown(cell: Cell) -> Cell:
    return cell._replace(text=make(Text, (UNKNOWN, cell.text.pieces)))


def _valued(source: str, table: Table, contents: Sequence[str]) -> set[int]:
    """Return which blank cells and noughts have a figure in an attribute that labels do not have.

    Other figures in attributes are those of rows and columns.
    """
    blank = [at for at, words in enumerate(contents) if not words.strip("0")]
    if not _VALUE.search(source, *_extent(source, table)):
        return set()
    said = {at: dict(_VALUE.findall(_around(source, table.cells[at].text))) for at in blank}
    others = [cell for cell, words in zip(table.cells, contents, strict=True) if words.strip("0")]
    common = {name for cell in others for name, _ in _VALUE.findall(_around(source, cell.text))}
    return {
        at
        for at, values in said.items()
        if any(
            value.isdecimal() and (value.strip("0") or not contents[at]) and name not in common
            for name, value in values.items()
        )
    }


def _extent(source: str, table: Table) -> tuple[int, int]:
    first, last = table.cells[0].text.span().start, table.cells[-1].text.span().end
    return max(first - _FAR, 0), min(last + _FAR, len(source))


def _around(source: str, text: Text) -> str:
    """Return the tags of a cell and what stands in it, from its own tag to that of its end."""
    span = text.span()
    start = source.rfind("<t", max(span.start - _FAR, 0), span.start)
    end = source.find("</t", span.end, span.end + _FAR)
    return source[start:end] if start >= 0 and end >= 0 else ""
