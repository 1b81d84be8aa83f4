"""Explanations made of minimal changes: one cause for each thing that went wrong."""

from collections.abc import Callable, Iterator, Mapping

from gxlint.localise.search import STEPS, Budget, Change, minimal_changes
from gxlint.localise.shifts import Line, exchanges, recounts, shifts
from gxlint.localise.slips import SLIPS, slip
from gxlint.localise.system import Number, System
from gxlint.records import NamedTuple

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


class Layout(NamedTuple):
    """How the cells stand in print: the rows and columns of each table."""

    lines: tuple[Line, ...] = ()
    beside: Mapping[str, tuple[str, ...]] = {}
    """The cells next to a cell, in its row and in its column."""


NO_LAYOUT = Layout()


def causes(
    system: System,
    agreement: Agreement = lambda _: 0,
    layout: Layout = NO_LAYOUT,
    steps: int = STEPS,
) -> Diagnosis:
    """Return why the identities are broken, independent parts of the system each on their own.

    `steps` bounds the whole search.
    """
    budget = Budget(steps)
    found: list[Cause] = []
    unexplained: list[int] = []
    at_least = 0
    for part in sorted({system.frame.parts[i] for i in system.broken}):
        members, inner = system.part(part)
        ranked, fewest = _explanations(inner, budget, agreement, layout)
        if not ranked:
            unexplained += [members[i] for i in inner.broken]
            at_least += fewest
            continue
        found += [
            cause._replace(rows=tuple(members[i] for i in cause.rows))
            for cause in _separated(ranked, inner)
        ]
    return Diagnosis(tuple(found), tuple(unexplained), at_least)


def _explanations(
    system: System, budget: Budget, agreement: Agreement, layout: Layout
) -> tuple[list["_Ranked"], int]:
    """Return the explanations, the best first, and how many cells differ at the least.

    A slide or a recount is one slip, so it is looked for before several wrong cells are.
    """
    search = minimal_changes(system, budget, most=1)
    if not search.changes:
        slid = shifts(system, layout.lines)
        if slid:
            return _whole_lines(slid, "shifted"), 1
        counted = recounts(system, layout.lines)
        if counted:
            return _whole_lines(counted, "recounted"), 1
        search = minimal_changes(system, budget)
    changes = tuple(dict.fromkeys((*search.changes, *exchanges(system, layout.beside))))
    return _ranked(changes, system, agreement, layout), search.at_least


def _whole_lines(changes: tuple[Change, ...], name: str) -> list["_Ranked"]:
    """Return slips of whole lines as explanations; they go before others, being one slip each."""
    return [_Ranked((0, 0, 0), Explanation(c, (name,) * len(c))) for c in changes]


class _Ranked(NamedTuple):
    order: tuple[int, int, int]
    explanation: Explanation


def _ranked(
    changes: tuple[Change, ...], system: System, agreement: Agreement, layout: Layout
) -> list[_Ranked]:
    ranked = []
    for change in changes:
        slips = _slips(change, system, layout)
        blanks = sum(name == "blank" for name in slips)
        order = (-agreement(dict(change)), -blanks, sum(map(SLIPS.index, slips)))
        ranked.append(_Ranked(order, Explanation(change, slips)))
    return sorted(ranked)


def _slips(change: Change, system: System, layout: Layout) -> tuple[str, ...]:
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
            [
                number
                for near in layout.beside.get(key, ())
                if (number := system.printed.get(near)) and near not in values
            ],
        )
        for key, value in change
    )


def _separated(ranked: list[_Ranked], system: System) -> Iterator[Cause]:
    """Yield what all explanations share cell by cell, then what they differ in as one cause."""
    best = ranked[0].explanation
    shared = set(best.change).intersection(*(set(r.explanation.change) for r in ranked))
    whole = best.slips[:1] in {("swapped",), ("shifted",), ("recounted",)}
    if len(ranked) == 1 and whole:
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
    rows = tuple(i for i in system.broken if not cells.isdisjoint(system.frame.equations[i]))
    return Cause(best, others, sure, rows)
