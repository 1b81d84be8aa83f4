"""Tables of which the page's layout is left, and tables with a column or a part less."""

import functools
from collections.abc import Callable

import pytest
from test_rearranged import NAMES, cut_by_procedure
from writers import plain
from writers.layouts import LAYOUTS
from writers.markdown import pipe_table
from writers.model import AbstractReport, Cell, Grid
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine

WHOLE = [name for name in NAMES if not name.endswith("-blanks")]
"""Those without blank cells, which leave nothing in a page's layout."""
LAID_OUT = [plain.laid_out, functools.partial(plain.laid_out, middle=True)]
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


def found(engine: Engine, text: str, name: str = "a.txt") -> dict[str, str]:
    """Return the messages of the errors and warnings by fingerprint."""
    result = engine.check(name, text.encode())
    return {one.fingerprint: one.message for one in result.diagnostics if one.severity != "info"}


def changed(report: AbstractReport, change: Callable[[Grid], list[Grid]]) -> AbstractReport:
    """Return the report with each table as `change` makes it."""
    sections = [
        one._replace(tables=tuple(grid for table in one.tables for grid in change(table)))
        for one in report.sections
    ]
    return report._replace(sections=tuple(sections))


@pytest.mark.parametrize("layout", LAID_OUT, ids=["from the top", "in the middle"])
@pytest.mark.parametrize("sample", WHOLE)
def test_labels_that_go_on_below_their_row_give_no_other_finding(
    engine: Engine, sample: str, layout: plain.TableWriter
) -> None:
    report = samples()[sample]
    expected = found(engine, LAYOUTS["cell_a_line"](report))
    assert found(engine, plain.plain(report, layout)) == expected


@pytest.mark.parametrize("mark", ["/", "-", "无"])
def test_a_row_of_marks_alone_is_a_row_of_blanks(engine: Engine, mark: str) -> None:
    def marked(grid: Grid) -> list[Grid]:
        rows = (
            tuple(c._replace(text=mark) if c.text == "0" else c for c in row) for row in grid.rows
        )
        return [grid._replace(rows=tuple(rows))]

    report = changed(samples()["qinghe-2023"], marked)
    text = plain.plain(report, plain.laid_out)
    assert found(engine, text) == found(engine, LAYOUTS["markdown"](report), "a.md")


@pytest.mark.parametrize("sample", NAMES)
def test_reconsideration_and_litigation_apart_give_no_other_finding(
    engine: Engine, sample: str
) -> None:
    report = samples()[sample]
    apart = changed(report, lambda grid: list(cut_by_procedure(grid)))
    write = LAYOUTS["cell_a_line"]
    assert found(engine, write(apart)) == found(engine, write(report))


def without_column(grid: Grid, column: str) -> list[Grid]:
    """Return the requests table without one of its columns of figures."""
    if grid.name != "requests":
        return [grid]
    out = next(at for row, at, cell in grid.placed() if cell.text == column and row in (1, 2))
    rows: list[list[Cell]] = [[] for _ in grid.rows]
    for row, at, cell in grid.placed():
        if at == out and cell.columns == 1:
            continue
        reaches = at <= out < at + cell.columns
        rows[row].append(cell._replace(columns=cell.columns - 1) if reaches else cell)
    return [grid._replace(rows=tuple(map(tuple, rows)))]


@pytest.mark.parametrize("layout", [pipe_table, plain.cell_a_line, plain.spaces, plain.laid_out])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_less_is_said_to_be_missing_and_shifts_no_figure(
    engine: Engine, column: str, layout: plain.TableWriter
) -> None:
    report = changed(samples()["qinghe-2023"], lambda grid: without_column(grid, column))
    text = plain.plain(report, layout)
    name = "a.md" if layout is pipe_table else "a.txt"
    whole = LAYOUTS["markdown"](samples()["qinghe-2023"])
    more = set(found(engine, text, name).values()) - set(found(engine, whole, "a.md").values())
    assert len(more) == 1
    assert more.pop().startswith(f"表三缺少“{column}")


@pytest.mark.parametrize("head", ["某县水利局文件", "政府信息公开报告"])
def test_a_running_head_beside_a_page_number_is_no_row(engine: Engine, head: str) -> None:
    report = samples()["qinghe-2023"]
    rows = plain.spaces(report.sections[2].tables[0]).split("\n")
    cut = "\n".join([*rows[:14], "", "- 6 -", "", head, *rows[14:]])
    text = plain.plain(report, plain.spaces)
    whole = "\n".join(rows)
    assert whole in text
    assert found(engine, text.replace(whole, cut)) == found(engine, text)


def test_figures_that_stand_the_other_way_round_are_not_said_which_is_wrong(
    engine: Engine,
) -> None:
    text = LAYOUTS["markdown"](samples()["qinghe-2023"])
    rows = [line for line in text.split("\n") if "予以公开 |" in line or "部分公开" in line]
    granted, partly = (line for line in rows if line.startswith("|"))
    figures = [line.rsplit("|", 8)[1:] for line in (granted, partly)]
    assert figures[0] != figures[1]
    for line, others in ((granted, figures[1]), (partly, figures[0])):
        text = text.replace(line, "|".join([line.rsplit("|", 8)[0], *others]), 1)
    result = engine.check("a.md", text.encode())
    said = [one for one in result.diagnostics if one.code == "GX502"]
    assert [one.expected for one in said] == [None] * 2
    assert all("对调" in (one.advice or "") for one in said)
