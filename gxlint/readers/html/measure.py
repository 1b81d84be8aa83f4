"""How much every element of a page holds: text, links, cells."""

from gxlint.readers.html.menus import Menu
from gxlint.readers.html.names import CELLS
from gxlint.readers.html.plain import PROSE, Grid, weight_of
from gxlint.readers.html.tree import BREAK, OPEN, TEXT, Node, Tree
from gxlint.records import NamedTuple, make


class Segment(NamedTuple):
    """A line of the page: its first event, its innermost element, where its text begins and ends.

    `length` counts its characters, `linked` those of them that are links.
    """

    event: int
    node: int
    start: int
    end: int
    length: int
    linked: int


class Measures:
    """What each element holds, by its index, its descendants included.

    `length` counts characters, `linked` those of links, `links` the links; `weight` estimates
    content: characters of long lines, a little for each short one; `prose` counts lines of prose.
    `cells`, `filled` and `largest` (characters of the fullest cell) are those of a table itself,
    `tables` counts the tables within.
    """

    def __init__(self, nodes: int) -> None:
        self.length = [0] * nodes
        self.linked = [0] * nodes
        self.links = [0] * nodes
        self.weight = [0] * nodes
        self.prose = [0] * nodes
        self.cells = [0] * nodes
        self.filled = [0] * nodes
        self.largest = [0] * nodes
        self.tables = [0] * nodes

    def count(self, segment: Segment) -> None:
        """Count a line for the element that it stands in."""
        _, node, _, _, length, linked = segment
        plain = length - linked
        self.length[node] += length
        self.linked[node] += linked
        if plain:
            self.weight[node] += weight_of(plain)
            if plain >= PROSE and plain > linked:
                self.prose[node] += 1

    def set(self, node: int, grid: Grid) -> None:
        """Set what a plain table holds."""
        self.length[node], self.weight[node], self.prose[node] = grid[2:5]
        self.cells[node], self.filled[node], self.largest[node] = grid[5:8]

    def set_menu(self, node: int, menu: Menu) -> None:
        """Set what a list of links holds."""
        self.length[node] = self.linked[node] = menu.length
        self.links[node] = menu.links

    def count_cell(self, node: int) -> None:
        """Count a cell of a table."""
        length = self.length[node]
        self.cells[node] += 1
        if length:
            self.filled[node] += 1
            self.largest[node] = max(self.largest[node], length)

    def add_text(self, outer: int, node: int) -> None:
        """Count what an element says for the one around it."""
        self.length[outer] += self.length[node]
        self.linked[outer] += self.linked[node]
        self.weight[outer] += self.weight[node]
        self.prose[outer] += self.prose[node]

    def add_cells(self, outer: int, node: int) -> None:
        """Count what a part of a table holds for the part around it."""
        self.tables[outer] += self.tables[node]
        self.cells[outer] += self.cells[node]
        self.filled[outer] += self.filled[node]
        self.largest[outer] = max(self.largest[outer], self.largest[node])


def measures_of(tree: Tree, segments: list[Segment]) -> Measures:
    """Return the measures of the nodes of the tree."""
    measures = Measures(len(tree.nodes))
    for segment in segments:
        measures.count(segment)
    for index, grid in tree.grids.items():
        measures.set(index, grid)
    for index, menu in tree.menus.items():
        measures.set_menu(index, menu)
    length, links = measures.length, measures.links
    cells, tables = measures.cells, measures.tables
    for node in reversed(tree.nodes):
        index, outer, name = node.index, node.parent, node.name
        if name in CELLS:
            measures.count_cell(index)
        if outer < 0:
            break
        if length[index]:
            measures.add_text(outer, index)
        links[outer] += links[index] + (name == "a")
        if name == "table":
            tables[outer] += cells[index] >= _TABLE
        elif cells[index] or tables[index]:
            measures.add_cells(outer, index)
    return measures


_TABLE = 4
"""Cells that make a table count as one."""


def segments_of(text: str, tree: Tree) -> list[Segment]:
    """Return the lines of the page in order, blank ones left out; a plain table is one."""
    lines = _Lines(tree)
    nodes = tree.nodes
    for index, (kind, a, b) in enumerate(tree.events):
        if kind == TEXT:
            run = text[a:b].strip()
            if run and run != "&nbsp;":
                lines.add(index, a, b, len(run))
        elif kind < BREAK:
            if nodes[a].parts:
                lines.turn(index, nodes[a], opens=kind == OPEN)
            elif nodes[a].name == "a":
                lines.links += 1 if kind == OPEN else -1
        elif kind == BREAK:
            lines.end()
    return lines.segments


class _Lines:
    """Lines while they are read; `links` counts the links that are open."""

    def __init__(self, tree: Tree) -> None:
        self.segments: list[Segment] = []
        self.links = 0
        self._grids = tree.grids
        self._inner = 0
        self._event = self._node = self._start = self._end = 0
        self._length = self._linked = 0

    def add(self, event: int, start: int, end: int, length: int) -> None:
        """Take a run of so many visible characters."""
        if not self._length:
            self._event, self._start, self._node = event, start, self._inner
        self._end = end
        self._length += length
        if self.links:
            self._linked += length

    def turn(self, event: int, node: Node, *, opens: bool) -> None:
        """Take the beginning or end of an element that parts lines."""
        if self._length:
            self.end()
        index = node.index
        self._inner = index if opens else node.parent
        if opens and index in self._grids:
            grid = self._grids[index]
            self.segments.append(Segment(event, index, node.inner, grid.end, grid.length, 0))

    def end(self) -> None:
        """End the line."""
        if self._length:
            line = self._event, self._node, self._start, self._end, self._length, self._linked
            self.segments.append(make(Segment, line))
            self._length = self._linked = 0
