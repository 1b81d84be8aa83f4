"""Tables that a page cuts in two made whole again."""

import re
from collections.abc import Container, Sequence

from gxlint.readers.cells import in_one_string
from gxlint.readers.pdf.lines import NUMERALS
from gxlint.readers.pdf.ruling import Ruled
from gxlint.readers.pdf.straight import NEAR
from gxlint.records import NamedTuple


class Square(NamedTuple):
    """A cell of a table: its squares from 0, its text, and the page on which it begins.

    `full` says that the last line of its text is as wide as the cell.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    page: int
    full: bool = False


class Spread(NamedTuple):
    """A table over one or more pages; `xs` are the edges of its columns.

    `aligned` says that there are no ruling lines, `sure` that its cells hold what is
    printed in them.
    """

    xs: tuple[float, ...]
    rows: int
    squares: tuple[Square, ...]
    exact: bool
    aligned: bool = False
    sure: bool = True


def spread_of(
    page: int, table: Ruled, texts: Sequence[str], full: Container[int], *, sure: bool
) -> Spread:
    """Return the table of one page; `full` are the numbers of the cells whose last line is full."""
    squares = tuple(
        Square(*merged, text, page, i in full)
        for i, (merged, text) in enumerate(zip(table.cells, texts, strict=True))
    )
    return Spread(tuple(table.xs), len(table.ys) - 1, squares, table.exact, sure=sure)


def joined(above: Spread, below: Spread) -> Spread | None:
    """Return the table that both make, `below` being on top of the next page; None if two tables.

    They are one if both are ruled, as wide, and one has no columns that the other lacks. Header
    rows that are printed again are dropped, merged cells and rows that were cut are made whole.
    """
    xs = None if above.aligned or below.aligned else _edges(above.xs, below.xs)
    if xs is None:
        return None
    first, second = _on(above, xs), _on(below, xs)
    second = _without(second, _repeated(first, second))
    second = _below(second, _drawn_twice(first, second))
    cut = _is_cut(first, second)
    taken = 1 if cut else 0
    squares = _mended(first, second, taken)
    shift = first.rows - taken
    moved = (square._replace(row=square.row + shift) for square in squares[1])
    rows = first.rows + second.rows - taken
    exact, sure = above.exact and below.exact, above.sure and below.sure and cut is not None
    return Spread(xs, rows, (*squares[0], *moved), exact, sure=sure)


def _edges(above: tuple[float, ...], below: tuple[float, ...]) -> tuple[float, ...] | None:
    """Return the edges of the one with more columns, if the other's are among them.

    Left and right pages may have different margins.
    """
    more, fewer = (above, below) if len(above) >= len(below) else (below, above)
    shift = more[0] - fewer[0]
    if all(any(abs(x - y - shift) <= NEAR for x in more) for y in (*fewer[1:-1], fewer[-1])) and (
        abs(more[-1] - fewer[-1] - shift) <= NEAR
    ):
        return more
    return None


def _on(table: Spread, xs: tuple[float, ...]) -> Spread:
    """Return the table with its columns counted by those edges."""
    if len(xs) == len(table.xs):
        return table
    shift = xs[0] - table.xs[0]
    at = [min(range(len(xs)), key=lambda i: abs(xs[i] - x - shift)) for x in table.xs]
    squares = tuple(
        s._replace(column=at[s.column], columns=at[s.column + s.columns] - at[s.column])
        for s in table.squares
    )
    return table._replace(xs=xs, squares=squares)


_HEADERS = 5
"""The most header rows that are printed again."""


def _repeated(above: Spread, below: Spread) -> int:
    """Return how many rows at the top of the second are those at the top of the first."""
    for count in range(min(_HEADERS, above.rows, below.rows - 1), 0, -1):
        upper = {(s.row, s.column): s for s in above.squares if s.row < count}
        lower = [s for s in below.squares if s.row < count]
        whole = sum(s.rows * s.columns for s in lower) == count * (len(above.xs) - 1)
        if whole and len(upper) == len(lower) and all(_is_again(upper, s, count) for s in lower):
            return count
    return 0


_FEWEST = 3
"""Words that both headers have, at least."""


def are_parts(above: Spread, below: Spread) -> bool:
    """Tell whether two tables that are not one may be parts of one, and one has lost columns.

    Their headers have words in common, and not as many columns.
    """
    if len(above.xs) == len(below.xs):
        return False
    heads = (
        {s.text for s in one.squares if s.row < _HEADERS and _is_label(s)} for one in (above, below)
    )
    return len(next(heads) & next(heads)) >= _FEWEST


_LONG = 10
"""Rows of a table that goes on under its header elsewhere, at least, unless a row comes again."""


def repeats_header(above: Spread, below: Spread) -> bool:
    """Tell whether two tables are parts of one, in different places, that were not put together.

    Both begin with the same words; small tables of one report may.
    """
    heads = [[s[1:5] for s in one.squares if s.row == 0] for one in (above, below)]
    if heads[0] != heads[1] or len(heads[0]) < _FEWEST:
        return False
    if above.squares[0].page == below.squares[0].page and above.xs == below.xs:
        return False
    rows = [[s[1:5] for s in one.squares if s.row == 1] for one in (above, below)]
    return rows[0] == rows[1] or max(above.rows, below.rows) >= _LONG


def _is_again(upper: dict[tuple[int, int], Square], lower: Square, count: int) -> bool:
    """Tell whether a cell is printed again.

    One that reaches below the rows that are repeated is cut off there, its text too.
    """
    over = upper.get((lower.row, lower.column))
    if over is None or over.columns != lower.columns:
        return False
    if over.row + over.rows <= count:
        return over[:5] == lower[:5]
    return lower.row + lower.rows == count and over.text.startswith(lower.text)


def _without(table: Spread, count: int) -> Spread:
    squares = tuple(s._replace(row=s.row - count) for s in table.squares if s.row >= count)
    return table._replace(rows=table.rows - count, squares=squares)


def _drawn_twice(above: Spread, below: Spread) -> int:
    """Return how many rows at the top of the second are the last one of the first once more.

    Some programs cut a row in the middle, and draw all of it on both pages; what is left of it on
    the second may look like a blank row above it.
    """
    last = _row(above, above.rows - 1)
    if len(last) < _FEWEST or not any(map(_ORDINAL.match, last.values())):
        return 0
    for row in (0, 1):
        here = _row(below, row)
        if here.items() <= last.items() and not any(last[i] for i in last.keys() - here):
            return row + 1 if len(here) >= _FEWEST else 0
        if any(here.values()):
            return 0
    return 0


def _row(table: Spread, row: int) -> dict[int, str]:
    """Return the texts of a row's own cells by their columns."""
    return {s.column: s.text for s in table.squares if s.row == row and s.rows == 1}


