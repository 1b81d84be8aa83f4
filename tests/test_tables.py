"""Prescribed tables: what is printed is what is read, in every layout, or it is said why not."""

import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers import forms as printed
from writers.markdown import repeated_table
from writers.model import Cell as Square
from writers.model import Grid

from gxlint.blocks import Block, Cell, Heading, Paragraph, Table, Text
from gxlint.extract.cells import add_cells
from gxlint.pack.tables import SCHEMA, build, names_of
from gxlint.readers.text import read
from gxlint.report.tables import fill
from gxlint.report.tables.labels import look_up
from gxlint.report.tables.tokens import flat_tokens
from gxlint.report.tables.words import Words
from gxlint.report.tree import FilledTable
from gxlint.stated import Stated

TABLES = Path(__file__).parent.parent / "rules" / "national" / "tables"


def sources() -> dict[str, Any]:
    from ruamel.yaml import YAML

    files: dict[str, Any] = {}
    for path in sorted(TABLES.glob("*.yaml")):
        files[path.name] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return files


FORMS = build(sources())
SETTINGS = settings(max_examples=30)

LONG = 16
"""Characters of a label that a line holds before it goes on in the next."""

CASES = [
    ("requests", "R60"),
    ("requests", "R30"),
    ("cases", "R30"),
    ("proactive", "R60"),
    ("proactive", "R30"),
    ("statistics", "R14"),
]
CASE_IDS = [f"{form} {regime}" for form, regime in CASES]


def grid_of(form: str, regime: str, cells: Mapping[str, str]) -> Grid:
    match form:
        case "requests":
            return printed.requests(cells, regime)
        case "cases":
            return printed.cases(cells)
        case "statistics":
            return printed.statistics(cells)
    return (printed.proactive_r60 if regime == "R60" else printed.proactive_r30)(cells)


def keys_of(form: str, regime: str) -> list[str]:
    prefix = form + "."
    return sorted(k.removeprefix(prefix) for k in FORMS.keys(regime) if k.startswith(prefix))


def random_cells(form: str, regime: str) -> st.SearchStrategy[dict[str, str]]:
    """Return strategies for the cells of a table, none to all of them blank."""
    keys = keys_of(form, regime)

    def make(seed: int, blank: float) -> dict[str, str]:
        chance = Random(seed)  # noqa: S311 - figures for a test
        size = chance.choice((2, 30, 20000))
        return {key: "" if chance.random() < blank else str(chance.randrange(size)) for key in keys}

    return st.builds(make, st.integers(0, 10**6), st.sampled_from([0.0, 0.05, 0.2, 0.5, 0.9, 1.0]))


def cells_of(table: FilledTable) -> dict[str, str]:
    form = FORMS.forms[table.form][table.regime]
    found: dict[str, str] = {}
    for cell in table.cells.each:
        key = form.cell_key(cell.row, cell.column).removeprefix(table.form + ".")
        assert key not in found
        found[key] = cell.content or ""
    return found


def text_blocks(text: str) -> Sequence[Block]:
    return read(text.encode(), "utf-8").blocks


def a_line(separation: int, step: int) -> Callable[[Grid], Sequence[Block]]:
    """Print one cell a line, `separation` blank lines between, `step` more for an empty cell."""

    def write(grid: Grid) -> Sequence[Block]:
        out = "二、前一节\n"
        pending = separation
        for _, _, cell in grid.placed():
            if cell.text:
                out += "\n" * pending + cell.text + "\n"
                pending = separation
            else:
                pending += step
        return text_blocks(out + "\n" * pending + "五、存在的主要问题及改进情况\n")

    return write


def exact(grid: Grid) -> Sequence[Block]:
    """Print a grid whose merged cells are known, as HTML and Word have it."""
    at = 0
    cells: list[Cell] = []
    for row, column, cell in grid.placed():
        cells.append(Cell(row, column, Text(cell.text, ((0, at),)), cell.rows, cell.columns))
        at += len(cell.text) + 1
    return (Table(tuple(cells), len(grid.rows), grid.columns),)


def squares(grid: Grid) -> Sequence[Block]:
    """Print a grid without merged cells, as Markdown has it."""
    at = 0
    cells: list[Cell] = []
    rows = grid.squares()
    for i, row in enumerate(rows):
        for j, content in enumerate(row):
            cells.append(Cell(i, j, Text(content, ((0, at),))))
            at += len(content) + 1
    return (Table(tuple(cells), len(rows), grid.columns),)


def repeated(grid: Grid) -> Sequence[Block]:
    """Print a grid whose merged cells are repeated in every square they cover in their column."""
    out = exact(grid)[0]
    assert isinstance(out, Table)
    cells: list[Cell] = []
    for cell in out.cells:
        span = cell.column_span if cell.text.content else 1
        cells += [
            Cell(cell.row + row, cell.column, cell.text, 1, span) for row in range(cell.row_span)
        ]
    cells.sort(key=lambda c: (c.row, c.column))
    return (Table(tuple(cells), out.rows, out.columns),)


