"""The elements of an HTML source that shape its text, with every run of text at its offset.

Elements are closed where the HTML standard closes them (13.2.6: paragraphs before blocks, cells
before cells), so that unclosed tags do no harm. Inline elements leave no trace unless they hide
something or link somewhere: they do not shape the text. Everything is a flat list walked in order,
so nesting 100,000 deep costs no more than a long page.

lexbor would give a tree too, but without offsets; finding them again takes this same pass over the
source, and elements that lexbor makes up or moves have none.
"""

import re

from gxlint.readers.html.scan import TAG, Stretch, stretches
from gxlint.readers.limits import check_marks
from gxlint.records import NamedTuple
from gxlint.source import too_large

TEXT, OPEN, CLOSE, BREAK, IMAGE = range(5)

Event = tuple[int, int, int, str]
"""TEXT start, end · OPEN, CLOSE index of the node · BREAK start · IMAGE start, end, attributes."""


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


class Node:
    """An element: `first` and `last` are the indices of its OPEN and CLOSE events.

    `inner` is the offset behind its start tag; `hidden` says that a browser would not show it.
    """

    __slots__ = ("attributes", "first", "hidden", "index", "inner", "last", "name", "parent")

    def __init__(self, index: int, name: str, attributes: str, inner: int, parent: int) -> None:
        self.index = index
        self.name = name
        self.attributes = attributes
        self.inner = inner
        self.parent = parent
        self.first = self.last = 0
        self.hidden = False


class Tree(NamedTuple):
    """What a source holds: `nodes` in document order (a parent before its children; 0 is the root).

    `opaque` are the elements without running text (scripts, title, frames), `metas` the attributes
    of the `<meta>` tags.
    """

    nodes: list[Node]
    events: list[Event]
    opaque: list[Stretch]
    metas: list[str]


