"""Drawn paths as the straight horizontal and vertical lines that rule tables."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.records import NamedTuple

THIN = 3.0
"""Points: a filled rectangle no thicker than this is a line."""
MAX_SEGMENTS = 2_000
"""Segments of a path beyond which it is a drawing, not a ruling."""


class Stroke(NamedTuple):
    """A straight line's box, as thin as it is drawn."""

    left: float
    bottom: float
    right: float
    top: float


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Point = tuple[float, float, bool]
"""Its place, and whether a straight line leads to it."""


def strokes_of(
    path: Any, bounds: Box, matrices: Sequence[Any] = (), scale: float = 1.0
) -> Iterator[Box]:
    """Yield the boxes (left, bottom, right, top) of the straight lines in a path.

    `bounds` is the box of all of it; `matrices` are those of the forms around it, the innermost
    first; `scale` is by what the page is enlarged.
    """
    thin = THIN / scale
    if not matrices and min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= thin:
        yield bounds
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if not 0 < count <= MAX_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(own))
    for points in _outlines(path, count, (own, *matrices)):
        yield from _lines(points, thin, stroked=bool(stroke.value))


def is_filled(path: Any) -> bool:
    """Tell whether an area is painted, not its outline alone."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value)


def _outlines(path: Any, count: int, matrices: Sequence[Any]) -> Iterator[list[Point]]:
    """Yield the points of each part of a path; a part that is closed ends where it began."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        straight = kind != pdfium.FPDF_SEGMENT_BEZIERTO
        points.append((*_moved(x.value, y.value, matrices), straight))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append((*points[0][:2], True))
    if points:
        yield points


def _moved(x: float, y: float, matrices: Sequence[Any]) -> tuple[float, float]:
    for m in matrices:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y


def _lines(points: list[Point], thin: float, *, stroked: bool) -> Iterator[Box]:
    xs = [x for x, _, _ in points]
    ys = [y for _, y, _ in points]
    box = min(xs), min(ys), max(xs), max(ys)
    if min(box[2] - box[0], box[3] - box[1]) <= thin:
        yield box
    elif stroked:
        for (x0, y0, _), (x1, y1, straight) in pairwise(points):
            if straight and min(abs(x1 - x0), abs(y1 - y0)) < thin / THIN:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
