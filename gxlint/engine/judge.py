"""Rules held against facts: diagnostics, and what could not be judged."""

import os
from collections.abc import Callable, Iterable, Sequence

from gxlint.blocks import Document, Place, Span
from gxlint.checks.base import Answer, Aside, Check, Finding
from gxlint.diagnostic import SEVERITIES, Diagnostic, Fix, Related, Unjudged
from gxlint.engine.fingerprint import Fingerprints
from gxlint.engine.plan import Held
from gxlint.engine.wording import Wording
from gxlint.facts import Claim, Fact, Facts
from gxlint.pack.model import Rule
from gxlint.records import NamedTuple

Judged = tuple[Rule, Answer]
Fold = Callable[[Sequence[Judged]], list[Judged]]


class Verdict(NamedTuple):
    """What the rules say of one report, in the order of the report."""

    diagnostics: tuple[Diagnostic, ...]
    unjudged: tuple[Unjudged, ...]


class Manner(NamedTuple):
    """How to report.

    `failure` is the rule that reports a check that fails itself. `foreign` are the numbers of
    instruments that do not govern this report: a report on 2020 is not told of one of 2021.
    """

    wording: Wording
    failure: Rule | None = None
    foreign: tuple[str, ...] = ()


class Judge:
    """Holds rules against the facts of one report and words what they find."""

    def __init__(self, document: Document, facts: Facts, manner: Manner) -> None:
        self._wording = manner.wording
        self._failure = manner.failure
        self._foreign = manner.foreign
        self._document = document
        self._facts = facts
        self._fingerprints = Fingerprints(facts)

    def verdict(self, held: Iterable[Held], fold: Fold | None = None) -> Verdict:
        """Return the diagnostics sorted by place (the file's own first), and the unjudged.

        `fold` may put one finding in place of several that have one cause.
        """
        kind = self._facts.value("body.kind") if "body.kind" in self._facts else "unknown"
        judged = [
            answer
            for rule, check in held
            if not rule.applies or kind in rule.applies
            for answer in self._judged(rule, check)
        ]
        if fold is not None:
            judged = fold(judged)
        found: list[tuple[int, Diagnostic]] = []
        missing: dict[str, dict[str, None]] = {}
        for rule, answer in judged:
            if isinstance(answer, Finding):
                found.append((_start(answer), self._diagnostic(rule, answer)))
            else:
                missing.setdefault(rule.code, {}).update(dict.fromkeys(answer.missing))
        found.sort(key=lambda one: (one[0], one[1].code))
        unjudged = tuple(Unjudged(code, tuple(keys)) for code, keys in sorted(missing.items()))
        return Verdict(tuple(diagnostic for _, diagnostic in found), unjudged)

    def _judged(self, rule: Rule, check: Check) -> list[Judged]:
        """Return the rule's answers; a check that fails costs its own rule, not the others."""
        try:
            return [(rule, answer) for answer in check.run(self._facts)]
        except Exception as error:
            if self._failure is None or os.environ.get("GXLINT_DEBUG"):
                raise
            return [(self._failure, Finding(None, {"problem": f"{rule.code}: {told(error)}"}))]

    def _diagnostic(self, rule: Rule, finding: Finding) -> Diagnostic:
        words = self._wording
        place = self._place(finding.at)
        return Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=_lower(rule.severity, finding.severity),
            confidence=rule.confidence,
            message=words.filled(words.text(rule.message), finding.values),
            facts=finding.facts,
            expected=finding.expected,
            printed=finding.printed,
            place=place,
            related=tuple(self._related(aside) for aside in finding.related),
            basis=self._basis(rule),
            fingerprint=self._fingerprints.of(rule.code, finding.facts),
            advice=self._advice(rule, finding),
            alternatives=finding.alternatives,
            fix=_fix(rule, finding, place),
        )

    def _basis(self, rule: Rule) -> tuple[str, ...]:
        own = tuple(b for b in rule.basis if not any(number in b for number in self._foreign))
        return own or rule.basis

    def _advice(self, rule: Rule, finding: Finding) -> str | None:
        hint = self._wording.phrase(finding.hint, finding.values) if finding.hint else ""
        return hint + self._wording.filled(self._wording.text(rule.advice), finding.values) or None

    def _related(self, aside: Aside) -> Related:
        message = self._wording.label(aside.phrase, aside.fact.key, aside.values)
        return Related(message, aside.fact.key, self._place(aside.fact))

    def _place(self, at: Fact | Claim | Span | None) -> Place | None:
        span = at.span if isinstance(at, Fact | Claim) else at
        return self._document.place(span) if span else None


def told(error: Exception) -> str:
    """Return an exception in one short line."""
    return f"{type(error).__name__}: {error}"[:200]


def _start(finding: Finding) -> int:
    span = finding.at.span if isinstance(finding.at, Fact | Claim) else finding.at
    return span.start if span else -1


def _fix(rule: Rule, finding: Finding, place: Place | None) -> Fix | None:
    """Return the replacement that mends a wrong cell, where the file has lines to mend."""
    known = rule.kind == "cause" and finding.expected and finding.printed
    if not known or place is None or place.line is None or finding.expected is None:
        return None
    return Fix(place, finding.expected)


def _lower(severity: str, wished: str | None) -> str:
    """Return the milder of the two: a finding may lower its rule's severity, never raise it."""
    if wished is None:
        return severity
    return max(severity, wished, key=SEVERITIES.index)
