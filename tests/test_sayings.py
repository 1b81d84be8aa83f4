"""What is remembered of words is remembered for the forms that they were read with."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.report.sayings import by_words

FORMS = ([1], [2])
asked = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(FORMS)), max_size=12)


@given(asked)
def test_words_are_read_with_the_forms_asked_for(own: list[tuple[str, list[int]]]) -> None:
    read = by_words(lambda content, forms: (content, *forms))
    assert [read(*one) for one in own] == [(content, *forms) for content, forms in own]


def test_words_are_read_once() -> None:
    met: list[str] = []

    def read(content: str, _: list[int]) -> bool:
        met.append(content)
        return False

    known = by_words(read)
    assert not any(known(content, FORMS[0]) for content in "abab")
    assert met == ["a", "b"]
