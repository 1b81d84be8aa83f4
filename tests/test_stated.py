import pickle

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Span
from gxlint.facts import Fact, Facts
from gxlint.stated import Stated

KEYS = st.sampled_from(["a", "a.b", "a.b.c", "a.c", "text", "text.a", "form.a.b", "form.a.c.d"])
VALUES = st.integers() | st.none() | st.text(max_size=3)
SPANS = st.builds(Span, st.integers(0, 9), st.integers(0, 9))
FACTS = st.builds(Fact, KEYS, VALUES, st.text(max_size=3), SPANS, st.none())
RUNS = st.lists(st.tuples(st.booleans(), st.lists(FACTS, max_size=5)), max_size=5)


def stated_of(runs: list[tuple[bool, list[Fact]]]) -> tuple[Stated, list[Fact]]:
    """Return facts with those of some runs as cells, and all of them made at once."""
    found = Stated()
    for as_cells, run in runs:
        if as_cells:
            keys, values, printed, spans, _ = zip(*run, strict=True) if run else ((),) * 5
            found.add_cells(keys, values, printed, spans)
        else:
            found.add(run)
    return found, [fact for _, run in runs for fact in run]


@given(RUNS)
def test_facts_of_cells_are_what_they_would_be_made_at_once(
    runs: list[tuple[bool, list[Fact]]],
) -> None:
    found, plain = stated_of(runs)
    assert found.keys == [fact.key for fact in plain]
    assert found.values == [fact.value for fact in plain]
    assert len(found) == len(plain)
    assert [found[i] for i in reversed(range(len(found)))] == plain[::-1]
    assert list(found) == plain


@given(RUNS)
def test_a_fact_is_made_once(runs: list[tuple[bool, list[Fact]]]) -> None:
    found, _ = stated_of(runs)
    assert all(one is other for one, other in zip(found, found, strict=True))


@given(RUNS, st.lists(KEYS | KEYS.map("{}.*".format), max_size=3))
def test_what_is_asked_of_facts_does_not_hang_on_how_they_are_kept(
    runs: list[tuple[bool, list[Fact]]], asked: list[str]
) -> None:
    found, plain = stated_of(runs)
    kept, made = Facts(found), Facts(plain)
    assert kept.shape is made.shape
    assert list(kept.column) == list(made.column)
    assert kept.of(tuple(asked)) == made.of(tuple(asked))
    for key in asked:
        assert (kept.get(key), kept.all(key)) == (made.get(key), made.all(key))
        assert kept.under(key) == made.under(key)
        assert (kept.is_blank(key), kept.number(key)) == (made.is_blank(key), made.number(key))
    assert kept.prose == tuple(fact for fact in made.under("text") if fact.key != "text")
    assert list(pickle.loads(pickle.dumps(kept))) == plain  # noqa: S301
