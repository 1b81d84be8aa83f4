"""Fragments of HTML within Markdown: tables with merged cells, paragraphs, headings."""

import re

from gxlint.blocks import Block, Heading, Paragraph, Text, joined
from gxlint.readers.grid import RawCell, lay_out
from gxlint.readers.inline import STRUCK, stripped

_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>(?:[\s/][^<>]*)?)>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|\0+"
)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,9})", re.IGNORECASE)
_BLOCK_NAMES = (
    "address article blockquote br center dd details div dl dt fieldset figcaption figure footer "
    "form header hr li main nav ol p pre section summary ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def fragment_blocks(source: str, start: int, end: int) -> list[Block]:
    """Return the blocks in `source[start:end]`, with their offsets in the source.

    Tags need not be closed: a cell ends where the next begins. A table within a cell follows the
    one around it. Comments have been replaced by NUL characters before.
    """
    fragment = _Fragment()
    at = start
    for token in _TOKEN.finditer(source, start, end):
        fragment.words(source[at : token.start()], at)
        at = token.end()
        if token["name"]:
            fragment.tag(token["name"].lower(), bool(token["close"]), token)
        elif token[0][0] == "&":
            fragment.reference(token[0], token.start())
    fragment.words(source[at:end], at)
    fragment.end()
    return fragment.blocks


class _OpenTable:
    """A table whose end has not come; `cell` gathers the words of the open cell."""

    def __init__(self) -> None:
        self.rows: list[list[RawCell]] = []
        self.groups: set[int] = set()
        self.cell: list[Text] | None = None
        self.in_row = False
        self.spans = (1, 1)
        self.at = 0


class _Fragment:
    """Builds blocks from tags and words; the innermost open table is the last of `tables`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[_OpenTable] = []
        self.loose: list[Text] = []
        self.level: int | None = None
        self.struck: str | None = None
        self.wraps = False
        """Whether line ends mean nothing, as in `<p>`; in a bare `<div>` they may be all there is."""

    def words(self, content: str, at: int) -> None:
        if not content or self.struck is not None:
            return
        target = self._target()
        if target is self.loose and self.wraps:
            for line in content.split("\n"):
                target.append(Text(line, ((0, at),)))
                at += len(line) + 1
        else:
            target.append(Text(content, ((0, at),)))

    def reference(self, said: str, at: int) -> None:
        from html import unescape

        self.words(unescape(said), at)

    def _target(self) -> list[Text]:
        for table in reversed(self.tables):
            if table.cell is not None:
                return table.cell
        return self.loose

    def tag(self, name: str, close: bool, token: re.Match[str]) -> None:  # noqa: FBT001 - a tag is one or the other
        if self.struck is not None:
            self.struck = None if close and name == self.struck else self.struck
        elif name in STRUCK:
            self.struck = None if close else name
        elif name == "table":
            self._close_table() if close else self._open_table()
        elif self.tables and name in _TABLE_TAGS:
            self._table_tag(name, close, token)
        elif name in _BLOCKS or name in _HEADINGS:
            self._break(token.start())
            if name != "br":
                self.wraps = not close and (name in ("p", "li") or name in _HEADINGS)
            if name in _HEADINGS and self._target() is self.loose:
                self.level = None if close else _HEADINGS[name]

    def _break(self, at: int) -> None:
        """Begin a new line in a cell, a new block outside."""
        target = self._target()
        if target is self.loose:
            self._flush()
        elif target and not target[-1].content.endswith("\n"):
            target.append(Text("\n", ((0, at),)))

    def _flush(self) -> None:
        text = stripped(joined(self.loose))
        self.loose.clear()
        if text.content and self.level is not None:
            self.blocks.append(Heading(text, self.level))
        elif text.content:
            self.blocks.append(Paragraph(text))

    def _open_table(self) -> None:
        if self.tables and self.tables[-1].cell is None and not self.tables[-1].in_row:
            self._close_table()
        if not self.tables:
            self._flush()
        self.tables.append(_OpenTable())

    def _close_table(self) -> None:
        if not self.tables:
            return
        self._close_cell()
        table = self.tables.pop()
        if any(table.rows):
            self.blocks.append(lay_out(table.rows, table.groups))
        if not self.tables:
            self._flush()

    def _table_tag(self, name: str, close: bool, token: re.Match[str]) -> None:  # noqa: FBT001 - as above
        table = self.tables[-1]
        self._close_cell()
        if name in ("td", "th"):
            if not close:
                self._open_cell(table, token)
        elif name == "tr":
            table.in_row = not close
            if not close:
                table.rows.append([])
        elif name != "caption":
            table.in_row = False
            table.groups.add(len(table.rows))

    def _open_cell(self, table: _OpenTable, token: re.Match[str]) -> None:
        if not table.in_row:
            table.in_row = True
            table.rows.append([])
        spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(token["attributes"])}
        table.spans = (spans.get("row", 1), spans.get("col", 1))
        table.cell = []
        table.at = token.end()

    def _close_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is not None:
            text = stripped(joined(table.cell))
            if not text.content:
                text = Text("", ((0, table.at),))
            table.rows[-1].append(RawCell(text, *table.spans))
            table.cell = None
        elif not self.tables[1:]:
            self._flush()

    def end(self) -> None:
        while self.tables:
            self._close_table()
        self._flush()


_TABLE_TAGS = frozenset(("tr", "td", "th", "thead", "tbody", "tfoot", "caption"))
