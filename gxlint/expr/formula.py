"""Formulas once read: frozen, picklable, evaluated over numbers."""

import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from gxlint.records import NamedTuple

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

    def plus(self, other: "Linear") -> "Linear":
        """Return both sums together, the terms in the order written."""
        return Linear(self.terms + other.terms, self.constant + other.constant)

    def times(self, factor: Number) -> "Linear":
        """Return the sum with every coefficient, and the constant, multiplied."""
        terms = tuple((coefficient * factor, key) for coefficient, key in self.terms)
        return Linear(terms, self.constant * factor)

    def __str__(self) -> str:
        """Return a formula that reads as this sum."""
        parts = [_term(coefficient, key) for coefficient, key in self.terms]
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

    @property
    def keys(self) -> Iterator[str]:
        """Return the fact keys of both sides in the order written."""
        yield from self.left.keys
        yield from self.right.keys

    def __str__(self) -> str:
        """Return a formula that reads as this comparison."""
        return f"{self.left} {self.sign} {self.right}"


def _term(coefficient: Number, key: str) -> str:
    sign = " - " if coefficient < 0 else " + "
    size = format(abs(coefficient), "f" if isinstance(coefficient, Decimal) else "d")
    if not key:
        return sign + size
    return sign + key if size == "1" else f"{sign}{size} * {key}"
