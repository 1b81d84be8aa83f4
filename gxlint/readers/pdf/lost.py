"""Characters that are drawn, and that nothing says the meaning of."""

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.readers.pdf.glyphs import LOST
from gxlint.readers.pdf.objects import Leaf
from gxlint.readers.pdf.paths import Box
from gxlint.readers.pdf.seen import address

_FLAT = 0.01
"""Points of width below which pdfium finds no text in an object."""
_LATIN = range(0xC0, 0x250)
"""Latin letters that Chinese texts lack; fonts that name characters wrongly have such."""
_FEWEST_MISREAD = 3
_BOXES = "\u25a0\u25a1\u25af"
"""What programs print instead of characters that they have no font for."""
_MOST_BOXES = 0.2
"""The share of a page's characters that boxes are in a form to fill in, at most."""


def lost_of(leaves: Sequence[Leaf], boxes: Sequence[Box], signs: Mapping[str, int]) -> int:
    """Return how many characters of a page are lost; `signs` counts those that were found.

    Lost are those whose font does not say what they are, letters of other languages if there are
    several, boxes if there are many, and what pdfium finds no text in (`_count_flat`).
    """
    odd = [sign for sign in signs if len(sign) == 1 and ord(sign) in _LATIN and sign.isalpha()]
    misread = sum(signs[sign] for sign in odd)
    boxed = sum(signs.get(sign, 0) for sign in _BOXES)
    lost = signs.get(LOST, 0) + (misread if misread >= _FEWEST_MISREAD else 0)
    lost += boxed if boxed > _MOST_BOXES * sum(signs.values()) else 0
    return lost + _count_flat(
        leaf.item
        for leaf, (left, _, right, _) in zip(leaves, boxes, strict=True)
        if leaf.kind == pdfium.FPDF_PAGEOBJ_TEXT and right - left < _FLAT
    )


def _count_flat(items: Iterable[Any]) -> int:
    """Return how many of these objects of text, which have no width, may say something.

    Spaces have none, and neither have single characters in fonts that are not in the file and that
    nothing installed can stand for: pdfium passes over both.
    """
    known: dict[int, bool] = {}
    count = 0
    for item in items:
        font = pdfium.FPDFTextObj_GetFont(item)
        if font and known.setdefault(address(font), True):
            known[address(font)] = _is_missing(font)
            count += known[address(font)]
    return count


_SIZE = 1000.0
_SAMPLES = ((0x5E74, 0.8), (0x4E00, 0.8), (0x30, 0.3), (0x31, 0.3))
"""A few characters of every report, and how wide at least a font has them that knows of them."""


def _is_missing(font: Any) -> bool:
    """Tell a font of which there are the widths of characters, and not what they look like."""
    if pdfium.FPDFFont_GetIsEmbedded(font) != 0:
        return False
    width = ctypes.c_float()
    return any(
        pdfium.FPDFFont_GetGlyphWidth(font, code, _SIZE, width)
        and width.value > least * _SIZE
        and not pdfium.FPDFFont_GetGlyphPath(font, code, _SIZE)
        for code, least in _SAMPLES
    )
