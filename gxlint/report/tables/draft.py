"""A prescribed table while it is being put together."""

from collections.abc import Iterable, Sequence

from gxlint.blocks import Span, Text
from gxlint.facts import UNREAD
from gxlint.forms.tables import COLUMN, LIST, RECORD, ROW, Mark, TableForm
from gxlint.records import make
from gxlint.report.tables.near import CLOSE, CLOSE_ALONE, Candidate, nearest
from gxlint.report.tree import FilledCell, FilledCells, FilledTable, Note

Cell = tuple[str, str]
"""Row and column key."""


Printed = tuple[str | None, Span]
"""What is printed in a cell, None for nothing, and where it stands or would stand."""

FEWEST_COLUMNS = 3
"""Columns that a header names for the others to be left out, and not their labels alone."""
MOST_SKIPPED = 3
"""Where more than one row in so many cannot be filled, the others are not to be trusted either."""
MOST_LEFT_OUT = 3
"""Rows that a list may lack for them to be left out by mistake."""
MOST_UNKNOWN = 8
"""Unknown words of a header that are held against its columns."""


class Draft:
    """Gathers the cells and notes of one prescribed table from one or more pieces of print."""

    def __init__(self, form: TableForm) -> None:
        self.form = form
        self.prefix = f"form.{form.id}."
        self.cells: list[FilledCell] = []
        self.notes: list[Note] = []
        self.order: dict[int, tuple[str, ...]] = {}
        """The columns of each block as its last header has them; empty: it does not tell."""
        self.heads: list[str] = []
        """The columns that the last header names."""
        self.covered: list[Span] = []
        """What the table reaches over: labels, and the first and last cell of each row."""
        self.last = -1
        """The order of the row met last."""
        self.rows = 0
        self.skipped = 0
        """Rows of figures met, and those of them that could not be filled."""
        self.unsure = False
        self.broken = False
        """Whether parts of labels were met that belong to no row: rows may have lost theirs."""

    def cover(self, text: Text) -> None:
        """Widen the table's span so that it covers the text's."""
        self.covered.append(whole_span(text))

    @property
    def span(self) -> Span:
        """From the first of what is covered to the end of the last."""
        end = max((span.end for span in self.covered), default=0)
        return Span(min((span.start for span in self.covered), default=end), end)

    def note(self, what: str, value: str | int, text: Text) -> None:
        """Add a note under `form.<table>.`; its place is the text's."""
        self.notes.append(Note(self.prefix + what, value, text.content, whole_span(text)))

    def strange(self, text: Text) -> None:
        """Note a label that the form does not know, once however often it is printed."""
        key = f"{self.prefix}unknown_label"
        if not any(note.key == key and note.value == text.content for note in self.notes):
            self.note("unknown_label", text.content, text)

    def unknown(self, text: Text, after: str) -> None:
        """Note a label of no row of the form; `after` is the key of the row or head before it."""
        self.strange(text)
        if after and self.form.layout == LIST:
            self.note(f"unknown_after.{after}", text.content, text)

    def label(self, mark: Mark, text: Text) -> None:
        """Note a row's or column's label as printed."""
        span = whole_span(text)
        self.covered.append(span)
        content = text.content
        kind = "column." if mark.kind == COLUMN else "row."
        self.notes.append(Note(self.prefix + kind + mark.key, content, content, span))

    def columns(self, row: str) -> tuple[str, ...]:
        """Return the columns of a row in the order in which they are printed.

        Nothing where its header does not tell the order.
        """
        block = self.form.rows[row].block
        return self.order.get(block, self.form.blocks[block].columns)

    def take_header(self, met: Sequence[str]) -> None:
        """Take the order of the columns from a header; "" stands for a label above several."""
        self.heads = [key for key in met if key]
        for i, block in enumerate(self.form.blocks):
            if block.columns != ("",) and not set(block.columns).isdisjoint(met):
                order = header_order(met, block.columns)
                if order or len(self.form.blocks) == 1:
                    self.order[i] = order

    def lacks_columns(self, room: int) -> bool:
        """Tell whether there is just room for the columns that the header names, fewer than all."""
        if len(self.form.blocks) > 1 or not FEWEST_COLUMNS <= room < len(self.form.columns):
            return False
        return room == len(self.heads)

    def take_columns(self) -> None:
        """Take the columns that the header names for all that there are."""
        block, *_ = self.form.blocks
        there = tuple(key for key in block.columns if key in self.heads)
        if len(there) == len(self.heads):
            self.order[0] = there

    def altered_columns(self, met: Sequence[str], unknown: Sequence[Text]) -> list[str | None]:
        """Return which missing column each unknown text of a header is close to, and note it."""
        if not unknown:
            return []
        found: list[str | None] = []
        missing = self._missing(met)
        close = CLOSE_ALONE if len(unknown) == len(missing) == 1 else CLOSE
        for text in unknown[:MOST_UNKNOWN]:
            near = [Candidate(key, self.form.columns[key].labels) for key in missing]
            key = nearest(text.content, near, close)
            found.append(key)
            if key is None:
                self.strange(text)
                continue
            missing.remove(key)
            self.label(Mark(self.form.id, COLUMN, key, 0, ()), text)
            self.note(f"altered_label.{key}", text.content, text)
        return found

    def _missing(self, met: Sequence[str]) -> list[str]:
        """Return the columns that a header lacks of the blocks of which it has some."""
        blocks = [b.columns for b in self.form.blocks if not set(b.columns).isdisjoint(met)]
        return list(dict.fromkeys(key for own in blocks for key in own if key not in met))

    def fill(self, cells: Sequence[Cell], texts: Sequence[Text]) -> None:
        """Put the texts into the cells of a row; a cell that is there and empty has one too."""
        self.fill_gaps(cells, [(text.content or None, whole_span(text)) for text in texts])

    def fill_gaps(self, cells: Sequence[Cell], values: Iterable[Printed]) -> None:
        """Put the values into the cells of a row, of which some left nothing but a gap."""
        self.rows += 1
        self.cells += [
            make(FilledCell, (row, column, content, span))
            for (row, column), (content, span) in zip(cells, values, strict=True)
        ]
        self.covered += (self.cells[-len(cells)].span, self.cells[-1].span)

    def skip(self, row: str, found: int, text: Text, *, exact: bool) -> None:
        """Note that a row was not filled because it holds `found` values and not its form's.

        `exact` says that it stands in a grid whose cells are sure: then it is the report's own
        mistake. Otherwise the print may have lost empty cells, and the table is uncertain.
        """
        self.rows += 1
        self.skipped += 1
        self.unsure = self.unsure or not exact
        self.note(f"width.{row}", found, text)

    def filled(self) -> FilledTable:
        """Return the table as far as it could be filled.

        One without any cell is unreadable; where it is uncertain too, its note says `UNREAD`.
        """
        form = self.form
        span = self.span
        key = self.prefix + "uncertain"
        # The one row of a record, if its cells are sure, is wrong in the report itself.
        own = form.layout == RECORD and bool(self.skipped) and not self.unsure
        lost = self.unsure or (self.skipped * MOST_SKIPPED > self.rows and not own)
        if lost or (self.broken and self._lacking()):
            self.notes.append(Note(key, "widths", "", span))
        if self.unsure:
            # Where rows have lost cells, lines that are blank do not tell which cells are.
            blank = {cell.row for cell in self.cells if cell.content is None}
            self.cells = [cell for cell in self.cells if cell.row not in blank]
        if not self.cells:
            notes = (n._replace(value=UNREAD) if n.key == key else n for n in self.notes)
            state = "filled" if own else "unreadable"
            return FilledTable(
                form.id, form.regime, state, span, FilledCells(), tuple(dict.fromkeys(notes))
            )
        if form.layout == LIST and not self.unsure:
            self.notes += self._left_out(span)
        cells = FilledCells(*zip(*self.cells, strict=True))
        return FilledTable(form.id, form.regime, "filled", span, cells, tuple(self.notes))

    def _lacking(self) -> list[str]:
        """Return the rows of figures whose labels were not met."""
        begin = f"{self.prefix}row."
        there = {note.key.removeprefix(begin) for note in self.notes}
        rows = self.form.rows.values()
        return [row.key for row in rows if row.kind == ROW and row.key not in there]

    def _left_out(self, span: Span) -> list[Note]:
        """Return notes on the few rows that a list lacks.

        Where many are not there, it has a form of its own; an unknown row may be one of them.
        """
        lacking = self._lacking()
        strange = any(note.key == f"{self.prefix}unknown_label" for note in self.notes)
        few = len(lacking) <= MOST_LEFT_OUT and not strange
        return [Note(f"{self.prefix}left_out.{key}", None, "", span) for key in lacking if few]


