"""Paragraphs and tables of a Word file as they stand in it."""

from gxlint.readers.docx.markup import number, value
from gxlint.records import NamedTuple


class Para(NamedTuple):
    """A paragraph: its lines (soft breaks part them) and its heading level, from 1.

    `shows` has the bits of what it shows besides words (`signs.bits_of`).
    """

    lines: tuple[str, ...]
    level: int | None
    shows: int = 0


class WordCell:
    """A cell: how many grid columns it takes, and whether it goes on with the one above.

    A ground that is `painted` is not white; rows and tables have one too.
    """

    __slots__ = ("columns", "deleted", "goes_on", "items", "joins_left", "painted")

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.columns = 1
        self.goes_on = self.joins_left = self.deleted = self.painted = False


class WordRow:
    """A row; `before` and `after` grid columns stay empty around its cells."""

    __slots__ = ("after", "before", "cells", "deleted", "painted")

    def __init__(self) -> None:
        self.cells: list[WordCell] = []
        self.before = self.after = 0
        self.deleted = self.painted = False


class WordTable:
    """A table as its rows follow in the file."""

    __slots__ = ("painted", "rows")

    def __init__(self) -> None:
        self.painted = False
        self.rows: list[WordRow] = []


class Box(NamedTuple):
    """What a text box holds that is anchored in a cell, or in another box."""

    items: "list[Item]"


Item = Para | WordTable | Box


WIDEST = 1000
"""Grid columns beyond which a span is no span."""


def set_part(row: WordRow, name: str, attributes: str) -> None:
    """Set what a property element says of the row, or of its last cell."""
    if name == "gridBefore":
        row.before = min(max(number(attributes) or 0, 0), WIDEST)
    elif name == "gridAfter":
        row.after = min(max(number(attributes) or 0, 0), WIDEST)
    elif name == "trHeight":
        row.deleted |= is_flat(attributes)
    elif row.cells:
        _set_cell(row.cells[-1], name, attributes)


_FLAT = 40
"""Twentieths of a point that no letter is as high as."""


def is_flat(attributes: str) -> bool:
    """Tell whether the height of a row is such that nothing of it is seen."""
    exact = value(attributes, "hRule") == "exact"
    return exact and 0 < (number(attributes) or 0) <= _FLAT


def _set_cell(cell: WordCell, name: str, attributes: str) -> None:
    match name:
        case "gridSpan":
            cell.columns = min(max(number(attributes) or 1, 1), WIDEST)
        case "vMerge":
            cell.goes_on = value(attributes) != "restart"
        case "hMerge":
            cell.joins_left = value(attributes) != "restart"
        case "cellDel":
            cell.deleted = True
