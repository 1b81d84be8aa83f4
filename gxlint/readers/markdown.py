"""Markdown: headings, paragraphs and tables, wherever they stand on their lines.

markdown-it tells which lines are code, quotations, lists and HTML; it knows no columns, so what
stands within a line is placed here. Drafts are often pasted from web pages: what flattened tables
leave behind is read as in plain text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from gxlint.blocks import Document, Heading
from gxlint.columns import Blocks
from gxlint.readers.base import Reader
from gxlint.readers.flat import Flat
from gxlint.readers.inline import MARKS, Cut, clean, without
from gxlint.readers.lines import check_size, lines, stripped, without_attributes
from gxlint.readers.outline import outline
from gxlint.readers.rows import Line
from gxlint.readers.text import encoding_remarks
from gxlint.readers.wrap import unwrapped
from gxlint.source import decode


def read(data: bytes, encoding: str | None) -> Document:
    """Return the document in a Markdown file.

    One paragraph a line, except that hard-wrapped sentences are put together (`readers.wrap`).

    Raises ReadError as `source.decode` does, and `file-too-large` for more lines or cells than
    any report has, or with more marks.
    """
    decoded = decode(data, encoding)
    check_size(decoded.text, MARKS)
    source = _without_comments(decoded.text)
    blocks = _Page(decoded.text, source).blocks()
    return Document(
        kind="markdown",
        text=decoded.text,
        blocks=tuple(unwrapped(blocks, source)),
        links=tuple(_attachments(source)),
        remarks=encoding_remarks(decoded),
    )


READER = Reader("markdown", (".md", ".markdown"), read)


def _without_comments(text: str) -> str:
    """Return the text with NUL characters for HTML comments, line ends kept."""
    if "<!--" not in text:
        return text
    parts: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        end = text.find("-->", begin + 4)
        if end < 0:
            break
        parts.append(text[at:begin])
        parts.append(_NOT_LINE_END.sub("\0", text[begin : end + 3]))
        at = end + 3
    parts.append(text[at:])
    return "".join(parts)


_NOT_LINE_END = re.compile(r"[^\r\n]")
_LINK = re.compile(
    r"\]\(\s*<?([^\s()<>]+\.(?:docx?|wps|pdf|xlsx?|et|zip|rar))\b|href\s*=\s*[\"']?([^\s\"'<>]+\.(?:docx?|wps|pdf))\b",
    re.IGNORECASE,
)


def _attachments(source: str) -> Iterator[str]:
    if "](" in source or "href" in source:
        for found in _LINK.finditer(source):
            yield found[1] or found[2]


class _Page:
    """The lines of a text, from the end of its front matter on, and its tables in HTML.

    `source` is the text without its comments, at the same offsets.
    """

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source
        rows = list(lines(source))
        self.rows = rows[_front_matter(rows) :]
        self.starts = [start for start, _ in self.rows]
        self.tables = _table_regions(source, self.starts)
        self.plan = outline(self._shown())
        plan = self.plan
        self.plain = "\0" not in source and not (plan.quoted or plan.items or plan.underlined)
        """Whether no line is anything but its words, unless a number sign says so."""
        self.flat = Flat(clean)
        self.after_comment = False

    def blocks(self) -> Blocks:
        i = 0
        while i < len(self.rows):
            if i in self.plan.skipped:
                i += 1
            elif i in self.tables:
                i = self._add_table(i, *self.tables[i])
            elif i in self.plan.markup:
                i = self._add_markup(i, self.plan.markup[i])
            else:
                self._add_line(i, *self.rows[i])
                i += 1
        self.flat.flush()
        return self.flat.blocks

    def _shown(self) -> list[str]:
        """Return the lines as markdown-it shall see them: without the tables in HTML."""
        shown = [line for _, line in self.rows]
        if "\0" in self.source:
            shown = [line.strip("\0") for line in shown]
        for first, (_, end) in self.tables.items():
            for i in range(first, self._after(first, end)):
                shown[i] = ""
        return shown

    def _after(self, i: int, end: int) -> int:
        """Return the first line from `i` on that begins at `end` or later."""
        return max(i, bisect_left(self.starts, end))

    def _add_table(self, i: int, begin: int, end: int) -> int:
        """Add what the region holds and the words on its lines around it; return the next line."""
        start = self.rows[i][0]
        if self.source[start:begin].strip():
            self.flat.add(start, self.source[start:begin])
        self._add_html(begin, end)
        after = self._after(i, end)
        last, line = self.rows[after - 1]
        if line[end - last :].strip():
            self.flat.add(end, line[end - last :])
        return after

    def _add_markup(self, i: int, end: int) -> int:
        if i in self.plan.quoted or i in self.plan.items:
            self._add_line(i, *self.rows[i])
            return i + 1
        stop, line = self.rows[end - 1]
        self._add_html(self.rows[i][0], stop + len(line))
        return end

    def _add_html(self, begin: int, end: int) -> None:
        from gxlint.readers.html import blocks_of

        for block in blocks_of(self.text, begin, end):
            self.flat.append(block)

    def _add_line(self, i: int, start: int, line: str) -> None:
        if not self.plain or "# " in line:
            self._add_marked(i, start, line)
        elif not line.startswith(_DIVISION):
            self.flat.add(start, line)

    def _add_marked(self, i: int, start: int, line: str) -> None:
        """Add a line that may be more than its words."""
        if "\0" in line:
            start, line = _bare(start, line)
            if not line.strip():
                self.after_comment = True
                return
        elif self.after_comment:
            self.after_comment = False
            if not line.strip():
                return
        if i in self.plan.quoted or i in self.plan.items:
            start, line = self._unmarked(i, start, line)
        if i in self.plan.underlined:
            self.flat.append(Heading(clean(start, line), self.plan.underlined[i]))
        elif "# " in line and (listed := _LISTED_HEADING.match(line)):
            mark = Cut(*listed.span("mark"))
            title = stripped(without(start, without_attributes(line), [mark]))
            self.flat.append(Heading(title, listed.end("mark") - listed.start("mark")))
        elif not line.startswith(_DIVISION):
            self.flat.add(start, line)

    def _unmarked(self, i: int, start: int, line: str) -> Line:
        """Return the line without marks of quotation and lists; a number keeps its sign."""
        quotes, items = self.plan.quoted.get(i, 0), self.plan.items.get(i, 0)
        while True:
            body = line.lstrip()
            rest = body[1:].lstrip()
            if quotes and body.startswith(">"):
                quotes -= 1
            elif items and body[:2] in _BULLETS and rest and rest[0] not in _NO_ITEM:
                items -= 1
            else:
                return start, line
            start += len(line) - len(body) + 1
            line = body[1:]


_LISTED_HEADING = re.compile(r"\s*\d{1,3}[.)]\s+(?P<mark>#{1,6})\s")
"""A heading that is an item of a list, as which pandoc writes those that Word numbers."""
_DIVISION = ":::"
_BULLETS = ("- ", "* ", "+ ")
_NO_ITEM = frozenset("0123456789|")
"""What follows a dash that is a sign or a cell's null mark; so does a tab."""


