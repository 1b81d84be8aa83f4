"""AsciiDoc, as far as a report needs it: headings, paragraphs and tables."""

from collections.abc import Iterator

from gxlint.blocks import Block, Cell, Document, Heading, Paragraph, Table, Text
from gxlint.readers.base import Reader
from gxlint.readers.lines import lines
from gxlint.source import decode

_FENCE = "|==="


def read(data: bytes, encoding: str | None) -> Document:
    """Return the document; raises ReadError where the bytes are no text."""
    text = decode(data, encoding).text
    return Document(kind="asciidoc", text=text, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    rows: list[list[Text]] | None = None
    blank = 0
    for start, line in lines(text):
        content = line.strip()
        at = start + line.find(content)
        if content == _FENCE:
            if rows:
                yield _table(rows)
            rows = [] if rows is None else None
        elif rows is not None:
            if content:
                rows.append(_cells(at, content))
        elif not content:
            blank += 1
            continue
        else:
            yield _heading(at, content, blank) or Paragraph(Text(content, ((0, at),)), blank)
        blank = 0


def _heading(at: int, content: str, blank: int) -> Heading | None:
    level = len(content) - len(content.lstrip("="))
    title = content[level:].strip()
    if not level or not title or content[level] != " ":
        return None
    return Heading(Text(title, ((0, at + content.index(title)),)), level, blank)


def _cells(at: int, content: str) -> list[Text]:
    """Return the cells of a row, which stand in one line, each behind a bar."""
    found: list[Text] = []
    bar = content.find("|")
    while bar >= 0:
        end = content.find("|", bar + 1)
        raw = content[bar + 1 : end if end >= 0 else None]
        cell = raw.strip()
        offset = at + bar + 1 + (raw.index(cell) if cell else 0)
        found.append(Text(cell, ((0, offset),)))
        bar = end
    return found


def _table(rows: list[list[Text]]) -> Table:
    cells = tuple(Cell(i, j, cell) for i, row in enumerate(rows) for j, cell in enumerate(row))
    return Table(cells, len(rows), max(map(len, rows)))


READER = Reader("asciidoc", (".adoc",), read)
