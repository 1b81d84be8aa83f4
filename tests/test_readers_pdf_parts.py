"""Characters and strokes of a page put together, where no whole file is needed to tell."""

import pytest

from gxlint.readers.pdf.doubts import is_measured
from gxlint.readers.pdf.figures import are_sure, text_of
from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import Field, Line, rows_of
from gxlint.readers.pdf.paths import Stroke
from gxlint.readers.pdf.prose import Margins, margins_of, paragraphs_of
from gxlint.readers.pdf.ruling import tables_of
from gxlint.readers.pdf.spread import Spread, Square, joined


def figures(*signs: tuple[str, float, float]) -> list[Char]:
    """Return characters side by side, each with its bottom and height."""
    return [
        Char(sign, 6.0 * i, 6.0 * i + 6, bottom, bottom + height)
        for i, (sign, bottom, height) in enumerate(signs)
    ]


def test_a_small_raised_digit_behind_a_figure_is_a_footnote_mark() -> None:
    assert text_of(rows_of(figures(("1", 0, 12), ("2", 0, 12), ("1", 4, 8)))) == "12"


def test_a_small_raised_digit_behind_a_word_is_one_too() -> None:
    assert text_of(rows_of(figures(("\u8bf7", 0, 12), ("1", 5, 7), ("2", 0, 12)))) == "\u8bf72"


def test_a_lowered_digit_and_one_of_another_font_stay() -> None:
    assert text_of(rows_of(figures(("1", 0, 12), ("2", -2, 8), ("3", 0, 10)))) == "123"


def test_rows_keep_the_order_of_what_is_printed() -> None:
    (row,) = rows_of(reversed(figures(("1", 0, 12), ("2", 0, 12))))
    assert [char.char for char in row] == ["1", "2"]


@pytest.mark.parametrize(
    ("second", "sure"),
    [
        (Char("7", 1, 7, 0, 12), False),
        (Char("7", 6, 12, 2, 14), False),
        (Char("7", 6, 12, 0, 9), False),
        (Char("7", 6, 12, 0, 12), True),
        (Char("7", 40, 46, 0, 12), False),
        (Char("\ufffd", 6, 12, 0, 12), False),
        (Char("\u4ef6", 1, 13, 0, 12), True),
    ],
    ids=["upon it", "raised", "smaller", "behind it", "far away", "not known", "no figure"],
)
def test_a_figure_with_print_over_it_is_not_certain(second: Char, *, sure: bool) -> None:
    assert are_sure([[[Char("5", 0, 6, 0, 12), second]]]) == sure


def ruled(left: float) -> list[Stroke]:
    """Return two rows and two columns, from that x to 200."""
    across = [Stroke(left, y, 200, y) for y in (0.0, 50.0, 100.0)]
    return across + [Stroke(x, 0, x, 100) for x in (left, 150.0, 200.0)]


def test_a_line_as_tall_as_the_table_beside_it_is_its_outer_side() -> None:
    (table,) = tables_of([*ruled(100), Stroke(60, 0, 60, 100)])
    assert table.xs == [60, 100, 150, 200]
    assert table.cells[0].rows == 2


def test_a_shorter_line_beside_a_table_is_none_of_it() -> None:
    (table,) = tables_of([*ruled(100), Stroke(60, 30, 60, 100)])
    assert table.xs == [100, 150, 200]


def words(left: float, right: float, bottom: float) -> list[Char]:
    """Return characters 10 points wide and high from one place to the other."""
    return [Char("一", x, x + 10, bottom, bottom + 10) for x in range(int(left), int(right), 10)]


def columns(short: float) -> list[Stroke]:
    """Return a table of two columns 54 points wide whose upper row has another line across it.

    That line goes through the left column and ends so far from its sides.
    """
    rules = [Stroke(0, y, 108, y) for y in (0.0, 50.0, 100.0)]
    return [
        *rules,
        *(Stroke(x, 0, x, 100) for x in (0, 54, 108)),
        Stroke(short, 74, 54 - short, 74),
    ]


