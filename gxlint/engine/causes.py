"""One finding for each cause: the wrong cell, with the identities it breaks folded into it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from gxlint.checks.base import Answer, Aside, Filling, Finding, Name
from gxlint.checks.identity import Identity
from gxlint.engine.judge import Judged
from gxlint.engine.wording import Wording
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
from gxlint.records import NamedTuple


class Marks(NamedTuple):
    """The rules that speak of causes: one cell for certain, or several explanations."""

    sure: Rule
    unsure: Rule


class Identities:
    """What holds over the cells of a regime's tables: the same for every report."""

    def __init__(
        self, rules: Iterable[Rule], regime: str, words: Vocabulary, printed: Sequence[str]
    ) -> None:
        """Take the rules' identities; `printed` gives the cells in the order of their print."""
        self._words = words
        self._readings: dict[str, Linear | None] = {}
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
        self.equations = tuple(equation(comparison) for _, comparison in hard)
        self.parts = parts(self.equations)
        tied = {key for one in self.equations for key in one.coefficients}
        self.layout = _layout(key for key in printed if key in tied)

    def reading(self, source: str) -> Linear | None:
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
        printed = {f.key: _number(f) for f in facts if _is_figure(f)}
        self.system, kept = system_of(identities.equations, printed)
        self.identities = tuple(identities.stated[i] for i in kept)
        self._parts = tuple(identities.parts[i] for i in kept)
        self._claims = tuple(self._comparable())

    def causes(self) -> tuple[Cause, ...]:
        """Return the causes of what does not add up, as far as the search can tell them."""

        def agreement(values: Mapping[str, Number]) -> int:
            look = self._look(values)
            told = sum(
                _bears_out(claim, readings, look, values) for claim, readings in self._claims
            )
            kept = (c for c in self._known.soft if not values.keys().isdisjoint(c.keys))
            return 2 * told + sum(c.holds(look) is True for c in kept)

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
        for claim, readings in self._claims:
            if _bears_out(claim, readings, look, values):
                yield claim

    def _look(self, values: Mapping[str, Number]) -> Callable[[str], Number | None]:
        def look(key: str) -> Number | None:
            if key in values:
                return values[key]
            fact = self.facts.get(key)
            return None if fact is None or isinstance(fact.value, str) else _number(fact) or 0

        return look

    def _comparable(self) -> Iterator[tuple[Claim, tuple[Linear, ...]]]:
        for claim in self.facts.claims:
            if claim.not_comparable is None and claim.precision == "exact":
                found = (self._known.reading(source) for source in claim.readings)
                readings = tuple(reading for reading in found if reading is not None)
                if readings:
                    yield claim, readings


def _bears_out(
    claim: Claim,
    readings: Sequence[Linear],
    look: Callable[[str], Number | None],
    values: Mapping[str, Number],
) -> bool:
    touching = (r for r in readings if not values.keys().isdisjoint(r.keys))
    return any(reading.value(look) == claim.value for reading in touching)


def _is_figure(fact: Fact) -> bool:
    return fact.value is None or isinstance(fact.value, int | Decimal)


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


def folded(judged: Sequence[Judged], cells: Cells, marks: Marks, words: Wording) -> list[Judged]:
    """Return the answers with those on broken identities replaced by the causes behind them.

    A blank total keeps its own finding, which already says what it should hold. Broken identities
    that no cause explains keep theirs. A claim of the prose that contradicts a wrong cell and
    agrees with what the cell should hold speaks for the cause and is no finding of its own.
    """
    found = cells.causes()
    borne_out = {c.span for cause in found if cause.sure for c in cells.confirming(cause.best)}
    explained = {
        frozenset(cells.identities[row][1].keys): cause for cause in found for row in cause.rows
    }
    kept = [
        (rule, _hinted(rule, answer, cells))
        for rule, answer in judged
        if not (
            isinstance(answer, Finding)
            and (
                (rule.kind == "identity" and frozenset(answer.facts) in explained)
                or (isinstance(answer.at, Claim) and answer.at.span in borne_out)
            )
        )
    ]
    blanks = {
        answer.facts[0]
        for rule, answer in kept
        if rule.kind == "blank_total" and isinstance(answer, Finding)
    }
    of_blanks = {
        c.best.change[0][0]: c
        for c in found
        if c.sure and {key for key, _ in c.best.change} <= blanks
    }
    told = (c for c in found if c not in of_blanks.values())
    kept = [(rule, _confirmed(rule, answer, of_blanks, cells)) for rule, answer in kept]
    return [*kept, *(_said(cause, cells, marks, words) for cause in told)]


