"""Totals left blank beside figures that they should add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Aside, Finding, Kind, Name, Needs, Setting
from gxlint.checks.instances import OVER, fillings, parts_of
from gxlint.checks.keys import expanded, filled, named
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class BlankTotal(NamedTuple):
    """A total must be printed where its parts are; `totals` pairs each with its parts."""

    totals: tuple[tuple[str, tuple[str, ...]], ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs(blank=tuple(key for key, _ in self.totals)))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each blank total whose parts are not all blank or 0."""
        for key, parts in self.totals:
            fact = facts.get(key)
            if fact is not None and fact.value is None:
                yield from _judged(fact, [p for p in map(facts.get, parts) if p is not None])


def _judged(total: Fact, parts: list[Fact]) -> Iterator[Finding]:
    added = sum(part.value for part in parts if isinstance(part.value, int | Decimal))
    if added == 0:
        return
    sure = not any(isinstance(part.value, str) for part in parts)
    yield Finding(
        total,
        {"name": Name(named(total.key)), "computed": str(added)},
        (total.key,),
        expected=str(added) if sure else None,
        printed=total.printed,
        related=tuple(
            Aside("figure", {"name": Name(named(p.key)), "value": p.printed or str(p.value)}, p)
            for p in parts
            if p.value
        ),
    )


def _build(params: Mapping[str, Any], setting: Setting) -> BlankTotal:
    totals: dict[str, tuple[str, ...]] = {}
    for fill in fillings(params.get("over", {}), setting):
        for key in expanded(filled(params["total"], fill), setting, ("total",)):
            totals[key] = parts_of(params["parts"], setting, fill, ("parts",))
    return BlankTotal(tuple(totals.items()), gates.gate(params, setting))


KIND = Kind(
    name="blank_total",
    build=_build,
    schema=gates.options(
        {
            "total": {"type": "string"},
            "parts": {"type": "string"},
            "over": OVER,
        },
        required=["total", "parts"],
    ),
    values=frozenset({"name", "computed"}),
    summary="totals that must be printed where their parts are",
)
