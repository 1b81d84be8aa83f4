"""How a page is shown: turned upright, cut off at its edges, in print of a usual size."""

from collections.abc import Sequence
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.readers.pdf.glyphs import Char, Glyphs
from gxlint.readers.pdf.paths import Box, Stroke

_USUAL = 10.0
_SMALLEST, _LARGEST = 4.0, 40.0
"""Points that most characters of a page are high; others were scaled as a whole."""
_FEW = 50
"""Characters of a page, at most, that may all be a title's."""
_MOST = 50.0
"""By how much it may have been; fonts that are damaged have no height, or any."""


class Zoom:
    """By how much the pages of a file are enlarged, as its first page of text tells."""

    def __init__(self) -> None:
        self.scale: float | None = None

    def of(self, chars: Sequence[Char]) -> float:
        """Return by how much a page with these characters is to be enlarged."""
        if self.scale is None and len(chars) > _FEW:
            self.scale = _scale(chars)
        return self.scale or 1.0


def _scale(chars: Sequence[Char]) -> float:
    heights = sorted(char.top - char.bottom for char in chars)
    usual = heights[len(heights) // 2]
    if _SMALLEST <= usual <= _LARGEST or not _USUAL / _MOST < usual < _USUAL * _MOST:
        return 1.0
    return _USUAL / usual


class View:
    """From the coordinates of a page's file to those of the page as it is read.

    `rotation` counts quarters clockwise, as its viewer shows it. Where its characters do not stand
    upright then, it is turned on until they do.
    """

    def __init__(self, page: Any, glyphs: Glyphs, zoom: Zoom) -> None:
        shown = pdfium.FPDFPage_GetRotation(page) % 4
        self.rotation = shown if glyphs.quarters is None else glyphs.quarters
        self.scale = zoom.of(glyphs.chars)
        self.width = pdfium.FPDF_GetPageWidthF(page) * self.scale
        self.height = pdfium.FPDF_GetPageHeightF(page) * self.scale
        if (self.rotation - shown) % 2:
            self.width, self.height = self.height, self.width
        edges = pdfium.FS_RECTF()
        known = pdfium.FPDF_GetPageBoundingBox(page, edges)
        self.origin = (edges.left, edges.bottom) if known else (0.0, 0.0)
        self._as_it_is = not self.rotation and self.scale == 1 and self.origin == (0, 0)

    def strokes(self, strokes: list[Stroke]) -> list[Stroke]:
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

    def chars(self, chars: list[Char]) -> list[Char]:
        """Return the characters that are on the page."""
        if not self._as_it_is:
            places = (self.box(c.left, c.bottom, c.right, c.top) for c in chars)
            chars = [
                Char(char.char, left, right, bottom, top)
                for char, (left, bottom, right, top) in zip(chars, places, strict=True)
            ]
        width, height = 2 * self.width, 2 * self.height
        return [c for c in chars if 0 < c.left + c.right < width and 0 < c.bottom + c.top < height]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box as it is shown."""
        if self._as_it_is:
            return left, bottom, right, top
        x, y = self.origin
        left, right = (left - x) * self.scale, (right - x) * self.scale
        bottom, top = (bottom - y) * self.scale, (top - y) * self.scale
        if not self.rotation:
            return left, bottom, right, top
        if self.rotation == 1:
            return bottom, self.height - right, top, self.height - left
        if self.rotation == 2:  # noqa: PLR2004 - half a turn
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return self.width - top, left, self.width - bottom, right
