"""PDF files with a text layer: lines, paragraphs and ruled tables with their addresses."""

from collections import Counter
from collections.abc import Sequence

from gxlint.blocks import Document, Remark
from gxlint.errors import ReadError
from gxlint.folding import UNKNOWN
from gxlint.readers.base import Reader
from gxlint.readers.pdf import limit
from gxlint.readers.pdf.furniture import furniture
from gxlint.readers.pdf.layout import Layout
from gxlint.readers.pdf.native import FEW, PICTURE, Page, pages_of
from gxlint.readers.pdf.pictures import Banner, heading_pages, title_pages
from gxlint.readers.pdf.sheet import Sheet, is_parallel, sheet_of
from gxlint.source import check_size, too_large

__all__ = ["READER", "read"]

MAX_CELLS = 50_000
"""Cells of all tables of a file; a report has some five hundred."""
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_PICTURED = 0.04
"""The share of a page of text that a picture takes which may be a table."""
_GARBLED = 0.02
"""The share of characters without a meaning beyond which words and figures are lost."""


def read(data: bytes, _encoding: str | None) -> Document:
    """Return the document in a PDF.

    Raises ReadError `file-empty`, `file-damaged`, `file-encrypted`, `file-too-large`,
    `file-scanned` (`pages`: which) where no page has text, and `file-garbled` (`pages`, `size`)
    where fonts do not say what their characters are. A file that takes pdfium for ever is damaged.
    """
    check_size(data)
    if not data:
        raise ReadError("file-empty")
    if _HEADER not in data[:_HEADER_WITHIN]:
        raise ReadError("file-damaged", {"problem": "no PDF header"})
    return limit.within(limit.SECONDS, lambda: _document(data))


def _document(data: bytes) -> Document:
    sheets: list[Sheet] = []
    scanned: list[int] = []
    pictured: list[int] = []
    banners: list[Banner] = []
    lost: list[int] = []
    unknown = Counter[int]()
    texts = cells = 0
    for page in pages_of(data):
        texts += len(page.chars)
        unknown[page.number] = len([1 for char in page.chars if char.char == UNKNOWN]) + page.lost
        if page.lost:
            lost.append(page.number)
        if _is_scan(page):
            scanned.append(page.number)
        elif page.bare > _PICTURED:
            pictured.append(page.number)
        banners += [(page.number, box) for box in page.banners]
        sheet = sheet_of(page, *[last.numbered for last in sheets[-1:]])
        cells += sum(len(table.texts) for table in sheet.tables)
        if cells > MAX_CELLS:
            raise too_large("cells", cells, MAX_CELLS)
        sheets.append(sheet)
    if unknown.total() > max(FEW, _GARBLED * texts):
        raise _garbled(unknown)
    if not texts:
        if scanned:
            raise ReadError("file-scanned", {"pages": ranges(scanned)})
        raise ReadError("file-empty")
    layout = Layout()
    layout.add(sheets)
    ends = _ends(sheets) if banners else None
    unordered = [one.number for one in sheets if one.doubtful and one.number not in lost]
    beside = {sheet.number for sheet in sheets if is_parallel(sheet)}
    parallel = sorted(beside.union(layout.doubtful))
    return Document(
        kind="pdf",
        text=layout.text,
        blocks=tuple(layout.blocks),
        landmarks=tuple(layout.landmarks),
        remarks=tuple(
            Remark(name, ranges(numbers))
            for name, numbers in (
                ("scanned_pages", scanned),
                ("pictured_pages", pictured),
                ("pictured_headings", heading_pages(banners, *ends) if ends else []),
                ("pictured_title", title_pages(banners, ends[0]) if ends else []),
                ("parallel_text", parallel),
                ("unordered_pages", unordered),
                ("lost_characters", lost),
                ("tables_unfound", sorted({*pictured, *parallel})),
            )
            if numbers
        ),
    )


READER = Reader("pdf", (".pdf",), read)


def _is_scan(page: Page) -> bool:
    return len(page.chars) < FEW and (page.pictures > PICTURE or page.drawn)


def _ends(sheets: Sequence[Sheet]) -> tuple[tuple[int, float], tuple[int, float]] | None:
    """Return the page and height at which the text begins and at which it ends, if there is any."""
    off = furniture([(sheet.height, sheet.lines) for sheet in sheets])
    lines = [line for sheet in sheets for line in sheet.lines if line not in off]
    if not lines:
        return None
    return (lines[0].page, lines[0].top), (lines[-1].page, lines[-1].bottom)


def _garbled(unknown: Counter[int]) -> ReadError:
    pages = ranges([page for page, count in unknown.items() if count])
    return ReadError("file-garbled", {"pages": pages, "size": str(unknown.total())})


def ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers as `1-3, 5`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
