"""Elements while they are read, tag by tag.

They are closed where the HTML standard closes them (13.2.6: paragraphs before blocks, cells before
cells), so that unclosed tags do no harm.
"""

from collections.abc import Callable

from gxlint.readers.html.names import (
    CLOSES_PARAGRAPH,
    INLINE,
    PASSED,
    STRUCK,
    TABLE_PARTS,
    VOID,
    Dropping,
    Hiding,
    kind_of,
)
from gxlint.readers.html.plain import grid_of
from gxlint.readers.html.scan import Tags
from gxlint.readers.html.tree import BREAK, CLOSE, IMAGE, OPEN, Node, Tree
from gxlint.source import too_large


class _Table:
    """A table that is being read: how deep the stack was before it, its row and its cell."""

    __slots__ = ("cell", "depth", "row")

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.row = self.cell = 0


class Builder:
    """Keeps what is open; depths are lengths of the stack before the element was pushed.

    What takes a tag gets its name, what stands behind that, and the offset of the tag; `at` is the
    offset behind the start tag that was read last.
    """

    def __init__(self, at: int) -> None:
        root = Node(0, "", "", 0, -1)
        self.tree = Tree([root], [(OPEN, 0, 0)], [], [], {})
        self.stack = [root]
        self.scopes: list[dict[str, int]] = [{}]
        self.tables: list[_Table] = []
        self.hidden = self.links = 0
        self.at = at
        self.takers = _Takers()
        self.hides = Hiding()
        self.drops = Dropping(self.hides)

    def begin(self, name: str, attributes: str, _start: int) -> None:
        """Open a block, which ends a paragraph."""
        self._close_paragraph(name)
        self.push(name, attributes)

    def begin_inline(self, name: str, attributes: str, _start: int) -> None:
        """Open an inline element."""
        self.push(name, attributes)

    def begin_void(self, _name: str, _attributes: str, _start: int) -> None:
        """Pass over an element that holds nothing."""

    def begin_break(self, _name: str, _attributes: str, start: int) -> None:
        """End a line."""
        self.tree.events.append((BREAK, start, self.at))

    def begin_rule(self, name: str, _attributes: str, start: int) -> None:
        """End a paragraph and a line."""
        self._close_paragraph(name)
        self.tree.events.append((BREAK, start, self.at))

    def begin_image(self, _name: str, _attributes: str, start: int) -> None:
        """Note a picture."""
        self.tree.events.append((IMAGE, start, self.at))

    def begin_meta(self, _name: str, attributes: str, _start: int) -> None:
        """Keep what the page says of itself."""
        self.tree.metas.append(attributes[:-1])

    def begin_link(self, name: str, attributes: str, _start: int) -> None:
        """Open a link; one that is open ends."""
        if "href" in attributes.lower():
            if self.scopes[-1].get(name):
                self._close_nearest(name)
            self.push(name, attributes)
            self.links += 1

    def begin_table(self, name: str, attributes: str, _start: int) -> None:
        """Open a table; one that is open outside of its cells ends."""
        if self.tables and not self.tables[-1].cell:
            self._end_table()
        self._close_paragraph(name)
        self.tables.append(_Table(len(self.stack)))
        self._open(name, attributes)
        self.scopes.append({})

    def take_plain(self, tags: Tags, first: int, last: int) -> bool:
        """Take a table up to its end if it is plain; tell whether it was.

        What may be hidden or linked is read tag by tag.
        """
        grid = None if self.hidden or self.links else grid_of(tags, first, last, self.drops)
        if grid is None:
            return False
        self.tree.grids[len(self.tree.nodes) - 1] = grid
        self._end_table()
        return True

    def begin_row(self, _name: str, attributes: str, _start: int) -> None:
        """Open a row of a table."""
        if not self.tables:
            return
        table = self.tables[-1]
        self.close_to(table.depth + 1)
        table.row, table.cell = len(self.stack), 0
        self._open("tr", attributes)

    def begin_cell(self, name: str, attributes: str, start: int) -> None:
        """Open a cell of a table, in a row."""
        if not self.tables:
            return
        table = self.tables[-1]
        if not table.row:
            self.begin_row("tr", ">", start)
        self.close_to(table.row + 1)
        table.cell = len(self.stack)
        self._open(name, attributes)
        self.scopes.append({})

    def end(self, name: str, _rest: str, _start: int) -> None:
        """Take an end tag; one that ends nothing within its reach is passed over."""
        kind = kind_of(name)
        if self.scopes[-1].get(kind):
            self._close_nearest(kind)
        elif name == "p":
            self.tree.events.append((BREAK, 0, 0))

    def end_table_part(self, name: str, _rest: str, _start: int) -> None:
        """Take the end tag of a table, row or cell."""
        table = self.tables[-1] if self.tables else None
        if table is None:
            return
        if name == "table":
            self._end_table()
        elif name == "tr":
            if table.row:
                self.close_to(table.row)
                table.row = table.cell = 0
        elif table.cell:
            self.close_to(table.cell)
            table.cell = 0

    def _end_table(self) -> None:
        self.close_to(self.tables.pop().depth)

    def _close_paragraph(self, name: str) -> None:
        if self.scopes[-1].get("p") and name in CLOSES_PARAGRAPH:
            self._close_nearest("p")

    def _close_nearest(self, kind: str) -> None:
        while kind_of(self.stack[-1].name) != kind:
            self._pop()
        self._pop()

    def push(self, name: str, attributes: str) -> None:
        """Open an element that its own end tag closes, within what is open now."""
        self._open(name, attributes)
        kind = kind_of(name)
        scope = self.scopes[-1]
        scope[kind] = scope.get(kind, 0) + 1
        if kind == "caption":
            self.scopes.append({})

    def _open(self, name: str, attributes: str) -> None:
        nodes, events = self.tree.nodes, self.tree.events
        index = len(nodes)
        if index > MAX_NODES:
            raise too_large("blocks", index, MAX_NODES)
        node = Node(index, name, attributes, self.at, self.stack[-1].index)
        node.first = len(events)
        nodes.append(node)
        events.append((OPEN, index, 0))
        self.stack.append(node)
        if attributes == ">":
            hidden = name in STRUCK
        else:
            hides = self.drops if name in INLINE else self.hides
            hidden = name in STRUCK or hides[attributes]
        if hidden:
            node.hidden = True
            self.hidden += 1

    def close_to(self, depth: int) -> None:
        """Close whatever was opened since the stack had that depth."""
        while len(self.stack) > depth:
            self._pop()

    def _pop(self) -> None:
        node = self.stack.pop()
        name = node.name
        if name in _SCOPED:
            self.scopes.pop()
        if name not in TABLE_PARTS and node.index:
            self.scopes[-1][kind_of(name)] -= 1
            self.links -= name == "a"
        if name == "table" and self.tables and self.tables[-1].depth == len(self.stack):
            self.tables.pop()
        if node.hidden:
            self.hidden -= 1
        events = self.tree.events
        node.last = len(events)
        events.append((CLOSE, node.index, 0))


