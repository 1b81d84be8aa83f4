"""Elements while they are read, tag by tag.

They are closed where the HTML standard closes them (13.2.6: paragraphs before blocks, cells before
cells), so that unclosed tags do no harm.
"""

import re
from collections.abc import Callable

from gxlint.readers.html.fields import filled_in, typed_in
from gxlint.readers.html.hiding import is_hidden, style_of
from gxlint.readers.html.names import (
    CLOSES_PARAGRAPH,
    DRAWN,
    FRAMES,
    INLINE,
    ROW_GROUPS,
    TABLE_PARTS,
    VOID,
    kind_of,
)
from gxlint.readers.html.scan import Stretch
from gxlint.readers.html.tags import ROOT, ROW, Tag
from gxlint.readers.html.tree import BREAK, CLOSE, FRAME, IMAGE, OPEN, TEXT, Node, Tree
from gxlint.source import too_large


class _Table:
    """A table that is being read: how deep the stack was before it, its foot, row and cell."""

    __slots__ = ("cell", "depth", "foot", "row")

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.foot = self.row = self.cell = 0


class Builder:
    """Keeps what is open; depths are lengths of the stack before the element was pushed.

    What takes a tag gets its offset too; `at` is the offset behind the start tag
    that was read last.
    """

    def __init__(self, at: int) -> None:
        root = Node(0, ROOT, 0, -1)
        self.tree = Tree([root], [(OPEN, 0, 0)], [], [], {}, {}, [])
        self.stack = [root]
        self.scopes: list[dict[str, int]] = [{}]
        self.tables: list[_Table] = []
        self.traced = self.links = 0
        self.at = at

    def take(self, tag: Tag, begin: int) -> None:
        """Take the tag that begins at that offset."""
        if tag.opens:
            _BEGIN.get(tag.name, Builder.begin)(self, tag, begin)
        else:
            _END.get(tag.name, Builder.end)(self, tag, begin)

    def begin(self, tag: Tag, _begin: int) -> None:
        """Open a block, which ends a paragraph."""
        self._close_paragraph(tag.name)
        self.push(tag)

    def begin_inline(self, tag: Tag, _begin: int) -> None:
        """Open an inline element."""
        self.push(tag)

    def begin_void(self, _tag: Tag, _begin: int) -> None:
        """Pass over an element that holds nothing."""

    def begin_break(self, _tag: Tag, begin: int) -> None:
        """End a line."""
        self.tree.events.append((BREAK, begin, self.at))

    def begin_rule(self, tag: Tag, begin: int) -> None:
        """End a paragraph and a line."""
        self._close_paragraph(tag.name)
        self.tree.events.append((BREAK, begin, self.at))

    def begin_image(self, tag: Tag, begin: int) -> None:
        """Note a picture; one that is hidden or a few dots wide only keeps others apart."""
        if not tag.hidden and not _SPACER.search(tag.attributes):
            self.tree.events.append((IMAGE, begin, self.at))

    def begin_embed(self, tag: Tag, begin: int) -> None:
        """Note another file that is shown there."""
        if not tag.hidden and not _SPACER.search(tag.attributes):
            self.tree.events.append((FRAME, begin, self.at))

    def begin_meta(self, tag: Tag, _begin: int) -> None:
        """Keep what the page says of itself."""
        self.tree.metas.append(tag.attributes)

    def begin_link(self, tag: Tag, begin: int) -> None:
        """Open a link; one that is open ends. A place to link to may be a line of its own."""
        if "href" in tag.attributes.lower():
            if self.scopes[-1].get("a"):
                self._close_nearest("a")
            self.push(tag)
            self.links += 1
        elif tag.parted:
            self.tree.events.append((BREAK, begin, self.at))

    def begin_table(self, tag: Tag, _begin: int) -> None:
        """Open a table; one that is open outside of its cells ends."""
        if self.tables and not self.tables[-1].cell:
            self._end_table()
        self._close_paragraph("table")
        self.tables.append(_Table(len(self.stack)))
        self._open(tag)
        self.scopes.append({})

    def begin_group(self, tag: Tag, _begin: int) -> None:
        """Open a group of rows that matters: the foot of a table, or one that is hidden."""
        if self.tables:
            table = self.tables[-1]
            self.close_to(table.depth + 1)
            self._open(tag)
            table.foot, table.row, table.cell = len(self.stack), 0, 0

    def end_group(self, _tag: Tag, _begin: int) -> None:
        """Take the end tag of a group of rows."""
        table = self.tables[-1] if self.tables else None
        if table is not None and table.foot:
            self.close_to(table.foot - 1)
            table.foot = table.row = table.cell = 0

    def begin_input(self, tag: Tag, begin: int) -> None:
        """Take what stands in a field of a form, as a cell may hold one."""
        typed = typed_in(tag.attributes)
        if typed is not None and self.tables and self.tables[-1].cell:
            at = begin + len("<input")
            self.tree.events.append((TEXT, at + typed.start, at + typed.end))

    def take_field(self, text: str, field: Stretch) -> None:
        """Take what an element without tags shows in a cell: a field of a form, or a script.

        What a script writes is not known, no more than what a picture shows.
        """
        in_cell = bool(self.tables and self.tables[-1].cell)
        if not (in_cell or field.name in FRAMES) or self._hides(field):
            return
        if field.name in DRAWN and not _SPACER.search(field.attributes):
            self.tree.events.append((FRAME, field.end, field.inner_end))
        if field.name == "script" and _WRITING in text[field.inner : field.inner_end]:
            self.tree.events.append((IMAGE, field.end, field.inner_end))
        typed = filled_in(text, field.name, field.inner, field.inner_end)
        if typed is not None:
            self.tree.events.append((TEXT, typed.start, typed.end))

    @staticmethod
    def _hides(field: Stretch) -> bool:
        return is_hidden(field.name, style_of(field.name, field.attributes))

    def begin_note(self, tag: Tag, _begin: int) -> None:
        """Open what says how a word is pronounced; one that is open ends."""
        for name in ("rt", "rp"):
            if self.scopes[-1].get(name):
                self._close_nearest(name)
        self.push(tag)

    def begin_row(self, tag: Tag, _begin: int) -> None:
        """Open a row of a table."""
        if not self.tables:
            return
        table = self.tables[-1]
        self.close_to(table.foot or table.depth + 1)
        table.row, table.cell = len(self.stack), 0
        self._open(tag)

    def begin_cell(self, tag: Tag, begin: int) -> None:
        """Open a cell of a table, in a row."""
        if not self.tables:
            return
        table = self.tables[-1]
        if not table.row:
            self.begin_row(ROW, begin)
        self.close_to(table.row + 1)
        table.cell = len(self.stack)
        self._open(tag)
        self.scopes.append({})

    def end(self, tag: Tag, _begin: int) -> None:
        """Take an end tag; one that ends nothing within its reach is passed over."""
        kind = kind_of(tag.name)
        if self.scopes[-1].get(kind):
            self._close_nearest(kind)
        elif kind == "p":
            self.tree.events.append((BREAK, 0, 0))

    def end_table_part(self, tag: Tag, _begin: int) -> None:
        """Take the end tag of a table, row or cell."""
        name = tag.name
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

    def push(self, tag: Tag) -> None:
        """Open an element that its own end tag closes, within what is open now."""
        self._open(tag)
        kind = kind_of(tag.name)
        scope = self.scopes[-1]
        scope[kind] = scope.get(kind, 0) + 1
        if kind == "caption":
            self.scopes.append({})

    def _open(self, tag: Tag) -> None:
        nodes, events = self.tree.nodes, self.tree.events
        index = len(nodes)
        if index > MAX_NODES:
            raise too_large("blocks", index, MAX_NODES)
        node = Node(index, tag, self.at, self.stack[-1].index)
        node.first = len(events)
        nodes.append(node)
        events.append((OPEN, index, 0))
        self.stack.append(node)
        self.traced += node.traced
        if tag.faint:
            self.tree.faint.append(index)

    def close_to(self, depth: int) -> None:
        """Close whatever was opened since the stack had that depth."""
        while len(self.stack) > depth:
            self._pop()

    def _pop(self) -> None:
        node = self.stack.pop()
        name = node.name
        if name in _SCOPED:
            self.scopes.pop()
        if name not in _UNSCOPED and node.index:
            self.scopes[-1][kind_of(name)] -= 1
            self.links -= name == "a"
        if name == "table" and self.tables and self.tables[-1].depth == len(self.stack):
            self.tables.pop()
        self.traced -= node.traced
        events = self.tree.events
        node.last = len(events)
        events.append((CLOSE, node.index, 0))


