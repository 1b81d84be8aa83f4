"""The events of a page as blocks: paragraphs, headings and tables."""

import re
from collections.abc import Collection

from gxlint.blocks import Block, Heading, Paragraph, Span, Table, Text
from gxlint.readers.grid import RawCell, lay_out, placed
from gxlint.readers.html.cells import TableReading
from gxlint.readers.html.collapsed import collapsed, without_columns
from gxlint.readers.html.lists import LISTS, Lists
from gxlint.readers.html.names import HEADINGS
from gxlint.readers.html.runs import Run, lines_of, text_of
from gxlint.readers.html.tree import BREAK, CLOSE, IMAGE, OPEN, TEXT, Node, Tree
from gxlint.readers.html.typed import typed_blocks
from gxlint.readers.wrap import is_numbered
from gxlint.records import make


class Renderer:
    """Turns events into blocks; `images` are the `<img>` tags met, as spans of the source.

    `frames` are where other files are shown, or can be had as sheets, and what else cells show
    that is not read.
    """

    def __init__(
        self, source: str, tree: Tree, skipped: Collection[int], tables: Collection[int]
    ) -> None:
        self.source = source
        self.tree = tree
        self.skipped = skipped
        self.tables = tables
        self.blocks: list[Block] = []
        self.images: list[Span] = []
        self.frames: list[Span] = []
        self._runs: list[Run] = []
        self._blanks = 0
        self._heading: Node | None = None
        self._typed: Node | None = None
        """The outermost element that is open and shows its white space as it stands."""
        self._lines: list[Text] = []
        """The lines of it that wait."""
        self._lists = Lists(tree)
        self._mark = ""
        """What is printed before the next line: the number of an item."""

    def render(self, first: int, last: int) -> list[Block]:
        """Return the blocks that the events from `first` to before `last` make."""
        at = first
        events, nodes = self.tree.events, self.tree.nodes
        while at < last:
            kind, a, b = events[at]
            at += 1
            if kind == TEXT:
                self._runs.append((self.source[a:b], a))
            elif kind == OPEN:
                at = nodes[a].last + 1 if a in self.skipped else self._open(at, nodes[a])
            elif kind == CLOSE:
                if nodes[a].parts:
                    self._close(nodes[a])
            elif kind == BREAK:
                if not self._flush():
                    self._blanks += 1
            else:
                self._note(kind, Span(a, b))
        self._flush()
        self._end_lines()
        return self.blocks

    def _open(self, at: int, node: Node) -> int:
        """Begin a line or a table; return the index of the event to go on with."""
        if not node.parts:
            if node.name == "a" and _SHEET.search(node.attributes):
                self.frames.append(Span(node.inner, node.inner))
            return at
        if self._runs:
            self._flush()
        if node.typed and self._typed is None:
            self._typed = node
        if node.index in self.tables:
            self._end_lines()
            self._mark = ""
            self._add_table(node)
            return node.last + 1
        if node.name in HEADINGS:
            self._heading = node
        elif node.name == "li":
            self._mark = self._lists.mark(node)
        elif node.name in LISTS:
            self._lists.begin(node)
        return at

    def _note(self, kind: int, span: Span) -> None:
        """Note a picture, or another file that is shown."""
        if kind == IMAGE:
            self.images.append(span)
        elif _FRAME.match(self.source, span.start):
            self.frames.append(span)

    def _close(self, node: Node) -> None:
        if not self._flush() and node.name == "p" and self._is_empty(node):
            self._blanks += 1
        if node is self._heading:
            self._heading = None
        elif node.name == "li":
            self._mark = ""
        elif node.name in LISTS:
            self._lists.end()
        if node is self._typed:
            self._end_lines()
            self._typed = None

    def _is_empty(self, node: Node) -> bool:
        """Tell whether the paragraph shows nothing at all, which makes it a blank line."""
        inner = self.tree.events[node.first + 1 : min(node.last, node.first + 6)]
        return all(kind == TEXT for kind, *_ in inner)

    def _flush(self) -> bool:
        """End the line; return whether there was one."""
        if not self._runs:
            return False
        runs, self._runs = self._runs, []
        if self._typed is not None and self._heading is None:
            lines = lines_of(runs)
            self._lines += lines
            return any(line.content.strip() for line in lines)
        self._end_lines()
        text = text_of(runs)
        if text is None:
            return False
        if self._mark:
            text, self._mark = _marked(text, self._mark), ""
        blanks, self._blanks = self._blanks, 0
        if self._heading is not None:
            self.blocks.append(Heading(text, HEADINGS[self._heading.name], blanks))
        else:
            self.blocks.append(make(Paragraph, (text, blanks, 0)))
        return True

    def _end_lines(self) -> None:
        """Read the lines that wait."""
        lines, self._lines = self._lines, []
        blocks = typed_blocks(lines, self.source) if lines else ()
        if blocks:
            first, *rest = blocks
            blanks, self._blanks = self._blanks + first.blank_before, 0
            self.blocks += first._replace(blank_before=blanks), *rest

    def _add_table(self, node: Node) -> None:
        grid = self.tree.grids.get(node.index)
        rows = [] if grid else self._read_table(node)
        if grid or any(rows):
            blanks, self._blanks = self._blanks, 0
            self.blocks.append(
                placed(grid.texts, grid.spans, blank_before=blanks)
                if grid
                else self._laid_out(node, lay_out(rows, blank_before=blanks))
            )

    def _laid_out(self, node: Node, table: Table) -> Table:
        gone = collapsed(self.source, node.inner)
        return without_columns(table, gone) if gone else table

    def _read_table(self, node: Node) -> list[list[RawCell]]:
        reading = TableReading(self.source, self.tree, self.skipped, self.images, self.frames)
        reading.read(node)
        self.blocks.extend(Paragraph(text) for text in reading.loose)
        return reading.rows


_SHEET = re.compile(r"\.(?:xlsx?|et|csv)(?![\w.])", re.IGNORECASE)
"""The end of the address of a sheet."""
_FRAME = re.compile(
    r"""<(?:iframe|object|embed)\s[^>]*?\b(?:src|data)\s*=\s*["']?(?!about:|javascript:)[^\s"'>]""",
    re.IGNORECASE,
)
"""The beginning of what shows another file."""


def _marked(text: Text, mark: str) -> Text:
    """Return an item with its number, which stands where the item begins.

    One that has its own is left as it is, and so is a bare figure, whose table is lost.
    """
    if is_numbered(text.content) or not any(map(str.isalpha, text.content)):
        return text
    start = text.span().start
    pieces = ((index + len(mark), offset) for index, offset in text.pieces)
    return make(Text, (mark + text.content, ((0, start), *pieces)))
