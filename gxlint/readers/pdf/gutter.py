"""Text set in two columns, told by the strip without print between them, in reading order."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gxlint.readers.pdf.aligned import ORDINAL, is_figure
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


_Sides = tuple[list[Piece], list[Piece]]
"""Pieces at the left and at the right of a gutter."""
_Span = tuple[float, float]

_ZONE = 0.35
"""The share of the print's width left and right of which no gutter is."""
_NARROWEST = 8.0
"""Points of the strip between two columns, at least."""
_FEWEST = 4
"""Lines of each column, at least."""
_MOST = 300
"""Lines and tables of a page beyond which no columns are looked for."""
MOST_COLUMNS = 8
"""Places of columns in a document that are told apart; most have one."""


class Columns(NamedTuple):
    """Where two columns of a page begin and end."""

    left: _Span
    right: _Span


def columns_of(pieces: Sequence[Piece]) -> Iterator[Columns]:
    """Yield the columns of running text on a page, whose pieces are given from the top down."""
    if not 2 * _FEWEST <= len(pieces) <= _MOST:
        return
    for run, gutter in _runs(pieces):
        first, last = _extent(run, gutter)
        sides = _cut(run[first:last], gutter)
        if all(map(_is_text, sides)):
            columns = Columns(*map(_bounds, sides))
            if _are_alike(columns):
                yield columns


def in_reading_order(pieces: Sequence[Piece], known: Sequence[Columns]) -> list[Line | Spread]:
    """Return what is on a page, text that stands in one of the known columns column by column.

    A line that two columns share is cut in two; lines of columns know where theirs begins and ends.
    """
    columns = max(known, key=lambda one: _at_right(pieces, one), default=None)
    if columns is None or not _at_right(pieces, columns):
        return [piece.what for piece in pieces]
    found: list[Line | Spread] = []
    for inside, run in groupby(pieces, lambda piece: _keeps_to(piece, columns)):
        if not inside:
            found += [piece.what for piece in run]
            continue
        left, right = _cut(list(run), (columns.left[1], columns.right[0]))
        end = len(left) - (1 if _is_below(left, right, columns) else 0)
        found += _within(left[:end], columns.left)
        found += _within(right, columns.right)
        found += _within(left[end:], columns.left)
    return found


def _runs(pieces: Sequence[Piece]) -> Iterator[tuple[list[Piece], _Span]]:
    """Yield the stretches of pieces that leave one strip free, and that strip."""
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    zone = left + _ZONE * (right - left), right - _ZONE * (right - left)
    run: list[Piece] = []
    free = zone
    for piece in pieces:
        narrower = _freed(piece, free)
        if narrower is None and run:
            yield run, free
            run, narrower = [], _freed(piece, zone)
        free = narrower or zone
        run.append(piece)
        if narrower is None:
            yield run, (0.0, 0.0)
            run = []
    if run:
        yield run, free


def _freed(piece: Piece, free: _Span) -> _Span | None:
    """Return what a piece leaves of a free strip, None if that is too narrow."""
    gaps = [(-float("inf"), piece.left), (piece.right, float("inf"))]
    gaps += [(a.right, b.left) for a, b in pairwise(piece.row)]
    left = [(max(low, free[0]), min(high, free[1])) for low, high in gaps]
    widest = max(left, key=lambda gap: gap[1] - gap[0])
    return widest if widest[1] - widest[0] >= _NARROWEST else None


def _cut(run: Sequence[Piece], gutter: _Span) -> _Sides:
    """Return the pieces at either side of the middle of a gutter; lines over it are cut in two."""
    middle = (gutter[0] + gutter[1]) / 2
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in run:
        before = [char for char in piece.row if char.left < middle]
        after = piece.row[len(before) :]
        if before and after and isinstance(piece.what, Line):
            left.append(_piece(line_of(piece.what.page, before), before))
            right.append(_piece(line_of(piece.what.page, after), after))
        else:
            (left if piece.left < middle else right).append(piece)
    return left, right


def _piece(line: Line, row: Sequence[Char]) -> Piece:
    return Piece(line, line.left, line.right, line.bottom, line.top, row)


