"""The cells of a table: what they say, and whether their figures are certain."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gxlint.folding import UNKNOWN
from gxlint.readers.cells import in_one_string
from gxlint.readers.pdf.glyphs import COVERED, LOST, Char
from gxlint.readers.pdf.lines import FIGURE, WIDE, fields_of

Rows = Sequence[Sequence[Char]]
"""The characters of a cell, from the top down and from left to right."""


def text_of(rows: Rows) -> str:
    """Return what a cell says, one row after the other."""
    return in_one_string("".join([char.char for char in row]) for row in rows)


_UNREAD = frozenset((COVERED, LOST))


def are_sure(cells: Iterable[Rows]) -> bool:
    """Tell whether the cells of a table hold what is printed in them.

    Not where a character is not known, lost or painted over, a figure reaches from one cell into
    the next, something is printed over a figure or a word, a figure is ticked off, or two figures
    stand side by side in one cell.
    """
    rows = [(i, row) for i, cell in enumerate(cells) for row in cell]
    digits = sorted(
        (round(char.bottom, 1), char.left, char, i)
        for i, row in rows
        for char in row
        if char.char in FIGURE
    )
    if any(char.char == UNKNOWN for *_, char, _ in digits):
        return False
    if any(_is_unlike(char, last) for _, row in rows for last, char in pairwise(row)):
        return False
    if any(char.char in _UNREAD for _, row in rows for char in row):
        return False
    every = [row for _, row in rows]
    if _are_uneven(every) or any(map(_is_ticked, every)) or is_overprinted(every, 1):
        return False
    return not any(
        first != second and bottom == below and abs(char.left - last.right) < _seam(char)
        for (bottom, _, last, first), (below, _, char, second) in pairwise(digits)
    )


_SEAM = 0.05
"""Heights of a character between two that were printed in one go, at most."""


def _seam(char: Char) -> float:
    return _SEAM * (char.top - char.bottom)


_NEAREST = 0.25
"""Heights of a digit between the left sides of two, at least."""
_TOUCHING = 0.3
_ALIKE = 0.06
"""Heights between two digits of one figure, and by which they differ in height, at most."""


def _is_unlike(char: Char, last: Char) -> bool:
    """Tell whether two digits are not of one figure: too near, too far away, or another size."""
    if not char.char.isdigit() or not last.char.isdigit():
        return False
    height = last.top - last.bottom
    if char.left - last.left < _NEAREST * height or char.left - last.right > WIDE * height:
        return True
    off = max(abs(char.bottom - last.bottom), abs(char.top - last.top))
    return char.left - last.right < _TOUCHING * height and off > _ALIKE * height


_GAP = 0.2
"""Heights of a digit between two of one figure, at most, unless the table's digits are spaced."""


def _are_uneven(rows: Rows) -> bool:
    """Tell whether some digits of a table stand apart and others close together."""
    gaps = sorted(
        (char.left - last.right) / ((last.top - last.bottom) or 1)
        for row in rows
        for last, char in pairwise(row)
        if last.char.isdigit() and char.char.isdigit()
    )
    return bool(gaps) and gaps[0] < _GAP / 2 < _GAP < gaps[-1]


_TICKS = frozenset("\u221a\u2713\u2714\u2611\u2717\u2718\u2715\u2716")
"""Marks of those who compare figures, which are no part of them."""


def _is_ticked(row: Sequence[Char]) -> bool:
    """Tell a figure with a tick beside it."""
    signs = {char.char for char in row}
    return not signs.isdisjoint(_TICKS) and any(map(str.isdecimal, signs))


_OVER = 0.3
"""The share of the narrower of two characters that the other covers where it is printed over it."""
_LEVEL, _OVER_APART = 0.15, 0.05
"""Heights by which two are not of one line, and the share then."""
_FEWEST_OVER = 3
"""Such pairs of a page that are no accident."""
_MOST_OVER = 0.3
"""The share of all pairs beyond which it is the font whose widths are wrong."""


def is_overprinted(rows: Rows, fewest: int = _FEWEST_OVER) -> bool:
    """Tell whether words are printed over others in rows, at so many places."""
    over = sum(map(count_over, rows))
    return fewest <= over < _MOST_OVER * sum(map(len, rows))


def count_over(row: Sequence[Char]) -> int:
    """Return at how many places of a row words are printed over others."""
    return sum(_covers(last, char) for last, char in pairwise(row) if char.left < last.right)


def _covers(last: Char, char: Char) -> bool:
    shared = last.right - char.left
    if not last.char.isalnum() or not char.char.isalnum():
        return False
    # Characters that a file spells out for one drawing have one box.
    if last.left == char.left and last.right == char.right:
        return False
    apart = abs(last.bottom - char.bottom) > _LEVEL * (char.top - char.bottom)
    least = _OVER_APART if apart else _OVER
    return shared > least * min(last.right - last.left, char.right - char.left)


_FIELDS = 3
_FEWEST = 2
"""Fields of a row that has columns, and such rows, at least."""


def has_columns(cells: Iterable[Rows]) -> bool:
    """Tell whether there are columns within the cells of a table that has but one."""
    rows = (row for cell in cells for row in cell)
    many = sum(len(tuple(fields_of(row, row[0].top - row[0].bottom))) >= _FIELDS for row in rows)
    return many >= _FEWEST
