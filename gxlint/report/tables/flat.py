"""Tables of which only lines are left: one cell a line, or one row a line."""

from collections.abc import Sequence

from gxlint.blocks import Span
from gxlint.forms.tables import COLUMN, GROUP, LIST, RECORD, ROW, Mark
from gxlint.forms.tables import TableForms as Forms
from gxlint.report.tables.draft import Cell, Draft, Printed, chosen, whole_span
from gxlint.report.tables.entries import Entry, entries_of
from gxlint.report.tables.law import Law, Line, empties, find_law
from gxlint.report.tables.near import Candidate, nearest
from gxlint.report.tables.record import FIGURES, record_cells
from gxlint.report.tables.tokens import LABEL, OTHER, VALUE, Token
from gxlint.report.tables.words import closed
from gxlint.report.tree import Note


def fill_flat(draft: Draft, tokens: Sequence[Token], after: Token | None, forms: Forms) -> None:
    """Fill the table from its tokens; `after` is the token that follows them."""
    if draft.form.layout == RECORD:
        _fill_record(draft, tokens, after)
        return
    entries = entries_of(draft, tokens, forms)
    if entries and entries[-1].after is None:
        entries[-1].after = after
    _recognise(draft, entries)
    if draft.form.layout == LIST:
        _fill_list(draft, entries, forms)
    else:
        _fill_matrix(draft, entries, tokens, forms)


FEWEST_ROWS = 5
"""Rows that agree on a column being left out."""
MOST_TRIES = 40
"""Unknown labels of a table that are held against its rows; each costs as much as a page."""


def _recognise(draft: Draft, entries: Sequence[Entry]) -> None:
    """Take unknown words with figures behind them for the row they are close to, if one is."""
    rows = draft.form.rows
    there = {e.mark.key for e in entries if e.mark}
    tries = 0
    for i, entry in enumerate(entries):
        if entry.mark is not None:
            continue
        text = entry.token.text
        low = max((e.mark.order for e in entries[max(i - 9, 0) : i] if e.mark), default=-1)
        high = next((e.mark.order for e in entries[i + 1 : i + 9] if e.mark), len(rows) + 99)
        between = (
            Candidate(row.key, row.labels)
            for row in rows.values()
            if row.kind == ROW and row.key not in there and low < row.order < high
        )
        key = nearest(text.content, between) if entry.values and tries < MOST_TRIES else None
        tries += bool(entry.values)
        if key is None:
            before = next((e.mark.key for e in entries[i::-1] if e.mark), "")
            if entry.values or not _is_running(text.content):
                draft.unknown(text, before)
            continue
        row = rows[key]
        entry.mark = Mark(draft.form.id, ROW, key, row.order, (draft.form.regime,))
        entry.columns = draft.columns(key)
        draft.label(entry.mark, text)
        draft.note(f"altered_label.{key}", text.content, text)


_YEAR = 4


def _is_running(content: str) -> bool:
    """Tell a report's name with its year, as pages begin or end with it, from a row's label."""
    marks = "".join(mark if mark.isdecimal() else " " for mark in content)
    return any(len(digits) == _YEAR for digits in marks.split())


def _rows(draft: Draft, entries: Sequence[Entry], forms: Forms) -> list[tuple[str, Entry]]:
    """Return the rows of figures; note the figures behind labels that only head others."""
    nothing = forms.prints.null_marks
    found: list[tuple[str, Entry]] = []
    for entry in entries:
        mark = entry.mark
        if mark is None:
            continue
        if mark.kind == ROW and mark.key in draft.form.rows:
            found.append((mark.key, entry))
        else:
            for value in (one for one in entry.values if one.text.content not in nothing):
                draft.note("header_value", value.text.content, value.text)
    return found


def _fill_list(draft: Draft, entries: Sequence[Entry], forms: Forms) -> None:
    for key, entry in _rows(draft, entries, forms):
        if len(entry.values) > 1 or not (entry.values or _ends(entry, entries)):
            draft.skip(key, len(entry.values), entry.token.text, exact=False)
            continue
        draft.fill_gaps(
            ((key, ""),), _printed(entry.token, entry.values, [1 - len(entry.values)] * 2)
        )
        unit = entry.unit
        name = closed(unit.text.content) if unit is not None else ""
        if unit is not None and name in forms.prints.money:
            place = whole_span(unit.text)
            draft.notes.append(Note(f"unit.{draft.form.id}.{key}", name, name, place))


