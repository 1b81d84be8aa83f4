"""What a page holds twice, for wide screens and for narrow ones: a style sheet hides either."""

from collections.abc import Hashable, Sequence

from gxlint.blocks import Block, Table
from gxlint.columns import Cells

_FEWEST = 200
"""Characters that are no accident where they follow one another twice."""
_CELLS = 12
"""Cells of a table that is none."""
_MOST = 200
"""Stretches that are compared; the first blocks of most are not the same."""
_Key = tuple[Hashable, int, int]
"""What is the same of two blocks that are; how many characters and cells it has."""


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
            if _is_repeated(keys[begin:at], keys[at : at + length]):
                at += length
                continue
        kept.append(blocks[at])
        at += 1
    return kept


def _is_repeated(run: list[_Key], next_run: list[_Key]) -> bool:
    """Tell whether a stretch stands there again, and is too long for an accident."""
    if run != next_run:
        return False
    return sum(key[1] for key in run) >= _FEWEST or any(key[2] >= _CELLS for key in run)


def _key(block: Block) -> _Key:
    if not isinstance(block, Table):
        content = block.text.content
        return content, len(content), 0
    cells = Cells.of(block.cells)
    contents = tuple(cells.texts.contents)
    return (cells.rows, cells.columns, cells.heights, contents), 0, len(contents)
