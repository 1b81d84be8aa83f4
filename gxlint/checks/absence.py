"""Facts that must not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import (
    Answer,
    Aside,
    Finding,
    Kind,
    Looks,
    Name,
    Needs,
    Phrase,
    Setting,
    Undecided,
)
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHOWN = 5
"""Further places shown where one finding stands for many facts."""


class Absence(NamedTuple):
    """No fact of these keys may be stated (or none with one of `values`).

    `each`: a finding for every such fact; otherwise one for all of them. Fewer than `at_least`
    facts are no finding. A key of `doubtful` that is stated, as `form.requests.uncertain`, leaves
    the facts beside it (`form.requests.…`) undecided, and no others.
    """

    keys: tuple[str, ...]
    values: tuple[object, ...]
    at_least: int
    each: bool
    gate: gates.Gate
    doubtful: tuple[str, ...] = ()

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs(self.keys))

    def looks(self) -> Looks:
        """Return at what it looks."""
        own = Looks(self.keys) if self.values else Looks(stated=self.keys)
        return self.gate.looks(own._replace(stated=(*own.stated, *self.doubtful)))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield findings at the facts that should not be there."""
        found = facts.of(self.keys)
        if self.values:
            found = [fact for fact in found if fact.value in self.values]
        for doubt in [key for key in self.doubtful if key in facts]:
            beside = doubt.rpartition(".")[0] + "."
            if any(fact.key.startswith(beside) for fact in found):
                yield Undecided((doubt,))
                found = [fact for fact in found if not fact.key.startswith(beside)]
        if len(found) < self.at_least or not found:
            return
        if self.each:
            for fact in found:
                yield _finding(fact, [], len(found))
        else:
            yield _finding(found[0], found[1:], len(found))


def _finding(fact: Fact, others: list[Fact], count: int) -> Finding:
    text = fact.printed or ("" if fact.value is None else str(fact.value))
    return Finding(
        fact,
        {
            "name": Name(named(fact.key)),
            "where": Phrase("first_of" if count > 1 else "only", {"name": Name(named(fact.key))}),
            "printed": text,
            "value": str(fact.value),
            "count": count,
        },
        (fact.key,),
        printed=text or None,
        related=tuple(
            Aside("also", {"name": Name(named(o.key)), "printed": o.printed}, o)
            for o in [one for one in others if one.key != fact.key][:_SHOWN]
        ),
    )


def _build(params: Mapping[str, Any], setting: Setting) -> Absence:
    return Absence(
        all_expanded(params["facts"], setting),
        tuple(params.get("values", ())),
        params.get("at_least", 1),
        params.get("each", True),
        gates.gate(params, setting),
        all_expanded(params.get("doubtful", ()), setting, ("doubtful",)),
    )


KIND = Kind(
    name="absence",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "values": {"type": "array", "minItems": 1},
            "at_least": {"type": "integer", "minimum": 1},
            "each": {"type": "boolean"},
            "doubtful": KEYS,
        },
        required=["facts"],
    ),
    values=frozenset({"name", "where", "printed", "value", "count"}),
    summary="facts that must not be stated",
)
