"""Tables of which only lines are left: one cell a line, or one row a line."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gxlint.blocks import Span, Text
from gxlint.forms.tables import (
    BLOCK,
    COLUMN,
    GROUP,
    HEAD,
    LIST,
    PARENT,
    RECORD,
    ROW,
    Mark,
    TableForms,
)
from gxlint.report.tables.draft import Draft, Printed, chosen, header_order
from gxlint.report.tables.tokens import LABEL, OTHER, PAGE, VALUE, Token


class Line(NamedTuple):
    """A row as met: its label (None: unknown), its values, and the token that follows them."""

    mark: Mark | None
    label: Token
    values: list[Token]
    after: list[Token]


class Law(NamedTuple):
    """How empty cells are hidden between the others.

    `base` blank lines part two cells and each empty cell adds `step`; None: nothing can be told.
    `bars` holds the numbers of left-over pipes seen after rows in which nothing is empty.
    """

    base: int | None
    step: int
    piped: bool
    bars: frozenset[int]


def fill_flat(
    draft: Draft, tokens: Sequence[Token], after: Token | None, forms: TableForms
) -> None:
    """Fill the table from its tokens; `after` is the token that follows them."""
    lines = _lines(draft, tokens, forms)
    if lines and after is not None and not lines[-1].after:
        lines[-1].after.append(after._replace(kind=OTHER))
    law = _law(draft, lines, tokens)
    wrong = 0
    for line in lines:
        if line.mark is None:
            draft.note("unknown_label", line.label.text.content, line.label.text)
        elif line.mark.kind != ROW:
            for value in line.values:
                draft.note("header_value", value.text.content, value.text)
        else:
            wrong += not _fill_row(draft, line, law, forms)
    if wrong and wrong * 2 > sum(1 for line in lines if line.mark and line.mark.kind == ROW):
        draft.note("uncertain", "widths", None, Span(draft.start, draft.end))


def _lines(draft: Draft, tokens: Sequence[Token], forms: TableForms) -> list[Line]:
    lines: list[Line] = []
    header: list[str] = []
    current: Line | None = None
    block = 0
    in_header = True
    record = draft.form.layout == RECORD
    for i, token in enumerate(tokens):
        if current is not None and token.kind != PAGE and not current.after:
            if token.kind != VALUE and not _is_note(token, current):
                current.after.append(token)
        if token.kind == VALUE:
            if current is None and record and header:
                before = tokens[i - 1]
                current = Line(Mark("", ROW, "", 0, ()), before, [], [])
                lines.append(current)
            if current is not None:
                current.values.append(token)
        elif token.kind == LABEL:
            mark = chosen(token.marks, draft, in_header=in_header or record)
            if mark is None:
                current = None
                continue
            if mark.kind in (ROW, GROUP) and not record or (mark.kind == HEAD and mark.key):
                _close(draft, header, block)
                header = []
                in_header = False
                if mark.kind == ROW:
                    draft.last = mark.order
                    block = draft.form.rows[mark.key].block
                current = Line(mark, token, [], [])
                lines.append(current)
                draft.label("row", mark.key, token.text)
            else:
                current = None
                in_header = True
                if mark.kind in (BLOCK, HEAD):
                    block = mark.order if mark.kind == BLOCK else block
                    header = [] if mark.kind == BLOCK else header
                if mark.kind in (COLUMN, PARENT, GROUP):
                    header.append(mark.key)
                    if mark.kind != PARENT:
                        kind = "column" if mark.kind == COLUMN else "row"
                        draft.label(kind, mark.key, token.text)
                draft.cover(token.text.span())
        elif token.kind == OTHER and not (current and _is_note(token, current)):
            current = Line(None, token, [], [])
            lines.append(current)
    if record:
        draft.order = _record_order(draft, header)
    return lines


def _is_note(token: Token, line: Line) -> bool:
    """Tell whether the token is a remark in brackets that belongs to the row's label."""
    return token.kind == OTHER and not line.values and token.text.content[0] in "(\uff08"


def _close(draft: Draft, header: list[str], block: int) -> None:
    """Take the header that ends here for the block's columns, if it tells their order."""
    del block
    if not header:
        return
    for i, own in enumerate(draft.form.blocks):
        order = header_order(header, own.columns)
        if order and (len(own.columns) == len({k for k in header if k}) or i == 0):
            draft.order[i] = order


def _record_order(draft: Draft, header: list[str]) -> dict[int, tuple[str, ...]]:
    """Return the order of the cells of a record: (row, column) pairs joined with a colon."""
    form = draft.form
    columns = [key for key in header if key in form.columns]
    groups = [key for key in header if key in form.rows] or list(form.rows)
    size = len(form.columns)
    if len(columns) != size * len(form.rows) or len(groups) != len(form.rows):
        columns, groups = list(form.columns) * len(form.rows), list(form.rows)
    cells = [f"{groups[i // size]}:{key}" for i, key in enumerate(columns)]
    return {0: tuple(cells)}


