"""The events of a table as rows of cells."""

from collections.abc import Collection

from gxlint.blocks import Span, Text
from gxlint.folding import UNKNOWN
from gxlint.readers.cells import in_one
from gxlint.readers.grid import RawCell
from gxlint.readers.html.names import TABLE_PARTS
from gxlint.readers.html.plain import Grid
from gxlint.readers.html.runs import Run, text_of
from gxlint.readers.html.tree import BREAK, IMAGE, OPEN, TEXT, Node, Tree
from gxlint.records import make


class TableReading:
    """A table while its events are read.

    `rows` are the cells of each row as they follow, `loose` the lines that stand in the table
    outside its cells.
    """

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
        self._pictured = False
        """A picture stands in the cell."""
        self._foot = 0, 0
        """The first row of the foot and the one behind its last: it is shown below all others."""
        self._runs: list[Run] = []
        self._lines: list[Text] = []

    def read(self, table: Node) -> None:
        """Read what stands in the table."""
        at, last = table.first + 1, table.last
        events, nodes, skipped = self.tree.events, self.tree.nodes, self.skipped
        while at < last:
            kind, a, b = events[at]
            at += 1
            if kind == TEXT:
                self._runs.append((self.source[a:b], a))
            elif kind < BREAK:
                node = nodes[a]
                if kind == OPEN and a in skipped:
                    at = node.last + 1
                elif kind == OPEN and a in self.tree.grids:
                    self._take_grid(self.tree.grids[a])
                    at = node.last + 1
                elif node.parts:
                    self._pass(node, opens=kind == OPEN)
            elif kind == BREAK:
                self._end_line()
            elif kind == IMAGE:
                self.images.append(Span(a, b))
                self._pictured = True
        self._end_loose()
        first, behind = self._foot
        self.rows += self.rows[first:behind]
        del self.rows[first:behind]

    def _pass(self, node: Node, *, opens: bool) -> None:
        """Take the beginning or end of a block; those of tables within are ends of lines."""
        name = node.name
        if name == "table":
            self._depth += 1 if opens else -1
        if self._depth or name not in _PARTS:
            if self._runs:
                self._end_line()
        elif opens:
            if self._runs or self._lines:
                self._end_loose()
            if name == "tr":
                self.rows.append([])
            elif name == "tfoot":
                self._foot = len(self.rows), len(self.rows)
        elif name == "tfoot":
            self._foot = self._foot[0], len(self.rows)
        elif name != "tr":
            self._end_cell(node)

    def _take_grid(self, grid: Grid) -> None:
        """Take a plain table within a cell: each of its cells is a line."""
        self._end_line()
        self._lines.extend(text for text in grid.texts if text.content)

    def _end_line(self) -> None:
        runs, self._runs = self._runs, []
        text = text_of(runs) if runs else None
        if text is not None:
            self._lines.append(text)

    def _end_cell(self, node: Node) -> None:
        if self._runs:
            self._end_line()
        lines, self._lines = self._lines, []
        text = lines[0] if len(lines) == 1 else None
        if text is None:
            blank = UNKNOWN if self._pictured else ""
            text = make(Text, in_one(lines) or (blank, ((0, node.inner),)))
        self._pictured = False
        self.rows[-1].append((text, node.spans))

    def _end_loose(self) -> None:
        self._end_line()
        self.loose.extend(self._lines)
        self._lines = []


_PARTS = TABLE_PARTS - {"table"}