def _bare(start: int, line: str) -> Line:
    """Return the line without comments at its ends."""
    body = line.lstrip("\0 \t")
    return start + len(line) - len(body), body.rstrip("\0 \t")


_LONGEST_FRONT_MATTER = 200


def _front_matter(rows: list[Line]) -> int:
    """Return the number of lines of metadata between dashes at the top of the file."""
    if rows[0][1].rstrip() != "---" or len(rows) < _FENCES or ":" not in rows[1][1]:
        return 0
    for i, (_, line) in enumerate(rows[1:_LONGEST_FRONT_MATTER], 1):
        if line.rstrip() in ("---", "..."):
            return i + 1
    return 0


_FENCES = 2
_TABLE = re.compile(r"<(/?)table(?=[\s>])[^<>]*>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[rdh]\s*>", re.IGNORECASE)


def _table_regions(source: str, starts: list[int]) -> dict[int, tuple[int, int]]:
    """Return line → (start, end) of the tables in HTML that begin on it.

    CommonMark ends HTML at a blank line; a table runs to its end tag all the same. Two that share
    a line are one region; one that is never closed ends with its last cell.
    """
    if "<table" not in source and not _TABLE.search(source):
        return {}
    regions: dict[int, tuple[int, int]] = {}
    last = -1
    for begin, end in _tables(source):
        line = bisect_right(starts, begin) - 1
        if line < 0:
            continue
        if last >= 0 and starts[line] < regions[last][1]:
            regions[last] = (regions[last][0], end)
        else:
            last = line
            regions[line] = (begin, end)
    return regions


def _tables(source: str) -> Iterator[tuple[int, int]]:
    depth = begin = 0
    for tag in _TABLE.finditer(source):
        if not tag[1]:
            begin = begin if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield begin, tag.end()
    if depth:
        ends = [cell.end() for cell in _CELL_END.finditer(source, begin)]
        yield begin, ends[-1] if ends else _line_end(source, begin)


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end
