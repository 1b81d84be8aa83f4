import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxlint.diagnostic import Diagnostic, Related, ReportResult, RuleInfo, Run
from gxlint.formats import Look, format_named
from gxlint.formats.sarif import MOST_RESULTS
from gxlint.formats.sarif_places import artifact

SARIF = format_named("sarif")
SCHEMAS = Path(__file__).parent.parent / "schemas"


def rendered(run: Run, look: Look | None = None) -> str:
    return "".join(SARIF.render(run, look or Look()))


def log(run: Run, look: Look | None = None) -> dict[str, Any]:
    only: dict[str, Any] = json.loads(rendered(run, look))["runs"][0]
    return only


def conforms(text: str) -> bool:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.4.json").read_text("utf-8"))
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    checker.validate(json.loads(text))
    return True


def with_one(run: Run, **values: Any) -> Run:
    diagnostic = Diagnostic("GX001", "a-rule", "error", "certain", "m")._replace(**values)
    return run._replace(reports=(ReportResult("a.md", "checked", diagnostics=(diagnostic,)),))


def test_the_output_is_as_accepted(
    run: Run, language: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"findings.{language}.sarif", rendered(run, Look(unjudged=True)))


@pytest.mark.parametrize("unjudged", [True, False], ids=["with unjudged", "without"])
def test_the_output_conforms_to_the_standard(run: Run, *, unjudged: bool) -> None:
    assert conforms(rendered(run, Look(unjudged=unjudged)))


def test_a_run_without_reports_conforms_too(run: Run) -> None:
    assert conforms(rendered(run._replace(reports=(), rules=())))


def test_results_point_at_their_rules(run: Run) -> None:
    found = log(run)
    rules = found["tool"]["driver"]["rules"]
    assert rules == sorted(rules, key=lambda rule: rule["id"])
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in found["results"])


def test_rules_point_at_their_clauses(run: Run) -> None:
    found = log(run)
    taxa = found["taxonomies"][0]["taxa"]
    for rule in found["tool"]["driver"]["rules"]:
        for relation in rule["relationships"]:
            assert taxa[relation["target"]["index"]]["id"] == relation["target"]["id"]


def test_places_without_lines_have_no_region(run: Run) -> None:
    in_word = next(
        r
        for r in log(run)["results"]
        if r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("docx")
    )
    assert "region" not in in_word["locations"][0]["physicalLocation"]
    assert "12" in in_word["locations"][0]["message"]["text"]


def test_what_could_not_be_judged_is_open_and_only_there_on_request(run: Run) -> None:
    kinds = [result.get("kind", "fail") for result in log(run, Look(unjudged=True))["results"]]
    assert kinds.count("open") == 1
    assert all("kind" not in result for result in log(run)["results"])


def test_an_unreadable_file_is_a_result_and_a_notification(run: Run) -> None:
    found = log(run)
    notifications = found["invocations"][0]["toolExecutionNotifications"]
    assert [n["level"] for n in notifications] == ["note", "error"]
    assert any(result["ruleId"] == "GX003" for result in found["results"])


def test_related_places_are_linked_in_the_message(run: Run) -> None:
    related = (Related("a [b]", None, None), Related("", "c.d", None))
    result = log(with_one(run, related=related))["results"][0]
    assert result["message"]["text"] == r"m [a \[b\]](1) [c.d](2)"
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.md", "a.md"),
        ("草 稿/a#b?.md", "%E8%8D%89%20%E7%A8%BF/a%23b%3F.md"),
        ("c:d.md", "c%3Ad.md"),
        ("a%20.md", "a%2520.md"),
        ("a\udcff.md", "a%FF.md"),
    ],
)
def test_paths_are_percent_encoded(path: str, uri: str) -> None:
    assert artifact(path) == {"uri": uri, "uriBaseId": "ROOT"}


def test_a_path_that_leaves_the_folder_has_no_base() -> None:
    assert artifact("../a.md") == {"uri": "../a.md"}


def test_no_more_results_than_github_takes_and_the_gravest_of_them(run: Run) -> None:
    mild = Diagnostic("GX002", "b-rule", "info", "certain", "m")
    grave = Diagnostic("GX001", "a-rule", "error", "certain", "m")
    reports = (
        ReportResult(f"{n}.md", "checked", diagnostics=(mild,) * 9 + (grave,)) for n in range(6000)
    )
    found = log(run._replace(reports=reports))
    levels = [result["level"] for result in found["results"]]
    assert len(levels) == MOST_RESULTS
    assert levels.count("error") == 6000
    assert "35000" in found["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert levels[:2] == ["note", "note"]


def test_texts_are_cut_where_github_would_refuse_them(run: Run) -> None:
    rule = RuleInfo("GX001", "r", "error", "certain", "t" * 3000, "e" * 3000, (), ("t",) * 40)
    long = with_one(run, message="m" * 3000, related=(Related("r" * 3000, None, None),) * 200)
    found = log(long._replace(rules=(rule,)))
    told = found["tool"]["driver"]["rules"][0]
    assert len(told["shortDescription"]["text"]) == 1024
    assert len(told["fullDescription"]["text"]) == 1024
    assert len(told["properties"]["tags"]) == 10
    assert len(found["results"][0]["message"]["text"]) <= 1024
    assert len(found["results"][0]["relatedLocations"]) == 100
