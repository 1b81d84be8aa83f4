"""Facts that must follow one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import lt

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Aside, Finding, Kind, Name, Needs, Setting
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gxlint.shape import Shape


class Order(NamedTuple):
    """Those facts that are stated must stand in this order."""

    keys: tuple[str, ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs(self.keys))

    def is_silent_in(self, shape: Shape) -> bool:
        """Tell whether what is stated stands in order already."""
        doubted = not shape.places.keys().isdisjoint(self.gate.doubt)
        return not doubted and shape.rises(self.keys)

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each fact out of order, the fewest that explain what is seen."""
        if facts.shape.rises(self.keys):  # a web page may have the foot of a table first
            return
        found = [fact for fact in map(facts.get, self.keys) if fact is not None]
        places = _places(found, facts.numbers(self.keys))
        if _rise(places):
            return
        kept = _longest_rising(places)
        for i, fact in enumerate(found):
            if i not in kept:
                yield _finding(fact, _neighbour(i, places, kept), found)


def _rise(places: list[int]) -> bool:
    return all(map(lt, places, places[1:]))


def _places(found: list[Fact], numbers: list[int]) -> list[int]:
    """Return where the facts stand: in the text, or in the list where they have no span."""
    spans = [fact.span.start for fact in found if fact.span]
    return spans if len(spans) == len(found) else numbers


def _longest_rising(places: list[int]) -> frozenset[int]:
    """Return the indices of a longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for i, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        holders[pile : pile + 1] = [i]
    kept: set[int] = set()
    at = holders[-1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _neighbour(i: int, places: list[int], kept: frozenset[int]) -> int:
    """Return which of the facts in order the one at `i` has changed places with, the nearest."""
    passed = [j for j in kept if (j < i) != (places[j] < places[i])]
    return min(passed, key=lambda j: abs(j - i))


def _finding(fact: Fact, at: int, found: list[Fact]) -> Finding:
    neighbour = found[at]
    phrase = "follows" if found.index(fact) > at else "precedes"
    return Finding(
        fact,
        {
            "name": Name(named(fact.key)),
            "printed": fact.printed,
            "neighbour": Name(named(neighbour.key)),
        },
        (fact.key,),
        related=(Aside(phrase, {"name": Name(named(fact.key))}, neighbour),),
    )


def _build(params: Mapping[str, Any], setting: Setting) -> Order:
    return Order(all_expanded(params["facts"], setting), gates.gate(params, setting))


KIND = Kind(
    name="order",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
        },
        required=["facts"],
    ),
    values=frozenset({"name", "printed", "neighbour"}),
    summary="facts that must stand in a given order",
)
