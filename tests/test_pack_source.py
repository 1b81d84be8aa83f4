from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.pack.mistakes import Mistakes
from gxlint.pack.source import MOST_VALUES, Source, parse, read
from gxlint.pack.spots import Parts


def _parts(text: str) -> Parts:
    mistakes = Mistakes()
    parts = parse(text, "a.yaml", mistakes)
    assert parts is not None, mistakes.lines()
    return parts


def _source(text: str) -> Source:
    return Source("a.yaml", text, _parts(text))


def _refused(text: str) -> str:
    mistakes = Mistakes()
    assert parse(text, "a.yaml", mistakes) is None
    (line,) = mistakes.lines()
    return line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("2021-01-31", "2021-01-31"),
        ("1_000", "1_000"),
        ("0o17", "0o17"),
        ("12:30", "12:30"),
        ("007", 7),
        ("-3", -3),
        ("0.1", Decimal("0.1")),
        ("1e3", "1e3"),
        ("~", None),
        ("'3'", "3"),
        ('"\\u4e00"', "一"),
        ("|\n  3\n", "3\n"),
        ("=", "="),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    found = _parts(f"a: {text}").value["a"]
    assert (type(found), found) == (type(value), value)


def test_values_are_plain() -> None:
    value = _parts("a: {b: [1, x]}\n").value
    assert [type(one) for one in (value, value["a"], value["a"]["b"])] == [dict, dict, list]


def test_an_alias_stands_for_its_value() -> None:
    assert _parts("a: &x [1]\nb: *x\n").value == {"a": [1], "b": [1]}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert _parts("a: &x {b: 1}\nc:\n  <<: *x\n").value["c"] == {"<<": {"b": 1}}


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [" + ", ".join(["x"] * 10) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 10) + "]" for i in range(1, 9)]
    assert "multiplies without end" in _refused("\n".join(lines))
    assert MOST_VALUES < 10**6


def test_a_text_nested_too_deeply_is_refused() -> None:
    assert _refused("[" * 5000) == "a.yaml:1:1: is nested too deeply"


def test_keys_and_values_have_their_places() -> None:
    source = _source("a:\n  b: [x, 'y']\n")
    assert source.at(("a", "b", 1)) == (2, 10)
    mistakes = Mistakes()
    source.note(mistakes, ("a", "b"), "here", key=True)
    assert mistakes.lines() == ("a.yaml:2:3: here",)


def test_what_is_not_there_is_told_at_what_is_around_it() -> None:
    assert _source("a:\n  b: 1\n").at(("a", "c", 3)) == (2, 3)


WRITINGS = {
    "plain": "a: {}",
    "single quotes": "a: '{}'",
    "double quotes": 'a: "{}"',
    "literal": "a: |\n  {}",
    "folded": "a: >-\n\n  {}",
    "flow": "[1, {{a: '{}'}}]",
}


def _marked(value: Any) -> str:
    """Return the only text in a value."""
    if isinstance(value, str):
        return value
    inner = value.values() if isinstance(value, dict) else value
    return next(_marked(one) for one in inner if not isinstance(one, int))


@pytest.mark.parametrize("writing", WRITINGS)
@given(before=st.text(alphabet="ab一二 ", max_size=12), after=st.text(alphabet="ab一", max_size=5))
def test_a_column_in_a_text_is_a_column_of_the_file(writing: str, before: str, after: str) -> None:
    text = WRITINGS[writing].format(f"b{before}X{after}")
    source = _source(text)
    path = (1, "a") if writing == "flow" else ("a",)
    column = _marked(source.value).index("X") + 1
    line, at = source.at(path, column)
    assert text.splitlines()[line - 1][at - 1] == "X"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "\\u4e00\\tX"', (1, 13)),
        ("a: 'it''s X'", (1, 11)),
        ('a: "one\n  two X"', (2, 7)),
        ("a: one\n  two X", (2, 7)),
        ("a: >-\n  one\n  two X\n", (3, 7)),
        ("a: |\n  one\n\n  two X\n", (4, 7)),
        ('a: "one\\\n  two X"', (2, 7)),
    ],
)
def test_escapes_and_folds_are_counted_as_written(text: str, expected: tuple[int, int]) -> None:
    source = _source(text)
    assert source.at(("a",), source.value["a"].index("X") + 1) == expected


def test_a_column_behind_the_text_is_its_end() -> None:
    assert _source("a: 'xyz'").at(("a",), 99) == (1, 8)


def test_a_byte_order_mark_moves_no_column(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: b\n")
    source = read(file, "a.yaml", Mistakes())
    assert source is not None
    assert source.at(("a",)) == (1, 4)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    mistakes = Mistakes()
    assert read(tmp_path / "a.yaml", "a.yaml", mistakes) is None
    assert mistakes.lines() == ("a.yaml:1:1: cannot be read: No such file or directory",)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    mistakes = Mistakes()
    parts = parse(text, "a.yaml", mistakes)
    assert (parts is None) == bool(len(mistakes))
