"""SARIF 2.1.0 for code review and for archives.

Follows the OASIS standard, and what GitHub accepts: at most 25,000 results, of which the gravest
are kept; descriptions of at most 1,024 characters; ten tags; a hundred locations a result.
"""

from collections.abc import Iterator, Mapping, Sequence
from json import dumps
from typing import Any

from gxlint.diagnostic import SEVERITIES, Diagnostic, ReportResult, RuleInfo, Run
from gxlint.formats.base import Format, Look, Words
from gxlint.formats.sarif_places import artifact, located, location, related_location

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_RESULTS = 25_000
MOST_LOCATIONS = 100
MOST_TAGS = 10
LONGEST = 1_024
BASIS = "basis"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PRECISIONS = {"certain": "very-high", "likely": "high", "possible": "medium"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def render(run: Run, look: Look) -> Iterator[str]:
    """Yield the run as one SARIF log; `look.unjudged` adds what could not be judged.

    The results are gathered before any is written, since only the gravest fit.
    """
    log = _Log(run, look)
    for report in run.reports:
        log.add(report)
    frame = dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_frame(run, log)]}, **_STYLE)
    head, tail = frame.rsplit('"results": []', 1)
    yield head + '"results": ['
    for i, result in enumerate(log.results()):
        yield (",\n" if i else "\n") + result
    yield "]" + tail + "\n"


_STYLE: Mapping[str, Any] = {"ensure_ascii": False, "indent": 1}


def _frame(run: Run, log: "_Log") -> dict[str, Any]:
    """Return the run without its results."""
    words = log.words
    basis = _clauses(run.rules)
    driver = {
        "name": "gxlint",
        "version": run.version,
        "semanticVersion": run.version,
        "language": _LANGUAGES.get(run.language, "en-US"),
        "supportedTaxonomies": [{"name": BASIS, "index": 0}],
        "rules": [_rule(rule, basis) for rule in log.rules],
    }
    taxonomy = {
        "name": BASIS,
        "shortDescription": {"text": words.say("sarif.taxonomy")},
        "taxa": [{"id": clause} for clause in basis],
    }
    extensions = [{"name": name, "version": version} for name, version in run.packs]
    root = {"description": {"text": words.say("sarif.root")}}
    return {
        "tool": {"driver": driver, "extensions": extensions},
        "language": _LANGUAGES.get(run.language, "en-US"),
        "taxonomies": [taxonomy],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": root},
        "invocations": [log.invocation()],
        "results": [],
    }


def _clauses(rules: Sequence[RuleInfo]) -> dict[str, int]:
    """Return every clause that a rule rests on, with its place in the taxonomy."""
    every = sorted({clause for rule in rules for clause in rule.basis})
    return {clause: i for i, clause in enumerate(every)}


def _rule(rule: RuleInfo, basis: Mapping[str, int]) -> dict[str, Any]:
    told = _shortened(rule.explanation or rule.title)
    clauses = "".join(f"\n- {clause}" for clause in rule.basis)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _shortened(rule.title)},
        "fullDescription": {"text": told},
        "help": {
            "text": f"{rule.explanation or rule.title}\n{clauses}".strip(),
            "markdown": f"**{rule.title}**\n\n{rule.explanation}\n{clauses}".strip(),
        },
        "helpUri": f"urn:gxlint:rule:{rule.code}",
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": list(rule.tags[:MOST_TAGS]),
            "precision": _PRECISIONS.get(rule.confidence, "medium"),
        },
        "relationships": [
            {
                "target": {
                    "id": clause,
                    "index": basis[clause],
                    "toolComponent": {"name": BASIS, "index": 0},
                },
                "kinds": ["relevant"],
            }
            for clause in rule.basis
        ],
    }


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "\u2026"


_Kept = tuple[int, int, str]
"""A result: how grave (0: an error), which one it was, and its JSON (a fifth of its records)."""
_SPARE = 5_000
"""Results gathered beyond those that fit, before the least grave are let go."""


