"""The cells of a table that is one row of figures under grouped columns."""

from collections.abc import Sequence

from gxlint.blocks import Cell as GridCell
from gxlint.forms.tables import COLUMN, GROUP, Mark, TableForm
from gxlint.report.tables.draft import Cell, Draft, chosen
from gxlint.report.tables.gridrows import GridRow

FIGURES = "figures"
"""What the one row of figures of a record is called in notes."""


def record_cells(
    form: TableForm, met: Sequence[str], groups: Sequence[str], figures: int
) -> list[Cell]:
    """Return the cells in the order of the header's columns and groups.

    Nothing where the header is there but does not tell that order. Where no more `figures` stand
    below the header of some groups than these have, it is their part of a table cut in pieces.
    """
    columns = list(form.columns)
    size, count = len(columns), len(form.rows)
    order = list(dict.fromkeys(groups))
    if 0 < len(order) < count and figures <= size * len(order) == len(met):
        return _in_order(order, met, columns)
    if len(order) != count or len(groups) != count:
        known = [key for key in form.rows if key in order]
        if order and order != known:
            return []
        order = list(form.rows)
    if len(met) != size * count:
        whole = columns * count
        if not _is_part(met, whole):
            return []
        met = whole
    return _in_order(order, met, columns)


def _in_order(groups: Sequence[str], met: Sequence[str], columns: Sequence[str]) -> list[Cell]:
    """Return the cells of groups that stand side by side, nothing where one lacks a column."""
    size = len(columns)
    cells: list[Cell] = []
    for i, group in enumerate(groups):
        own = met[i * size : (i + 1) * size]
        if set(own) != set(columns):
            return []
        cells += [(group, key) for key in own]
    return cells


def _is_part(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether `some` is `whole` with items left out."""
    rest = iter(whole)
    return all(item in rest for item in some)


def _is_idle(rows: Sequence[GridRow]) -> bool:
    """Tell whether a row is blank and the next, if any, holds figures: it is a header's last."""
    here, *below = ([cell.text.content for cell in row.cells] for row in rows)
    return bool(below) and not any(here) and any(map(str.isdecimal, below[0]))


class RecordFill:
    """Goes through the rows of a grid down to the one that holds figures."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.columns: dict[int, tuple[str, GridCell]] = {}
        self.groups: dict[int, str] = {}
        self.done = False

    def fill(self, rows: Sequence[GridRow], *, exact: bool) -> None:
        """Fill the draft from a grid; the header may be in the grid before."""
        for at, row in enumerate(rows):
            labels = [
                (cell, mark)
                for cell, word in zip(row.cells, row.words, strict=True)
                if word.in_cell and (mark := chosen(word.in_cell, self.draft, in_header=True))
            ]
            if self.columns and self._is_group(row, labels):
                continue
            if self.done and any(mark.kind == GROUP for _, mark in labels):
                self.columns, self.groups, self.done = {}, {}, False
            for cell, mark in labels:
                self._label(cell, mark)
            if not labels and self.columns and not self.done and not _is_idle(rows[at : at + 2]):
                self._figures(row.cells, exact=exact)

    def _is_group(self, row: GridRow, labels: Sequence[tuple[GridCell, Mark]]) -> bool:
        """Fill the draft from a row that is a group of its own, below a header of columns alone.

        Tell whether it is one, or the sum of such rows.
        """
        own = [mark.key for _, mark in labels if mark.kind == GROUP]
        if self.groups or len(own) > 1 or not any(word.figure for word in row.words):
            return False
        met = [self.columns[at][0] for at in sorted(self.columns)]
        if sorted(met) != sorted(self.draft.form.columns):
            return False
        last = max((cell.column for cell, _ in labels), default=-1)
        figures = [c for c in row.cells if c.column > last][-len(met) :]
        if not own or len(figures) != len(met):
            return bool(labels) and self.done
        for cell, mark in labels:
            self.draft.label(mark, cell.text)
        self.done = True
        self.draft.fill([(own[0], key) for key in met], [cell.text for cell in figures])
        return True

    def finish(self) -> None:
        """Note that the row of figures is missing, if it is."""
        if not self.done and self.columns:
            text = list(self.columns.values())[-1][1].text
            self.draft.skip(FIGURES, 0, text, exact=False)

    def _label(self, cell: GridCell, mark: Mark) -> None:
        self.draft.cover(cell.text)
        if mark.kind == COLUMN:
            if self.columns.get(cell.column, ("",))[0] == mark.key:
                return
            self.columns[cell.column] = (mark.key, cell)
        elif mark.kind == GROUP:
            self.groups[cell.column] = mark.key
        if mark.key:
            self.draft.label(mark, cell.text)

    def _figures(self, cells: Sequence[GridCell], *, exact: bool) -> None:
        form = self.draft.form
        met = [self.columns[at][0] for at in sorted(self.columns)]
        groups = [self.groups[at] for at in sorted(self.groups)]
        row = list(cells)
        order = record_cells(form, met, groups, len(row))
        width = len(order) or len(form.columns) * len(form.rows)
        while len(row) > width and not row[-1].text.content:
            row.pop()
        while len(row) > width and not row[0].text.content:
            row.pop(0)
        full = [cell for cell in row if cell.text.content]
        if not full and len(row) != width:
            return
        self.done = True
        if not order or len(row) != width:
            # As many figures as there should be, and a blank cell: a line too many parts it off.
            own = exact and len(full) != width
            self.draft.skip(FIGURES, len(full), (full or row)[0].text, exact=own)
        else:
            self.draft.fill(order, [cell.text for cell in row])
