"""JSON for programs: the contract of docs/json.md and schema.json beside this file."""

from collections.abc import Iterator
from typing import Any

from gxlint.blocks import Place
from gxlint.diagnostic import Diagnostic, ReportResult, Run
from gxlint.formats.base import Format, Look, Tally

VERSION = 1
"""Rises when a field changes its meaning or goes away, not when one is added."""


def render(run: Run, look: Look) -> Iterator[str]:
    """Yield the run as one JSON object, a report a line; `look` makes no difference."""
    del look
    from json import JSONEncoder

    dumps = JSONEncoder(ensure_ascii=False).encode

    packs = [{"id": name, "version": version} for name, version in run.packs]
    tool = {"name": "gxlint", "version": run.version, "packs": packs}
    head = dumps({"version": VERSION, "tool": tool})
    yield head[:-1] + ',\n "reports": ['
    tally = Tally()
    separator = "\n"
    for report in tally.counting(run.reports):
        yield separator + dumps(_report(report))
        separator = ",\n"
    yield "\n],\n" if separator != "\n" else "],\n"
    yield f' "summary": {dumps(_summary(tally))}}}\n'


def _report(report: ReportResult) -> dict[str, Any]:
    return {
        "path": report.path,
        "status": report.status,
        "regime": report.regime,
        "year": report.year,
        "title": report.title,
        "body": report.body,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
        "unjudged": [{"code": one.code, "missing": list(one.missing)} for one in report.unjudged],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "facts": list(diagnostic.facts),
        "expected": diagnostic.expected,
        "printed": diagnostic.printed,
        "place": place_record(diagnostic.place),
        "related": [
            {"message": one.message, "fact": one.fact, "place": place_record(one.place)}
            for one in diagnostic.related
        ],
        "basis": list(diagnostic.basis),
        "fingerprint": diagnostic.fingerprint,
    }
    if diagnostic.advice:
        told["advice"] = diagnostic.advice
    if diagnostic.alternatives:
        told["alternatives"] = [
            [{"fact": fact, "value": value} for fact, value in changes]
            for changes in diagnostic.alternatives
        ]
    if diagnostic.fix:
        told["fix"] = {"place": place_record(diagnostic.fix.place), "text": diagnostic.fix.text}
    return told


def place_record(place: Place | None) -> dict[str, Any] | None:
    """Return a place as it stands in JSON; None where there is none.

    `address` is there only for a document without lines.
    """
    if place is None:
        return None
    record: dict[str, Any] = {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "page": place.address.page if place.address else None,
        "text": place.text,
    }
    if place.address:
        address = place.address._asdict()
        del address["page"]
        record["address"] = address
    return record


def _summary(tally: Tally) -> dict[str, Any]:
    return {
        "reports": tally.reports,
        **tally.severities,
        "unjudged": sum(tally.unjudged.values()),
        "by_rule": dict(sorted(tally.rules.items())),
    }


FORMAT = Format("json", render)
