"""Text set in columns, told by the strips without print between them, in reading order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from gxlint.readers.pdf.aligned import ORDINAL, is_figure
from gxlint.readers.pdf.lines import Line
from gxlint.readers.pdf.spread import Spread
from gxlint.readers.pdf.strips import ZONES, Piece, Span, cut, has_gap, runs_of, sides_of
from gxlint.records import NamedTuple

Columns = tuple[Span, ...]
"""Where the columns of a page begin and end, from left to right."""


class Flow(NamedTuple):
    """Pieces of a page that follow each other from the top down, and the column they are in."""

    pieces: list[Piece]
    column: Span | None = None

    def items(self) -> Iterator[Line | Spread]:
        """Yield what they are, lines with where the column begins and ends."""
        for piece in self.pieces:
            what = piece.what
            yield what._replace(column=self.column) if isinstance(what, Line) else what


_FEWEST = 4
"""Lines of each column, at least."""
_MOST = 300
"""Lines and tables of a page beyond which no columns are looked for."""
MOST_COLUMNS = 8
"""Places of columns in a document that are told apart; most have one."""


def columns_of(pieces: Sequence[Piece]) -> Iterator[Columns]:
    """Yield the columns of running text on a page, whose pieces are given from the top down."""
    if not _may_have_columns(pieces):
        return
    for many in sorted(ZONES, reverse=True):
        for run, gutters in runs_of(pieces, many):
            sides = sides_of(run, gutters)
            if all(map(_is_column, sides)) and any(map(_is_text, sides)):
                columns = tuple(map(_bounds, sides))
                if _are_alike(columns):
                    yield columns


def _may_have_columns(pieces: Sequence[Piece]) -> bool:
    """Tell whether enough stands beside something else, which on most pages nothing does."""
    if not 2 * _FEWEST <= len(pieces) <= _MOST:
        return False
    beside = sum(below.top > above.bottom for above, below in pairwise(pieces))
    return beside >= _FEWEST or beside + sum(map(has_gap, pieces)) >= _FEWEST


_FEWEST_TORN = 4
"""Lines of a page with a sentence beside other words that are no accident."""
_SENTENCE, _WORDS = 12, 4
"""Characters of a part of a sentence in such a line, and of other words, which are no ordinal."""


def _is_torn(piece: Piece) -> bool:
    """Tell a line with part of a sentence and, beside a gap, other words."""
    if not isinstance(piece.what, Line):
        return False
    texts = [field.text for field in piece.what.fields]
    prose = [len(text) >= _SENTENCE and not _STOPS.isdisjoint(text) for text in texts]
    words = [len(text) >= _WORDS and not is_figure(text) for text in texts]
    return any(prose) and sum(words) > 1


def is_doubtful(pieces: Sequence[Piece]) -> bool:
    """Tell whether something stands beside running text on a page, in columns or not."""
    if sum(map(_is_torn, pieces)) >= _FEWEST_TORN:
        return True
    return _may_have_columns(pieces) and any(
        any(_is_text(side) and _is_prose(side) for side in sides)
        for many in ZONES
        for run, gutters in runs_of(pieces, many)
        if len(sides := sides_of(run, gutters)) > 1 and all(sides)
    )


_MIDDLE = 0.4, 0.6
"""The shares of a sheet's height between which pages on it are parted."""
_PARTED = 3.0
"""Heights of a line that is blank between them, at least."""
_LONGEST_NUMBER = 8
"""Characters of the number of a page, with dashes around it, at most."""


