"""The report's tree: what `gxlint parse` prints."""

from collections.abc import Iterator

from gxlint.blocks import Block, Span, Text
from gxlint.facts import Fact
from gxlint.records import NamedTuple


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
    spans: tuple[Span, ...] = ()

    @property
    def each(self) -> Iterator[FilledCell]:
        """The cells one by one."""
        return map(FilledCell, *self)


Note = Fact
"""Something seen while reading a table, a heading or the preface: a fact already."""


class FilledTable(NamedTuple):
    """A prescribed table with its cells in their places.

    `state` is `filled`, `unreadable` or `image`; `notes` say what is odd about its print.
    """

    form: str
    regime: str
    state: str
    span: Span
    cells: FilledCells
    notes: tuple[Note, ...]


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
