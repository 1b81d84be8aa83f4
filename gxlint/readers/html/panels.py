"""Hidden parts of a page that its readers can turn to all the same: what is behind tabs."""

from collections.abc import Iterator, Sequence
from itertools import islice

from gxlint.readers.html.measure import Measures
from gxlint.readers.html.scan import attributes_of
from gxlint.readers.html.tree import Node, Tree

_NAMES = frozenset(("div", "section", "article", "dd", "li", "table"))
_NEARLY_ALL = 0.75
"""How much of a page stands in parts that open when they are touched: no copy is that long."""
_MUCH = 0.3
"""How much of a page stands in panels behind tabs, the one that is shown included."""
_TABLE = 60
"""Cells that a table of the report has; an office publishes none without showing it."""
_MOST = 50
"""Large tables that are looked at; no report has more."""
_Kind = tuple[str, str]
_Place = tuple[int, str, str]


def panels_of(tree: Tree, measures: Measures) -> set[int]:
    """Return the hidden nodes that a reader of the page can turn to.

    Such are those beside an element of the same name and class that is shown: panels behind tabs,
    pages of an article that is shown page by page. Such are those of one kind, too, if they hold
    nearly all of the page, or its only table as large as those of a report. What has a table of as
    many cells as one that is shown is another version.
    """
    hidden = list(_outermost(tree, measures))
    if not hidden:
        return set()
    groups: dict[_Kind, list[Node]] = {}
    for node in hidden:
        groups.setdefault(_kind(node), []).append(node)
    tables = _large_tables(tree, measures)
    shown = [table for table in tables if not _stands_in(table, hidden)]
    sizes = {measures.cells[table.index] for table in shown}
    again = [table for table in tables if measures.cells[table.index] in sizes]
    hidden = [node for node in hidden if not any(_stands_in(table, [node]) for table in again)]
    found = _beside_shown(tree, hidden, measures)
    for nodes in groups.values():
        only = not shown and any(_stands_in(table, nodes) for table in tables)
        if only or _hold_nearly_all(nodes, measures):
            found.update(node.index for node in nodes)
    return found


def _outermost(tree: Tree, measures: Measures) -> Iterator[Node]:
    """Yield the hidden nodes that hold something and stand in no other hidden one."""
    end = 0
    for node in tree.nodes:
        if node.hidden and node.first >= end and node.name in _NAMES:
            end = node.last
            if measures.weight[node.index]:
                yield node


def _kind(node: Node) -> _Kind:
    """Return the name of an element and its first class, or that it is a panel behind a tab."""
    said = attributes_of(node.attributes)
    classes = said.get("class", "").split()
    return node.name, classes[0] if classes else said.get("role", "")


def _beside_shown(tree: Tree, hidden: Sequence[Node], measures: Measures) -> set[int]:
    """Return the indices of the nodes beside which stands one of their kind that is shown.

    Those must hold much of the page together: notices that pop up are of one kind too.
    """
    parents = {node.parent for node in hidden}
    weights: dict[_Place, int] = {}
    for node in tree.nodes:
        if node.parent in parents and node.name in _NAMES and not node.hidden:
            place = node.parent, *_kind(node)
            weights[place] = weights.get(place, 0) + measures.weight[node.index]
    kinds = [(node.index, (node.parent, *_kind(node))) for node in hidden]
    for index, place in kinds:
        if place in weights:
            weights[place] += measures.weight[index]
    least = measures.weight[0] * _MUCH
    return {index for index, place in kinds if place[2] and weights.get(place, 0) > least}


def _hold_nearly_all(nodes: Sequence[Node], measures: Measures) -> bool:
    weight = sum(measures.weight[node.index] for node in nodes)
    return weight > measures.weight[0] * _NEARLY_ALL


def _large_tables(tree: Tree, measures: Measures) -> Sequence[Node]:
    found = (n for n in tree.nodes if n.name == "table" and measures.cells[n.index] >= _TABLE)
    return list(islice(found, _MOST))


def _stands_in(table: Node, nodes: Sequence[Node]) -> bool:
    return any(node.first <= table.first < node.last for node in nodes)
