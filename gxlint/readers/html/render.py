"""The events of a page as blocks: paragraphs, headings and tables."""

import re
from collections.abc import Collection

from gxlint.blocks import Block, Heading, Paragraph, Span, Text
from gxlint.readers.cells import in_one
from gxlint.readers.grid import RawCell, lay_out
from gxlint.readers.html.runs import Run, text_of
from gxlint.readers.html.tree import BREAK, CLOSE, IMAGE, INLINE, OPEN, TEXT, Node, Tree

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TRANSPARENT = INLINE | {"a"}


class Renderer:
    """Turns events into blocks; `images` are the `<img>` tags met, as spans of the source."""

    def __init__(
        self, source: str, tree: Tree, skipped: Collection[int], tables: Collection[int]
    ) -> None:
        self.source = source
        self.tree = tree
        self.skipped = skipped
        self.tables = tables
        self.blocks: list[Block] = []
        self.images: list[Span] = []
        self._runs: list[Run] = []
        self._blanks = 0
        self._heading: Node | None = None

    def render(self, first: int, last: int) -> list[Block]:
        """Return the blocks that the events from `first` to before `last` make."""
        at = first
        while at < last:
            at = self._take(at)
        self._flush()
        return self.blocks

    def _take(self, at: int) -> int:
        """Take the event at that index; return the index of the next one."""
        kind, a, b, _ = self.tree.events[at]
        if kind == TEXT:
            self._runs.append((a, b))
        elif kind == OPEN:
            return self._open(at, self.tree.nodes[a])
        elif kind == CLOSE:
            self._close(self.tree.nodes[a])
        elif kind == BREAK:
            if not self._flush():
                self._blanks += 1
        else:
            self.images.append(Span(a, b))
        return at + 1

    def _open(self, at: int, node: Node) -> int:
        if node.index in self.skipped:
            return node.last + 1
        if node.name in _TRANSPARENT:
            return at + 1
        self._flush()
        if node.index in self.tables:
            self._add_table(node)
            return node.last + 1
        if node.name in _HEADINGS:
            self._heading = node
        return at + 1

    def _close(self, node: Node) -> None:
        if node.name in _TRANSPARENT:
            return
        if not self._flush() and node.name == "p" and self._is_empty(node):
            self._blanks += 1
        if node is self._heading:
            self._heading = None

    def _is_empty(self, node: Node) -> bool:
        """Tell whether the paragraph shows nothing at all, which makes it a blank line."""
        inner = self.tree.events[node.first + 1 : min(node.last, node.first + 6)]
        return all(kind == TEXT for kind, *_ in inner)

    def _flush(self) -> bool:
        """End the line; return whether there was one."""
        runs, self._runs = self._runs, []
        text = text_of(self.source, runs) if runs else None
        if text is None:
            return False
        blanks, self._blanks = self._blanks, 0
        if self._heading is not None:
            self.blocks.append(Heading(text, _HEADINGS[self._heading.name], blanks))
        else:
            self.blocks.append(Paragraph(text, blanks))
        return True

    def _add_table(self, node: Node) -> None:
        reading = _Reading(self.source, self.tree, self.skipped, self.images)
        reading.read(node)
        self.blocks.extend(Paragraph(text) for text in reading.loose)
        if any(reading.rows):
            blanks, self._blanks = self._blanks, 0
            self.blocks.append(lay_out(reading.rows, blank_before=blanks))


class _Reading:
    """A table while its events are read."""

    def __init__(
        self, source: str, tree: Tree, skipped: Collection[int], images: list[Span]
    ) -> None:
        self.source = source
        self.tree = tree
        self.skipped = skipped
        self.images = images
        self.rows: list[list[RawCell]] = []
        self.loose: list[Text] = []
        self._depth = 0
        self._runs: list[Run] = []
        self._lines: list[Text] = []

    def read(self, table: Node) -> None:
        """Read the cells of each row, and the lines that stand in the table outside its cells."""
        at = table.first + 1
        while at < table.last:
            kind, a, b, _ = self.tree.events[at]
            at += 1
            if kind == TEXT:
                self._runs.append((a, b))
            elif kind == BREAK:
                self._end_line()
            elif kind == IMAGE:
                self.images.append(Span(a, b))
            else:
                node = self.tree.nodes[a]
                if kind == OPEN and node.index in self.skipped:
                    at = node.last + 1
                elif node.name not in _TRANSPARENT:
                    self._pass(node, opens=kind == OPEN)
        self._end_loose()

    def _pass(self, node: Node, *, opens: bool) -> None:
        """Take the beginning or end of a block; those of tables within are ends of lines."""
        if node.name == "table":
            self._depth += 1 if opens else -1
        if self._depth or node.name not in _PARTS:
            self._end_line()
        elif opens:
            self._end_loose()
            if node.name == "tr":
                self.rows.append([])
        elif node.name != "tr":
            self._end_cell(node)

    def _end_line(self) -> None:
        runs, self._runs = self._runs, []
        text = text_of(self.source, runs) if runs else None
        if text is not None:
            self._lines.append(text)

    def _end_cell(self, node: Node) -> None:
        self._end_line()
        lines, self._lines = self._lines, []
        text = in_one(lines)
        rows, columns = _spans(node.attributes)
        self.rows[-1].append(RawCell(text or Text("", ((0, node.inner),)), rows, columns))

    def _end_loose(self) -> None:
        self._end_line()
        self.loose.extend(self._lines)
        self._lines = []


_PARTS = frozenset(("tr", "td", "th"))
_ROW_SPAN = re.compile(r"""rowspan\s*=\s*["']?\s*(\d{1,5})""", re.IGNORECASE)
_COLUMN_SPAN = re.compile(r"""colspan\s*=\s*["']?\s*(\d{1,5})""", re.IGNORECASE)


def _spans(attributes: str) -> tuple[int, int]:
    """Return the rows and columns that a cell asks for; 0 rows reach to the end of the table."""
    if "span" not in attributes and "SPAN" not in attributes:
        return 1, 1
    rows = _ROW_SPAN.search(attributes)
    columns = _COLUMN_SPAN.search(attributes)
    return int(rows[1]) if rows else 1, int(columns[1]) if columns else 1
