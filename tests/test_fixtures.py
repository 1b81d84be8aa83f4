"""Whole reports: what each must be told, and nothing else."""

from pathlib import Path

import make
import pytest

from gxlint.diagnostic import Diagnostic, ReportResult
from gxlint.engine import Engine

FIXTURES = Path(make.__file__).parent
CASES = make.cases()
IDS = [case["file"] for case in CASES]


def said(diagnostic: Diagnostic) -> str:
    """Return a finding as it stands in the golden files."""
    place = diagnostic.place
    at = f"{place.line}:{place.column}" if place else "-"
    keys = " ".join(diagnostic.facts[:1])
    return f"{at} {diagnostic.severity} {diagnostic.code} {diagnostic.name} {keys}".rstrip()


def wanted(case: make.Case, severity: str) -> list[str]:
    return sorted(case.get(f"{severity}s", []))


def found(result: ReportResult, severity: str) -> list[str]:
    return sorted(
        f"{d.name} {d.facts[0]}" if d.facts else d.name
        for d in result.diagnostics
        if d.severity == severity
    )


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_fixture_is_what_its_source_prints(case: make.Case) -> None:
    assert (FIXTURES / case["file"]).read_bytes() == make.printed(case)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_report_is_told_its_faults_and_no_others(case: make.Case, engine: Engine) -> None:
    result = engine.check_path(FIXTURES / case["file"], case["file"])
    assert result.status == "checked"
    assert found(result, "error") == wanted(case, "error")
    if case.get("warnings") != "any":
        assert found(result, "warning") == wanted(case, "warning")


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_finding_stands_where_it_did(
    case: make.Case, engine: Engine, request: pytest.FixtureRequest
) -> None:
    result = engine.check_path(FIXTURES / case["file"], case["file"])
    lines = "".join(f"{said(d)}\n" for d in result.diagnostics)
    golden = FIXTURES / f"{case['file']}.findings"
    if request.config.getoption("--accept"):
        golden.write_text(lines, encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8")
