"""Texts, cells and blocks in columns: their records are made when somebody asks for them.

A report has hundreds of lines and cells, and most are asked for nothing but their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count, repeat
from operator import add, eq

from gxlint.blocks import Block, Cell, Heading, Paragraph, Span, Table, Text
from gxlint.records import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    _Odd = TypeVar("_Odd")

_NO_WORDS = Text("", ((0, 0),))


class Columns:
    """What sequences have in common whose records are made when they are asked for."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        own: Any = self
        return isinstance(other, Sequence) and len(own) == len(other) and all(map(eq, own, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        own: Any = self
        return repr(tuple(own))


class Texts(Columns, Sequence[Text]):
    """Texts: their words (`contents`), and where in the source these begin (`starts`).

    Those that do not stand there as they are stand in `odd`, by index.
    """

    __slots__ = ("contents", "odd", "starts")

    def __init__(
        self,
        contents: list[str] | None = None,
        starts: list[int] | None = None,
        odd: dict[int, Text] | None = None,
    ) -> None:
        self.contents = [] if contents is None else contents
        self.starts = [] if starts is None else starts
        self.odd = {} if odd is None else odd

    @classmethod
    def of(cls, texts: Sequence[Text]) -> Texts:
        """Return texts in columns."""
        if isinstance(texts, cls):
            return texts
        if not texts:
            return cls()
        contents, pieces = zip(*texts, strict=True)
        try:
            return cls([*contents], [start for ((_, start),) in pieces])
        except ValueError:
            found = cls()
            for text in texts:
                found.append(text)
            return found

    def append(self, text: Text) -> None:
        """Add a text."""
        content, pieces = text
        if len(pieces) != 1:
            self.odd[len(self.contents)] = text
        self.contents.append(content)
        self.starts.append(pieces[0][1] if pieces else 0)

    def extend(self, texts: Texts) -> None:
        """Add texts."""
        length = len(self.contents)
        self.odd.update((length + at, text) for at, text in texts.odd.items())
        self.contents += texts.contents
        self.starts += texts.starts

    def picked(self, indices: Sequence[int]) -> Texts:
        """Return the texts at these indices."""
        contents = map(self.contents.__getitem__, indices)
        starts = map(self.starts.__getitem__, indices)
        odd = self.odd
        own = {i: odd[at] for i, at in enumerate(indices) if at in odd} if odd else None
        return Texts([*contents], [*starts], own)

    def __len__(self) -> int:
        return len(self.contents)

    def __iter__(self) -> Iterator[Text]:
        if self.odd:
            return map(self.__getitem__, range(len(self.contents)))
        pieces = zip(zip(repeat(0), self.starts, strict=False), strict=True)
        return map(make, repeat(Text), zip(self.contents, pieces, strict=True))

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            odd = _cut(self.odd, at, len(self.contents)) if self.odd else None
            return Texts(self.contents[at], self.starts[at], odd)
        own = self.odd and self.odd.get(at if at >= 0 else at + len(self.contents))
        return own or make(Text, (self.contents[at], ((0, self.starts[at]),)))


def _cut(odd: dict[int, _Odd], at: slice, length: int) -> dict[int, _Odd]:
    """Return what stands in a stretch of columns, by its index there."""
    start, end, _ = at.indices(length)
    return {i - start: one for i, one in odd.items() if start <= i < end}


class Spans(Columns, Sequence[Span]):
    """Where texts stand: each begins at its start and is as long as its words.

    Those of texts that do not stand in the source as they are stand in `odd`, by index.
    """

    __slots__ = ("contents", "odd", "starts")

    def __init__(
        self, contents: Sequence[str], starts: Sequence[int], odd: dict[int, Span] | None = None
    ) -> None:
        self.contents = contents
        self.starts = starts
        self.odd = {} if odd is None else odd

    def __len__(self) -> int:
        return len(self.contents)

    def __iter__(self) -> Iterator[Span]:
        ends = map(add, self.starts, map(len, self.contents))
        made = map(make, repeat(Span), zip(self.starts, ends, strict=True))
        return map(self.odd.get, count(), made) if self.odd else made

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            odd = _cut(self.odd, at, len(self.contents)) if self.odd else None
            return Spans(self.contents[at], self.starts[at], odd)
        own = self.odd and self.odd.get(at if at >= 0 else at + len(self.contents))
        start = self.starts[at]
        return own or make(Span, (start, start + len(self.contents[at])))


class Cells(Columns, Sequence[Cell]):
    """Cells of a grid: their rows and columns, texts, and how many rows and columns they span."""

    __slots__ = ("columns", "heights", "rows", "texts", "widths")

    def __init__(
        self,
        rows: tuple[int, ...],
        columns: tuple[int, ...],
        texts: Texts,
        heights: tuple[int, ...],
        widths: tuple[int, ...],
    ) -> None:
        self.rows = rows
        self.columns = columns
        self.texts = texts
        self.heights = heights
        self.widths = widths

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Cells:
        """Return cells in columns."""
        if isinstance(cells, cls):
            return cells
        if not cells:
            return cls((), (), Texts(), (), ())
        rows, columns, texts, heights, widths = zip(*cells, strict=True)
        return cls(rows, columns, Texts.of(texts), heights, widths)

    @property
    def first_row(self) -> Sequence[str]:
        """The words of the cells that begin in the first row."""
        return [*map(self.texts.contents.__getitem__, _noughts(self.rows))]

    @property
    def first_column(self) -> Sequence[int]:
        """The numbers of the cells that begin in the first column."""
        return _noughts(self.columns)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Cell]:
        columns = (self.rows, self.columns, self.texts, self.heights, self.widths)
        return map(make, repeat(Cell), zip(*columns, strict=True))

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(self)[at]
        own = (self.rows[at], self.columns[at], self.texts[at], self.heights[at], self.widths[at])
        return make(Cell, own)


def _noughts(numbers: tuple[int, ...]) -> Sequence[int]:
    """Return where noughts stand."""
    return _known_noughts(numbers) if len(numbers) <= _LARGEST else _found_noughts(numbers)


def _found_noughts(numbers: tuple[int, ...]) -> Sequence[int]:
    return [at for at, number in enumerate(numbers) if number == 0]


_known_noughts = lru_cache(maxsize=64)(_found_noughts)
"""Remembers them: grids that print the same form have their cells in the same squares."""
_LARGEST = 2000
"""Cells of the largest grid whose squares are remembered; a report's have two hundred."""


class Blocks(Columns, Sequence[Block]):
    """Blocks: their texts, the blank lines before them, and the pipes at their ends.

    `others` are, by index, those that are no paragraphs: a table has no words here.
    """

    __slots__ = ("bars", "blanks", "others", "texts")

    def __init__(
        self,
        texts: Texts | None = None,
        blanks: list[int] | None = None,
        bars: list[int] | None = None,
        others: dict[int, Heading | Table] | None = None,
    ) -> None:
        self.texts = Texts() if texts is None else texts
        self.blanks = [] if blanks is None else blanks
        self.bars = [] if bars is None else bars
        self.others = {} if others is None else others

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Blocks:
        """Return blocks in columns."""
        if isinstance(blocks, cls):
            return blocks
        found = cls()
        for block in blocks:
            found.append(block)
        return found

    def append(self, block: Block) -> None:
        """Add a block."""
        bars = 0
        if isinstance(block, Paragraph):
            text, blanks, bars = block
        else:
            self.others[len(self.blanks)] = block
            text = _NO_WORDS if isinstance(block, Table) else block.text
            blanks = 0 if isinstance(block, Table) else block.blank_before
        self.texts.append(text)
        self.blanks.append(blanks)
        self.bars.append(bars)

    @property
    def tables(self) -> dict[int, Table]:
        """The tables, by index."""
        others = self.others
        return {at: one for at, one in others.items() if isinstance(one, Table)} if others else {}

    @property
    def headings(self) -> dict[int, Heading]:
        """The headings, by index."""
        others = self.others
        return {at: one for at, one in others.items() if isinstance(one, Heading)} if others else {}

    def with_tables(self, tables: dict[int, Table]) -> Blocks:
        """Return the blocks with other tables in the stead of theirs."""
        return Blocks(self.texts, self.blanks, self.bars, {**self.others, **tables})

    def __len__(self) -> int:
        return len(self.blanks)

    def __iter__(self) -> Iterator[Block]:
        made = map(make, repeat(Paragraph), zip(self.texts, self.blanks, self.bars, strict=True))
        if not self.others:
            return made
        return map(self.others.get, count(), made)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            others = _cut(self.others, at, len(self.blanks)) if self.others else None
            return Blocks(self.texts[at], self.blanks[at], self.bars[at], others)
        other = self.others and self.others.get(at if at >= 0 else at + len(self.blanks))
        return other or make(Paragraph, (self.texts[at], self.blanks[at], self.bars[at]))
