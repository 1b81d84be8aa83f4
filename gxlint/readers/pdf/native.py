"""What pdfium finds on the pages of a PDF: characters, drawn lines, pictures.

Coordinates are points with the origin at the lower left of the page as it is shown; `top` is
therefore larger than `bottom`.
"""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.errors import ReadError
from gxlint.readers.pdf.fields import fill_in
from gxlint.readers.pdf.glyphs import Char, Doubts, Glyphs, glyphs_of, is_unseen
from gxlint.readers.pdf.hiding import blanks_of, cut, hiding_of
from gxlint.readers.pdf.layers import has_layers
from gxlint.readers.pdf.lost import lost_of
from gxlint.readers.pdf.objects import Budget, Leaf, leaves_of
from gxlint.readers.pdf.paths import Box, Stroke, strokes_of
from gxlint.readers.pdf.pictures import area, banners_of, has_outlines, largest_bare
from gxlint.readers.pdf.stamps import Stamps
from gxlint.readers.pdf.view import View, Zoom
from gxlint.records import NamedTuple
from gxlint.source import too_large

FEW = 10
"""Characters below which a page with a picture, or with outlines, is a scan."""
MAX_PAGES = 300
"""Pages of the longest file that is read; reports have five to thirty."""
PICTURE = 0.5
"""The share of its page that a scan covers."""


class Page(NamedTuple):
    """A page as it is drawn.

    `pictures` is the share of it that images cover, `bare` that of the largest one on which no
    character is printed; `banners` are those without in which a heading may be. `drawn` says that
    there may be words without characters, drawn by their outlines. `lost` counts characters of
    which it is not known what they are.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    strokes: list[Stroke]
    pictures: float
    bare: float = 0.0
    banners: tuple[Box, ...] = ()
    drawn: bool = False
    lost: int = 0


_PASSWORD_ERRORS = frozenset((pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY))


def pages_of(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF in order.

    Raises ReadError `file-damaged`, `file-encrypted`, `file-too-large`.
    """
    pdfium.FPDF_InitLibrary()
    with _document(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > MAX_PAGES:
            raise too_large("pages", count, MAX_PAGES)
        if count < 1:
            raise ReadError("file-damaged", {"problem": "no pages"})
        budget, stamps, zoom = Budget(), Stamps(), Zoom()
        layered = has_layers(data)
        for index in range(count):
            page = _page(document, index, budget, zoom, layered=layered)
            yield page._replace(chars=stamps.without(page.chars))


@contextmanager
def _document(data: bytes) -> Iterator[Any]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() in _PASSWORD_ERRORS:
            raise ReadError("file-encrypted")
        raise ReadError("file-damaged", {"problem": "PDF structure"})
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Any, index: int, budget: Budget, zoom: Zoom, *, layered: bool) -> Page:
    page = _loaded(document, index)
    try:
        filled = fill_in(page)
        if filled is not None:
            budget.take(characters=len(filled))
            pdfium.FPDF_ClosePage(page)
            page = _loaded(document, index)
        leaves = leaves_of(page, budget, layered=layered)
        boxes = _boxes(leaves)
        glyphs = _glyphs(page, budget, _doubts(page, leaves, boxes))
        glyphs.chars.extend(filled or ())
        view = View(page, glyphs, zoom)
        strokes, pictures = _drawn(leaves, boxes, view)
        size = view.width * view.height or 1
        share = sum(map(area, pictures)) / size
        # What was recognised on a scan is not what is printed there.
        chars = [] if glyphs.hidden and share > PICTURE else view.chars(glyphs.chars)
        bare = largest_bare(pictures, chars) / size
        banners = tuple(banners_of(pictures, chars, size))
        drawn = len(chars) < FEW and has_outlines(leaves, boxes)
        lost = lost_of(leaves, boxes, Counter([char.char for char in chars]))
        sides = view.width, view.height
        return Page(index + 1, *sides, chars, strokes, share, bare, banners, drawn, lost)
    finally:
        pdfium.FPDF_ClosePage(page)


def _loaded(document: Any, index: int) -> Any:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ReadError("file-damaged", {"problem": f"PDF page {index + 1}"})
    return page


def _glyphs(page: Any, budget: Budget, doubts: Doubts) -> Glyphs:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return Glyphs([], None)
    try:
        count = pdfium.FPDFText_CountChars(text)
        budget.take(characters=max(count, 0))
        return glyphs_of(text, count, doubts)
    finally:
        pdfium.FPDFText_ClosePage(text)


_NOTHING: Box = (0.0, 0.0, 0.0, 0.0)


def _boxes(leaves: Sequence[Leaf]) -> list[Box]:
    """Return the box of each object; that of its form's coordinates, if it is in one."""
    sides = left, bottom, right, top = (
        ctypes.c_float(),
        ctypes.c_float(),
        ctypes.c_float(),
        ctypes.c_float(),
    )
    places = [ctypes.byref(side) for side in sides]
    bounds_of = pdfium.FPDFPageObj_GetBounds
    return [
        (left.value, bottom.value, right.value, top.value)
        if bounds_of(leaf.item, *places)
        else (_NOTHING if leaf.kind == pdfium.FPDF_PAGEOBJ_IMAGE else _ANYWHERE)
        for leaf in leaves
    ]


_ANYWHERE: Box = (0.0, 0.0, 1e6, 1e6)


def _drawn(
    leaves: Iterable[Leaf], boxes: Iterable[Box], view: View
) -> tuple[list[Stroke], list[Box]]:
    """Return the straight lines of a page and where its pictures stand."""
    strokes: list[Stroke] = []
    pictures: list[Box] = []
    for (item, kind, matrices, within), bounds in zip(leaves, boxes, strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for box in strokes_of(item, bounds, matrices, view.scale):
                part = cut(box, within) if within else box
                strokes += [Stroke(*view.box(*part))] if part else ()
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(view.box(*bounds))
    return view.strokes(strokes), pictures


def _doubts(page: Any, leaves: Sequence[Leaf], boxes: Sequence[Box]) -> Doubts:
    """Return what is to be looked at with each character of a page."""
    texts = [leaf for leaf in leaves if leaf.kind == pdfium.FPDF_PAGEOBJ_TEXT]
    moved = any(leaf.matrices for leaf in texts)
    unseen = any(is_unseen(leaf.item) for leaf in texts)
    return Doubts(unseen, moved, hiding_of(page, leaves, boxes), blanks_of(page, leaves))