def test_a_line_as_long_as_the_words_above_it_within_a_cell_is_no_ruling_line() -> None:
    (table,) = tables_of(columns(2.0), words(2, 52, 75))
    assert len(table.cells) == 4


@pytest.mark.parametrize("text", [[], words(12, 42, 75), words(2, 52, 84), words(2, 52, 60)])
def test_a_line_that_ends_short_of_the_sides_rules_where_no_words_stand_on_it(
    text: list[Char],
) -> None:
    (table,) = tables_of(columns(2.0), text)
    assert len(table.cells) == 5


def test_a_line_that_meets_the_sides_rules_whatever_stands_on_it() -> None:
    (table,) = tables_of(columns(0.5), words(1, 51, 75))
    assert len(table.cells) == 5


XS = (0.0, 50.0, 100.0)


def spread(rows: int, *squares: tuple[int, int, int, int, str], page: int = 1) -> Spread:
    return Spread(XS, rows, tuple(Square(*square, page) for square in squares), exact=True)


def test_the_rest_of_a_label_joins_it_though_its_row_is_blank() -> None:
    above = spread(2, (0, 0, 1, 2, "甲"), (1, 0, 1, 1, "5.三类内部"), (1, 1, 1, 1, ""))
    below = spread(2, (0, 0, 1, 1, "事务"), (0, 1, 1, 1, ""), (1, 0, 1, 1, "6."), (1, 1, 1, 1, "7"))
    whole = joined(above, below)
    assert whole is not None
    assert [s.text for s in sorted(whole.squares)] == ["甲", "5.三类内部事务", "", "6.", "7"]


def test_a_header_that_is_cut_off_where_it_is_printed_again_is_dropped() -> None:
    above = spread(
        3,
        *((0, 0, 2, 1, "数列关系"), (0, 1, 1, 1, "申请人")),
        *((1, 1, 1, 1, "总计"), (2, 0, 1, 1, "一、新收"), (2, 1, 1, 1, "3")),
    )
    below = spread(
        2,
        *((0, 0, 1, 1, "数列"), (0, 1, 1, 1, "申请人")),
        *((1, 0, 1, 1, "二、结转"), (1, 1, 1, 1, "4")),
        page=2,
    )
    whole = joined(above, below)
    assert whole is not None
    assert [s.text for s in sorted(whole.squares)][-2:] == ["二、结转", "4"]
    assert whole.rows == 4


def test_a_header_that_the_page_cuts_is_one_row() -> None:
    above = spread(2, (0, 0, 2, 1, "关系"), (0, 1, 1, 1, "申请人"), (1, 1, 1, 1, "社会公"))
    below = spread(
        2,
        *((0, 0, 1, 1, ""), (0, 1, 1, 1, "益组织")),
        *((1, 0, 1, 1, "一、新收"), (1, 1, 1, 1, "4")),
        page=2,
    )
    whole = joined(above, below)
    assert whole is not None
    assert [s.text for s in sorted(whole.squares)] == [
        "关系",
        "申请人",
        "社会公益组织",
        "一、新收",
        "4",
    ]


def test_a_label_that_may_have_been_cut_leaves_its_table_unsure() -> None:
    above = spread(1, (0, 0, 1, 1, "行政"), (0, 1, 1, 1, "4"))
    below = spread(
        2, (0, 0, 1, 1, "许可"), (0, 1, 1, 1, ""), (1, 0, 1, 1, "规章"), (1, 1, 1, 1, "5")
    )
    whole = joined(above, below)
    assert whole is not None
    assert not whole.sure
    full = above._replace(squares=tuple(s._replace(full=True) for s in above.squares))
    one = joined(full, below)
    assert one is not None
    assert (one.sure, one.squares[0].text) == (True, "行政许可")


