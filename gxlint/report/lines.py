"""A document's blocks as lines: each with the text that titles and headings are matched on."""

from collections.abc import Iterable, Sequence

from gxlint.blocks import Block, Heading, Paragraph, Text
from gxlint.columns import Blocks
from gxlint.records import NamedTuple
from gxlint.report.bared import bare_line, bared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import overload


class Line:
    """A block and its squeezed text, which is empty for a table.

    `text` is folded, without white space and without marks of emphasis around it. Most lines of a
    report are figures and labels of its tables, which nobody asks for it: it is made when asked
    for, and so is the block, which is the one `at` that number among `blocks`.
    """

    __slots__ = ("at", "blocks", "raw", "text")

    text: Text
    raw: str
    """The text as the reader left it."""

    def __init__(self, blocks: Blocks, at: int, text: Text | None = None) -> None:
        self.blocks = blocks
        self.at = at
        self.raw = blocks.texts.contents[at]
        if text is not None:
            self.text = text

    if not TYPE_CHECKING:  # else any name would do

        def __getattr__(self, name: str) -> Text:
            """Return the text when it is first asked for, and keep it."""
            if name != "text":
                raise AttributeError(name)
            found = self.text = bare_line(self.blocks.texts, self.at)
            return found

    @property
    def block(self) -> Block:
        """The block."""
        block: Block = self.blocks[self.at]
        return block

    @property
    def level(self) -> int | None:
        """The level that the format gives a heading."""
        other = self.blocks.others.get(self.at)
        return other.level if isinstance(other, Heading) else None


def line_of(text: Text, blank_before: int = 0) -> Line:
    """Return a line of its own with that squeezed text."""
    return Line(Blocks.of((Paragraph(text, blank_before),)), 0, text)


class Spot(NamedTuple):
    """A place in the lines: the line's index, and an index in its squeezed text."""

    line: int
    offset: int


class Lines(Sequence[Line]):
    """Blocks as lines, of which each is made when it is first asked for.

    Most are cells of tables, which nobody asks for. `made` are lines that are there already, by
    index; the others are those of `above`, from its line `shift` on, or made of their blocks.
    """

    def __init__(
        self,
        blocks: Blocks,
        made: dict[int, Line] | None = None,
        above: "Lines | None" = None,
        shift: int = 0,
    ) -> None:
        self.blocks = blocks
        self._made = {} if made is None else made
        self._above = above
        self._shift = shift

    def __len__(self) -> int:
        return len(self.blocks)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, at: int) -> Line: ...
        @overload
        def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            line = self.line
            return [line(i) for i in range(*at.indices(len(self.blocks)))]
        return self.line(at)

    def line(self, at: int) -> Line:
        """Return the line at that index."""
        found = self._made.get(at)
        if found is None:
            above = self._above
            found = Line(self.blocks, at) if above is None else above.line(at + self._shift)
            self._made[at] = found
        return found

    def take(self, indices: Iterable[int]) -> dict[int, Line]:
        """Return the lines at these indices, tables left out, their texts made all at once."""
        blocks = self.blocks
        tables = blocks.tables
        own = [at for at in indices if at not in tables] if tables else [*indices]
        texts = bared(blocks.texts, own)
        found = {at: Line(blocks, at, texts[at]) for at in own}
        self._made.update(found)
        return found

    def upto(self, end: int) -> "Lines":
        """Return the lines before `end`."""
        return Lines(self.blocks[:end], self._made, self._above, self._shift)

    def between(self, start: Spot, end: Spot) -> "Lines":
        """Return the lines from `start` to `end`, the first and the last cut where shared."""
        if start.line > end.line:
            return Lines(Blocks())
        if not start.offset and not end.offset:
            return Lines(self.blocks[start.line : end.line], None, self, start.line)
        alone = start.line == end.line
        first = self._cut(start, end.offset if alone else None)
        last = [] if alone else self._cut(Spot(end.line, 0), end.offset)
        inner = self.blocks[start.line + 1 : end.line]
        made = dict(enumerate(first)) | dict(enumerate(last, len(first) + len(inner)))
        blocks = [*(line.block for line in first), *inner, *(line.block for line in last)]
        return Lines(Blocks.of(blocks), made, self, start.line + 1 - len(first))

    def _cut(self, start: Spot, end: int | None) -> list[Line]:
        """Return a part of a line, nothing where nothing is left of it."""
        if start.line >= len(self) or end == 0:
            return []
        line = self[start.line]
        if not start.offset and end is None:
            return [line]
        text = line.text.part(start.offset, end)
        blanks = 0 if start.offset else line.block.blank_before
        return [line_of(text, blanks)] if text.content else []
