"""A prescribed table while it is being put together."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gxlint.blocks import Span, Text
from gxlint.forms.tables import BLOCK, COLUMN, GROUP, HEAD, PARENT, ROW, Mark, TableForm, TableForms
from gxlint.report.tree import FilledCell, FilledTable, Note


class Draft:
    """Gathers the cells and notes of one prescribed table from one or more pieces of print."""

    def __init__(self, form: TableForm) -> None:
        self.form = form
        self.cells: list[FilledCell] = []
        self.notes: list[Note] = []
        self.rows: list[str] = []
        self.order: dict[int, tuple[str, ...]] = {}
        """The columns of each block in the order of the last header seen."""
        self.start = 1 << 62
        self.end = 0
        self.last = -1
        """The order of the row filled last."""

    def cover(self, span: Span) -> None:
        """Widen the table's span so that it covers `span`."""
        self.start = min(self.start, span.start)
        self.end = max(self.end, span.end)

    def note(
        self, what: str, value: str | int, text: Text | None, span: Span | None = None
    ) -> None:
        """Add a note under `form.<table>.`; its place is the text's."""
        at = span or (text.span() if text else None)
        printed = text.content if text else ""
        self.notes.append(Note(f"form.{self.form.id}.{what}", value, printed, at, text))

    def label(self, kind: str, key: str, text: Text) -> None:
        """Note a row's or column's label as printed."""
        self.cover(text.span())
        self.note(f"{kind}.{key}", text.content, text)

    def columns(self, row: str) -> tuple[str, ...]:
        """Return the columns in which the row has cells, in the order in which they are printed."""
        block = self.form.rows[row].block
        return self.order.get(block) or self.form.blocks[block].columns

    def fill(self, row: str, columns: Sequence[str], values: Iterable["Printed"]) -> None:
        """Put the values into the row's cells."""
        for column, value in zip(columns, values, strict=True):
            text = value.text if value.text is not None and value.text.content else None
            self.cells.append(FilledCell(row, column, text, value.span))
            self.cover(value.span)

    def filled(self) -> FilledTable:
        """Return the table as far as it could be filled."""
        state = "filled" if self.cells else "unreadable"
        span = Span(self.start, self.end)
        return FilledTable(
            self.form.id, self.form.regime, state, span, tuple(self.cells), tuple(self.notes)
        )


class Printed(NamedTuple):
    """What is printed in a cell, None for nothing, and where it stands or would stand."""

    text: Text | None
    span: Span


def regime_of(
    form: str, marks: Iterable[tuple[Mark, ...]], forms: TableForms, hint: str | None
) -> str:
    """Return the regime whose labels the table carries; the hint where its labels do not tell."""
    known = list(forms.forms[form])
    votes = dict.fromkeys(known, 0)
    for candidates in marks:
        regimes = {r for m in candidates if m.form == form for r in m.regimes}
        if len(regimes) == 1:
            votes[regimes.pop()] += 1
    best = max(votes.values())
    leading = [regime for regime in known if votes[regime] == best]
    return hint if hint in leading else leading[0]


def chosen(candidates: Sequence[Mark], draft: Draft, *, in_header: bool) -> Mark | None:
    """Return what a label stands for here: in a header a column, otherwise the next row."""
    form = draft.form
    own = [m for m in candidates if m.form == form.id and form.regime in m.regimes]
    if not own:
        own = [m for m in candidates if m.form == form.id]
    if len(own) == 1:
        return own[0]
    heads = [m for m in own if m.kind in (COLUMN, PARENT, BLOCK)]
    rows = [m for m in own if m.kind in (ROW, HEAD, GROUP)]
    if in_header and heads:
        return heads[0]
    later = [m for m in rows if m.order > draft.last]
    return (later or rows or heads or [None])[0]


def header_order(keys: Sequence[str], columns: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns in the order of their header, None where the header does not tell.

    `keys` are the columns as met, "" standing for a label above several of them: those come in its
    place, after what stands beside it.
    """
    wanted = set(columns)
    met = [key for key in keys if not key or key in wanted]
    plain = [key for key in met if key]
    if len(set(plain)) != len(plain) or set(plain) != wanted:
        return None
    if "" not in met:
        return tuple(plain)
    beside = {columns[0], columns[-1]}
    inner = [key for key in plain if key not in beside]
    top = [key for key in met if not key or key in beside]
    split = top.index("")
    return (*top[:split], *inner, *top[split + 1 :])
