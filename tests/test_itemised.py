"""Tables that offices print as rows between commas, as items or turned: they say the same."""

from collections.abc import Callable

import pytest
from writers import plain
from writers.model import AbstractReport, Grid
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine
from gxlint.readers.commas import tabbed


def commas(grid: Grid) -> str:
    return "\n".join(",".join(cell.replace(",", "") for cell in row) for row in grid.squares())


def subtotalled(grid: Grid) -> str:
    """Return tabs, with the sum of each group of the requests table below it."""
    lines: list[str] = []
    group: list[list[str]] = []
    for row in grid.squares():
        lines.append("\t".join(row))
        if grid.name == "requests" and any("不予公开" in cell for cell in row[:2]):
            group.append(row)
        elif group:
            cells = [
                [int(row[-at]) if row[-at].isdecimal() else 0 for row in group] for at in RANGE
            ]
            lines.insert(-1, "\t".join(["", "", "小计", *(str(sum(one)) for one in cells)]))
            group = []
    return "\n".join(lines)


RANGE = range(7, 0, -1)


def turned(grid: Grid) -> str:
    """Return tabs, with the cases table as one row for each of its groups."""
    return "\n".join("\t".join(row) for row in _by_group(grid))


def across(grid: Grid) -> str:
    """Return tabs, with the cases table as one column for each of its groups."""
    rows = _by_group(grid)
    turned = zip(*rows, strict=True) if grid.columns == 15 else rows
    return "\n".join("\t".join(row) for row in turned)


def _by_group(grid: Grid) -> list[list[str]]:
    if grid.columns != 15:
        return [[*row] for row in grid.squares()]
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    figures = grid.squares()[-1]
    groups = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    rows = [[name, *figures[5 * at : 5 * at + 5]] for at, name in enumerate(groups)]
    return [["类别", *heads], *rows]


def itemised(grid: Grid) -> str:
    """Return tabs, with the second table and the form of 2014 as items."""
    if grid.name == "statistics":
        rows = [row for row in grid.squares()[1:] if row[-1]]
        items = [f"{row[0]}：{row[-1]}" for row in rows]
        return "\n".join("；".join(items[at : at + 3]) for at in range(0, len(items), 3))
    return _sentences(grid) if grid.name == "proactive" else plain.tabs(grid)


def _sentences(grid: Grid) -> str:
    lines: list[str] = []
    heads: list[str] = []
    for row in grid.squares():
        if "信息内容" in row[0]:
            heads = row
        elif any(cell[:1].isdecimal() for cell in row[1:]):
            pairs = dict(zip(heads[1:], row[1:], strict=True))
            lines.append(
                f"· {row[0]}：" + "，".join(f"{a}{b}" for a, b in pairs.items() if a and b)
            )
        else:
            lines.append(row[0])
    return "\n".join(lines)


NAMES = [name for name, one in samples().items() if any(s.tables for s in one.sections)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


@pytest.mark.parametrize("printed", [commas, subtotalled, turned, across, itemised])
@pytest.mark.parametrize("sample", NAMES)
def test_a_table_gives_the_findings_that_its_rows_between_tabs_give(
    engine: Engine, sample: str, printed: Callable[[Grid], str]
) -> None:
    report = samples()[sample]

    def found(one: AbstractReport, table: plain.TableWriter) -> set[str]:
        diagnostics = engine.check("a.txt", plain.plain(one, table).encode()).diagnostics
        return {one.fingerprint for one in diagnostics if one.severity != "info"}

    assert found(report, printed) == found(report, plain.tabs)


def test_items_that_cannot_be_read_are_no_missing_table(engine: Engine) -> None:
    report = samples()["qinghe-2023"]

    def nothing(grid: Grid) -> str:
        return itemised(grid).replace("件数0", "件数/")

    found = engine.check("a.txt", plain.plain(report, nothing).encode()).diagnostics
    assert {one.name for one in found if one.severity != "info"} == set()
    assert "table-unreadable" in {one.name for one in found}


@pytest.mark.parametrize(
    "line",
    [
        "2020年,本局公开信息12条,其中政策3条",
        "网络申请8件,信函申请5件,当面申请3件",
        "1,234",
        "收到1,234",
    ],
)
def test_commas_of_prose_and_of_thousands_stay(line: str) -> None:
    text = "\n".join([line] * 60)
    assert tabbed(text) == text
