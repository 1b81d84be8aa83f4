"""Which cells of a report are wrong: its identities, its cells, and the search for causes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from gxlint.checks.identity import Identity
from gxlint.expr import Comparison, FormulaError, Linear, Vocabulary, linear
from gxlint.expr.lanes import ZERO, Lanes, fits
from gxlint.facts import Claim, Fact, Facts, Value
from gxlint.localise import (
    Cause,
    Equation,
    Explanation,
    Frame,
    Layout,
    Number,
    System,
    causes,
    equation,
    frame_of,
    parts,
    system_of,
)
from gxlint.pack.model import Rule
from gxlint.records import NamedTuple
from gxlint.shape import SHAPES, Shape, picker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_Readings = tuple[tuple[Linear, ...], frozenset[str]]
"""Formulas, and the cells of which they speak."""
_MOST_CLAIMS = 4096
Stated = tuple[tuple[Rule, Comparison], ...]
"""Identities, each with the rule that states it."""


class Identities:
    """What holds over the cells of a regime's tables: the same for every report."""

    def __init__(
        self, rules: Iterable[Rule], regime: str, words: Vocabulary, printed: Sequence[str]
    ) -> None:
        """Take the rules' identities; `printed` gives the cells in the order of their print."""
        self._words = words
        self._readings: dict[str, Linear | None] = {}
        self._of_claims: dict[tuple[str, ...], _Readings] = {}
        hard: list[tuple[Rule, Comparison]] = []
        soft: list[Comparison] = []
        for rule in rules:
            check = rule.checks.get(regime)
            if isinstance(check, Identity):
                for one in check.instances:
                    if rule.severity == "error" and words.keys >= set(one.comparison.keys):
                        hard.append((rule, one.comparison))
                    else:
                        soft.append(one.comparison)
        self.stated = tuple(hard)
        self.soft = tuple(soft)
        self.soft_about: dict[str, list[int]] = {}
        for i, comparison in enumerate(soft):
            for key in comparison.keys:
                self.soft_about.setdefault(key, []).append(i)
        self.equations = tuple(equation(comparison) for _, comparison in hard)
        self._parts = parts(self.equations)
        self._tied = frozenset(key for one in self.equations for key in one.coefficients)
        self.layout = _layout(key for key in printed if key in self._tied)
        self._lanes = _lanes(self.equations)
        self._of_shape = lru_cache(maxsize=SHAPES)(self._framed)

    def system(self, facts: Facts) -> tuple[System, Stated]:
        """Return the system of the identities whose cells a report prints, and these identities.

        Those of cells that hold neither a number nor a blank are left out.
        """
        if self._lanes is not None and self._tied.isdisjoint(facts.repeated):
            framed = self._of_shape(facts.shape)
            values = framed.values(facts.column)
            figures = [*values]
            if all(values[i] is None for i in self._lanes.odd(figures)):
                totals = framed.totals(self._lanes.totals(figures))
                residuals = {i: total - ZERO for i, total in enumerate(totals) if total != ZERO}
                printed = dict(zip(self._lanes.keys, values, strict=True))
                return System(framed.frame, residuals, printed), framed.stated
        system, kept = system_of(self.equations, _printed(facts, self._tied), self._parts)
        return system, tuple(map(self.stated.__getitem__, kept))

    def _framed(self, shape: Shape) -> _Framed:
        """Return what the keys of a report say of its identities: most print the same cells."""
        keys = frozenset(shape.keys)
        kept = [i for i, one in enumerate(self.equations) if keys.issuperset(one.coefficients)]
        frame = frame_of(self.equations, kept, self._parts)
        stated = tuple(map(self.stated.__getitem__, kept))
        cells = self._lanes.keys if self._lanes else ()
        return _Framed(shape.picking(cells), picker(kept), frame, stated)

    def readings(self, sources: tuple[str, ...]) -> _Readings:
        """Return the formulas that a claim may mean, and the cells of which they speak."""
        if sources not in self._of_claims:
            if len(self._of_claims) >= _MOST_CLAIMS:
                self._of_claims.clear()
            found = tuple(one for one in map(self._reading, sources) if one is not None)
            self._of_claims[sources] = found, frozenset(key for one in found for key in one.keys)
        return self._of_claims[sources]

    def _reading(self, source: str) -> Linear | None:
        """Return the formula that a claim may mean; None where it is not one over cells."""
        if source not in self._readings:
            try:
                self._readings[source] = linear(source, self._words)
            except FormulaError:  # a reading of another regime's form, or beside the cells
                self._readings[source] = None
        return self._readings[source]


