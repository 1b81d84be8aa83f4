"""Tables that print what one did before, but for the figures: filled as that one was.

Offices copy last year's table, so most tables are printed like another. Which of its texts goes
into which cell follows from the labels, and from which cells are empty; it is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat
from operator import itemgetter

from gxlint.blocks import Block, Heading, Span, Table, Text, joined
from gxlint.forms.tables import TableForm
from gxlint.records import NamedTuple, make
from gxlint.report.tables.draft import Draft, whole_span
from gxlint.report.tables.tokens import split_row
from gxlint.report.tables.words import FIGURE, SPACED, Words
from gxlint.report.tree import FilledCells, FilledTable, Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Print = tuple[Any, ...]
    """All that decides which text goes where."""

_NOTHING = -1
_LONGEST = 3000
"""Texts of the longest print that is remembered."""


class Recipe(NamedTuple):
    """How a table is filled from the texts of its print.

    `pick` takes, of all of them, first those of its cells, then those that its notes are on, and
    last the one that it begins with and the one that it ends with. `rows` and `columns` are those
    of the cells, `keys` those of the notes; `blanks` tells whether cells are empty, `kept` which
    notes keep their text. `made` are texts that are none of the print's and count on from its last:
    those from a first to a last number put together, or, where there is no last, the empty cell
    that leaves nothing behind the first.
    """

    form: TableForm
    pick: Callable[[Sequence[Text]], tuple[Text, ...]]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    blanks: bool
    keys: tuple[str, ...]
    kept: tuple[bool, ...]
    made: tuple[tuple[int, int], ...]


class Layout(NamedTuple):
    """The tables among some blocks, the blocks that are none of them, and their regime."""

    tables: tuple[Recipe, ...]
    rest: tuple[int, ...]
    regime: str | None


def printed(
    blocks: Sequence[Block], following: Block | None, words: Words
) -> tuple[Print, list[Text]]:
    """Return how blocks are printed, with the block after them, and their texts in order."""
    kinds = [*map(type, blocks)]
    how: list[Any] = [*kinds]
    texts: list[Text] = []
    start = 0
    while Table in kinds[start:]:
        at = kinds.index(Table, start)
        _add_lines(blocks[start:at], how, texts, words)
        _add_cells(blocks[at], how, texts, words)
        start = at + 1
    ahead = [] if following is None or isinstance(following, Table) else [following]
    _add_lines([*blocks[start:], *ahead], how, texts, words)
    return tuple(how), texts


def _add_lines(blocks: Sequence[Any], how: list[Any], texts: list[Text], words: Words) -> None:
    """Add paragraphs and headings: their blank lines and pipes or levels, and their words."""
    if not blocks:
        return
    own, *beside = zip(*blocks, strict=True)
    how += beside
    signs = [*map(words.lines.__getitem__, map(_content, own))]
    if SPACED not in signs:
        how += signs
        texts += own
        return
    for block, sign in zip(blocks, signs, strict=True):
        row = [] if sign != SPACED or isinstance(block, Heading) else split_row(block.text, words)
        if row:
            how.append(len(row))
            how += [None if word is FIGURE else text.content for text, word in row]
            texts += [text for text, _ in row]
        else:
            how.append(words.unspaced(block.text.content) if sign == SPACED else sign)
            texts.append(block.text)


def _add_cells(table: Any, how: list[Any], texts: list[Text], words: Words) -> None:
    """Add a grid: the squares of its cells, and the words in them."""
    how += (table.rows, table.columns, table.exact or table.aligned)
    if not table.cells:
        return
    rows, columns, own, *reaches = zip(*table.cells, strict=True)
    how += (rows, columns, *reaches)
    how += map(words.cells.__getitem__, map(_content, own))
    texts += own


_content = itemgetter(0)


def cooked(known: Layout, texts: Sequence[Text]) -> list[FilledTable]:
    """Return the tables of a print that is laid out like one that is known."""
    return [_cooked(one, texts) for one in known.tables]


def _cooked(known: Recipe, texts: Sequence[Text]) -> FilledTable:
    form, pick, rows, columns, blanks, keys, kept, made = known
    if made:
        texts = [*texts, *(_made(first, last, texts) for first, last in made)]
    own = pick(texts)
    spans = _spans(own)
    shown = [text if text.content else None for text in own] if blanks else own
    many = len(rows)
    cells = FilledCells(rows, columns, tuple(shown[:many]), tuple(spans[:many]))
    on = own[many:-2]
    words = [text.content for text in on]
    left = [text if keep else None for text, keep in zip(on, kept, strict=True)]
    notes = zip(keys, words, words, spans[many:-2], left, strict=True)
    return FilledTable(
        form.id,
        form.regime,
        "filled",
        Span(spans[-2].start, spans[-1].end),
        cells,
        tuple(map(make, repeat(Note), notes)),
    )


def _spans(texts: Sequence[Text]) -> list[Span]:
    """Return the span of each text, quickly where all stand in the source as they are."""
    contents, pieces = zip(*texts, strict=True)
    try:
        return [
            make(Span, (start, start + len(content)))
            for content, ((_, start),) in zip(contents, pieces, strict=True)
        ]
    except ValueError:
        return [whole_span(text) for text in texts]


def _made(first: int, last: int, texts: Sequence[Text]) -> Text:
    if last == _NOTHING:
        return Text("", ((0, whole_span(texts[first]).end),))
    return joined(texts[first : last + 1])


def recipes(
    tables: Sequence[FilledTable], drafts: Sequence[Draft], texts: Sequence[Text], words: Words
) -> tuple[Recipe, ...] | None:
    """Return how the tables of a print were filled.

    None where more than the print decided, or where one of them is odd.
    """
    serials = words.forms.prints.serials
    odd = (text.content in serials or words.take_figures(text.content) for text in texts)
    if len(texts) > _LONGEST or any(odd):
        return None
    found = [_recipe(*one, texts) for one in zip(tables, drafts, strict=True)]
    return tuple(one for one in found if one) if None not in found else None


def _recipe(table: FilledTable, draft: Draft, texts: Sequence[Text]) -> Recipe | None:
    finder = _Finder(_spans(texts))
    edges = (
        min(draft.covered, default=table.span),
        max(draft.covered, default=table.span, key=lambda span: span.end),
    )
    over = [*table.cells.spans, *(note.span for note in table.notes), *edges]
    own = [finder.number(span) if span else _NOTHING for span in over]
    if _NOTHING in own:
        return None
    found = Recipe(
        draft.form,
        itemgetter(*own),
        table.cells.rows,
        table.cells.columns,
        None in table.cells.texts,
        tuple(note.key for note in table.notes),
        tuple(note.text is not None for note in table.notes),
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
