"""Blocks from bare lines: what a table leaves behind when its layout is lost.

A line is a paragraph, blank lines and left-over pipes are counted, because flattened tables hide
their empty cells there. Consecutive lines with fields between tabs or pipes are a table.
"""

from collections.abc import Iterable

from gxlint.blocks import Block, Heading, Paragraph, Table, Text
from gxlint.columns import Blocks
from gxlint.readers.lines import (
    ZERO_WIDTH,
    Clean,
    Found,
    Known,
    parted,
    plain,
    without_attributes,
)
from gxlint.readers.rows import Line, is_ruling, pipe_table, tab_table
from gxlint.records import make


class Flat:
    """Gathers blocks line by line; call `flush` after the last line.

    `blocks` are those made so far. `clean` makes text of a line, a field or a heading. Rows of a
    table wait in `run` until a line comes that is none.
    """

    def __init__(self, clean: Clean = plain) -> None:
        self.blocks = Blocks()
        self.blanks = 0
        self.clean = clean
        self.run: list[Line] = []
        self.separator = ""
        self.gap = 0
        """Blank lines since the last row with tabs: one between rows does not end a table."""

    def read(self, text: str) -> None:
        """Take a whole text; `add` is asked only for lines that may be more than their words."""
        known = _known
        own = self.blocks
        contents, starts, before, bars = own.texts.contents, own.texts.starts, own.blanks, own.bars
        start = blanks = 0
        waiting = False
        mixed = "\r" in text
        for line in text.split("\n"):
            if not line and not waiting:
                blanks += 1
                start += 1
                continue
            if waiting or (found := known[line]) is None:
                self.blanks = blanks
                for at, part in parted(start, line) if mixed else ((start, line),):
                    self.add(at, part)
                blanks = self.blanks
                waiting = bool(self.run)
            elif found[0] or found[2]:
                words, indent, pipes = found
                contents.append(words)
                starts.append(start + indent)
                before.append(blanks)
                bars.append(pipes)
                blanks = 0
            else:
                blanks += 1
            start += len(line) + 1
        self.blanks = blanks
        self.flush()

    def add(self, start: int, line: str) -> None:
        """Take the line that begins at `start`."""
        body = line.strip()
        if not body or (body[0] in ZERO_WIDTH and not plain(0, body).content):
            if self.separator == "\t":
                self.gap += 1
                return
            if self.run:
                self.flush()
            self.blanks += 1
        elif "\t" in line and _is_tabbed(line):
            self._gather("\t", start, line)
        elif ("|" in body or body[0] == "+") and self._is_row(body):
            self._gather("|", start, line)
        else:
            if self.run:
                self.flush()
            self.blocks.append(self._block(start, line, body))
            self.blanks = 0

    def append(self, block: Block) -> None:
        """Take a block made elsewhere, with the blank lines seen so far before it."""
        if self.run:
            self.flush()
        blanks = self.blanks + block.blank_before
        self.blocks.append(block._replace(blank_before=blanks) if self.blanks else block)
        self.blanks = 0

    def flush(self) -> None:
        """Turn the rows that wait into a table, or into paragraphs if they are none."""
        run, self.run = self.run, []
        separator, self.separator = self.separator, ""
        gap, self.gap = self.gap, 0
        if separator == "\t":
            self._add_tabs(run)
        elif run and _is_pipe_table(run):
            table = pipe_table(run, self.clean)
            lone = table.rows == table.columns == 1
            self.append(Paragraph(table.cells[0].text) if lone else table)
        else:
            self._add_lines(run)
        self.blanks += gap

    def _is_row(self, body: str) -> bool:
        """Tell a row of a pipe table from a cell that has kept the pipes behind it."""
        if body[0] == "+" and is_ruling(body, under_head=False):
            return True
        if "|" in body.rstrip("| "):
            return True
        if self.separator != "|":
            return False
        above = self.run[-1][1]  # a row that only heads others has as many pipes, all behind it
        return not body.strip("| ") or (body[-1] == "|" and body.count("|") == above.count("|"))

    def _gather(self, separator: str, start: int, line: str) -> None:
        if self.separator != separator or self.gap > 1:
            self.flush()
            self.separator = separator
        self.gap = 0
        self.run.append((start, line))

    def _add_lines(self, run: Iterable[Line]) -> None:
        for start, line in run:
            self.blocks.append(self._block(start, line, line.strip()))
            self.blanks = 0

    def _add_tabs(self, run: list[Line]) -> None:
        """Add a run of lines with tabs: a table, between lines that are only indented."""
        rows = [i for i, (_, line) in enumerate(run) if "\t" in line.strip()]
        if not rows or (len(run) == 1 and not self._is_lone_row(run[0][1])):
            self._add_lines(run)
            return
        begin, end = rows[0], rows[-1] + 1
        fields = run[begin][1].count("\t")
        while begin and _is_bare_row(run[begin - 1][1], fields):
            begin -= 1
        while end < len(run) and _is_bare_row(run[end][1], fields):
            end += 1
        self._add_lines(run[:begin])
        self.append(tab_table(run[begin:end], self.clean))
        self._add_lines(run[end:])

    def _is_lone_row(self, line: str) -> bool:
        """Tell a row from a line in which one tab stands; after a table, two fields will do."""
        after_table = bool(self.blocks) and isinstance(self.blocks[-1], Table)
        return after_table or line.strip().count("\t") > 1

    def _block(self, start: int, line: str, body: str) -> Block:
        if body[0] == "#":
            heading = self._heading(start, line, body)
            if heading:
                return heading
        if body[-1] != "|":
            return make(Paragraph, (self.clean(start, line), self.blanks, 0))
        kept = line.rstrip("| \t")
        text = self.clean(start, kept)
        if not text.content:
            text = Text("", ((0, start + line.index("|")),))
        return Paragraph(text, self.blanks, line.count("|", len(kept)))

    def _heading(self, start: int, line: str, body: str) -> Heading | None:
        """Return the heading that number signs mark; `#topic#` and a lone `#` are none."""
        words = without_attributes(body.lstrip("#"))
        level = len(body) - len(body.lstrip("#"))
        title = words.rstrip().rstrip("#") if words[:1] in (" ", "\t", "\u3000") else words
        if level > _DEEPEST or not title.strip() or "#" in title:
            return None
        return Heading(self.clean(start + line.index("#") + level, title), level, self.blanks)


