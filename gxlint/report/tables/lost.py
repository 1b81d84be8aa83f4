"""Tables whose cells have run together, so that no figure can be told from its neighbours."""

from collections.abc import Iterable, Mapping, Sequence

from gxlint.blocks import Span, Table, Text
from gxlint.columns import Blocks
from gxlint.forms.tables import GROUP, MATRIX, ROW, Mark, TableForm, TableForms, label_key
from gxlint.report.sayings import by_words
from gxlint.report.tables.labels import look_up
from gxlint.report.tables.words import LONGEST_LINE, may_hold_row
from gxlint.report.tree import FilledCells, FilledTable, Note

SHORTEST = 40
_FIGURES = "0123456789.,; "
FEWEST_ROWS = 3
"""Rows that must stand on lines of their own, their figures in a run."""


def unread_tables(
    blocks: Blocks,
    rest: Sequence[int],
    forms: TableForms,
    hint: str | None,
    own: str,
) -> tuple[list[FilledTable], list[int]]:
    """Return the table of the form `own`, whose place this is, and the rest of these blocks.

    It is unreadable where there are tables that nobody knows, without ruling lines or with labels
    of that form; nothing is returned where there are none.
    """
    regimes = forms.forms.get(own, {})
    unread = {
        at: grid
        for at, grid in blocks.tables.items()
        if at in rest and (grid.aligned or _names(grid, own, forms))
    }
    if not regimes or (hint is not None and hint not in regimes):
        return [], [*rest]
    if not unread:
        texts = _worded(blocks, rest, regimes.values())
        return ([_lost(own, texts, forms, hint)] if texts else []), [*rest]
    texts = [cell.text for grid in unread.values() for cell in grid.cells]
    return [_lost(own, texts, forms, hint)], [at for at in rest if at not in unread]


def _worded(blocks: Blocks, rest: Sequence[int], forms: Iterable[TableForm]) -> list[Text]:
    """Return the paragraphs that name columns of a table of several blocks: no prose does."""
    heads = [
        column.labels[0]
        for form in forms
        if form.layout == MATRIX and len(form.blocks) > 1
        for column in form.columns.values()
    ]
    contents = _lines(blocks, rest) if heads else {}
    found = {at: [head for head in heads if head in one] for at, one in contents.items()}
    named = {head for own in found.values() for head in own}
    return [blocks.texts[at] for at, own in found.items() if own and len(named) >= FEWEST_ROWS]


def _names(grid: Table, form: str, forms: TableForms) -> bool:
    """Tell whether rows or groups of the form are named in a grid that holds figures."""
    contents = {cell.text.content for cell in grid.cells}
    named = {
        mark.key
        for content in contents
        for mark in look_up(content, forms)
        if mark.form == form and mark.kind in (ROW, GROUP)
    }
    return len(named) >= FEWEST_ROWS and any(map(str.isdecimal, contents))


def lost_tables(
    blocks: Blocks,
    rest: Sequence[int],
    forms: TableForms,
    hint: str | None,
    there: list[FilledTable],
) -> tuple[list[FilledTable], list[int]]:
    """Return the tables with one for every paragraph in which one has run together, and the rest.

    Only the blocks of these numbers are looked at, and not for forms that are `there`. The labels
    say which table it is; its cells stay unknown.
    """
    contents = _lines(blocks, rest)
    rows = [at for at, content in contents.items() if content[-1:] in _FIGURES]
    long = [at for at, content in contents.items() if len(content) >= SHORTEST]
    run_together = {at: own for at in long if (own := _run_together(contents[at], forms))}
    if len(rows) < FEWEST_ROWS and not run_together:
        return there, [*rest]
    texts = {at: blocks.texts[at] for at in contents}
    known = {table.form for table in there}
    wanted = {
        form
        for form in forms.signatures
        if form not in known and (hint is None or hint in forms.forms[form])
    }
    found, taken = _lost_rows(texts, rows, forms, hint, wanted)
    wanted.difference_update([table.form for table in found])
    left = [at for at in rest if at not in taken]
    for at, own in run_together.items():
        form = next((one for one in own if one in wanted), None)
        if form is not None and at not in taken:
            found.append(_lost(form, [texts[at]], forms, hint))
            left.remove(at)
    return there + found, left


def is_left_of_table(content: str, forms: TableForms) -> bool:
    """Tell a line that may be a row, its figures in a run, or hold a table that has run together.

    Where no line is one, no table is lost.
    """
    if content[-1:] in _FIGURES:
        return True
    return len(content) >= SHORTEST and bool(_run_together(content, forms))


def _lines(blocks: Blocks, rest: Sequence[int]) -> dict[int, str]:
    """Return what stands on the lines among the blocks of these numbers."""
    contents, others = blocks.texts.contents, blocks.others
    return {at: contents[at] for at in rest if at not in others}


