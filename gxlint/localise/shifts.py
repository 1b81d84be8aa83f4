"""Slips that put several right figures into wrong cells: slides by one cell, and exchanges."""

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
    suspects = {key for i in system.broken for key in system.rows[i].coefficients}
    found = {
        change
        for line in lines
        if any(key in suspects for key in line)
        for change in _undone(system, line)
    }
    return tuple(sorted(found))


def exchanges(system: System, beside: Mapping[str, Sequence[str]]) -> tuple[Change, ...]:
    """Return the exchanges of two neighbouring cells that make every identity hold."""
    broken = [system.rows[i].coefficients for i in system.broken]
    suspects = {key for coefficients in broken for key in coefficients}
    found: set[Change] = set()
    for one in suspects:
        for other in beside.get(one, ()):
            if all(one in row or other in row for row in broken):
                change = {one: system.printed.get(other) or 0, other: system.printed.get(one) or 0}
                if len(set(change.values())) > 1 and system.mended_by(change):
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
    for row in system.rows:
        if key in row.coefficients and abs(row.coefficients[key]) == 1:
            residual = row.residual + sum(
                row.coefficients[k] * (v - (system.printed.get(k) or 0))
                for k, v in change.items()
                if k in row.coefficients
            )
            return (system.printed.get(key) or 0) - residual * row.coefficients[key]
    return None
