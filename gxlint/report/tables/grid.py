"""Tables that a reader has found as a grid."""

from collections.abc import Sequence

from gxlint.blocks import Cell
from gxlint.forms.tables import BLOCK, COLUMN, GROUP, HEAD, LIST, PARENT, ROW, Mark, TableForms
from gxlint.report.tables.draft import Draft, chosen, whole_span
from gxlint.report.tables.gridrows import GridRow, Waiting
from gxlint.report.tables.near import Candidate, nearest
from gxlint.report.tables.words import BLANK, SHARES, UNIT, closed
from gxlint.report.tree import Note

MOST_TRIES = 40
"""Unknown labels of a table that are held against its rows; each costs as much as a page."""


class MatrixFill:
    """Goes through the rows of a grid, remembering the header that governs them.

    A table that a page cuts comes as several grids; the header of one serves for the next.
    """

    def __init__(self, draft: Draft, forms: TableForms) -> None:
        self.draft = draft
        self.forms = forms
        self.exact = self.sure = True
        self.width = 0
        self.at: dict[str, int] = {}
        """The grid column in which each column of the form stands."""
        self.met: list[str] = []
        self.unknown: list[Cell] = []
        self.above: list[Cell] = []
        """Unknown words in the header, and above it, where those right of its columns count."""
        self.extra: set[int] = set()
        """Grid columns under a heading that the form does not have."""
        self.in_header = True
        self.offsets: dict[tuple[int, int], int] = {}
        """Where values begin after the label, by the label's column and the cells after it."""
        self.regular = True
        """Whether every row placed so far has its figures under the columns' labels."""
        self.waiting: list[Waiting] = []
        self.there: set[str] = set()
        self.before = ""
        """The key of the row or head met last."""
        self.tries = 0
        self.lost = False

    def fill(self, rows: Sequence[GridRow], *, exact: bool, width: int) -> None:
        """Fill the draft from a grid of `width` columns."""
        if width != self.width:
            self.at, self.met, self.offsets, self.extra, self.above = {}, [], {}, set(), []
        self.exact, self.width, self.regular, self.waiting = exact, width, True, []
        self.sure = exact
        for row in rows:
            self._row(row)
        for left in self.waiting:
            self._place(left, last=True)
        if self.lost:
            key = f"{self.draft.prefix}uncertain"
            self.draft.notes.append(Note(key, "columns", "", self.draft.span))
            self.lost = False

    def _row(self, row: GridRow) -> None:
        heads = self._heads(row)
        labels = [
            (cell, mark)
            for cell, word in zip(row.cells, row.words, strict=True)
            if word.in_cell and (mark := chosen(word.in_cell, self.draft, in_header=heads))
        ]
        data = [pair for pair in labels if pair[1].kind == ROW]
        if data:
            self._data(row, labels, data[-1])
        elif any(mark.kind in (COLUMN, PARENT, BLOCK) for _, mark in labels):
            self._header(row, labels)
        else:
            self._other(row, labels)

    def _heads(self, row: GridRow) -> bool:
        """Tell whether a row has labels of columns only; inside the table it needs two of them."""
        form = self.draft.form.id
        known = [word.in_cell for word in row.words if word.in_cell and form in word.forms]
        if len(known) < (1 if self.in_header else 2):
            return False
        heads = all(any(self._is_head(mark) for mark in marks) for marks in known)
        return heads and not any(word.figure for word in row.words)

    def _is_head(self, mark: Mark) -> bool:
        """Tell whether a mark is one of a header: a row that heads others has a key."""
        own = mark.form == self.draft.form.id
        return own and (mark.kind in (COLUMN, PARENT) or (mark.kind == HEAD and not mark.key))

    def _header(self, row: GridRow, labels: Sequence[tuple[Cell, Mark]]) -> None:
        if not self.in_header or any(mark.kind == BLOCK for _, mark in labels):
            self.at, self.met, self.unknown, self.extra, self.above = {}, [], [], set(), []
        self.in_header = True
        for cell, word in zip(row.cells, row.words, strict=True):
            if not (word.in_cell or word.figure or word is BLANK):
                self.unknown.append(cell)
        for cell, mark in labels:
            self.draft.cover(cell.text)
            if mark.kind == PARENT and "" not in self.met:
                self.met.append("")
            if mark.kind != COLUMN or self.at.get(mark.key) == cell.column:
                continue
            self.met.append(mark.key)
            self.at[mark.key] = cell.column
            self.draft.label(mark, cell.text)

    def _data(
        self, row: GridRow, labels: Sequence[tuple[Cell, Mark]], own: tuple[Cell, Mark]
    ) -> None:
        label, mark = own
        self._end_header()
        for cell, other in labels:
            if other.kind in (ROW, GROUP) or other.key:
                self.draft.label(other, cell.text)
        if mark.key not in self.draft.form.rows:
            return
        self._found(mark.key, mark.order, label, row)

    def _found(self, key: str, order: int, label: Cell, row: GridRow) -> None:
        self.draft.last = order
        self.before = key
        self.there.add(key)
        end = label.column + label.column_span
        after = [cell for cell in row.cells if cell.column >= end]
        columns = self.draft.columns(key)
        if len(after) > len(columns):  # shares of the whole beside the figures are the office's own
            after = [c for c in after if not c.text.content.endswith(SHARES)] or after
        self._place(Waiting(key, label, after, columns, self.at), last=False)

    def _end_header(self) -> None:
        if not self.in_header:
            return
        self.in_header = False
        if not self.met or self.draft.form.layout == LIST:
            return
        first = min(self.at.values(), default=0)
        last = max(self.at.values(), default=self.width)
        above = [cell for cell in self.above if cell.column > last]
        unknown = [cell for cell in (*self.unknown, *above) if cell.column > first]
        altered = self.draft.altered_columns(self.met, [cell.text for cell in unknown])
        for key, cell in zip(altered, unknown, strict=False):
            if key is not None:
                self.at[key] = cell.column
            else:
                self.extra.update(range(cell.column, cell.column + cell.column_span))
        if len(set(self.at.values())) < len(self.at):
            self.exact = False  # Two labels claim one column: a span in the header is wrong.
        if self.exact:
            self.met = sorted(self.at, key=lambda key: self.at[key])
        room = self.width - first if self.exact and not unknown else 0
        self.draft.take_header(self.met)
        if self.draft.lacks_columns(room):
            self.draft.take_columns()

    def _other(self, row: GridRow, labels: Sequence[tuple[Cell, Mark]]) -> None:
        """Deal with a row that has no known label of figures."""
        for cell, mark in labels:
            if mark.key:
                self.before = mark.key
                self.draft.label(mark, cell.text)
        values: list[Cell] = []
        unknown: list[Cell] = []
        for cell, word in zip(row.cells, row.words, strict=True):
            if word.figure:
                values.append(cell)
            elif not (word.in_cell or word is BLANK or word.kind == UNIT):
                unknown.append(cell)
        self.above += unknown if self.in_header else ()
        if not values or self.in_header:
            return
        if not unknown:
            first = max((cell.column for cell, _ in labels), default=self.width)
            for cell in (value for value in values if value.column > first):
                self.draft.note("header_value", cell.text.content, cell.text)
            return
        self._unknown(unknown[-1], row)

    def _unknown(self, label: Cell, row: GridRow) -> None:
        """Take an unknown label for the next row that it is close to, otherwise only note it."""
        if self.forms.is_subtotal(label.text.content):
            return
        draft = self.draft
        near = [
            Candidate(r.key, r.labels)
            for r in draft.form.rows.values()
            if r.kind == ROW and r.key not in self.there and r.order > draft.last
        ]
        self.tries += 1
        key = nearest(label.text.content, near[:2]) if self.tries <= MOST_TRIES else None
        if key is None:
            draft.unknown(label.text, self.before)
            return
        order = draft.form.rows[key].order
        draft.label(Mark(draft.form.id, ROW, key, order, ()), label.text)
        draft.note(f"altered_label.{key}", label.text.content, label.text)
        self._found(key, order, label, row)

    def _place(self, row: Waiting, *, last: bool) -> None:
        draft = self.draft
        if draft.form.layout == LIST:
            placed = self._figure(row)
        elif not row.columns:
            self.lost, placed = True, None
        else:
            placed = self._by_header(row, sure=self.exact or (last and self.regular))
            placed = placed or self._by_order(row)
            if placed is None and not last:
                self.waiting.append(row)
                return
        if placed is None:
            found = sum(1 for c in row.after if c.text.content)
            draft.skip(row.key, found, row.label.text, exact=self.sure)
            return
        columns = row.columns
        if columns[0] in row.at and row.at[columns[0]] != placed[0].column:
            self.regular = False
        cells = [(row.key, column) for column in columns]
        draft.fill(cells, [cell.text for cell in placed])

    def _figure(self, row: Waiting) -> list[Cell] | None:
        """Return the one figure of a list's row; note the unit of money beside it."""
        kept: list[Cell] = []
        for cell in row.after:
            if not self._is_unit(cell):
                kept.append(cell)
            elif closed(cell.text.content) in self.forms.prints.money:
                name = closed(cell.text.content)
                key = f"unit.{self.draft.form.id}.{row.key}"
                self.draft.notes.append(Note(key, name, name, whole_span(cell.text)))
        full = [cell for cell in kept if cell.text.content]
        figure = next(iter(self.at.values()), None)
        under = [cell for cell in row.after if cell.column == figure]
        if len(full) > 1 and self.exact and self._beside(full, under):
            return under
        # A unit is the figure only below the figures' label; elsewhere the figure's cell is lost.
        blank = [cell for cell in under if cell in kept] or kept[-1:] or under
        return full if len(full) == 1 else None if full else blank[:1] or None

    def _beside(self, full: Sequence[Cell], under: Sequence[Cell]) -> bool:
        """Tell whether the figures but the one `under` its label are right of a heading unknown."""
        first = min((cell.column for cell in self.unknown), default=self.width)
        return len(under) == 1 and all(c in under or c.column >= first for c in full)

    def _is_unit(self, cell: Cell) -> bool:
        return closed(cell.text.content) in self.forms.prints.worded

    def _by_header(self, row: Waiting, *, sure: bool) -> list[Cell] | None:
        """Return the cells under the columns' labels; None where the header does not tell."""
        if not sure or any(key not in row.at for key in row.columns):
            return None
        found: list[Cell] = []
        for key in row.columns:
            at = row.at[key]
            under = [c for c in row.after if c.column <= at < c.column + c.column_span]
            if len(under) != 1:
                return None
            found += under
        places = {id(cell) for cell in found}
        if len(places) != len(found):
            return None
        rest = (c for c in row.after if id(c) not in places and c.column not in self.extra)
        return None if any(c.text.content for c in rest) else found

    def _by_order(self, row: Waiting) -> list[Cell] | None:
        """Return the cells after the label, empty ones at the ends left out where that is sure."""
        after, width, many = row.after, len(row.columns), len(row.after)
        place = (row.label.column, many)
        if many < width:
            return None
        if many == width:
            if self._lacks_a_cell(after):
                return None
            self.offsets[place] = 0
            return after
        full = [i for i, c in enumerate(after) if c.text.content]
        if not full:
            return after[many - width :]
        first, final = full[0], full[-1]
        if final - first >= width:
            return None
        if len(full) == width:
            self.offsets[place] = first
        start = first if final - first == width - 1 else self._start(place, first, final, width)
        return None if start is None else after[start : start + width]

    def _lacks_a_cell(self, after: Sequence[Cell]) -> bool:
        """Tell whether a row ends before its table does and its figures begin with a blank.

        Then a cell is missing somewhere, and the blank may be one before the figures.
        """
        end = after[-1].column + after[-1].column_span
        return end < self.width and not after[0].text.content and any(c.text.content for c in after)

    def _start(self, place: tuple[int, int], first: int, final: int, width: int) -> int | None:
        """Return where the figures begin among the cells after the label, None if unsure."""
        start = self.offsets.get(place)
        if start is None and first == 0:
            start = 0
        if start is None and final == place[1] - 1:
            start = place[1] - width
        if start is None or first < start or final >= start + width:
            return None
        return start
