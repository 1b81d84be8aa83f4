"""A document's blocks as lines: each with the text that titles and headings are matched on."""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Block, Heading, Paragraph, Table, Text, folded, squeezed, without_blanks
from gxlint.records import NamedTuple

_NOTHING = Text("", ())
_MARKS = "#* "
_BETWEEN = "\0"
"""Parts the lines while they are folded together: one by one that takes six times as long."""


class Line:
    """A block and its squeezed text, which is empty for a table.

    Most lines of a report are figures and labels of its tables, which nobody asks for their
    squeezed text: it is made when asked for. `raw` is the text as the reader left it.
    """

    __slots__ = ("_folded", "_text", "block", "raw")

    def __init__(self, block: Block, text: Text | None = None, folded: str | None = None) -> None:
        self.block = block
        self.raw = "" if isinstance(block, Table) else block.text.content
        self._text = text
        self._folded = folded

    @property
    def text(self) -> Text:
        """The text folded, without white space and without marks of emphasis around it."""
        text = self._text
        if text is None:
            text = self._text = self._squeezed()
        return text

    def _squeezed(self) -> Text:
        if isinstance(self.block, Table):
            return _NOTHING
        text = self.block.text
        if self._folded is None:
            return bare(squeezed(text))
        return bare(without_blanks(Text(self._folded, text.pieces)))

    @property
    def level(self) -> int | None:
        """The level that the format gives a heading."""
        return self.block.level if isinstance(self.block, Heading) else None


class Spot(NamedTuple):
    """A place in the lines: the line's index, and an index in its squeezed text."""

    line: int
    offset: int


def read_lines(blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of a document."""
    raw = ["" if isinstance(block, Table) else block.text.content for block in blocks]
    whole = folded(_BETWEEN.join(raw)).split(_BETWEEN)
    if len(whole) != len(raw):
        return [Line(block) for block in blocks]
    return [Line(block, None, content) for block, content in zip(blocks, whole, strict=True)]


def bare(text: Text) -> Text:
    """Return the text without `#` and `*` around it, which stay where text is not Markdown."""
    content = text.content
    if not content or (content[0] not in _MARKS and content[-1] not in _MARKS):
        return text
    start = len(content) - len(content.lstrip(_MARKS))
    return text.part(start, max(start, len(content.rstrip(_MARKS))))


def between(lines: Sequence[Line], start: Spot, end: Spot) -> Iterator[Line]:
    """Yield the lines from `start` to `end`, the first and the last cut where they are shared."""
    for index in range(start.line, min(end.line + 1, len(lines))):
        line = lines[index]
        first = start.offset if index == start.line else 0
        last = end.offset if index == end.line else None
        if last == 0:
            continue
        if not first and last is None:
            yield line
            continue
        text = line.text.part(first, last)
        if text.content:
            blanks = 0 if first else line.block.blank_before
            yield Line(Paragraph(text, blanks), text)
