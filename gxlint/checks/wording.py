"""Words that should not stand in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Finding, Kind, Looks, Name, Needs, Setting, Undecided
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.patterns import Pattern, any_of, pattern, year_of
from gxlint.checks.schema import KEYS, PATTERNS
from gxlint.facts import Fact, Facts, Span
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LOOSE = "text.loose"
_MOST = 20
"""Findings of one rule in one report; a page full of the same slip needs no more."""


class Wording(NamedTuple):
    """No pattern may match in the paragraphs of these keys.

    A match is none where one of `spared` matches a stretch that overlaps it. Where a pattern has
    a group called `at`, that is the place. `all_in_one` matches where any of them does.
    """

    keys: tuple[str, ...]
    all_in_one: Pattern
    patterns: tuple[Pattern, ...]
    spared: tuple[Pattern, ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(None if self.all_in_one.years else Needs(wording=self.all_in_one))

    def looks(self) -> Looks | None:
        """Return at what it looks: nothing to speak of where that is all of the prose."""
        if "text.*" in self.keys:
            return None
        return self.gate.looks(Looks(("year",), prose=self.keys))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each place where a pattern matches."""
        year = year_of(facts)
        if year is None and any(one.years for one in self.patterns):
            yield Undecided(("year",))
            return
        if not self._may_occur(facts, year):
            return
        told: set[tuple[int, int, int]] = set()
        for one in self.patterns:
            for finding in self._matches(one, year, facts, told):
                if len(told) > _MOST:
                    return
                yield finding

    def _may_occur(self, facts: Facts, year: int | None) -> bool:
        if self.all_in_one.lacks_years(facts.wording, year or 0):
            return False
        if "text.*" in self.keys:
            return self.all_in_one.may_occur(facts, year)
        return self.all_in_one.may_stand_in(contents(facts, self.keys), year)

    def _matches(
        self, one: Pattern, year: int | None, facts: Facts, told: set[tuple[int, int, int]]
    ) -> Iterator[Finding]:
        for fact in paragraphs(facts, self.keys):
            content = str(fact.value)
            if not one.may_match(content):
                continue
            for match in one.at(year).finditer(content):
                start, end = _place(match)
                if (id(fact), start, end) not in told and not self._spares(
                    content, start, end, year
                ):
                    told.add((id(fact), start, end))
                    yield _finding(fact, content[start:end], start, end)

    def _spares(self, content: str, start: int, end: int, year: int | None) -> bool:
        return any(
            match.start() < end and start < match.end()
            for one in self.spared
            if one.may_match(content)
            for match in one.at(year).finditer(content)
        )


def _place(match: Any) -> tuple[int, int]:
    """Return the stretch of the group called `at`, of the whole match where it took no part."""
    group = match.re.groupindex.get("at", 0)
    start, end = match.span(group)
    return (start, end) if start >= 0 else match.span()


def paragraphs(facts: Facts, keys: tuple[str, ...]) -> list[Fact]:
    """Return the paragraphs of these keys that hold text.

    `text.*` stands for all of the report: not what the page has around it (`text.loose`).
    """
    wanted = compress(facts.prose, _are_of(keys, facts))
    return [one for one in wanted if isinstance(one[1], str)]


def contents(facts: Facts, keys: tuple[str, ...]) -> list[str]:
    """Return what the paragraphs of these keys (`paragraphs`) hold."""
    wanted = compress(facts.prose_values, _are_of(keys, facts))
    return [one for one in wanted if isinstance(one, str)]


def _are_of(keys: tuple[str, ...], facts: Facts) -> Iterable[bool]:
    """Return of each paragraph of the prose whether it is of these keys."""
    if "text.*" not in keys:
        return map(keys.__contains__, facts.prose_keys)
    own = facts.prose_keys
    return map(bool, own) if _LOOSE in keys else map(_LOOSE.__ne__, own)


def _finding(fact: Fact, found: str, start: int, end: int) -> Finding:
    place: Fact | Span = fact.text.span(start, end) if fact.text else fact
    section = Name(named(fact.key))
    return Finding(place, {"found": found, "section": section}, (fact.key,), printed=found)


def _build(params: Mapping[str, Any], setting: Setting) -> Wording:
    patterns = tuple(pattern(p, ("patterns", i)) for i, p in enumerate(params["patterns"]))
    return Wording(
        all_expanded(params.get("in", ["text.*"]), setting, ("in",)),
        any_of([one.source for one in patterns]),
        patterns,
        tuple(pattern(p, ("except", i)) for i, p in enumerate(params.get("except", ()))),
        gates.gate(params, setting),
    )


KIND = Kind(
    name="wording",
    build=_build,
    schema=gates.options(
        {
            "in": KEYS,
            "patterns": PATTERNS,
            "except": PATTERNS,
        },
        required=["patterns"],
    ),
    values=frozenset({"found", "section"}),
    summary="words that should not stand in running text",
)
