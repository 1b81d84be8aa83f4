"""Tables that a reader has found as a grid."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gxlint.blocks import Cell, Table
from gxlint.forms.tables import (
    BLOCK,
    COLUMN,
    GROUP,
    LIST,
    PARENT,
    RECORD,
    ROW,
    Mark,
    TableForms,
)
from gxlint.report.tables.draft import Draft, Printed, chosen, header_order
from gxlint.report.tables.tokens import is_value, look_up


class GridRow(NamedTuple):
    """A row of a grid: its cells from left to right, and what each may be a label of."""

    cells: list[Cell]
    marks: list[tuple[Mark, ...]]


class Square(NamedTuple):
    """A cell that may hold a figure, and whether it is empty."""

    cell: Cell
    empty: bool


def grid_rows(table: Table, forms: TableForms) -> list[GridRow]:
    """Return the rows of the grid with the marks of their labels; merged cells stand where they
    begin, and again in every row they reach into where they hold a figure.
    """
    rows: list[GridRow] = [GridRow([], []) for _ in range(table.rows)]
    for cell in table.cells:
        content = cell.text.content
        value = is_value(content, forms.prints)
        marks = look_up(content, forms) if content and not value else ()
        reach = cell.row_span if value or not content else 1
        for row in range(cell.row, min(cell.row + reach, table.rows)):
            rows[row].cells.append(cell)
            rows[row].marks.append(marks)
    for row_ in rows:
        if any(a.column > b.column for a, b in zip(row_.cells, row_.cells[1:], strict=False)):
            pairs = sorted(zip(row_.cells, row_.marks, strict=True), key=lambda p: p[0].column)
            row_.cells[:] = [p[0] for p in pairs]
            row_.marks[:] = [p[1] for p in pairs]
    return rows


def fill_grid(draft: Draft, rows: Sequence[GridRow], forms: TableForms, *, exact: bool) -> None:
    """Fill the table from the rows of a grid."""
    if draft.form.layout == RECORD:
        _fill_record(draft, rows, forms)
    else:
        _Grid(draft, forms, exact=exact).fill(rows)


class _Grid:
    """Goes through the rows of a grid, remembering the header that governs them."""

    def __init__(self, draft: Draft, forms: TableForms, *, exact: bool) -> None:
        self.draft = draft
        self.forms = forms
        self.exact = exact
        self.at: dict[str, int] = {}
        """The grid column in which each column of the form stands."""
        self.met: list[str] = []
        self.in_header = True
        self.offsets: dict[tuple[int, int], int] = {}
        """Where values begin after the label, by the label's column and the cells after it."""
        self.waiting: list[tuple[str, Cell, list[Cell]]] = []

    def fill(self, rows: Sequence[GridRow]) -> None:
        for row in rows:
            self._row(row)
        for key, label, after in self.waiting:
            self._place(key, label, after, last=True)

    def _row(self, row: GridRow) -> None:
        labels = [
            (cell, mark)
            for cell, marks in zip(row.cells, row.marks, strict=True)
            if marks and (mark := chosen(marks, self.draft, in_header=self._heads(row)))
        ]
        data = [(cell, mark) for cell, mark in labels if mark.kind == ROW]
        if data:
            self._data(row, labels, data[-1])
        elif any(mark.kind in (COLUMN, PARENT, BLOCK) for _, mark in labels):
            self._header(labels)
        else:
            self._other(row, labels)

    def _heads(self, row: GridRow) -> bool:
        """Tell whether the row can only be one of the header: it has several column labels."""
        form = self.draft.form.id
        return (
            sum(
                any(m.form == form and m.kind in (COLUMN, PARENT) for m in marks)
                for marks in row.marks
            )
            > 1
        )

    def _header(self, labels: Sequence[tuple[Cell, Mark]]) -> None:
        if not self.in_header or any(mark.kind == BLOCK for _, mark in labels):
            self.at, self.met = {}, []
        self.in_header = True
        for cell, mark in labels:
            self.draft.cover(cell.text.span())
            if mark.kind == COLUMN:
                self.at[mark.key] = cell.column
                self.draft.label("column", mark.key, cell.text)
            if mark.kind in (COLUMN, PARENT):
                self.met.append(mark.key)

    def _data(
        self, row: GridRow, labels: Sequence[tuple[Cell, Mark]], own: tuple[Cell, Mark]
    ) -> None:
        label, mark = own
        self._end_header()
        for cell, other in labels:
            if other.kind in (ROW, GROUP) or other.key:
                self.draft.label("row", other.key, cell.text)
        self.draft.last = mark.order
        after = [c for c in row.cells if c.column > label.column]
        self._place(mark.key, label, after)

    def _end_header(self) -> None:
        if not self.in_header:
            return
        self.in_header = False
        for i, block in enumerate(self.draft.form.blocks):
            order = header_order(self.met, block.columns)
            if order:
                self.draft.order[i] = order

    def _other(self, row: GridRow, labels: Sequence[tuple[Cell, Mark]]) -> None:
        for cell, mark in labels:
            self.draft.label("row", mark.key, cell.text) if mark.key else None
        texts = [
            c
            for c, marks in zip(row.cells, row.marks, strict=True)
            if c.text.content and not marks and not is_value(c.text.content, self.forms.prints)
        ]
        values = [c for c in row.cells if is_value(c.text.content, self.forms.prints)]
        if labels and not texts:
            for cell in values:
                self.draft.note("header_value", cell.text.content, cell.text)
        for cell in texts if values else ():
            self.draft.note("unknown_label", cell.text.content, cell.text)

    def _place(self, key: str, label: Cell, after: list[Cell], *, last: bool = False) -> None:
        draft = self.draft
        columns = draft.columns(key)
        if draft.form.layout == LIST:
            squares = [c for c in after if not self._is_unit(c)]
            kept = [c for c in squares if c.text.content] or squares[-1:]
            placed = kept if len(kept) == 1 else None
        else:
            placed = self._by_header(columns, after) or self._by_order(columns, label, after)
            if placed is None and not last:
                self.waiting.append((key, label, after))
                return
        if placed is None:
            filled = sum(1 for c in after if c.text.content)
            draft.note(f"width.{key}", filled, label.text)
            return
        draft.fill(key, columns, [Printed(c.text, c.text.span()) for c in placed])
        draft.rows.append(key)

    def _is_unit(self, cell: Cell) -> bool:
        content = cell.text.content
        return content in self.forms.prints.units or content in self.forms.prints.money

    def _by_header(self, columns: Sequence[str], after: Sequence[Cell]) -> list[Cell] | None:
        """Return the cells under the columns' labels; None where the header does not tell."""
        if not self.exact or any(key not in self.at for key in columns):
            return None
        found: list[Cell] = []
        for key in columns:
            at = self.at[key]
            under = [c for c in after if c.column <= at < c.column + c.column_span]
            if len(under) != 1:
                return None
            found.append(under[0])
        others = [c for c in after if c.text.content and c not in found]
        return None if others or len(set(found)) != len(found) else found

    def _by_order(
        self, columns: Sequence[str], label: Cell, after: list[Cell]
    ) -> list[Cell] | None:
        """Return the cells after the label, empty ones at the ends left out where that is sure."""
        width, many = len(columns), len(after)
        if many < width:
            return None
        if many == width:
            return after
        full = [i for i, c in enumerate(after) if c.text.content]
        if not full:
            return after[many - width :]
        place = (label.column, many)
        if len(full) == width and full[-1] - full[0] == width - 1:
            self.offsets[place] = full[0]
            return after[full[0] : full[-1] + 1]
        if full[-1] - full[0] >= width:
            return None
        start = self.offsets.get(place)
        if start is None and full[0] == 0:
            start = 0
        if start is None and full[-1] == many - 1:
            start = many - width
        if start is None or full[0] < start or full[-1] >= start + width:
            return None
        return after[start : start + width]


