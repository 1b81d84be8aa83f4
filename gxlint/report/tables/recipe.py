"""Tables that print what one did before, but for the figures: filled as that one was.

Offices copy last year's table, so most tables are printed like another. Which of its texts goes
into which cell follows from the labels, and from which cells are empty; it is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from operator import itemgetter

from gxlint.blocks import Block, Span, Table, Text, joined
from gxlint.columns import Blocks, Cells, Spans, Texts
from gxlint.forms.tables import TableForm
from gxlint.records import NamedTuple
from gxlint.report.tables.draft import Draft, whole_span
from gxlint.report.tables.spaced import split_row
from gxlint.report.tables.words import SPACED, Words
from gxlint.report.tree import FilledCells, FilledTable, Labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gxlint.report.tables.words import Sign

    Print = tuple[Any, ...]
    """All that decides which text goes where."""

_NOTHING = -1
_LONGEST = 3000
"""Texts of the longest print that is remembered."""


class Recipe(NamedTuple):
    """How a table is filled from the texts of its print.

    `own` are the numbers, among all of them, first of those of its cells, then of those that its
    notes are on, and last of the one that it begins with and the one that it ends with; `pick`
    takes these. `rows` and `columns` are those of the cells, `keys` those of the notes; `blanks`
    tells whether cells are empty. `made` are texts that are none of the print's and count on from
    its last: those from a first to a last number put together, or, where there is no last, the
    empty cell that leaves nothing behind the first.
    """

    form: TableForm
    own: tuple[int, ...]
    pick: Callable[[Sequence[Any]], tuple[Any, ...]]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    blanks: bool
    keys: tuple[str, ...]
    made: tuple[tuple[int, int], ...]


class Layout(NamedTuple):
    """The tables among some blocks, the blocks that are none of them, and their regime."""

    tables: tuple[Recipe, ...]
    rest: tuple[int, ...]
    regime: str | None


def printed(blocks: Blocks, following: Block | None, words: Words) -> tuple[Print, Texts]:
    """Return how blocks are printed, with the block after them, and their texts.

    These are the blocks', nothing for a table, and then those of the tables' cells.
    """
    own = len(blocks)
    if following is not None and not isinstance(following, Table):
        blocks = blocks[:]
        blocks.append(following)
    tables, headings = blocks.tables, blocks.headings
    how: list[Any] = [own, *tables, None, *headings, *(one.level for one in headings.values())]
    how += (tuple(blocks.blanks), tuple(blocks.bars))
    texts = blocks.texts
    signs = [*map(words.lines.__getitem__, texts.contents)]
    if SPACED in signs:
        signs, texts = _with_rows(signs, texts, headings, words)
    how.append(tuple(signs))
    if tables:
        texts = texts[:]
        for table in tables.values():
            _add_cells(table, how, texts, words)
    return tuple(how), texts


def _with_rows(
    signs: Sequence[Sign], texts: Texts, headings: Container[int], words: Words
) -> tuple[list[Sign], Texts]:
    """Return signs and texts with the cells of a row in the stead of a line that holds one."""
    how: list[Sign] = []
    found = Texts()
    done = 0
    for at in [at for at, sign in enumerate(signs) if sign == SPACED]:
        if done < at:
            how += signs[done:at]
            found.extend(texts[done:at])
        row = None if at in headings else split_row(texts[at], words, found)
        if row:
            how.append(len(row.signs))
            how += row.signs
        else:
            how.append(words.unspaced(texts.contents[at]))
            found.append(texts[at])
        done = at + 1
    found.extend(texts[done:])
    return [*how, *signs[done:]], found


def _add_cells(table: Table, how: list[Any], texts: Texts, words: Words) -> None:
    """Add a grid: the squares of its cells, and the words in them."""
    cells = Cells.of(table.cells)
    how += (table.rows, table.columns, table.exact or table.aligned)
    how += (cells.rows, cells.columns, cells.heights, cells.widths)
    how.append(tuple(map(words.cells.__getitem__, cells.texts.contents)))
    texts.extend(cells.texts)


def cooked(known: Layout, texts: Texts) -> list[FilledTable]:
    """Return the tables of a print that is laid out like one that is known."""
    return [_cooked(one, texts) for one in known.tables]


def _cooked(known: Recipe, texts: Texts) -> FilledTable:
    form, own, pick, rows, columns, blanks, keys, made = known
    if made:
        more = [_made(first, last, texts) for first, last in made]
        texts = texts[:]
        texts.extend(Texts.of(more))
    contents = pick(texts.contents)
    odd = texts.odd
    apart = {i: whole_span(odd[at]) for i, at in enumerate(own) if at in odd} if odd else None
    spans = Spans(contents, pick(texts.starts), apart)
    many = len(rows)
    shown: tuple[str | None, ...] = contents[:many]
    if blanks:
        shown = tuple([content or None for content in shown])
    return FilledTable(
        form.id,
        form.regime,
        "filled",
        Span(spans[-2].start, spans[-1].end),
        FilledCells(rows, columns, shown, spans[:many]),
        Labels(keys, contents[many:-2], spans[many:-2]),
    )


def _made(first: int, last: int, texts: Texts) -> Text:
    if last == _NOTHING:
        return Text("", ((0, whole_span(texts[first]).end),))
    return joined(texts[first : last + 1])


def recipes(
    tables: Sequence[FilledTable], drafts: Sequence[Draft], texts: Texts, words: Words
) -> tuple[Recipe, ...] | None:
    """Return how the tables of a print were filled.

    None where more than the print decided, or where one of them is odd.
    """
    serials = words.forms.prints.serials
    odd = (content in serials or words.take_figures(content) for content in {*texts.contents})
    if len(texts) > _LONGEST or any(odd):
        return None
    found = [_recipe(*one, texts) for one in zip(tables, drafts, strict=True)]
    return tuple(one for one in found if one) if None not in found else None


def _recipe(table: FilledTable, draft: Draft, texts: Texts) -> Recipe | None:
    finder = _Finder([whole_span(text) for text in texts])
    edges = (
        min(draft.covered, default=table.span),
        max(draft.covered, default=table.span, key=lambda span: span.end),
    )
    over = [*table.cells.spans, *(note.span for note in table.notes), *edges]
    own = tuple([finder.number(span) if span else _NOTHING for span in over])
    if _NOTHING in own:
        return None
    found = Recipe(
        draft.form,
        own,
        itemgetter(*own),
        table.cells.rows,
        table.cells.columns,
        None in table.cells.contents,
        tuple(note.key for note in table.notes),
        tuple(finder.made),
    )
    return found if _cooked(found, texts) == table else None


class _Finder:
    """Tells which of the texts stand where a cell or a note does."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.made: list[tuple[int, int]] = []
        self._many = len(spans)
        self._exact: dict[Span, int] = {}
        for i, span in enumerate(spans):
            self._exact[span] = _NOTHING if span in self._exact else i
        self._begins = {start: i for (start, end), i in self._exact.items() if start < end}
        self._ends = {end: i for (start, end), i in self._exact.items() if start < end}

    def number(self, span: Span) -> int:
        """Return the number of the text on that span, made if there is none; -1 if none can be."""
        found = self._exact.get(span, _NOTHING)
        if found == _NOTHING:
            point = span.start == span.end
            first = (self._ends if point else self._begins).get(span.start, _NOTHING)
            last = _NOTHING if point else self._ends.get(span.end, _NOTHING)
            if first != _NOTHING and (point or first < last):
                self.made.append((first, last))
                found = self._many + len(self.made) - 1
        return found
