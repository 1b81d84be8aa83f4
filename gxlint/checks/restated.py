"""One figure stated twice in prose, differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import claimed
from gxlint.checks.base import Answer, Finding, Kind, Needs, Setting
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DENIED = "none"
_COUNTED = "count"
_KINDS = (_COUNTED, _DENIED, "amount")


class _Denials:
    """What is counted, and what is said not to be there, of the claims read so far.

    Each comes with the keys of all cells that it may be of. All that a count may be of must be
    denied: with all suits, those of one way.
    """

    def __init__(self) -> None:
        self._counted: list[tuple[Claim, frozenset[str]]] = []
        self._denied: list[tuple[Claim, frozenset[str]]] = []

    def opposed(self, claim: Claim, keys: frozenset[str]) -> Claim:
        """Return the first claim that says the contrary of this one; itself where none does."""
        found = claim
        if claim.kind == _DENIED:
            if keys:
                found = next((one for one, of in self._counted if of <= keys), claim)
                self._denied.append((claim, keys))
        elif claim.value:
            if self._denied:
                found = next((one for one, of in self._denied if keys <= of), claim)
            if claim.kind == _COUNTED:
                self._counted.append((claim, keys))
        return found


class Restated(NamedTuple):
    """Exact figures with the same reading must be the same wherever prose states them.

    What is said not to be there must not be counted elsewhere.
    Two that the tables bear out, each by a reading of its own, speak of different things.
    """

    readings: Mapping[str, Linear]

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs(claims=_KINDS)

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each figure that differs from the first with its reading."""
        first: dict[tuple[str, ...], Claim] = {}
        keys_of = claimed.concerning(self.readings)
        denials = _Denials()
        for claim in claimed.judged(facts, _KINDS):
            if not claim.readings or claim.precision != "exact" or claim.certainty != "sure":
                continue
            earlier = first.setdefault(claim.readings, claim)
            if earlier.value == claim.value:
                earlier = denials.opposed(claim, keys_of[claim.readings])
            if earlier.value == claim.value or earlier.sentence == claim.sentence:
                continue
            if not (self._borne_out(earlier, facts) and self._borne_out(claim, facts)):
                yield _finding(claim, earlier)

    def _borne_out(self, claim: Claim, facts: Facts) -> bool:
        formulas = filter(None, map(self.readings.get, claim.readings))
        worths = (claimed.worth(one, facts, {}) for one in formulas)
        return any(one is not None and claimed.agrees(claim, one) for one in worths)


def _finding(claim: Claim, earlier: Claim) -> Finding:
    return Finding(
        claim,
        {
            "printed": claim.printed,
            "earlier": earlier.printed,
            "reading": claimed.shown(claim.readings[0]),
        },
        (claim.readings[0],),
        printed=str(claim.value),
        related=(claimed.beside(earlier),),
        severity="warning"
        if _DENIED in {claim.kind, earlier.kind} or len(claim.readings) == 1
        else "info",
    )


def _build(_params: Mapping[str, Any], setting: Setting) -> Restated:
    return Restated(claimed.parsed(setting))


KIND = Kind(
    name="restated",
    build=_build,
    schema={"type": "object", "additionalProperties": False, "properties": {}},
    values=frozenset({"printed", "earlier", "reading"}),
    summary="one figure stated twice in prose, differently",
)
