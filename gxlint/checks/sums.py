"""Many comparisons of sums evaluated in one go over the figures of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, compress, groupby, repeat
from math import lcm
from operator import eq, is_not, mul, not_
from struct import Struct

from gxlint.checks.base import Asked
from gxlint.expr.formula import OPERATORS
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BITS = 32
_ZERO = 1 << (_BITS - 1)
"""What a lane holds where both sides of its comparison are equal."""
_MOST = 1 << 24
"""Cells from which on, and under the negative of which, a sum might not fit into its lane."""
_WEIGHTS = 100
"""The weights of a comparison, added up, that fit with such cells."""


class _Kind(NamedTuple):
    """The comparisons of one sign: whose they are, and which lanes are theirs."""

    compare: Callable[[int, int], bool]
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

    Each comparison has its lane: 32 bits of one long number for what its left side has more than
    its right side. A cell's weight is what 1 in it adds to all lanes together, so the cells' own
    multiples of their weights, added up, are all comparisons at once: that takes a fifth of the
    time that it takes to add up one sum after the other, and most cells are 0. Where a figure is
    missing, no whole number, or huge, its checks must look closer.
    """

    def __init__(self, asked: Sequence[tuple[int, Asked]]) -> None:
        """Take what checks ask, each with the number by which it is known."""
        held = [(check, list(_whole(check, one)), one.doubts) for check, one in asked]
        held = [(check, own, doubts) for check, own, doubts in held if all(map(_fits, own))]
        self._silent = frozenset(check for check, _, _ in held)
        self._doubts = [(check, frozenset(doubts)) for check, _, doubts in held]
        self._all_doubts = frozenset(chain.from_iterable(keys for _, keys in self._doubts))
        every = sorted((one for _, own, _ in held for one in own), key=lambda one: one.sign)
        weights: dict[str, int] = {}
        asking: dict[str, set[int]] = {}
        self._start = 0
        for lane, one in enumerate(every):
            self._start += one.constant + _ZERO << _BITS * lane
            for key, weight in one.weights.items():
                weights[key] = weights.get(key, 0) + (weight << _BITS * lane)
                asking.setdefault(key, set()).add(one.owner)
        self._keys, self._weights = tuple(weights), tuple(weights.values())
        self._asking = [asking[key] for key in self._keys]
        self._lanes = Struct(f"<{len(every)}I")
        self._kinds = list(_kinds(every))

    def silent(self, facts: Facts) -> frozenset[int]:
        """Return the checks that have nothing to say."""
        stated = facts.keys()
        speaking = set(self._speaking(facts))
        if not stated.isdisjoint(self._all_doubts):
            speaking.update(one for one, keys in self._doubts if not stated.isdisjoint(keys))
        return self._silent - speaking

    def _speaking(self, facts: Facts) -> Iterator[int]:
        """Yield the checks with a figure that is no such count, or a comparison not held."""
        cells: list[Any] = facts.found(self._keys)
        unsound = [*compress(range(len(cells)), map(is_not, map(type, cells), repeat(int)))]
        for i in unsound:
            cells[i] = 0
        if cells and (max(cells) >= _MOST or min(cells) <= -_MOST):
            huge = [i for i, cell in enumerate(cells) if not -_MOST < cell < _MOST]
            for i in huge:
                cells[i] = 0
            unsound += huge
        for i in unsound:
            yield from self._asking[i]
        weighed = map(mul, compress(self._weights, cells), filter(None, cells))
        lanes = sum(weighed, self._start).to_bytes(self._lanes.size, "little")
        differences = self._lanes.unpack(lanes)
        for compare, owners, own in self._kinds:
            if compare is eq and differences[own].count(_ZERO) == len(owners):
                continue  # most are sums that must agree: a tenth of the time
            held = map(compare, differences[own], repeat(_ZERO))
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
    """Tell whether a comparison fits into its lane, whatever its cells, if none is huge."""
    return sum(map(abs, one.weights.values())) <= _WEIGHTS and abs(one.constant) < _MOST


def _kinds(every: Iterable[_Whole]) -> Iterator[_Kind]:
    """Yield the comparisons of each sign; they stand together."""
    start = 0
    for sign, group in groupby(every, lambda one: one.sign):
        owners = tuple(one.owner for one in group)
        yield _Kind(OPERATORS[sign], owners, slice(start, start + len(owners)))
        start += len(owners)
