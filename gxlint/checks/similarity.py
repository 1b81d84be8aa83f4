"""Passages that repeat those of another report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Filling, Finding, Kind, Name, Needs, Setting
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHINGLE = 5
"""Characters of the pieces that are compared: longer than most words, shorter than a phrase."""


class Similarity(NamedTuple):
    """The paragraphs of a section may not be those of another report.

    `within` is the prefix under which the other report's facts stand. The likeness is the share of
    pieces of five characters that both have (Dice's coefficient), digits and years left out; from
    `least` on there is a finding. Passages of fewer than `length` characters are not compared.
    """

    keys: tuple[str, ...]
    within: str
    least: float
    length: int
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs(tuple(f"{self.within}.{key}" for key in self.keys)))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each section that is too much like the other report's."""
        for key in self.keys:
            other = _pieces(facts, f"{self.within}.{key}", self.length)
            own = _pieces(facts, key, self.length) if other else other
            if own:
                likeness = 2 * len(own & other) / (len(own) + len(other))
                if likeness >= self.least:
                    yield Finding(facts.get(key), _values(key, likeness), (key,))


def _values(key: str, likeness: float) -> dict[str, Filling]:
    return {"name": Name(named(key)), "percent": int(100 * likeness)}


def _pieces(facts: Facts, key: str, least: int) -> set[str]:
    """Return the pieces of a section's text; none where it is too short to tell."""
    text = "".join(str(fact.value) for fact in facts.all(key) if fact.value)
    plain = "".join(char for char in text if not char.isdigit())
    if len(plain) < least:
        return set()
    return {plain[i : i + _SHINGLE] for i in range(len(plain) - _SHINGLE + 1)}


def _build(params: Mapping[str, Any], setting: Setting) -> Similarity:
    return Similarity(
        all_expanded(params["facts"], setting),
        params.get("within", "previous"),
        float(params.get("least", 0.9)),
        params.get("length", 80),
        gates.gate(params, setting),
    )


KIND = Kind(
    name="similarity",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "within": {"enum": ["previous"]},
            "least": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            "length": {"type": "integer", "minimum": 5},
        },
        required=["facts"],
    ),
    values=frozenset({"name", "percent"}),
    summary="sections that must not repeat last year's",
)
