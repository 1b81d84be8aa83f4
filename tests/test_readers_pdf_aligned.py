"""PDF tables without ruling lines: figures are read, no rule judges them, prose stays prose."""

from collections.abc import Mapping
from functools import cache

import pytest
from test_formats_alike import engine
from writers import paper
from writers.layouts import LAYOUTS
from writers.model import AbstractReport, Cell, Grid
from writers.paper import Manner, Paper
from writers.samples import samples

from gxlint.blocks import Paragraph, Table
from gxlint.diagnostic import ReportResult
from gxlint.facts import UNREAD, WHOLE, Facts, Value
from gxlint.readers.pdf import read

TABLES = ("requests", "proactive", "cases", "statistics")
MANNERS = {
    "plain": Manner(rules=False),
    "justified": Manner(rules=False, spread=True, header="云溪市年报", footer="第 {} 页"),
    "print as small as the table's": Manner(rules=False, size=9.0),
    "headers once": Manner(rules=False, headers=0),
    "cells in the middle": Manner(rules=False, middle=True),
    "figures at the right": Manner(rules=False, right=True),
}
LOSSLESS = ("plain", "justified", "print as small as the table's")
"""Manners in which nothing is lost; in the others some rows stay unread, none is read wrongly."""
MOST = 0.85
"""The share of figures that is read where cells are set in the middle."""


def cells(facts: Facts) -> Mapping[str, Value]:
    return {f.key: f.value for f in facts if f.key.startswith(TABLES)}


@cache
def standard(sample: str) -> tuple[Mapping[str, Value], ReportResult]:
    data = LAYOUTS["tabs"](samples()[sample]).encode()
    return cells(engine().parse("a.txt", data).facts), engine().check("a.txt", data)


@cache
def unruled(sample: str, manner: str) -> tuple[Facts, ReportResult]:
    data = paper.pdf(samples()[sample], MANNERS[manner])
    return engine().parse("a.pdf", data).facts, engine().check("a.pdf", data)


every_sample = pytest.mark.parametrize("sample", samples())
every_manner = pytest.mark.parametrize("manner", MANNERS)


@every_manner
@every_sample
def test_what_is_therestands_where_it_belongs(sample: str, manner: str) -> None:
    stated, _ = standard(sample)
    found = cells(unruled(sample, manner)[0])
    assert {key: (stated.get(key), value) for key, value in found.items()} == {
        key: (value, value) for key, value in found.items()
    }


@pytest.mark.parametrize("manner", LOSSLESS)
@pytest.mark.parametrize("sample", [name for name in samples() if not name.endswith("-blanks")])
def test_every_figure_is_read(sample: str, manner: str) -> None:
    assert cells(unruled(sample, manner)[0]).keys() == standard(sample)[0].keys()


@pytest.mark.parametrize("sample", [name for name in samples() if not name.endswith("-blanks")])
def test_most_is_therewhere_figures_stand_in_the_middle_of_their_labels(sample: str) -> None:
    found = cells(unruled(sample, "cells in the middle")[0])
    assert len(found) > MOST * len(standard(sample)[0])


def uncertain(facts: Facts) -> set[str]:
    """Return the tables whose figures no rule sees."""
    values = {table: {f.value for f in facts.all(f"form.{table}.uncertain")} for table in TABLES}
    return {table for table, said in values.items() if said - {WHOLE, UNREAD}}


@every_manner
@every_sample
def test_no_rule_says_anything_of_figures_that_are_not_certain(sample: str, manner: str) -> None:
    others = {d.fingerprint for d in standard(sample)[1].diagnostics}
    facts, result = unruled(sample, manner)
    keys = [key for d in result.diagnostics if d.severity != "info" for key in d.facts]
    assert not [key for key in keys if key.split(".")[0] in uncertain(facts)]
    found = [d for d in result.diagnostics if d.severity != "info"]
    assert [d for d in found if d.fingerprint not in others] == []


@every_manner
@every_sample
def test_one_finding_names_each_table_that_is_not_filled_in_whole(sample: str, manner: str) -> None:
    facts, result = unruled(sample, manner)
    known = standard(sample)[0]
    filled = {key.split(".")[0] for key in cells(facts)}
    said = [d.facts[0].split(".")[1] for d in result.diagnostics if d.name == "table-uncertain"]
    assert len(said) == len(set(said))
    assert set(said) == uncertain(facts)
    whole = filled - set(said)
    for table in whole:
        own = {key: value for key, value in known.items() if key.startswith(f"{table}.")}
        there = {key: value for key, value in cells(facts).items() if key in own}
        assert there == own
    assert all(d.place for d in result.diagnostics if d.name == "table-uncertain")


@pytest.mark.parametrize("sample", [name for name in samples() if name.endswith("-faulty")])
def test_a_table_that_is_filled_in_whole_is_judged(sample: str) -> None:
    errors = [d.fingerprint for d in standard(sample)[1].diagnostics if d.severity == "error"]
    facts, result = unruled(sample, "headers once")
    assert cells(facts)
    if "requests" not in uncertain(facts) or "statistics" in cells(facts):
        assert {d.fingerprint for d in result.diagnostics} >= set(errors)


