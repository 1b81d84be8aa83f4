"""What a page holds twice, for wide screens and for narrow ones: a style sheet hides either."""

from collections.abc import Hashable, Sequence
from operator import eq

from gxlint.blocks import Block, Table
from gxlint.columns import Cells

_FEWEST = 200
"""Characters that are no accident where they follow one another twice."""
_CELLS = 12
"""Cells of a table that is none."""
_MOST = 200
"""Stretches that are compared; the first blocks of most are not the same."""
_Key = tuple[Hashable, ...]
"""What two blocks that are the same have in common, told at a glance."""


def once(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks without those that repeat the ones right before them word for word."""
    keys = [_key(block) for block in blocks]
    if len(set(keys)) == len(keys):
        return blocks
    first: dict[_Key, int] = {}
    kept: list[Block] = []
    compared = at = 0
    while at < len(blocks):
        begin = first.setdefault(keys[at], at)
        length = at - begin
        if length and compared < _MOST:
            compared += 1
            same = keys[begin:at] == keys[at : at + length]
            if same and _is_repeated(blocks[begin:at], blocks[at : at + length]):
                at += length
                continue
        kept.append(blocks[at])
        at += 1
    return kept


def _key(block: Block) -> _Key:
    if not isinstance(block, Table):
        return (block.text.content,)
    return block.rows, block.columns, len(block.cells)


def _is_repeated(run: Sequence[Block], next_run: Sequence[Block]) -> bool:
    """Tell whether a stretch stands there again, and is too long for an accident."""
    long = sum(map(_size, run)) >= _FEWEST
    return long and all(map(eq, map(_said, run), map(_said, next_run)))


def _size(block: Block) -> int:
    """Return how many characters a block has; the cells of a large table weigh as many."""
    if isinstance(block, Table):
        return _FEWEST if len(block.cells) >= _CELLS else 0
    return len(block.text.content)


def _said(block: Block) -> Hashable:
    if not isinstance(block, Table):
        return block.text.content
    cells = Cells.of(block.cells)
    return cells.rows, cells.columns, cells.heights, tuple(cells.texts.contents)
