"""Sections that are too short or too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import (
    Answer,
    Filling,
    Finding,
    Kind,
    Looks,
    Name,
    Needs,
    Setting,
    Undecided,
)
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Length(NamedTuple):
    """Lengths must lie between two bounds, both included; a key stated twice adds up."""

    keys: tuple[str, ...]
    least: int
    most: int | None
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs((*self.keys, *map(_section, self.keys))))

    def looks(self) -> Looks:
        """Return at what it looks."""
        return self.gate.looks(Looks(self.keys, tuple(map(_section, self.keys))))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding, at the section's heading, for each length out of bounds."""
        for key in self.keys:
            found = [fact.value for fact in facts.all(key) if isinstance(fact.value, int)]
            section = _section(key)
            if not found:
                if section in facts:
                    yield Undecided((key,))
                continue
            length = sum(found)
            if length < self.least or (self.most is not None and length > self.most):
                values = self._values(section, length)
                yield Finding(facts.get(section), values, (section, key))

    def _values(self, section: str, length: int) -> dict[str, Filling]:
        bounds = {"least": self.least, "most": self.most or 0}
        return {"name": Name(named(section)), "length": length, **bounds}


def _section(key: str) -> str:
    return key.removesuffix(".length")


def _build(params: Mapping[str, Any], setting: Setting) -> Length:
    keys = all_expanded(params["facts"], setting)
    bounds = params.get("least", 0), params.get("most")
    return Length(keys, *bounds, gates.gate(params, setting))


KIND = Kind(
    name="length",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "least": {"type": "integer", "minimum": 0},
            "most": {"type": "integer", "minimum": 1},
        },
        required=["facts"],
        anyOf=[{"required": ["least"]}, {"required": ["most"]}],
    ),
    values=frozenset({"name", "length", "least", "most"}),
    summary="sections whose running text must not be too short or too long",
)
