"""Form fields: what is filled in on a page, made part of it."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.folding import UNKNOWN
from gxlint.readers.pdf.glyphs import Char

MAX_NOTES = 2_000
"""Fields, links and remarks of a page beyond which no field is looked for."""
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_WIDTH = 0.5
"""Heights of a field that a character in it is wide, at most."""


def fill_in(page: Any) -> list[Char] | None:
    """Make the fields of a page part of it; None where it has none.

    The page must be loaded anew then. Remarks, marks and stamps of readers are left out. Returned
    are the characters of fields that a file says the value of but does not draw.
    """
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if not 0 < count < MAX_NOTES:
        return None
    kinds = [_of(page, i, pdfium.FPDFAnnot_GetSubtype) for i in range(count)]
    if pdfium.FPDF_ANNOT_WIDGET not in kinds:
        return None
    for i in reversed(range(count)):
        if kinds[i] != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, i)
    fields = range(pdfium.FPDFPage_GetAnnotCount(page))
    undrawn = [char for i in fields for char in _of(page, i, _undrawn)]
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return undrawn


def _of(page: Any, number: int, say: Any) -> Any:
    """Return what a function says of an annotation."""
    note = pdfium.FPDFPage_GetAnnot(page, number)
    try:
        return say(note)
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def _undrawn(field: Any) -> list[Char]:
    if pdfium.FPDFAnnot_HasKey(field, b"AP") or pdfium.FPDFAnnot_GetFlags(field) & _UNSEEN:
        return []
    rect = pdfium.FS_RECTF()
    kind = _string(field, b"FT")
    if kind not in {"", "Tx", "Ch"} or not pdfium.FPDFAnnot_GetRect(field, ctypes.byref(rect)):
        return []
    # The value of a field may be with its parent, which pdfium does not show.
    inherited = pdfium.FPDFAnnot_HasKey(field, b"Parent")
    value = _string(field, b"V") or (UNKNOWN if inherited else "")
    return list(_spread(value, rect))


def _spread(value: str, rect: Any) -> Iterator[Char]:
    """Yield the characters of a value side by side in its field."""
    width = min(_WIDTH * (rect.top - rect.bottom), (rect.right - rect.left) / max(len(value), 1))
    for i, char in enumerate(value):
        if not char.isspace():
            left = rect.left + i * width
            yield Char(char, left, left + width, rect.bottom, rect.top)


def _string(field: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(field, key, None, 0)
    held = ctypes.create_string_buffer(min(size, _LONGEST))
    pdfium.FPDFAnnot_GetStringValue(
        field, key, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), len(held)
    )
    return held.raw.decode("utf-16-le", "replace").rstrip("\0") if len(held) == size else UNKNOWN


_LONGEST = 400
"""Bytes of the longest value of a field that is read."""