def _extent(run: Sequence[Piece], gutter: _Span) -> tuple[int, int]:
    """Return where text in columns begins and ends: the first line beside others and the last."""
    low, high = gutter
    beside = [
        i
        for i, piece in enumerate(run)
        if piece.left < low < high < piece.right or any(_is_beside(piece, p, low) for p in run)
    ]
    return (beside[0], beside[-1] + 1) if beside else (0, 0)


_FULL = 2.0
"""Heights of a line by which a full one may stop short of its margin."""


def _is_below(left: Sequence[Piece], right: Sequence[Piece], columns: Columns) -> bool:
    """Tell whether the last line at the left is a heading below both columns, and of neither."""
    if len(left) < 2 or not right or not isinstance(left[-1].what, Line):  # noqa: PLR2004 - two
        return False
    before, last = left[-2], left[-1]
    if last.top > min(piece.bottom for piece in right) or not ORDINAL.match(left[-1].what.text):
        return False
    return all(columns.left[1] - p.right > _FULL * (p.top - p.bottom) for p in (before, last))


def _is_beside(one: Piece, other: Piece, low: float) -> bool:
    """Tell whether two pieces stand beside each other, one at either side of the gutter."""
    if (one.right <= low) == (other.right <= low):
        return False
    return one.bottom < other.top and other.bottom < one.top


def _bounds(column: Sequence[Piece]) -> _Span:
    return min(piece.left for piece in column), max(piece.right for piece in column)


_INDENT = 2.6
"""Heights of a line by which the first of a paragraph is indented, at most."""
_MOST_FIGURES = 0.25
_FEWEST_FULL = 0.4
"""Shares of the lines of a column that are figures, and that reach from margin to margin."""


def _is_text(column: Sequence[Piece]) -> bool:
    """Tell lines of running text, most of which fill their column, from cells and labels."""
    lines = [piece for piece in column if isinstance(piece.what, Line)]
    if len(lines) < _FEWEST:
        return False
    left, right = _bounds(column)
    full = [
        p
        for p in lines
        if p.left - left < _INDENT * (p.top - p.bottom)
        and right - p.right < _FULL * (p.top - p.bottom)
    ]
    fields = [field.text for p in lines if isinstance(p.what, Line) for field in p.what.fields]
    figures = sum(map(is_figure, fields))
    return len(full) >= _FEWEST_FULL * len(lines) and figures < _MOST_FIGURES * len(fields)


_ALIKE = 0.8
"""The share of the wider column's width that the narrower one has."""


_WIDEST = 0.3
"""The share of a column's width that the strip between two has, at most."""


def _are_alike(columns: Columns) -> bool:
    widths = sorted(right - left for left, right in columns)
    gutter = columns.right[0] - columns.left[1]
    return widths[0] > _ALIKE * widths[1] and gutter < _WIDEST * widths[0]


_OFF = 3.0
"""Points by which a line may begin before its column."""


def _keeps_to(piece: Piece, columns: Columns) -> bool:
    """Tell whether a piece stands in one of the columns, or in both without a word between them.

    A mark may hang beyond the end of a line.
    """
    end, begin = columns.left[1], columns.right[0]
    if piece.left < columns.left[0] - _OFF:
        return False
    boxes = [(char.left, char.right) for char in piece.row] or [(piece.left, piece.right)]
    hanging = min(begin, end + piece.top - piece.bottom) if piece.row else end + _OFF
    return all(right <= hanging or left >= begin - _OFF for left, right in boxes)


def _at_right(pieces: Sequence[Piece], columns: Columns) -> int:
    """Return how many pieces begin where the right column does."""
    begin = columns.right[0]
    return sum(
        _keeps_to(piece, columns)
        and any(abs(left - begin) < _OFF for left in (piece.left, *(c.left for c in piece.row)))
        for piece in pieces
    )


def _within(column: Sequence[Piece], bounds: _Span) -> Iterator[Line | Spread]:
    """Yield what a column holds, its lines with where the column begins and ends."""
    for piece in column:
        what = piece.what
        yield what._replace(column=bounds) if isinstance(what, Line) else what
