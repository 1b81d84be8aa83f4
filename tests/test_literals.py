"""The literals of a pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.checks.literals import PatternError, chain, literals


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("abc", {"abc"}),
        ("(?:ab|cd)e", {"abe", "cde"}),
        ("ab?c", {"ac", "abc"}),
        ("x*abc", {"abc"}),
        ("(?:abc)+", {"abc"}),
        ("a.bcd", {"bcd"}),
        ("[xy]a", {"xa", "ya"}),
        ("[^,]{0,9}ab", {"ab"}),
        ("(?:^|[,;])ab", {"ab", ",ab", ";ab"}),
        (r"a\(b", {"a(b"}),
        ("a*", None),
        ("(?:ab|c*)", None),
        ("(?:ab)?", None),
    ],
)
def test_every_match_holds_one_of_them(pattern: str, found: set[str] | None) -> None:
    assert literals(pattern) == found


@pytest.mark.parametrize(
    ("pattern", "column", "hint"),
    [
        ("ab(?=c)", 3, "look-around"),
        ("(?<!a)b", 1, "look-around"),
        (r"(a)\1", 4, "back-references"),
        ("(ab", 1, "never closed"),
        ("ab)", 3, "closing bracket"),
        ("[ab", 1, "never closed"),
        ("(?P<n>a)", 1, "plain group"),
    ],
)
def test_what_re2_cannot_do_is_refused_at_its_column(pattern: str, column: int, hint: str) -> None:
    with pytest.raises(PatternError, match=hint) as caught:
        literals(pattern)
    assert caught.value.column == column


PIECES = st.sampled_from(["ab", "c", "(?:de|f)", "g?", "(?:h|ij)*", "[kl]", ".", "(?:mn)?"])


@given(st.lists(PIECES, min_size=1, max_size=6), st.text("abcdefghijklmn", max_size=30))
def test_a_text_without_any_of_them_does_not_match(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    found = literals(pattern)
    if found is not None and not any(literal in text for literal in found):
        assert re.search(pattern, text) is None


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("ab.cd", (("ab",), ("cd",))),
        ("(?:ab|cd)[^,]*e", (("ab", "cd"), ("e",))),
        ("ab(?:c.*d)?(?:e.*f)+", (("ab",), ("e",), ("f",))),
        ("ab(?:c.*d|e)", (("ab",), ("c", "e"))),
        ("(?:ab|c*)d.(?:ef|g)", (("d",), ("ef", "g"))),
        ("a*", ()),
    ],
)
def test_a_chain_holds_what_every_match_needs_in_order(
    pattern: str, found: tuple[tuple[str, ...], ...]
) -> None:
    assert chain(pattern) == found


@given(st.lists(PIECES, min_size=1, max_size=6), st.text("abcdefghijklmn", max_size=30))
def test_every_match_holds_its_chain(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    match = re.search(pattern, text)
    at = 0
    for texts in chain(pattern) if match else ():
        ends = [i + len(one) for one in texts if (i := text.find(one, at)) >= 0]
        assert ends, f"{pattern} matches {text} without {texts}"
        at = min(ends)
