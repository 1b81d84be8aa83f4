"""How empty cells hide among the lines of a flattened table."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gxlint.records import NamedTuple
from gxlint.report.tables.tokens import LABEL, VALUE, Token


class Line(NamedTuple):
    """A row of figures as met: its label, its values, how many there should be, what follows.

    `spare` is the number of further empty cells that may stand at its end.
    """

    label: Token
    values: Sequence[Token]
    width: int
    spare: int
    after: Token | None
    last: bool
    """Whether nothing of the table follows."""


class Law(NamedTuple):
    """How empty cells are hidden between the others.

    `base` blank lines part two cells and each empty cell adds `step`; `base` None: blank lines
    tell nothing. `piped`: left-over pipes tell instead, and `bars` holds the numbers of pipes seen
    after rows in which nothing is empty.
    """

    base: int | None
    step: int
    piped: bool
    bars: frozenset[int]
    proved: bool
    """Whether rows with empty cells have been read by it."""


def find_law(lines: Sequence[Line], tokens: Sequence[Token]) -> Law:
    """Return the law that explains most of the rows that hold empty cells."""
    whole = [line for line in lines if len(line.values) == line.width]
    if len(whole) == len(lines):
        return Law(None, 1, piped=False, bars=frozenset(), proved=False)
    bars = frozenset(line.after.bars for line in whole if line.after)
    if any(token.piped for token in tokens):
        return Law(None, 1, piped=True, bars=bars, proved=False)
    base = _base(whole, tokens)
    if base is None:
        return Law(None, 1, piped=False, bars=bars, proved=False)
    holed = [line for line in lines if len(line.values) < line.width]
    laws = [Law(base, step, piped=False, bars=bars, proved=False) for step in {1, base + 1}]
    fits = [(sum(empties(line, law) is not None for line in holed), law) for law in laws]
    many, best = max(fits, key=lambda fit: (fit[0], -fit[1].step))
    return best._replace(proved=many > 1)


def _base(whole: Iterable[Line], tokens: Sequence[Token]) -> int | None:
    """Return how many blank lines part two cells, as most of the full rows have it."""
    seen = Counter(t.gap for line in whole for t in line.values if t.gap is not None)
    if seen:
        return min(gap for gap, many in seen.items() if many == max(seen.values()))
    cells = (t.gap for t in tokens[1:] if t.kind in (LABEL, VALUE) and t.gap is not None)
    return min(cells, default=None)


def empties(line: Line, law: Law) -> list[int] | None:
    """Return how many empty cells precede each value and end the row.

    None where they cannot be told: the print must account for every cell of the row.
    """
    missing = line.width - len(line.values)
    if not missing:
        return [0] * (line.width + 1)
    if missing < 0:
        return None
    return _by_pipes(line, missing, law) if law.piped else _by_blanks(line, missing, law)


def _by_blanks(line: Line, missing: int, law: Law) -> list[int] | None:
    if law.base is None:
        return None
    found: list[int] = []
    for token in line.values:
        hidden = _hidden(token, law)
        if hidden is None:
            return None
        found.append(hidden)
    trailing = missing - sum(found)
    room = _hidden(line.after, law) if line.after else None
    if not trailing and room is None and line.last and law.step > 1:
        return [*found, 0]  # Every cell is there, however what follows is set off.
    if trailing < 0 or room is None:
        return None
    beyond = room - trailing
    if 0 <= beyond <= line.spare or (line.last and law.proved and beyond > 0):
        return [*found, trailing]
    return None


def _hidden(token: Token, law: Law) -> int | None:
    """Return how many empty cells the blank lines before a token hide, None where it is odd."""
    assert law.base is not None
    if token.gap is None or token.gap < law.base:
        return None
    many, rest = divmod(token.gap - law.base, law.step)
    return None if rest else many


def _by_pipes(line: Line, missing: int, law: Law) -> list[int] | None:
    found = [token.bars for token in line.values]
    trailing = missing - sum(found)
    if trailing < 0 or line.after is None:
        return None
    if not trailing:
        return [*found, 0] if line.after.bars in law.bars else None
    usual = max(law.bars, default=None)
    if usual is None or line.after.bars <= usual or line.after.bars - trailing not in law.bars:
        return None
    return [*found, trailing]
