"""Reports as Markdown: pipe tables, or HTML tables with their merged cells."""

from collections.abc import Callable, Iterator, Sequence

from writers.model import AbstractReport, Grid


def markdown(report: AbstractReport, *, html_tables: bool = False, level: int = 2) -> str:
    """Return the report as Markdown; headings of sections have `level` marks."""
    table = html_table if html_tables else pipe_table
    return "\n\n".join(_blocks(report, table, "#" * level)) + "\n"


def repeating(report: AbstractReport) -> str:
    """Return the report as Markdown in which a merged cell is printed in each of its squares."""
    return "\n\n".join(_blocks(report, repeated_table, "##")) + "\n"


def _blocks(report: AbstractReport, table: Callable[[Grid], str], marks: str) -> Iterator[str]:
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
    return _piped(grid.squares())


def repeated_table(grid: Grid) -> str:
    """Return the grid as a pipe table; squares that a merged cell covers repeat it."""
    squares = grid.squares()
    for row, column, cell in grid.placed():
        for i in range(cell.rows):
            for j in range(cell.columns):
                squares[row + i][column + j] = cell.text
    return _piped(squares)


def _piped(squares: Sequence[Sequence[str]]) -> str:
    first, *rest = squares
    lines = [first, ["---"] * len(first), *rest]
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
