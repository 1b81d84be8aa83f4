import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Gxlint = Callable[..., Result]


def parsed(gxlint: Gxlint, *arguments: str) -> dict[str, Any]:
    result = gxlint("parse", *arguments)
    assert result.exit_code == 0, result.output
    record: dict[str, Any] = json.loads(result.stdout_bytes)
    return record


def places(record: Any) -> Iterator[dict[str, Any]]:
    """Yield every place that stands anywhere in the record."""
    if isinstance(record, list):
        for one in record:
            yield from places(one)
    elif isinstance(record, dict):
        for key, value in record.items():
            if key == "place" and value is not None:
                yield value
            else:
                yield from places(value)


def test_the_tree_has_sections_and_filled_tables(gxlint: Gxlint) -> None:
    tree = parsed(gxlint, "good.md")
    assert (tree["regime"], tree["year"]) == ("R30", 2022)
    assert [section["key"] for section in tree["sections"]] == [
        "overview",
        "proactive",
        "requests",
        "cases",
        "problems",
        "other_matters",
    ]
    forms = [table["form"] for section in tree["sections"] for table in section["tables"]]
    assert forms == ["proactive", "requests", "cases"]


def test_facts_and_claims_have_the_fields_of_the_contract(gxlint: Gxlint) -> None:
    record = parsed(gxlint, "good.md", "--facts")
    assert set(record) == {"facts", "claims"}
    assert {tuple(fact) for fact in record["facts"]} == {("key", "value", "printed", "place")}
    needed = {"value", "precision", "scope", "readings", "place", "kind", "certainty"}
    assert record["claims"]
    assert all(needed <= set(claim) for claim in record["claims"])


def test_figures_are_numbers_dates_iso_and_blanks_null(gxlint: Gxlint, drafts: Path) -> None:
    draft = (drafts / "good.md").read_text("utf-8")
    values = {f["key"]: f["value"] for f in parsed(gxlint, "good.md", "--facts")["facts"]}
    assert values["title.year"] == 2022
    assert values["period.start"] == "2022-01-01"
    assert isinstance(values["requests.new.total"], int)
    assert draft


@pytest.mark.parametrize("facts", [[], ["--facts"]], ids=["tree", "facts"])
def test_every_place_holds_what_its_line_holds(
    gxlint: Gxlint, drafts: Path, facts: list[str]
) -> None:
    lines = (drafts / "good.md").read_text("utf-8").split("\n")
    found = list(places(parsed(gxlint, "good.md", *facts)))
    assert len(found) > 100
    for place in found:
        assert place["text"] in lines[place["line"] - 1]


@pytest.mark.parametrize("name", ["README.md", "logo.png", "nowhere.md"])
def test_what_cannot_be_parsed_says_why_in_a_line(gxlint: Gxlint, name: str) -> None:
    result = gxlint("parse", name)
    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.startswith(f"{name}: ")
    assert result.stderr.count("\n") == 1
