"""Where on a web page its article stands, told by the text alone and not by any site's names."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from gxlint.readers.html.furniture import furniture
from gxlint.readers.html.measure import Measures, Segment, measures_of, segments_of
from gxlint.readers.html.names import CELLS
from gxlint.readers.html.tree import Node, Tree
from gxlint.records import NamedTuple

_LEFT_OUT = 0.1
"""How much of a page's content may stand outside the element that holds the article."""
_ENDS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "tr"))


class Article(NamedTuple):
    """The events that the article takes up, the end excluded, and what of them is not part of it.

    `skipped` and `tables` hold indices of nodes: furniture among the text, and tables of data
    (others only lay out the page). `weight` estimates how much its element holds.
    """

    first: int
    last: int
    skipped: Collection[int]
    tables: Collection[int]
    weight: int


Kept = tuple[int, int]
"""What an element holds without its furniture: its weight and its lines of prose."""


def find_article(text: str, tree: Tree, titles: Sequence[str] = ()) -> Article:
    """Return where the article stands; `titles` are what the page says of itself, squeezed."""
    segments = segments_of(text, tree)
    measures = measures_of(tree, segments)
    tables = data_tables(tree, measures)
    skipped = furniture(text, tree, measures, tables)
    kept = _kept(tree, measures, skipped)
    container = _container(tree, kept, tables)
    shown = [s for s in segments if s.node not in skipped]
    first = _beginning(text, tree, shown, container, titles)
    return Article(first, _end(text, shown, container), skipped, tables, kept[container.index][0])


def data_tables(tree: Tree, measures: Measures) -> frozenset[int]:
    """Return the indices of the tables that hold data; the others lay out a page."""
    return frozenset(
        n.index for n in tree.nodes if n.name == "table" and _holds_data(tree, measures, n.index)
    )


def _holds_data(tree: Tree, measures: Measures, table: int) -> bool:
    """Tell a table of data from one that lays out a page.

    The latter holds other tables, a single cell, or the paragraphs of the article.
    """
    filled = measures.filled[table]
    if filled == 1 and measures.cells[table] >= _ROW and measures.largest[table] <= _LABEL:
        cells = (n.index for n in tree.nodes[table + 1 : table + _ROW] if n.name in CELLS)
        return bool(measures.length[next(cells, table)])
    if filled <= 1 or (measures.tables[table] and filled < _MANY):
        return False
    few = measures.prose[table] <= _NOTES
    return measures.largest[table] <= _LONG or (filled >= _MANY and few)


_ROW = 6
_LABEL = 40
"""Cells of a row that is blank but for its label, and characters of the label."""
_MANY = 60
"""Filled cells that make a table one of data whatever else it holds."""
_LONG = 400
"""Characters that a cell of a prescribed table never has."""
_NOTES = 3
"""Long notes that a table of data may hold."""
_TITLE = 8
"""Characters of the shortest title."""


def _kept(tree: Tree, measures: Measures, skipped: Collection[int]) -> list[Kept]:
    """Return for each node what it holds without the nodes that are skipped."""
    weights, prose = measures.weight, measures.prose
    kept = list(zip(weights, prose, strict=True))
    if not skipped:
        return kept
    lost_weight, lost_prose = [0] * len(kept), [0] * len(kept)
    for node in reversed(tree.nodes):
        index, parent = node.index, node.parent
        if index in skipped:
            lost_weight[index], lost_prose[index] = kept[index]
        lost = lost_weight[index]
        if lost:
            kept[index] = weights[index] - lost, prose[index] - lost_prose[index]
            if parent >= 0:
                lost_weight[parent] += lost
                lost_prose[parent] += lost_prose[index]
    return kept


def _container(tree: Tree, kept: list[Kept], tables: Collection[int]) -> Node:
    """Return the innermost element that holds nearly all of the content."""
    fullest = [0] * len(kept)
    for node in tree.nodes[1:]:
        best = fullest[node.parent]
        if not best or kept[node.index] > kept[best]:
            fullest[node.parent] = node.index
    whole, prose = kept[0]
    at = 0
    while inner := fullest[at]:
        lost = whole - kept[inner][0]
        if lost > whole * _LEFT_OUT or inner in tables or tree.nodes[inner].name in _ENDS:
            break
        if prose > kept[inner][1] and lost > _IMPRINT:
            break
        at = inner
    return tree.nodes[at]


_IMPRINT = 400
"""Content that may stand outside the article though some of it looks like prose."""


def _beginning(
    text: str, tree: Tree, shown: list[Segment], container: Node, titles: Sequence[str]
) -> int:
    """Return the event with which the article begins: its title may stand before its element."""
    at = bisect_left(shown, container.first, key=lambda s: s.event)
    if any(_is_title(text, s, titles) for s in shown[at : at + 5]):
        return container.first
    for segment in shown[max(at - 30, 0) : at][::-1]:
        if _is_title(text, segment, titles):
            return _start(tree, segment)
    begin, room = container.first, _IMPRINT
    for segment in shown[max(at - 12, 0) : at][::-1]:
        room -= segment.length
        if segment.linked or room < 0:
            break
        begin = _start(tree, segment)
    return begin


def _start(tree: Tree, segment: Segment) -> int:
    """Return the event with which a line begins, its heading's start tag included."""
    node = tree.nodes[segment.node]
    return node.first if node.name in _ENDS else segment.event


def _is_title(text: str, segment: Segment, titles: Sequence[str]) -> bool:
    """Tell whether a line is what the page calls its article; prose may only name it."""
    if segment.length > _LONG or not titles:
        return False
    return names_title(text[segment.start : segment.end], titles)


def names_title(source: str, titles: Sequence[str]) -> bool:
    """Tell whether a line of HTML is one of the titles, which are squeezed, or most of a line."""
    line = squeezed_line(source)
    return len(line) >= _TITLE and any(
        line in title or (title in line and len(line) < 2 * len(title)) for title in titles
    )


def squeezed_line(source: str) -> str:
    """Return a line of HTML without tags, references and white space, to compare titles by."""
    return re.sub(r"<[^>]*>|&\w+;|\s+", "", source)


def _end(text: str, shown: list[Segment], container: Node) -> int:
    """Return the event after the article; a line with its date may stand behind its element."""
    at = bisect_left(shown, container.last, key=lambda s: s.event)
    for segment in shown[at : at + 4]:
        if segment.linked or segment.length > _DATE_LINE:
            break
        if _DATE.search(text, segment.start, segment.end):
            return segment.event + 1
    return container.last


_DATE_LINE = 60
_DATE = re.compile(r"20\d\d\D{1,3}\d{1,2}\D{1,3}\d{1,2}")
