"""Words on a page that nobody sees since they have the colour of the ground behind them."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from gxlint.readers.html.hiding import Style, is_nothing, style_of
from gxlint.readers.html.names import INLINE, TABLE_PARTS, VOID
from gxlint.readers.html.paint import UNKNOWN_GROUND, grounds_of, ink_of, is_bright
from gxlint.readers.html.scan import attributes_of
from gxlint.readers.html.sheet import NO_SHEET, Sheet, marks_of
from gxlint.readers.html.strokes import TAG
from gxlint.readers.html.tree import CLOSE, OPEN, TEXT, Node, Tree
from gxlint.readers.ink import is_unseen

_ELSEWHERE = re.compile(r"<link\b[^>]{0,300}stylesheet|@import", re.IGNORECASE)
_STYLES = re.compile(r"<style\b", re.IGNORECASE)
_HARMLESS = (".mso", ".xl")
"""How classes begin that Word and Excel write and no site paints."""

_MOST = 1000
"""Elements that are looked at; further ones are seen."""
_DIMMEST = 0.33
"""How much of what a page says may be faint by its side."""
_FAR = 2000
"""Characters before an element among which tags are looked for."""
_NEAR = 200
"""Elements within and around one that are looked at; if it has more, it is seen."""


def hide_unseen(text: str, tree: Tree, sheet: Sheet) -> None:
    """Mark the elements as hidden whose words are certainly not seen.

    Where much of a page is faint, its ground is told by nothing that is read here.
    """
    sight = _Sight(text, tree, sheet)
    if sight.dim > sight.said[0] * _DIMMEST:
        return
    for index in tree.faint[:_MOST]:
        if not sight.is_seen(tree.nodes[index]):
            tree.nodes[index].hidden = True


class _Sight:
    """What can be seen on a page.

    `said` counts for each element the characters within that are certainly seen: those of no
    element that is hidden or faint. `dim` counts those of faint ones.
    """

    def __init__(self, text: str, tree: Tree, sheet: Sheet) -> None:
        self.text = text
        self.tree = tree
        self.sheet = sheet
        self.elsewhere = bool(
            _ELSEWHERE.search(text) or (sheet is NO_SHEET and _STYLES.search(text))
        )
        """Sheets that are not at hand, or were not looked into, may paint any ground."""
        self.said, self.dim = _said(text, tree, self._bright())

    def _bright(self) -> set[int]:
        """Return the elements whose words stand on a dark ground, wherever that is told."""
        return {
            node.index
            for node in self.tree.nodes
            if node.name in INLINE and is_bright(node.name, node.attributes, self._style(node))
        }

    def is_seen(self, node: Node) -> bool:
        """Tell whether a faint element may be seen after all."""
        style = self._style(node)
        within = list(islice(self._within(node), _NEAR))
        if len(within) == _NEAR:
            return True
        if node.name not in INLINE and is_nothing(style.get("font-size", "1")):
            return bool(within)
        if any(map(self._is_coloured, within)):
            return True
        if not is_unseen(ink_of(node.name, node.attributes, style), self._grounds(node)):
            return True
        return not self._is_beside_others(node)

    def _style(self, node: Node) -> Style:
        return style_of(node.name, node.attributes, self.sheet)

    def _within(self, node: Node) -> Iterator[Node]:
        for inner in self.tree.nodes[node.index + 1 :]:
            if inner.first > node.last:
                return
            yield inner

    def _is_coloured(self, node: Node) -> bool:
        """Tell whether the words of an element have a colour of their own that is seen on paper."""
        ink = ink_of(node.name, node.attributes, self._style(node))
        return bool(ink) and not is_unseen(ink)

    def _grounds(self, node: Node) -> Iterator[str]:
        at: Node | None = node
        for _ in range(_NEAR):
            if at is None:
                return
            yield from grounds_of(at.attributes, self._style(at))
            at = self._around(at)
        yield UNKNOWN_GROUND

    def _around(self, node: Node) -> Node | None:
        return self.tree.nodes[node.parent] if node.parent >= 0 else None

    def _is_beside_others(self, node: Node) -> bool:
        """Tell whether words that are seen stand on the same ground, or no ground can be elsewhere.

        What surrounds an element with a class may be painted by a sheet that is not at hand.
        """
        at = node
        if any(self._may_paint(*tag) for tag in self._unlisted(node)):
            return False
        while (around := self._around(at)) is not None:
            if self._may_paint(at.name, at.attributes):
                return False
            if self.said[around.index] and around.name not in {"tr", "table", "tfoot"}:
                return True
            at = around
        return not self.elsewhere

    def _may_paint(self, name: str, attributes: str) -> bool:
        """Tell an element that may have a ground of its own of which nothing is known here."""
        if self.elsewhere and name in TABLE_PARTS:
            return True
        if not self.elsewhere and not self.sheet.painted:
            return False
        said = attributes_of(attributes)
        if self.sheet.may_paint(name, said):
            return True
        return self.elsewhere and any(
            mark not in self.sheet.marks and not mark.lower().startswith(_HARMLESS)
            for mark in marks_of(said)
        )

    def _unlisted(self, node: Node) -> list[tuple[str, str]]:
        """Return the elements around one that the tree does not hold: they say nothing of text."""
        outer = self.tree.nodes[max(node.parent, 0)]
        found: list[tuple[str, str]] = []
        for tag in TAG.findall(self.text, max(outer.inner, node.inner - _FAR), node.inner)[:-1]:
            ends = tag.startswith("/")
            name, *attributes = tag.strip("/").split(maxsplit=1)
            if not ends and name.lower() not in VOID and not tag.endswith("/"):
                found.append((name.lower(), "".join(attributes)))
            elif ends and found and found[-1][0] == name.lower():
                found.pop()
        return found


def _said(text: str, tree: Tree, bright: Collection[int]) -> tuple[list[int], int]:
    """Return for each element how much it says beside what is hidden or faint, and how much is.

    What is bright says nothing of the ground that it stands on.
    """
    said = [0] * len(tree.nodes)
    faint = {*tree.faint, *bright}
    at = off = dim = 0
    for kind, a, b in tree.events:
        if kind == TEXT:
            length = len(text[a:b].strip())
            said[at] += 0 if off else length
            dim += length if off else 0
        elif kind <= CLOSE:
            node = tree.nodes[a]
            opens = kind == OPEN
            at = a if opens else max(node.parent, 0)
            if node.hidden or a in faint:
                off += 1 if opens else -1
            if opens and not off and a in tree.grids:
                said[a] += tree.grids[a].length
    for node in reversed(tree.nodes[1:]):
        said[node.parent] += said[node.index]
    return said, dim