def blocks(*texts: str) -> list[str]:
    sheet = Paper(Manner())
    for text in texts:
        sheet.paragraph(text, indent=28)
    found = read(sheet.finish(), None).blocks
    assert not any(isinstance(block, Table) for block in found)
    return [block.text.content for block in found if isinstance(block, Paragraph)]


def test_figures_that_happen_to_stand_below_each_other_are_prose() -> None:
    full = "本年度围绕群众关切做好公开与解读工作" * 9
    lines = [
        full,
        *(f"本年度收到申请 {n} 件，办结 {n} 件，结转 {n} 件。" for n in (12, 13, 14, 15)),
    ]
    assert len(blocks(*lines)) == 5


def test_a_table_of_contents_is_no_table() -> None:
    sheet = Paper(Manner())
    for n, text in enumerate(("一、总体情况", "二、主动公开", "三、依申请公开", "四、诉讼")):
        sheet.paragraph(text)
        sheet.write(480, sheet.y, str(n + 1), 14)
    assert all(isinstance(block, Paragraph) for block in read(sheet.finish(), None).blocks)


def test_a_heading_between_two_tables_stays_one() -> None:
    sheet = Paper(Manner(rules=False, size=9.0))
    rows = tuple(tuple(map(Cell, row)) for row in (("项目", "甲", "乙"), ("规章", "1", "2")))
    for heading in ("一、情况", "二、情况"):
        sheet.paragraph(heading)
        sheet.table(Grid(rows, "t"))
    kinds = [type(block) for block in read(sheet.finish(), None).blocks]
    assert kinds == [Paragraph, Table, Paragraph, Table]


def test_a_page_of_more_lines_than_print_has_is_not_searched_for_tables() -> None:
    sheet = Paper(Manner(footer=""))
    for line in range(201):
        for x, text in ((80, "甲"), (200, "12"), (300, "34")):
            sheet.write(x, 800 - 3.5 * line, text, 2)
    assert all(isinstance(block, Paragraph) for block in read(sheet.finish(), None).blocks)


def emptied(report: AbstractReport, name: str) -> AbstractReport:
    """Return the report without a figure in the table of that name."""

    def blank(grid: Grid) -> Grid:
        rows = (
            tuple(Cell("", c.rows, c.columns) if c.text.isdecimal() else c for c in row)
            for row in grid.rows
        )
        return Grid(tuple(rows), grid.name) if grid.name == name else grid

    sections = (
        section._replace(tables=tuple(map(blank, section.tables))) for section in report.sections
    )
    return report._replace(sections=tuple(sections))


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("name", ["requests", "cases"])
@pytest.mark.parametrize("sample", ["qinghe-2023", "shazhou-2019", "caizheng-2024"])
def test_a_table_without_figures_is_told_to_be_unreadable(
    sample: str, name: str, *, middle: bool
) -> None:
    data = paper.pdf(emptied(samples()[sample], name), Manner(rules=False, middle=middle))
    found = engine().check("a.pdf", data).diagnostics
    assert [d.facts for d in found if d.name == "table-unreadable"] == [(f"tables.{name}",)]
    assert not [d for d in found if d.code.startswith(("GX3", "GX4")) and name in str(d.facts)]


def test_rows_whose_figures_go_on_below_are_not_read() -> None:
    sheet = Paper(Manner(rules=False, size=9.0))
    rows = (("项目", "甲", "乙", "丙"), ("规章", "192", "70", "7"), ("", "7", "", "1"))
    for row in rows:
        sheet.y -= 12
        for column, text in enumerate(row):
            sheet.write(100 + 60 * column, sheet.y, text, 9)
    document = read(sheet.finish(), None)
    assert any(isinstance(block, Table) and block.aligned for block in document.blocks)
    assert not any(char.isdigit() for char in document.text)


@every_sample
@every_manner
def test_no_table_is_told_to_be_unreadable_and_uncertain(sample: str, manner: str) -> None:
    facts, result = unruled(sample, manner)
    lost = {
        key
        for key in ("requests", "proactive", "cases", "statistics")
        if {fact.value for fact in facts.all(f"tables.{key}")} == {"unreadable"}
    }
    unsure = {d.facts[0].split(".")[1] for d in result.diagnostics if d.name == "table-uncertain"}
    assert not lost & unsure


def test_a_table_none_of_whose_rows_can_be_filled_gets_one_finding() -> None:
    labels = ["（一）予以公开", "（七）总计", "四、结转下年度继续办理"]
    heads = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
    lines = [
        "甲县2023年政府信息公开工作年度报告",
        "",
        "三、收到和处理政府信息公开申请情况",
        "",
        heads,
    ]
    data = "\n".join([*lines, *(f"{label}\t1\t2" for label in labels)]).encode()
    said = [d.code for d in engine().check("a.txt", data).diagnostics]
    assert said.count("GX015") == 1
    assert "GX016" not in said
