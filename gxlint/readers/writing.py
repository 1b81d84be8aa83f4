"""The text that is made of a file without lines, written piece by piece."""

from gxlint.blocks import Address, Block, Landmark, Span, Text
from gxlint.records import make


class Writing:
    """Blocks, their text and its landmarks while they are made."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.landmarks: list[Landmark] = []
        self.paragraphs = 0
        self.tables = 0
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """Return the text made so far."""
        return "".join(self._parts)

    @property
    def end(self) -> Span:
        """Return where the last paragraph or cell ends."""
        at = max(self._length - 1, 0)
        return Span(at, at)

    def write(self, text: str, address: Address) -> Text:
        """Return the text of a paragraph or cell, written on a line of its own."""
        self.landmarks.append(make(Landmark, (self._length, address)))
        written = make(Text, (text, ((0, self._length),)))
        self._parts.append(text + "\n")
        self._length += len(text) + 1
        return written

    def write_cell(self, text: str, page: int | None, row: int, column: int) -> Text:
        """Return the text of the cell of the last table whose row and column count from 0."""
        return self.write(text, make(Address, (page, None, self.tables, row + 1, column + 1)))
