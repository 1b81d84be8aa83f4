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
from gxlint.readers.pdf.glyphs import Char, Glyphs, glyphs_of
from gxlint.readers.pdf.paths import Stroke, strokes_of
from gxlint.readers.pdf.stamps import Stamps
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
        budget, stamps = _Budget(), Stamps()
        for index in range(count):
            page = _page(document, index, budget)
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


def _page(document: Any, index: int, budget: _Budget) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ReadError("file-damaged", {"problem": f"PDF page {index + 1}"})
    try:
        glyphs = _glyphs(page, budget)
        turn = _Turn(page, glyphs.quarters)
        strokes, pictures = _objects(page, turn, budget)
        size = turn.width * turn.height or 1
        share = sum(map(_area, pictures)) / size
        # What was recognised on a scan is not what is printed there.
        chars = [] if glyphs.hidden and share > PICTURE else turn.turned(glyphs.chars)
        largest = sorted(pictures, key=_area)[-_LARGEST:]
        bare = max((_area(box) for box in largest if _is_bare(box, chars)), default=0.0)
        return Page(index + 1, turn.width, turn.height, chars, strokes, share, bare / size)
    finally:
        pdfium.FPDF_ClosePage(page)


_LARGEST = 8
"""Pictures of a page that are compared with its characters, at most."""
_Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def _area(box: _Box) -> float:
    left, bottom, right, top = box
    return max(right - left, 0) * max(top - bottom, 0)


def _is_bare(box: _Box, chars: Iterable[Char]) -> bool:
    left, bottom, right, top = box
    return not any(
        left < (char.left + char.right) / 2 < right and bottom < (char.bottom + char.top) / 2 < top
        for char in chars
    )


class _Turn:
    """How a page is turned: `rotation` counts quarters clockwise, as its viewer shows it.

    Where its characters do not stand upright then, it is turned on until they do.
    """

    def __init__(self, page: Any, quarters: int | None) -> None:
        shown = pdfium.FPDFPage_GetRotation(page) % 4
        self.rotation = shown if quarters is None else quarters
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        if (self.rotation - shown) % 2:
            self.width, self.height = self.height, self.width

    def shown(self, strokes: list[Stroke]) -> list[Stroke]:
        """Return the parts of lines that are on the page."""
        width, height = self.width, self.height
        return [
            line
            if line.left >= 0 and line.bottom >= 0 and line.right <= width and line.top <= height
            else Stroke(
                max(line.left, 0),
                max(line.bottom, 0),
                min(line.right, width),
                min(line.top, height),
            )
            for line in strokes
            if line.right >= 0 and line.top >= 0 and line.left <= width and line.bottom <= height
        ]

    def turned(self, chars: list[Char]) -> list[Char]:
        """Return the characters as they are shown."""
        if not self.rotation:
            return chars
        places = (self.box(c.left, c.bottom, c.right, c.top) for c in chars)
        return [
            Char(char.char, left, right, bottom, top)
            for char, (left, bottom, right, top) in zip(chars, places, strict=True)
        ]

    def box(self, left: float, bottom: float, right: float, top: float) -> _Box:
        """Return the box (left, bottom, right, top) as it is shown."""
        if not self.rotation:
            return left, bottom, right, top
        if self.rotation == 1:
            return bottom, self.height - right, top, self.height - left
        if self.rotation == 2:  # noqa: PLR2004 - half a turn
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return self.width - top, left, self.width - bottom, right


def _glyphs(page: Any, budget: _Budget) -> Glyphs:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return Glyphs([], None)
    try:
        count = pdfium.FPDFText_CountChars(text)
        budget.take(characters=max(count, 0))
        return glyphs_of(text, count)
    finally:
        pdfium.FPDFText_ClosePage(text)


_MAX_FORMS = 8
"""Forms within forms that are looked into."""


def _objects(page: Any, turn: _Turn, budget: _Budget) -> tuple[list[Stroke], list[_Box]]:
    """Return the straight lines of a page and where its pictures stand."""
    strokes: list[Stroke] = []
    pictures: list[_Box] = []
    for item, matrices in _leaves(page, budget):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in strokes_of(item, matrices):
                strokes.append(Stroke(*turn.box(x0, y0, x1, y1)))
            budget.take(objects=0)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(turn.box(*_bounds(item)))
    return turn.shown(strokes), pictures


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


def _bounds(item: Any) -> _Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
