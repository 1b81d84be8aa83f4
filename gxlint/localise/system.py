"""The identities of a report as a linear system over its cells."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from gxlint.expr import Comparison

Number = int | Decimal


class Row(NamedTuple):
    """One identity: the coefficients of its cells, and what is left over as printed.

    The identity holds where `residual` is 0.
    """

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


def system_of(
    comparisons: Iterable[Comparison], printed: Mapping[str, Number | None]
) -> tuple[System, tuple[int, ...]]:
    """Return the system of those equations whose cells are all printed.

    The second result says which of the comparisons each row is (counted from 0); inequalities and
    equations with a cell that is missing or holds text are left out.
    """
    rows: list[Row] = []
    kept: list[int] = []
    for index, comparison in enumerate(comparisons):
        if comparison.sign == "=" and all(key in printed for key in comparison.keys):
            rows.append(_row(comparison, printed))
            kept.append(index)
    cells = {key: printed[key] for row in rows for key in row.coefficients}
    return System(tuple(rows), cells), tuple(kept)


def _row(comparison: Comparison, printed: Mapping[str, Number | None]) -> Row:
    coefficients: dict[str, Number] = {}
    for side, sign in ((comparison.left, 1), (comparison.right, -1)):
        for coefficient, key in side.terms:
            coefficients[key] = coefficients.get(key, 0) + sign * coefficient
    residual: Number = comparison.left.constant - comparison.right.constant
    residual += sum(c * (printed[key] or 0) for key, c in coefficients.items())
    return Row({key: c for key, c in coefficients.items() if c}, residual)
