"""The report's tree: what `gxlint parse` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from gxlint.blocks import Block, Span, Text
from gxlint.columns import Columns, Spans
from gxlint.facts import Fact
from gxlint.records import NamedTuple, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class FilledCell(NamedTuple):
    """A cell of a prescribed table: row and column key of its form, and what is printed in it.

    `content` is None for an empty cell that leaves no character behind; `span` then points at where
    it would stand.
    """

    row: str
    column: str
    content: str | None
    span: Span


class FilledCells(NamedTuple):
    """The cells of a prescribed table: of all of them the rows, columns, contents and spans."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    contents: tuple[str | None, ...] = ()
    spans: Sequence[Span] = ()

    @property
    def each(self) -> Iterator[FilledCell]:
        """The cells one by one."""
        return map(FilledCell, *self)


Note = Fact
"""Something seen while reading a table, a heading or the preface: a fact already."""


class Labels(Columns, Sequence[Note]):
    """Notes on texts that say nothing but what is printed there, in columns.

    A report has a hundred of them, most of which nobody asks for.
    """

    __slots__ = ("keys", "printed", "spans")

    def __init__(self, keys: Sequence[str], printed: Sequence[str], spans: Spans) -> None:
        self.keys = keys
        self.printed = printed
        self.spans = spans

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Note]:
        printed = self.printed
        columns = zip(self.keys, printed, printed, self.spans, repeat(None), strict=False)
        return map(make, repeat(Note), columns)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Labels(self.keys[at], self.printed[at], self.spans[at])
        printed = self.printed[at]
        return make(Note, (self.keys[at], printed, printed, self.spans[at], None))


class FilledTable(NamedTuple):
    """A prescribed table with its cells in their places.

    `state` is `filled`, `unreadable`, `image` or `object`; `notes` say what is odd about its print.
    """

    form: str
    regime: str
    state: str
    span: Span
    cells: FilledCells
    notes: Sequence[Note]


class Section(NamedTuple):
    """A section of the report: its key in the regime (None: not one of the format's)."""

    key: str | None
    title: Text | None
    level: int | None
    notes: tuple[Note, ...]
    paragraphs: tuple[Text, ...]
    tables: tuple[FilledTable, ...]
    loose: tuple[Block, ...]


class Report(NamedTuple):
    """A document recognised as an annual report."""

    regime: str | None
    year: int | None
    notes: tuple[Note, ...]
    """Title, year, regime, preface, contact, publication."""
    preface: tuple[Text, ...]
    sections: tuple[Section, ...]
    loose: tuple[Block, ...]
    """What stands before the title and after the last section."""