MAX_NODES = 200_000
"""Elements of the largest page that is read; a report has some thousands."""
_SCOPED = frozenset(("td", "th", "table", "caption"))

_Take = Callable[[Builder, str, str, int], None]
_BEGIN: dict[str, _Take] = {
    "td": Builder.begin_cell,
    "th": Builder.begin_cell,
    "tr": Builder.begin_row,
    "table": Builder.begin_table,
    "br": Builder.begin_break,
    "img": Builder.begin_image,
    "a": Builder.begin_link,
    "meta": Builder.begin_meta,
    "hr": Builder.begin_rule,
    **dict.fromkeys(INLINE, Builder.begin_inline),
    **dict.fromkeys(VOID, Builder.begin_void),
}
_END: dict[str, _Take] = dict.fromkeys(TABLE_PARTS, Builder.end_table_part)


class _Takers(dict[str, tuple[_Take, str, bool, bool]]):
    """What takes a tag, its name, whether it opens, and whether it leaves no trace as a rule.

    Looked up by the beginning of the tag, of which a page has a few dozen.
    """

    def __missing__(self, head: str) -> tuple[_Take, str, bool, bool]:
        opens = head[1] != "/"
        name = head[1 if opens else 2 :].lower()
        take = _BEGIN.get(name, Builder.begin) if opens else _END.get(name, Builder.end)
        self[head] = tag = take, name, opens, name in PASSED
        return tag
