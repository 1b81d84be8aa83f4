"""Reports as Markdown: pipe tables, or HTML tables with their merged cells."""

from collections.abc import Iterator

from writers.model import AbstractReport, Grid


def markdown(report: AbstractReport, *, html_tables: bool = False, level: int = 2) -> str:
    """Return the report as Markdown; headings of sections have `level` marks."""
    return "\n\n".join(_blocks(report, html_tables=html_tables, marks="#" * level)) + "\n"


def _blocks(report: AbstractReport, *, html_tables: bool, marks: str) -> Iterator[str]:
    table = html_table if html_tables else pipe_table
    yield f"# {report.title}"
    if report.published:
        yield f"发布日期：{report.published}"
    yield from report.preface
    for section in report.sections:
        yield f"{marks} {section.heading}"
        yield from section.paragraphs
        for grid in section.tables:
            yield table(grid)
    if report.annex:
        yield f"{marks} {report.annex[0]}"
        yield table(report.annex[1])


def pipe_table(grid: Grid) -> str:
    """Return the grid as a pipe table; squares that a merged cell covers are empty."""
    first, *rest = grid.squares()
    lines = [first, ["---"] * grid.columns, *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def html_table(grid: Grid, indent: str = "") -> str:
    """Return the grid as an HTML table with rowspan and colspan."""
    lines = [f"{indent}<table>"]
    for row in grid.rows:
        lines.append(f"{indent}<tr>")
        for cell in row:
            spans = f' rowspan="{cell.rows}"' * (cell.rows > 1)
            spans += f' colspan="{cell.columns}"' * (cell.columns > 1)
            lines.append(f"{indent}<td{spans}>{cell.text}</td>")
        lines.append(f"{indent}</tr>")
    return "\n".join([*lines, f"{indent}</table>"])
