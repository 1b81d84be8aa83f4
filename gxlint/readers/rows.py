"""Table rows that stand on a line each: fields between tabs or between pipes."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from gxlint.blocks import Table, Text, joined
from gxlint.columns import Cells, Texts
from gxlint.readers.lines import Clean

_RULED = 4
"""Lines that rule a table off: more than above, below and under the header."""
_MANY = 10
"""Rows enough to tell how many cells a table has when one row differs."""

Line = tuple[int, str]
"""A line and its offset in the text."""


def tab_table(rows: Sequence[Line], clean: Clean) -> Table:
    """Return one grid row per line and one cell per field between tabs.

    Merged cells are lost in such lines, so that the table is not `exact`.
    """
    texts = Texts()
    lengths = [_add(start, line.split("\t"), texts, clean) for start, line in rows]
    return _table(texts, lengths, exact=False)


def _add(start: int, fields: Sequence[str], texts: Texts, clean: Clean) -> int:
    """Add the texts of fields, with one sign behind each; return how many they are."""
    contents, starts, known = texts.contents, texts.starts, clean.known
    for field in fields:
        found = known[field]
        if found is None:
            texts.append(clean.marked(start, field))
        else:
            contents.append(found[0])
            starts.append(start + found[1])
        start += len(field) + 1
    return len(fields)


def pipe_fields(start: int, line: str) -> tuple[int, list[str]]:
    r"""Return the offset of the first field of a pipe row, and its fields, with a pipe behind each.

    `\|` is a pipe inside a field. Pipes at either end of the line belong to no field.
    """
    body = line.strip()
    begin = start + (line.index(body[0]) if body else 0)
    if body.startswith("|"):
        body = body[1:]
        begin += 1
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    fields = body.split("|")
    if "\\" not in body:
        return begin, fields
    found = fields[:1]
    for field in fields[1:]:
        if found[-1].endswith("\\"):
            found[-1] += "|" + field
        else:
            found.append(field)
    return begin, found


def pipe_table(rows: Sequence[Line], clean: Clean) -> Table:
    """Return the table that pipe rows draw; lines that only rule it off are left out.

    Where lines of `+----+` part the rows, a row may have several lines. It is `exact` if all rows
    have the same number of cells, or all but one of many: a cell of that one was left out by
    whoever wrote it. Where most rows end without a pipe, an empty cell is behind one at the end.
    """
    ruled = [is_ruling(line, under_head=i == 1) for i, (_, line) in enumerate(rows)]
    texts = Texts()
    lengths: list[int] = []
    split = sum(line.lstrip().startswith("+") for _, line in rows) >= _RULED
    ends = [line.rstrip().endswith("|") for i, (_, line) in enumerate(rows) if not ruled[i]]
    closed = 2 * sum(ends) >= len(ends)
    for i, (start, line) in enumerate(rows):
        if ruled[i]:
            continue
        begin, fields = pipe_fields(start, line)
        if not closed and line.rstrip().endswith("|"):
            fields.append("")
        lengths.append(_add(begin, fields, texts, clean))
        if split and i and not ruled[i - 1] and lengths[-2:-1] == lengths[-1:]:
            texts = _with_last_rows_joined(texts, lengths.pop())
    different = len(lengths) - max(Counter(lengths).values(), default=0)
    exact = different == 0 or (different == 1 and len(lengths) >= _MANY)
    return _table(texts, lengths, exact=exact)


def _with_last_rows_joined(texts: Texts, length: int) -> Texts:
    """Return the texts with the last two rows of that length as the lines of one."""
    above, below = texts[-2 * length : -length], texts[-length:]
    return Texts.of([*texts[: -2 * length], *map(_one, above, below)])


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


def _table(texts: Texts, lengths: Sequence[int], *, exact: bool) -> Table:
    """Return the table whose rows have so many fields."""
    rows, columns = _squares(tuple(lengths))
    spans = (1,) * len(rows)
    cells = Cells(rows, columns, texts, spans, spans)
    return Table(cells, len(lengths), max(lengths, default=0), exact)


@lru_cache(maxsize=100)
def _squares(lengths: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the row and the column of each field."""
    rows = (row for row, length in enumerate(lengths) for _ in range(length))
    return tuple(rows), tuple(column for length in lengths for column in range(length))
