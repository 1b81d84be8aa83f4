"""Table rows that stand on a line each: fields between tabs or between pipes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from gxlint.blocks import Table, Text, joined
from gxlint.columns import Cells, Texts
from gxlint.readers.lines import Clean, Cutting, Row

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
    lengths = [_add(row, tab_fields, texts, clean) for row in rows]
    return _table(texts, lengths, exact=False)


def _add(own: Line, cut: Cutting, texts: Texts, clean: Clean) -> int:
    """Add the texts of the fields of a row; return how many they are.

    Rows that hold nothing but words are remembered: those of noughts recur, and headers.
    """
    start, line = own
    known = clean.rows.setdefault(cut, {})
    row = known.get(line)
    if row is None:
        lead, fields = cut(line)
        row = _row(lead, fields, clean)
        if row is None:
            return _add_marked(start + lead, fields, texts, clean)
        if len(line) <= _LONGEST_ROW:
            if len(known) >= _MOST_ROWS:
                known.clear()
            known[line] = row
    words, leads = row
    texts.contents += words
    texts.starts += [start + lead for lead in leads]
    return len(words)


_MOST_ROWS = 2048
_LONGEST_ROW = 200
"""Rows that are remembered, and their characters: a megabyte for all of them."""


def _row(lead: int, fields: Sequence[str], clean: Clean) -> Row | None:
    """Return fields with one sign behind each; None where one holds more than its words."""
    found = [clean.known[field] for field in fields]
    words = [one[0] for one in found if one]
    if len(words) < len(found):
        return None
    begins = accumulate(map(len, fields), lambda at, length: at + length + 1, initial=lead)
    leads = [begin + one[1] for begin, one in zip(begins, found, strict=False) if one]
    return tuple(words), tuple(leads)


def _add_marked(start: int, fields: Sequence[str], texts: Texts, clean: Clean) -> int:
    for field in fields:
        texts.append(clean(start, field))
        start += len(field) + 1
    return len(fields)


def tab_fields(line: str) -> tuple[int, list[str]]:
    """Return the fields of a row between tabs, and where in it the first begins."""
    return 0, line.split("\t")


def pipe_fields(line: str) -> tuple[int, list[str]]:
    r"""Return where in a pipe row its first field begins, and its fields, with a pipe behind each.

    `\|` is a pipe inside a field. Pipes at either end of the line belong to no field.
    """
    body = line.strip()
    begin = line.index(body[0]) if body else 0
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


def open_pipe_fields(line: str) -> tuple[int, list[str]]:
    """Return the same for a row of a table whose rows end without a pipe.

    Behind one that stands there all the same is an empty field.
    """
    begin, fields = pipe_fields(line)
    return begin, [*fields, ""] if line.rstrip().endswith("|") else fields


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
    cut = pipe_fields if 2 * sum(ends) >= len(ends) else open_pipe_fields
    for i, (start, line) in enumerate(rows):
        if ruled[i]:
            continue
        lengths.append(_add((start, line), cut, texts, clean))
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
