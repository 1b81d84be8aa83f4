"""Sums that must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gxlint.checks import gate as gates
from gxlint.checks.base import (
    Answer,
    Aside,
    Asked,
    Finding,
    Formula,
    Kind,
    Name,
    Needs,
    OptionError,
    Setting,
)
from gxlint.checks.instances import (
    OVER,
    Broken,
    Instance,
    Number,
    Sides,
    asked,
    common_gate,
    gated_needs,
    instances,
    judged,
)
from gxlint.expr import Linear
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Identity(NamedTuple):
    """Both sides of every instance of the formula must come to the same."""

    instances: tuple[Instance, ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return gated_needs(self.instances, self.gate)

    def asked(self) -> Asked | None:
        """Return what it asks, None where it asks for last year's report."""
        return asked(self.instances, self.gate)

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding where the sides differ, and one Undecided for all that is missing."""
        return breaches(self.instances, self.gate, facts)


def breaches(formulas: Sequence[Instance], gate: gates.Gate, facts: Facts) -> Iterator[Answer]:
    """Yield a finding for each formula that does not hold, and an Undecided for the others."""
    for answer in judged(formulas, gate, facts):
        yield breach(answer, facts) if isinstance(answer, Broken) else answer


def breach(broken: Broken, facts: Facts) -> Finding:
    """Return the finding for a formula that does not hold.

    It is about the cell that stands alone on one side (the total), else about the first cell.
    `expected` is what that cell should hold for the formula to hold, all others being right.
    """
    one, sides = broken
    left, right = one.comparison.left, one.comparison.right
    at = _alone(left) or _alone(right) or left.terms[0]
    others = [key for key in one.comparison.keys if key != at[1]]
    alone = _alone(left) or _alone(right)
    wanted = _wanted(one, at, sides) if alone and one.comparison.sign == "=" else None
    primary = facts.get(at[1])
    printed = "" if primary is None else primary.printed or _told(primary.value)
    computed = sides[1] if _alone(left) or not _alone(right) else sides[0]
    return Finding(
        primary,
        {
            "name": Name(at[1]),
            "left": str(sides[0]),
            "right": str(sides[1]),
            "difference": str(abs(sides[0] - sides[1])),
            "printed": printed,
            "computed": str(computed),
            "formula": Formula(one.comparison.source),
            "over": tuple(Name(key) for key in one.names),
        },
        (at[1], *dict.fromkeys(others)),
        expected=None if wanted is None else str(wanted),
        printed=(printed or "") if wanted is not None else None,
        related=tuple(_asides(others, facts)),
    )


def _alone(side: Linear) -> tuple[Number, str] | None:
    return side.terms[0] if len(side.keys) == 1 and side.constant == 0 else None


def _wanted(one: Instance, at: tuple[Number, str], sides: Sides) -> Number | None:
    """Return what the cell that stands alone should hold."""
    other = sides[1] if _alone(one.comparison.left) == at else sides[0]
    if at[0] in (1, -1):
        return other * at[0]
    return None


def _told(value: object) -> str:
    return "" if value is None else str(value)


def _asides(keys: list[str], facts: Facts) -> Iterator[Aside]:
    """Yield the other cells that hold something, each once."""
    for key in dict.fromkeys(keys):
        fact: Fact | None = facts.get(key) if facts.value(key) else None
        if fact is not None:
            yield Aside(
                "figure", {"name": Name(key), "value": fact.printed or str(fact.value)}, fact
            )


def _build(params: Mapping[str, Any], setting: Setting) -> Identity:
    made = instances(params, setting)
    if any(one.comparison.sign != "=" for one in made):
        raise OptionError("an identity has one = between its sides", ("formula",))
    return Identity(made, common_gate(params, setting))


SCHEMA = gates.options(
    {
        "formula": {"type": "string"},
        "over": OVER,
        "totals": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    required=["formula"],
)
"""Options of every kind that is a formula."""

VALUES = frozenset(
    {"name", "over", "left", "right", "difference", "printed", "computed", "formula"}
)

KIND = Kind(
    name="identity",
    build=_build,
    schema=SCHEMA,
    values=VALUES,
    summary="two sums of facts that must agree, for every row or column of `over`",
)
