"""The smallest sets of cells whose change makes every identity hold.

Error localisation after Fellegi and Holt (1976): the fewest fields to change so that every edit is
satisfied. The edits here are linear equations with few cells each, so the sets are found by
elimination: some wrong cell stands in each broken equation; take each of its cells in turn for
wrong, eliminate it, and go on with what is still broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain

from gxlint.localise.system import Number, Row, System
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

Change = tuple[tuple[str, Number], ...]
"""Cells with the values they would need, sorted by cell."""

MOST_CELLS = 6
"""No explanation with more cells is tried: nobody could act on it."""


class Search(NamedTuple):
    """What the search found.

    `changes` are all the smallest explanations; none where the budget ran out or no admissible one
    exists, and then `at_least` cells differ.
    """

    changes: tuple[Change, ...]
    at_least: int


STEPS = 8_000
"""Steps a search may take, about 25 µs each: a count, not a time, so that a busy machine gives the
same answer as an idle one."""

_SOLVING = 4
"""Steps that it takes to work out the values of a set of cells."""


class _OutOfStepsError(Exception):
    """The budget is used up."""


class Budget:
    """Steps that are left for a search."""

    def __init__(self, steps: int = STEPS) -> None:
        self.steps = steps

    def spend(self, steps: int = 1) -> None:
        """Take a step, or several; raise where none is left."""
        if self.steps <= 0:
            raise _OutOfStepsError
        self.steps -= steps


def minimal_changes(system: System, budget: Budget | None = None, most: int = MOST_CELLS) -> Search:
    """Return every smallest set of cells that can be wrong, with the values they would need.

    Values are whole (decimal where the cell is) and not negative. `budget` bounds the search, and
    so does `most`, the number of cells that a set may have.
    """
    if not system.broken:
        return Search((), 0)
    allowed = budget or Budget()
    size = 1
    try:
        for size in range(_fewest(system), most + 1):
            found = _of_size(system, size, allowed)
            if found:
                return Search(found, size)
    except _OutOfStepsError:
        return Search((), size)
    return Search((), max(size, most + 1))


def _fewest(system: System) -> int:
    """Return a lower bound: a cell mends no more identities than it stands in."""
    stands: dict[str, int] = {}
    for key in chain.from_iterable(system.frame.equations[i] for i in system.broken):
        stands[key] = stands.get(key, 0) + 1
    most = max(stands.values(), default=1)
    return max(1, -(-len(system.broken) // most))


def _of_size(system: System, size: int, budget: Budget) -> tuple[Change, ...]:
    if size == 1:
        budget.spend()
        ones = [_solved_alone(system, cell) for cell in _lone(system)]
        return tuple(sorted(one for one in ones if one is not None))
    seen: set[frozenset[str]] = set()
    found: list[Change] = []
    start = _State.of(system)
    for cells in start.sets(size, budget):
        if cells in seen:
            continue
        seen.add(cells)
        budget.spend(_SOLVING)
        change = _solved(system, cells)
        if change is not None:
            found.append(change)
    return tuple(sorted(found))


def _lone(system: System) -> Iterator[str]:
    """Yield the cells that stand in every broken identity, to the same effect, and in no other."""
    first, *others = map(system.row, system.broken)
    holding, broken = system.frame.holding, len(system.broken)
    for cell, coefficient in first.coefficients.items():
        if len(holding[cell]) == broken and all(
            cell in row.coefficients
            and row.residual * coefficient == first.residual * row.coefficients[cell]
            for row in others
        ):
            yield cell


class _State:
    """Equations with some cells eliminated; those eliminated cells are taken for wrong."""

    def __init__(self, equations: dict[int, Row], index: Mapping[str, Sequence[int]]) -> None:
        self._equations = equations
        self._index = index
        self._changed: frozenset[int] = frozenset()

    @classmethod
    def of(cls, system: System) -> _State:
        return cls(dict(enumerate(system.rows)), system.frame.holding)

    def sets(self, size: int, budget: Budget) -> Iterator[frozenset[str]]:
        """Yield sets of `size` cells, some perhaps twice, that mend every broken equation."""
        budget.spend()
        broken = [(len(e.coefficients), i) for i, e in self._equations.items() if e.residual]
        if not broken:
            return
        if size == 1:
            yield from self._single([i for _, i in broken])
            return
        _, pivot = min(broken)
        for cell in self._equations[pivot].coefficients:
            for rest in self._without(cell, pivot).sets(size - 1, budget):
                yield rest | {cell}

    def _single(self, broken: list[int]) -> Iterator[frozenset[str]]:
        first, *others = (self._equations[i] for i in broken)
        for cell, coefficient in first.coefficients.items():
            if any(cell not in other.coefficients for other in others):
                continue
            if any(
                other.residual * coefficient != first.residual * other.coefficients[cell]
                for other in others
            ):
                continue
            if len(self._holding(cell)) == len(broken):
                yield frozenset({cell})

    def _holding(self, cell: str) -> list[int]:
        """Return the equations in which the cell stands."""
        candidates = self._changed.union(self._index[cell])
        return [
            i
            for i in candidates
            if i in self._equations and cell in self._equations[i].coefficients
        ]

    def _without(self, cell: str, pivot: int) -> _State:
        """Return the state with the cell eliminated by means of the pivot equation."""
        equations = dict(self._equations)
        by = equations.pop(pivot)
        touched = [i for i in self._holding(cell) if i != pivot]
        for i in touched:
            equations[i] = _eliminated(equations[i], by, cell)
        state = _State(equations, self._index)
        state._changed = self._changed.union(touched)
        return state


def _eliminated(equation: Row, by: Row, cell: str) -> Row:
    own, other = by.coefficients[cell], equation.coefficients[cell]
    coefficients = {key: c * own for key, c in equation.coefficients.items()}
    for key, c in by.coefficients.items():
        value = coefficients.get(key, 0) - c * other
        if value:
            coefficients[key] = value
        else:
            coefficients.pop(key, None)
    return Row(coefficients, equation.residual * own - by.residual * other)


def _solved(system: System, cells: frozenset[str]) -> Change | None:
    """Return the values that the cells need; None where they are not admissible."""
    order = sorted(cells)
    fraction = _fractions()
    rows = [
        [fraction(row.coefficients.get(key, 0)) for key in order] + [fraction(-row.residual)]
        for row in system.holding(cells)
    ]
    deltas = _unique_solution(rows, len(order))
    if deltas is None or not all(deltas):
        return None
    change = tuple(
        (key, _value(system.printed[key], delta)) for key, delta in zip(order, deltas, strict=True)
    )
    if any(value is None for _, value in change):
        return None
    return tuple((key, value) for key, value in change if value is not None)


def _solved_alone(system: System, cell: str) -> Change | None:
    """Return the value that a cell needs that stands alone for what every identity lacks."""
    row = system.row(system.frame.holding[cell][0])
    coefficient, printed = row.coefficients[cell], system.printed[cell]
    if type(row.residual) is int and type(coefficient) is int and not isinstance(printed, Decimal):
        less, rest = divmod(row.residual, coefficient)
        value = (printed or 0) - less
        return None if rest or value < 0 else ((cell, value),)
    fraction = _fractions()
    needed = _value(printed, -fraction(row.residual) / fraction(coefficient))
    return None if needed is None else ((cell, needed),)


def _unique_solution(rows: list[list[Fraction]], unknowns: int) -> list[Fraction] | None:
    """Solve by Gauss and Jordan; None where there is no solution, or more than one."""
    for column in range(unknowns):
        pivot = next((i for i in range(column, len(rows)) if rows[i][column]), None)
        if pivot is None:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for i, row in enumerate(rows):
            if i != column and row[column]:
                factor = row[column]
                rows[i] = [a - factor * b for a, b in zip(row, rows[column], strict=True)]
    if any(row[unknowns] for row in rows[unknowns:]):
        return None
    return [rows[i][unknowns] for i in range(unknowns)]


def _value(printed: Number | None, delta: Fraction) -> Number | None:
    """Return the value a cell would need; None if it is negative, or a fraction of a count."""
    value = _fractions()(printed or 0) + delta
    if value < 0:
        return None
    if value.denominator == 1:
        return int(value)
    if not isinstance(printed, Decimal):
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact if _fractions()(exact) == value else None


@cache
def _fractions() -> type[Fraction]:
    """Return `Fraction`, which takes a millisecond to load; a single wrong count needs none."""
    from fractions import Fraction

    return Fraction
