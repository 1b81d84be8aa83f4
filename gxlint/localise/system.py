"""The identities of a report as a linear system over its cells."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import mul

from gxlint.expr import Comparison
from gxlint.lazy import cached_property
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


class Frame:
    """Equations over cells, whatever these hold.

    `parts` says for each to which part of them it belongs: parts are looked at on their own.
    Reports that print the same cells share a frame, and so what is worked out of it.
    """

    def __init__(self, equations: Sequence[Mapping[str, Number]], parts: Sequence[int]) -> None:
        """Take the coefficients of each equation."""
        self.equations = equations
        self.parts = parts
        self._own: dict[int, tuple[Mapping[int, int], Frame]] = {}

    @cached_property
    def holding(self) -> Mapping[str, Sequence[int]]:
        """The equations in which a cell stands."""
        found: dict[str, list[int]] = {}
        for i, coefficients in enumerate(self.equations):
            for key in coefficients:
                found.setdefault(key, []).append(i)
        return found

    def part(self, number: int) -> "tuple[Mapping[int, int], Frame]":
        """Return the equations of a part, as they are numbered here and in their own frame."""
        if number not in self._own:
            members = [i for i, part in enumerate(self.parts) if part == number]
            frame = Frame([self.equations[i] for i in members], (number,) * len(members))
            self._own[number] = {i: own for own, i in enumerate(members)}, frame
        return self._own[number]


class System:
    """Identities over cells.

    `residuals` gives what is left over of those that do not hold, in their order. `printed` gives
    each cell's number, None for a blank; blanks count as 0 in residuals.
    """

    def __init__(
        self,
        frame: Frame,
        residuals: Mapping[int, Number],
        printed: Mapping[str, Number | None],
    ) -> None:
        self.frame = frame
        self.residuals = residuals
        self.printed = printed

    @property
    def broken(self) -> Sequence[int]:
        """Return the indices of the identities that do not hold."""
        return tuple(self.residuals)

    def row(self, i: int) -> Row:
        """Return an identity with what is left over of it."""
        return Row(self.frame.equations[i], self.residuals.get(i, 0))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all identities."""
        return tuple(map(self.row, range(len(self.frame.equations))))

    def part(self, number: int) -> "tuple[Sequence[int], System]":
        """Return the identities of a part, as they are numbered here, and the system of them."""
        members, frame = self.frame.part(number)
        own = {members[i]: left for i, left in self.residuals.items() if i in members}
        return tuple(members), System(frame, own, self.printed)

    def holding(self, keys: Iterable[str]) -> list[Row]:
        """Return the identities that do not hold or in which one of these cells stands."""
        of = self.frame.holding
        touched = set(self.residuals).union(*(of.get(key, ()) for key in keys))
        return [self.row(i) for i in sorted(touched)]

    def mended_by(self, change: Mapping[str, Number]) -> bool:
        """Return whether every identity would hold if these cells held these values."""
        return not any(
            row.residual
            + sum(
                row.coefficients[key] * (value - (self.printed[key] or 0))
                for key, value in change.items()
                if key in row.coefficients
            )
            for row in self.holding(change)
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
    equations: Sequence[Equation],
    printed: Mapping[str, Number | None],
    parts: Sequence[int] | None = None,
) -> tuple[System, tuple[int, ...]]:
    """Return the system of those equations whose cells are all printed.

    `parts` says of each to which part it belongs, all to one if not given. The second result says
    which of the equations each identity is (counted from 0).
    """
    kept: list[int] = []
    residuals: dict[int, Number] = {}
    figures = {key: value or 0 for key, value in printed.items()}
    for index, (coefficients, constant) in enumerate(equations):
        try:
            found = list(map(figures.__getitem__, coefficients))
        except KeyError:
            continue
        residual = sum(map(mul, coefficients.values(), found), constant)
        if residual:
            residuals[len(kept)] = residual
        kept.append(index)
    return System(frame_of(equations, kept, parts), residuals, printed), tuple(kept)


def frame_of(
    equations: Sequence[Equation], kept: Sequence[int], parts: Sequence[int] | None = None
) -> Frame:
    """Return the frame of those equations that are kept."""
    own = [parts[i] if parts else 0 for i in kept]
    return Frame([equations[i].coefficients for i in kept], own)


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
