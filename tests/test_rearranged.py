"""Tables that an office has cut up or added to: what they say stays the same."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from writers import plain, web, word
from writers.layouts import LAYOUTS
from writers.model import AbstractReport, Cell, Grid
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine

Change = Callable[[Grid], Sequence[Grid]]


def noted(grid: Grid) -> Sequence[Grid]:
    note = Cell("注：以上数据由各股室提供。", 1, grid.columns)
    return [Grid((*grid.rows, (note,)), grid.name)]


def captioned(grid: Grid) -> Sequence[Grid]:
    return [Grid(((Cell("单位：件", 1, grid.columns),), *grid.rows), grid.name)]


def numbered(grid: Grid) -> Sequence[Grid]:
    """Return the grid with a column of serial numbers before it."""
    if _holds(grid, "结果维持"):
        return [grid]
    head = 3 if _holds(grid, "自然人") else 1
    rows = [(Cell(str(at - head + 1)), *row) for at, row in enumerate(grid.rows)]
    rows[:head] = [(Cell("序号", head), *grid.rows[0]), *grid.rows[1:head]]
    return [Grid(tuple(rows), grid.name)]


def cut_by_clause(grid: Grid) -> Sequence[Grid]:
    """Return a grid for each clause of the Regulations that heads rows."""
    return _cut(grid, [at for at in _whole(grid) if grid.rows[at][0].text.startswith("第二十条")])


def cut_by_procedure(grid: Grid) -> Sequence[Grid]:
    """Return reconsideration and litigation apart."""
    if grid.columns != 15:
        return [grid]
    return [_columns(grid, range(5)), _columns(grid, range(5, 15))]


def cut_at_results(grid: Grid) -> Sequence[Grid]:
    """Return requests and results apart, the second without a header."""
    return _cut(grid, [at for at in _whole(grid) if grid.rows[at][0].text.startswith("三、")])


def _holds(grid: Grid, label: str) -> bool:
    return any(label in cell.text for row in grid.rows for cell in row)


def _whole(grid: Grid) -> list[int]:
    """Return the rows into which no merged cell reaches from above."""
    inside = {row + down for row, _, cell in grid.placed() for down in range(1, cell.rows)}
    return [at for at in range(1, len(grid.rows)) if at not in inside]


def _cut(grid: Grid, cuts: list[int]) -> Sequence[Grid]:
    edges = [0, *cuts, len(grid.rows)]
    return [Grid(grid.rows[a:b], grid.name) for a, b in pairwise(edges)]


def _columns(grid: Grid, columns: range) -> Grid:
    rows: list[list[Cell]] = [[] for _ in grid.rows]
    for row, column, cell in grid.placed():
        if column in columns:
            rows[row].append(cell)
    return Grid(tuple(map(tuple, rows)), grid.name)


CHANGES = [noted, captioned, numbered, cut_by_clause, cut_by_procedure, cut_at_results]
WRITERS: dict[str, tuple[str, Callable[[AbstractReport], bytes]]] = {
    "web page": ("a.html", web.clean),
    "Word": ("a.docx", word.docx),
    "Markdown": ("a.md", lambda report: LAYOUTS["markdown"](report).encode()),
    "tabs": ("a.txt", lambda report: LAYOUTS["tabs"](report).encode()),
}
NAMES = [name for name, one in samples().items() if any(s.tables for s in one.sections)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("sample", NAMES)
def test_a_table_that_is_cut_up_or_added_to_gives_no_other_finding(
    engine: Engine, sample: str, change: Change, writer: str
) -> None:
    report, (name, write) = samples()[sample], WRITERS[writer]
    sections = [
        one._replace(tables=tuple(grid for table in one.tables for grid in change(table)))
        for one in report.sections
    ]

    def found(one: AbstractReport) -> set[str]:
        diagnostics = engine.check(name, write(one)).diagnostics
        return {one.fingerprint for one in diagnostics if one.severity != "info"}

    assert found(report._replace(sections=tuple(sections))) == found(report)


@pytest.mark.parametrize("layout", [plain.cell_a_line, plain.pipe_remnants])
@pytest.mark.parametrize("sample", NAMES)
def test_serial_numbers_are_told_from_figures_where_only_lines_are_left(
    engine: Engine, sample: str, layout: plain.TableWriter
) -> None:
    report = samples()[sample]
    sections = [
        one._replace(tables=tuple(grid for table in one.tables for grid in numbered(table)))
        for one in report.sections
    ]

    def found(one: AbstractReport) -> set[str]:
        diagnostics = engine.check("a.txt", plain.plain(one, layout).encode()).diagnostics
        return {one.fingerprint for one in diagnostics if one.severity != "info"}

    assert found(report._replace(sections=tuple(sections))) == found(report)
