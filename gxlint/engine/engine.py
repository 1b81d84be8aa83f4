"""The engine: a pack, and the steps from a file's bytes to its verdict."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from gxlint.blocks import Document
from gxlint.checks.base import Finding
from gxlint.diagnostic import Diagnostic, ReportResult, RuleInfo
from gxlint.engine.certain import certain
from gxlint.engine.fingerprint import Fingerprints
from gxlint.engine.judge import Fold, Judge, Judged, Manner, Verdict, told
from gxlint.engine.plan import Plan
from gxlint.engine.settings import Settings, is_on, refuse_unknown
from gxlint.engine.wording import Wording
from gxlint.errors import GxlintError, ReadError
from gxlint.expr import Vocabulary
from gxlint.extract import extract
from gxlint.facts import Facts
from gxlint.lazy import cached_property
from gxlint.pack.load import load_pack
from gxlint.pack.model import Pack, Rule
from gxlint.plugins import Plugins, find_plugins
from gxlint.readers import reader_for
from gxlint.records import NamedTuple
from gxlint.report.recognise import recognise
from gxlint.report.tree import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from gxlint.engine.causes import Identities

TABLES = ("GX3", "GX4")
"""Families of rules that speak of nothing but what a table's own form says."""

FOLDED = frozenset({"identity", "blank_total", "agreement"})
"""Kinds of checks that a wrong cell can break."""


class Parsed(NamedTuple):
    """A file read: its document, its tree (None: not a report) and its facts."""

    document: Document
    report: Report | None
    facts: Facts