def _law(draft: Draft, lines: Sequence[Line], tokens: Sequence[Token]) -> Law:
    piped = any(token.piped for token in tokens)
    gaps: Counter[int] = Counter()
    bars: set[int] = set()
    every: list[int] = []
    for line in lines:
        if line.mark is None or line.mark.kind != ROW:
            continue
        found = [t.gap for t in line.values if t.gap is not None]
        every += found
        every += [t.gap for t in line.after[:1] if t.gap is not None]
        if len(line.values) == _width(draft, line.mark.key):
            gaps.update(found)
            bars.update(t.bars for t in line.after)
    base = gaps.most_common(1)[0][0] if gaps else min(every, default=None)
    return Law(base, 1, piped, frozenset(bars))


def _width(draft: Draft, row: str) -> int:
    if draft.form.layout == RECORD:
        return len(draft.form.columns) * len(draft.form.rows)
    return len(draft.columns(row))


def _fill_row(draft: Draft, line: Line, law: Law, forms: TableForms) -> bool:
    assert line.mark is not None
    row = line.mark.key
    if draft.form.layout == LIST:
        return _fill_list_row(draft, line, forms)
    width = _width(draft, row)
    printed = _placed(line, width, law, spare=_spare(draft, row))
    if printed is None:
        draft.note(f"width.{row}" if row else "width", len(line.values), line.label.text)
        return False
    if draft.form.layout == RECORD:
        for cell, value in zip(draft.order[0], printed, strict=True):
            group, _, column = cell.partition(":")
            draft.fill(group, (column,), (value,))
    else:
        draft.fill(row, draft.columns(row), printed)
        draft.rows.append(row)
    return True


def _spare(draft: Draft, row: str) -> int:
    return draft.form.blocks[draft.form.rows[row].block].spare if row else 0


def _fill_list_row(draft: Draft, line: Line, forms: TableForms) -> bool:
    assert line.mark is not None
    row = line.mark.key
    if len(line.values) > 1:
        draft.note(f"width.{row}", len(line.values), line.label.text)
        return False
    end = line.label.text.span().end
    value = line.values[0] if line.values else None
    printed = Printed(value.text, value.text.span()) if value else Printed(None, Span(end, end))
    draft.fill(row, ("",), (printed,))
    draft.rows.append(row)
    return True


def _placed(line: Line, width: int, law: Law, spare: int) -> list[Printed] | None:
    """Return the row's cells, empty ones in their places; None where they cannot be told."""
    values = line.values
    if len(values) == width:
        return [Printed(t.text, t.text.span()) for t in values]
    if len(values) > width or law.base is None:
        return None
    empties = (
        _piped_empties(line, width, law) if law.piped else _blank_empties(line, width, law, spare)
    )
    if empties is None:
        return None
    printed: list[Printed] = []
    end = line.label.text.span().end
    for many, value in zip(empties, (*values, None), strict=True):
        printed += [Printed(None, Span(end, end))] * many
        if value is not None:
            printed.append(Printed(value.text, value.text.span()))
            end = value.text.span().end
    return printed if len(printed) == width else None


def _blank_empties(line: Line, width: int, law: Law, spare: int) -> list[int] | None:
    """Return how many empty cells precede each value and end the row, from the blank lines."""
    missing = width - len(line.values)
    gaps = [t.gap for t in line.values]
    assert law.base is not None
    empties: list[int] = []
    for gap in gaps:
        if gap is None or gap < law.base or (gap - law.base) % law.step:
            return None
        empties.append((gap - law.base) // law.step)
    trailing = missing - sum(empties)
    if trailing < 0:
        return None
    after = line.after[0] if line.after else None
    if after is None:
        return [*empties, 0] if not trailing else None
    if after.gap is None:
        return None
    room = (after.gap - law.base) // law.step
    if after.kind == LABEL and trailing <= room <= trailing + spare:
        return [*empties, trailing]
    return [*empties, trailing] if after.kind != LABEL and room >= trailing else None


def _piped_empties(line: Line, width: int, law: Law) -> list[int] | None:
    """Return how many empty cells precede each value and end the row, from left-over pipes."""
    empties = [t.bars for t in line.values]
    trailing = width - len(line.values) - sum(empties)
    if trailing < 0:
        return None
    if not trailing:
        return [*empties, 0]
    after = line.after[0] if line.after else None
    usual = max(law.bars, default=0)
    if after is None or after.bars <= usual or after.bars - trailing not in law.bars:
        return None
    return [*empties, trailing]
