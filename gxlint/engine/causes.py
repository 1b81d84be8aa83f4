"""Which cells of a report are wrong: its identities, its cells, and the search for causes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from gxlint.checks.identity import Identity
from gxlint.expr import Comparison, FormulaError, Linear, Vocabulary, linear
from gxlint.facts import Claim, Fact, Facts
from gxlint.localise import (
    Cause,
    Explanation,
    Layout,
    Number,
    causes,
    equation,
    parts,
    system_of,
)
from gxlint.pack.model import Rule

_Readings = tuple[tuple[Linear, ...], frozenset[str]]
"""Formulas, and the cells of which they speak."""
_MOST_CLAIMS = 4096


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
        self.parts = parts(self.equations)
        self.tied = frozenset(key for one in self.equations for key in one.coefficients)
        self.layout = _layout(key for key in printed if key in self.tied)

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


class Cells:
    """The cells of one report's tables, and what else speaks of them."""

    def __init__(self, facts: Facts, identities: Identities) -> None:
        self.facts = facts
        self._known = identities
        self.system, kept = system_of(identities.equations, _printed(facts, identities.tied))
        self.identities = tuple(identities.stated[i] for i in kept)
        self._parts = tuple(identities.parts[i] for i in kept)
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

        return causes(self.system, self._parts, agreement, self._known.layout).causes

    def add_up(self, keys: Iterable[str]) -> bool:
        """Return whether sums tie these cells to others, and every one of them holds."""
        wanted = set(keys)
        tied = [row for row in self.system.rows if not wanted.isdisjoint(row.coefficients)]
        return bool(tied) and not any(row.residual for row in tied)

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
