"""Headings of sections that stand in a row of their table."""

import re
from collections.abc import Callable

import pytest
from writers import web, word
from writers.layouts import LAYOUTS
from writers.model import AbstractReport, Cell, Grid, Section
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine

Writer = Callable[[AbstractReport], bytes]
WRITERS: dict[str, Writer] = {
    "a.html": web.clean,
    "a.docx": word.docx,
    "a.md": lambda report: LAYOUTS["markdown"](report).encode(),
    "a.txt": lambda report: LAYOUTS["tabs"](report).encode(),
}
NAMES = [name for name, one in samples().items() if any(s.tables for s in one.sections)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


def headed(section: Section) -> Section:
    """Return the section with its heading as the first row of its table."""
    if section.paragraphs or not section.tables:
        return section
    first = section.tables[0]
    row = (Cell(section.heading, 1, first.columns),)
    return Section("", (), (Grid((row, *first.rows), first.name), *section.tables[1:]))


def written(report: AbstractReport, write: Writer) -> bytes:
    page = write(report._replace(sections=tuple(map(headed, report.sections))))
    return re.sub(rb"<h\d></h\d>|^#+ *$", b"", page, flags=re.MULTILINE)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("sample", NAMES)
def test_a_heading_may_be_the_first_row_of_its_table(
    engine: Engine, sample: str, name: str
) -> None:
    report, write = samples()[sample], WRITERS[name]

    def found(data: bytes) -> set[str]:
        return {one.fingerprint for one in engine.check(name, data).diagnostics}

    assert found(written(report, write)) == found(write(report))


@pytest.mark.parametrize("beside", ["", "Col2", "二、主动公开政府信息情况"])
def test_what_a_converter_puts_beside_it_is_no_matter(engine: Engine, beside: str) -> None:
    source = LAYOUTS["markdown"](samples()["qinghe-2023"])
    heading = "二、主动公开政府信息情况"
    table = (
        f"| {heading} | {beside} | {beside and beside.replace('2', '3')} |  |\n|---|---|---|---|\n"
    )
    moved = re.sub(rf"(?m)^#+ {heading}$\n", table, source)
    assert moved != source
    codes = [one.code for one in engine.check("a.md", moved.encode()).diagnostics]
    assert "GX101" not in codes


def test_a_row_with_figures_is_no_heading(engine: Engine) -> None:
    source = LAYOUTS["markdown"](samples()["qinghe-2023"])
    row = "| 二、主动公开政府信息情况 | 3 | 4 | 5 |\n|---|---|---|---|\n"
    listed = re.sub(r"(?m)^#+ 二、主动公开政府信息情况$\n", row, source)
    codes = [one.code for one in engine.check("a.md", listed.encode()).diagnostics]
    assert "GX101" in codes
