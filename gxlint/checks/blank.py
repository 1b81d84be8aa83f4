"""Cells left empty where a figure belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Finding, Kind, Name, Needs, Phrase, Setting
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Blank(NamedTuple):
    """No cell may be blank: one finding for all of them, at the first, or one for each.

    `about` is the key that a finding for all of them is about; what is printed as one of `accepts`
    is no blank.
    """

    keys: tuple[str, ...]
    each: bool
    about: str | None
    accepts: tuple[str, ...]
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs(blank=self.keys))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding with the number of blanks, or one for each."""
        cells = facts.of(self.keys)
        blanks = [one for one in cells if one.value is None and one.printed not in self.accepts]
        if self.each:
            for fact in blanks:
                yield _finding(fact, fact.key, 1, 1)
        elif blanks:
            first = min(blanks, key=lambda fact: fact.span.start if fact.span else 0)
            yield _finding(first, self.about or first.key, len(blanks), len(cells))


def _finding(fact: Fact, key: str, count: int, total: int) -> Finding:
    return Finding(
        fact,
        {
            "name": Name(named(key)),
            "where": Phrase("first_of" if count > 1 else "only", {"name": Name(named(fact.key))}),
            "count": count,
            "total": total,
            "printed": fact.printed,
        },
        (key,),
        expected="0" if count == 1 else None,
        printed=fact.printed if count == 1 else None,
    )


def _build(params: Mapping[str, Any], setting: Setting) -> Blank:
    return Blank(
        all_expanded(params["facts"], setting),
        params.get("each", False),
        params.get("about"),
        tuple(params.get("accepts", ())),
        gates.gate(params, setting),
    )


KIND = Kind(
    name="blank",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "each": {"type": "boolean"},
            "about": {"type": "string"},
            "accepts": KEYS,
        },
        required=["facts"],
    ),
    values=frozenset({"name", "where", "count", "total", "printed"}),
    summary="cells that must not be left blank",
)