_WRITING = "document.write"
_SPACER = re.compile(
    r"""(?<![\w-])(?:width|height)\s*[=:]\s*["']?\s*[0-3](?:px)?(?=["'\s;/]|$)""", re.IGNORECASE
)
MAX_NODES = 200_000
"""Elements of the largest page that is read; a report has some thousands."""
_UNSCOPED = TABLE_PARTS | ROW_GROUPS
_SCOPED = frozenset(("td", "th", "table", "caption"))

_Take = Callable[[Builder, Tag, int], None]
_BEGIN: dict[str, _Take] = {
    **dict.fromkeys(INLINE, Builder.begin_inline),
    **dict.fromkeys(VOID, Builder.begin_void),
    "td": Builder.begin_cell,
    "th": Builder.begin_cell,
    "tr": Builder.begin_row,
    **dict.fromkeys(ROW_GROUPS, Builder.begin_group),
    "table": Builder.begin_table,
    "br": Builder.begin_break,
    "img": Builder.begin_image,
    "embed": Builder.begin_embed,
    "input": Builder.begin_input,
    "a": Builder.begin_link,
    "meta": Builder.begin_meta,
    "rt": Builder.begin_note,
    "rp": Builder.begin_note,
    "hr": Builder.begin_rule,
}
_END: dict[str, _Take] = {
    **dict.fromkeys(TABLE_PARTS, Builder.end_table_part),
    **dict.fromkeys(ROW_GROUPS, Builder.end_group),
}
