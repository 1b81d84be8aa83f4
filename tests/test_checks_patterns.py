"""Patterns of rules: refused, searched for, and what stands in every match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.checks.base import OptionError
from gxlint.checks.holding import in_order
from gxlint.checks.patterns import pattern
from gxlint.facts import Fact, Facts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("规范规范|工作工作", ((("规范规范",),), (("工作工作",),))),
        ("[(](宋体|黑体)[^)]{0,20}[)]", ((("(宋体", "(黑体"), (")",)),)),
        ("(^|[^0-9])(?P<at>0?2月3[01]日)", ((("2月30日", "2月31日"),),)),
        ("ab?c+d", ((("a",), ("c",), ("d",)),)),
        ("国办[0-9]{2}号文", ((("国办",), ("号文",)),)),
        (r"a\.b", ((("a.b",),),)),
        (r"[\p{Han}](and|or)", ((("and", "or"),),)),
        (r"\x41b|\x{41}b", ((("b",),), (("b",),))),
        ("(甲|[乙丙])", ((("丙", "乙", "甲"),),)),
        ("甲|乙?", ()),
        ("[0-9]+", ()),
        ("(?i)甲", ()),
    ],
)
def test_chains_stand_in_every_match(
    source: str, expected: tuple[tuple[tuple[str, ...], ...], ...]
) -> None:
    assert pattern(source, ()).chains == expected


_PIECES = st.sampled_from(
    ["甲", "乙丙", "(丁|戊己)", "[甲乙]", "庚?", "辛*", "(壬)+", "|", "x{2}", "."]
)


@given(st.lists(_PIECES, min_size=1, max_size=7), st.text("甲乙丙丁戊己庚辛壬x", max_size=12))
def test_a_text_without_them_has_no_match(pieces: list[str], text: str) -> None:
    source = "".join(pieces)
    found = pattern(source, ())
    in_vain = found.chains and not any(in_order(one, text) for one in found.chains)
    if in_vain or not found.may_match(text):
        assert not re.search(source, text)
    for _ in range(10):  # before and after it is compiled
        assert found.occurs(text, None) == bool(re.search(source, text))


def test_the_texts_of_a_chain_may_stand_in_one_paragraph_only() -> None:
    facts = Facts([Fact("text.overview", "甲。"), Fact("text.other_matters", "乙。")])
    asked = pattern("甲[^。]*乙", ()).chains
    assert asked == ((("甲",), ("乙",)),)
    assert in_order(asked[0], facts.wording)
    assert not in_order(asked[0], facts.wording, "\n")


def test_a_match_in_a_paragraph_of_several_lines_is_found() -> None:
    facts = Facts([Fact("text.overview", "甲\n乙"), Fact("text.other_matters", "丙")])
    assert pattern("甲[^。]乙", ()).may_occur(facts, 2024)


@pytest.mark.parametrize("source", ["(?<=甲)乙", "(?!甲)", r"(甲)\1", "(甲", "[甲"])
def test_what_re2_refuses_is_told_with_the_pattern(source: str) -> None:
    with pytest.raises(OptionError, match=re.escape(repr(source))) as refusal:
        pattern(source, ("patterns", 0))
    assert refusal.value.path == ("patterns", 0)


def test_years_are_those_of_the_report() -> None:
    found = pattern("{next}年的计划|{last}年", ("patterns", 0))
    assert found.occurs("2025年的计划", 2024)
    assert found.occurs("2023年", 2024)
    assert not found.occurs("2024年的计划", 2024)
    assert found.needles == ("年的计划", "年")
    assert not found.occurs("2024年", 2024)


def test_a_pattern_anchored_at_both_ends_is_found_in_a_paragraph_of_many() -> None:
    facts = Facts([Fact("text.overview", "总体"), Fact("text.other_matters", "无。")])
    assert pattern("^无。?$", ()).may_occur(facts, 2024)
