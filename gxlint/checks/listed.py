"""Parts that a sentence lists, held together against the cell they are part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gxlint.checks import claimed
from gxlint.checks.base import Answer, Finding, Kind, Needs, Setting, Undecided
from gxlint.checks.schema import KEYS
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FEWEST = 2


class Listed(NamedTuple):
    """What a sentence lists under one of these roles must not come to more than its reading.

    It may come to less: a list need not be complete. With a role `whole`, an amount of one of the
    roles must not be more than the last one of that role before it in its sentence.
    """

    roles: frozenset[str]
    readings: Mapping[str, Linear]
    whole: str = ""

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs(claims=("amount" if self.whole else "count",))

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each list that comes to more than every reading of its parts."""
        if self.whole:
            yield from self._exceeding(facts)
            return
        groups: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claimed.judged(facts, ("count",)):
            if claim.role in self.roles and claim.readings and claim.scope == "whole":
                groups.setdefault((claim.sentence, claim.readings), []).append(claim)
        missing: dict[str, None] = {}
        for parts in groups.values():
            if len(parts) >= _FEWEST:
                yield from self._judged(parts, facts, missing)
        if missing:
            yield Undecided(tuple(missing))

    def _exceeding(self, facts: Facts) -> Iterator[Finding]:
        whole: Claim | None = None
        for claim in facts.claims:
            if claim.kind != "amount" or claim.precision not in ("exact", "rounded"):
                continue
            if claim.role == self.whole:
                whole = claim
                continue
            same = whole and claim.role in self.roles and claim.sentence == whole.sentence
            if whole and same and claim.value > whole.value:
                yield Finding(
                    claim,
                    {"printed": claim.printed, "total": whole.printed},
                    ("text.other_matters",),
                    printed=claim.printed,
                    related=(claimed.beside(whole),),
                )

    def _judged(
        self, parts: Sequence[Claim], facts: Facts, missing: dict[str, None]
    ) -> Iterator[Finding]:
        total = sum(part.value for part in parts)
        tried: list[tuple[str, claimed.Number]] = []
        for source in parts[0].readings:
            formula = self.readings.get(source)
            found = claimed.worth(formula, facts, missing) if formula else None
            if found is not None and total <= found:
                return
            if found is not None:
                tried.append((source, found))
        if missing or not tried:
            return
        source, found = tried[0]
        keys = claimed.concerned(parts[0], self.readings)
        yield Finding(
            parts[0],
            {
                "printed": parts[0].printed,
                "parts": tuple(part.printed for part in parts),
                "total": str(total),
                "reading": claimed.shown(source),
                "found": str(found),
                "difference": str(total - found),
            },
            keys,
            printed=str(total),
            related=(*map(claimed.beside, parts[1:]), *claimed.cells(keys, facts)),
        )


def _build(params: Mapping[str, Any], setting: Setting) -> Listed:
    whole = params.get("whole", "")
    readings = {} if whole else claimed.parsed(setting)
    return Listed(frozenset(params["roles"]), readings, whole)


KIND = Kind(
    name="listed",
    build=_build,
    schema={
        "type": "object",
        "required": ["roles"],
        "additionalProperties": False,
        "properties": {"roles": KEYS, "whole": {"type": "string"}},
    },
    values=frozenset({"printed", "parts", "total", "reading", "found", "difference"}),
    summary="parts listed in a sentence that come to more than the cell they are part of",
)
