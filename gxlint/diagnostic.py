"""What gxlint says of a report: plain records that every format renders."""

from collections.abc import Iterable, Mapping, Sequence

from gxlint.blocks import Place
from gxlint.records import NamedTuple

SEVERITIES = ("error", "warning", "info")


class Related(NamedTuple):
    """Another place that the finding speaks of, with a word on its part in it."""

    message: str
    fact: str | None
    place: Place | None


class Fix(NamedTuple):
    """A replacement that would mend the finding: the place's text becomes `text`."""

    place: Place
    text: str


class Diagnostic(NamedTuple):
    """A finding as users see it; the fields are those of the JSON contract (docs/json.md)."""

    code: str
    name: str
    severity: str
    confidence: str
    message: str
    facts: tuple[str, ...] = ()
    expected: str | None = None
    printed: str | None = None
    place: Place | None = None
    related: tuple[Related, ...] = ()
    basis: tuple[str, ...] = ()
    fingerprint: str = ""
    advice: str | None = None
    alternatives: tuple[tuple[tuple[str, str], ...], ...] = ()
    fix: Fix | None = None


class Unjudged(NamedTuple):
    """A rule that could not be decided, with the fact keys that were missing."""

    code: str
    missing: tuple[str, ...]


class ReportResult(NamedTuple):
    """All that was found in one file.

    `status` is `checked`, `unreadable` or `not_a_report`.
    """

    path: str
    status: str
    regime: str | None = None
    year: int | None = None
    title: str | None = None
    body: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()


class RuleInfo(NamedTuple):
    """What formats tell about a rule, in the language of the run."""

    code: str
    name: str
    severity: str
    confidence: str
    title: str
    explanation: str
    basis: tuple[str, ...]
    tags: tuple[str, ...]


class Run(NamedTuple):
    """One run of gxlint: what was checked, with which packs and rules, in which language.

    `reports` may be an iterator, so that many need not be kept: formats go through it once.
    `phrases` are the words that formats need in that language (rules/phrases.yaml).
    """

    version: str
    packs: tuple[tuple[str, str], ...]
    rules: Sequence[RuleInfo]
    reports: Iterable[ReportResult]
    language: str
    phrases: Mapping[str, str]