def _fill_record(draft: Draft, rows: Sequence[GridRow], forms: TableForms) -> None:
    form = draft.form
    met: list[tuple[int, str, Cell]] = []
    groups: list[tuple[int, str]] = []
    for row in rows:
        labels = [
            (cell, mark)
            for cell, marks in zip(row.cells, row.marks, strict=True)
            if marks and (mark := chosen(marks, draft, in_header=True))
        ]
        if labels:
            for cell, mark in labels:
                draft.cover(cell.text.span())
                if mark.kind == COLUMN:
                    met.append((cell.column, mark.key, cell))
                    draft.label("column", mark.key, cell.text)
                elif mark.kind == GROUP:
                    groups.append((cell.column, mark.key))
                    draft.label("row", mark.key, cell.text)
        elif met:
            _record_row(draft, row, sorted(met, key=lambda m: m[0]), groups)
            return


def _record_row(
    draft: Draft,
    row: GridRow,
    met: Sequence[tuple[int, str, Cell]],
    groups: Sequence[tuple[int, str]],
) -> None:
    form = draft.form
    size, width = len(form.columns), len(form.columns) * len(form.rows)
    order = [key for _, key in sorted(groups)]
    if sorted(order) != sorted(form.rows):
        order = list(form.rows)
    cells = row.cells
    while len(cells) > width and not cells[-1].text.content:
        cells = cells[:-1]
    while len(cells) > width and not cells[0].text.content:
        cells = cells[1:]
    names = [key for _, key, _ in met]
    if (
        len(cells) != width
        or len(names) != width
        or any(set(names[i : i + size]) != set(form.columns) for i in range(0, width, size))
    ):
        draft.note("width", len([c for c in cells if c.text.content]), cells[0].text)
        return
    for i, (key, cell) in enumerate(zip(names, cells, strict=True)):
        draft.fill(order[i // size], (key,), (Printed(cell.text, cell.text.span()),))
