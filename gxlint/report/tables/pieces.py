"""Where prescribed tables stand among the blocks of a report."""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Block, Table
from gxlint.forms.tables import COLUMN, RECORD
from gxlint.records import NamedTuple
from gxlint.report.tables.gridrows import GridRow, grid_rows
from gxlint.report.tables.labelling import Labelling, Marks, labelling
from gxlint.report.tables.serials import unnumbered
from gxlint.report.tables.tokens import LABEL, OTHER, VALUE, Token, flat_tokens, merged
from gxlint.report.tables.words import LONGEST_ASIDE, Words


class Piece(NamedTuple):
    """A stretch of print that belongs to one prescribed table, as lines or as rows of a grid."""

    form: str
    blocks: range
    marks: list[Marks]
    said: Labelling
    """What the marks say together."""
    tokens: Sequence[Token] = ()
    after: Token | None = None
    """What follows the tokens."""
    rows: Sequence[GridRow] = ()
    width: int = 0
    """Columns of the grid."""
    exact: bool = True


MOST_ASIDES = 2
FEWEST_LABELS = 2
FEWEST_BARE_LABELS = 6
"""Rows and columns that must be named for a table, with figures among them and without."""


def pieces(blocks: Sequence[Block], words: Words, following: Block | None) -> list[Piece]:
    """Return the pieces of prescribed tables among the blocks, in order."""
    found: list[Piece] = []
    start = 0
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            found += _flat_pieces(blocks[start:i], start, block, words)
            found += _grid_pieces(block, i, words)
            start = i + 1
    found += _flat_pieces(blocks[start:], start, following, words)
    return found


def _flat_pieces(
    blocks: Sequence[Block], first: int, following: Block | None, words: Words
) -> Iterator[Piece]:
    end = first + len(blocks)
    ahead = [following] if following is not None and not isinstance(following, Table) else []
    tokens = flat_tokens([*blocks, *ahead], words, first)
    if not any(len(token.text.content) <= words.forms.longest for token in tokens):
        return
    tokens = unnumbered(merged(tokens, words), words.forms.prints.serials)
    for start, stop in _stretches(tokens):
        for form, begin, close in _segments(tokens, start, stop):
            part = [t for t in tokens[begin:close] if t.block < end]
            if part:
                after = tokens[close] if close < len(tokens) else None
                piece = _flat_piece(form, part, after, words)
                if _is_table(piece, words):
                    yield piece


def _flat_piece(form: str, tokens: Sequence[Token], after: Token | None, words: Words) -> Piece:
    marks = [t.marks for t in tokens if t.marks]
    return Piece(
        form,
        range(tokens[0].block, tokens[-1].block + 1),
        marks,
        labelling(form, marks, words),
        tokens,
        after,
    )


def _is_table(piece: Piece, words: Words) -> bool:
    layout = next(iter(words.forms.forms[piece.form].values())).layout
    if layout == RECORD:
        return piece.said.columns > FEWEST_LABELS
    figures = bool(piece.rows) or any(token.kind == VALUE for token in piece.tokens)
    return piece.said.named >= (FEWEST_LABELS if figures else FEWEST_BARE_LABELS)


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of tokens between running text."""
    start = 0
    asides = 0
    for i, token in enumerate(tokens):
        asides = asides + 1 if token.kind == OTHER and not _heads_row(tokens, i) else 0
        if token.kind == OTHER and (
            token.heading or len(token.text.content) > LONGEST_ASIDE or asides > MOST_ASIDES
        ):
            yield start, i
            start = i + 1
            asides = 0
    yield start, len(tokens)


def _heads_row(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether figures follow on the token's own line: its label goes on below."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.kind == VALUE and after.gap is None


def _segments(tokens: Sequence[Token], start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Yield the form, the start and the end of each stretch of one form's labels and values.

    A lone figure after other words is no part of it: the table has ended before. Nor are labels
    before other words and before any header or figure: those are headings.
    """
    form, begin, last = "", start, start
    words = figures = 0
    sure = False
    for i in range(start, stop):
        token = tokens[i]
        if token.kind == VALUE:
            figures += 1
            if not words or figures > 1:
                last = i
                sure = True
            continue
        figures = 0
        if token.kind != LABEL:
            words += token.kind == OTHER and token.text.content[0] not in "(\uff08"
            continue
        own = token.forms
        if form not in own:
            if form:
                yield form, begin, last + 1
            form, begin, sure = _form(tokens, i, stop, own), i, False
        elif words and not sure:
            begin = i
        words = 0
        last = i
        sure = sure or not token.marks[0].key or token.marks[0].kind == COLUMN
    if form:
        yield form, begin, last + 1


def _form(tokens: Sequence[Token], at: int, stop: int, own: frozenset[str]) -> str:
    """Return the form of a label that several forms have: that of the next label that tells."""
    if len(own) == 1:
        return next(iter(own))
    for token in tokens[at + 1 : stop]:
        ahead = token.forms & own
        if len(ahead) == 1:
            return next(iter(ahead))
    return min(own)


def _grid_pieces(table: Table, block: int, words: Words) -> Iterator[Piece]:
    """Yield a piece for each form whose labels stand in the grid, cut where the form changes."""
    rows = grid_rows(table, words)
    form, begin = "", 0
    for i, row in enumerate(rows):
        sure = [next(iter(w.forms)) for w in row.words if w.in_cell and len(w.forms) == 1]
        if sure and form not in sure:
            if form:
                yield from _grid_piece(form, block, rows[begin:i], table, words)
                begin = i
            form = max(dict.fromkeys(sure), key=sure.count)
    if form:
        yield from _grid_piece(form, block, rows[begin:], table, words)


def _grid_piece(
    form: str, block: int, rows: list[GridRow], table: Table, words: Words
) -> Iterator[Piece]:
    marks = [word.in_cell for row in rows for word in row.words if word.in_cell]
    piece = Piece(
        form,
        range(block, block + 1),
        marks,
        labelling(form, marks, words),
        rows=rows,
        width=table.columns,
        exact=table.exact or table.aligned,
    )
    if _is_table(piece, words) or piece.said.labelled:
        yield piece
