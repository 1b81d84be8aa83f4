"""The statistics form printed as lines: what each line says is read like a table's row."""

from collections.abc import Mapping
from typing import Any

import pytest
from writers import forms as printed

from benchmarks.accuracy import wholes

REPORT = next(one for one in wholes.wholes() if one.name == "v11")
WAYS = {
    "a colon": "{label}：{value}",
    "a colon and the unit": "{label}:{value}{unit}",
    "a colon and blanks": "{label} ：　{value} {unit}",
    "a unit in brackets": "{label}（{unit}）：{value}",
    "blanks": "{label}　{unit}　{value}",
    "blanks and units spread": "{label}　{spread}　{value}",
    "a cell a line": "{label}\n{unit}\n{value}",
    "a cell a line and units spread": "{label}\n{spread}\n{value}",
    "tabs and units spread": "{label}\t{spread}\t{value}",
}


def figures(table: str) -> Mapping[str, Any]:
    """Return the figures of the form, and what its amounts come to."""
    facts = wholes.engine().parse("report.txt", REPORT.text.replace("{statistics}", table).encode())
    assert facts.facts is not None
    return {
        fact.key: fact.value
        for fact in facts.facts
        if fact.key.startswith(("statistics.", "wan.statistics."))
    }


def lines(way: str, cells: Mapping[str, str]) -> str:
    """Return the form printed so, without the heads of its columns."""
    found: list[str] = []
    for row in printed.statistics(cells).rows[1:]:
        label, unit, value = (cell.text for cell in row)
        spread = "　　".join(unit)
        line = way.format(label=label, unit=unit, spread=spread, value=value) if value else label
        found.append(line)
    return "\n".join(found)


CELLS = REPORT.tables["statistics"]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_form_gives_the_same_figures_in_lines_as_in_cells(way: str) -> None:
    table = wholes.LAYOUTS["lines"](printed.statistics(CELLS))

    assert figures(lines(way, CELLS)) == figures(table)


@pytest.mark.parametrize(
    "fees", ["：600元", "　元　600", "\n元\n600", "　600 元", "：0.06万元", "　万　元　0.06"]
)
def test_an_amount_keeps_the_unit_that_is_printed_with_it(fees: str) -> None:
    table = lines("{label}　{unit}　{value}", CELLS)
    label = "七、依申请公开信息收取的费用"
    own = next(line for line in table.splitlines() if line.startswith(label))

    found = figures(table.replace(own, f"{label}{fees}"))

    assert float(found["wan.statistics.fees"]) == pytest.approx(0.06)


def test_a_line_of_prose_with_a_colon_and_a_figure_is_no_row() -> None:
    table = lines("{label}：{value}", CELLS)

    assert figures(f"行政许可：23件\n{table}\n联系电话：55121001") == figures(table)
