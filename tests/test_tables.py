"""Prescribed tables: what is printed is what is read, in every layout, or it is said why not."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from gxlint.blocks import Block, Cell, Table, Text
from gxlint.forms.tables import TableForms
from gxlint.pack.tables import SCHEMA, build
from gxlint.readers.text import read
from gxlint.report.tables import fill
from gxlint.report.tree import FilledTable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from writers import forms as printed
from writers.model import Grid

TABLES = Path(__file__).parent.parent / "rules" / "national" / "tables"


def load() -> TableForms:
    from ruamel.yaml import YAML

    files: dict[str, Any] = {}
    for path in sorted(TABLES.glob("*.yaml")):
        files[path.name] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return build(files)


FORMS = load()
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

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
    for cell in table.cells:
        key = form.cell_key(cell.row, cell.column).removeprefix(table.form + ".")
        assert key not in found
        found[key] = cell.text.content if cell.text else ""
    return found


def text_blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode(), "utf-8").blocks


def a_line(separation: int, step: int) -> Callable[[Grid], tuple[Block, ...]]:
    """Print one cell a line, `separation` blank lines between, `step` more for an empty cell."""

    def write(grid: Grid) -> tuple[Block, ...]:
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


def exact(grid: Grid) -> tuple[Block, ...]:
    """Print a grid whose merged cells are known, as HTML and Word have it."""
    at = 0
    cells: list[Cell] = []
    for row, column, cell in grid.placed():
        cells.append(Cell(row, column, Text(cell.text, ((0, at),)), cell.rows, cell.columns))
        at += len(cell.text) + 1
    return (Table(tuple(cells), len(grid.rows), grid.columns),)


def squares(grid: Grid) -> tuple[Block, ...]:
    """Print a grid without merged cells, as Markdown has it."""
    at = 0
    cells: list[Cell] = []
    rows = grid.squares()
    for i, row in enumerate(rows):
        for j, content in enumerate(row):
            cells.append(Cell(i, j, Text(content, ((0, at),))))
            at += len(content) + 1
    return (Table(tuple(cells), len(rows), grid.columns),)


def repeated(grid: Grid) -> tuple[Block, ...]:
    """Print a grid whose merged cells are repeated in every square they cover in their column."""
    out = exact(grid)[0]
    assert isinstance(out, Table)
    cells: list[Cell] = []
    for cell in out.cells:
        span = cell.column_span if cell.text.content else 1
        for row in range(cell.row_span):
            cells.append(Cell(cell.row + row, cell.column, cell.text, 1, span))
    cells.sort(key=lambda c: (c.row, c.column))
    return (Table(tuple(cells), out.rows, out.columns),)


def tabs(grid: Grid) -> tuple[Block, ...]:
    return text_blocks("\n".join("\t".join(row) for row in grid.squares()))


LAYOUTS: dict[str, Callable[[Grid], tuple[Block, ...]]] = {
    "exact grid": exact,
    "grid without merged cells": squares,
    "grid with labels repeated": repeated,
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
