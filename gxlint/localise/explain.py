"""Explanations made of minimal changes: one cause for each thing that went wrong."""

from collections.abc import Callable, Iterator, Mapping
from time import perf_counter
from typing import NamedTuple

from gxlint.localise.search import Change, minimal_changes
from gxlint.localise.slips import SLIPS, slip
from gxlint.localise.system import Number, Row, System

Agreement = Callable[[Mapping[str, Number]], int]
"""How much of what is said elsewhere (prose, last year) a change of cells agrees with."""

MOST_ALTERNATIVES = 8


class Explanation(NamedTuple):
    """Cells that may be wrong, with the values they would need, and the slip of each."""

    change: Change
    slips: tuple[str, ...]


class Cause(NamedTuple):
    """One thing that went wrong in a table.

    `best` explains it; `others` explain it as well as far as the identities tell (`sure` is then
    False unless what is said elsewhere decides). `rows` are the identities it breaks.
    """

    best: Explanation
    others: tuple[Explanation, ...]
    sure: bool
    rows: tuple[int, ...]


class Diagnosis(NamedTuple):
    """The causes found; `unexplained` are broken identities for which `at_least` cells differ."""

    causes: tuple[Cause, ...]
    unexplained: tuple[int, ...]
    at_least: int


def causes(
    system: System,
    agreement: Agreement = lambda _: 0,
    beside: Callable[[str], tuple[str, ...]] = lambda _: (),
    seconds: float = 0.2,
) -> Diagnosis:
    """Return why the identities are broken, independent parts of the system each on their own.

    `beside` gives the cells printed next to a cell. `seconds` bounds the whole search.
    """
    deadline = perf_counter() + seconds
    found: list[Cause] = []
    unexplained: list[int] = []
    at_least = 0
    for part in _parts(system):
        rows = tuple(system.rows[i] for i in part)
        inner = System(rows, system.printed)
        search = minimal_changes(inner, max(deadline - perf_counter(), 0.0))
        if not search.changes:
            unexplained += [part[i] for i in inner.broken]
            at_least += search.at_least
            continue
        ranked = _ranked(search.changes, inner, agreement, beside)
        found += [
            cause._replace(rows=tuple(part[i] for i in cause.rows))
            for cause in _separated(ranked, inner)
        ]
    return Diagnosis(tuple(found), tuple(unexplained), at_least)


def _parts(system: System) -> Iterator[tuple[int, ...]]:
    """Yield the rows of each connected part that is broken anywhere."""
    part_of: dict[str, int] = {}
    parts: dict[int, list[int]] = {}
    for i, row in enumerate(system.rows):
        joined = sorted({part_of[key] for key in row.coefficients if key in part_of})
        home = joined[0] if joined else i
        members = [m for part in joined for m in parts.pop(part)] + [i]
        parts[home] = members
        for member in members:
            part_of.update(dict.fromkeys(system.rows[member].coefficients, home))
    for members in parts.values():
        if any(system.rows[i].residual for i in members):
            yield tuple(sorted(members))


class _Ranked(NamedTuple):
    order: tuple[int, int, int]
    explanation: Explanation


def _ranked(
    changes: tuple[Change, ...],
    system: System,
    agreement: Agreement,
    beside: Callable[[str], tuple[str, ...]],
) -> list[_Ranked]:
    ranked = []
    for change in changes:
        slips = _slips(change, system, beside)
        blanks = sum(name == "blank" for name in slips)
        order = (-agreement(dict(change)), -blanks, sum(map(SLIPS.index, slips)))
        ranked.append(_Ranked(order, Explanation(change, slips)))
    return sorted(ranked)


def _slips(
    change: Change, system: System, beside: Callable[[str], tuple[str, ...]]
) -> tuple[str, ...]:
    values = dict(change)
    exchanged = {value: system.printed[key] for key, value in change}
    if len(change) == 2 and all(  # noqa: PLR2004 - a pair
        exchanged.get(system.printed[key] or 0) == value for key, value in change
    ):
        return ("swapped", "swapped")
    return tuple(
        slip(
            system.printed[key],
            value,
            [n for near in beside(key) if (n := system.printed.get(near)) and near not in values],
        )
        for key, value in change
    )


def _separated(ranked: list[_Ranked], system: System) -> Iterator[Cause]:
    """Yield what all explanations share cell by cell, then what they differ in as one cause."""
    best = ranked[0].explanation
    shared = set(best.change).intersection(*(set(r.explanation.change) for r in ranked))
    swapped = best.slips[:1] == ("swapped",)
    if len(ranked) == 1 and swapped:
        yield _cause(best, (), system, sure=True)
        return
    for cell, name in zip(best.change, best.slips, strict=True):
        if cell in shared:
            yield _cause(Explanation((cell,), (name,)), (), system, sure=True)
    rest = [_rest(r.explanation, shared) for r in ranked]
    if rest[0].change:
        # What is said elsewhere decides only if it speaks for one explanation more than for any.
        sure = len(rest) == 1 or ranked[0].order[0] < ranked[1].order[0]
        others = tuple(rest[1 : MOST_ALTERNATIVES + 1])
        yield _cause(rest[0], others, system, sure=sure)


def _rest(explanation: Explanation, shared: set[tuple[str, Number]]) -> Explanation:
    kept = [
        (cell, name)
        for cell, name in zip(explanation.change, explanation.slips, strict=True)
        if cell not in shared
    ]
    return Explanation(tuple(c for c, _ in kept), tuple(n for _, n in kept))


def _cause(
    best: Explanation, others: tuple[Explanation, ...], system: System, *, sure: bool
) -> Cause:
    cells = {key for explanation in (best, *others) for key, _ in explanation.change}
    rows = tuple(i for i, row in enumerate(system.rows) if row.residual and _touches(row, cells))
    return Cause(best, others, sure, rows)


def _touches(row: Row, cells: set[str]) -> bool:
    return not cells.isdisjoint(row.coefficients)
