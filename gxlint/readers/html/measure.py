"""How much every element of a page holds: text, links, cells."""

from gxlint.readers.html.tree import BREAK, CLOSE, INLINE, OPEN, TEXT, Tree
from gxlint.records import NamedTuple

PROSE = 80
"""Characters that make a line prose: menus and imprints have shorter ones."""
_SHORT = 30


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


class Measure:
    """What an element holds, its descendants included.

    `weight` estimates content: characters of long lines, a little for each short one. `cells`,
    `filled` and `largest` (characters of the fullest cell) are those of a table itself, `tables`
    counts the tables within.
    """

    __slots__ = (
        "cells",
        "filled",
        "largest",
        "length",
        "linked",
        "links",
        "prose",
        "tables",
        "weight",
    )

    def __init__(self) -> None:
        self.length = self.linked = self.links = self.weight = self.prose = 0
        self.cells = self.filled = self.tables = self.largest = 0


def measures_of(tree: Tree, segments: list[Segment]) -> list[Measure]:
    """Return the measure of each node of the tree, by index."""
    measures = [Measure() for _ in tree.nodes]
    for segment in segments:
        _count(measures[segment.node], segment)
    for node in reversed(tree.nodes):
        mine = measures[node.index]
        if node.name in {"td", "th"}:
            mine.cells += 1
            mine.filled += bool(mine.length)
            mine.largest = max(mine.largest, mine.length)
        if node.parent >= 0:
            _add(measures[node.parent], mine, node.name)
    return measures


def _count(measure: Measure, segment: Segment) -> None:
    plain = segment.length - segment.linked
    measure.length += segment.length
    measure.linked += segment.linked
    if plain:
        measure.weight += plain if plain >= _SHORT else 4
    if plain >= PROSE and plain * 2 > segment.length:
        measure.prose += 1


def _add(outer: Measure, mine: Measure, name: str) -> None:
    outer.length += mine.length
    outer.linked += mine.linked
    outer.links += mine.links + (name == "a")
    outer.weight += mine.weight
    outer.prose += mine.prose
    if name == "table":
        outer.tables += mine.cells >= _TABLE
    else:
        outer.tables += mine.tables
        outer.cells += mine.cells
        outer.filled += mine.filled
        outer.largest = max(outer.largest, mine.largest)


_TABLE = 4
"""Cells that make a table count as one."""


def segments_of(text: str, tree: Tree) -> list[Segment]:
    """Return the lines of the page in order, those that are blank left out."""
    segments: list[Segment] = []
    nodes = tree.nodes
    node = inner = links = 0
    event = start = end = length = linked = 0
    for index, (kind, a, b, _) in enumerate(tree.events):
        if kind == TEXT:
            visible = len(text[a:b].strip())
            if not visible or (visible == _NBSP and text[a:b].strip() == "&nbsp;"):
                continue
            if not length:
                event, start, node = index, a, inner
            end = b
            length += visible
            linked += visible if links else 0
            continue
        if kind in {OPEN, CLOSE}:
            name = nodes[a].name
            if name == "a":
                links += 1 if kind == OPEN else -1
                continue
            if name in INLINE:
                continue
            inner = a if kind == OPEN else nodes[a].parent
        elif kind != BREAK:
            continue
        if length:
            segments.append(Segment(event, node, start, end, length, linked))
            length = linked = 0
    return segments


_NBSP = len("&nbsp;")
