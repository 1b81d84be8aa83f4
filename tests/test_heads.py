"""The heads by which words are looked for."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.extract.heads import by_head, head, heads, holds

TEXTS = st.text(st.characters(), max_size=12)


@given(TEXTS, TEXTS.filter(bool), TEXTS)
def test_a_word_is_found_by_its_head_wherever_it_stands(before: str, word: str, after: str) -> None:
    assert head(word) in heads(before + word + after, {head(word)})


@given(st.lists(TEXTS))
def test_words_are_ordered_by_their_heads(words: list[str]) -> None:
    found = by_head(words)
    assert sorted(word for many in found.values() for word in many) == sorted(words)
    assert all(head(word) == number for number, many in found.items() for word in many)


@given(TEXTS, st.lists(TEXTS))
def test_a_text_holds_what_stands_in_it(content: str, words: list[str]) -> None:
    assert holds(content, words) == any(word in content for word in words)
