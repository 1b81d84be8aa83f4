"""RE2 asked without its wrapper."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from gxlint.extract.patterns import NOWHERE, searcher

PATTERNS = st.sampled_from(["收到(a)", "(a)?[^,]*(b)", "收()到", "(?:收|到)+", "a*"])


@given(PATTERNS, st.text("收到ab,", max_size=12), st.integers(0, 12))
def test_a_search_finds_what_the_wrapper_finds(pattern: str, text: str, at: int) -> None:
    content = text.encode()
    at = min(at, len(content))
    found = searcher(pattern)(content, at, len(content))
    match = re2.compile(pattern).search(content, at)
    if match is None:
        assert found[0] == NOWHERE
    else:
        assert found[0] == (at, match.end())
        assert found[1:] == [match.span(i) for i in range(match.re.groups + 1)]
