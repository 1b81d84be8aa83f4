"""Tables that print what one did before, but for the figures: filled as that one was.

Offices copy last year's table, so most tables are printed like another. Which of its texts goes
into which cell follows from the labels, and from which cells are empty; it is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from operator import itemgetter

from gxlint.blocks import Span, Text
from gxlint.forms.tables import TableForm
from gxlint.records import NamedTuple, make
from gxlint.report.tables.pieces import Piece
from gxlint.report.tables.words import LABEL, VALUE
from gxlint.report.tree import FilledCell, FilledTable, Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Print = tuple[Any, ...]
    """All that decides which text goes where."""

_LONGEST = 1500


class Recipe(NamedTuple):
    """How a table is filled from its texts, each known by its number.

    `rows` and `columns` are those of the cells, `place` picks their texts; `gaps` tells whether
    some are empty. `notes` holds the key of each note, the number of its text, and whether it keeps
    the text; `covered` are the numbers of the texts that the table reaches over.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    place: Callable[[Sequence[Any]], tuple[Any, ...]]
    gaps: bool
    notes: tuple[tuple[str, int, bool], ...]
    covered: tuple[int, ...]


def printed(run: Sequence[Piece], form: TableForm) -> tuple[Print, list[Text]]:
    """Return how the pieces of a table are printed, and their texts in order."""
    how: list[Any] = [form.id, form.regime]
    texts: list[Text] = []
    for piece in run:
        if piece.rows:
            how += (piece.exact, piece.width)
            for cells, words in piece.rows:
                how.append(len(cells))
                how += [word.sign for word in words]
                how += map(_square, cells)
                texts += [cell.text for cell in cells]
        else:
            how += [
                None if t.kind == VALUE else id(t.marks) if t.kind == LABEL else t.text.content
                for t in piece.tokens
            ]
            texts += [token.text for token in piece.tokens]
    return tuple(how), texts


_square = itemgetter(1, 3, 4)
"""Column and spans of a cell."""


def recipe(table: FilledTable, covered: Iterable[Span], texts: Sequence[Text]) -> Recipe | None:
    """Return how a table was filled; None where more than its print decided, or where it is odd.

    `covered` are the stretches that the table reaches over.
    """
    if not 1 < len(table.cells) <= len(texts) <= _LONGEST:
        return None
    spans = _spans(texts)
    numbers = {span: number for number, span in enumerate(spans)}
    if len(numbers) < len(texts):
        return None
    own = [numbers.get(cell.span, -1) for cell in table.cells]
    over = {numbers.get(span, -1) for span in covered}
    if -1 in over:
        return None
    if any(
        number < 0
        or (texts[number].content if cell.text is None else cell.text is not texts[number])
        for cell, number in zip(table.cells, own, strict=True)
    ):
        return None
    notes: list[tuple[str, int, bool]] = []
    for note in table.notes:
        number = numbers.get(note.span, -1) if note.span else -1
        if number < 0 or not texts[number].content == note.printed == note.value:
            return None
        notes.append((note.key, number, note.text is not None))
    return Recipe(
        tuple(cell.row for cell in table.cells),
        tuple(cell.column for cell in table.cells),
        itemgetter(*own),
        any(cell.text is None for cell in table.cells),
        tuple(notes),
        tuple(sorted(over)),
    )


def _spans(texts: Sequence[Text]) -> list[Span]:
    """Return the span of each text, as `whole_span` does."""
    return [
        make(Span, (pieces[0][1], pieces[0][1] + len(content)))
        if len(pieces) == 1
        else Text(content, pieces).span()
        for content, pieces in texts
    ]


def cooked(known: Recipe, form: TableForm, texts: Sequence[Text]) -> FilledTable:
    """Return the table that a recipe makes of its texts."""
    spans = _spans(texts)
    shown = [text if text.content else None for text in texts] if known.gaps else texts
    columns = known.rows, known.columns, known.place(shown), known.place(spans)
    over = [spans[number] for number in known.covered]
    notes: list[Note] = []
    for key, number, kept in known.notes:
        text = texts[number]
        content = text.content
        notes.append(make(Note, (key, content, content, spans[number], text if kept else None)))
    return FilledTable(
        form.id,
        form.regime,
        "filled",
        Span(min(over).start, max([span.end for span in over])),
        tuple(map(make, repeat(FilledCell), zip(*columns, strict=True))),
        tuple(notes),
    )