def _ends(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Tell whether a row ends where its figure should stand: what follows is another row."""
    return entry is entries[-1] or (entry.after is not None and entry.after.kind == LABEL)


def _fill_matrix(
    draft: Draft, entries: Sequence[Entry], tokens: Sequence[Token], forms: Forms
) -> None:
    rows = _rows(draft, entries, forms)
    found = {len(entry.values) for _, entry in rows}
    if len(rows) >= FEWEST_ROWS and len(found) == 1 and draft.lacks_columns(found.pop()):
        draft.take_columns()
        for key, entry in rows:
            entry.columns = draft.columns(key)
    lines = []
    for key, entry in rows:
        spare = draft.form.blocks[draft.form.rows[key].block].spare
        last = entry is entries[-1]
        width = len(draft.form.columns_of(key))
        lines.append(Line(entry.token, entry.values, width, spare, entry.after, last))
    law = find_law(lines, tokens)
    lost = False
    for (key, entry), line in zip(rows, lines, strict=True):
        lost = lost or not entry.columns
        if entry.columns and len(entry.values) == len(entry.columns):
            draft.fill([(key, c) for c in entry.columns], [token.text for token in entry.values])
            continue
        _fill_line(draft, [(key, column) for column in entry.columns], line, law, key)
    if lost:
        draft.notes.append(Note(f"{draft.prefix}uncertain", "columns", "", draft.span))


def _fill_line(draft: Draft, cells: Sequence[Cell], line: Line, law: Law, key: str) -> None:
    hidden = empties(line, law) if len(cells) == line.width else None
    if hidden is None:
        draft.skip(key, len(line.values), line.label.text, exact=False)
    else:
        draft.fill_gaps(cells, _printed(line.label, line.values, hidden))


def _printed(label: Token, values: Sequence[Token], hidden: Sequence[int]) -> list[Printed]:
    """Return the cells of a row, empty ones where they are hidden before and behind the values."""
    found: list[Printed] = []
    end = whole_span(label.text).end
    for many, value in zip(hidden, (*values, None), strict=False):
        if many:
            found += [(None, Span(end, end))] * many
        if value is not None:
            span = whole_span(value.text)
            found.append((value.text.content, span))
            end = span.end
    return found


def _fill_record(draft: Draft, tokens: Sequence[Token], after: Token | None) -> None:
    """Fill a table that is one row of figures, or has a row for each of its groups."""
    start = 0
    figures = False
    columns: list[str] = []
    for at, token in enumerate(tokens):
        if figures and any(mark.kind == GROUP for mark in token.marks):
            columns = _fill_part(draft, tokens[start:at], token, columns)
            start, figures = at, False
        figures = figures or token.kind == VALUE
    _fill_part(draft, tokens[start:], after, columns)


def _fill_part(
    draft: Draft, tokens: Sequence[Token], after: Token | None, columns: list[str]
) -> list[str]:
    """Fill the cells of a header with the row of figures that follows its last label.

    Return the columns that stand above the row's group, as they do above those of the next rows
    (`columns` are those known by now).
    """
    met, above = [*columns], columns
    groups: list[str] = []
    values: list[Token] = []
    label: Token | None = None
    for token, ahead in zip(tokens, (*tokens[1:], None), strict=True):
        if token.kind == VALUE:
            values.append(token)
        elif token.kind == LABEL and not values:
            mark = chosen(token.marks, draft, in_header=True)
            label = token
            if mark is not None and mark.kind == GROUP and not groups:
                heads = ahead is not None and ahead.kind == VALUE and _is_header(draft, met)
                above = [*met] if heads else []
                met = [*above]
            if mark is not None and mark.key:
                (met if mark.kind == COLUMN else groups).append(mark.key)
                draft.label(mark, token.text)
        elif token.kind in (LABEL, OTHER) and values:
            after = token
            break
    if label is not None:
        cells = record_cells(draft.form, met, groups, len(values))
        width = len(cells) or len(draft.form.columns) * len(draft.form.rows)
        line = Line(label, values, width, 0, after, last=True)
        _fill_line(draft, cells, line, find_law([line], tokens), FIGURES)
    return above


def _is_header(draft: Draft, met: Sequence[str]) -> bool:
    """Tell whether these are the columns of one group, each once."""
    return sorted(met) == sorted(draft.form.columns)
