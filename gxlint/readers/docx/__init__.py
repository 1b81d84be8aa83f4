"""Word files (DOCX): paragraphs and tables with their addresses.

Read straight from the parts of the package (ECMA-376): numbering is restored, tracked changes are
taken as accepted; headers, footers, comments and notes are left out.
"""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Block, Document, Paragraph, Remark
from gxlint.columns import Blocks
from gxlint.errors import ReadError
from gxlint.readers.base import Reader
from gxlint.readers.docx.body import Body
from gxlint.readers.docx.chunks import body_of_file
from gxlint.readers.docx.layout import Layout, laid_out
from gxlint.readers.limits import check_blocks
from gxlint.readers.margin import WIDEST, without_margin
from gxlint.source import check_size

__all__ = ["READER", "read"]


def read(data: bytes, _encoding: str | None) -> Document:
    """Return the document in a Word file; its XML says which encoding it is in.

    Raises ReadError `file-empty`, `file-scanned` (pictures alone), `report-elsewhere` (other files
    alone, none of which can be read), `file-damaged`, `file-encrypted`, `file-too-large`.
    """
    check_size(data)
    if not data:
        raise ReadError("file-empty")
    body = body_of_file(data)
    layout = laid_out(body.items, body.running)
    check_blocks(layout.blocks)
    unread = ", ".join(body.unread)[:_NAMES]
    if not layout.blocks:
        raise _nothing(body, unread)
    return Document(
        kind="docx",
        text=layout.text,
        blocks=tuple(_without_margin(layout)),
        landmarks=tuple(layout.landmarks),
        pictures=tuple(layout.pictures),
        embedded=tuple(layout.embedded),
        running=layout.running,
        remarks=tuple(_remarks(layout, unread, unnumbered=body.unnumbered)),
    )


def _remarks(layout: Layout, unread: str, *, unnumbered: bool) -> Iterator[Remark]:
    """Yield what of the report may not have been read.

    That is other files, headings that are pictures, numbers that stand nowhere.
    """
    if unnumbered:
        yield Remark("styled_numbers")
    if unread:
        yield Remark("embedded", unread)
    if 0 in layout.banners:
        yield Remark("pictured_title")
    among = sum(0 < before < len(layout.blocks) for before in layout.banners)
    if among:
        yield Remark("pictured_headings", str(among))


def _nothing(body: Body, unread: str) -> ReadError:
    """Return the error for a file without a word."""
    if unread:
        return ReadError("report-elsewhere", {"link": unread})
    return ReadError("file-scanned" if body.images else "file-empty")


_NAMES = 200
"""Characters of the names of files that were not read."""
READER = Reader("docx", (".docx", ".docm", ".dotx"), read)


def _without_margin(layout: Layout) -> Sequence[Block]:
    """Return the blocks, lines put together where each is a paragraph.

    That is how programs leave them that make Word files of PDFs.
    """
    if any(isinstance(one, Paragraph) and len(one.text.content) > WIDEST for one in layout.blocks):
        return layout.blocks
    return without_margin(Blocks.of(layout.blocks), layout.text)