def everywhere(grid: Grid) -> Sequence[Block]:
    """Return a grid in which each square of a merged cell repeats it."""
    return text_blocks(repeated_table(grid))


def tabs(grid: Grid) -> Sequence[Block]:
    return text_blocks("\n".join("\t".join(row) for row in grid.squares()))


LAYOUTS: dict[str, Callable[[Grid], Sequence[Block]]] = {
    "exact grid": exact,
    "grid without merged cells": squares,
    "grid with labels repeated": repeated,
    "grid with merged cells repeated": everywhere,
    "tabs": tabs,
    "one cell a line, one blank line": a_line(1, 1),
    "one cell a line, no blank line": a_line(0, 1),
    "one cell a line, two blank lines": a_line(2, 1),
    "one cell a line, empty cells add two": a_line(1, 2),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_a_table_is_read_as_it_was_printed(form: str, regime: str, layout: str) -> None:
    @SETTINGS
    @given(random_cells(form, regime))
    def law(cells: dict[str, str]) -> None:
        tables, _ = fill(LAYOUTS[layout](grid_of(form, regime, cells)), FORMS, None)
        assert len(tables) == 1
        found = cells_of(tables[0])
        wrong = {k: (v, cells[k]) for k, v in found.items() if cells[k] != v}
        assert not wrong
        noted = [n.key for n in tables[0].notes if ".width" in n.key or "uncertain" in n.key]
        if found != cells:
            assert noted
            assert hopeless(layout, cells), (
                noted,
                {k: v for k, v in cells.items() if k not in found},
            )

    law()


def hopeless(layout: str, cells: Mapping[str, str]) -> bool:
    """Tell whether a print leaves no trace to place its blanks by."""
    if layout == "tabs" and not any(cells.values()):
        return True  # a line of nothing but tabs is an empty line
    return "a line" in layout and sum(1 for v in cells.values() if v == "") > len(cells) / 3


def lines_of(grid: Grid) -> list[str]:
    """Return the cells in reading order, as one cell a line prints them."""
    return [cell.text for _, _, cell in grid.placed()]


def print_lines(lines: Sequence[str], gap: str = "\n\n") -> Sequence[Block]:
    """Print lines with `gap` between them; an empty one is a hidden cell."""
    out, pending = "", ""
    for line in lines:
        if line:
            out += pending + line
            pending = gap
        else:
            pending += "\n"
    return text_blocks(out + pending + "五、存在的主要问题及改进情况\n")


def never_wrong(blocks: Sequence[Block], cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that were read, having checked that none of them is wrong."""
    found: dict[str, str] = {}
    for table in fill(blocks, FORMS, None)[0]:
        found |= cells_of(table)
    assert {k: v for k, v in found.items() if cells.get(k) != v} == {}
    return found


def numbered(form: str, regime: str) -> dict[str, str]:
    """Return cells that all differ, so that a shifted one is noticed."""
    return {key: str(1000 + i) for i, key in enumerate(keys_of(form, regime))}


def swapped(grid: Grid, one: str, other: str) -> Grid:
    """Return the grid with two columns of figures, and their labels, in each other's place."""
    names = {one: other, other: one}
    rows = []
    for row in grid.rows:
        cells = [cell._replace(text=names.get(cell.text, cell.text)) for cell in row]
        rows.append(tuple(cells))
    return Grid(tuple(rows), grid.name)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_columns_in_another_order_are_told_by_their_labels(layout: str) -> None:
    cells = numbered("requests", "R30")
    grid = swapped(grid_of("requests", "R30", cells), "商业企业", "法律服务机构")
    exchanged = {
        key: cells[
            key.replace(".business", ".?").replace(".legal", ".business").replace("?", "legal")
        ]
        for key in cells
    }
    assert never_wrong(LAYOUTS[layout](grid), exchanged) == exchanged


@pytest.mark.parametrize("layout", LAYOUTS)
def test_outcomes_in_another_order_are_told_by_their_labels(layout: str) -> None:
    cells = numbered("cases", "R30")
    grid = swapped(grid_of("cases", "R30", cells), "结果维持", "尚未审结")
    exchanged = {
        key: cells[key.replace("upheld", "?").replace("pending", "upheld").replace("?", "pending")]
        for key in cells
    }
    assert never_wrong(LAYOUTS[layout](grid), exchanged) == exchanged


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_a_row_that_is_not_printed_is_not_read(form: str, regime: str, layout: str) -> None:
    if form == "cases":
        return
    cells = numbered(form, regime)
    grid = grid_of(form, regime, cells)
    figures = [i for i, row in enumerate(grid.rows) if row[-1].text in cells.values()]
    for dropped in figures[1::3]:
        rows = list(grid.rows)
        gone = rows.pop(dropped)
        if any(cell.rows > 1 for cell in gone):
            continue
        lost = {cell.text for cell in gone}
        smaller = [
            tuple(cell._replace(rows=min(cell.rows, len(rows) - i)) for cell in row)
            for i, row in enumerate(rows)
        ]
        shrunk = _without_row(grid, smaller, dropped)
        expected = {k: v for k, v in cells.items() if v not in lost}
        assert never_wrong(LAYOUTS[layout](shrunk), expected) == expected


def _without_row(grid: Grid, rows: list[tuple[Any, ...]], dropped: int) -> Grid:
    """Return the grid of the rows, merged cells that reached over the dropped one cut by one."""
    out = (
        tuple(
            cell._replace(rows=cell.rows - 1) if i < dropped < i + cell.rows else cell
            for cell in row
        )
        for i, row in enumerate(rows)
    )
    return Grid(tuple(out), grid.name)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"], ids=["0", "1", "2"])
@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_a_lost_cell_never_shifts_the_others(form: str, regime: str, gap: str) -> None:
    @SETTINGS
    @given(random_cells(form, regime), st.integers(0, 10**6))
    def law(cells: dict[str, str], at: int) -> None:
        marked = {k: str(3000 + i) if v else "" for i, (k, v) in enumerate(cells.items())}
        full = [v for v in marked.values() if v]
        if not full:
            return
        lost = full[at % len(full)]
        lines = lines_of(grid_of(form, regime, marked))
        lines.remove(lost)
        found = never_wrong(
            print_lines(lines, gap), {k: v if v != lost else "" for k, v in marked.items()}
        )
        row = next(k for k, v in marked.items() if v == lost).rpartition(".")[0]
        if form == "requests":
            assert not [k for k in found if k.rpartition(".")[0] == row]

    law()


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_labels_broken_over_lines_are_put_together(form: str, regime: str, gap: str) -> None:
    cells = numbered(form, regime)
    words = {cell.text for row in grid_of(form, regime, cells).rows for cell in row}

    def broken(line: str, size: int) -> str:
        if line.isdigit() or line not in words or len(line) < 3:
            return line
        return "\n".join(line[i : i + size] for i in range(0, len(line), size))

    for size in (3, 4, 6):
        lines = [broken(line, size) for line in lines_of(grid_of(form, regime, cells))]
        assert never_wrong(print_lines(lines, gap), cells) == cells


ORDINAL = re.compile(r"^(?:（[一二三四五六七八九]）|[一二三四五六七八九]、|[1-8]\.)")


UNITS = ("", "条", "件", "次", "篇", "个", "人", "人次", "万元")


def relabelled(grid: Grid, change: Callable[[str], str]) -> Grid:
    """Return the grid with each label changed."""
    rows = (
        tuple(c if c.text.isdigit() else c._replace(text=change(c.text)) for c in row)
        for row in grid.rows
    )
    return Grid(tuple(rows), grid.name)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
@SETTINGS
@given(data=st.data())
def test_a_table_printed_like_another_is_filled_as_if_it_were_the_first(
    form: str, regime: str, layout: str, data: st.DataObject
) -> None:
    known = FORMS._replace()
    for cells in (data.draw(random_cells(form, regime)), numbered(form, regime)):
        figures = {key: cell and str(int(cell) + 7) for key, cell in cells.items()}
        fill(LAYOUTS[layout](grid_of(form, regime, cells)), known)
        blocks = LAYOUTS[layout](grid_of(form, regime, figures))
        assert fill(blocks, known) == fill(blocks, FORMS._replace())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("words", ["", "（件）"], ids=["ordinals left out", "units added"])
@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_ordinals_left_out_and_units_added_change_nothing(
    form: str, regime: str, words: str, layout: str
) -> None:
    cells = numbered(form, regime)
    grid = relabelled(
        grid_of(form, regime, cells),
        lambda label: label if label in UNITS else ORDINAL.sub("", label) + words,
    )
    (table,) = fill(LAYOUTS[layout](grid), FORMS, None)[0]
    assert cells_of(table) == cells
    assert not [n.key for n in table.notes if "unknown" in n.key or "altered" in n.key]


@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_rows_whose_figures_run_together_are_unreadable(form: str, regime: str) -> None:
    if form == "cases":
        return  # its one row of figures is bare
    grid = grid_of(form, regime, numbered(form, regime))
    lines = "\n".join("".join(cell.text for cell in row) for row in grid.rows)
    blocks = text_blocks(f"{lines}\n五、存在的主要问题及改进情况\n")
    tables, rest = fill(blocks, FORMS, regime)
    assert [(table.form, table.state) for table in tables] == [(form, "unreadable")]
    lines_left = words_of(blocks, rest)
    assert not [line for line in lines_left if line[-1].isdigit()]


def words_of(blocks: Sequence[Block], rest: Sequence[int]) -> list[str]:
    """Return the lines that are left, grids aside."""
    left = (blocks[i] for i in rest)
    return [block.text.content for block in left if not isinstance(block, Table)]


def label_above_figures(grid: Grid) -> Sequence[Block]:
    """Print each row's labels on lines of their own, and its figures on one."""
    lines: list[str] = []
    for row in grid.rows:
        figures = [c.text for c in row if c.text.lstrip("+-").isdigit()]
        lines += [c.text for c in row if c.text not in figures]
        lines += [" ".join(figures)] if figures else []
    return text_blocks("\n".join([*lines, "五、存在的主要问题及改进情况", ""]))


@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_the_figures_of_a_row_may_stand_on_one_line(form: str, regime: str) -> None:
    @SETTINGS
    @given(st.lists(st.integers(0, 12), min_size=400, max_size=400))
    def law(figures: list[int]) -> None:
        cells = {key: str(n) for key, n in zip(keys_of(form, regime), figures, strict=False)}
        assert never_wrong(label_above_figures(grid_of(form, regime, cells)), cells) == cells

    law()


@pytest.mark.parametrize("line", ["- 3 -", "3 / 8", "— 3 / 8 —", "1 828", "1 828 233"])
def test_figures_side_by_side_are_not_always_a_row(line: str) -> None:
    tokens = flat_tokens(text_blocks(line), Words(FORMS), 0)
    assert [token.text.content for token in tokens] == [line]


THREE = dict(zip(printed.CASE_ROWS, ("行政复议", "未经复议直接起诉", "复议后起诉"), strict=True))


def parts_of_cases(cells: Mapping[str, str]) -> list[Grid]:
    """Return a grid for each group of the cases table."""
    columns = printed.CASE_COLUMNS
    return [
        Grid(
            (
                (Square(name, 1, 5),),
                tuple(map(Square, printed.OUTCOMES)),
                tuple(Square(cells[f"{key}.{column}"]) for column in columns),
            ),
            "cases",
        )
        for key, name in THREE.items()
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_cases_may_stand_in_a_table_for_each_group(layout: str) -> None:
    cells = numbered("cases", "R30")
    for grid in parts_of_cases(cells):
        own = {grid.rows[0][0].text}
        keys = [key for key in cells if THREE[key.split(".")[0]] in own]
        assert never_wrong(LAYOUTS[layout](grid), cells) == {key: cells[key] for key in keys}


@pytest.mark.parametrize("layout", [exact, squares, tabs])
def test_a_row_that_a_merged_header_leaves_blank_is_not_that_of_the_figures(
    layout: Callable[[Grid], Sequence[Block]],
) -> None:
    cells = numbered("cases", "R30")
    for grid in parts_of_cases(cells):
        *header, figures = grid.rows
        idle = tuple(Square("") for _ in figures)
        rows = (*header, idle, figures)
        assert never_wrong(layout(Grid(rows, "cases")), cells) == never_wrong(layout(grid), cells)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_groups_of_the_cases_may_stand_one_below_the_other(layout: str) -> None:
    cells = numbered("cases", "R30")
    rows = tuple(row for grid in parts_of_cases(cells) for row in grid.rows)
    assert never_wrong(LAYOUTS[layout](Grid(rows, "cases")), cells) == cells


@pytest.mark.parametrize("layout", [exact, squares, tabs])
def test_a_list_may_stand_in_two_halves_side_by_side(
    layout: Callable[[Grid], Sequence[Block]],
) -> None:
    cells = numbered("statistics", "R14")
    header, *rows = grid_of("statistics", "R14", cells).rows
    half = (len(rows) + 1) // 2
    blank = (Square(""), Square(""), Square(""))
    right = [*rows[half:], *[blank] * (2 * half - len(rows))]
    beside = [(*header, *header)]
    beside += [(*a, *b) for a, b in zip(rows[:half], right, strict=True)]
    (table,) = fill(layout(Grid(tuple(beside), "statistics")), FORMS, None)[0]
    assert cells_of(table) == cells


@pytest.mark.parametrize("layout", [exact, squares])
def test_a_column_of_the_office_s_own_hides_no_other(
    layout: Callable[[Grid], Sequence[Block]],
) -> None:
    cells = numbered("requests", "R30")
    first, second, *rest = grid_of("requests", "R30", cells).rows
    third, *figures = rest
    wider = (
        (first[0], first[1]._replace(columns=8)),
        (*second, Square("占比", 2)),
        third,
        *((*row, Square("5%")) for row in figures),
    )
    (table,) = fill(layout(Grid(wider, "requests")), FORMS, None)[0]
    assert cells_of(table) == cells
    assert [n.value for n in table.notes if n.key.endswith("unknown_label")] == ["占比"]


@pytest.mark.parametrize("layout", [exact, squares])
def test_figures_of_the_year_before_hide_none_of_a_list(
    layout: Callable[[Grid], Sequence[Block]],
) -> None:
    cells = numbered("statistics", "R14")
    header, *rows = grid_of("statistics", "R14", cells).rows
    wider = [(*header, Square("上年数"), Square("增减"))]
    wider += [(*row, Square("7" if row[-1].text else ""), Square("")) for row in rows]
    (table,) = fill(layout(Grid(tuple(wider), "statistics")), FORMS, None)[0]
    assert cells_of(table) == cells


@pytest.mark.parametrize("parting", ["   ", "\t"])
def test_shares_behind_a_row_s_figures_hide_none_of_them(parting: str) -> None:
    cells = numbered("requests", "R30")
    rows = [[c.text for c in row if c.text] for row in grid_of("requests", "R30", cells).rows]
    lines = [parting.join([*row, *["5%"] * (row[-1].isdecimal())]) for row in rows]
    found = never_wrong(text_blocks("\n".join([*lines, "五、存在的主要问题及改进情况", ""])), cells)
    assert found == cells


def test_a_label_may_end_on_the_line_of_its_figures() -> None:
    cells = numbered("requests", "R30")
    rows = [[c.text for c in row if c.text] for row in grid_of("requests", "R30", cells).rows]
    lines = []
    for row in rows:
        label = next((words for words in row if len(words) > LONG), "")
        broken = "\n".join((label[:LONG], label[LONG:])) if row[-1].isdecimal() and label else label
        lines.append(" ".join(row).replace(label, broken) if label else " ".join(row))
    lines.insert(12, "甲局 2023 年政府信息公开工作年度报告")
    found = fill(text_blocks("\n".join([*lines, "五、存在的主要问题及改进情况", ""])), FORMS, None)[
        0
    ]
    assert [cells_of(table) for table in found] == [cells]
    assert not [n for n in found[0].notes if n.key.endswith("unknown_label")]


def test_a_row_that_a_list_lacks_is_noted() -> None:
    cells = numbered("statistics", "R14")
    grid = grid_of("statistics", "R14", cells)
    at = next(i for i, row in enumerate(grid.rows) if row[-1].text == cells["litigation"])
    short = Grid((*grid.rows[:at], *grid.rows[at + 1 :]), grid.name)
    (table,) = fill(exact(short), FORMS, None)[0]
    left_out = [n.key for n in table.notes if ".left_out." in n.key]
    assert left_out == ["form.statistics.left_out.litigation"]


def test_a_list_of_another_form_lacks_nothing() -> None:
    grid = grid_of("statistics", "R14", numbered("statistics", "R14"))
    (table,) = fill(exact(Grid(grid.rows[:20], grid.name)), FORMS, None)[0]
    assert not [n for n in table.notes if ".left_out." in n.key]


def test_a_unit_may_stand_behind_its_figure() -> None:
    cells = numbered("statistics", "R14")
    rows = [[c.text for c in row] for row in grid_of("statistics", "R14", cells).rows]
    lines = ["  ".join(words for words in (label, n, unit) if words) for label, unit, n in rows]
    found = never_wrong(text_blocks("\n".join([*lines, "五、存在的主要问题及改进情况", ""])), cells)
    assert found == cells


def test_a_unit_is_not_taken_for_a_figure_whose_cell_is_lost() -> None:
    cells = numbered("statistics", "R14")
    grid = grid_of("statistics", "R14", cells)
    for at, (*words, figure) in enumerate(grid.rows):
        rest = {key: n for key, n in cells.items() if n != figure.text}
        if len(rest) == len(cells):
            continue
        short = Grid((*grid.rows[:at], tuple(words), *grid.rows[at + 1 :]), grid.name)
        assert never_wrong(exact(short), cells) == rest


def test_a_word_below_the_label_of_the_figures_is_what_is_printed_there() -> None:
    cells = numbered("statistics", "R14") | {"received": "件"}
    grid = grid_of("statistics", "R14", cells)
    (table,) = fill(exact(grid), FORMS, None)[0]
    assert cells_of(table) == cells


def test_a_row_printed_twice_is_not_one_merged_row() -> None:
    cells = numbered("requests", "R30")
    grid = grid_of("requests", "R30", cells)
    at = next(i for i, row in enumerate(grid.rows) if row[0].text == "2.重复申请")
    rows = [
        tuple(c._replace(rows=c.rows + 1) if i < at < i + c.rows else c for c in row)
        for i, row in enumerate(grid.rows)
    ]
    twice = Grid((*rows[: at + 1], *rows[at:]), grid.name)
    (table,) = fill(everywhere(twice), FORMS, None)[0]
    labels = [n for n in table.notes if n.key == "form.requests.row.not_processed.duplicate"]
    assert len(labels) == 2


def test_an_extra_row_is_told_with_the_row_before_it() -> None:
    cells = numbered("statistics", "R14")
    lines = lines_of(grid_of("statistics", "R14", cells))
    at = lines.index("二、回应解读情况")
    (table,) = fill(print_lines([*lines[:at], "6.客户端公开数", "条", "7", *lines[at:]]), FORMS)[0]
    assert cells_of(table) == cells
    assert [n.key for n in table.notes if "unknown" in n.key] == [
        "form.statistics.unknown_label",
        "form.statistics.unknown_after.channel.other",
    ]


HEADER = ["申请人情况", "自然人", "法人或其他组织", "总计"]
HEADER += ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


@pytest.mark.parametrize("page", ["- 3 -", "—3—", "第3页", "第 3 页 共 8 页", "3/8"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
@pytest.mark.parametrize(
    "header",
    [HEADER, [], ["三、本年度办理结果"], ["（三）不予公开"]],
    ids=["header", "nothing", "part", "group"],
)
def test_a_page_ends_inside_the_table(page: str, gap: str, header: list[str]) -> None:
    cells = numbered("requests", "R30")
    lines = lines_of(grid_of("requests", "R30", cells))
    for row in ("5.属于三类内部事务信息", "1.信访举报投诉类申请", "四、结转下年度继续办理"):
        at = lines.index(row)
        cut = [*lines[:at], page, *header, *lines[at:]]
        assert never_wrong(print_lines(cut, gap), cells) == cells
        notes = [n.key for table in fill(print_lines(cut, gap), FORMS)[0] for n in table.notes]
        assert not [key for key in notes if "width" in key or "unknown" in key]


@pytest.mark.parametrize("header", [0, 3], ids=["header once", "header repeated"])
@pytest.mark.parametrize("between", [(), ("- 3 -",)], ids=["nothing between", "page number"])
@pytest.mark.parametrize("layout", [squares, tabs], ids=["grid", "tabs"])
def test_a_table_that_a_page_cuts_in_two_is_one(
    header: int, between: tuple[str, ...], layout: Callable[[Grid], Sequence[Block]]
) -> None:
    cells = numbered("requests", "R30")
    whole = layout(grid_of("requests", "R30", cells))[0]
    assert isinstance(whole, Table)
    for cut in (5, 11, 20):
        first = [c for c in whole.cells if c.row < cut]
        second = [c for c in whole.cells if c.row < header]
        second += [c._replace(row=c.row - cut + header) for c in whole.cells if c.row >= cut]
        page = text_blocks("\n".join(between)) if between else ()
        blocks = (
            Table(tuple(first), cut, whole.columns, whole.exact),
            *page,
            Table(tuple(second), whole.rows - cut + header, whole.columns, whole.exact),
        )
        tables, rest = fill(blocks, FORMS, None)
        assert [cells_of(table) for table in tables] == [cells]
        assert not [n.key for n in tables[0].notes if "width" in n.key or "unknown" in n.key]
        assert [blocks[i] for i in rest] == list(page) or not rest


def test_tables_that_share_a_grid_are_told_apart() -> None:
    cells = {form: numbered(form, "R30") for form in ("proactive", "requests", "cases")}
    parts: list[Cell] = []
    height = 0
    for form, own in cells.items():
        (table,) = exact(grid_of(form, "R30", own))
        assert isinstance(table, Table)
        parts += [cell._replace(row=cell.row + height) for cell in table.cells]
        height += table.rows
    tables, rest = fill([Table(tuple(parts), height, 15)], FORMS, None)
    assert {table.form: cells_of(table) for table in tables} == cells
    assert rest == []


def test_blocks_that_stand_in_tables_of_their_own_are_one_table() -> None:
    cells = numbered("proactive", "R60")
    (whole,) = exact(grid_of("proactive", "R60", cells))
    assert isinstance(whole, Table)
    starts = [c.row for c in whole.cells if c.text.content.startswith("第二十条")]
    blocks: list[Block] = []
    for start, stop in zip(starts, [*starts[1:], whole.rows], strict=True):
        own = [c._replace(row=c.row - start) for c in whole.cells if start <= c.row < stop]
        blocks.append(Table(tuple(own), stop - start, 4))
    tables, _ = fill(blocks, FORMS, None)
    assert [cells_of(table) for table in tables] == [cells]


@pytest.mark.parametrize("corner", ["项目", "指标 \\ 申请人", "（单位：件）"])
def test_a_corner_of_the_header_is_no_unknown_label(corner: str) -> None:
    cells = numbered("requests", "R60")
    grid = swapped(grid_of("requests", "R60", cells), printed.NOTE, corner)
    for layout in (exact, squares, tabs, a_line(1, 1)):
        tables, _ = fill(layout(grid), FORMS, None)
        assert cells_of(tables[0]) == cells
        assert not [n for n in tables[0].notes if n.key.endswith("unknown_label")]


def test_pipes_left_over_count_no_empty_cells() -> None:
    cells = numbered("requests", "R60")
    lines = lines_of(grid_of("requests", "R60", cells))
    out = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        out.append(f"{line} |")
        if line.isdigit() and after and not after.isdigit():
            out.append("||")
    assert never_wrong(text_blocks("\n".join(out)), cells) == cells


@pytest.mark.parametrize(("form", "regime"), CASES, ids=CASE_IDS)
def test_a_row_on_one_line_is_split_at_its_spaces(form: str, regime: str) -> None:
    cells = numbered(form, regime)
    grid = grid_of(form, regime, cells)
    text = "\n".join("  ".join(cell.text for cell in row if cell.text) for row in grid.rows)
    assert never_wrong(text_blocks(text), cells) == cells


@pytest.mark.parametrize(
    ("layout", "certain"), [("exact grid", True), ("one cell a line, one blank line", False)]
)
def test_a_short_row_is_the_report_s_mistake_only_where_cells_are_sure(
    layout: str, *, certain: bool
) -> None:
    cells = numbered("requests", "R60")
    grid = grid_of("requests", "R60", cells)
    rows = list(grid.rows)
    rows[4] = rows[4][:-1]
    tables, _ = fill(LAYOUTS[layout](Grid(tuple(rows), "requests")), FORMS, None)
    notes = {n.key: n.value for n in tables[0].notes}
    assert notes["form.requests.width.carried_in"] == 6
    assert ("form.requests.uncertain" not in notes) == certain
    assert not [k for k in cells_of(tables[0]) if k.startswith("carried_in.")]


def test_running_text_around_a_table_stays_running_text() -> None:
    cells = numbered("cases", "R30")
    before = "行政处罚\n\n本年度作出行政处罚决定12件,行政复议3件。\n\n"
    after = "\n\n注:共同被告案件只计一次。\n\n无\n\n2025年3月1日"
    text = before + "\n\n".join(lines_of(grid_of("cases", "R30", cells))) + after
    blocks = text_blocks(text)
    tables, rest = fill(blocks, FORMS, None)
    assert [cells_of(table) for table in tables] == [cells]
    assert words_of(blocks, rest) == [
        *("行政处罚", "本年度作出行政处罚决定12件,行政复议3件。"),
        *("注:共同被告案件只计一次。", "无", "2025年3月1日"),
    ]


@pytest.mark.parametrize("form", ["proactive", "requests", "cases"])
def test_headings_in_the_words_of_a_table_stay_before_it(form: str) -> None:
    cells = numbered(form, "R60")
    before = [
        "(一)行政许可",
        "本年办理3件。",
        "(二)行政复议",
        "未发生。",
        "(三)予以公开",
        "见下表。",
    ]
    blocks = text_blocks("\n\n".join([*before, *lines_of(grid_of(form, "R60", cells))]))
    tables, rest = fill(blocks, FORMS, None)
    assert [cells_of(table) for table in tables] == [cells]
    assert not [n for n in tables[0].notes if "width" in n.key]
    assert words_of(blocks, rest) == before


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n\n行政许可\n\n行政处罚\n\n全年办理行政许可3件。",
        "其他\n\n总计\n\n12\n\n合计",
        "二、依申请公开情况\n\n三、主动公开情况\n\n本年没有变化。",
        "共收到申请12件，予以公开3件，部分公开2件，不予公开1件，其他处理0件。",
    ],
    ids=["headings", "stray words", "section titles", "sentence"],
)
def test_words_of_tables_in_prose_are_no_table(text: str) -> None:
    blocks = text_blocks(text)
    assert fill(blocks, FORMS, None) == ([], [*range(len(blocks))])


def test_cells_run_together_are_not_guessed() -> None:
    text = "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章555"
    text += "行政规范性文件214行政许可12行政处罚7"
    tables, rest = fill(text_blocks("前文。\n\n" + text), FORMS, None)
    assert [(t.form, t.regime, t.state, t.cells.rows) for t in tables] == [
        ("proactive", "R30", "unreadable", ())
    ]
    assert len(rest) == 1


def test_an_altered_label_is_taken_where_only_one_row_is_like_it() -> None:
    cells = numbered("requests", "R60")
    lines = lines_of(grid_of("requests", "R60", cells))
    lines[lines.index("6.属于四类过程性信息")] = "6.属于四类过程行信息"
    tables, _ = fill(print_lines(lines), FORMS, None)
    assert cells_of(tables[0]) == cells
    assert "form.requests.altered_label.refused.deliberative" in {n.key for n in tables[0].notes}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_altered_column_is_taken_where_it_is_the_only_one_missing(layout: str) -> None:
    cells = numbered("requests", "R60")
    grid = swapped(grid_of("requests", "R60", cells), "社会公益组织", "社会公益机构")
    tables, _ = fill(LAYOUTS[layout](grid), FORMS, None)
    assert cells_of(tables[0]) == cells
    keys = {n.key for n in tables[0].notes}
    assert {"form.requests.altered_label.welfare", "form.requests.column.welfare"} <= keys


@pytest.mark.parametrize("layout", ["tabs", "one cell a line, one blank line"])
def test_columns_in_an_order_that_cannot_be_told_are_left_unread(layout: str) -> None:
    cells = numbered("requests", "R60")
    grid = swapped(grid_of("requests", "R60", cells), "商业企业", "法律服务机构")
    grid = swapped(grid, "科研机构", "甲乙丙丁")
    tables, _ = fill(LAYOUTS[layout](grid), FORMS, None)
    assert tables[0].cells.rows == ()
    assert "form.requests.uncertain" in {n.key for n in tables[0].notes}


@pytest.mark.parametrize("layout", ["exact grid", "tabs", "one cell a line, one blank line"])
def test_an_unknown_row_keeps_its_figures_to_itself(layout: str) -> None:
    cells = numbered("requests", "R60")
    grid = grid_of("requests", "R60", cells)
    rows = list(grid.rows)
    rows.insert(4, (Square("省里另加的一行", 1, 3), *(Square(str(i)) for i in range(7))))
    tables, _ = fill(LAYOUTS[layout](Grid(tuple(rows), "requests")), FORMS, None)
    assert cells_of(tables[0]) == cells
    assert [n.value for n in tables[0].notes if n.key.endswith("unknown_label")] == [
        "省里另加的一行"
    ]


@pytest.mark.parametrize("regime", ["R60", "R30"])
@pytest.mark.parametrize("form", ["requests", "proactive", "cases"])
def test_every_wording_of_a_label_finds_its_row(form: str, regime: str) -> None:
    table = FORMS.forms[form][regime]
    labels = [(row.key, row.labels) for row in table.rows.values()]
    labels += [(column.key, column.labels) for column in table.columns.values()]
    for key, wordings in labels:
        for label in wordings:
            marks = look_up(label, FORMS)
            assert key in {m.key for m in marks if m.form == form}, label


def test_a_name_is_there_for_every_cell() -> None:
    names = names_of(sources(), FORMS)
    for regime in ("R60", "R30", "R14"):
        for key in FORMS.keys(regime):
            assert set(names[key]) == {"zh", "en"}
    assert names["requests.carried_in.total"]["zh"] == "上年结转·总计"


def test_the_shipped_files_fit_the_schema() -> None:
    from jsonschema import Draft202012Validator
    from ruamel.yaml import YAML

    for path in TABLES.glob("*.yaml"):
        source = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        assert not list(Draft202012Validator(SCHEMA).iter_errors(source)), path.name


def test_forms_survive_pickling() -> None:
    assert pickle.loads(pickle.dumps(FORMS)) == FORMS  # noqa: S301 - our own bytes


WORDS = sorted(label for label in FORMS.labels if not label.isascii())
SCRAPS = ["", "0", "12", "1,234", "/", "—", "万元", "件", "- 3 -", "其他", "总计", "(注)", "甲乙丙"]
scraps = st.one_of(st.sampled_from(WORDS), st.sampled_from(SCRAPS), st.text(max_size=6))


@SETTINGS
@given(st.lists(st.tuples(scraps, st.integers(0, 4), st.integers(0, 3)), max_size=60))
def test_no_heap_of_lines_breaks_the_filling(lines: list[tuple[str, int, int]]) -> None:
    at = 0
    blocks: list[Block] = []
    for content, blanks, bars in lines:
        blocks.append(Paragraph(Text(content, ((0, at),)), blanks, bars))
        at += len(content) + 1
    tables, rest = fill(blocks, FORMS, "R30", Heading(Text("六、", ((0, at),)), 2))
    assert len(rest) <= len(blocks)
    for table in tables:
        assert 0 <= table.span.start <= table.span.end <= at
        add_cells(Stated(), table, FORMS)


cell_lists = st.lists(
    st.tuples(scraps, st.integers(0, 9), st.integers(0, 20), st.integers(1, 4), st.integers(1, 9)),
    max_size=60,
    unique_by=lambda cell: (cell[1], cell[2]),
)


@SETTINGS
@given(drawn=cell_lists, exact=st.booleans())
def test_no_heap_of_cells_breaks_the_filling(
    *, drawn: list[tuple[str, int, int, int, int]], exact: bool
) -> None:
    cells = [
        Cell(row, column, Text(content, ((0, 10 * i),)), rows, columns)
        for i, (content, row, column, rows, columns) in enumerate(
            sorted(drawn, key=lambda d: d[1:3])
        )
    ]
    table = Table(tuple(cells), 14, 30, exact)
    for found in fill([table, table], FORMS, None)[0]:
        add_cells(Stated(), found, FORMS)


def test_tens_of_thousands_of_rows_end_in_reasonable_time() -> None:
    text = "自然人\t商业企业\n" + "\n".join(f"没有这一行{i}\t{i}\t2\t3" for i in range(20000))
    text += "\n\n一、本年新收政府信息公开申请数量\n" + "\n".join(
        f"甲{i}\n3\n4" for i in range(20000)
    )
    tables, _ = fill(text_blocks(text), FORMS, None)
    assert not any(table.cells.rows for table in tables)


OFTEN = 40


def test_a_line_behind_the_blocks_is_none_of_them() -> None:
    blocks = read("全年公开信息。\n二、主动公开政府信息情况".encode(), None).blocks
    known = FORMS._replace()
    for _ in range(OFTEN):  # from some report on, prints are remembered
        assert fill(blocks, known)[1] == [0, 1]
    assert fill(blocks[:1], known, following=blocks[1])[1] == [0]
