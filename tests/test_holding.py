"""Whether a text may hold a match of a pattern."""

import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.checks.holding import PADDING, may_match
from gxlint.checks.literals import links
from gxlint.pack.load import load_pack

ATOMS = st.sampled_from(
    [*"abc,", ".", "[ab]", "[^,]", "[^a-b,]", r"[^\x{61}-\x{62}]", r"\.", "^", "$", r"\b", "()"]
)
COUNTS = st.sampled_from(["", "", "?", "*", "+", "{0,2}", "{2}", "*?"])


def patterns(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    counted = st.builds("{}{}".format, inner.map("(?:{})".format), COUNTS)
    return st.builds("".join, st.lists(counted, min_size=1, max_size=3)) | st.builds(
        "|".join, st.lists(inner, min_size=1, max_size=3)
    )


PATTERNS = st.recursive(st.builds("".join, st.lists(ATOMS, min_size=1)), patterns, max_leaves=6)


@given(PATTERNS, st.text("abc,.^", max_size=12))
def test_a_text_in_which_a_pattern_matches_may_match(pattern: str, text: str) -> None:
    if re2.search(pattern, text):
        assert may_match(links(pattern), text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("ab[^,]*cd", "ab.cd", True),
        ("ab[^,]*cd", "ab,cd", False),
        ("ab[xy]*cd", "abxyycd", True),
        ("ab[xy]*cd", "abxzcd", False),
        ("ab(?:,x)?cd", "ab,cd ab,xcd", True),
        ("ab(?:,x)?cd", "ab,cd", False),
        ("(?:^|,)ab", "xab", False),
        ("(?:^|,)ab", "x,ab", True),
        ("ab(?:,|$)", "abc", False),
        ("ab(?:,|$)", "cab", True),
        ("a+.b", "cb", False),
    ],
)
def test_only_what_may_stand_between_stands_between(
    pattern: str, text: str, *, expected: bool
) -> None:
    assert may_match(links(pattern), text) is expected
    assert bool(re.search(pattern, text)) is expected


def test_anchors_that_outnumber_the_padding_ask_for_nothing() -> None:
    assert links("$" * (PADDING + 1)) == ()
    assert may_match((), "")


@pytest.fixture(scope="module")
def sources() -> list[str]:
    return [source.text for source in load_pack(["national"]).forms.sentences.sources.values()]


def test_whatever_a_wording_matches_may_match(sources: list[str]) -> None:
    for source in sources:
        _holds_for_what_matches(source)


def _holds_for_what_matches(source: str) -> None:
    plain = re.sub(r"\\x\{(\w+)\}", lambda escape: chr(int(escape[1], 16)), source)

    @settings(max_examples=3, database=None)
    @given(st.from_regex(plain))
    def holds(text: str) -> None:
        if re2.search(source, text):
            assert may_match(links(source), text)

    holds()
