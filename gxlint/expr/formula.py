"""Formulas once read: frozen, picklable, evaluated over numbers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import repeat

from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Number = int | Decimal
Look = Callable[[str], Number | None]
"""Gives the number of a fact key, None where there is none."""

OPERATORS: Mapping[str, Callable[[Number, Number], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
"""What each sign of a comparison means."""


class Vocabulary(NamedTuple):
    """The fact keys that hold numbers in one regime, and its named sets.

    A set is named `<table>.<set>` and holds parts of keys: `requests.applicants` = natural, ….
    """

    keys: frozenset[str]
    sets: Mapping[str, tuple[str, ...]]


class Linear(NamedTuple):
    """A sum of facts, each times its weight, and a constant.

    `keys` stand in the order written. `weights` is empty where every fact counts once.
    """

    keys: tuple[str, ...]
    weights: tuple[Number, ...] = ()
    constant: Number = 0

    @classmethod
    def of(cls, terms: Iterable[tuple[Number, str]], constant: Number = 0) -> Linear:
        """Return the sum of these terms: pairs of a weight and a key."""
        pairs = tuple(terms)
        weights = tuple(weight for weight, _ in pairs)
        counted = all(type(weight) is int and weight == 1 for weight in weights)
        return cls(tuple(key for _, key in pairs), () if counted else weights, constant)

    @property
    def terms(self) -> tuple[tuple[Number, str], ...]:
        """Return the keys with their weights."""
        return tuple(zip(self.weights or repeat(1), self.keys, strict=False))

    def total(self, numbers: Iterable[Any]) -> Number:
        """Return the sum; `numbers` holds what each key stands for, in their order.

        Raises TypeError where one is a blank or no number.
        """
        weighed = map(operator.mul, self.weights, numbers) if self.weights else numbers
        return sum(weighed, self.constant)

    def value(self, look: Look) -> Number | None:
        """Return the sum; None as soon as one fact has no number."""
        total = self.constant
        for weight, key in self.terms:
            number = look(key)
            if number is None:
                return None
            total += weight * number
        return total

    def plus(self, other: Linear) -> Linear:
        """Return both sums together, the terms in the order written."""
        return Linear.of((*self.terms, *other.terms), self.constant + other.constant)

    def times(self, factor: Number) -> Linear:
        """Return the sum with every weight, and the constant, multiplied."""
        terms = ((weight * factor, key) for weight, key in self.terms)
        return Linear.of(terms, self.constant * factor)

    def __str__(self) -> str:
        """Return a formula that reads as this sum."""
        parts = [_term(weight, key) for weight, key in self.terms]
        if self.constant or not parts:
            parts.append(_term(self.constant, ""))
        return "".join(parts).removeprefix(" + ").lstrip()


class Comparison(NamedTuple):
    """Two sums held against each other; `source` is the formula with its placeholders filled."""

    left: Linear
    sign: str
    right: Linear
    source: str

    def holds(self, look: Look) -> bool | None:
        """Return whether it holds; None where a fact is missing."""
        left, right = self.left.value(look), self.right.value(look)
        if left is None or right is None:
            return None
        return OPERATORS[self.sign](left, right)

    def sides(
        self, numbers: Callable[[Iterable[str]], Iterable[Any]]
    ) -> tuple[Number, Number] | None:
        """Return what both sides come to; None where a fact is missing, blank or no number.

        `numbers` gives what keys stand for, and raises KeyError where one stands for nothing.
        """
        try:
            return self.left.total(numbers(self.left.keys)), self.right.total(
                numbers(self.right.keys)
            )
        except (KeyError, TypeError):
            return None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the fact keys of both sides in the order written."""
        return (*self.left.keys, *self.right.keys)

    def __str__(self) -> str:
        """Return a formula that reads as this comparison."""
        return f"{self.left} {self.sign} {self.right}"


def _term(weight: Number, key: str) -> str:
    sign = " - " if weight < 0 else " + "
    size = format(abs(weight), "f" if isinstance(weight, Decimal) else "d")
    if not key:
        return sign + size
    return sign + key if size == "1" else f"{sign}{size} * {key}"
