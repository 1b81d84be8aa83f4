"""Slips that make many cells wrong at once: slides by one cell, exchanges, and recounts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gxlint.localise.search import Change
from gxlint.localise.system import Number, System

Line = Sequence[str]
"""The cells of one row or column of a table, in the order of their print."""

LEAST_CELLS = 3
"""With fewer wrong cells nothing tells a slide from cells mistyped one by one."""


def shifts(system: System, lines: Iterable[Line]) -> tuple[Change, ...]:
    """Return the changes that undo a slide by one cell and make every identity hold.

    The figure that slid out of the line is lost; it is found from an identity.
    """
    suspects = {key for i in system.broken for key in system.frame.equations[i]}
    found = {
        change
        for line in lines
        if any(key in suspects for key in line)
        for change in _undone(system, line)
    }
    return tuple(sorted(found))


def recounts(system: System, lines: Sequence[Line]) -> tuple[Change, ...]:
    """Return the changes of one line that undo its counting another line, or a group, twice.

    Or leaving it out. A group is the lines whose keys share all but their last two parts.
    """
    suspects = {key for i in system.broken for key in system.frame.equations[i]}
    parts = list(_counted(system, lines))
    found: set[Change] = set()
    for line in lines:
        if sum(key in suspects for key in line) < LEAST_CELLS:
            continue
        for figures in parts:
            for sign in (-1, 1):
                change = _recounted(system, line, [sign * figure for figure in figures])
                if change and suspects.issuperset(change) and system.mended_by(change):
                    found.add(tuple(sorted(change.items())))
    return tuple(sorted(found))


def _counted(system: System, lines: Sequence[Line]) -> Iterator[list[Number]]:
    """Yield the figures of each line, then those of each group of lines added up."""
    groups: dict[tuple[str, int], list[list[Number]]] = {}
    for line in lines:
        figures = [system.printed.get(key) or 0 for key in line]
        yield figures
        group = line[0].rsplit(".", 2)[0]
        if "." in group:
            groups.setdefault((group, len(line)), []).append(figures)
    for members in groups.values():
        if len(members) > 1:
            yield [sum(column) for column in zip(*members, strict=True)]


def _recounted(system: System, line: Line, figures: Sequence[Number]) -> dict[str, Number] | None:
    """Return the line with the figures added; None where that cannot mend its first cell."""
    if len(figures) != len(line) or sum(map(bool, figures)) < LEAST_CELLS:
        return None
    change = {
        key: (system.printed.get(key) or 0) + figure
        for key, figure in zip(line, figures, strict=True)
        if figure
    }
    if min(change.values()) < 0:
        return None
    first = next(iter(change))
    rows = map(system.row, system.broken)
    row = next((row for row in rows if first in row.coefficients), None)
    if row is None:
        return None
    moved = sum(
        row.coefficients[key] * (value - (system.printed.get(key) or 0))
        for key, value in change.items()
        if key in row.coefficients
    )
    return change if row.residual + moved == 0 else None


def exchanges(system: System, beside: Mapping[str, Sequence[str]]) -> tuple[Change, ...]:
    """Return the exchanges of two neighbouring cells that make every identity hold.

    Both are cells of the system: of any other its identities do not tell what it may hold.
    """
    printed, broken = system.printed, system.broken
    stands: dict[str, list[int]] = {}
    for i in broken:
        for key in system.frame.equations[i]:
            stands.setdefault(key, []).append(i)
    if not broken:
        return ()
    found: set[Change] = set()
    first = system.row(broken[0])
    weights, lacking = first.coefficients, -first.residual
    many = len(broken)
    for one, its in stands.items():
        if many > 1 and 2 * len(its) < many:
            continue  # its neighbour then mends more, and is looked at
        figure = printed.get(one) or 0
        for other in beside.get(one, ()):
            # The quickest tests go first: most neighbours print the same, or mend too little.
            more = (printed.get(other) or 0) - figure
            if not more or more * (weights.get(one, 0) - weights.get(other, 0)) != lacking:
                continue
            also = stands.get(other, ())
            if len(its) + len(also) < many or len({*its, *also}) < many:
                continue
            change = {one: printed.get(other) or 0, other: figure}
            if other in system.frame.holding and system.mended_by(change):
                found.add(tuple(sorted(change.items())))
    return tuple(sorted(found))


def _undone(system: System, line: Line) -> Iterator[Change]:
    printed = [system.printed.get(key) or 0 for key in line]
    for values, lost in ((printed[1:], len(line) - 1), (printed[:-1], 0)):
        kept = [i for i in range(len(line)) if i != lost]
        change = {line[i]: value for i, value in zip(kept, values, strict=True)}
        value = _found(system, line[lost], change)
        if value is None or value < 0:
            continue
        change[line[lost]] = value
        changed = {k: v for k, v in change.items() if v != (system.printed.get(k) or 0)}
        if len(changed) >= LEAST_CELLS and system.mended_by(changed):
            yield tuple(sorted(changed.items()))


def _found(system: System, key: str, change: Mapping[str, Number]) -> Number | None:
    """Return what the identities of the line make of a cell whose figure is lost."""
    for row in map(system.row, system.frame.holding.get(key, ())):
        if abs(row.coefficients[key]) == 1:
            residual = row.residual + sum(
                row.coefficients[k] * (v - (system.printed.get(k) or 0))
                for k, v in change.items()
                if k in row.coefficients
            )
            return (system.printed.get(key) or 0) - residual * row.coefficients[key]
    return None
