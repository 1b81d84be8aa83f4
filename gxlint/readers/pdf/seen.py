"""What of a page can be seen: told by drawing it with something and without."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.readers.pdf.paths import Box

Pixels = tuple[int, int, int, int]
"""Left, top, right, bottom; the last two are not within."""
Drawing = Sequence[bytes]
"""Rows of grey pixels."""

_SMALL = 300
"""Pixels of the longer side of a page that is drawn to see its forms."""
_MOST = 16
"""Times that a page is drawn, at most, to see its forms."""
_WHITE = 0xFFFFFFFF


class Canvas:
    """A page drawn in shades of grey, or a part of it; the longer side of the page is `pixels`."""

    def __init__(self, page: Any, pixels: int) -> None:
        self.page = page
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = pixels / max(width, height, 1.0)
        self.width, self.height = max(int(width * scale), 1), max(int(height * scale), 1)

    def pixels(self, box: Box) -> Pixels:
        """Return the pixels that a box takes, those beyond the page left out."""
        x, y = ctypes.c_int(), ctypes.c_int()
        xs: list[int] = []
        ys: list[int] = []
        for i in (0, 2):
            size = (0, 0, self.width, self.height, 0)
            pdfium.FPDF_PageToDevice(self.page, *size, box[i], box[i + 1], x, y)
            xs.append(min(max(x.value, 0), self.width))
            ys.append(min(max(y.value, 0), self.height))
        return min(xs), min(ys), max(xs), max(ys)

    def box(self, found: Pixels) -> Box:
        """Return the box of those pixels, and of one more on each side."""
        x, y = ctypes.c_double(), ctypes.c_double()
        xs: list[float] = []
        ys: list[float] = []
        for column, row in ((found[0] - 1, found[1] - 1), (found[2] + 1, found[3] + 1)):
            size = (0, 0, self.width, self.height, 0)
            pdfium.FPDF_DeviceToPage(self.page, *size, column, row, x, y)
            xs.append(x.value)
            ys.append(y.value)
        return min(xs), min(ys), max(xs), max(ys)

    def drawn(self, part: Pixels | None = None) -> Drawing:
        """Return the rows of the page as it is drawn now, those of the part alone."""
        left, top, right, bottom = part or (0, 0, self.width, self.height)
        width, height = max(right - left, 1), max(bottom - top, 1)
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
            size = (-left, -top, self.width, self.height, 0)
            pdfium.FPDF_RenderPageBitmap(bitmap, self.page, *size, pdfium.FPDF_GRAYSCALE)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return [data[row * stride : row * stride + width] for row in range(height)]

    def without(self, items: Iterable[Any], part: Pixels | None = None) -> Drawing:
        """Return what is drawn without those objects."""
        off = list(items)
        for item in off:
            pdfium.FPDFPageObj_SetIsActive(item, 0)
        try:
            return self.drawn(part)
        finally:
            for item in off:
                pdfium.FPDFPageObj_SetIsActive(item, 1)


def _changed(one: Drawing, other: Drawing) -> Pixels | None:
    """Return the pixels within which two drawings differ, None where they are the same."""
    rows = [row for row, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if not rows:
        return None
    bits = 0
    for row in rows:
        bits |= int.from_bytes(one[row]) ^ int.from_bytes(other[row])
    width = len(one[0])
    left = width - (bits.bit_length() + 7) // 8
    right = width - ((bits & -bits).bit_length() - 1) // 8
    return left, rows[0], right, rows[-1] + 1


def shown(page: Any, parts: Iterable[Sequence[Any]]) -> Iterator[Box | None]:
    """Yield the box in which each part of a page is seen, None for one that is not.

    A part are objects that hang together, such as a form or a layer. Where there are too many of
    them, the rest is taken to be seen.
    """
    canvas = Canvas(page, _SMALL)
    whole: Drawing = ()
    for count, part in enumerate(parts):
        if count >= _MOST:
            return
        whole = whole or canvas.drawn()
        found = _changed(whole, canvas.without(part))
        yield canvas.box(found) if found else None


def address(item: Any) -> int:
    """Return what tells an object of a page from others."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0
