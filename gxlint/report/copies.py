"""A prescribed table printed twice: in its section, and once more in an annex or by mistake."""

from collections.abc import Iterator, Mapping, Sequence

from gxlint.blocks import Span
from gxlint.folding import folded
from gxlint.forms.tables import Prints
from gxlint.report.tree import FilledTable, Note, Section

_ALIKE = 0.8
"""The part of either table's cells that both must have for one to be the other's copy."""
_MOST_SLIPS = 5
"""Cells in which a copy may differ: beyond that, it is a table of something else."""
_ZERO = "0"

Square = tuple[str, str]
Printed = Mapping[Square, tuple[str, Span]]


def without_copies(sections: Sequence[Section], prints: Prints) -> list[Section]:
    """Return the sections with each table once: that of its own section, else the first.

    The one that stays notes in which cells a copy differs, or that there is another one.
    """
    places = [(at, table) for at, one in enumerate(sections) for table in one.tables]
    if len({table.form for _, table in places}) == len(places):
        return list(sections)
    kept: dict[int, list[FilledTable]] = {at: [] for at in range(len(sections))}
    for form in dict.fromkeys(table.form for _, table in places):
        own = [(at, table) for at, table in places if table.form == form]
        own.sort(key=lambda place: (sections[place[0]].key != form, place[0]))
        for at, table in _once(own, prints):
            kept[at].append(table)
    return [one._replace(tables=tuple(kept[at])) for at, one in enumerate(sections)]


def _once(own: Sequence[tuple[int, FilledTable]], prints: Prints) -> list[tuple[int, FilledTable]]:
    """Return the first of one form's tables, with what is said of its copies, and no copies."""
    (at, main), *others = own
    copies = [(where, other) for where, other in others if _is_copy(main, other)]
    notes = [
        note for where, other in copies for note in _told(main, other, prints, beside=where == at)
    ]
    main = main._replace(notes=(*main.notes, *notes))
    return [(at, main), *(place for place in others if place not in copies)]


def _cells(table: FilledTable, prints: Prints) -> Printed:
    """Return what the cells hold, null marks as zeros, and where."""
    found: dict[Square, tuple[str, Span]] = {}
    for cell in table.cells.each:
        words = "".join(folded(cell.content or "").split())
        value = _ZERO if not words or words in prints.null_marks else words
        found.setdefault((cell.row, cell.column), (value, cell.span))
    return found


def _is_copy(main: FilledTable, other: FilledTable) -> bool:
    if main.regime != other.regime:
        return False
    ours, theirs = ({*zip(t.cells.rows, t.cells.columns, strict=True)} for t in (main, other))
    most = max(len(ours), len(theirs))
    return bool(most) and len(ours & theirs) >= _ALIKE * most


def _told(main: FilledTable, other: FilledTable, prints: Prints, *, beside: bool) -> Iterator[Note]:
    """Yield what is odd about a copy: the cells in which it differs, or that it is another one."""
    ours, theirs = _cells(main, prints), _cells(other, prints)
    differing = [at for at in ours if at in theirs and ours[at][0] != theirs[at][0]]
    figures = sum(value != _ZERO for value, _ in ours.values())
    slips = len(differing) <= min(_MOST_SLIPS, figures // 2)
    for row, column in differing if slips else ():
        key = ".".join(filter(None, (main.form, row, column)))
        value, (printed, span) = ours[row, column][0], theirs[row, column]
        yield Note(f"form.{main.form}.differs.{key}", value, printed, span)
    if not slips or beside:
        yield Note(f"form.{main.form}.another", len(differing), "", other.span)