def is_stacked(pieces: Sequence[Piece], height: float) -> bool:
    """Tell pages printed below each other on one sheet: across its middle there is nothing.

    Where others stand beside them, it is not certain which of them comes second.
    """
    sizes = sorted(piece.what.size for piece in pieces if isinstance(piece.what, Line))
    low, high = (share * height for share in _MIDDLE)
    blank, at = 0.0, 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        if _is_number(piece):
            continue
        if at:
            blank = max(blank, min(at, high) - max(piece.top, low))
        at = min(at or piece.bottom, piece.bottom)
    return bool(sizes) and blank > _PARTED * sizes[len(sizes) // 2]


def are_beside(flows: Sequence[Flow]) -> bool:
    """Tell whether what keeps to no column stands beside what comes before or after it."""
    ends = [
        (min(piece.bottom for piece in flow.pieces), max(piece.top for piece in flow.pieces))
        for flow in flows
    ]
    return any(
        min(above[1], below[1]) - max(above[0], below[0]) > _OFF
        for (one, above), (other, below) in combinations(zip(flows, ends, strict=True), 2)
        if one.column is None or other.column is None
    )


def _is_number(piece: Piece) -> bool:
    if not isinstance(piece.what, Line):
        return False
    text = piece.what.text
    return len(text) <= _LONGEST_NUMBER and any(map(str.isdecimal, text))


def in_reading_order(pieces: Sequence[Piece], known: Sequence[Columns]) -> list[Flow]:
    """Return what is on a page, text that stands in one of the known columns column by column.

    A line that columns share is cut.
    """
    columns = max(known, key=lambda one: (_beyond_first(pieces, one), len(one)), default=None)
    if columns is None or not _beyond_first(pieces, columns):
        return [Flow(list(pieces))]
    found: list[Flow] = []
    title = pieces[0] if _is_title(pieces, columns) else None
    for inside, together in groupby(
        pieces, lambda piece: piece is not title and _keeps_to(piece, columns)
    ):
        run = list(together)
        sides = cut(run, _between(columns)) if inside else [run]
        end = len(sides[0]) - (1 if inside and _is_below(sides, columns) else 0)
        parts = [sides[0][:end], *sides[1:], sides[0][end:]]
        places = (*columns, columns[0]) if inside else (None, None)
        found += [Flow(part, place) for part, place in zip(parts, places, strict=True) if part]
    return found


def _between(columns: Columns) -> list[Span]:
    """Return the strips between columns."""
    return [(left[1], right[0]) for left, right in pairwise(columns)]


_FULL = 2.0
"""Heights of a line by which a full one may stop short of its margin."""


def _is_below(sides: Sequence[Sequence[Piece]], columns: Columns) -> bool:
    """Tell whether the last line of the first column is a heading below all, and of none."""
    left, right = sides[0], [piece for side in sides[1:] for piece in side]
    if len(left) < 2 or not right or not isinstance(left[-1].what, Line):  # noqa: PLR2004 - two
        return False
    before, last = left[-2], left[-1]
    if last.top > min(piece.bottom for piece in right) or not ORDINAL.match(left[-1].what.text):
        return False
    return all(columns[0][1] - p.right > _FULL * (p.top - p.bottom) for p in (before, last))


def _bounds(column: Sequence[Piece]) -> Span:
    return min(piece.left for piece in column), max(piece.right for piece in column)


_INDENT = 2.6
"""Heights of a line by which the first of a paragraph is indented, at most."""
_MOST_FIGURES = 0.25
_FEWEST_FULL = 0.4
"""Shares of the lines of a column that are figures, and that reach from margin to margin."""


def _is_text(column: Sequence[Piece]) -> bool:
    """Tell lines of running text, most of which fill their column, from cells and labels."""
    return _is_column([piece for piece in column if isinstance(piece.what, Line)])


_STOPS = frozenset("\u3001\u3002\uff0c\uff1b")
_STOPPED = 0.2
"""The share of the lines of running text that have stops in them, at least."""


def _is_prose(column: Sequence[Piece]) -> bool:
    """Tell sentences from labels as long as each other."""
    lines = [piece.what.text for piece in column if isinstance(piece.what, Line)]
    return sum(not _STOPS.isdisjoint(text) for text in lines) >= _STOPPED * len(lines)


def _is_column(column: Sequence[Piece]) -> bool:
    """Tell running text, with ruled tables in it or nothing but such, from cells and labels."""
    lines = [piece for piece in column if isinstance(piece.what, Line)]
    rows = sum(piece.what.rows for piece in column if isinstance(piece.what, Spread))
    if len(lines) + rows < _FEWEST:
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
    enough = len(full) + rows >= _FEWEST_FULL * (len(lines) + rows)
    return enough and figures <= _MOST_FIGURES * len(fields)


_ALIKE = 0.8
"""The share of the wider column's width that the narrower one has."""


_WIDEST = 0.36
"""The share of a column's width that the strip between two has, at most."""


def _are_alike(columns: Columns) -> bool:
    widths = sorted(right - left for left, right in columns)
    gutter = max(high - low for low, high in _between(columns))
    return widths[0] > _ALIKE * widths[-1] and gutter < _WIDEST * widths[0]


_OFF = 3.0
"""Points by which a line may begin before its column."""


def _keeps_to(piece: Piece, columns: Columns) -> bool:
    """Tell whether a piece stands in one of the columns, or in several without a word between.

    A mark may hang beyond the end of a line.
    """
    if piece.left < columns[0][0] - _OFF or _is_centred(piece, columns):
        return False
    boxes = [(char.left, char.right) for char in piece.row] or [(piece.left, piece.right)]
    over = piece.top - piece.bottom if piece.row else _OFF
    ends = [min(begin, end + over) for end, begin in _between(columns)] + [float("inf")]
    begins = [begin - _OFF for begin, _ in columns]
    return all(right <= ends[bisect_right(begins, left) - 1] for left, right in boxes)


def _is_centred(piece: Piece, columns: Columns) -> bool:
    """Tell a line in the middle of all columns, such as a title, from one of the column there."""
    size = piece.top - piece.bottom
    at = bisect_right(columns, piece.left + _OFF, key=lambda column: column[0]) - 1
    if not 0 < at < len(columns) - 1 or piece.right > columns[at + 1][0]:
        return False
    begin = columns[at][0]
    if begin <= piece.left < begin + _INDENT * size:
        return False
    return abs(piece.left + piece.right - columns[0][0] - columns[-1][1]) < _OFF * size


_LARGE = 1.15
"""How much higher than the text a title is."""


def _is_title(pieces: Sequence[Piece], columns: Columns) -> bool:
    """Tell whether a page begins with large print above all else, in the middle of all columns."""
    first, *rest = pieces[:2]
    if not isinstance(first.what, Line) or len(first.what.fields) > 1:
        return False
    off = abs(first.left + first.right - columns[0][0] - columns[-1][1])
    sizes = sorted(piece.what.size for piece in pieces if isinstance(piece.what, Line))
    large = first.what.size > _LARGE * sizes[len(sizes) // 2]
    return large and all(p.top <= first.bottom for p in rest) and off < first.what.size


def _beyond_first(pieces: Sequence[Piece], columns: Columns) -> int:
    """Return how many pieces begin where a column does that is not the first."""
    begins = [begin for begin, _ in columns[1:]]
    return sum(
        _keeps_to(piece, columns)
        and any(
            abs(left - begin) < _OFF
            for left in (piece.left, *(c.left for c in piece.row))
            for begin in begins
        )
        for piece in pieces
    )
