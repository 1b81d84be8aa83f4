"""What pdfium finds on the pages of a PDF: characters, drawn lines, pictures.

Coordinates are points with the origin at the lower left of the page as it is shown; `top` is
therefore larger than `bottom`.
"""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.errors import ReadError
from gxlint.readers.pdf.fields import fill_in
from gxlint.readers.pdf.glyphs import Char, Doubts, Glyphs, glyphs_of, is_unseen
from gxlint.readers.pdf.paths import Stroke, strokes_of
from gxlint.readers.pdf.stamps import Stamps
from gxlint.readers.pdf.view import Box, View, Zoom
from gxlint.records import NamedTuple
from gxlint.source import too_large

MAX_PAGES = 300
"""Pages of the longest file that is read; reports have five to thirty."""
PICTURE = 0.5
"""The share of its page that a scan covers."""
MAX_CHARACTERS = 400_000
MAX_OBJECTS = 400_000


class Page(NamedTuple):
    """A page as it is drawn.

    `pictures` is the share of it that images cover, `bare` that of the largest one on which no
    character is printed.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    strokes: list[Stroke]
    pictures: float
    bare: float = 0.0


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
        budget, stamps, zoom = _Budget(), Stamps(), Zoom()
        for index in range(count):
            page = _page(document, index, budget, zoom)
            yield page._replace(chars=stamps.without(page.chars))


class _Budget:
    """What may still be read of a file."""

    def __init__(self) -> None:
        self.characters = self.objects = 0

    def take(self, characters: int = 0, objects: int = 0) -> None:
        """Count; raise ReadError `file-too-large` beyond the limits."""
        self.characters += characters
        self.objects += objects
        if self.characters > MAX_CHARACTERS:
            raise too_large("characters", self.characters, MAX_CHARACTERS)
        if self.objects > MAX_OBJECTS:
            raise too_large("objects", self.objects, MAX_OBJECTS)


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


def _page(document: Any, index: int, budget: _Budget, zoom: Zoom) -> Page:
    page = _loaded(document, index)
    try:
        filled = fill_in(page)
        if filled is not None:
            budget.take(characters=len(filled))
            pdfium.FPDF_ClosePage(page)
            page = _loaded(document, index)
        leaves = list(_leaves(page, budget))
        glyphs = _glyphs(page, budget, _doubts(leaves))
        glyphs.chars.extend(filled or ())
        view = View(page, glyphs, zoom)
        strokes, pictures = _drawn(leaves, view)
        size = view.width * view.height or 1
        share = sum(map(_area, pictures)) / size
        # What was recognised on a scan is not what is printed there.
        chars = [] if glyphs.hidden and share > PICTURE else view.chars(glyphs.chars)
        largest = sorted(pictures, key=_area)[-_LARGEST:]
        bare = max((_area(box) for box in largest if _is_bare(box, chars)), default=0.0)
        return Page(index + 1, view.width, view.height, chars, strokes, share, bare / size)
    finally:
        pdfium.FPDF_ClosePage(page)


def _loaded(document: Any, index: int) -> Any:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ReadError("file-damaged", {"problem": f"PDF page {index + 1}"})
    return page


_LARGEST = 8
"""Pictures of a page that are compared with its characters, at most."""


def _area(box: Box) -> float:
    left, bottom, right, top = box
    return max(right - left, 0) * max(top - bottom, 0)


def _is_bare(box: Box, chars: Iterable[Char]) -> bool:
    left, bottom, right, top = box
    return not any(
        left < (char.left + char.right) / 2 < right and bottom < (char.bottom + char.top) / 2 < top
        for char in chars
    )


def _glyphs(page: Any, budget: _Budget, doubts: Doubts) -> Glyphs:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return Glyphs([], None)
    try:
        count = pdfium.FPDFText_CountChars(text)
        budget.take(characters=max(count, 0))
        return glyphs_of(text, count, doubts)
    finally:
        pdfium.FPDFText_ClosePage(text)


_MAX_FORMS = 8
"""Forms within forms that are looked into."""


_Leaf = tuple[Any, int, tuple[Any, ...]]
"""An object that is drawn, its kind, and the matrices of the forms around it, from inside."""


def _drawn(leaves: Iterable[_Leaf], view: View) -> tuple[list[Stroke], list[Box]]:
    """Return the straight lines of a page and where its pictures stand."""
    strokes: list[Stroke] = []
    pictures: list[Box] = []
    for item, kind, matrices in leaves:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            strokes += [Stroke(*view.box(*box)) for box in strokes_of(item, matrices, view.scale)]
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(view.box(*_bounds(item)))
    return view.strokes(strokes), pictures


def _doubts(leaves: Iterable[_Leaf]) -> Doubts:
    """Return what is to be looked at with each character of a page."""
    unseen, moved = False, False
    for item, kind, matrices in leaves:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            moved = moved or bool(matrices)
            unseen = unseen or is_unseen(item)
    return Doubts(unseen, moved)


def _leaves(page: Any, budget: _Budget) -> Iterator[_Leaf]:
    """Yield the objects of a page, those within forms too."""
    count = pdfium.FPDFPage_CountObjects(page)
    budget.take(objects=max(count, 0))
    waiting: list[tuple[Any, tuple[Any, ...]]] = [
        (pdfium.FPDFPage_GetObject(page, i), ()) for i in range(count)
    ]
    for item, matrices in waiting:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrices
        elif len(matrices) < _MAX_FORMS:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
            inner = pdfium.FPDFFormObj_CountObjects(item)
            budget.take(objects=max(inner, 0))
            waiting.extend(
                (pdfium.FPDFFormObj_GetObject(item, i), (matrix, *matrices)) for i in range(inner)
            )


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
