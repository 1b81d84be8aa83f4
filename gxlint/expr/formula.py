"""Formulas once read: frozen, picklable, evaluated over numbers."""

import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

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
    """A sum of facts with coefficients, and a constant."""

    terms: tuple[tuple[Number, str], ...]
    constant: Number = 0

    def value(self, look: Look) -> Number | None:
        """Return the sum; None as soon as one fact has no number."""
        total = self.constant
        for coefficient, key in self.terms:
            number = look(key)
            if number is None:
                return None
            total += coefficient * number
        return total

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the fact keys in the order written."""
        return tuple(key for _, key in self.terms)


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

    @property
    def keys(self) -> Iterator[str]:
        """Return the fact keys of both sides in the order written."""
        yield from self.left.keys
        yield from self.right.keys
