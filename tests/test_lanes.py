"""Sums evaluated at once, and identities by them, are what they are one by one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gxlint.engine import Settings, open_engine
from gxlint.expr.lanes import ZERO, Lanes, fits
from gxlint.facts import Fact, Facts, Value
from gxlint.localise import system_of

KEYS = ("a", "b", "c")
ENGINE = open_engine(Settings())
IDENTITIES = ENGINE._identities("R60")  # noqa: SLF001 - what the engine holds reports against
CELLS = sorted(key for key in IDENTITIES.layout.beside if key.startswith(("cases", "requests.new")))

_weights = st.dictionaries(st.sampled_from(KEYS), st.integers(-20, 20))
_sums = st.lists(st.tuples(_weights, st.integers(-1000, 1000)), max_size=5)
_large = st.integers(-(2**24) + 1, 2**24 - 1)
_cell: st.SearchStrategy[Value] = st.one_of(
    st.integers(0, 9),
    st.integers(0, 9),
    st.none(),
    st.just("x"),
    st.just(Decimal("1.5")),
    st.integers(-(10**9), 10**9),
)


@given(_sums, st.fixed_dictionaries(dict.fromkeys(KEYS, _large)))
def test_all_sums_at_once_are_each_sum(
    sums: list[tuple[Mapping[str, int], int]], figures: dict[str, int]
) -> None:
    assert all(fits(weights.values(), constant) for weights, constant in sums)
    lanes = Lanes(sums)
    found = [figures[key] for key in lanes.keys]
    assert lanes.odd(found) == []
    assert [total - ZERO for total in lanes.totals(found)] == [
        constant + sum(weight * figures[key] for key, weight in weights.items())
        for weights, constant in sums
    ]


@given(st.lists(_cell, min_size=3, max_size=3))
def test_what_no_lane_can_hold_is_odd_and_taken_for_nothing(cells: list[Any]) -> None:
    lanes = Lanes([(dict.fromkeys(KEYS, 1), 0)])
    found = [*cells]
    odd = lanes.odd(found)
    fine = [type(cell) is int and abs(cell) < 2**24 for cell in cells]
    assert sorted(odd) == [i for i, one in enumerate(fine) if not one]
    assert found == [cell if one else 0 for cell, one in zip(cells, fine, strict=True)]


@given(st.dictionaries(st.sampled_from(CELLS), _cell), st.lists(st.sampled_from(CELLS), max_size=1))
def test_identities_are_those_whose_cells_are_printed_with_what_each_lacks(
    cells: dict[str, Value], again: list[str]
) -> None:
    every = {**dict.fromkeys(CELLS, 0), **cells}
    stated = [*every.items(), *((key, 7) for key in again)]
    system, identities = IDENTITIES.system(Facts(Fact(key, value) for key, value in stated))
    numbers = {
        key: value for key, value in dict(stated).items() if value is None or not _is_text(value)
    }
    equations = IDENTITIES.equations
    plain, kept = system_of(equations, numbers)  # type: ignore[arg-type]
    assert identities == tuple(IDENTITIES.stated[i] for i in kept)
    assert system.rows == plain.rows
    assert {key: system.printed.get(key) for key in numbers} == numbers


def _is_text(value: Value) -> bool:
    return isinstance(value, str)
