"""Strips of a page without print between columns, and what stands at their sides."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import Line, line_of
from gxlint.readers.pdf.spread import Spread
from gxlint.records import NamedTuple


class Piece(NamedTuple):
    """A line or table and its box on the page; `row` holds the characters of a line."""

    what: Line | Spread
    left: float
    right: float
    bottom: float
    top: float
    row: Sequence[Char] = ()


Span = tuple[float, float]
ZONES = {2: 0.15, 3: 0.08, 4: 0.06}
"""For so many columns, the share of the print's width off its equal parts where gutters are."""
_NARROWEST = 8.0
"""Points of the strip between two columns, at least."""


def runs_of(pieces: Sequence[Piece], many: int) -> Iterator[tuple[list[Piece], list[Span]]]:
    """Yield the stretches of pieces that leave strips free between so many columns, and those."""
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    width = right - left
    zones = [
        (left + (i / many - ZONES[many]) * width, left + (i / many + ZONES[many]) * width)
        for i in range(1, many)
    ]
    run: list[Piece] = []
    free = zones
    for piece in pieces:
        gaps = _gaps(piece)
        narrower = _all_freed(gaps, free)
        if narrower is None and run:
            yield run, free
            run, narrower = [], _all_freed(gaps, zones)
        free = narrower or zones
        if narrower is not None:
            run.append(piece)
    if run:
        yield run, free


def _all_freed(gaps: Sequence[Span], free: Sequence[Span]) -> list[Span] | None:
    """Return what such gaps leave of free strips, None if one of them is too narrow then."""
    left = [strip for strip in (_freed(gaps, one) for one in free) if strip]
    return left if len(left) == len(free) else None


def has_gap(piece: Piece) -> bool:
    """Tell a line whose words leave a strip free."""
    return any(b.left - a.right >= _NARROWEST for a, b in pairwise(piece.row))


def _gaps(piece: Piece) -> list[Span]:
    """Return the strips on which there is nothing of a piece, those too narrow left out."""
    gaps = [(-float("inf"), piece.left), (piece.right, float("inf"))]
    gaps += [(a.right, b.left) for a, b in pairwise(piece.row) if b.left - a.right >= _NARROWEST]
    return gaps


def _freed(gaps: Sequence[Span], free: Span) -> Span | None:
    """Return what such gaps leave of a free strip, None if that is too narrow."""
    left = [(max(low, free[0]), min(high, free[1])) for low, high in gaps]
    widest = max(left, key=lambda gap: gap[1] - gap[0])
    return widest if widest[1] - widest[0] >= _NARROWEST else None


def cut(run: Sequence[Piece], gutters: Sequence[Span]) -> list[list[Piece]]:
    """Return the pieces of each column between gutters; lines over a gutter are cut."""
    middles = [(low + high) / 2 for low, high in gutters]
    sides: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in run:
        first = bisect_right(middles, piece.left)
        if not isinstance(piece.what, Line) or piece.right <= [*middles, piece.right][first]:
            sides[first].append(piece)
            continue
        parts: list[list[Char]] = [[] for _ in sides]
        for char in piece.row:
            parts[bisect_right(middles, char.left)].append(char)
        for side, row in zip(sides, parts, strict=True):
            if row:
                side.append(_piece(line_of(piece.what.page, row), row))
    return sides


def _piece(line: Line, row: Sequence[Char]) -> Piece:
    return Piece(line, line.left, line.right, line.bottom, line.top, row)


def _extent(run: Sequence[Piece], gutters: Sequence[Span]) -> tuple[int, int]:
    """Return where text in columns begins and ends: the first line beside others and the last."""
    beside = [
        i
        for i, piece in enumerate(run)
        if any(
            piece.left < low < high < piece.right or any(_is_beside(piece, p, low) for p in run)
            for low, high in gutters
        )
    ]
    return (beside[0], beside[-1] + 1) if beside else (0, 0)


def _is_beside(one: Piece, other: Piece, low: float) -> bool:
    """Tell whether two pieces stand beside each other, one at either side of the gutter."""
    if (one.right <= low) == (other.right <= low):
        return False
    return one.bottom < other.top and other.bottom < one.top


def sides_of(run: Sequence[Piece], gutters: Sequence[Span]) -> list[list[Piece]]:
    """Return the pieces of each column, from the first that is beside others to the last."""
    first, last = _extent(run, gutters)
    return cut(run[first:last], gutters)
