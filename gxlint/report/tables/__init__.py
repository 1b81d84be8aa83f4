"""Prescribed tables: found among the blocks of a report and filled by their forms."""

from collections.abc import Iterable, Mapping, Sequence

from gxlint.blocks import Block, Table
from gxlint.columns import Blocks
from gxlint.forms.tables import GROUP, RECORD, ROW, TableForms
from gxlint.report.tables.draft import Draft
from gxlint.report.tables.flat import fill_flat
from gxlint.report.tables.grid import MatrixFill
from gxlint.report.tables.labelling import labelling, leading
from gxlint.report.tables.lost import lost_tables, unread_tables, with_rows_left
from gxlint.report.tables.pieces import Piece, pieces
from gxlint.report.tables.recipe import Layout, cooked, printed, recipes
from gxlint.report.tables.record import RecordFill
from gxlint.report.tables.repeated import unrepeated
from gxlint.report.tables.sideways import stacked, upright
from gxlint.report.tables.words import Words, words_of
from gxlint.report.tree import FilledTable

__all__ = ["fill", "find_regime"]

FEWEST_ROWS = 5
"""Rows that make a table without any of its column heads."""


def fill(
    blocks: Sequence[Block],
    forms: TableForms,
    hint: str | None = None,
    following: Block | None = None,
    own: str | None = None,
) -> tuple[list[FilledTable], list[int]]:
    """Return the prescribed tables among the blocks, filled, and which blocks are none of them.

    `hint` is the regime to take where a table's own labels fit several; `following` the block
    after these, whose blank lines tell of empty cells at the end of the last row; `own` the form
    whose place this is. A table whose layout is lost comes last, `unreadable`.
    """
    words = words_of(forms)
    blocks = Blocks.of(blocks)
    if not blocks.tables and not any(map(words.labelish.__getitem__, blocks.texts.contents)):
        lost, left = lost_tables(blocks, range(len(blocks)), forms, hint, [])
        if own is None or own not in forms.forms:
            return lost, left
        unread, left = unread_tables(blocks, left, forms, hint, own)
        return [*lost, *unread], left
    if blocks.tables:
        tables = {at: _upright(table, forms) for at, table in blocks.tables.items()}
        blocks = blocks.with_tables(tables)
    how, texts = printed(blocks, following, words)
    print_ = (hint, own, how)
    known = words.prints.known(print_)
    if known:
        filled = cooked(known, texts)
        rest, regime = known.rest, known.regime
    else:
        drafts, rest, regime = _drafted(blocks, words, hint, following, own)
        filled = [draft.filled() for draft in drafts]
        recurs = words.prints.may_recur(print_)
        found = recipes(filled, drafts, texts, words) if recurs else None
        if found is not None:
            words.prints.remember(print_, Layout(found, rest, regime))
    if filled:
        filled = with_rows_left(filled, blocks, rest, forms)
    filled, left = lost_tables(blocks, rest, forms, regime, filled)
    if own and left and all(table.form != own for table in filled):
        unread, left = unread_tables(blocks, left, forms, regime, own)
        filled = [*filled, *unread]
    return filled, left


def _upright(table: Table, forms: TableForms) -> Table:
    """Return a grid as its form has it: merged cells whole, nothing sideways."""
    return upright(stacked(unrepeated(table, forms.prints), forms), forms)


def _drafted(
    blocks: Blocks,
    words: Words,
    hint: str | None,
    following: Block | None,
    own: str | None,
) -> tuple[list[Draft], tuple[int, ...], str | None]:
    """Return the tables among the blocks, which blocks are none of them, and their regime."""
    forms = words.forms
    runs = _runs(pieces(blocks, words, following))
    runs = [run for run in runs if run[0].form == own or _is_prescribed(run)]
    used = {i for run in runs for piece in run for i in piece.blocks}
    scores = [_scores(run, words) for run in runs]
    regime = hint or find_regime(scores)
    drafts = [
        _draft(run, leading(each, regime), forms) for run, each in zip(runs, scores, strict=True)
    ]
    return drafts, tuple(i for i in range(len(blocks)) if i not in used), regime


def find_regime(scores: Iterable[Mapping[str, int]]) -> str | None:
    """Return the regime that the labels of the tables speak for, None where they do not tell.

    `scores` holds for each table how much its labels speak for each regime.
    """
    total: dict[str, int] = {}
    for own in scores:
        for regime, score in own.items():
            total[regime] = total.get(regime, 0) + score
    best = max(total.values(), default=0)
    ahead = [regime for regime, score in total.items() if score == best]
    return ahead[0] if len(ahead) == 1 else None


def _scores(run: Sequence[Piece], words: Words) -> Mapping[str, int]:
    if len(run) == 1:
        return run[0].said.scores
    return labelling(run[0].form, [m for piece in run for m in piece.marks], words).scores


def _draft(run: Sequence[Piece], regime: str, forms: TableForms) -> Draft:
    draft = Draft(forms.forms[run[0].form][regime])
    matrix, record = MatrixFill(draft, forms), RecordFill(draft)
    for piece in run:
        if not piece.rows:
            fill_flat(draft, piece.tokens, piece.after, forms)
        elif draft.form.layout == RECORD:
            record.fill(piece.rows, exact=piece.exact)
        else:
            matrix.fill(piece.rows, exact=piece.exact, width=piece.width)
    record.finish()
    return draft


def _is_prescribed(run: Sequence[Piece]) -> bool:
    """Tell a table of the form from a list of the office's own that has a few of its rows."""
    labels = [[m for m in each if m.form == one.form] for one in run for each in one.marks]
    rows = [[mark.key for mark in own if mark.kind == ROW] for own in labels]
    heads = (own for own, keys in zip(labels, rows, strict=True) if not keys)
    if any(mark.kind != GROUP for own in heads for mark in own):
        return True
    return len({key for keys in rows for key in keys[:1]}) >= FEWEST_ROWS


def _runs(found: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of each table together: one that a page cuts comes in several."""
    runs: list[list[Piece]] = []
    for piece in found:
        before = runs[-1] if runs else []
        if before and before[0].form == piece.form and _continues(before, piece):
            before.append(piece)
        else:
            runs.append([piece])
    return runs


def _continues(before: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether the piece goes on with a table: it has rows that are not there yet."""
    there = {key for p in before for key in p.said.labelled}
    own = piece.said.labelled
    return bool(own) and len(there & own) * 2 <= len(own)
