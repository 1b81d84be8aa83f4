"""Web pages: the article of a page as blocks, every character at its offset in the source."""

import re
from collections.abc import Sequence

from gxlint.blocks import Block, Document, Remark, Table
from gxlint.errors import ReadError
from gxlint.readers.base import Reader
from gxlint.readers.html.article import data_tables, find_article
from gxlint.readers.html.further import page_remarks
from gxlint.readers.html.measure import measures_of, segments_of
from gxlint.readers.html.page import Metadata, document_links, shown_instead, titles
from gxlint.readers.html.reading import build
from gxlint.readers.html.render import Renderer
from gxlint.readers.html.tree import Tree
from gxlint.readers.html.twice import once
from gxlint.readers.limits import check_blocks
from gxlint.source import decode

__all__ = ["READER", "blocks_of", "read"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_PROLOGUE = 4096
_LITTLE = 300
"""Characters of content below which a page may only lead to the report."""


def read(data: bytes, encoding: str | None) -> Document:
    """Return the article of a web page; `encoding` is what the user declared.

    Raises ReadError as `source.decode` does, and `report-elsewhere` where the page only leads to
    the report (`link` is the attachment, the frame or the script), `file-scanned` where it shows
    pictures alone.
    """
    declared = _CHARSET.search(data, 0, _PROLOGUE)
    hint = declared[1].decode("ascii") if declared else None
    decoded = decode(data, encoding, hint, lenient=True)
    text = decoded.text
    tree = build(text, menus=True)
    metadata = Metadata(tree)
    article = find_article(text, tree, titles(text, tree, metadata))
    renderer = Renderer(text, tree, article.skipped, article.tables)
    blocks: Sequence[Block] = renderer.render(article.first, article.last)
    check_blocks(blocks)
    blocks = once(blocks)
    links = tuple(dict.fromkeys(document_links(tree, article.first, article.last)))
    remarks = [Remark("encoding_guessed", decoded.encoding)] if decoded.guessed else []
    if decoded.lost:
        remarks.append(Remark("bytes_lost", str(decoded.lost)))
    remarks += page_remarks(text, tree, article)
    if article.weight < _LITTLE and not _has_table(blocks):
        remarks += _instead(text, tree, metadata, renderer)
    return Document(
        kind="html",
        text=text,
        blocks=tuple(blocks),
        published=metadata.published(),
        links=links,
        remarks=tuple(remarks),
        pictures=tuple(renderer.images),
    )


READER = Reader("html", (".html", ".htm", ".shtml", ".xhtml"), read)


_SMALL = 12
"""Cells of the largest table that says little."""


def _has_table(blocks: Sequence[Block]) -> bool:
    return any(isinstance(b, Table) and len(b.cells) > _SMALL for b in blocks)


def _instead(text: str, tree: Tree, metadata: Metadata, renderer: Renderer) -> list[Remark]:
    """Return the remark that the page shows images only.

    Raises ReadError `report-elsewhere`, `file-scanned` where there is no text at all.
    """
    link = shown_instead(text, tree, metadata) if not renderer.images else None
    if link:
        raise ReadError("report-elsewhere", {"link": link[:500]})
    if not renderer.images:
        return []
    if not renderer.blocks:
        raise ReadError("file-scanned")
    return [Remark("images_only", str(len(renderer.images)), renderer.images[0])]


def blocks_of(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks of HTML that stands in `text[start:end]`, as Markdown may hold it."""
    tree = build(text, start, end)
    segments = segments_of(text, tree)
    tables = data_tables(tree, measures_of(tree, segments))
    hidden = {node.index for node in tree.nodes if node.hidden}
    return Renderer(text, tree, hidden, tables).render(0, len(tree.events))