INLINE = _set("""
    span font b strong i em u s strike del ins small big sup sub tt code kbd samp var cite q abbr
    acronym dfn mark label time data bdi bdo nobr o:p o:smarttagtype st1:chsdate ruby rb rt rp
    html body thead tbody tfoot colgroup
""")
"""Elements that neither begin nor end a line, and wrappers that say nothing."""
STRUCK = _set("del s strike sup")
"""Elements whose words do not count: struck out, or a footnote mark that would join a figure."""
_PASSED = INLINE - STRUCK
_VOID = _set("""
    area base basefont bgsound col embed frame input keygen link param source track wbr
""")
_CLOSES_PARAGRAPH = _set("""
    address article aside blockquote center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary
    table ul caption
""")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:^|\s)hidden(?=$|[\s/]|=\s*[\"']?(?:hidden|true|[\"']))",
    re.IGNORECASE,
)


def build(text: str, start: int = 0, end: int | None = None) -> Tree:
    """Return the elements and runs of `text[start:end]`."""
    check_marks(text)
    builder = _Builder()
    stop = len(text) if end is None else end
    builder.at = start
    for stretch in stretches(text, start, stop):
        _read(text, stretch, builder)
        if stretch.name not in {"", "!"}:
            builder.tree.opaque.append(stretch)
    builder.close_to(0)
    return builder.tree


def _read(text: str, stretch: Stretch, builder: "_Builder") -> None:
    """Hand the tags and runs of one stretch to the builder.

    Splitting gives run, slash, name, attributes by turns, which together with two brackets for
    each tag are the whole source: offsets come from the lengths, in half the time of match objects.
    """
    at = stretch.start
    events = builder.tree.events
    last = max(text.rfind(">", at, stretch.end) + 1, at)
    parts = iter(TAG.split(text[at:last]))
    run = next(parts)
    for slash, name, attributes in zip(parts, parts, parts, strict=False):
        start = at + len(run)
        if run and (events[-1][0] == TEXT or not run.isspace()):
            events.append((TEXT, at, start, ""))
        at = start + len(slash) + len(name) + len(attributes) + 2
        run = next(parts)
        lower = name.lower()
        if slash:
            if builder.hidden or lower not in _PASSED:
                builder.end(lower)
        elif lower not in _PASSED or builder.hidden or (attributes and _drops(attributes)):
            builder.begin(lower, attributes, start, at)
    if at < stretch.end and not text[at : stretch.end].isspace():
        events.append((TEXT, at, stretch.end, ""))


class _Table:
    """A table that is being read: how deep the stack was before it, its row and its cell."""

    __slots__ = ("cell", "depth", "row")

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.row = self.cell = 0


class _Builder:
    """Keeps what is open; depths are lengths of the stack before the element was pushed."""

    def __init__(self) -> None:
        root = Node(0, "", "", 0, -1)
        self.tree = Tree([root], [(OPEN, 0, 0, "")], [], [])
        self.stack = [root]
        self.scopes: list[dict[str, int]] = [{}]
        self.tables: list[_Table] = []
        self.hidden = 0
        self.at = 0

    def begin(self, name: str, attributes: str, start: int, end: int) -> None:
        """Take a start tag, which stands from `start` to `end`; inline ones only if they hide."""
        self.at = end
        if name in INLINE:
            self.push(name, attributes)
        elif name in _SPECIAL:
            self._begin_special(name, attributes, start, end)
        elif name not in _VOID:
            self._close_paragraph(name)
            self.push(name, attributes)

    def _begin_special(self, name: str, attributes: str, start: int, end: int) -> None:
        if name in {"td", "th"}:
            self._begin_cell(name, attributes)
        elif name == "tr":
            self._begin_row(attributes)
        elif name == "table":
            self._begin_table(attributes)
        elif name == "br":
            self.tree.events.append((BREAK, start, end, ""))
        elif name == "img":
            self.tree.events.append((IMAGE, start, end, attributes))
        elif name == "a":
            self._begin_link(attributes)
        elif name == "meta":
            self.tree.metas.append(attributes)
        else:
            self._close_paragraph(name)
            self.tree.events.append((BREAK, start, end, ""))

    def _begin_link(self, attributes: str) -> None:
        if "href" in attributes.lower():
            if self.scopes[-1].get("a"):
                self.end("a")
            self.push("a", attributes)

    def _begin_table(self, attributes: str) -> None:
        if self.tables and not self.tables[-1].cell:
            self._end_table()
        self._close_paragraph("table")
        self.tables.append(_Table(len(self.stack)))
        self.push("table", attributes)

    def _begin_row(self, attributes: str) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        self.close_to(table.depth + 1)
        table.row, table.cell = len(self.stack), 0
        self.push("tr", attributes)

    def _begin_cell(self, name: str, attributes: str) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        if not table.row:
            self._begin_row("")
        self.close_to(table.row + 1)
        table.cell = len(self.stack)
        self.push(name, attributes)

    def end(self, name: str) -> None:
        """Take an end tag; one that ends nothing within its reach is passed over."""
        if name in {"td", "th", "tr", "table"}:
            self._end_table_part(name)
        elif self.scopes[-1].get(_kind(name)):
            self._close_nearest(_kind(name))
        elif name == "p":
            self.tree.events.append((BREAK, 0, 0, ""))

    def _end_table_part(self, name: str) -> None:
        table = self.tables[-1] if self.tables else None
        if table is None:
            return
        if name == "table":
            self._end_table()
        elif name == "tr" and table.row:
            self.close_to(table.row)
            table.row = table.cell = 0
        elif name != "tr" and table.cell:
            self.close_to(table.cell)
            table.cell = 0

    def _end_table(self) -> None:
        self.close_to(self.tables.pop().depth)

    def _close_paragraph(self, name: str) -> None:
        if name in _CLOSES_PARAGRAPH and self.scopes[-1].get("p"):
            self._close_nearest("p")

    def _close_nearest(self, kind: str) -> None:
        while _kind(self.stack[-1].name) != kind:
            self._pop()
        self._pop()

    def push(self, name: str, attributes: str) -> None:
        """Open an element inside what is open now."""
        tree = self.tree
        if len(tree.nodes) > MAX_NODES:
            raise too_large("blocks", len(tree.nodes), MAX_NODES)
        index = len(tree.nodes)
        node = Node(index, name, attributes, self.at, self.stack[-1].index)
        node.first = len(tree.events)
        tree.nodes.append(node)
        tree.events.append((OPEN, index, 0, ""))
        self.stack.append(node)
        if name in STRUCK or (attributes and _hides_as(name, attributes)):
            node.hidden = True
            self.hidden += 1
        kind = "h" if name in _HEADINGS else name
        scope = self.scopes[-1]
        scope[kind] = scope.get(kind, 0) + 1
        if kind in _SCOPED:
            self.scopes.append({})

    def close_to(self, depth: int) -> None:
        """Close whatever was opened since the stack had that depth."""
        while len(self.stack) > depth:
            self._pop()

    def _pop(self) -> None:
        node = self.stack.pop()
        kind = _kind(node.name)
        if kind in _SCOPED:
            self.scopes.pop()
        if node.index:
            self.scopes[-1][kind] -= 1
        if kind == "table" and self.tables and self.tables[-1].depth == len(self.stack):
            self.tables.pop()
        self.hidden -= node.hidden
        node.last = len(self.tree.events)
        self.tree.events.append((CLOSE, node.index, 0, ""))


MAX_NODES = 200_000
"""Elements of the largest page that is read; a report has some thousands."""
_SPECIAL = frozenset(("td", "th", "tr", "table", "br", "img", "a", "meta", "hr"))
_SCOPED = frozenset(("td", "th", "table", "caption"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _kind(name: str) -> str:
    """Return what end tags match by: `</h3>` ends an `<h2>` too."""
    return "h" if name in _HEADINGS else name


_STRIKING = re.compile(
    r"text-decoration[\w-]*\s*:[^;\"']*line-through|vertical-align\s*:\s*super", re.IGNORECASE
)


def _hides_as(name: str, attributes: str) -> bool:
    return _drops(attributes) if name in INLINE else _hides(attributes)


def _drops(attributes: str) -> bool:
    """Tell whether an inline element's attributes hide it, strike it out or raise it."""
    if _hides(attributes):
        return True
    return ("super" in attributes or "through" in attributes) and bool(_STRIKING.search(attributes))


def _hides(attributes: str) -> bool:
    return ("none" in attributes or "hid" in attributes) and bool(_HIDING.search(attributes))
