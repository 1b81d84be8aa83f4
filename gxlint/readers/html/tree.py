"""The elements of an HTML source that shape its text, with every run of text at its offset.

Inline elements leave no trace unless they hide something or link somewhere: they do not shape the
text. Everything is a flat list walked in order, so nesting 100,000 deep costs no more than a long
page.
"""

from gxlint.readers.html.menus import Menu
from gxlint.readers.html.names import PARTING
from gxlint.readers.html.plain import Grid
from gxlint.readers.html.scan import Stretch
from gxlint.readers.html.tags import Tag
from gxlint.records import NamedTuple

TEXT, OPEN, CLOSE, BREAK, IMAGE, FRAME = range(6)

Event = tuple[int, int, int]
"""TEXT start, end · OPEN, CLOSE index of the node, 0 · BREAK start, end · IMAGE start, end ·
FRAME start, end: another file is shown there, or can be had."""


class Node:
    """An element: `first` and `last` are the indices of its OPEN and CLOSE events.

    `attributes` is what stands in its start tag behind the name, `spans` what it asks for as a
    cell, `inner` the offset behind the tag; `parts` says that the element begins and ends
    lines, `hidden` that a browser would not show it, `typed` that its white space is shown,
    `traced` that all elements within are in the tree, as they are not where they say nothing.
    """

    __slots__ = (
        "attributes",
        "first",
        "hidden",
        "index",
        "inner",
        "last",
        "name",
        "parent",
        "parts",
        "spans",
        "traced",
        "typed",
    )

    def __init__(self, index: int, tag: Tag, inner: int, parent: int) -> None:
        self.index = index
        _, self.name, _, self.attributes, self.hidden, self.spans, self.typed, *marks = tag
        self.traced, _, parted = marks
        self.inner = inner
        self.parent = parent
        self.first = self.last = 0
        self.parts = parted or self.name in PARTING


class Tree(NamedTuple):
    """What a source holds: `nodes` in document order (a parent before its children; 0 is the root).

    `opaque` are the elements without running text (scripts, title, frames), `metas` the attributes
    of the `<meta>` tags, `grids` and `menus` the plain tables and lists of links by the index of
    their node, which holds nothing. `faint` are the elements whose words may not be seen for their
    colour, by index.
    """

    nodes: list[Node]
    events: list[Event]
    opaque: list[Stretch]
    metas: list[str]
    grids: dict[int, Grid]
    menus: dict[int, Menu]
    faint: list[int]
