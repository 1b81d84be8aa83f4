"""What pdfium finds on the pages of a PDF: characters, drawn lines, pictures.

Coordinates are points with the origin at the lower left of the page as it is shown; `top` is
therefore larger than `bottom`.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.errors import ReadError
from gxlint.readers.pdf.paths import Stroke, strokes_of
from gxlint.records import NamedTuple
from gxlint.source import too_large

MAX_PAGES = 300
"""Pages of the longest file that is read; reports have five to thirty."""
MAX_CHARACTERS = 400_000
MAX_OBJECTS = 400_000


class Char(NamedTuple):
    """A visible character and the box that its advance and its font's height make."""

    char: str
    left: float
    right: float
    bottom: float
    top: float


class Page(NamedTuple):
    """A page as it is drawn; `pictures` is the share of it that images cover."""

    number: int
    width: float
    height: float
    chars: list[Char]
    strokes: list[Stroke]
    pictures: float


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
        budget = _Budget()
        for index in range(count):
            yield _page(document, index, budget)


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


def _page(document: Any, index: int, budget: _Budget) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ReadError("file-damaged", {"problem": f"PDF page {index + 1}"})
    try:
        turn = _Turn(page)
        strokes, pictures = _objects(page, turn, budget)
        chars = _chars(page, turn, budget)
        share = pictures / (turn.width * turn.height or 1)
        return Page(index + 1, turn.width, turn.height, chars, strokes, share)
    finally:
        pdfium.FPDF_ClosePage(page)


class _Turn:
    """How a page is turned when it is shown: `rotation` counts quarters clockwise."""

    def __init__(self, page: Any) -> None:
        self.rotation = pdfium.FPDFPage_GetRotation(page) % 4
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return the box (left, bottom, right, top) as it is shown."""
        if not self.rotation:
            return left, bottom, right, top
        if self.rotation == 1:
            return bottom, self.height - right, top, self.height - left
        if self.rotation == 2:  # noqa: PLR2004 - half a turn
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return self.width - top, left, self.width - bottom, right


_SOFT_HYPHEN = 2
"""What pdfium makes of a hyphen at the end of a line."""


def _chars(page: Any, turn: _Turn, budget: _Budget) -> list[Char]:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        count = pdfium.FPDFText_CountChars(text)
        budget.take(characters=max(count, 0))
        return list(_visible(text, count, turn))
    finally:
        pdfium.FPDFText_ClosePage(text)


def _visible(text: Any, count: int, turn: _Turn) -> Iterator[Char]:
    """Yield the characters that are seen, those that are printed twice to look bold once."""
    rect = pdfium.FS_RECTF()
    place = ctypes.byref(rect)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    last: Char | None = None
    for i in range(count):
        code = unicode_of(text, i)
        if code in _UNSEEN or not box_of(text, i, place):
            continue
        sign = "-" if code == _SOFT_HYPHEN else _character(code)
        if not sign:
            continue
        left, bottom, right, top = turn.box(rect.left, rect.bottom, rect.right, rect.top)
        char = Char(sign, left, right, bottom, top)
        if last is None or not _same(char, last):
            yield char
        last = char


_UNSEEN = frozenset((0, 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0xFFFD, 0xFFFE, 0xFEFF, 0x200B))


def _character(code: int) -> str:
    """Return the character of that code, nothing where no font says what it means."""
    if code > sys.maxunicode or code in _MEANINGLESS:
        return ""
    char = chr(code)
    return "" if char.isspace() else char


_MEANINGLESS = frozenset((*range(0x20), *range(0xD800, 0xF900)))
"""Controls, surrogates and private use."""


def _same(char: Char, last: Char) -> bool:
    reach = 0.2 * (char.top - char.bottom)
    return (
        char.char == last.char
        and abs(char.left - last.left) < reach
        and abs(char.bottom - last.bottom) < reach
    )


_MAX_FORMS = 8
"""Forms within forms that are looked into."""


def _objects(page: Any, turn: _Turn, budget: _Budget) -> tuple[list[Stroke], float]:
    """Return the straight lines of a page and the area that its pictures cover."""
    strokes: list[Stroke] = []
    area = 0.0
    for item, matrices in _leaves(page, budget):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in strokes_of(item, matrices):
                strokes.append(Stroke(*turn.box(x0, y0, x1, y1)))
            budget.take(objects=0)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(item)
            area += max(right - left, 0) * max(top - bottom, 0)
    return strokes, area


def _leaves(page: Any, budget: _Budget) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield the objects of a page, those within forms too, with the matrices of their forms."""
    count = pdfium.FPDFPage_CountObjects(page)
    budget.take(objects=max(count, 0))
    waiting: list[tuple[Any, tuple[Any, ...]]] = [
        (pdfium.FPDFPage_GetObject(page, i), ()) for i in range(count)
    ]
    for item, matrices in waiting:
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrices
        elif len(matrices) < _MAX_FORMS:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
            inner = pdfium.FPDFFormObj_CountObjects(item)
            budget.take(objects=max(inner, 0))
            waiting.extend(
                (pdfium.FPDFFormObj_GetObject(item, i), (matrix, *matrices)) for i in range(inner)
            )


def _bounds(item: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
