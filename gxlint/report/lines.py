"""A document's blocks as lines: each with the text that titles and headings are matched on."""

from collections.abc import Sequence

from gxlint.blocks import Block, Heading, Paragraph, Table, Text, squeezed
from gxlint.records import NamedTuple

TYPE_CHECKING = False

_NOTHING = Text("", ())
_MARKS = "#* "


class Line:
    """A block and its squeezed text, which is empty for a table.

    `text` is folded, without white space and without marks of emphasis around it. Most lines of a
    report are figures and labels of its tables, which nobody asks for it: it is made when asked
    for.
    """

    __slots__ = ("block", "text")

    text: Text

    def __init__(self, block: Block, text: Text | None = None) -> None:
        self.block = block
        if text is not None:
            self.text = text

    if not TYPE_CHECKING:  # else any name would do

        def __getattr__(self, name: str) -> Text:
            """Return the text when it is first asked for, and keep it."""
            if name != "text":
                raise AttributeError(name)
            block = self.block
            self.text = _NOTHING if isinstance(block, Table) else bare(squeezed(block.text))
            return self.text

    @property
    def raw(self) -> str:
        """The text as the reader left it."""
        block = self.block
        return "" if isinstance(block, Table) else block.text.content

    @property
    def level(self) -> int | None:
        """The level that the format gives a heading."""
        return self.block.level if isinstance(self.block, Heading) else None


class Spot(NamedTuple):
    """A place in the lines: the line's index, and an index in its squeezed text."""

    line: int
    offset: int


def bare(text: Text) -> Text:
    """Return the text without `#` and `*` around it, which stay where text is not Markdown."""
    content = text.content
    if not content or (content[0] not in _MARKS and content[-1] not in _MARKS):
        return text
    start = len(content) - len(content.lstrip(_MARKS))
    return text.part(start, max(start, len(content.rstrip(_MARKS))))


def between(lines: Sequence[Line], start: Spot, end: Spot) -> list[Line]:
    """Return the lines from `start` to `end`, the first and the last cut where they are shared."""
    if start.line > end.line:
        return []
    if start.line == end.line:
        return _cut(lines, start.line, start.offset, end.offset)
    first = _cut(lines, start.line, start.offset, None)
    last = _cut(lines, end.line, 0, end.offset)
    return [*first, *lines[start.line + 1 : end.line], *last]


def _cut(lines: Sequence[Line], index: int, start: int, end: int | None) -> list[Line]:
    """Return a part of a line, nothing where nothing is left of it."""
    if index >= len(lines) or end == 0:
        return []
    line = lines[index]
    if not start and end is None:
        return [line]
    text = line.text.part(start, end)
    blanks = 0 if start else line.block.blank_before
    return [Line(Paragraph(text, blanks), text)] if text.content else []
