"""Every layout of the fixtures by name, and the mess that pages add."""

from collections.abc import Callable, Mapping

from writers import plain
from writers.markdown import markdown
from writers.model import AbstractReport, Grid


def _page_cut(grid: Grid) -> str:
    """Return tabs, with the requests table cut by a page that repeats the header."""
    lines = plain.tabs(grid).split("\n")
    if grid.name != "requests":
        return "\n".join(lines)
    return "\n".join([*lines[:12], "", "", "- 7 -", "", *lines[:3], *lines[12:]])


def _glued(report: AbstractReport) -> str:
    """Return plain text whose headings run into the paragraph that follows."""
    text = plain.plain(report, plain.cell_a_line)
    for section in report.sections:
        if section.paragraphs and not section.tables:
            text = text.replace(f"{section.heading}\n\n", section.heading)
    return text


LAYOUTS: Mapping[str, Callable[[AbstractReport], str]] = {
    "markdown": markdown,
    "markdown_html": lambda report: markdown(report, html_tables=True),
    "cell_a_line": lambda report: plain.plain(report, plain.cell_a_line),
    "pipe_remnants": lambda report: plain.plain(report, plain.pipe_remnants, gap="\n"),
    "tabs": lambda report: plain.plain(report, plain.tabs),
    "spaces": lambda report: plain.plain(report, plain.spaces),
    "page_cut": lambda report: plain.plain(report, _page_cut),
    "glued": _glued,
}


def without_zeros(report: AbstractReport) -> AbstractReport:
    """Return the report with a blank in every cell of its requests table that held 0."""
    sections = []
    for section in report.sections:
        tables = tuple(_blanked(g) if g.name == "requests" else g for g in section.tables)
        sections.append(section._replace(tables=tables))
    return report._replace(sections=tuple(sections))


def _blanked(grid: Grid) -> Grid:
    rows = tuple(
        tuple(cell._replace(text="") if cell.text == "0" else cell for cell in row)
        for row in grid.rows
    )
    return grid._replace(rows=rows)


def full_width(text: str) -> str:
    """Return the text with every digit full-width."""
    return text.translate({ord("0") + i: 0xFF10 + i for i in range(10)})


def with_chrome(text: str) -> str:
    """Return the text between what a web page puts around it."""
    before = (
        "首页 > 政务公开 > 政府信息公开年报\n\n2026-03-02 星期一\n\n"
        "字体大小：大 中 小    打印    浏览次数：308\n\n"
    )
    after = (
        "\n附件下载：年度报告.pdf\n\n扫一扫在手机打开当前页\n\n返回顶部\n\n主办：县人民政府办公室\n"
    )
    return before + text + after
