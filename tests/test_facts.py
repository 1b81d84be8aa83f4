"""Facts by their keys."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from gxlint.facts import Fact, Facts

PARTS = st.sampled_from(["form", "requests", "row", "new", "total", "sign"])
KEYS = st.lists(PARTS, min_size=1, max_size=5).map(".".join)


@given(st.lists(KEYS, max_size=12), KEYS)
def test_facts_below_a_prefix_are_all_found(keys: list[str], prefix: str) -> None:
    facts = Facts(Fact(key, i) for i, key in enumerate(keys))
    below = [f for f in facts if f.key == prefix or f.key.startswith(prefix + ".")]
    assert sorted(facts.under(prefix), key=lambda f: str(f.value)) == sorted(
        below, key=lambda f: str(f.value)
    )


@given(st.lists(KEYS, max_size=12), st.lists(KEYS, max_size=4), st.lists(KEYS, max_size=4))
def test_facts_of_several_keys_come_key_by_key_with_all_below_a_star(
    stated: list[str], keys: list[str], prefixes: list[str]
) -> None:
    facts = Facts(Fact(key, i) for i, key in enumerate(stated))
    asked = (*keys, *(f"{prefix}.*" for prefix in prefixes))
    found = [facts.all(key) for key in keys] + [facts.under(prefix) for prefix in prefixes]
    one = [[fact.value for fact in of_key] for of_key in found]
    assert [fact.value for fact in facts.of(asked)] == [value for values in one for value in values]


def test_facts_of_one_key_keep_the_reports_order() -> None:
    facts = Facts([Fact("a.b", 1), Fact("a.c", 2), Fact("a.b", 3)])
    assert [f.value for f in facts.all("a.b")] == [1, 3]
    assert facts.get("a.b") == Fact("a.b", 1)


@given(st.lists(st.sampled_from("abc")))
def test_a_key_has_all_its_facts_and_gives_the_first(keys: list[str]) -> None:
    stated = [Fact(key, i) for i, key in enumerate(keys)]
    facts = Facts(stated)
    assert list(facts.keys()) == list(dict.fromkeys(keys))
    for key in keys:
        assert facts.all(key) == tuple(fact for fact in stated if fact.key == key)
        assert facts.get(key) == facts.all(key)[0]


@given(st.lists(st.tuples(KEYS, st.integers() | st.none()), max_size=8), st.lists(KEYS, max_size=4))
def test_a_shape_picks_the_first_value_of_each_key(
    stated: list[tuple[str, int | None]], asked: list[str]
) -> None:
    facts = Facts(Fact(key, value) for key, value in stated)
    firsts = dict(reversed(stated))
    assert facts.shape.picking(asked)(facts.column) == tuple(map(firsts.get, asked))
    assert facts.shape is Facts(Fact(key, 1) for key, _ in stated).shape


@given(st.lists(KEYS, max_size=30), st.lists(KEYS, max_size=6), st.booleans())
def test_a_shape_tells_which_keys_match(keys: list[str], asked: list[str], below: bool) -> None:  # noqa: FBT001 - hypothesis gives it by position
    shape = Facts(Fact(key, 1) for key in keys).shape
    patterns = [f"{key}.*" if below else key for key in asked]
    wanted = {
        k
        for k in shape.keys
        for one in asked
        if k == one or (below and f"{k}.".startswith(f"{one}."))
    }
    assert [shape.keys[place] for place in shape.matching(patterns)] == [
        key for key in shape.keys if key in wanted
    ]


@given(
    st.permutations([1, 2, 3, 4, 5]).map(lambda own: [f"key{n}" for n in own]), st.integers(0, 5)
)
def test_a_shape_tells_whether_keys_stand_in_order(asked: list[str], stated: int) -> None:
    shape = Facts(Fact(f"key{n}", 1) for n in range(1, stated + 1)).shape
    found = [key for key in asked if key in shape.places]
    assert shape.rises(tuple(asked)) == (found == sorted(found))


def test_running_text_is_what_stands_under_text() -> None:
    facts = Facts([Fact("title", "x"), Fact("text.overview", "one"), Fact("text.cases", "two")])
    assert facts.wording == "one\ntwo"


def test_last_years_facts_lose_their_places() -> None:
    both = Facts([Fact("a", 1)]).beside(Facts([Fact("a", 2, "2")]), "previous")
    assert both.get("previous.a") == Fact("previous.a", 2, "2")
    assert both.number("a") == 1


def test_facts_survive_a_worker_process() -> None:
    facts = Facts([Fact("text.overview", "one")])
    assert facts.wording
    assert list(pickle.loads(pickle.dumps(facts))) == list(facts)  # noqa: S301
