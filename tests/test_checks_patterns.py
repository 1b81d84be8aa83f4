"""Patterns of rules: refused, searched for, and what stands in every match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.checks.base import OptionError
from gxlint.checks.patterns import needles, pattern
from gxlint.facts import Fact, Facts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("规范规范|工作工作", ("规范规范", "工作工作")),
        ("[(](宋体|黑体)[^)]{0,20}[)]", ("宋体", "黑体")),
        ("(^|[^0-9])(?P<at>0?2月3[01]日)", ("2月3",)),
        ("ab?c+d", ("a",)),
        ("国办[0-9]{2}号文", ("国办",)),
        (r"a\.b", ("a.b",)),
        (r"[\p{Han}](and|or)", ("and", "or")),
        ("(甲|[乙丙])", ()),
        ("[0-9]+", ()),
    ],
)
def test_needles_stand_in_every_match(source: str, expected: tuple[str, ...]) -> None:
    assert needles(source) == expected


_PIECES = st.sampled_from(
    ["甲", "乙丙", "(丁|戊己)", "[甲乙]", "庚?", "辛*", "(壬)+", "|", "x{2}", "."]
)


@given(st.lists(_PIECES, min_size=1, max_size=7), st.text("甲乙丙丁戊己庚辛壬x", max_size=12))
def test_a_text_without_a_needle_has_no_match(pieces: list[str], text: str) -> None:
    source = "".join(pieces)
    found = needles(source)
    if found and not any(needle in text for needle in found):
        assert not re.search(source, text)


@pytest.mark.parametrize("source", ["(?<=甲)乙", "(?!甲)", r"(甲)\1", "(甲", "[甲"])
def test_what_re2_refuses_is_told_with_the_pattern(source: str) -> None:
    with pytest.raises(OptionError, match=re.escape(repr(source))) as refusal:
        pattern(source, ("patterns", 0))
    assert refusal.value.path == ("patterns", 0)


def test_years_are_those_of_the_report() -> None:
    found = pattern("{next}年的计划|{last}年", ("patterns", 0))
    assert found.occurs("2025年的计划", 2024)
    assert found.occurs("2023年", 2024)
    assert not found.occurs("2024年", 2024)


def test_a_pattern_anchored_at_both_ends_is_found_in_a_paragraph_of_many() -> None:
    facts = Facts([Fact("text.overview", "总体"), Fact("text.other_matters", "无。")])
    assert pattern("^无。?$", ()).may_occur(facts, 2024)