def _only_words(line: str) -> Found | None:
    """Return the words of a line, None where it may be more than words and pipes behind them.

    A carriage return that ends it is white space; elsewhere it parts two lines.
    """
    body = line.strip()
    words = body.rstrip("| ").rstrip()
    if words[:1] in _BEGINNINGS or "|" in words or "\t" in line or "**" in line:
        return None
    if "\r" in line[:-1]:
        return None
    if not body.isprintable() and not _ZERO_WIDTH.isdisjoint(body):
        return None
    return words, line.index(body[0]) if body else 0, line.count("|")


_known = Known(_only_words)
_ZERO_WIDTH = frozenset(ZERO_WIDTH)
_BEGINNINGS = frozenset("#+")
"""What a heading begins with, and a ruling."""
_DEEPEST = 6
LONGEST_FIELD = 100
"""A longer field is prose in which a tab stands by accident."""


def _is_tabbed(line: str) -> bool:
    """Tell a line that can be a row from prose with a tab in it."""
    if len(line) <= LONGEST_FIELD:
        return True
    fields = [len(field) for field in line.split("\t") if field]
    return max(fields, default=0) <= LONGEST_FIELD or len(fields) >= _MANY


_MANY = 4


def _is_bare_row(line: str, tabs: int) -> bool:
    """Tell a row with only one cell filled from a line that is indented.

    Empty cells follow its text, as a merged cell leaves them, or it has as many tabs as the row
    at the table's edge, and more than the one of an indent.
    """
    return "\t" in line[len(line.rstrip()) :] or line.count("\t") == tabs > 1


def _is_pipe_table(run: list[Line]) -> bool:
    bodies = [line.strip() for _, line in run]
    if all(is_ruling(body, under_head=False) for body in bodies):
        return False
    return len(run) > 1 or bodies[0][0] == "|" or bodies[0][-1] == "|"