class _Framed(NamedTuple):
    """The identities over the cells that a report prints.

    `values` picks the values of the cells, `totals` what these identities come to.
    """

    values: Callable[[Sequence[Value]], Sequence[Any]]
    totals: Callable[[Sequence[int]], Sequence[int]]
    frame: Frame
    stated: Stated


class Cells:
    """The cells of one report's tables, and what else speaks of them."""

    def __init__(self, facts: Facts, identities: Identities) -> None:
        self.facts = facts
        self._known = identities
        self.system, self.identities = identities.system(facts)
        self._claims = tuple(self._comparable())

    def causes(self) -> tuple[Cause, ...]:
        """Return the causes of what does not add up, as far as the search can tell them."""

        def agreement(values: Mapping[str, Number]) -> int:
            look = self._look(values)
            told = sum(
                _bears_out(claim, readings, look, values)
                for claim, readings in self._claims_about(values)
            )
            touched = {i for key in values for i in self._known.soft_about.get(key, ())}
            kept = sum(self._known.soft[i].holds(look) is True for i in touched)
            return 2 * told + kept

        return causes(self.system, agreement, self._known.layout).causes

    def add_up(self, keys: Iterable[str]) -> bool:
        """Return whether sums tie these cells to others, and every one of them holds."""
        tied = {i for key in keys for i in self.system.frame.holding.get(key, ())}
        return bool(tied) and tied.isdisjoint(self.system.residuals)

    def confirming(self, explanation: Explanation) -> Iterator[Claim]:
        """Yield the claims of the prose that an explanation agrees with."""
        values = dict(explanation.change)
        look = self._look(values)
        for claim, readings in self._claims_about(values):
            if _bears_out(claim, readings, look, values):
                yield claim

    def _claims_about(self, keys: Collection[str]) -> Iterator[tuple[Claim, tuple[Linear, ...]]]:
        """Yield the claims one of whose readings speaks of one of these cells."""
        for claim, (readings, about) in self._claims:
            if not about.isdisjoint(keys):
                yield claim, readings

    def _look(self, values: Mapping[str, Number]) -> Callable[[str], Number | None]:
        def look(key: str) -> Number | None:
            if key in values:
                return values[key]
            fact = self.facts.get(key)
            return None if fact is None or isinstance(fact.value, str) else _number(fact) or 0

        return look

    def _comparable(self) -> Iterator[tuple[Claim, _Readings]]:
        for claim in self.facts.claims:
            if claim.not_comparable is None and claim.precision == "exact":
                readings = self._known.readings(claim.readings)
                if readings[0]:
                    yield claim, readings


def _bears_out(
    claim: Claim,
    readings: Sequence[Linear],
    look: Callable[[str], Number | None],
    values: Mapping[str, Number],
) -> bool:
    touching = (r for r in readings if not values.keys().isdisjoint(r.keys))
    return any(reading.value(look) == claim.value for reading in touching)


def _printed(facts: Facts, keys: Collection[str]) -> dict[str, Number | None]:
    """Return the numbers of these cells, None for a blank; of what is printed again, the last."""
    every = [fact for fact in map(facts.get, keys) if fact is not None]
    for key in facts.repeated & keys:
        every += facts.all(key)
    return {
        fact.key: fact.value
        for fact in every
        if fact.value is None or isinstance(fact.value, int | Decimal)
    }


def _lanes(equations: Sequence[Equation]) -> Lanes | None:
    """Return what evaluates the equations all at once; None where they are not of whole numbers."""
    sums = [(one.coefficients, one.constant) for one in equations]
    whole = [
        ({key: int(weight) for key, weight in weights.items()}, int(constant))
        for weights, constant in sums
    ]
    same = whole == sums and all(fits(own.values(), constant) for own, constant in whole)
    return Lanes(whole) if same else None


def _number(fact: Fact) -> Number | None:
    return fact.value if isinstance(fact.value, int | Decimal) else None


def _layout(keys: Iterable[str]) -> Layout:
    """Return the rows and columns in which these cells are printed."""
    lines: dict[str, list[str]] = {}
    for key in keys:
        row, _, column = key.rpartition(".")
        lines.setdefault(f"row {row}", []).append(key)
        lines.setdefault(f"column {key.partition('.')[0]}.{column}", []).append(key)
    beside: dict[str, list[str]] = {}
    for line in lines.values():
        for one, other in pairwise(line):
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    near = {key: tuple(cells) for key, cells in beside.items()}
    return Layout(tuple(map(tuple, lines.values())), near)
