"""Comparisons that must hold: limits, and figures that cannot be equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Asked, Kind, Needs, OptionError, Setting
from gxlint.checks.identity import SCHEMA, VALUES, breaches
from gxlint.checks.instances import (
    Instance,
    asked,
    common_gate,
    gated_needs,
    instances,
)
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Bound(NamedTuple):
    """Every instance of the comparison must hold."""

    instances: tuple[Instance, ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return gated_needs(self.instances, self.gate)

    def asked(self) -> Asked | None:
        """Return what it asks, None where it asks for last year's report."""
        return asked(self.instances, self.gate)

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding where it does not hold, and one Undecided for all that is missing."""
        return breaches(self.instances, self.gate, facts)


def _build(params: Mapping[str, Any], setting: Setting) -> Bound:
    made = instances(params, setting)
    if any(one.comparison.sign == "=" for one in made):
        raise OptionError("a bound compares with <=, >=, <, > or !=", ("formula",))
    return Bound(made, common_gate(params, setting))


KIND = Kind(
    name="bound",
    build=_build,
    schema=SCHEMA,
    values=VALUES,
    summary="a comparison of sums that must hold, for every row or column of `over`",
)
