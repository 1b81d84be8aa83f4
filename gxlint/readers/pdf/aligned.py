"""Tables without ruling lines, told by fields that stand below each other."""

from collections.abc import Iterator, Sequence

from gxlint.readers.pdf.lines import Field, Line

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3


def runs_of(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Yield stretches of lines with whether each is a table by alignment.

    A table is several lines one below the other, each with several fields between wide gaps.
    """
    prose: list[Line] = []
    for tabular, run in _stretches(lines):
        if not tabular or len(run) < FEWEST_ROWS:
            prose += run
            continue
        if prose:
            yield False, prose
            prose = []
        yield True, run
    if prose:
        yield False, prose


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Yield lines that follow each other on a page and have either several fields or few."""
    run: list[Line] = []
    table = False
    for line in lines:
        tabular = len(line.fields) >= FEWEST_COLUMNS
        if run and (tabular != table or (table and line.page != run[-1].page)):
            yield table, run
            run = []
        table = tabular
        run.append(line)
    if run:
        yield table, run


def columns_of(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the left and right ends of the columns: fields that overlap share one."""
    columns: list[tuple[float, float]] = []
    for field in sorted((f for line in lines for f in line.fields), key=lambda f: f.left):
        if columns and field.left < columns[-1][1]:
            left, right = columns[-1]
            columns[-1] = left, max(right, field.right)
        else:
            columns.append((field.left, field.right))
    return columns


def column_at(columns: Sequence[tuple[float, float]], field: Field) -> int:
    """Return the number, from 0, of the column in which a field begins."""
    return max(i for i, (left, _) in enumerate(columns) if left <= field.left)