def _confirmed(rule: Rule, answer: Answer, of_blanks: Mapping[str, Cause], cells: Cells) -> Answer:
    """Return a finding on a blank total with the places where the prose bears its figure out."""
    if rule.kind != "blank_total" or not isinstance(answer, Finding):
        return answer
    cause = of_blanks.get(answer.facts[0])
    agreeing = _agreeing(cause, cells) if cause else ()
    return answer._replace(related=(*answer.related, *agreeing))


def _agreeing(cause: Cause, cells: Cells) -> Iterator[Aside]:
    for claim in cells.confirming(cause.best):
        fact = Fact("", claim.value, "", claim.span)
        yield Aside("causes.prose_agrees", {"value": claim.printed}, fact)


def _hinted(rule: Rule, answer: Answer, cells: Cells) -> Answer:
    """Return a claim's contradiction with the word that its table adds up, where it does."""
    if rule.kind != "agreement" or not isinstance(answer, Finding):
        return answer
    return answer._replace(hint="causes.table_adds_up") if cells.add_up(answer.facts) else answer


def _said(cause: Cause, cells: Cells, marks: Marks, words: Wording) -> Judged:
    (key, value), *_ = cause.best.change
    fact = cells.facts.get(key)
    assert fact is not None
    keys = dict.fromkeys(k for e in (cause.best, *cause.others) for k, _ in e.change)
    finding = Finding(
        fact,
        {
            "name": Name(key),
            "printed": fact.printed,
            "expected": str(value),
            "slip": _slip(cause.best, words),
            "identities": str(len(cause.rows)),
            "cells": str(len(cause.best.change)),
            "explanations": tuple(
                _change(explanation, words) for explanation in (cause.best, *cause.others)
            ),
        },
        tuple(keys),
        expected=str(value) if cause.sure else None,
        printed=fact.printed,
        related=tuple(_asides(cause, cells, words)),
        alternatives=tuple(
            tuple((k, str(v)) for k, v in e.change) for e in (cause.best, *cause.others)
        )
        if not cause.sure
        else (),
    )
    return (marks.sure if cause.sure else marks.unsure), finding


def _change(explanation: Explanation, words: Wording) -> str:
    """Return `A should be 3 and B should be 4` in the language of the run."""
    said = tuple(
        words.phrase("causes.should_be", {"name": Name(key), "value": str(value)})
        for key, value in explanation.change
    )
    return words.phrase("causes.and", {}).join(said)


def _slip(explanation: Explanation, words: Wording) -> str:
    """Return the slip in words, empty where none is recognised."""
    name = explanation.slips[0]
    if name == "other":
        return ""
    other = explanation.change[-1][0]
    beside = {"name": Name(other)} if name == "swapped" else {}
    return words.phrase(f"causes.slip.{name}", beside)


def _asides(cause: Cause, cells: Cells, words: Wording) -> Iterator[Aside]:
    """Yield the further cells of the explanation, a total of each identity, and the prose."""
    (first, _), *more = cause.best.change
    for key, value in more:
        fact = cells.facts.get(key)
        if fact is not None:
            yield Aside("causes.should_be", {"name": Name(key), "value": str(value)}, fact)
    seen = {key for key, _ in cause.best.change}
    for row in cause.rows:
        yield from _sides(*cells.identities[row], first, seen, cells, words)
    if cause.sure:
        yield from _agreeing(cause, cells)


def _sides(  # noqa: PLR0913, PLR0917 - one identity as its cells print it
    rule: Rule, comparison: Comparison, cell: str, seen: set[str], cells: Cells, words: Wording
) -> Iterator[Aside]:
    """Yield the identity once, at the cell that stands alone in it or at its first other cell."""
    alone = [side.keys[0] for side in (comparison.left, comparison.right) if len(side.terms) == 1]
    key = next((k for k in (*alone, *comparison.keys) if k != cell and k not in seen), None)
    fact = cells.facts.get(key) if key else None
    if key is None or fact is None:
        return
    seen.add(key)
    look = cells.facts.number
    left = sum((c * (look(k) or 0) for c, k in comparison.left.terms), comparison.left.constant)
    right = sum((c * (look(k) or 0) for c, k in comparison.right.terms), comparison.right.constant)
    title = words.text(rule.title)
    values: dict[str, Filling] = {
        "identity": title,
        "left": str(left),
        "right": str(right),
        "name": Name(key),
    }
    yield Aside("causes.identity", values, fact)
