"""Reports as plain text, as web pages and word processors leave it when copied."""

from collections.abc import Callable, Iterator

from writers.model import AbstractReport, Grid

TableWriter = Callable[[Grid], str]


def plain(report: AbstractReport, table: TableWriter, gap: str = "\n\n") -> str:
    """Return the report with `gap` between paragraphs and tables as `table` prints them."""
    return gap.join(_blocks(report, table)) + "\n"


def _blocks(report: AbstractReport, table: TableWriter) -> Iterator[str]:
    yield report.title
    if report.published:
        yield f"发布日期：{report.published}"
    yield from report.preface
    for section in report.sections:
        yield section.heading
        yield from section.paragraphs
        for grid in section.tables:
            yield table(grid)
    if report.annex:
        yield report.annex[0]
        yield table(report.annex[1])


def wrapped(report: AbstractReport, length: int = 38) -> str:
    """Return the report with lines of one length, as a printer has them, but for its tables."""
    lines: list[str] = []
    for block in _blocks(report, cell_a_line):
        if "\n" in block:
            lines += ["", block, ""]
            continue
        indented = f"\u3000\u3000{block}"
        lines += [indented[at : at + length] for at in range(0, len(indented), length)]
    return "\n".join(lines) + "\n"


def cell_a_line(grid: Grid) -> str:
    """Return one cell a line with a blank line between; an empty cell adds one more.

    Squares that a merged cell covers leave nothing behind.
    """
    printed = "".join(f"{c.text}\n\n" if c.text else "\n" for _, _, c in grid.placed())
    return printed.removesuffix("\n\n")


def pipe_remnants(grid: Grid) -> str:
    """Return one cell a line ending in a pipe; merged cells leave runs of pipes."""
    lines: list[str] = []
    for row in grid.rows:
        for cell in row:
            lines.append(f"{cell.text} |".strip())
            if cell.columns > 1:
                lines.append("|" * (cell.columns - 1))
    return "\n".join(lines)


def tabs(grid: Grid) -> str:
    """Return one row a line, squares separated by tabs."""
    return "\n".join("\t".join(row) for row in grid.squares())


def spaced(grid: Grid) -> str:
    """Return one row a line, its squares as wide as their column and two blanks apart."""
    squares = grid.squares()
    widths = [max(map(_width, column)) for column in zip(*squares, strict=True)]
    rows = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in squares
    )
    return "\n".join(f"  {row}" for row in rows)


def _width(cell: str) -> int:
    """Return how many half characters a cell takes."""
    return sum(1 + (sign > "\u2e80") for sign in cell)


def ruled(grid: Grid, width: int = 8) -> str:
    """Return a table drawn with `+--+` and `|`, its cells broken into lines of `width`."""
    squares = grid.squares()
    rule = "+" + "+".join(["-" * (width + 2)] * grid.columns) + "+"
    lines = [rule]
    for row in squares:
        parts = [[cell[at : at + width] for at in range(0, len(cell), width)] for cell in row]
        for i in range(max(1, *map(len, parts))):
            cells = ("".join(part[i : i + 1]).ljust(width) for part in parts)
            lines.append("| " + " | ".join(cells) + " |")
        lines.append(rule)
    return "\n".join(lines)


def drawn(grid: Grid) -> str:
    """Return the same drawn with box-drawing characters."""
    return ruled(grid, 40).translate(str.maketrans("+-|", "┼─│"))


def spaces(grid: Grid) -> str:
    """Return one row a line, the cells that begin in it separated by spaces."""
    return "\n".join("  ".join(cell.text for cell in row) for row in grid.rows)


def laid_out(grid: Grid, *, middle: bool = False) -> str:
    """Return columns at fixed places, as text taken from a page has them.

    What a column is too narrow for goes on in the lines below, beside or after the row's figures;
    `middle` puts the label of several rows beside the middle one.
    """
    stub = [6, 14, 32] if grid.name == "requests" else [40]
    widths = [*stub, *[16] * (grid.columns - len(stub))]
    beside: list[list[tuple[int, list[str]]]] = [[] for _ in grid.rows]
    for row, column, cell in grid.placed():
        down = (cell.rows - 1) // 2 if middle and cell.rows > 3 else 0
        room = sum(widths[column : column + cell.columns]) // 2 - 1
        pieces = [cell.text[at : at + room] for at in range(0, len(cell.text), room)]
        beside[row + down].append((sum(widths[:column]), pieces))
    lines: list[str] = []
    for cells in beside:
        cells.sort()
        for at in range(max((len(pieces) for _, pieces in cells), default=0)):
            line = ""
            for start, pieces in cells:
                if at < len(pieces):
                    line += " " * (start - _width(line)) + pieces[at]
            lines.append(line)
    return "\n".join(lines)
