"""Tables from their ruling lines: squares between the lines, joined where no line parts them."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import neg

from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.paths import THIN, Stroke
from gxlint.readers.pdf.straight import NEAR, Rule, joined
from gxlint.readers.pdf.underlines import without_underlines
from gxlint.records import NamedTuple

MAX_WORK = 100_000
"""Pairs of lines that are looked at on a page; beyond it is a drawing."""
MAX_SQUARES = 10_000
"""Squares of a table; the largest prescribed one has 280."""
MAX_TABLES = 40
"""Tables of a page; more of them are a drawing too."""


_THINNEST = 5.0
"""Points that a row or column measures; lines nearer to each other are a double one."""


class Merged(NamedTuple):
    """A cell: the squares it takes, counted from 0 at the upper left."""

    row: int
    column: int
    rows: int
    columns: int


class Ruled(NamedTuple):
    """A table on a page: `xs` ascend, `ys` descend; `at[row][column]` is the index of the cell.

    `exact` is False where the lines do not part it into rectangles.
    """

    xs: list[float]
    ys: list[float]
    cells: list[Merged]
    at: list[list[int]]
    exact: bool

    def cell_at(self, x: float, y: float) -> int:
        """Return the index of the cell at that point, which is within the table."""
        row = bisect_right(self.ys, -y, key=neg) - 1
        return self.at[row][bisect_right(self.xs, x) - 1]


def tables_of(strokes: Sequence[Stroke], chars: Sequence[Char] = ()) -> list[Ruled]:
    """Return the tables that the strokes rule, from the top of the page down.

    `chars` are those of the page: a line that one of their words stands on rules nothing.
    """
    across = joined(
        Rule((s.bottom + s.top) / 2, s.left, s.right) for s in strokes if s.top - s.bottom <= THIN
    )
    down = joined(
        Rule((s.left + s.right) / 2, s.bottom, s.top) for s in strokes if s.right - s.left <= THIN
    )
    if len(across) * len(down) > MAX_WORK:
        return []
    across = without_underlines(across, down, chars)
    found = [t for t in (_table(*group, chars) for group in _groups(across, down)) if t is not None]
    return sorted(found, key=lambda t: -t.ys[0]) if len(found) <= MAX_TABLES else []


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines that hang together, those across and those down."""
    parents = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for i, a in enumerate(across):
        for j, d in enumerate(down, len(across)):
            if a.start - NEAR <= d.at <= a.end + NEAR and d.start - NEAR <= a.at <= d.end + NEAR:
                parents[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        groups.setdefault(root(i), ([], []))[i >= len(across)].append(rule)
    return _with_sides(list(groups.values()))


_WIDEST = 150.0
"""Points that a column may be wide whose side is drawn alone."""


def _with_sides(
    groups: list[tuple[list[Rule], list[Rule]]],
) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups, lines that stand alone beside a table and are as tall as it added to it.

    Such a line is the outer side of a merged cell that goes on from the page before to the next:
    browsers draw neither its upper nor its lower side here.
    """
    tables = [group for group in groups if group[0]]
    alone = [rule for across, down in groups if not across for rule in down]
    for across, down in tables:
        left, right = min(a.start for a in across), max(a.end for a in across)
        low, high = min(d.start for d in down or across), max(d.end for d in down or across)
        for rule in sorted(alone, key=lambda r: min(abs(r.at - left), abs(r.at - right))):
            beside = min(abs(rule.at - left), abs(rule.at - right)) < _WIDEST
            tall = abs(rule.start - low) <= 2 * NEAR and abs(rule.end - high) <= 2 * NEAR
            if down and beside and tall and not left <= rule.at <= right:
                down.append(rule)
                left, right = min(left, rule.at), max(right, rule.at)
    return tables


def _table(across: list[Rule], down: list[Rule], chars: Sequence[Char]) -> Ruled | None:
    """Return the table that lines hanging together rule; None where they rule none."""
    down = [rule for rule in down if _is_side(rule, across, down)]
    if len(across) < 2 or len(down) < 2:  # noqa: PLR2004 - a cell has two sides each way
        return None
    xs = _edges([d.at for d in down], [e for a in across for e in (a.start, a.end)])
    ys = _edges([a.at for a in across], [e for d in down for e in (d.start, d.end)])[::-1]
    ys = _without_prose(xs, ys, across, chars)
    if (len(xs) - 1) * (len(ys) - 1) < 2 or len(xs) * len(ys) > MAX_SQUARES:  # noqa: PLR2004 - a frame
        return None
    closed_below = _covered(ys, xs, across)
    closed_right = _covered(xs, ys, down)
    return _filled(xs, ys, closed_below, closed_right)


_STOP = "\u3002"
_SENTENCES = 2
"""Sentences in a row without an end that is none, at least; labels have no full stops."""


def _without_prose(
    xs: list[float], ys: list[float], across: Sequence[Rule], chars: Sequence[Char]
) -> list[float]:
    """Return the edges of rows without the outermost where no line closes it and prose stands.

    Lines between columns of text may go through a table that is wider than its column.
    """
    for end, next_ in ((-1, -2), (0, 1)):
        if len(ys) > 2 and not any(abs(rule.at - ys[end]) <= 2 * NEAR for rule in across):  # noqa: PLR2004 - one row
            low, high = sorted((ys[end], ys[next_]))
            stops = [c for c in chars if c.char == _STOP and low < c.bottom < c.top < high]
            if sum(xs[0] < c.left < xs[-1] for c in stops) >= _SENTENCES:
                ys = ys[:-1] if end else ys[1:]
    return ys


def _is_side(rule: Rule, across: Sequence[Rule], down: Sequence[Rule]) -> bool:
    """Tell a line beside cells from one that only ends at a table, as between columns of text.

    Where cells are open above or below, others end where it does.
    """
    if sum(rule.start - NEAR <= a.at <= rule.end + NEAR for a in across) > 1:
        return True
    others = [other for other in down if other != rule]
    return all(
        any(abs(a.at - end) <= NEAR for a in across)
        or any(abs((other.start, other.end)[i] - end) <= 2 * NEAR for other in others)
        for i, end in enumerate((rule.start, rule.end))
    )


def _edges(lines: list[float], ends: list[float]) -> list[float]:
    """Return the places of the lines, and of the outermost ends where no line closes the side."""
    edges: list[float] = []
    for at in sorted(lines):
        if not edges or at - edges[-1] > _THINNEST:
            edges.append(at)
    low, high = min(ends), max(ends)
    if low < edges[0] - 2 * NEAR:
        edges.insert(0, low)
    if high > edges[-1] + 2 * NEAR:
        edges.append(high)
    return edges


def _covered(edges: list[float], others: list[float], rules: list[Rule]) -> list[list[bool]]:
    """Return for each edge which stretches between the other axis's edges a line covers."""
    middles = [(a + b) / 2 for a, b in pairwise(others)]
    covered = [[False] * len(middles) for _ in edges]
    for rule in rules:
        row = covered[min(range(len(edges)), key=lambda i: abs(edges[i] - rule.at))]
        for i, middle in enumerate(middles):
            if rule.start < middle < rule.end:
                row[i] = True
    return covered


def _filled(
    xs: list[float],
    ys: list[float],
    below: list[list[bool]],
    right: list[list[bool]],
) -> Ruled:
    """Return the table whose squares are joined across sides that no line covers."""
    rows, columns = len(ys) - 1, len(xs) - 1
    at = [[-1] * columns for _ in range(rows)]
    cells: list[Merged] = []
    exact = True
    for row in range(rows):
        for column in range(columns):
            if at[row][column] >= 0:
                continue
            squares = _reach(row, column, at, below, right)
            bottom = max(r for r, _ in squares)
            left, last = min(c for _, c in squares), max(c for _, c in squares)
            cell = Merged(row, left, bottom - row + 1, last - left + 1)
            exact = exact and cell.rows * cell.columns == len(squares)
            for r, c in squares:
                at[r][c] = len(cells)
            cells.append(cell)
    return Ruled(xs, ys, cells, at, exact)


def _reach(
    row: int,
    column: int,
    at: list[list[int]],
    below: list[list[bool]],
    right: list[list[bool]],
) -> set[tuple[int, int]]:
    """Return the squares that can be reached without crossing a line."""
    found = {(row, column)}
    waiting = [(row, column)]
    rows, columns = len(at), len(at[0])
    while waiting:
        r, c = waiting.pop()
        nexts = (
            (r + 1, c, r + 1 < rows and not below[r + 1][c]),
            (r - 1, c, r > 0 and not below[r][c]),
            (r, c + 1, c + 1 < columns and not right[c + 1][r]),
            (r, c - 1, c > 0 and not right[c][r]),
        )
        for r1, c1, opens in nexts:
            if opens and (r1, c1) not in found and at[r1][c1] < 0:
                found.add((r1, c1))
                waiting.append((r1, c1))
    return found