def whole_span(text: Text) -> Span:
    """Return the span of a text, quickly where it stands in the source as it is."""
    content, pieces = text
    if len(pieces) == 1:
        start = pieces[0][1]
        return make(Span, (start, start + len(content)))
    return text.span()


def chosen(candidates: Sequence[Mark], draft: Draft, *, in_header: bool) -> Mark | None:
    """Return what a label stands for here: in a header a column, otherwise the next row."""
    form = draft.form
    if len(candidates) == 1:
        return candidates[0] if candidates[0].form == form.id else None
    own = [m for m in candidates if m.form == form.id]
    own = [m for m in own if form.regime in m.regimes] or own
    rows = [m for m in own if m.kind == ROW]
    others = [m for m in own if m.kind != ROW]
    if others and (in_header or not rows):
        return others[0]
    later = [m for m in rows if m.order > draft.last]
    return next(iter((*later, *rows)), None)


def header_order(met: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns in the order of their header; nothing where the header does not tell.

    `met` are the columns as read, "" standing for a label above several of them: those come in its
    place, after what stands beside it, which is the form's first and last column. A header in which
    labels are unknown tells the form's order if those known keep to it.
    """
    keys = [key for key in met if not key or key in columns]
    plain = [key for key in keys if key]
    if len(set(plain)) != len(plain):
        return ()
    if "" in keys:
        beside = {columns[0], columns[-1]}
        top = [key for key in keys if not key or key in beside]
        split = top.index("")
        plain = [*top[:split], *(k for k in plain if k not in beside), *top[split + 1 :]]
        plain = [key for key in plain if key]
    if len(plain) == len(columns):
        return tuple(plain)
    return tuple(columns) if plain == [c for c in columns if c in plain] else ()
