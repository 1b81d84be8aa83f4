"""Facts that must be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Aside, Finding, Kind, Looks, Name, Needs, Setting, Undecided
from gxlint.checks.keys import all_expanded, expanded, named
from gxlint.checks.patterns import Pattern, pattern, year_of
from gxlint.checks.schema import KEYS
from gxlint.checks.wording import paragraphs
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Presence(NamedTuple):
    """Every fact named must be stated, or at least one of them (`any_one`).

    `beside` pairs keys that are needed only where another is stated with that other one. Where
    running text matches a pattern of `unclear`, the thing may be there in words that were not
    understood, and what is missing is undecided. `ordered`: the keys stand in this order, so that
    the next one that is stated shows where what is missing belongs.
    """

    keys: tuple[str, ...]
    any_one: bool
    beside: tuple[tuple[str, str], ...]
    unclear: tuple[Pattern, ...]
    ordered: bool
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(
            None if self.any_one else Needs(tuple(dict(self.beside).values()), self.keys)
        )

    def looks(self) -> Looks:
        """Return at what it looks."""
        beside = (key for pair in self.beside for key in pair)
        return self.gate.looks(Looks(stated=(*self.keys, *beside)))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding, with no place, for every fact that is nowhere stated."""
        missing = [*self._missing(facts)]
        if missing and self._is_unclear(facts):
            yield Undecided(tuple(key for finding in missing for key in finding.facts))
        else:
            yield from missing

    def _is_unclear(self, facts: Facts) -> bool:
        year = year_of(facts)
        return any(
            one.occurs(str(fact.value), year)
            for one in self.unclear
            if one.may_occur(facts, year)
            for fact in paragraphs(facts, ("text.*",))
        )

    def _missing(self, facts: Facts) -> Iterator[Finding]:
        if self.any_one:
            if not facts.of(self.keys):
                yield Finding(None, {"name": Name(named(self.keys[0]))}, self.keys)
            return
        for i, key in enumerate(self.keys):
            if key not in facts:
                where = tuple(self._where(i, facts)) if self.ordered else ()
                yield Finding(None, {"name": Name(named(key))}, (key,), related=where)
        for key, other in self.beside:
            fact = facts.get(other)
            if fact is not None and key not in facts:
                yield Finding(
                    fact, {"name": Name(named(key)), "beside": Name(named(other))}, (key, other)
                )

    def _where(self, i: int, facts: Facts) -> Iterator[Aside]:
        """Yield where the key belongs: before the next one that is stated, or after the last."""
        name = {"name": Name(named(self.keys[i]))}
        after = next(filter(None, map(facts.get, self.keys[i + 1 :])), None)
        before = next(filter(None, map(facts.get, reversed(self.keys[:i]))), None)
        if after is not None:
            yield Aside("precedes", name, after)
        elif before is not None:
            yield Aside("follows", name, before)


def _build(params: Mapping[str, Any], setting: Setting) -> Presence:
    beside = params.get("beside", {})
    keys = all_expanded(params.get("facts", ()), setting)
    for key, other in beside.items():
        for one in (key, other):
            expanded(one, setting, ("beside", key))
    any_one = params.get("mode") == "any"
    return Presence(
        keys,
        any_one,
        tuple(beside.items()),
        tuple(pattern(one, ("unclear", i)) for i, one in enumerate(params.get("unclear", ()))),
        params.get("ordered", False),
        gates.gate(params, setting),
    )


KIND = Kind(
    name="presence",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "beside": {"type": "object", "additionalProperties": {"type": "string"}},
            "unclear": KEYS,
            "mode": {"enum": ["each", "any"]},
            "ordered": {"type": "boolean"},
        },
        anyOf=[{"required": ["facts"]}, {"required": ["beside"]}],
    ),
    values=frozenset({"name", "beside"}),
    summary="facts that must be stated, each of them or at least one",
)
