"""What is drawn on a page, one object after the other, without what cannot be seen."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.readers.pdf.paths import Box
from gxlint.readers.pdf.seen import address, shown
from gxlint.records import NamedTuple
from gxlint.source import too_large

MAX_CHARACTERS = 400_000
MAX_OBJECTS = 400_000
_MOST_PIXELS = 40_000_000
"""Of all pictures of a page that is drawn; one that is scanned in detail has thirty."""
_MAX_FORMS = 8
"""Forms within forms that are looked into."""
_MOST_FORMS = 12
"""Forms of a page, at most, of which it is looked what is seen of them."""


class Budget:
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


class Leaf(NamedTuple):
    """An object that is drawn, its kind, and the matrices of the forms around it, from inside.

    `within` is the box in which the outermost form is seen, None where all of it is, or none is
    around it.
    """

    item: Any
    kind: int
    matrices: tuple[Any, ...] = ()
    within: Box | None = None


def leaves_of(page: Any, budget: Budget, *, layered: bool) -> list[Leaf]:
    """Return the objects of a page, those within forms too, without what is not seen.

    What is not seen is switched off, so that pdfium finds no text in it. `layered` says that the
    file has layers.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    budget.take(objects=max(count, 0))
    tops = [pdfium.FPDFPage_GetObject(page, i) for i in range(count)]
    kinds = [pdfium.FPDFPageObj_GetType(item) for item in tops]
    forms = pdfium.FPDF_PAGEOBJ_FORM in kinds
    if not forms:
        leaves = [Leaf(item, kind) for item, kind in zip(tops, kinds, strict=True)]
    else:
        opened = list(_opened(tops, budget))
        leaves = [leaf for leaf, _ in opened]
    if (forms or layered) and not is_heavy(leaves):
        if forms:
            leaves = _shown(page, opened, tops)
        if layered:
            leaves = _without_layers(page, leaves)
    return leaves


def is_heavy(leaves: Iterable[Leaf]) -> bool:
    """Tell whether there are pictures too large to draw a page only to see what is on it."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pixels = 0
    for leaf in leaves:
        if leaf.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFImageObj_GetImagePixelSize(leaf.item, width, height)
            pixels += width.value * height.value
    return pixels > _MOST_PIXELS


def _opened(tops: Sequence[Any], budget: Budget) -> Iterator[tuple[Leaf, int]]:
    """Yield the objects of a page with forms, each with the number of the outermost around it."""
    waiting: list[tuple[Any, tuple[Any, ...], int]] = [
        (item, (), top) for top, item in enumerate(tops)
    ]
    for item, matrices, top in waiting:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Leaf(item, kind, matrices), top
        elif len(matrices) < _MAX_FORMS:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
            inner = pdfium.FPDFFormObj_CountObjects(item)
            budget.take(objects=max(inner, 0))
            waiting.extend(
                (pdfium.FPDFFormObj_GetObject(item, i), (matrix, *matrices), top)
                for i in range(inner)
            )


def _shown(page: Any, opened: Sequence[tuple[Leaf, int]], tops: Sequence[Any]) -> list[Leaf]:
    """Return the objects of a page, those of forms with text only where it is seen."""
    forms = sorted(
        {top for leaf, top in opened if leaf.matrices and leaf.kind == pdfium.FPDF_PAGEOBJ_TEXT}
    )
    boxes: dict[int, Box | None] = {}
    if len(forms) <= _MOST_FORMS:
        boxes = dict(zip(forms, shown(page, [[tops[form]] for form in forms]), strict=True))
    for form, box in boxes.items():
        if box is None:
            pdfium.FPDFPageObj_SetIsActive(tops[form], 0)
    return [
        leaf._replace(within=boxes[top]) if top in boxes else leaf
        for leaf, top in opened
        if top not in boxes or boxes[top]
    ]


def _without_layers(page: Any, leaves: list[Leaf]) -> list[Leaf]:
    """Return the objects without those of layers that are off, which are switched off."""
    marks = [_mark(leaf.item) for leaf in leaves]
    runs = [list(run) for mark, run in groupby(range(len(leaves)), marks.__getitem__) if mark]
    off: set[int] = set()
    for run, box in zip(runs, shown(page, _items(leaves, runs)), strict=False):
        if box is None:
            off.update(run)
    for i in off:
        pdfium.FPDFPageObj_SetIsActive(leaves[i].item, 0)
    return [leaf for i, leaf in enumerate(leaves) if i not in off]


def _items(leaves: Sequence[Leaf], runs: Sequence[Sequence[int]]) -> Iterator[Sequence[Any]]:
    for run in runs:
        yield [leaves[i].item for i in run]


_LAYER = "OC"
_NAME = 3
"""Characters of such a name in UTF-16, with the zero at its end."""


def _mark(item: Any) -> int:
    """Return what tells the layer of an object from others, 0 where it is in none."""
    for i in range(max(pdfium.FPDFPageObj_CountMarks(item), 0)):
        mark = pdfium.FPDFPageObj_GetMark(item, i)
        name = (ctypes.c_ushort * (_NAME + 1))()
        size = ctypes.c_ulong()
        if (
            pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
            and size.value == 2 * _NAME
            and "".join(map(chr, name[: len(_LAYER)])) == _LAYER
        ):
            return address(mark)
    return 0
