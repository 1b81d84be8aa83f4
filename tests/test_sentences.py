"""Sentence files made into forms."""

import pickle
from typing import Any

import pytest

from gxlint.checks.base import OptionError
from gxlint.pack.sentences import build

WORDS: dict[str, Any] = {
    "units": {"n": ["件"], "money": ["元"], "year": ["年"]},
    "topics": {"requests": {"words": ["申请"]}},
}


def files(**pattern: Any) -> dict[str, dict[str, Any]]:
    made = {
        "name": "received",
        "match": ["收到申请{n}"],
        "readings": ["requests.new.total"],
        **pattern,
    }
    return {"words.yaml": WORDS, "a.yaml": {"regimes": ["R60"], "patterns": [made]}}


def test_a_macro_may_hold_others_of_any_file() -> None:
    content = files(match=["{verb}{n}"])
    content["a.yaml"]["macros"] = {"verb": "{got}了?"}
    content["z.yaml"] = {"macros": {"got": "收到"}}
    (source,) = build(content).sources.values()
    assert source.text == "收到了?(\ue000)"


def test_a_later_file_replaces_a_pattern_by_its_name() -> None:
    content = files()
    content["b.yaml"] = {
        "patterns": [{"name": "received", "match": ["收悉申请{n}"], "readings": {}}]
    }
    (source,) = build(content).sources.values()
    assert source.text == "收悉申请(\ue000)"


def test_a_later_file_adds_to_word_lists() -> None:
    content = files()
    content["b.yaml"] = {"units": {"n": ["桩"]}, "context": {"part": ["分局", "第{numeral}分局"]}}
    words = build(content).words
    assert words is not None
    assert words.units["n"] == ("件", "桩")
    assert {"分局", "第三分局"} <= set(words.part)


def test_readings_without_a_regime_are_for_the_regimes_of_the_file() -> None:
    assert build(files()).readings == {"R60": ("requests.new.total",)}


def test_sentences_are_pickled_as_sources() -> None:
    made = build(files())
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("change", "path", "column", "hint"),
    [
        ({"match": ["收到{m}"]}, ("match", 0), 3, r"no macro is called \{m\}"),
        ({"match": ["收到{nn}"]}, ("match", 0), 3, r"did you mean \{n\}"),
        ({"match": ["收到(?!过)"]}, ("match", 0), 3, "look-around"),
        ({"match": ["收*"]}, ("match", 0), None, "no text is sure to occur"),
        ({"match": ["收到[z-a]{n}"]}, ("match", 0), None, "no RE2 pattern"),
        ({"topics": ["request"]}, ("topics", 0), None, "did you mean 'requests'"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_would_be_right(
    change: dict[str, Any], path: tuple[str | int, ...], column: int | None, hint: str
) -> None:
    with pytest.raises(OptionError, match=hint) as caught:
        build(files(**change))
    assert caught.value.path == ("a.yaml", "patterns", 0, *path)
    assert caught.value.column == column


def test_a_macro_that_contains_itself_is_refused() -> None:
    content = files()
    content["a.yaml"]["macros"] = {"x": "a{y}", "y": "b{x}"}
    with pytest.raises(OptionError, match="contains itself"):
        build(content)


def test_a_macro_may_not_take_the_name_of_a_figure() -> None:
    content = files()
    content["a.yaml"]["macros"] = {"n": "x"}
    with pytest.raises(OptionError, match="stands for figures"):
        build(content)


def test_the_same_name_twice_in_a_file_is_refused() -> None:
    content = files()
    content["a.yaml"]["patterns"] *= 2
    with pytest.raises(OptionError, match="stands here again"):
        build(content)
