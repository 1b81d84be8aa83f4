"""Every figure of the requests table, printed wrong, is named with what it should be."""

from pathlib import Path
from typing import Any

import make
import pytest
from ruamel.yaml import YAML
from writers import forms, layouts, model

from gxlint.engine import Engine

SOURCES = Path(make.__file__).parent / "sources"
LAYOUTS = ("markdown", "markdown_html", "cell_a_line", "tabs", "pipe_remnants")


def source(name: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(SOURCES / f"{name}.yaml")
    return found


def printed(of: dict[str, Any], layout: str) -> bytes:
    return layouts.LAYOUTS[layout](model.report(of)).encode()


def cells(of: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [
        (row, column, int(figure))
        for row, figures in of["requests"].items()
        for column, figure in zip(forms.COLUMNS, str(figures).split(), strict=True)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_digit_changed_anywhere_is_found_and_corrected(layout: str, engine: Engine) -> None:
    every = 1 if layout == "cell_a_line" else 7  # the filling is the same law in each layout
    for row, column, right in cells(source("qinghe-2023"))[::every]:
        wrong = source("qinghe-2023")
        figures = str(wrong["requests"][row]).split()
        figures[list(forms.COLUMNS).index(column)] = str(right + 3)
        wrong["requests"][row] = " ".join(figures)
        result = engine.check("draft.md", printed(wrong, layout))
        errors = [d for d in result.diagnostics if d.severity == "error"]
        key = f"requests.{row}.{column}"
        assert [(d.name, d.facts, d.expected) for d in errors] == [
            ("wrong-cell", (key,), str(right))
        ], key
        place = errors[0].place
        assert place is not None
        assert place.column is not None
        start = place.column - place.text_column
        assert place.text[start : start + len(str(right + 3))] == str(right + 3)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_dropped_row_is_said_to_be_missing(layout: str, engine: Engine) -> None:
    grid = forms.requests(
        forms.spread(source("qinghe-2023")["requests"], tuple(forms.COLUMNS)), "R30"
    )
    whole = model.report(source("qinghe-2023"))
    for label in ("2.重复申请", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"):
        rows = tuple(row for row in grid.rows if label not in [cell.text for cell in row])
        assert len(rows) == len(grid.rows) - 1
        sections = tuple(
            section._replace(tables=(grid._replace(rows=_narrowed(rows)),))
            if section.heading == forms.HEADINGS["requests"]
            else section
            for section in whole.sections
        )
        text = layouts.LAYOUTS[layout](whole._replace(sections=sections))
        result = engine.check("draft.md", text.encode())
        errors = [d for d in result.diagnostics if d.severity == "error"]
        assert errors, label
        assert all(d.code.startswith("GX3") for d in errors), [(d.name, d.facts) for d in errors]


def _narrowed(rows: tuple[tuple[model.Cell, ...], ...]) -> tuple[tuple[model.Cell, ...], ...]:
    """Return the rows with each group's label spanning the rows that are left of it."""
    spans = {"三、本年度办理结果": 21}
    if "2.重复申请" not in [cell.text for row in rows for cell in row]:
        spans["（五）不予处理"] = 4
    return tuple(
        tuple(cell._replace(rows=spans.get(cell.text, cell.rows)) for cell in row) for row in rows
    )


def test_a_table_on_the_form_of_another_year_is_checked_by_that_form(engine: Engine) -> None:
    def errors(of: dict[str, Any]) -> list[tuple[str, str]]:
        text = printed(of, "tabs").decode().replace("2020年", "2021年")
        found = engine.check("draft.txt", text.encode()).diagnostics
        return [(d.name, d.facts[0]) for d in found if d.severity == "error" and d.code < "GX5"]

    wrong_form = ("labels-of-the-year", "regime.by_labels")
    assert errors(source("haiyue-2020")) == [wrong_form]
    wrong = source("haiyue-2020")
    figures = str(wrong["requests"]["other"]).split()
    wrong["requests"]["other"] = " ".join([str(int(figures[0]) + 3), *figures[1:]])
    found = errors(wrong)
    assert sorted(found) == [wrong_form, ("wrong-cell", "requests.other.natural")]


def test_columns_exchanged_with_their_header_change_nothing(engine: Engine) -> None:
    whole = model.report(source("qinghe-2023"))
    plain = layouts.LAYOUTS["markdown"](whole)
    lines = plain.split("\n")
    start = next(i for i, line in enumerate(lines) if "申请人情况" in line)
    end = next(i for i, line in enumerate(lines) if line.startswith("| 四、结转"))
    for i in range(start + 1, end + 1):
        squares = lines[i].split("|")
        squares[5], squares[7] = squares[7], squares[5]
        lines[i] = "|".join(squares)
    straight = engine.parse("a.md", plain.encode()).facts
    crossed = engine.parse("a.md", "\n".join(lines).encode()).facts
    keys = [f.key for f in straight if f.key.startswith("requests.")]
    assert {k: crossed.number(k) for k in keys} == {k: straight.number(k) for k in keys}
