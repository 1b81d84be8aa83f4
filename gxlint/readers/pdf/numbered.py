"""The numbers that lines have at the margin of a draft."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import rows_of
from gxlint.records import NamedTuple

_FEWEST = 6
"""Lines of a page that are numbered, at least."""
_MOST = 0.8
"""The share of a page's lines that have a number, at least."""
_EVERY = frozenset((1, 2, 5, 10))
"""Steps in which lines are numbered."""
_FEWEST_STEPS = 3
"""Numbers of a page whose lines are not all numbered, at least."""
_FEWEST_EVEN = 12
_EVEN = 1.5
"""Numbers as far from each other as the next, at least, and points by which they may be off."""


class Numbering(NamedTuple):
    """The last number of a page and how much more each is than the one before; 0 without any."""

    last: int = 0
    step: int = 0


NONE = Numbering()


def without_numbers(
    chars: list[Char], within: Iterable[tuple[float, float]], before: Numbering
) -> tuple[list[Char], Numbering]:
    """Return the characters of a page without the numbers at its margin, and how these go on.

    They stand left, or right, of everything else, each is more than that above by the same, and
    most lines have one or all are as far from each other. `within` are the left and right sides
    of the page's tables; `before` is the numbering of the page before: fewer are enough then, and
    some may be left out, as beside a table.
    """
    words = [char for char in chars if not char.char.isdecimal()]
    sides = [*((char.left, char.right) for char in words), *within]
    if not sides or len(words) == len(chars):
        return chars, before
    begin, end = min(left for left, _ in sides), max(right for _, right in sides)
    for strip in (
        [char for char in chars if char.char.isdecimal() and char.right <= begin],
        [char for char in chars if char.char.isdecimal() and char.left >= end],
    ):
        found = _numbering(strip, chars, before) if strip else None
        if found is not None:
            off = set(strip)
            return [char for char in chars if char not in off], found
    beside = any(char.char.isdecimal() and char.right <= begin for char in chars)
    return chars, NONE if beside else before


def _numbering(strip: Sequence[Char], chars: Sequence[Char], before: Numbering) -> Numbering | None:
    """Return how the digits of a strip number the lines, None where they do not."""
    rows = rows_of(strip)
    if not all(map(_is_one, rows)):
        return None
    numbers = [int("".join(char.char for char in row)) for row in rows]
    steps = {b - a for a, b in pairwise(numbers)}
    if before.last:
        step = before.step
        goes_on = all(more > 0 and not more % step for more in steps) and (
            numbers[0] > before.last or numbers[0] == step
        )
        return Numbering(numbers[-1], step) if goes_on else None
    step = steps.pop() if len(steps) == 1 else 0
    if step not in _EVERY or numbers[0] > step:
        return None
    if _are_even(rows) or _are_most(rows, chars, step):
        return Numbering(numbers[-1], step)
    return None


_TOUCHING = 0.4
"""Heights of a digit between two of one number, at most."""


def _is_one(row: Sequence[Char]) -> bool:
    return all(b.left - a.right <= _TOUCHING * (a.top - a.bottom) for a, b in pairwise(row))


def _are_even(rows: Sequence[Sequence[Char]]) -> bool:
    """Tell numbers printed beforehand, each as far below the last, whatever is beside them."""
    gaps = sorted(a[0].top - b[0].top for a, b in pairwise(rows))
    return len(rows) >= _FEWEST_EVEN and gaps[-1] - gaps[0] < _EVEN


def _are_most(rows: Sequence[Sequence[Char]], chars: Sequence[Char], step: int) -> bool:
    """Tell whether most lines of a page have a number, or one of so many lines."""
    fewest = _FEWEST if step == 1 else _FEWEST_STEPS
    lines = len(rows_of(char for char in chars if not char.char.isdecimal()))
    return len(rows) >= fewest and len(rows) * step >= _MOST * lines
