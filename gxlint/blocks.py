"""A document as readers leave it: paragraphs, headings and table grids, each traceable.

The records are `NamedTuple`s: frozen and picklable like frozen dataclasses, and made in a third
of the time at start-up, which a pre-commit hook feels (see docs/architecture.md).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from gxlint.dates import date
from gxlint.lazy import cached_property
from gxlint.records import NamedTuple, make


class Span(NamedTuple):
    """A stretch of `Document.text`, in code points from 0, the end excluded."""

    start: int
    end: int


class Address(NamedTuple):
    """Where something stands in a document without lines (DOCX, PDF); all count from 1."""

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Place(NamedTuple):
    """A span made readable.

    Lines and columns count from 1, columns in code points; the end column is the one after the
    last character. `line` and the three after it are None where the format has no lines; then
    `address` says where. `text` is the line (or paragraph, or cell) around the span, cut to a
    window; `text_column` is the column at which the window begins.
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    address: Address | None
    text: str
    text_column: int = 1


class Text(NamedTuple):
    """What a reader sees of a stretch of the source, each character traceable to its offset.

    `pieces` holds pairs (index in `content`, offset in `Document.text`), both ascending; inside
    a piece the two run together. Text that stands in the source as it is has one piece.
    """

    content: str
    pieces: tuple[tuple[int, int], ...]

    def offset(self, index: int) -> int:
        """Return the offset in the source of the character at `index`."""
        if not self.pieces:
            return 0
        at = bisect_right(self.pieces, (index, 1 << 62)) - 1
        begin, origin = self.pieces[max(at, 0)]
        return origin + index - begin

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the span in the source of `content[start:end]`; an empty one is a point."""
        content, pieces = self
        stop = len(content) if end is None else end
        if len(pieces) == 1:
            index, origin = pieces[0]
            begin = origin + start - index
            return make(Span, (begin, begin + stop - start if stop > start else begin))
        begin = self.offset(start)
        return make(Span, (begin, self.offset(stop - 1) + 1 if stop > start else begin))

    def part(self, start: int, end: int | None = None) -> "Text":
        """Return `content[start:end]` with its own pieces."""
        content, pieces = self
        if len(pieces) == 1:
            begin, origin = pieces[0]
            return make(Text, (content[start:end], ((0, origin + start - begin),)))
        stop = len(content) if end is None else min(end, len(content))
        inner = [(i - start, o) for i, o in pieces if start < i < stop]
        return make(Text, (content[start:stop], ((0, self.offset(start)), *inner)))


def joined(texts: Iterable[Text], separator: str = "") -> Text:
    """Return the texts one after the other; the separator, if any, points at what precedes it."""
    content: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for text in texts:
        if separator and content:
            pieces.append((length, pieces[-1][1] if pieces else 0))
            content.append(separator)
            length += len(separator)
        pieces.extend((length + i, o) for i, o in text.pieces)
        content.append(text.content)
        length += len(text.content)
    return make(Text, ("".join(content), tuple(pieces)))


class Paragraph(NamedTuple):
    """A line or paragraph of running text.

    `blank_before` counts the blank lines before it (in flattened tables they hide empty cells);
    `bars` counts the pipes left over at its end where a table lost its layout.
    """

    text: Text
    blank_before: int = 0
    bars: int = 0


class Heading(NamedTuple):
    """A paragraph that the format itself marks as a heading; `level` counts from 1."""

    text: Text
    level: int
    blank_before: int = 0


class Cell(NamedTuple):
    """A cell of a grid; `row` and `column` count squares from 0."""

    row: int
    column: int
    text: Text
    row_span: int = 1
    column_span: int = 1


class Table(NamedTuple):
    """A grid of cells in reading order.

    `exact` is False where the reader had to guess the columns (tab-separated remains whose merged
    cells are lost): the row's order is sure, its column numbers are not. `aligned` is True where
    rows and columns were told by what stands below and beside what, on a page without ruling lines,
    and where cells are not sure. `sure` is False where they may not hold what is printed in them.
    """

    cells: Sequence[Cell]
    rows: int
    columns: int
    exact: bool = True
    blank_before: int = 0
    aligned: bool = False
    sure: bool = True


Block = Paragraph | Heading | Table


class Remark(NamedTuple):
    """Something a reader noticed; it becomes the fact `file.<name>` for the rules to judge."""

    name: str
    value: str | None = None
    span: Span | None = None


class Landmark(NamedTuple):
    """From `start` on, up to the next landmark, the text stands at `address`."""

    start: int
    address: Address


class Document:
    """A file as its reader leaves it.

    `text` is the file's own text where it has lines (text, Markdown, HTML); for DOCX and PDF it is
    what the reader made of it, and `landmarks` say where each stretch stands. `published` is the
    date of publication that the file's own metadata give; `links` are addresses of attachments;
    `pictures` are where pictures stand among the blocks, in order, `embedded` those of them that
    are sheets and charts of other programs. `running` are the lines at the head of each page, where
    a format keeps them apart; they stand in `text` before all blocks.
    """

    def __init__(  # noqa: PLR0913 - a record of what a reader has to say
        self,
        *,
        kind: str,
        text: str,
        blocks: Sequence[Block],
        landmarks: tuple[Landmark, ...] = (),
        published: date | None = None,
        links: tuple[str, ...] = (),
        remarks: tuple[Remark, ...] = (),
        pictures: tuple[Span, ...] = (),
        embedded: tuple[Span, ...] = (),
        running: tuple[Text, ...] = (),
    ) -> None:
        self.kind = kind
        self.text = text
        self.blocks = blocks
        self.landmarks = landmarks
        self.published = published
        self.links = links
        self.remarks = remarks
        self.pictures = pictures
        self.embedded = embedded
        self.running = running
        self._counted = 0, 0

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; lines end at CR LF, LF or CR, as editors count them."""
        return (0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text)))

    def place(self, span: Span) -> Place:
        """Return where the span stands, readable, with the text around it."""
        return self._addressed(span) if self.landmarks else self._lined(span)

    def _lined(self, span: Span) -> Place:
        line, start, end = self._line_of(span.start)
        end_line, end_start, _ = self._line_of(max(span.end - 1, span.start))
        text, text_column = self._window(span, start, end)
        return Place(
            line + 1,
            span.start - start + 1,
            end_line + 1,
            max(span.end, span.start) - end_start + 1,
            None,
            text,
            text_column,
        )

    def _line_of(self, offset: int) -> tuple[int, int, int]:
        """Return the line that the offset is in, counted from 0, and where it starts and ends.

        Lines are counted on from the last that was asked for: where all begin is seldom needed.
        """
        text = self.text
        if self._has_returns:
            line = bisect_right(self.line_starts, offset) - 1
            return line, self.line_starts[line], self._line_end(line)
        counted, line = self._counted
        low, high = sorted((counted, offset))
        passed = text.count("\n", low, high)
        line += passed if low == counted else -passed
        self._counted = offset, line
        end = text.find("\n", offset)
        return line, text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end

    @cached_property
    def _has_returns(self) -> bool:
        return "\r" in self.text

    def _line_end(self, line: int) -> int:
        if line + 1 >= len(self.line_starts):
            return len(self.text)
        end = self.line_starts[line + 1]
        while end > self.line_starts[line] and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def _addressed(self, span: Span) -> Place:
        at = max(bisect_right(self.landmarks, span.start, key=lambda mark: mark.start) - 1, 0)
        begin = self.landmarks[at].start
        end = self.landmarks[at + 1].start if at + 1 < len(self.landmarks) else len(self.text)
        text, text_column = self._window(span, begin, end)
        return Place(None, None, None, None, self.landmarks[at].address, text.rstrip(), text_column)

    def _window(self, span: Span, begin: int, end: int) -> tuple[str, int]:
        """Return the text around the span and the column at which it begins."""
        start = max(begin, span.start - WINDOW)
        stop = min(end, max(span.end, span.start) + WINDOW)
        return self.text[start : max(stop, start)], start - begin + 1


WINDOW = 120
"""Characters kept on each side of a span: a paragraph of a web page may be one 10 MB line."""
