"""Plain text as web pages, Word and PDF leave it when they are copied.

A line is a paragraph, blank lines and left-over pipes are counted, because flattened tables hide
their empty cells there. Lines with fields between tabs or pipes are tables.
"""

from collections.abc import Iterable

from gxlint.blocks import Block, Document, Heading, Paragraph, Remark, Text
from gxlint.readers.base import Reader
from gxlint.readers.lines import ZERO_WIDTH, check_size, lines, plain
from gxlint.readers.rows import Line, is_ruling, pipe_table, tab_table
from gxlint.source import Decoded, decode


def read(data: bytes, encoding: str | None) -> Document:
    """Return the document in a text file; `encoding` is what the user declared.

    Raises ReadError as `source.decode` does, and `file-too-large`.
    """
    decoded = decode(data, encoding)
    check_size(decoded.text)
    blocks = flat_blocks(lines(decoded.text))
    return Document(
        kind="text", text=decoded.text, blocks=tuple(blocks), remarks=encoding_remarks(decoded)
    )


READER = Reader("text", (".txt", ".text"), read)


def encoding_remarks(decoded: Decoded) -> tuple[Remark, ...]:
    """Return the remark that the encoding was guessed, if it was."""
    return (Remark("encoding_guessed", decoded.encoding),) if decoded.guessed else ()


def flat_blocks(source: Iterable[Line], blank_before: int = 0) -> list[Block]:
    """Return the blocks on the lines; `blank_before` blank lines went before the first."""
    flat = _Flat(blank_before)
    for start, line in source:
        flat.add(start, line)
    flat.flush()
    return flat.blocks


class _Flat:
    """Gathers blocks line by line; rows of a table wait in `run` until it ends."""

    def __init__(self, blanks: int) -> None:
        self.blocks: list[Block] = []
        self.blanks = blanks
        self.run: list[Line] = []
        self.separator = ""

    def add(self, start: int, line: str) -> None:
        body = line.strip()
        if not body or (body[0] in ZERO_WIDTH and not plain(0, body).content):
            if self.run:
                self.flush()
            self.blanks += 1
            return
        if "\t" in line:
            self._gather("\t", start, line)
        elif "|" in body and self._is_row(body):
            self._gather("|", start, line)
        else:
            if self.run:
                self.flush()
            self.blocks.append(_line_block(start, line, body, self.blanks))
            self.blanks = 0

    def _is_row(self, body: str) -> bool:
        """Tell a row of a pipe table from a cell that has kept the pipes behind it."""
        return "|" in body.rstrip("| ") or (self.separator == "|" and not body.strip("| "))

    def _gather(self, separator: str, start: int, line: str) -> None:
        if self.separator != separator:
            self.flush()
            self.separator = separator
        self.run.append((start, line))

    def flush(self) -> None:
        """Turn the rows that wait into a table, or into paragraphs if they are none."""
        run, self.run = self.run, []
        separator, self.separator = self.separator, ""
        if separator == "\t":
            self._add_tabs(run)
        elif run and _is_pipe_table(run):
            self.blocks.append(pipe_table(run, self.blanks))
            self.blanks = 0
        else:
            self._add_lines(run)

    def _add_lines(self, run: Iterable[Line]) -> None:
        for start, line in run:
            self.blocks.append(_line_block(start, line, line.strip(), self.blanks))
            self.blanks = 0

    def _add_tabs(self, run: list[Line]) -> None:
        """Add a run of lines with tabs: a table, between lines that are only indented."""
        rows = [i for i, (_, line) in enumerate(run) if _has_fields(line)]
        if not rows or (len(run) == 1 and run[0][1].strip().count("\t") == 1):
            self._add_lines(run)
            return
        begin, end = rows[0], rows[-1] + 1
        while begin and _has_empty_tail(run[begin - 1][1]):
            begin -= 1
        while end < len(run) and _has_empty_tail(run[end][1]):
            end += 1
        self._add_lines(run[:begin])
        self.blocks.append(tab_table(run[begin:end], self.blanks))
        self.blanks = 0
        self._add_lines(run[end:])


LONGEST_FIELD = 100
"""A longer field is prose in which a tab stands by accident."""


def _has_fields(line: str) -> bool:
    body = line.strip()
    return "\t" in body and max(map(len, body.split("\t"))) <= LONGEST_FIELD


def _has_empty_tail(line: str) -> bool:
    """Tell whether empty cells follow the only text of the line, as a merged cell leaves them."""
    return line[-1] in "\t " and "\t" in line[len(line.rstrip()) :] and len(line) <= LONGEST_FIELD


def _is_pipe_table(run: list[Line]) -> bool:
    bodies = [line.strip() for _, line in run]
    if all(is_ruling(body, at_top=True) for body in bodies):
        return False
    return len(run) > 1 or bodies[0][0] == "|" or bodies[0][-1] == "|"


def _line_block(start: int, line: str, body: str, blanks: int) -> Block:
    if body[0] == "#":
        heading = _heading(start, line, body, blanks)
        if heading:
            return heading
    if body[-1] != "|":
        return Paragraph(plain(start, line), blanks)
    kept = line.rstrip("| \t")
    text = plain(start, kept)
    if not text.content:
        text = Text("", ((0, start + line.index("|")),))
    return Paragraph(text, blanks, line.count("|", len(kept)))


_DEEPEST = 6


def _heading(start: int, line: str, body: str, blanks: int) -> Heading | None:
    """Return the heading that number signs mark; `#topic#` and a lone `#` are none."""
    words = body.lstrip("#")
    level = len(body) - len(words)
    title = words.rstrip("# ") if words[:1] in (" ", "\t") else words
    if level > _DEEPEST or not title.strip() or "#" in title:
        return None
    at = line.index("#") + level
    return Heading(plain(start + at, title), level, blanks)
