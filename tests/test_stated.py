"""Facts of cells and labels, made when they are asked for, are those that were stated."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Span, Text
from gxlint.columns import Spans
from gxlint.facts import Facts
from gxlint.stated import Fact, Stated

facts = st.builds(
    lambda key, value, at: Fact(key, value, str(value), Span(at, at + len(str(value)))),
    st.sampled_from("abc"),
    st.integers(0, 999),
    st.integers(0, 99),
)
stretches = st.lists(st.tuples(st.booleans(), st.lists(facts, max_size=3)), max_size=6)


@given(stretches)
def test_facts_are_what_was_stated_in_its_order(own: list[tuple[bool, list[Fact]]]) -> None:
    found = Stated()
    for is_made, stretch in own:
        if is_made:
            found.add(stretch)
            continue
        keys = [fact.key for fact in stretch]
        values = [fact.value for fact in stretch]
        printed = [fact.printed for fact in stretch]
        starts = [fact.span.start for fact in stretch if fact.span]
        found.add_cells(keys, values, printed, Spans(printed, starts))
    expected = [fact for _, stretch in own for fact in stretch]
    assert [found[at] for at in reversed(range(len(found)))] == expected[::-1]
    assert [*found] == expected
    assert [*found.keys] == [fact.key for fact in expected]
    assert [*found.values] == [fact.value for fact in expected]
    assert all(found[at] is found[at] for at in range(len(found)))


prose = st.lists(
    st.tuples(st.sampled_from(["a", "b", "text.a", "text.b"]), st.integers(1, 3)), max_size=6
)


@given(prose)
def test_paragraphs_added_together_are_told_from_each_other(own: list[tuple[str, int]]) -> None:
    found = Stated()
    for key, many in own:
        texts = [Text(f"{key} {at}", ((0, at),)) for at in range(many)]
        if key.startswith("text."):
            found.add_prose(key, texts)
        else:
            found.add(Fact(key, text.content, text.content, text.span(), text) for text in texts)
    one_by_one, together = Facts([*found]), Facts(found)
    assert [*together] == [*one_by_one]
    assert together.shape is one_by_one.shape
    assert together.column == one_by_one.column
    assert together.repeated == one_by_one.repeated
    assert together.prose == one_by_one.prose
    for key in {fact.key for fact in one_by_one}:
        assert together.all(key) == one_by_one.all(key)
        assert together.get(key) == one_by_one.get(key)


def test_how_many_paragraphs_a_section_has_is_nothing_to_tell_shapes_by() -> None:
    one, several = (Facts([Fact("year", 2020), *[Fact("text.a", "")] * many]) for many in (1, 3))
    assert one.shape is several.shape
