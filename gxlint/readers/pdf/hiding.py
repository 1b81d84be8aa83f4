"""Characters that something hides: painted over, or outside of where their form is seen."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.readers.pdf.glyphs import Blanks, Char, Hiding
from gxlint.readers.pdf.objects import Leaf, is_heavy
from gxlint.readers.pdf.paths import THIN, Box, is_filled
from gxlint.readers.pdf.seen import Canvas, Drawing, Pixels, address
from gxlint.records import NamedTuple

_WHOLE = 0.5
"""The share of a page that the picture of all of it takes, at least."""
_LARGE = 1200
"""Pixels of the longer side of a page that is drawn to see single characters."""


class _Cover(NamedTuple):
    """A picture or area that is painted over what comes before it; `order` counts objects.

    `part` says that it covers a part of the page, not what was recognised on a scan of all of it.
    """

    order: int
    box: Box
    part: bool


def hiding_of(page: Any, leaves: Sequence[Leaf], boxes: Sequence[Box]) -> Hiding | None:
    """Return what tells the characters that are hidden; None for a page without such a doubt.

    `boxes` are those of its objects.
    """
    covers = _covers(page, leaves, boxes)
    windows = {address(leaf.item): leaf.within for leaf in leaves if leaf.within}
    if covers and is_heavy(leaves):
        covers = []
    if not covers and not windows:
        return None

    def hidden(text: Any, chars: Sequence[Char], numbers: Sequence[int]) -> dict[int, bool]:
        orders = {address(leaf.item): order for order, leaf in enumerate(leaves)} if covers else {}
        below = dict(_below(text, chars, numbers, covers, orders))
        outside = _outside(text, chars, numbers, windows) if windows else ()
        unseen = set(_unseen(page, text, chars, numbers, sorted(below)))
        rest = [char for i, char in enumerate(chars) if i not in unseen] if unseen else []
        lost = {i: below[i] and not _is_over(chars[i], rest) for i in unseen}
        return {**lost, **dict.fromkeys(outside, False)}

    return hidden


def blanks_of(page: Any, leaves: Sequence[Leaf]) -> Blanks:
    """Return what tells the characters that leave no mark; none on a page that is not drawn."""

    def blank(
        text: Any, chars: Sequence[Char], numbers: Sequence[int], doubtful: Sequence[int]
    ) -> Iterable[int]:
        return () if is_heavy(leaves) else _unseen(page, text, chars, numbers, doubtful)

    return blank


def cut(box: Box, within: Box) -> Box | None:
    """Return what of a box is within the other, None where nothing is."""
    left, bottom = max(box[0], within[0]), max(box[1], within[1])
    right, top = min(box[2], within[2]), min(box[3], within[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def _covers(page: Any, leaves: Sequence[Leaf], boxes: Sequence[Box]) -> list[_Cover]:
    """Return what may be painted over text: not what is within forms."""
    found: list[_Cover] = []
    printed = False
    size = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    for order, (leaf, box) in enumerate(zip(leaves, boxes, strict=True)):
        if leaf.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            printed = True
        elif printed and not leaf.matrices and _is_area(leaf, box):
            share = (box[2] - box[0]) * (box[3] - box[1]) / (size or 1)
            found.append(_Cover(order, box, share < _WHOLE))
    return found


def _is_area(leaf: Leaf, box: Box) -> bool:
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        return False
    return leaf.kind == pdfium.FPDF_PAGEOBJ_IMAGE or is_filled(leaf.item)


def _outside(
    text: Any, chars: Sequence[Char], numbers: Sequence[int], windows: Mapping[int, Box]
) -> Iterator[int]:
    """Yield the characters beyond the box in which their form is seen."""
    for i, char in enumerate(chars):
        window = windows.get(address(_item(text, numbers[i])))
        if window is not None and not _is_in(char, window):
            yield i


def _is_in(char: Char, box: Box) -> bool:
    left, bottom, right, top = box
    x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
    return left <= x <= right and bottom <= y <= top


def _item(text: Any, number: int) -> Any:
    return pdfium.FPDFText_GetTextObject(text, number)


def _below(
    text: Any,
    chars: Sequence[Char],
    numbers: Sequence[int],
    covers: Sequence[_Cover],
    orders: Mapping[int, int],
) -> Iterator[tuple[int, bool]]:
    """Yield the characters within something painted after them, and whether that is a part."""

    def is_before(i: int, cover: _Cover) -> bool:
        return orders.get(address(_item(text, numbers[i])), cover.order) < cover.order

    levels = sorted((char.bottom + char.top, i) for i, char in enumerate(chars)) if covers else []
    for cover in covers:
        _, bottom, _, top = cover.box
        start, end = bisect_left(levels, (2 * bottom, 0)), bisect_right(levels, (2 * top, 0))
        within = [i for _, i in levels[start:end] if _is_in(chars[i], cover.box)]
        # Mostly all of them are painted after it, as on the shade of a cell.
        if within and is_before(min(within), cover):
            yield from ((i, cover.part) for i in within if is_before(i, cover))


def _unseen(
    page: Any, text: Any, chars: Sequence[Char], numbers: Sequence[int], below: Sequence[int]
) -> Iterator[int]:
    """Yield which of those characters leave no mark on the page."""
    if not below:
        return
    canvas = Canvas(page, _LARGE)
    places = [canvas.pixels(_box(chars[i])) for i in below]
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    part = min(lefts), min(tops), max(rights), max(bottoms)
    items = {address(item): item for item in (_item(text, numbers[i]) for i in below)}
    with_, without = canvas.drawn(part), canvas.without(items.values(), part)
    for i, place in zip(below, places, strict=True):
        if not _differ(with_, without, place, part):
            yield i


def _is_over(char: Char, others: Sequence[Char]) -> bool:
    """Tell whether another character is printed in the place of one."""
    x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
    return any(o.left < x < o.right and o.bottom < y < o.top for o in others)


def _box(char: Char) -> Box:
    return char.left, char.bottom, char.right, char.top


def _differ(one: Drawing, other: Drawing, place: Pixels, part: Pixels) -> bool:
    """Tell whether two drawings of a part of a page differ in a place on the page."""
    left, top = place[0] - part[0], place[1] - part[1]
    right, bottom = max(place[2] - part[0], left + 1), max(place[3] - part[1], top + 1)
    rows = zip(one[top:bottom], other[top:bottom], strict=True)
    return any(a[left:right] != b[left:right] for a, b in rows)
