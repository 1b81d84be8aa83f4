"""RE2 asked without its wrapper."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from gxlint.extract.searches import NOWHERE, Searches, searcher, thorough
from gxlint.forms.sentences import Source

PATTERNS = st.sampled_from(["收到(a)", "(a)?[^,]*(b)", "收()到", "(?:收|到)+", "a*", "^收|(到)$"])
TEXTS = st.text("收到ab,", max_size=12)


@given(PATTERNS, TEXTS, st.integers(0, 12))
def test_a_search_finds_what_the_wrapper_finds(pattern: str, text: str, at: int) -> None:
    content = text.encode()
    at = min(at, len(content))
    match = re2.compile(pattern).search(content, at)
    for made in (searcher, thorough):
        found = made(pattern)(content, at, len(content))
        if match is None:
            assert found[0] == NOWHERE
        else:
            assert found[1:] == [match.span(i) for i in range(match.re.groups + 1)]


@given(st.lists(TEXTS, min_size=40, max_size=40))
def test_a_source_finds_the_same_however_often_it_is_asked_for(texts: list[str]) -> None:
    source = Source("收[^,]*(b)", ("b",), marked=False, links=(("", ("收",)), ("^,", ("b",))))
    searches = Searches()
    for text in texts:
        content = text.encode()
        found = []
        for asked in (Searches(), searches):
            compiled = asked.may_match(source, text)
            spans = compiled.search(content, 0, len(content)) if compiled else [NOWHERE]
            found.append(None if spans[0] == NOWHERE else spans[1:])
        assert found[0] == found[1]