class _Log:
    """Gathers results and notifications."""

    def __init__(self, run: Run, look: Look) -> None:
        self.words = Words(run.phrases)
        self.rules = sorted(run.rules)
        self._look = look
        self._indices = {rule.code: i for i, rule in enumerate(self.rules)}
        self._results: list[_Kept] = []
        self._count = 0
        self._notifications: list[dict[str, Any]] = []

    def add(self, report: ReportResult) -> None:
        for diagnostic in report.diagnostics:
            rank = SEVERITIES.index(diagnostic.severity)
            self._keep(rank, self._result(report.path, diagnostic))
        if self._look.unjudged:
            for one in report.unjudged:
                missing = self.words.say("list").join(one.missing)
                values = {"path": report.path, "code": one.code, "missing": missing}
                text = self.words.say("unjudged", **values)
                self._keep(len(SEVERITIES), self._open(report.path, one.code, text))
        if report.status == "unreadable":
            for diagnostic in report.diagnostics:
                self._notify("error", diagnostic.message, report.path)
        elif report.status == "not_a_report" and self._look.tells(report):
            self._notify("note", self.words.say("passed_over", path=report.path), report.path)

    def _keep(self, rank: int, result: dict[str, Any]) -> None:
        self._results.append((rank, self._count, dumps(result, ensure_ascii=False)))
        self._count += 1
        if len(self._results) >= MOST_RESULTS + _SPARE:
            self._results = self._gravest()

    def _gravest(self) -> list[_Kept]:
        return sorted(self._results)[:MOST_RESULTS]

    def results(self) -> Iterator[str]:
        """Yield the gravest results as JSON, in the order of the reports."""
        for _, _, result in sorted(self._gravest(), key=lambda one: one[1]):
            yield result

    def invocation(self) -> dict[str, Any]:
        """Return how the run went."""
        dropped = self._count - min(self._count, MOST_RESULTS)
        if dropped:
            self._notify("warning", self.words.say("sarif.dropped", n=dropped))
        told = {"toolExecutionNotifications": self._notifications} if self._notifications else {}
        return {"executionSuccessful": True, **told}

    def _notify(self, level: str, text: str, path: str | None = None) -> None:
        notification: dict[str, Any] = {"level": level, "message": {"text": _shortened(text)}}
        if path is not None:
            place = {"physicalLocation": {"artifactLocation": artifact(path)}}
            notification["locations"] = [place]
        self._notifications.append(notification)

    def _result(self, path: str, diagnostic: Diagnostic) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": _message(diagnostic)},
            "locations": [location(path, diagnostic.place, diagnostic.facts, self.words)],
            "properties": _properties(diagnostic),
        }
        if diagnostic.code in self._indices:
            result["ruleIndex"] = self._indices[diagnostic.code]
        if diagnostic.related:
            result["relatedLocations"] = [
                related_location(path, i, related, self.words)
                for i, related in enumerate(diagnostic.related[:MOST_LOCATIONS], 1)
            ]
        if diagnostic.fingerprint:
            result["partialFingerprints"] = {
                "gxlint/v1": diagnostic.fingerprint,
                "primaryLocationLineHash": f"{diagnostic.fingerprint}:1",
            }
        region = located(diagnostic.fix.place) if diagnostic.fix else None
        if diagnostic.fix and region:
            result["fixes"] = [_fix(path, region, diagnostic.fix.text)]
        return result

    def _open(self, path: str, code: str, text: str) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": code,
            "kind": "open",
            "level": "none",
            "message": {"text": _shortened(text)},
            "locations": [{"physicalLocation": {"artifactLocation": artifact(path)}}],
        }
        if code in self._indices:
            result["ruleIndex"] = self._indices[code]
        return result


def _message(diagnostic: Diagnostic) -> str:
    """Return the message with a link to each related place, as far as there is room.

    GitHub shows a related place only where the message links to it.
    """
    text = _shortened(diagnostic.message)
    for i, related in enumerate(diagnostic.related[:MOST_LOCATIONS], 1):
        link = f" [{_escaped(related.message or related.fact or str(i))}]({i})"
        if len(text) + len(link) > LONGEST:
            break
        text += link
    return text


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _properties(diagnostic: Diagnostic) -> dict[str, Any]:
    told = {
        "confidence": diagnostic.confidence,
        "expected": diagnostic.expected,
        "printed": diagnostic.printed,
        "advice": diagnostic.advice,
    }
    return {key: value for key, value in told.items() if value is not None}


def _fix(path: str, region: dict[str, int], text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": [replacement]}]
    }


FORMAT = Format("sarif", render)
