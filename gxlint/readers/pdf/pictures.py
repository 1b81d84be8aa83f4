"""Pictures of a page, and outlines, in which words may be that no character says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2_raw as pdfium

from gxlint.readers.banner import is_banner
from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.objects import Leaf
from gxlint.readers.pdf.paths import THIN, Box

_LARGEST = 8
"""Pictures of a page that are compared with its characters, at most."""
_LARGE = 0.2
"""The share of a page of a picture in which headings may be, with tables below them."""
_STROKES = 500
"""Parts of the outlines of a few words, at least."""


def area(box: Box) -> float:
    """Return the size of a box."""
    left, bottom, right, top = box
    return max(right - left, 0) * max(top - bottom, 0)


def largest_bare(pictures: Sequence[Box], chars: Sequence[Char]) -> float:
    """Return the size of the largest picture on which no character is printed."""
    largest = sorted(pictures, key=area)[-_LARGEST:]
    return max((area(box) for box in largest if _is_bare(box, chars)), default=0.0)


def banners_of(pictures: Iterable[Box], chars: Sequence[Char], size: float) -> Iterator[Box]:
    """Yield the pictures in which a heading may be: one of a line, or of a large part of a page.

    Nothing is printed on them; `size` is that of the page.
    """
    shaped = [
        box
        for box in pictures
        if is_banner(box[2] - box[0], box[3] - box[1]) or area(box) > _LARGE * size
    ]
    yield from (box for box in shaped[:_LARGEST] if _is_bare(box, chars))


def _is_bare(box: Box, chars: Iterable[Char]) -> bool:
    left, bottom, right, top = box
    return not any(
        left < (char.left + char.right) / 2 < right and bottom < (char.bottom + char.top) / 2 < top
        for char in chars
    )


def has_outlines(leaves: Iterable[Leaf], boxes: Iterable[Box]) -> bool:
    """Tell whether what is drawn on a page may be words: far more than lines and areas."""
    parts = 0
    for leaf, (left, bottom, right, top) in zip(leaves, boxes, strict=True):
        if leaf.kind == pdfium.FPDF_PAGEOBJ_PATH and min(right - left, top - bottom) > THIN:
            parts += max(pdfium.FPDFPath_CountSegments(leaf.item), 0)
    return parts > _STROKES


Banner = tuple[int, Box]
"""The number of a page, and where it has a picture that may be a line of words."""


def heading_pages(
    banners: Sequence[Banner], first: tuple[int, float], last: tuple[int, float]
) -> list[int]:
    """Return the pages on which a picture may be a heading.

    Not one in the same place on several pages, nor one before all text or behind it. `first` and
    `last` are the page and height at which text begins and ends.
    """
    places = Counter(tuple(map(round, box)) for _, box in banners)
    begin, end = (first[0], -first[1]), (last[0], -last[1])
    found = {
        page
        for page, box in banners
        if places[tuple(map(round, box))] == 1 and begin < (page, -box[3]) < end
    }
    return sorted(found)


def title_pages(banners: Sequence[Banner], first: tuple[int, float]) -> list[int]:
    """Return the page on which text begins, if a picture stands before all of it there."""
    return (
        [first[0]] if any(page == first[0] and box[1] > first[1] for page, box in banners) else []
    )