class Engine:
    """Checks reports with one pack and one set of rules."""

    def __init__(self, settings: Settings, pack: Pack, plugins: Plugins) -> None:
        self.settings = settings
        self.pack = pack
        self.plugins = plugins
        self.rules = tuple(rule for rule in pack.rules if is_on(rule, settings))
        self._many = False
        self._plans: dict[tuple[str, str], Plan] = {}
        self._manners: dict[str, Manner] = {}
        self._known: dict[str, Identities] = {}
        self._wording = Wording(pack.names, pack.phrases, settings.language)

    def expect_many(self) -> None:
        """Prepare at the first report what takes longer than a few reports are worth."""
        self._many = True

    def parse(self, path: str, data: bytes) -> Parsed:
        """Read a file's bytes; `path` tells its format.

        Raises ReadError where it cannot be read.
        """
        reader = reader_for(path, data, self.plugins.readers)
        document = reader.read(data, self.settings.encoding)
        report = recognise(document, self.pack.forms, self.settings.regime)
        facts = extract(report, self.pack.forms) if report else Facts()
        return Parsed(document, report, facts)

    def check(self, path: str, data: bytes, previous: Facts | None = None) -> ReportResult:
        """Return what the rules say of a file; `previous` are the facts of last year's report.

        A file that cannot be read gives a result with a finding of family GX0, never an exception.
        """
        try:
            parsed = self.parse(path, data)
            if parsed.report is None:
                return ReportResult(path, "not_a_report")
            return self._judged(path, parsed, previous)
        except ReadError as error:
            return self.unreadable(path, error)
        except Exception as error:
            if os.environ.get("GXLINT_DEBUG"):
                raise
            return self.unreadable(path, ReadError("internal-error", {"problem": told(error)}))

    def check_path(
        self, path: Path, shown: str | None = None, previous: Facts | None = None
    ) -> ReportResult:
        """Read the file and check it; `shown` is the path as results name it."""
        try:
            data = path.read_bytes()
        except OSError as error:
            failure = ReadError("file-unreachable", {"problem": error.strerror or str(error)})
            return self.unreadable(shown or str(path), failure)
        return self.check(shown or str(path), data, previous)

    def previous(self, path: Path) -> Facts:
        """Return the facts of last year's report.

        Raises GxlintError where the file cannot be read as a report.
        """
        try:
            parsed = self.parse(str(path), path.read_bytes())
        except OSError as error:
            raise _no_previous(path, error.strerror or str(error)) from error
        except ReadError as error:
            said = self.unreadable(str(path), error).diagnostics[0].message
            raise _no_previous(path, said) from error
        if parsed.report is None:
            raise GxlintError(f"{path}: not an annual report, so nothing to compare with")
        return parsed.facts

    def unreadable(self, path: str, error: ReadError) -> ReportResult:
        """Return the result for a file that could not be read: one finding of family GX0."""
        rule = self._named(error.rule)
        fingerprint = Fingerprints(Facts()).of(error.rule, (path,))
        if rule is None:
            said = ", ".join([error.rule, *error.values.values()])
            finding = Diagnostic("GX000", error.rule, "error", "certain", said)
        else:
            told_of = self._wording.problem(error.values)
            finding = Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=rule.severity,
                confidence=rule.confidence,
                message=self._wording.filled(self._wording.text(rule.message), told_of),
                fingerprint=fingerprint,
                advice=self._wording.filled(self._wording.text(rule.advice), told_of) or None,
            )
        return ReportResult(path, "unreadable", diagnostics=(finding,))

    def _judged(self, path: str, parsed: Parsed, previous: Facts | None) -> ReportResult:
        report, facts = parsed.report, parsed.facts
        assert report is not None
        if previous is not None:
            facts = facts.beside(previous, "previous")
        verdict = self.judged(parsed.document, facts, report.regime)
        return ReportResult(
            path,
            "checked",
            regime=report.regime,
            year=report.year,
            title=_text(facts, "title"),
            body=_text(facts, "title.body"),
            diagnostics=verdict.diagnostics,
            unjudged=verdict.unjudged,
        )

    def judged(self, document: Document, facts: Facts, regime: str | None) -> Verdict:
        """Return what the rules say of facts; without a regime, those of the newest format."""
        facts = certain(facts, self.pack.forms.tables.forms)
        governing = regime or self.pack.forms.regimes[-1].id
        judge = Judge(document, facts, self._manner(governing))
        printed = self.settings.regime or _printed(facts, governing)
        awake = self._plan(governing, printed).awake(facts)
        return judge.verdict(awake, self._fold(facts, printed))

    def _manner(self, governing: str) -> Manner:
        """Return how to report on a report of that regime, worked out once."""
        if governing not in self._manners:
            foreign = tuple(
                one.number
                for one in self.pack.documents
                if one.number and one.regimes and governing not in one.regimes
            )
            failure = self._named("internal-error")
            self._manners[governing] = Manner(self._wording, failure, foreign)
        return self._manners[governing]

    def _plan(self, governing: str, printed: str) -> Plan:
        """Return the rules that are on with their checks for the regime, looked up once.

        A table on the form of another year is judged by that form, `printed`; that it is the wrong
        one is told once.
        """
        if (governing, printed) not in self._plans:
            regimes = ((rule, printed if _is_of_tables(rule) else governing) for rule in self.rules)
            checks = ((rule, rule.checks.get(regime)) for rule, regime in regimes)
            held = [(rule, check) for rule, check in checks if check is not None]
            self._plans[governing, printed] = Plan(held, many=self._many)
        return self._plans[governing, printed]

    def _fold(self, facts: Facts, regime: str) -> Fold | None:
        """Return what folds the findings on one cause into one; nothing without rules for it."""
        if not self.settings.fold:
            return None

        def fold(judged: Sequence[Judged]) -> list[Judged]:
            if not any(rule.kind in FOLDED and isinstance(a, Finding) for rule, a in judged):
                return list(judged)
            sure, unsure = self._causes
            if sure is None or unsure is None:
                return list(judged)
            from gxlint.engine.causes import Cells
            from gxlint.engine.folding import Marks, folded

            cells = Cells(facts, self._identities(regime))
            return folded(judged, cells, Marks(sure, unsure, regime), self._wording)

        return fold

    @cached_property
    def _causes(self) -> tuple[Rule | None, Rule | None]:
        """The rules that speak of causes, if they are on: of certain ones, and of others."""
        by_name = {rule.name: rule for rule in self.rules}
        return by_name.get("wrong-cell"), by_name.get("wrong-cell-unclear")

    def _named(self, name: str) -> Rule | None:
        return next((rule for rule in self.pack.rules if rule.name == name), None)

    def _identities(self, regime: str) -> Identities:
        from gxlint.engine.causes import Identities

        if regime not in self._known:
            tables = self.pack.forms.tables
            words = Vocabulary(tables.keys(regime), tables.sets.get(regime, {}))
            self._known[regime] = Identities(self.rules, regime, words, tables.printed(regime))
        return self._known[regime]

    def rule_infos(self) -> tuple[RuleInfo, ...]:
        """Return what formats tell about the rules that are on, sorted by code."""
        text = self._wording.text
        return tuple(
            RuleInfo(
                rule.code,
                rule.name,
                rule.severity,
                rule.confidence,
                text(rule.title),
                text(rule.explanation),
                rule.basis,
                rule.tags,
            )
            for rule in sorted(self.rules, key=lambda rule: rule.code)
        )

    def phrases(self) -> Mapping[str, str]:
        """Return the words that formats need, in the language of the run."""
        return {key: self._wording.text(words) for key, words in self.pack.phrases.items()}

    def packs(self) -> tuple[tuple[str, str], ...]:
        """Return (id, version) of the pack and of those it extends."""
        return ((self.pack.id, self.pack.version), *self.pack.parents)


def open_engine(settings: Settings) -> Engine:
    """Return an engine with the packs loaded.

    Raises PackError for a pack with mistakes, GxlintError for a rule that no pack has.
    """
    plugins = find_plugins()
    pack = load_pack(settings.packs, plugins)
    refuse_unknown((*settings.select, *settings.ignore), pack.rules)
    return Engine(settings, pack, plugins)


def _no_previous(path: Path, said: str) -> GxlintError:
    return GxlintError(f"{path}: cannot be read as last year's report: {said}")


def _printed(facts: Facts, governing: str) -> str:
    """Return the format by whose forms the tables are judged: that of most of them.

    One table on another year's form leaves the others on theirs.
    """
    labels = facts.value("regime.by_labels")
    if "regime.by_labels" not in facts or labels == governing:
        return governing
    forms = [f.value for f in facts if f.key.startswith("tables.") and f.key.endswith(".regime")]
    agreeing, others = forms.count(labels), forms.count(governing)
    return str(labels) if agreeing > others else governing


def _is_of_tables(rule: Rule) -> bool:
    return rule.code.startswith(TABLES)


def _text(facts: Facts, key: str) -> str | None:
    value = facts.value(key)
    return None if value is None else str(value)
