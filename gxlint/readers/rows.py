"""Table rows that stand on a line each: fields between tabs or between pipes."""

from collections import Counter
from collections.abc import Callable, Sequence

from gxlint.blocks import Cell, Table, Text, joined
from gxlint.records import make

_RULED = 4
"""Lines that rule a table off: more than above, below and under the header."""
_MANY = 10
"""Rows enough to tell how many cells a table has when one row differs."""

Line = tuple[int, str]
"""A line and its offset in the text."""

Clean = Callable[[int, str], Text]
"""Makes text of the field that stands at an offset."""


def tab_table(rows: Sequence[Line], clean: Clean) -> Table:
    """Return one grid row per line and one cell per field between tabs.

    Merged cells are lost in such lines, so that the table is not `exact`.
    """
    grid: list[list[Text]] = []
    for start, line in rows:
        fields: list[Text] = []
        at = start
        for field in line.split("\t"):
            fields.append(clean(at, field))
            at += len(field) + 1
        grid.append(fields)
    return _table(grid, exact=False)


def pipe_fields(start: int, line: str) -> list[tuple[int, str]]:
    r"""Return the fields of a pipe row with their offsets; `\|` is a pipe inside a field.

    Pipes at either end of the line belong to no field.
    """
    body = line.strip()
    begin = start + (line.index(body[0]) if body else 0)
    if body.startswith("|"):
        body = body[1:]
        begin += 1
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    found: list[tuple[int, str]] = []
    joined = False
    for field in body.split("|"):
        if joined:
            at, before = found.pop()
            found.append((at, f"{before}|{field}"))
        else:
            found.append((begin, field))
        begin += len(field) + 1
        joined = field.endswith("\\")
    return found


def pipe_table(rows: Sequence[Line], clean: Clean) -> Table:
    """Return the table that pipe rows draw; lines that only rule it off are left out.

    Where lines of `+----+` part the rows, a row may have several lines. It is `exact` if all rows
    have the same number of cells, or all but one of many: a cell of that one was left out by
    whoever wrote it.
    """
    ruled = [is_ruling(line, under_head=i == 1) for i, (_, line) in enumerate(rows)]
    grid: list[list[Text]] = []
    split = sum(line.lstrip().startswith("+") for _, line in rows) >= _RULED
    for i, (start, line) in enumerate(rows):
        if ruled[i]:
            continue
        fields = [clean(at, field) for at, field in pipe_fields(start, line)]
        if split and i and not ruled[i - 1] and len(fields) == len(grid[-1]):
            grid[-1] = [_one(above, below) for above, below in zip(grid[-1], fields, strict=True)]
        else:
            grid.append(fields)
    lengths = Counter(map(len, grid))
    different = len(grid) - max(lengths.values(), default=0)
    return _table(grid, exact=different == 0 or (different == 1 and len(grid) >= _MANY))


def _one(above: Text, below: Text) -> Text:
    """Return what stands on two lines of one cell."""
    if above.content and below.content:
        return joined((above, below))
    return below if below.content else above


def is_ruling(line: str, *, under_head: bool) -> bool:
    """Tell whether a line only draws: `|---|:-:|`, `+----+----+`.

    Under the head one dash a cell will do; elsewhere it may be a cell's null mark.
    """
    body = line.strip()
    if body.strip("|-:+= \t") or "-" not in body.replace("=", "-"):
        return False
    if body[0] == body[-1] == "+" and len(body) > 1:
        return True
    marks = [mark.strip(" \t:") for mark in body.replace("+", "|").strip("|").split("|")]
    return all(len(mark) >= (1 if under_head else 3) for mark in marks)


def _table(grid: Sequence[Sequence[Text]], *, exact: bool) -> Table:
    cells = [
        make(Cell, (row, column, text, 1, 1))
        for row, texts in enumerate(grid)
        for column, text in enumerate(texts)
    ]
    return Table(tuple(cells), len(grid), max(map(len, grid), default=0), exact)
