"""The identities of a report as a linear system over its cells."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import mul

from gxlint.expr import Comparison
from gxlint.records import NamedTuple

Number = int | Decimal


class Equation(NamedTuple):
    """An identity with everything on one side: the cells' coefficients, and the constant."""

    coefficients: Mapping[str, Number]
    constant: Number


class Row(NamedTuple):
    """An identity over printed cells; it holds where `residual`, what is left over, is 0."""

    coefficients: Mapping[str, Number]
    residual: Number


class System(NamedTuple):
    """Identities over cells.

    `printed` gives each cell's number, None for a blank; blanks count as 0 in residuals.
    """

    rows: tuple[Row, ...]
    printed: Mapping[str, Number | None]

    @property
    def broken(self) -> tuple[int, ...]:
        """Return the indices of the identities that do not hold."""
        return tuple(i for i, row in enumerate(self.rows) if row.residual)

    def mended_by(self, change: Mapping[str, Number]) -> bool:
        """Return whether every identity would hold if these cells held these values."""
        return not any(
            row.residual
            + sum(
                row.coefficients[key] * (value - (self.printed[key] or 0))
                for key, value in change.items()
                if key in row.coefficients
            )
            for row in self.rows
        )


def equation(comparison: Comparison) -> Equation:
    """Return the comparison, which must be one with `=`, with everything on its left side."""
    coefficients: dict[str, Number] = {}
    for side, sign in ((comparison.left, 1), (comparison.right, -1)):
        for coefficient, key in side.terms:
            coefficients[key] = coefficients.get(key, 0) + sign * coefficient
    kept = {key: c for key, c in coefficients.items() if c}
    return Equation(kept, comparison.left.constant - comparison.right.constant)


def system_of(
    equations: Iterable[Equation], printed: Mapping[str, Number | None]
) -> tuple[System, tuple[int, ...]]:
    """Return the system of those equations whose cells are all printed.

    The second result says which of the equations each row is (counted from 0).
    """
    rows: list[Row] = []
    kept: list[int] = []
    figures = {key: value or 0 for key, value in printed.items()}
    for index, (coefficients, constant) in enumerate(equations):
        try:
            found = list(map(figures.__getitem__, coefficients))
        except KeyError:
            continue
        rows.append(Row(coefficients, sum(map(mul, coefficients.values(), found), constant)))
        kept.append(index)
    return System(tuple(rows), printed), tuple(kept)


def parts(equations: Sequence[Equation]) -> tuple[int, ...]:
    """Return for each equation the number of the connected part of the system it belongs to."""
    part_of: dict[str, int] = {}
    members: dict[int, list[int]] = {}
    for i, one in enumerate(equations):
        joined = sorted({part_of[key] for key in one.coefficients if key in part_of})
        group = [m for part in joined for m in members.pop(part)] + [i]
        home = joined[0] if joined else i
        members[home] = group
        for member in group if len(joined) > 1 else (i,):
            part_of.update(dict.fromkeys(equations[member].coefficients, home))
    number = {member: part for part, group in members.items() for member in group}
    return tuple(number[i] for i in range(len(equations)))
