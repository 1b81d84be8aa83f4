import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.expr import (
    Comparison,
    FormulaError,
    Linear,
    Vocabulary,
    comparison,
    expansions,
    linear,
    placeholders,
)

KEYS = ("requests.new.total", "requests.new.natural", "requests.new.legal", "cases.review.total")
VOCABULARY = Vocabulary(
    frozenset({*KEYS, *(f"previous.{key}" for key in KEYS), "year"}),
    {"requests.applicants": ("natural", "legal"), "requests.rows": ("new",)},
)
FIGURES = {"requests.new.total": 12, "requests.new.natural": 5, "requests.new.legal": 7, "year": 1}

integers = st.integers(min_value=1, max_value=10**12)
decimals = st.decimals(min_value=Decimal("0.001"), max_value=10**6, places=3)
numbers = st.one_of(integers, decimals, integers.map(lambda n: -n), decimals.map(lambda n: -n))
terms = st.lists(st.tuples(numbers, st.sampled_from(sorted(VOCABULARY.keys))), max_size=6)
linears = st.builds(Linear.of, terms.map(tuple), st.one_of(st.just(0), numbers))
comparisons = st.builds(
    lambda left, sign, right: Comparison(left, sign, right, f"{left} {sign} {right}"),
    linears,
    st.sampled_from(["=", "!=", "<=", ">=", "<", ">"]),
    linears,
)


@given(linears)
def test_a_printed_sum_reads_as_the_same_sum(found: Linear) -> None:
    assert linear(str(found), VOCABULARY) == found


@given(comparisons)
def test_a_printed_comparison_reads_as_the_same_comparison(found: Comparison) -> None:
    assert comparison(str(found), VOCABULARY) == found


@given(comparisons)
def test_a_formula_survives_pickling(found: Comparison) -> None:
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - its own


@given(linears, linears, st.integers(min_value=-50, max_value=50))
def test_brackets_multiply_what_is_in_them(one: Linear, other: Linear, factor: int) -> None:
    read = linear(f"{one} + {abs(factor)} * ({other})", VOCABULARY)
    assert read == one.plus(other.times(abs(factor)))


@given(st.text(alphabet="requests.nwtoal{}@ ()+-*=<>!0123456789/,", max_size=40))
def test_any_text_is_read_or_refused_at_a_column_of_it(source: str) -> None:
    assert 1 <= _refused_at(source) <= len(source) + 1


def _refused_at(source: str) -> int:
    """Return the column at which a formula is refused, 1 where it is none."""
    try:
        comparison(source, VOCABULARY)
    except FormulaError as error:
        return error.column
    return 1


def test_decimals_are_exact() -> None:
    tenths = " + ".join(["0.1 * year"] * 10)
    assert linear(tenths, VOCABULARY).value(FIGURES.get) == 1


def test_a_missing_fact_leaves_the_sum_open() -> None:
    assert linear("year + cases.review.total", VOCABULARY).value(FIGURES.get) is None


def test_a_comparison_with_a_missing_fact_is_open() -> None:
    assert comparison("cases.review.total >= 0", VOCABULARY).holds(FIGURES.get) is None


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("requests.new.total = sum(requests.new.@applicants)", True),
        ("requests.new.total = requests.new.natural", False),
        ("requests.new.total != requests.new.natural", True),
        ("requests.new.total <= 2.4 * requests.new.natural", True),
        ("requests.new.total < 2.4 * requests.new.natural", False),
        ("requests.new.total >= 12", True),
        ("requests.new.total > 12", False),
        ("- requests.new.natural + 12 = requests.new.legal", True),
        ("2 * (requests.new.natural - 1) = 8", True),
        ("requests.new.total - (requests.new.natural - 1) = 8", True),
    ],
)
def test_a_comparison_holds_as_arithmetic_has_it(source: str, *, holds: bool) -> None:
    assert comparison(source, VOCABULARY).holds(FIGURES.get) is holds


def test_a_set_after_a_prefix_is_that_of_the_table() -> None:
    read = linear("sum(previous.requests.new.@applicants)", VOCABULARY)
    assert read.keys == ("previous.requests.new.natural", "previous.requests.new.legal")


