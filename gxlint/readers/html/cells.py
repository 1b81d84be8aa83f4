"""The events of a table as rows of cells."""

from collections.abc import Collection, Sequence

from gxlint.blocks import Span, Text
from gxlint.folding import UNKNOWN
from gxlint.readers.cells import in_one
from gxlint.readers.grid import RawCell
from gxlint.readers.html.names import SHOWN, TABLE_PARTS, UNSURE
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
        self,
        source: str,
        tree: Tree,
        skipped: Collection[int],
        images: list[Span],
        frames: list[Span],
    ) -> None:
        self.source = source
        self.tree = tree
        self.skipped = skipped
        self.images = images
        self.frames = frames
        self.rows: list[list[RawCell]] = []
        self.loose: list[Text] = []
        self._depth = 0
        self._pictured = self._unsure = False
        """Something stands in the cell that is not read; what its words say is not certain."""
        self._raised: list[Run] = []
        """Words of the cell that are set as superscript."""
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
                    self._pass_by(node)
                    at = node.last + 1
                elif kind == OPEN and a in self.tree.grids:
                    self._take_grid(self.tree.grids[a])
                    at = node.last + 1
                elif node.parts:
                    self._pass(node, opens=kind == OPEN)
                elif node.name in UNSURE:
                    self._unsure |= kind == OPEN and self._doubts(node)
            elif kind == BREAK:
                self._end_line()
            else:
                (self.images if kind == IMAGE else self.frames).append(Span(a, b))
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
                self._unsure |= name == "summary" and self._is_figure()
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

    def _is_figure(self) -> bool:
        """Tell whether the line that is read is a figure: what it sums up is not shown at first."""
        return "".join([run for run, _ in self._runs]).strip().isdecimal()

    def _pass_by(self, node: Node) -> None:
        """Take an element that is left out: words that are all of a cell are no mark of a note."""
        if node.name == "sup":
            events = self.tree.events[node.first : node.last]
            self._raised += [(self.source[a:b], a) for kind, a, b in events if kind == TEXT]
        elif node.name in SHOWN:
            self.frames.append(Span(node.inner, node.inner))
            self._pictured = True

    def _doubts(self, node: Node) -> bool:
        """Tell whether an element of `UNSURE` stands right behind a digit, or turns figures."""
        if node.name == "bdo":
            return "rtl" in node.attributes.lower()
        return bool(self._runs) and self._runs[-1][0].rstrip()[-1:].isdecimal()

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
        text = lines[0] if len(lines) == 1 and not self._unsure else None
        if text is None:
            text = self._odd(node, lines)
        self._pictured = self._unsure = False
        self._raised = []
        self.rows[-1].append((text, node.spans))

    def _odd(self, node: Node, lines: Sequence[Text]) -> Text:
        """Return what a cell says that has no single line, or an uncertain one."""
        blank = UNKNOWN if self._pictured or self._unsure else ""
        if self._unsure:
            self.frames.append(Span(node.inner, node.inner))
            lines = ()
        elif not lines and self._raised and (raised := text_of(self._raised)):
            return raised
        return make(Text, in_one(lines) or (blank, ((0, node.inner),)))

    def _end_loose(self) -> None:
        self._end_line()
        self.loose.extend(self._lines)
        self._lines = []


_PARTS = TABLE_PARTS - {"table"}
