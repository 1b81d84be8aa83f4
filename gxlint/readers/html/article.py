"""Where on a web page its article stands, told by the text alone and not by any site's names."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from gxlint.readers.html.measure import Measures, Segment, measures_of, segments_of
from gxlint.readers.html.menus import FEWEST
from gxlint.readers.html.panels import panels_of
from gxlint.readers.html.tree import CLOSE, OPEN, TEXT, Node, Tree
from gxlint.records import NamedTuple

_LEFT_OUT = 0.1
"""How much of a page's content may stand outside the element that holds the article."""
_DROPPED = frozenset(("nav", "footer", "aside", "select", "button", "datalist", "dialog", "head"))
_FURNITURE = re.compile(
    r"\b(?:class|id)\s*=\s*[\"']?[^\"'>]*?"
    r"(?:share|nav|menu|crumb|foot|copyright|sidebar|toolbar|pager|qrcode|login|search|related)",
    re.IGNORECASE,
)
"""Words in the class or id of menus, share boxes and imprints."""
_FOOTER = re.compile(
    r"\b(?:class|id)\s*=\s*[\"']?(?:footer|foot|copyright|comments|comment-list|pinglun)\b",
    re.IGNORECASE,
)
"""The same for the foot of a page and the remarks of its readers, which may have long lines."""
_BOXES = frozenset(("div", "ul", "ol", "dl", "section", "form", "header", "table", "center"))
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
    skipped = _skipped(text, tree, measures, tables)
    kept = _kept(tree, measures, skipped)
    container = _container(tree, kept, tables)
    shown = [s for s in segments if s.node not in skipped]
    first = _beginning(text, tree, shown, container, titles)
    return Article(first, _end(text, shown, container), skipped, tables, kept[container.index][0])


def data_tables(tree: Tree, measures: Measures) -> frozenset[int]:
    """Return the indices of the tables that hold data; the others lay out a page."""
    return frozenset(
        n.index for n in tree.nodes if n.name == "table" and _holds_data(measures, n.index)
    )


def _holds_data(measures: Measures, table: int) -> bool:
    """Tell a table of data from one that lays out a page.

    The latter holds other tables, a single cell, or the paragraphs of the article.
    """
    filled = measures.filled[table]
    if filled <= 1 or (measures.tables[table] and filled < _MANY):
        return False
    few = measures.prose[table] <= _NOTES
    return measures.largest[table] <= _LONG or (filled >= _MANY and few)


_MANY = 60
"""Filled cells that make a table one of data whatever else it holds."""
_LONG = 400
"""Characters that a cell of a prescribed table never has."""
_NOTES = 3
"""Long notes that a table of data may hold."""
_TITLE = 8
"""Characters of the shortest title."""


def _skipped(text: str, tree: Tree, measures: Measures, tables: Collection[int]) -> set[int]:
    """Return the nodes that are no part of any article: hidden ones, menus, share boxes.

    Whatever holds most of the page is kept, though: scripts may show it later. So is a row of a
    table of data whose figures are links.
    """
    weights = measures.weight
    half = weights[0] // 2
    skipped: set[int] = set()
    panels = panels_of(tree, measures)
    linked = _linked_data(text, tree, measures, tables)
    data = 0
    for node in tree.nodes[1:]:
        index = node.index
        among = node.first < data or index in linked
        if node.parent in skipped or (
            weights[index] <= half and index not in panels and _is_off(node, measures, among=among)
        ):
            skipped.add(index)
        elif index in tables:
            data = max(data, node.last)
    return skipped


def _is_off(node: Node, measures: Measures, *, among: bool) -> bool:
    """Tell an element that shows nothing of the article; `among` data no links make a menu."""
    if node.hidden or node.name in _DROPPED:
        return True
    if not among and measures.links[node.index] >= FEWEST and _is_menu(node.index, measures):
        return True
    return node.name in _BOXES and _is_imprint(node, measures)


def _is_menu(index: int, measures: Measures) -> bool:
    """Tell whether of an element with some links most is links."""
    linked, length = measures.linked[index], measures.length[index]
    return linked * 5 > length * 3 and not measures.prose[index]


def _linked_data(
    text: str, tree: Tree, measures: Measures, tables: Collection[int]
) -> Collection[int]:
    """Return the tables of data whose labels are links, and what they stand in."""
    found: set[int] = set()
    for table in tables:
        if measures.links[table] >= FEWEST and _holds_figures(text, tree, tree.nodes[table]):
            at = table
            while at >= 0 and at not in found:
                found.add(at)
                at = tree.nodes[at].parent
    return found


def _holds_figures(text: str, tree: Tree, table: Node) -> bool:
    """Tell whether a table of links holds figures that are none, more than it holds other words."""
    figures = others = links = 0
    for kind, a, b in tree.events[table.first : table.last]:
        if kind == TEXT and not links:
            words = text[a:b].strip()
            figures += words.isdecimal()
            others += bool(words) and not words.isdecimal()
        elif kind in {OPEN, CLOSE} and tree.nodes[a].name == "a":
            links += 1 if kind == OPEN else -1
    return figures >= _FIGURES and figures > others


_FIGURES = 6
"""Figures of the smallest prescribed table."""


def _is_imprint(node: Node, measures: Measures) -> bool:
    """Tell a short part of the page whose class or id is that of furniture."""
    if not node.attributes or measures.tables[node.index]:
        return False
    if measures.weight[node.index] * 5 >= measures.weight[0]:
        return False
    pattern = _FOOTER if measures.prose[node.index] else _FURNITURE
    return bool(pattern.search(node.attributes))


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
    line = squeezed_line(text[segment.start : segment.end])
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
