"""sections.yaml and preface.yaml: what is refused, and what is made of them."""

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from gxlint.checks.base import OptionError
from gxlint.pack.sections import PREFACE, SECTIONS, build

NATIONAL = Path(__file__).parents[1] / "rules/national"


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe", pure=True).load((NATIONAL / name).read_text("utf-8"))
    return found


@pytest.fixture
def sections() -> dict[str, Any]:
    return load("sections.yaml")


@pytest.fixture
def preface() -> dict[str, Any]:
    return load("preface.yaml")


@pytest.mark.parametrize(
    ("name", "schema"), [("sections.yaml", SECTIONS), ("preface.yaml", PREFACE)]
)
def test_the_national_files_pass_their_schemas(name: str, schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert not list(Draft202012Validator(schema).iter_errors(load(name)))


@pytest.mark.parametrize(
    ("name", "schema"), [("sections.yaml", SECTIONS), ("preface.yaml", PREFACE)]
)
def test_no_part_of_a_file_may_be_missing_or_unknown(name: str, schema: dict[str, Any]) -> None:
    validator = Draft202012Validator(schema)
    whole = load(name)
    for key in whole:
        assert list(validator.iter_errors({k: v for k, v in whole.items() if k != key})), key
    assert list(validator.iter_errors({**whole, "extra": []}))


def test_a_title_of_two_sections_is_refused_at_its_place(
    sections: dict[str, Any], preface: dict[str, Any]
) -> None:
    sections["layouts"][0]["sections"][1]["accepted"].append("总体情况")
    last = len(sections["layouts"][0]["sections"][1]["accepted"]) - 1
    with pytest.raises(OptionError) as refused:
        build(sections, preface)
    assert "overview" in refused.value.message
    path = ("sections.yaml", "layouts", 0, "sections", 1, "accepted", last)
    assert refused.value.path == path


def test_some_layout_must_be_fixed(sections: dict[str, Any], preface: dict[str, Any]) -> None:
    del sections["layouts"][0]
    with pytest.raises(OptionError) as refused:
        build(sections, preface)
    assert refused.value.path == ("sections.yaml", "layouts")


def test_more_sections_than_numerals_are_refused(
    sections: dict[str, Any], preface: dict[str, Any]
) -> None:
    sections["ordinals"]["numerals"] = "一二三"
    with pytest.raises(OptionError) as refused:
        build(sections, preface)
    assert refused.value.path == ("sections.yaml", "ordinals", "numerals")


@pytest.mark.parametrize(
    ("part", "kind", "ending"),
    [("bodies", "department", "人民政府"), ("title", "wrong", "政府信息公开工作年度报告")],
)
def test_an_ending_of_two_kinds_is_refused_at_its_place(
    part: str, kind: str, ending: str, sections: dict[str, Any], preface: dict[str, Any]
) -> None:
    preface[part][kind].append(ending)
    with pytest.raises(OptionError) as refused:
        build(sections, preface)
    assert refused.value.path == ("preface.yaml", part, kind, len(preface[part][kind]) - 1)


def test_forms_survive_being_pickled_and_leave_their_source_alone(
    sections: dict[str, Any], preface: dict[str, Any]
) -> None:
    before = copy.deepcopy((sections, preface))
    forms = build(sections, preface)
    assert pickle.loads(pickle.dumps(forms)) == forms  # noqa: S301 - our own bytes
    assert (sections, preface) == before


def test_every_regime_has_its_layout(sections: dict[str, Any], preface: dict[str, Any]) -> None:
    forms = build(sections, preface)
    assert [len(forms.layout(regime).sections) for regime in ("R60", "R30", None)] == [6, 6, 6]
    assert all(forms.layout(regime).topics for regime in ("R08", "R14"))
