"""One finding for each cause: what follows from it is folded into it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gxlint.checks.base import Answer, Aside, Filling, Finding, Name
from gxlint.diagnostic import SEVERITIES
from gxlint.engine.causes import Cells
from gxlint.engine.judge import Judged
from gxlint.engine.wording import Wording
from gxlint.expr import Comparison
from gxlint.facts import Claim, Fact, Facts, Span
from gxlint.lazy import cached_property
from gxlint.localise import Cause, Explanation
from gxlint.pack.model import Rule
from gxlint.records import NamedTuple


class Marks(NamedTuple):
    """The rules that speak of causes: one cell for certain, or several explanations.

    `regime` is that of the tables.
    """

    sure: Rule
    unsure: Rule
    regime: str


def folded(judged: Sequence[Judged], cells: Cells, marks: Marks, words: Wording) -> list[Judged]:
    """Return the answers with those on broken identities replaced by the causes behind them.

    A blank total keeps its own finding, which already says what it should hold. Broken identities
    that no cause explains keep theirs. A claim of the prose that contradicts a wrong cell and
    agrees with what the cell should hold speaks for the cause and is no finding of its own. Nor are
    blanks that all have findings of their own, a sum of the prose with a figure that the table
    contradicts, a cell that holds no such number where it has its correction, or a limit that the
    corrections keep.
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
    contradicted = _contradicted(kept)
    corrected = _Corrected(found, cells.facts)
    kept = [
        (rule, _confirmed(rule, answer, of_blanks, cells))
        for rule, answer in kept
        if not (
            _tells_only(blanks, rule, answer)
            or _follows(rule, answer, contradicted)
            or _is_corrected(rule, answer, corrected.values)
            or _is_kept(rule, answer, corrected, marks.regime)
        )
    ]
    if contradicted:
        from gxlint.engine.contradicted import settled

        kept = settled(kept)
    return [*kept, *(_said(cause, cells, marks, words) for cause in told)]


PROSE_ONLY = frozenset({"parts", "restated"})
"""Kinds of checks that hold figures of the prose against each other."""


def _tells_only(blanks: Iterable[str], rule: Rule, answer: Answer) -> bool:
    """Tell whether a finding on a table's blanks stands for those that have their own alone."""
    if rule.kind != "blank" or not isinstance(answer, Finding) or not isinstance(answer.at, Fact):
        return False
    table = answer.at.key.partition(".")[0]
    return answer.values.get("count") == sum(key.partition(".")[0] == table for key in blanks)


def _contradicted(judged: Iterable[Judged]) -> Mapping[Span | None, int]:
    """Return the figures of the prose that a table contradicts, with how grave that is."""
    return {
        answer.at.span: _gravity(rule, answer)
        for rule, answer in judged
        if rule.kind == "agreement" and isinstance(answer, Finding) and isinstance(answer.at, Claim)
    }


def _follows(rule: Rule, answer: Answer, contradicted: Mapping[Span | None, int]) -> bool:
    """Tell whether it is about a figure of the prose whose contradiction is at least as grave."""
    if (
        rule.kind not in PROSE_ONLY
        or not isinstance(answer, Finding)
        or not isinstance(answer.at, Claim)
    ):
        return False
    figures = (answer.at.span, *(aside.fact.span for aside in answer.related))
    least = _gravity(rule, answer)
    return any(contradicted.get(span, len(SEVERITIES)) <= least for span in figures)


def _is_corrected(rule: Rule, answer: Answer, corrected: Collection[str]) -> bool:
    """Tell whether it says of a cell that has its correction that it holds no such number.

    Or that another print of its table holds another one.
    """
    if not isinstance(answer, Finding) or not answer.facts:
        return False
    cell = answer.facts[0]
    return cell.partition(".differs.")[2] in corrected or (
        rule.kind == "number" and cell in corrected
    )