def test_placeholders_are_filled() -> None:
    read = comparison("requests.{row}.{column} = 0", VOCABULARY, {"row": "new", "column": "legal"})
    assert read.source == "requests.new.legal = 0"
    assert tuple(read.keys) == ("requests.new.legal",)


def test_placeholders_are_listed_once_in_order() -> None:
    assert placeholders("{b}.{a} + {b}") == ("b", "a")


def test_expansions_take_sets_and_lists() -> None:
    found = expansions({"row": ["new"], "column": "@requests.applicants"}, VOCABULARY)
    assert list(found) == [{"row": "new", "column": c} for c in ("natural", "legal")]


def test_an_unknown_set_in_over_names_the_nearest() -> None:
    with pytest.raises(FormulaError, match=r"'requests\.applicant'; did you mean 'requests\.appl"):
        list(expansions({"column": "@requests.applicant"}, VOCABULARY))


REFUSED = [
    ("", 1, "found the end; expected a fact key, a number or sum(…)"),
    ("year", 5, "found the end; expected one of = <= >= < > !="),
    ("year =", 7, "found the end; expected a fact key, a number or sum(…)"),
    ("year = 1 = 2", 10, "found a second comparison, '='"),
    ("year == 1", 6, "found '=='; expected = for equality"),
    ("year = 1 year", 10, "found 'year'; expected * between a number and a fact key"),
    ("year * 2 = 1", 6, "found '*'; expected one of = <= >= < > !="),
    ("1 = year * 2", 10, "found '*'; expected the number first, as in 2 * requests.new.total"),
    ("year year = 1", 6, "found 'year'; expected one of = <= >= < > !="),
    ("1 = year year", 10, "found 'year'; expected +, - or the end"),
    ("year / 2 = 1", 6, "found '/'; expected * with a decimal, as in 0.5 * requests.new.total"),
    ("year = 1,000", 8, "found '1,000'; expected a number in plain digits, as in 1000 or 0.3"),
    ("year = 1.", 8, "found '1.'; expected a number in plain digits, as in 1000 or 0.3"),
    ("year = 30%", 10, "found '%'; expected a fact key, a number, + - * ( ) or a comparison"),
    ("year = \uff11", 8, "found '\uff11'; expected a fact key, a number, + - * ( ) or a comp"),
    ("yaer = 1", 1, "no fact is called 'yaer'; did you mean 'year'?"),
    ("year = requests.new.totl", 8, "no fact is called 'requests.new.totl'; did you mean 'req"),
    ("year = requests.new.{c}", 8, "{c} is not in `over`"),
    ("year = requests.new.@applicants", 8, "a set stands inside sum(…): write sum(requests.new."),
    ("year = sum(requests.new.@all)", 12, "no set is called 'requests.all'"),
    ("year = sum(requests.new.total)", 12, "found 'requests.new.total' in sum(…); expected a set"),
    ("year = sum(requests.new.@applicants", 36, "found the end; expected ')'"),
    ("year = sum()", 12, "found ')'; expected a fact key with a set"),
    ("year = (1 + 2", 14, "found the end; expected ')'"),
    ("year = 1)", 9, "found ')'; expected +, - or the end"),
    ("year = 2 * 3", 12, "found '3'; expected a fact key, a number or sum(…)"),
    ("year = " + "(" * 50, 48, "brackets nested too deeply"),
]


@pytest.mark.parametrize(("source", "column", "said"), REFUSED, ids=[f"{r[0]!r}" for r in REFUSED])
def test_a_bad_formula_is_refused_at_its_column(source: str, column: int, said: str) -> None:
    with pytest.raises(FormulaError) as refused:
        comparison(source, VOCABULARY)
    assert (refused.value.column, refused.value.message[: len(said)]) == (column, said)


def test_a_near_placeholder_is_offered() -> None:
    with pytest.raises(FormulaError) as refused:
        linear("requests.new.{colum}", VOCABULARY, {"column": "total"})
    assert refused.value.message == "{colum} is not in `over`; did you mean 'column'?"
