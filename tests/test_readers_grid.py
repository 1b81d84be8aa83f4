"""Merged cells on the squares of a table."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Table, Text
from gxlint.errors import ReadError
from gxlint.readers.grid import lay_out

Shape = Sequence[Sequence[tuple[str, int, int]]]


def laid_out(rows: Shape, groups: Sequence[int] = ()) -> Table:
    return lay_out(
        [[(Text(name, ((0, 0),)), (down, across)) for name, down, across in r] for r in rows],
        groups,
    )


def squares(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(c.text.content, c.row, c.column, c.row_span, c.column_span) for c in table.cells]


def test_the_three_header_rows_of_the_third_table_find_their_columns() -> None:
    table = laid_out(
        [
            [("note", 3, 3), ("applicants", 1, 7)],
            [("natural", 2, 1), ("legal", 1, 5), ("total", 2, 1)],
            [(name, 1, 1) for name in "abcde"],
            [("new", 1, 3), *((str(n), 1, 1) for n in range(7))],
        ]
    )
    assert (table.rows, table.columns, table.exact) == (4, 10, True)
    assert squares(table)[1:6] == [
        ("applicants", 0, 3, 1, 7),
        ("natural", 1, 3, 2, 1),
        ("legal", 1, 4, 1, 5),
        ("total", 1, 9, 2, 1),
        ("a", 2, 4, 1, 1),
    ]
    assert [c.column for c in table.cells if c.row == 3] == [0, 3, 4, 5, 6, 7, 8, 9]


def test_a_span_of_zero_reaches_to_the_end_of_its_group() -> None:
    rows = [[("a", 0, 1), ("b", 1, 1)], [("c", 1, 1)], [("d", 1, 1)]]
    assert squares(laid_out(rows, groups=[2]))[0] == ("a", 0, 0, 2, 1)
    assert squares(laid_out(rows))[0] == ("a", 0, 0, 3, 1)


def test_a_cell_that_reaches_below_the_last_row_is_cut_off() -> None:
    table = laid_out([[("a", 9, 1)], [("b", 1, 1)]])
    assert squares(table) == [("a", 0, 0, 2, 1), ("b", 1, 1, 1, 1)]


def test_a_cell_does_not_reach_into_the_next_group() -> None:
    table = laid_out([[("a", 5, 1)], [("b", 1, 1)]], groups=[1])
    assert squares(table) == [("a", 0, 0, 1, 1), ("b", 1, 0, 1, 1)]


def test_two_cells_on_one_square_both_stay_but_the_table_is_not_exact() -> None:
    table = laid_out([[("a", 1, 1), ("b", 2, 1)], [("c", 1, 2)]])
    assert squares(table)[2] == ("c", 1, 0, 1, 2)
    assert not table.exact


def test_a_width_beyond_what_html_knows_counts_as_one() -> None:
    assert squares(laid_out([[("a", 1, 1001), ("b", 1, 0)]])) == [
        ("a", 0, 0, 1, 1),
        ("b", 0, 1, 1, 1),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[("a", 65534, 1000)]] + [[("b", 1, 1)]] * 65533, id="one huge cell"),
        pytest.param([[("a", 65534, 1000)] * 600], id="a row of huge cells"),
    ],
)
def test_huge_spans_are_refused_before_they_fill_the_memory(rows: Shape) -> None:
    with pytest.raises(ReadError) as caught:
        laid_out(rows)
    assert (caught.value.rule, caught.value.values["unit"]) == ("file-too-large", "cells")


spans = st.integers(0, 4)


@given(st.lists(st.lists(st.tuples(st.just("x"), spans, spans), max_size=5), max_size=8))
def test_cells_keep_their_row_and_overlap_only_where_the_table_says_so(rows: Shape) -> None:
    table = laid_out(rows)
    taken: list[tuple[int, int]] = []
    for cell in table.cells:
        assert 0 <= cell.row < cell.row + cell.row_span <= table.rows
        assert 0 <= cell.column < cell.column + cell.column_span <= table.columns
        taken += [
            (cell.row + down, cell.column + across)
            for down in range(cell.row_span)
            for across in range(cell.column_span)
        ]
    assert not (table.exact and len(set(taken)) < len(taken))
    assert [cell.row for cell in table.cells] == [i for i, row in enumerate(rows) for _ in row]


@given(st.integers(1, 9), st.integers(0, 2), st.integers(1, 9))
def test_a_table_is_exact_if_its_header_is_as_wide_as_its_rows(
    columns: int, at: int, other: int
) -> None:
    widths = [columns] * 8
    widths[at] = other
    rows = [[("x", 1, 1)] * width for width in widths]
    assert laid_out(rows).exact == (other == columns)


def test_a_row_below_the_header_may_lack_a_cell() -> None:
    assert laid_out([[("x", 1, 1)] * width for width in (3, 3, 3, 3, 2, 3)]).exact
