"""Prescribed tables: found among the blocks of a report and filled by their forms."""

from collections.abc import Iterable, Sequence

from gxlint.blocks import Block
from gxlint.forms.tables import TableForms
from gxlint.report.tables.draft import Draft, regime_of
from gxlint.report.tables.flat import fill_flat
from gxlint.report.tables.grid import fill_grid
from gxlint.report.tables.pieces import Piece, pieces
from gxlint.report.tree import FilledTable

__all__ = ["fill", "find_regime"]


def fill(
    blocks: Sequence[Block],
    forms: TableForms,
    hint: str | None = None,
    following: Block | None = None,
) -> tuple[list[FilledTable], list[Block]]:
    """Return the prescribed tables among the blocks, filled, and the blocks that are none of them.

    `hint` is the regime to take where a table's own labels fit several; `following` the block
    after these, whose blank lines tell of empty cells at the end of the last row.
    """
    found = pieces(blocks, forms, following)
    hint = hint or find_regime(found, forms)
    tables: list[FilledTable] = []
    for run in _runs(found):
        form = run[0].form
        regime = regime_of(form, (m for p in run for m in p.marks), forms, hint)
        draft = Draft(forms.forms[form][regime])
        for piece in run:
            if piece.rows:
                fill_grid(draft, piece.rows, forms, exact=piece.exact)
            else:
                fill_flat(draft, piece.tokens, piece.after, forms)
        tables.append(draft.filled())
    used = {i for piece in found for i in piece.blocks}
    return tables, [block for i, block in enumerate(blocks) if i not in used]


def find_regime(found: Iterable[Piece], forms: TableForms) -> str | None:
    """Return the regime that the labels of the pieces speak for, None where they do not tell."""
    votes: dict[str, int] = {}
    for piece in found:
        for marks in piece.marks:
            regimes = {r for m in marks if m.form == piece.form for r in m.regimes}
            if len(regimes) == 1:
                only = regimes.pop()
                votes[only] = votes.get(only, 0) + 1
    return max(votes, key=lambda regime: votes[regime]) if votes else None


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
    there = {key for p in before for key in p.labelled}
    return bool(piece.labelled) and len(there & piece.labelled) * 2 <= len(piece.labelled)