def _below(table: Spread, count: int) -> Spread:
    """Return the table below so many rows; what began in them goes on without their height."""
    squares = tuple(
        s._replace(row=max(s.row - count, 0), rows=min(s.rows, s.row + s.rows - count))
        for s in table.squares
        if s.row + s.rows > count
    )
    return table._replace(rows=table.rows - count, squares=squares) if count else table


_ORDINAL = re.compile(rf"[(\uff08\d\u2460-\u2473]|[{NUMERALS}]{{1,3}}[\u3001.\uff0e]")
"""How a label begins that does not go on from the page before."""

_Pair = tuple[list[Square], list[Square]]


def _last(table: Spread) -> dict[int, int]:
    """Return which cells reach the end of a table, by their columns."""
    return {s.column: i for i, s in enumerate(table.squares) if s.row + s.rows == table.rows}


def _mended(above: Spread, below: Spread, shared: int) -> _Pair:
    """Return the cells of both, those that were cut in the first alone.

    `shared` counts the rows that begin in one and end in the other.
    """
    last = _last(above)
    upper = list(above.squares)
    lower: list[Square] = []
    for square in below.squares:
        over = last.get(square.column) if square.row == 0 else None
        if over is None or upper[over].columns != square.columns:
            lower.append(square)
        elif shared or _continues(upper[over], square):
            whole = upper[over]
            text = in_one_string((whole.text, square.text))
            rows = whole.rows + square.rows - shared
            upper[over] = whole._replace(rows=rows, text=text, full=square.full)
        else:
            lower.append(square)
    return upper, lower


def _continues(upper: Square, lower: Square) -> bool:
    """Tell whether a cell is the rest of the merged cell above the end of the page."""
    if upper.rows == 1 and lower.rows == 1:
        return False
    return not lower.text or bool(_ORDINAL.match(upper.text) and not _ORDINAL.match(lower.text))


def _is_cut(above: Spread, below: Spread) -> bool | None:
    """Tell whether the first row below is the rest of the last row above; None if it may be.

    Its figures, if it has any, stand on one page and the end of its label on one or the other:
    labels begin with an ordinal, the rest of a label does not. A label without one was cut if its
    last line is full, or if nothing but the rest of a header stands below. So were two rows each
    of which has what the other lacks.
    """
    pairs = _seam(above, below)
    single = [(a, b) for a, b in pairs if a.rows == 1 or b.rows == 1]
    if single and not any(a.text and b.text for a, b in single):
        return _is_row([a.text or b.text for a, b in single])
    labels = [(a, b) for a, b in single if _is_label(b)]
    figures = [(a, b) for a, b in single if not _is_label(b) and not _is_label(a)]
    if labels and not figures:
        first, rest = min(pairs)
        return rest.rows == 1 and _is_label(first) and not rest.text
    if not labels or any(_ORDINAL.match(b.text) for _, b in labels):
        return False
    filled = any(a.text for a, _ in figures)
    if all(_ORDINAL.match(a.text) for a, _ in labels):
        return not filled or not any(b.text for _, b in figures)
    if not filled or sum(bool(b.text) for _, b in single) > len(labels):
        return False
    return True if all(a.full for a, _ in labels) else None


def _is_row(texts: Sequence[str]) -> bool:
    """Tell a row of a form, with figures or an ordinal, from one of its header."""
    ordinal = any(map(_ORDINAL.match, texts))
    return ordinal or any(text and text.isascii() for text in texts)


def _seam(above: Spread, below: Spread) -> list[tuple[Square, Square]]:
    """Return what stands below what at the end of a page, nothing where a cell has no other."""
    last = _last(above)
    pairs: list[tuple[Square, Square]] = []
    for square in below.squares:
        if square.row:
            continue
        over = last.get(square.column)
        if over is None or above.squares[over].columns != square.columns:
            return []
        pairs.append((above.squares[over], square))
    return pairs


def _is_label(square: Square) -> bool:
    return bool(square.text) and not square.text.isascii()
