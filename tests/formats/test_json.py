import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import gxlint.formats
from gxlint.diagnostic import ReportResult, Run
from gxlint.formats import Look, format_named

JSON = format_named("json")
SCHEMA = json.loads((Path(gxlint.formats.__file__).parent / "schema.json").read_text("utf-8"))


def rendered(run: Run) -> str:
    return "".join(JSON.render(run, Look()))


def test_the_output_is_as_accepted(
    run: Run, language: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"findings.{language}.json", rendered(run))


def test_the_output_conforms_to_its_schema(run: Run) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(rendered(run)), SCHEMA)


def test_a_run_without_reports_conforms_too(run: Run) -> None:
    empty = json.loads(rendered(run._replace(reports=())))
    jsonschema.validate(empty, SCHEMA)
    assert empty["reports"] == []


def test_every_property_of_the_schema_is_required_or_known_to_be_rare(run: Run) -> None:
    rare = {"advice", "alternatives", "fix", "address"}
    for name, part in SCHEMA["$defs"].items():
        optional = set(part.get("properties", ())) - set(part.get("required", ()))
        assert optional <= rare, name
    assert all(f'"{name}"' in rendered(run) for name in rare)


def test_each_report_stands_on_a_line_of_its_own(run: Run) -> None:
    lines = rendered(run).splitlines()
    assert [json.loads(line.rstrip(","))["path"] for line in lines[2:-2]] == [
        report.path for report in run.reports
    ]


def test_the_summary_counts_what_is_listed(run: Run) -> None:
    parsed = json.loads(rendered(run))
    listed = [d for report in parsed["reports"] for d in report["diagnostics"]]
    summary = parsed["summary"]
    assert summary["reports"] == len(parsed["reports"])
    assert sum(summary[s] for s in ("error", "warning", "info")) == len(listed)
    assert summary["by_rule"] == {"GX003": 1, "GX101": 1, "GX403": 2, "GX501": 1}


def test_a_name_that_is_no_utf8_can_be_read_back(run: Run) -> None:
    strange = run._replace(reports=(ReportResult("a\udcff.md", "not_a_report"),))
    data = rendered(strange).encode("utf-8", "backslashreplace")
    assert json.loads(data)["reports"][0]["path"] == "a\udcff.md"


@pytest.mark.parametrize("look", [Look(), Look(colour=True, quiet=True, statistics=True)])
def test_the_look_makes_no_difference(run: Run, look: Look) -> None:
    assert "".join(JSON.render(run, look)) == rendered(run)
