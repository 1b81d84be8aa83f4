"""Facts that may be stated only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Aside, Filling, Finding, Kind, Name, Needs, Setting
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Once(NamedTuple):
    """No key of these may be stated twice."""

    keys: tuple[str, ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs(repeated=self.keys))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding at the second statement of a key, the first beside it."""
        first: dict[str, Fact] = {}
        told: set[str] = set()
        for fact in facts.of(self.keys):
            earlier = first.setdefault(fact.key, fact)
            if earlier is not fact and fact.key not in told:
                told.add(fact.key)
                yield _finding(earlier, fact)


def _finding(earlier: Fact, fact: Fact) -> Finding:
    values: dict[str, Filling] = {"name": Name(named(fact.key)), "printed": fact.printed}
    return Finding(
        fact, values, (fact.key,), related=(Aside("first", {"printed": earlier.printed}, earlier),)
    )


def _build(params: Mapping[str, Any], setting: Setting) -> Once:
    return Once(all_expanded(params["facts"], setting), gates.gate(params, setting))


KIND = Kind(
    name="once",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
        },
        required=["facts"],
    ),
    values=frozenset({"name", "printed"}),
    summary="facts that may be stated only once",
)