@pytest.mark.parametrize("there", [(0, 1), (1, 0), (0, 0), (1, 1)], ids=str)
@pytest.mark.parametrize("row", [("2.重复申请", "56"), ("规章", "7"), ("2.重复申请", "")], ids=str)
def test_a_row_whose_cells_stand_each_on_one_of_two_pages_is_one(
    row: tuple[str, str], there: tuple[int, int]
) -> None:
    """`there` counts the page, from 0, on which each cell of the cut row stands."""
    halves = [
        tuple((1 - page, c, 1, 1, text * (there[c] == page)) for c, text in enumerate(row))
        for page in (0, 1)
    ]
    above = spread(2, (0, 0, 1, 1, "1.申请"), (0, 1, 1, 1, "5"), *halves[0])
    below = spread(2, *halves[1], (1, 0, 1, 1, "3.申请"), (1, 1, 1, 1, "6"), page=2)
    whole = joined(above, below)
    assert whole is not None
    assert whole.sure
    assert [s.text for s in sorted(whole.squares)] == ["1.申请", "5", *row, "3.申请", "6"]


def test_a_blank_row_below_a_header_is_a_row() -> None:
    above = spread(1, (0, 0, 1, 1, "结果维持"), (0, 1, 1, 1, "总计"))
    below = spread(1, (0, 0, 1, 1, ""), (0, 1, 1, 1, ""), page=2)
    whole = joined(above, below)
    assert whole is not None
    assert whole.rows == 2


@pytest.mark.parametrize("sliver", [(), ((0, 1, 1, 3, ""),)], ids=["as it is", "below a rest"])
def test_a_row_that_a_program_draws_on_both_pages_is_one(
    sliver: tuple[tuple[int, int, int, int, str], ...],
) -> None:
    row = len(sliver)
    above = spread(
        3, (0, 0, 3, 1, "组"), (0, 1, 1, 3, "表头"), (1, 1, 1, 1, "1.甲"), (1, 2, 1, 1, "5"),
        (1, 3, 1, 1, "6"), (2, 1, 1, 1, "2.乙"), (2, 2, 1, 1, "7"), (2, 3, 1, 1, "8"),
    )  # fmt: skip
    below = spread(
        2 + row, (0, 0, 2 + row, 1, ""), *sliver, (row, 1, 1, 1, "2.乙"), (row, 2, 1, 1, "7"),
        (row, 3, 1, 1, "8"), (row + 1, 1, 1, 1, "3.丙"), (row + 1, 2, 1, 1, "9"),
        (row + 1, 3, 1, 1, "4"), page=2,
    )  # fmt: skip
    whole = joined(above, below)
    assert whole is not None
    assert (whole.rows, whole.sure) == (4, True)
    assert [s.text for s in sorted(whole.squares) if s.column == 1] == [
        "表头",
        "1.甲",
        "2.乙",
        "3.丙",
    ]
    assert {s.rows for s in whole.squares if s.column == 0} == {4}


def test_paragraphs_of_one_line_each_on_a_wide_page_are_no_single_one() -> None:
    ends = (300.0, 610.0, 480.0, 940.0)
    lines = [Line(1, 36, end, 700 - 30 * i, 712 - 30 * i, 12, ()) for i, end in enumerate(ends)]
    lines = [line._replace(fields=(Field("字" * 20, line.left, line.right),)) for line in lines]
    assert len(list(paragraphs_of(lines, margins_of(lines)))) == len(ends)


def test_a_long_line_that_ends_within_its_sentence_goes_on() -> None:
    texts = [
        "占六成；不予" + "字" * 24,
        "公开" + "字" * 24 + "。",
        "二、主动公开",
        "字" * 28 + "。",
    ]
    ends = (400.0, 380.0, 120.0, 440.0)
    lines = [
        Line(1, 36, end, 700 - 20 * i, 712 - 20 * i, 12, (Field(text, 36, end),))
        for i, (end, text) in enumerate(zip(ends, texts, strict=True))
    ]
    found = [len(one) for one in paragraphs_of(lines, Margins(36, 440, 8, 12))]
    assert found == [2, 1, 1]


@pytest.mark.parametrize(
    ("step", "height", "measured"), [(12.0, 14.0, True), (0.0, 14.0, False), (12.0, 36.0, False)]
)
def test_boxes_that_are_not_those_of_letters_are_told(
    step: float, height: float, *, measured: bool
) -> None:
    row = [Char(chr(0x4E00 + i), step * i, step * i + 12, 0, height) for i in range(40)]
    assert is_measured(row) == measured
