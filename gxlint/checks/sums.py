"""Many comparisons of sums evaluated in one go over the figures of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import compress, groupby, repeat
from math import lcm
from operator import not_

from gxlint.checks.base import Asked
from gxlint.expr.formula import OPERATORS
from gxlint.expr.lanes import ZERO, Lanes, fits
from gxlint.facts import Facts, Value
from gxlint.records import NamedTuple
from gxlint.shape import SHAPES, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_ALL_HOLD: Mapping[str, Callable[[Sequence[int]], bool]] = {
    "=": lambda lanes: lanes.count(ZERO) == len(lanes),
    "!=": lambda lanes: ZERO not in lanes,
    "<=": lambda lanes: max(lanes) <= ZERO,
    ">=": lambda lanes: min(lanes) >= ZERO,
    "<": lambda lanes: max(lanes) < ZERO,
    ">": lambda lanes: min(lanes) > ZERO,
}
"""What tells that all comparisons of a sign hold, as they mostly do."""


class _Kind(NamedTuple):
    """The comparisons of one sign: whose they are, and which lanes are theirs."""

    sign: str
    owners: tuple[int, ...]
    lanes: slice


class _Whole(NamedTuple):
    """A comparison of whole numbers: what its left side has more than its right side."""

    owner: int
    sign: str
    weights: dict[str, int]
    constant: int


class Sums:
    """Tells which checks are silent since all that they ask plainly holds, as most of it does.

    Of each comparison it evaluates what its left side has more than its right side. Where a figure
    is missing, no whole number, or huge, its checks must look closer.
    """

    def __init__(self, asked: Sequence[tuple[int, Asked]]) -> None:
        """Take what checks ask, each with the number by which it is known."""
        held = [(check, list(_whole(check, one)), one.doubts) for check, one in asked]
        held = [(check, own, doubts) for check, own, doubts in held if all(map(_fits, own))]
        self._silent = frozenset(check for check, _, _ in held)
        self._doubts = [(check, frozenset(doubts)) for check, _, doubts in held]
        every = [one for _, own, _ in held for one in own]
        every.sort(key=lambda one: (one.sign != "=", one.sign))  # of most cells a short number
        self._lanes = Lanes((one.weights, one.constant) for one in every)
        asking: dict[str, set[int]] = {}
        for one in every:
            for key in one.weights:
                asking.setdefault(key, set()).add(one.owner)
        self._asking = [asking[key] for key in self._lanes.keys]
        self._kinds = list(_kinds(every))
        self._of_shape = lru_cache(maxsize=SHAPES)(self._picked)

    def silent(self, facts: Facts) -> frozenset[int]:
        """Return the checks that have nothing to say."""
        undoubted, picking = self._of_shape(facts.shape)
        return undoubted.difference(self._speaking([*picking(facts.column)]))

    def _picked(self, shape: Shape) -> tuple[frozenset[int], Callable[..., Sequence[Value]]]:
        """Return the checks that what is stated leaves no doubt of, and what picks the cells."""
        doubted = [one for one, keys in self._doubts if not keys.isdisjoint(shape.keys)]
        return self._silent.difference(doubted), shape.picking(self._lanes.keys)

    def _speaking(self, cells: list[Any]) -> Iterator[int]:
        """Yield the checks with a figure that is no such count, or a comparison not held."""
        for i in self._lanes.odd(cells):
            yield from self._asking[i]
        differences = self._lanes.totals(cells)
        for sign, owners, own in self._kinds:
            if not _ALL_HOLD[sign](differences[own]):
                held = map(OPERATORS[sign], differences[own], repeat(ZERO))
                yield from compress(owners, map(not_, held))


def _whole(owner: int, asked: Asked) -> Iterator[_Whole]:
    """Yield the comparisons with weights that are whole numbers: both sides times what it takes."""
    for one in asked.comparisons:
        difference = one.left.plus(one.right.times(-1))
        numbers = (difference.constant, *(weight for weight, _ in difference.terms))
        factor = lcm(*(Decimal(number).as_integer_ratio()[1] for number in numbers))
        weights: dict[str, int] = {}
        for weight, key in difference.terms:
            weights[key] = weights.get(key, 0) + int(weight * factor)
        yield _Whole(owner, one.sign, weights, int(difference.constant * factor))


def _fits(one: _Whole) -> bool:
    return fits(one.weights.values(), one.constant)


def _kinds(every: Iterable[_Whole]) -> Iterator[_Kind]:
    """Yield the comparisons of each sign; they stand together."""
    start = 0
    for sign, group in groupby(every, lambda one: one.sign):
        owners = tuple(one.owner for one in group)
        yield _Kind(sign, owners, slice(start, start + len(owners)))
        start += len(owners)