class _Corrected:
    """Cells that are wrong for certain: `values` are what they should hold."""

    def __init__(self, found: Iterable[Cause], facts: Facts) -> None:
        self.values = {key: value for one in found if one.sure for key, value in one.best.change}
        self._facts = facts

    @cached_property
    def facts(self) -> Facts:
        """All facts, with the cells as they should be: few rules need look at them again."""
        values = self.values
        every = (f._replace(value=values[f.key]) if f.key in values else f for f in self._facts)
        return Facts(every, self._facts.claims)


_LIMITS = frozenset({"bound", "identity", "blank_total"})


def _is_kept(rule: Rule, answer: Answer, corrected: _Corrected, regime: str) -> bool:
    """Tell whether what it says of a table would not be found with the cells as they should be."""
    if rule.kind not in _LIMITS or not isinstance(answer, Finding):
        return False
    # A blank total is told by its own finding, unless the part that it would add up is wrong.
    asides = [one.fact.key for one in answer.related]
    untouched = corrected.values.keys().isdisjoint(
        asides if rule.kind == "blank_total" else answer.facts
    )
    check = None if untouched else rule.checks.get(regime)
    if check is None:
        return False
    again = (one for one in check.run(corrected.facts) if isinstance(one, Finding))
    return all(one.facts != answer.facts for one in again)


def _gravity(rule: Rule, finding: Finding) -> int:
    return max(SEVERITIES.index(rule.severity), SEVERITIES.index(finding.severity or "error"))


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
            "table": words.phrase(f"causes.table.{key.partition('.')[0]}", {}),
            "name": Name(key),
            "printed": fact.printed or words.phrase("causes.blank", {}),
            "expected": str(value),
            "broken": _broken(cause, cells, words),
            "slip": _slip(cause.best, words),
            "also": _also(cause.best, words),
            "identities": str(len(cause.rows)),
            "cells": str(min(len(one.change) for one in (cause.best, *cause.others))),
            "explanations": words.phrase("causes.or", {}).join(
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


def _broken(cause: Cause, cells: Cells, words: Wording) -> str:
    """Return the first of the identities that do not hold, with both of its sides."""
    rule, comparison = cells.identities[cause.rows[0]]
    left, right = _worth(comparison, cells)
    values: dict[str, Filling] = {"identity": words.text(rule.title), "left": left, "right": right}
    return words.phrase("causes.broken", values)


def _change(explanation: Explanation, words: Wording) -> str:
    """Return `A should be 3 and B should be 4` in the language of the run."""
    said = tuple(
        words.phrase("causes.should_be", {"name": Name(key), "value": str(value)})
        for key, value in explanation.change
    )
    return words.phrase("causes.and", {}).join(said)


def _also(explanation: Explanation, words: Wording) -> str:
    """Return what else must be changed with the first cell, empty where it is that cell alone."""
    _, *more = explanation.change
    if len(more) == 1:
        ((key, value),) = more
        return words.phrase("causes.also", {"name": Name(key), "value": str(value)})
    return words.phrase("causes.also_cells", {"n": len(more)}) if more else ""


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
    sides = (comparison.left, comparison.right)
    alone = [side.keys[0] for side in sides if len(side.keys) == 1]
    key = next((k for k in (*alone, *comparison.keys) if k != cell and k not in seen), None)
    fact = cells.facts.get(key) if key else None
    if key is None or fact is None:
        return
    seen.add(key)
    left, right = _worth(comparison, cells)
    title = words.text(rule.title)
    values: dict[str, Filling] = {"identity": title, "left": left, "right": right}
    values["name"] = Name(key)
    yield Aside("causes.identity", values, fact)


def _worth(comparison: Comparison, cells: Cells) -> tuple[str, str]:
    """Return what the two sides of an identity come to, blanks as 0."""
    look = cells.facts.number
    sides = (comparison.left, comparison.right)
    left, right = (side.total([look(k) or 0 for k in side.keys]) for side in sides)
    return str(left), str(right)
