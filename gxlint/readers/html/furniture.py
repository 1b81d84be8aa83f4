"""What of a web page is no part of any article: what is hidden, menus, share boxes, imprints."""

import re
from collections.abc import Collection

from gxlint.readers.html.measure import Measures
from gxlint.readers.html.menus import FEWEST
from gxlint.readers.html.names import HEADINGS
from gxlint.readers.html.panels import panels_of
from gxlint.readers.html.tree import BREAK, CLOSE, OPEN, TEXT, Node, Tree
from gxlint.readers.wrap import is_numbered

_DROPPED = frozenset(("nav", "footer", "aside", "select", "button", "datalist", "dialog", "head"))
_FURNITURE = re.compile(
    r"\b(?:class|id)\s*=\s*[\"']?[^\"'>]*?"
    r"(?:share|nav|menu|crumb|foot|copyright|sidebar|toolbar|pager|qrcode|login|search|related"
    r"|comments|comment-list|pinglun)",
    re.IGNORECASE,
)
"""Words in the class or id of menus, share boxes and imprints."""
_FOOTER = re.compile(
    r"\b(?:class|id)\s*=\s*[\"']?(?:footer|foot|copyright|comments|comment-list|pinglun)\b",
    re.IGNORECASE,
)
"""The same for the foot of a page and the remarks of its readers, which may have long lines."""
_BOXES = frozenset(("div", "ul", "ol", "dl", "section", "form", "header", "table", "center"))


def furniture(text: str, tree: Tree, measures: Measures, tables: Collection[int]) -> set[int]:
    """Return the nodes that are no part of any article: hidden ones, menus, share boxes.

    Whatever holds most of the page is kept, though: scripts may show it later. So is a row of a
    table of data whose figures are links.
    """
    weights = measures.weight
    half = weights[0] // 2
    skipped: set[int] = set()
    panels = panels_of(tree, measures)
    linked = _linked_data(text, tree, measures, tables)
    imprints = _imprints(text, tree, measures)
    data = 0
    for node in tree.nodes[1:]:
        index = node.index
        among = node.first < data or index in linked
        if node.parent in skipped or (
            weights[index] <= half
            and index not in panels
            and (
                index in imprints
                or _is_off(text, tree, node)
                or (not among and _is_menu(index, measures) and not _begins(text, tree, node))
            )
        ):
            skipped.add(index)
        elif index in tables:
            data = max(data, node.last)
    return skipped


def _is_off(text: str, tree: Tree, node: Node) -> bool:
    """Tell an element that shows nothing of the article; headings may be buttons."""
    if node.hidden:
        return True
    return (
        node.name in _DROPPED
        and not (node.name == "button" and tree.nodes[node.parent].name in HEADINGS)
        and (_is_in_row(text, tree, node) or not _is_needed(text, tree, node))
    )


def _is_in_row(text: str, tree: Tree, node: Node) -> bool:
    """Tell whether an element stands right beside another one of its name, as buttons of tabs."""
    events, last = tree.events, node.last
    for near in (events[max(node.first - 2, 0) : node.first][::-1], events[last + 1 : last + 3]):
        shown = (one for one in near if one[0] != TEXT or text[one[1] : one[2]].strip())
        kind, index, _ = next(shown, (TEXT, 0, 0))
        if kind in {OPEN, CLOSE}:
            beside = tree.nodes[index]
            if (beside.name, beside.parent) == (node.name, node.parent):
                return True
    return False


def _is_menu(index: int, measures: Measures) -> bool:
    """Tell whether of an element with some links most is links."""
    if measures.links[index] < FEWEST:
        return False
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


def _imprints(text: str, tree: Tree, measures: Measures) -> Collection[int]:
    """Return the short parts of the page whose class or id is that of furniture.

    Those that are written alike are none if one of them is more than that or they hold much of the
    page together, nor are those that begin with an ordinal: a site may call its headings and
    paragraphs so.
    """
    groups: dict[str, list[Node]] = {}
    for node in tree.nodes[1:]:
        if node.attributes and node.name in _BOXES and _FURNITURE.search(node.attributes):
            groups.setdefault(node.attributes, []).append(node)
    weights = measures.weight
    least = weights[0] * _SHARE
    return {
        node.index
        for nodes in groups.values()
        if all(_is_imprint(node, measures) for node in nodes)
        and sum(weights[node.index] for node in nodes) < least
        for node in nodes
        if not _is_needed(text, tree, node)
    }


_SHARE = 0.2
"""How much of a page is more than furniture."""


def _is_needed(text: str, tree: Tree, node: Node) -> bool:
    """Tell whether an element is a heading, or stands right behind one that would say nothing."""
    if _begins(text, tree, node):
        return True
    before = ""
    for kind, a, b in reversed(tree.events[max(node.first - _NEAR, 0) : node.first]):
        if kind == TEXT:
            before = text[a:b].strip() + before
        elif before and (kind >= BREAK or tree.nodes[a].parts):
            break
    return bool(before) and len(before) <= _HEADING and is_numbered(before)


_HEADING = 40
"""Characters of the longest heading."""


def _begins(text: str, tree: Tree, node: Node) -> bool:
    """Tell whether an element begins with an ordinal, and no other line of it, as a heading does.

    A table of contents has several.
    """
    lines = [""]
    for kind, a, b in tree.events[node.first + 1 : min(node.last, node.first + _NEAR)]:
        if kind == TEXT:
            lines[-1] += text[a:b].strip()
        elif lines[-1] and (kind >= BREAK or tree.nodes[a].parts or tree.nodes[a].name == "a"):
            lines.append("")
    found = [bool(line) and is_numbered(line) for line in lines]
    return sum(found) == 1 and found[0]


_NEAR = 40
"""Events in which the first words of a heading stand."""


def _is_imprint(node: Node, measures: Measures) -> bool:
    """Tell a part of the page that is short and no table by its class or id from the article."""
    index = node.index
    if measures.tables[index]:
        return False
    return not measures.prose[index] or bool(_FOOTER.search(node.attributes))
