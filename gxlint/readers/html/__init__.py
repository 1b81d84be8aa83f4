"""Web pages: the article of a page as blocks, every character at its offset in the source."""

import re
from collections.abc import Sequence

from gxlint.blocks import Block, Document, Heading, Remark, Span, Table, Text
from gxlint.errors import ReadError
from gxlint.readers.base import Reader
from gxlint.readers.html.article import data_tables, find_article, names_title
from gxlint.readers.html.awaited import awaited
from gxlint.readers.html.further import page_remarks
from gxlint.readers.html.headed import headed
from gxlint.readers.html.measure import measures_of, segments_of
from gxlint.readers.html.page import Metadata, document_links, shown_instead, titles
from gxlint.readers.html.reading import build
from gxlint.readers.html.render import Renderer
from gxlint.readers.html.scan import is_data
from gxlint.readers.html.tree import Tree
from gxlint.readers.html.twice import once
from gxlint.readers.html.typed import typed_blocks
from gxlint.readers.limits import check_blocks
from gxlint.records import NamedTuple
from gxlint.source import Decoded, decode

__all__ = ["READER", "all_blocks", "blocks_of", "read"]

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
    decoded = _decoded(data, encoding)
    text = decoded.text
    page = _page(text)
    inner = _within(page) if _is_little(page) or is_data(text) or _shows_tags(page) else None
    if inner is not None and not _is_little(inner):
        page = inner
    remarks = [Remark("encoding_guessed", decoded.encoding)] if decoded.guessed else []
    if decoded.lost:
        remarks.append(Remark("bytes_lost", str(decoded.lost)))
    remarks += page.remarks
    if _is_little(page):
        remarks += _instead(page)
    return Document(
        kind="html",
        text=text,
        blocks=tuple(page.blocks),
        published=page.metadata.published(),
        links=page.links,
        remarks=tuple(remarks),
        pictures=tuple(sorted((*page.pictures, *page.frames))),
        embedded=tuple(page.frames),
    )


class _Page(NamedTuple):
    """What a page says: `weight` estimates how much its article holds."""

    text: str
    tree: Tree
    metadata: Metadata
    weight: int
    blocks: Sequence[Block]
    pictures: Sequence[Span]
    frames: Sequence[Span]
    links: tuple[str, ...]
    remarks: tuple[Remark, ...]


def _page(text: str) -> _Page:
    tree = build(text, menus=True)
    metadata = Metadata(tree)
    article = find_article(text, tree, titles(text, tree, metadata))
    renderer = Renderer(text, tree, article.skipped, article.tables)
    blocks: Sequence[Block] = renderer.render(article.first, article.last)
    check_blocks(blocks)
    return _Page(
        text,
        tree,
        metadata,
        article.weight,
        awaited(text, headed(once(blocks)), renderer.frames),
        renderer.images,
        renderer.frames,
        tuple(dict.fromkeys(document_links(tree, article.first, article.last))),
        tuple(page_remarks(text, tree, article)),
    )


def _within(page: _Page) -> _Page | None:
    """Return the page that a page holds instead of an article; the metadata are those of both."""
    from gxlint.readers.html.within import Placing, inner_of, lines_within  # few pages need it

    inner = inner_of(page.text, page.tree)
    if inner is None:
        return None
    content = inner.source.content
    placing = Placing(inner.source)
    if inner.typed:
        blocks = placing.blocks(typed_blocks(lines_within(inner), content))
        return page._replace(blocks=blocks, weight=len(content))
    found = _page(content)
    blocks = placing.blocks(found.blocks)
    title = inner.title or _shown_title(page)
    if title is not None and not any(_says(title, one) for one in blocks[:_HEAD]):
        blocks.insert(0, Heading(title, 1))
    return found._replace(
        text=page.text,
        metadata=page.metadata.completed(found.metadata),
        blocks=blocks,
        pictures=[placing.span(picture) for picture in found.pictures],
        frames=[placing.span(frame) for frame in found.frames],
        remarks=(*page.remarks, *found.remarks),
    )


def _shown_title(page: _Page) -> Text | None:
    """Return the title that a page shows itself above what it holds."""
    called = titles(page.text, page.tree, page.metadata)
    lines = (block.text for block in page.blocks[:_HEAD] if not isinstance(block, Table))
    return next((line for line in lines if names_title(line.content, called)), None)


def _says(title: Text, block: Block) -> bool:
    """Tell whether a block is the title that stands beside the page as well."""
    if isinstance(block, Table):
        return False
    own, words = title.content.strip(), block.text.content
    return own in words and len(words) < 2 * len(own)


_HEAD = 5
"""Blocks of a page among which its title stands."""
READER = Reader("html", (".html", ".htm", ".shtml", ".xhtml"), read)


_SMALL = 12
"""Cells of the largest table that says little."""


def _is_little(page: _Page) -> bool:
    """Tell whether a page may only lead to the report."""
    return page.weight < _LITTLE and not any(
        isinstance(block, Table) and len(block.cells) > _SMALL for block in page.blocks
    )


def _shows_tags(page: _Page) -> bool:
    """Tell whether a page shows markup as text: a script is to take it for what it is."""
    return page.text.count("&lt;/") >= _TAGS and not any(
        isinstance(block, Table) for block in page.blocks
    )


_TAGS = 10
"""End tags among the text of a page that are its markup."""


def _instead(page: _Page) -> list[Remark]:
    """Return the remark that the page shows images only.

    Raises ReadError `report-elsewhere`, `file-scanned` where there is no text at all.
    """
    pictures = page.pictures
    link = shown_instead(page.text, page.tree, page.metadata) if not pictures else None
    if link:
        raise ReadError("report-elsewhere", {"link": link[:500]})
    if not pictures:
        return []
    if not page.blocks:
        raise ReadError("file-scanned")
    return [Remark("images_only", str(len(pictures)), pictures[0])]


def all_blocks(data: bytes, encoding: str | None) -> list[Block]:
    """Return the blocks of a whole page that is part of another document, and no site's.

    Raises ReadError as `source.decode` does.
    """
    text = _decoded(data, encoding).text
    return blocks_of(text, 0, len(text))


def _decoded(data: bytes, encoding: str | None) -> Decoded:
    declared = _CHARSET.search(data, 0, _PROLOGUE)
    hint = declared[1].decode("ascii") if declared else None
    return decode(data, encoding, hint, lenient=True)


def blocks_of(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks of HTML that stands in `text[start:end]`, as Markdown may hold it."""
    tree = build(text, start, end)
    segments = segments_of(text, tree)
    tables = data_tables(tree, measures_of(tree, segments))
    hidden = {node.index for node in tree.nodes if node.hidden}
    return Renderer(text, tree, hidden, tables).render(0, len(tree.events))
