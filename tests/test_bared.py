"""What lines are matched by is the same whether they are new or remembered."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Text
from gxlint.columns import Texts
from gxlint.folding import squeezed
from gxlint.report.bared import bare, bared

words = st.text(st.sampled_from("一二、（,０a1 \u3000\t\n#*\u200b"), max_size=5)
plain = st.builds(lambda content, at: Text(content, ((0, at),)), words, st.integers(0, 99))
pieced = st.builds(lambda at: Text("# a ０", ((0, at), (3, at + 9))), st.integers(0, 99))
texts = st.lists(st.one_of(plain, pieced, st.just(Text("", ()))), max_size=8)


@given(texts)
def test_lines_are_squeezed_and_bare_however_often_they_were_met(own: list[Text]) -> None:
    expected = {at: bare(squeezed(text)) for at, text in enumerate(own)}
    for _ in range(2):
        assert bared(Texts.of(own), range(len(own))) == expected


def test_too_many_lines_to_remember_change_nothing() -> None:
    own = [Text(f"# {i}", ((0, 7 * i),)) for i in range(3000)]
    found = bared(Texts.of([*own, *own]), range(2 * len(own)))
    assert [found[at].content for at in (0, 2999, 3000)] == ["0", "2999", "0"]
    assert found[2999].offset(0) == 7 * 2999 + 2
