"""All comparisons at once tell what each of them tells."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gxlint.checks.base import Asked
from gxlint.checks.sums import Sums
from gxlint.expr import Vocabulary, comparison
from gxlint.facts import Fact, Facts, Value

KEYS = ("t.a", "t.b", "t.c", "t.d")
SOURCES = (
    "t.a = t.b + t.c",
    "t.d - t.a = t.b",
    "t.a <= t.b",
    "t.a - t.b < 3",
    "t.c >= 0.5 * t.d",
    "t.c > -0.9 * t.a",
    "t.a + t.b != t.c + 2 * t.d",
    "t.b = t.b",
)
CHECKS = [comparison(source, Vocabulary(frozenset(KEYS), {}), {}) for source in SOURCES]
SUMS = Sums([(i, Asked((one,), ("form.t.uncertain",))) for i, one in enumerate(CHECKS)])

_small = st.integers(-20, 20)
_odd: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.just("x"), st.integers(-(10**30), 10**30), st.decimals(-9, 9, places=2)
)


def _stated(values: dict[str, Value]) -> Facts:
    return Facts(Fact(key, value) for key, value in values.items())


def _holding(values: dict[str, Value]) -> set[int]:
    def look(key: str) -> int | Decimal | None:
        value = values.get(key)
        return value if isinstance(value, int | Decimal) else None

    return {i for i, one in enumerate(CHECKS) if one.holds(look)}


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, _small)))
def test_those_are_silent_whose_comparisons_hold(values: dict[str, Value]) -> None:
    assert SUMS.silent(_stated(values)) == _holding(values)


@given(st.dictionaries(st.sampled_from(KEYS), _small | _odd))
def test_whatever_the_cells_none_is_silent_that_does_not_hold(values: dict[str, Value]) -> None:
    assert SUMS.silent(_stated(values)) <= _holding(values)


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, _small)))
def test_none_is_silent_where_its_table_is_in_doubt(values: dict[str, Value]) -> None:
    assert not SUMS.silent(_stated({**values, "form.t.uncertain": "columns"}))


@given(st.lists(st.integers(-(2**24), 2**24), min_size=2, max_size=2))
def test_a_heavy_comparison_does_not_spill_into_its_neighbour(values: list[int]) -> None:
    words = Vocabulary(frozenset(KEYS), {})
    heavy = comparison("t.a = 99 * t.b", words, {})
    beside = comparison("t.a = t.b", words, {})
    every = Sums([(i, Asked((one,), ())) for i, one in enumerate((beside, heavy, beside))])
    facts = _stated(dict(zip(KEYS, values, strict=False)))
    for i in every.silent(facts):
        assert (heavy if i == 1 else beside).holds(facts.number)
