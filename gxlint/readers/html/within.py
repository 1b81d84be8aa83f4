"""A page within a page: in a frame, in a field, in a script's template.

Sites keep a report there for a script to show, and browsers that save a page in one file keep its
frames so.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from gxlint.blocks import Block, Span, Table, Text
from gxlint.columns import Cells
from gxlint.readers.html.quoted import quoted_in
from gxlint.readers.html.runs import whole
from gxlint.readers.html.scan import Stretch, is_data
from gxlint.readers.html.tree import Tree
from gxlint.records import NamedTuple, make

_FEWEST = 500
"""Characters of a page within another that holds a report."""
_SRCDOC = re.compile(r"""\bsrcdoc\s*=\s*(["'])""", re.IGNORECASE)
_NEAR = 2000
"""Characters of a tag before its attribute `srcdoc`."""
_TEMPLATE = re.compile(r"""\btype\s*=\s*["']?\s*(?:text/(?!java)|x-)""", re.IGNORECASE)
_HELD = frozenset(("textarea", "xmp", "template", "noscript", "script"))
_MARKUP = re.compile(r"</(?:p|td|div|span|h\d)\s*>|<br", re.IGNORECASE)


_Held = tuple[str, int, int]
"""The name of an element, where what it holds begins and ends."""
_NOTHING: _Held = ("", 0, 0)


class Inner(NamedTuple):
    """A page within another: its source with offsets in the file; `typed` if it is no markup.

    `title` is what stands beside it, where its own data tell.
    """

    source: Text
    typed: bool
    title: Text | None = None


def inner_of(text: str, tree: Tree) -> Inner | None:
    """Return the longest page that an element of a page holds, None where there is none."""
    held = [found for stretch in tree.opaque if (found := _held(text, stretch))]
    name, start, end = max(held, key=_length, default=_NOTHING)
    shown = _shown(text)
    if _length(shown) > 2 * (end - start):
        name, start, end = shown
    if end - start < _FEWEST:
        return _quoted(text, tree) or _hidden(text)
    raw = text[start:end]
    escaped = name in {"", "iframe"} or (name == "textarea" and not _MARKUP.search(raw))
    source = whole([(raw, start)]) if escaped else make(Text, (raw, ((0, start),)))
    return Inner(source, typed=name == "xmp" or not _MARKUP.search(source.content))


def _length(held: _Held) -> int:
    return held[2] - held[1]


def _shown(text: str) -> _Held:
    """Return where a page stands whose tags the page around it shows as text."""
    if text.count(_ESCAPED) < _TAGS:
        return _NOTHING
    return "", text.find("&lt;"), text.rfind("&gt;") + len("&gt;")


def _quoted(text: str, tree: Tree) -> Inner | None:
    """Return the longest page in a string of a script, or of data that are all of the file."""
    spans = [(s.inner, s.inner_end) for s in tree.opaque if s.name == "script"]
    if is_data(text):
        spans = [(0, len(text))]
    long = ((start, end) for start, end in spans if end - start >= _FEWEST)
    found = [one for start, end in long if (one := quoted_in(text, start, end, _FEWEST))]
    if not found:
        return None
    longest = max(found, key=lambda one: len(one.source.content))
    return Inner(longest.source, typed=False, title=longest.title)


def _hidden(text: str) -> Inner | None:
    """Return the longest page that an attribute holds, as a field that is not shown does."""
    found = [one.span(one.lastindex or 0) for one in _VALUE.finditer(text)]
    spans = [
        (start, end)
        for start, end in found
        if text.find(_ESCAPED, start, end) >= 0 or _MARKUP.search(text, start, end)
    ]
    if not spans:
        return None
    start, end = max(spans, key=lambda span: span[1] - span[0])
    return Inner(whole([(text[start:end], start)]), typed=False)


_VALUE = re.compile(
    rf"""\s(?:value|data-[\w-]+)=(?:"([^"]{{{_FEWEST},}})"|'([^']{{{_FEWEST},}})')""", re.IGNORECASE
)
_ESCAPED = "&lt;/"
_TAGS = 10
"""End tags that a page shows as text which is its markup."""


def _held(text: str, stretch: Stretch) -> _Held | None:
    """Return where a page may stand in an element; a frame has it in an attribute."""
    if stretch.name == "iframe":
        found = _SRCDOC.search(text, stretch.end, min(stretch.end + _NEAR, stretch.inner_end))
        return (stretch.name, found.end(), text.find(found[1], found.end())) if found else None
    if stretch.name not in _HELD:
        return None
    if stretch.name == "script" and not _TEMPLATE.search(stretch.attributes):
        return None
    return stretch.name, stretch.inner, stretch.inner_end


def lines_within(inner: Inner) -> list[Text]:
    """Return the lines of what is no markup, each at its offset in the page within."""
    lines: list[Text] = []
    start = 0
    for line in inner.source.content.split("\n"):
        lines.append(make(Text, (line, ((0, start),))))
        start += len(line) + 1
    return lines


class Placing:
    """Takes what stands in a page within another to its place in the file."""

    def __init__(self, source: Text) -> None:
        self._indices = [index for index, _ in source.pieces]
        self._offsets = [offset for _, offset in source.pieces]

    def span(self, span: Span) -> Span:
        """Return where a stretch of the page within stands in the file."""
        return Span(self._offset(span.start), self._offset(max(span.end - 1, span.start)) + 1)

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """Return blocks with the places in the file."""
        return [
            block._replace(cells=self._cells(block))
            if isinstance(block, Table)
            else block._replace(text=self._text(block.text))
            for block in blocks
        ]

    def _cells(self, table: Table) -> Cells:
        return Cells.of([cell._replace(text=self._text(cell.text)) for cell in table.cells])

    def _text(self, text: Text) -> Text:
        content, pieces = text
        ends = [*(index for index, _ in pieces[1:]), len(content)]
        found = [
            piece
            for (index, offset), end in zip(pieces, ends, strict=True)
            for piece in self._pieces(index, offset, end - index)
        ]
        return make(Text, (content, tuple(found)))

    def _pieces(self, index: int, offset: int, length: int) -> Iterator[tuple[int, int]]:
        """Yield the pieces of so many characters that stand in one of the page within."""
        yield index, self._offset(offset)
        first = bisect_right(self._indices, offset)
        last = bisect_left(self._indices, offset + length)
        for at in range(first, last):
            yield index + self._indices[at] - offset, self._offsets[at]

    def _offset(self, index: int) -> int:
        at = bisect_right(self._indices, index) - 1
        return self._offsets[at] + index - self._indices[at]
