"""Slips of the pen in figures: two neighbouring digits that changed places."""

from collections.abc import Sequence
from decimal import Decimal

_TWO = 2


def turned(one: int | Decimal, other: int | Decimal) -> bool:
    """Tell whether two numbers differ by two neighbouring digits that changed places."""
    left, right = str(one), str(other)
    differing = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(differing) != _TWO:
        return False
    first, last = differing
    return last == first + 1 and left[first : last + 1] == right[last] + right[first]


def transposed(values: Sequence[int]) -> bool:
    """Tell whether a whole and its parts agree once two digits of one of them change places."""
    off = 2 * values[0] - sum(values)
    for i, value in enumerate(values):
        wanted = value + (off if i else -off)
        if turned(value, wanted):
            return True
    return False