def _lost(form: str, texts: Sequence[Text], forms: TableForms, hint: str | None) -> FilledTable:
    """Return the table whose remains are these texts."""
    regimes = forms.forms[form]
    known = hint if hint is not None and hint in regimes else None
    regime = known or _regime("".join(text.content for text in texts), forms, form)
    span = Span(texts[0].span().start, texts[-1].span().end)
    return FilledTable(form, regime, "unreadable", span, FilledCells(), ())


def _lost_rows(
    lines: Mapping[int, Text],
    rows: Sequence[int],
    forms: TableForms,
    hint: str | None,
    wanted: set[str],
) -> tuple[list[FilledTable], set[int]]:
    """Return a table for each form whose rows stand on lines of their own, their figures in a run.

    `rows` are the lines that end with a figure. The numbers of the lines from its first to its last
    row, which are part of it, come second.
    """
    if len(rows) < FEWEST_ROWS:
        return [], set()
    places: dict[str, list[int]] = {}
    for at in rows:
        for form in _row_forms(lines[at].content, forms) & wanted:
            places.setdefault(form, []).append(at)
    lost = {form: own for form, own in places.items() if len(own) >= FEWEST_ROWS}
    taken = {at for own in lost.values() for at in range(own[0], own[-1] + 1)}
    return [
        _lost(form, [lines[at] for at in own], forms, hint) for form, own in lost.items()
    ], taken


def with_rows_left(
    tables: Sequence[FilledTable], blocks: Blocks, rest: Sequence[int], forms: TableForms
) -> list[FilledTable]:
    """Return the tables, noted to be uncertain where one of their rows was left outside.

    Such a row, on a line or in a grid that nobody knows, is not missing: the layout of the table
    is lost, and what was read of it may stand elsewhere too. Tables without ruling lines are noted
    to be uncertain anyway (`report.unruled`).
    """
    if not tables:
        return []
    lines = _lines(blocks, rest)
    rows = {
        mark for line in lines.values() if line[-1:] in _FIGURES for mark in _row_marks(line, forms)
    }
    keys = {(mark.form, mark.key) for mark in rows}
    grids = [grid for at, grid in blocks.tables.items() if at in rest]
    begun = {_stem(cell.text.content, forms) for grid in grids for cell in grid.cells}
    if not keys and not begun:
        return [*tables]
    if any(grid.aligned for grid in blocks.tables.values()):
        return [*tables]
    return [_unsure(one) if _lacks(one, keys, begun, forms) else one for one in tables]


def _lacks(
    table: FilledTable, keys: set[tuple[str, str]], begun: set[str], forms: TableForms
) -> bool:
    """Tell whether the table lacks one of these rows, or one whose label begins so."""
    if table.state != "filled":
        return False
    missing = [
        row
        for key, row in forms.forms[table.form][table.regime].rows.items()
        if row.kind == ROW and key not in table.cells.rows
    ]
    stems = {_stem(label, forms) for row in missing for label in row.labels} - {""}
    return any((table.form, row.key) in keys for row in missing) or not stems.isdisjoint(begun)


_STEM = 4
"""Characters at the beginning of a label that tell it, though the rest be cut off."""


def _stem(label: str, forms: TableForms) -> str:
    """Return the first characters of a label behind its ordinal; nothing where it is shorter."""
    key = label_key(label[:LONGEST_LINE]).lstrip("".join(forms.prints.ordinals))
    return key[:_STEM] if len(key) >= _STEM else ""


def _unsure(table: FilledTable) -> FilledTable:
    key = f"form.{table.form}.uncertain"
    if any(note.key == key for note in table.notes):
        return table
    return table._replace(notes=(*table.notes, Note(key, "columns", "", table.span)))


def _row_forms(content: str, forms: TableForms) -> set[str]:
    """Return the forms of which the line is a row."""
    return {mark.form for mark in _row_marks(content, forms)}


def _row_marks(content: str, forms: TableForms) -> set[Mark]:
    """Return the rows that the line may be: its label, perhaps a unit, and figures."""
    if len(content) > LONGEST_LINE and not may_hold_row(content):
        return set()
    label = content.rstrip(_FIGURES)
    if label == content or not any(mark.isdecimal() for mark in content[len(label) :]):
        return set()
    units = [unit for unit in forms.prints.worded if label.endswith(unit)]
    each = (look_up(one, forms) for one in (label, *map(label.removesuffix, units)))
    return {mark for marks in each for mark in marks if mark.kind == ROW}


@by_words
def _run_together(content: str, forms: TableForms) -> tuple[str, ...]:
    """Return the forms all of whose words stand in a paragraph: a table has run together there."""
    return tuple(
        form
        for form, words in forms.signatures.items()
        if words and all(map(content.__contains__, words))
    )


def _regime(content: str, forms: TableForms, form: str) -> str:
    """Return the regime whose own labels stand in the paragraph, the first if none tells."""
    by_regime = forms.forms[form]
    scores = {
        regime: sum(
            column.labels[0] in content
            for key, column in table.columns.items()
            if all(key not in other.columns for other in by_regime.values() if other is not table)
        )
        for regime, table in by_regime.items()
    }
    return max(scores, key=lambda regime: scores[regime])
