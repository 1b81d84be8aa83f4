"""The labels of a table without ruling lines: broken over lines, each beside its row of figures."""

from collections.abc import Sequence
from itertools import pairwise

from gxlint.readers.pdf.aligned import LEADING, ORDINAL, Band
from gxlint.readers.pdf.lines import Field

_MIDDLE = 0.75
"""Heights of a character by which a label's middle may be off its figures."""


class Block:
    """A cell while its lines are put together: from line `first` to line `last`."""

    def __init__(self, at: int, field: Field, columns: tuple[int, int] = (0, 0)) -> None:
        self.first = self.last = at
        self.text, self.left, self.right = field
        self.columns = columns
        self.row: float = at
        self.closed = False
        """Whether it has the label of its row and can have no other."""

    def add(self, at: int, field: Field) -> None:
        """Take a line more."""
        self.last = at
        self.text += field.text
        self.left, self.right = min(self.left, field.left), max(self.right, field.right)


def follows(band: Band, above: int, below: int) -> bool:
    """Tell whether two lines are near enough to be of one cell."""
    size = band.lines[below].line.size
    return band.lines[above].line.top - band.lines[below].line.top <= LEADING * size


def labels_of(band: Band, labels: Sequence[Sequence[Field]]) -> list[Block]:
    """Return the labels, put together; `row` is the line of the figures that they stand beside.

    A label that stands beside none has a row of its own, before the line in which it begins.
    `labels` are the fields of each line.
    """
    rows = [i for i, one in enumerate(band.lines) if one.is_row]
    bare = [i for i in rows if all(len(field.text) <= _UNIT for field in labels[i])]
    centred = any(not labels[i] or _is_between(band, i) for i in bare)
    found: list[Block] = []
    for at, fields in enumerate(labels):
        for field in fields:
            own = band.lines[at].is_row and field is fields[-1]
            block = None if ORDINAL.match(field.text) else _above(found, band, at, field)
            if block is not None and (
                _is_past(band, block, at) if centred else own and block.closed
            ):
                block = None
            if block is None:
                block = Block(at, field)
                found.append(block)
            else:
                block.add(at, field)
            block.closed = block.closed or own
    for block in found:
        beside = _beside(band, block) if centred else block.first
        block.row = beside if beside in rows else block.first - 0.5
    return _settled(found)


_UNIT = 2
"""Characters of a unit, which may be all that stands in a line beside its figures."""
_HALF = 0.9
"""Heights of a character between two lines, of labels and of figures, that are of one row."""


def _is_between(band: Band, row: int) -> bool:
    """Tell whether figures stand between two lines of their label, at half the distance."""
    return any(
        a.is_row != b.is_row and a.line.top - b.line.top < _HALF * a.line.size
        for a, b in pairwise(band.lines[max(row - 1, band.names) : row + 2])
    )


def _above(found: Sequence[Block], band: Band, at: int, field: Field) -> Block | None:
    """Return the label above that goes on with a field; none of the header does."""
    near = [
        b
        for b in found
        if b.last < at
        and b.left < field.right
        and field.left < b.right
        and follows(band, b.last, at)
        and (b.first < band.names) == (at < band.names)
    ]
    return min(near, key=lambda b: abs(b.left - field.left), default=None)


def _is_past(band: Band, block: Block, at: int) -> bool:
    """Tell whether a line is further below the figures of a label than its first is above them."""
    row = next((i for i in range(block.first, at) if band.lines[i].is_row), None)
    if row is None:
        return False
    first, middle, line = band.lines[block.first].line, band.lines[row].line, band.lines[at].line
    return middle.top - line.top > first.top - middle.top + _MIDDLE * line.size


def _beside(band: Band, block: Block) -> int:
    """Return the line of figures in the middle of a label, -1 if there is none."""
    first, last = band.lines[block.first].line, band.lines[block.last].line
    middle = (first.top + last.top) / 2
    for at in range(block.first, block.last + 1):
        one = band.lines[at]
        if one.is_row and abs(one.line.top - middle) < _MIDDLE * one.line.size:
            return at
    return -1


def _settled(labels: list[Block]) -> list[Block]:
    """Return the labels; of two in one place beside a row neither is known to be the row's."""
    for i, block in enumerate(labels):
        for other in labels[i + 1 :]:
            crossing = block.left < other.right and other.left < block.right
            if block.row == other.row and crossing:
                block.row, other.row = block.first - 0.5, other.first - 0.5
    return labels
