"""Facts of cells and labels, made when they are asked for, are those that were stated."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Span
from gxlint.columns import Spans
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
