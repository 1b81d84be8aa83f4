"""Growth and differences against last year that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gxlint.checks import claimed
from gxlint.checks.base import Answer, Finding, Kind, Needs, Phrase, Setting
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WHOLE = 100


class Growth(NamedTuple):
    """A stated growth must follow from this year's figure and last year's.

    Last year's is what the sentence prints, else what last year's report holds, else what the
    difference beside a rate comes to, else any whole number: then growth is refuted only where no
    whole number gives it. The growth may be that of any count before it in the sentence. That of a
    count that the tables do not hold is a remark, where the prose gives last year's.
    """

    readings: Mapping[str, Linear]

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs(claims=("growth", "difference"))

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each growth rate or difference that does not follow."""
        before = _bases(facts)
        for claim in claimed.judged(facts, ("growth", "difference")):
            told = claimed.details(claim)
            current = told.get("of")
            if not isinstance(current, int) or claim.precision != "exact":
                continue
            bases = self._bases(claim, current, told, before, facts)
            known = bool(told.get("of_readings"))
            if not known and not bases:
                continue
            if not any(_fits(claim, one, bases) for one in _currents(told, current)):
                finding = self._finding(claim, current, min(bases) if bases else None)
                yield finding if known else finding._replace(severity="info")

    def _bases(
        self,
        claim: Claim,
        current: int,
        told: Mapping[str, object],
        before: Mapping[tuple[object, int], int],
        facts: Facts,
    ) -> set[int]:
        """Return last year's figure, as far as it is known; `before` follow from differences."""
        printed = told.get("previous")
        if isinstance(printed, int):
            return {printed}
        bases = self._last_year(told.get("of_readings"), facts)
        if not bases and claim.kind == "growth" and (claim.sentence, current) in before:
            return {before[claim.sentence, current]}
        return bases

    def _last_year(self, readings: object, facts: Facts) -> set[int]:
        """Return what the figure's readings came to in last year's report, if it is given."""
        found: set[int] = set()
        for source in readings if isinstance(readings, tuple | list) else ():
            formula = self.readings.get(source)
            if formula is None:
                continue
            before = formula._replace(keys=tuple(f"previous.{key}" for key in formula.keys))
            number = claimed.worth(before, facts, {})
            if number is not None:
                found.add(int(number))
        return found

    @staticmethod
    def _finding(claim: Claim, current: int, base: int | None) -> Finding:
        right = None if base is None else _right(claim, current, base)
        return Finding(
            claim,
            {
                "printed": claim.printed,
                "current": str(current),
                "previous": Phrase("claims.not_printed") if base is None else str(base),
                "right": Phrase("claims.no_last_year") if right is None else _worded(claim, right),
            },
            ("growth",),
            expected=None if right is None else str(right),
            printed=str(claim.value),
        )


def _worded(claim: Claim, right: Decimal | int) -> Phrase:
    way = "fallen" if right < 0 else "grown"
    sort = "rate" if claim.kind == "growth" else "count"
    return Phrase(f"claims.{way}_{sort}", {"n": str(abs(right))})


def _bases(facts: Facts) -> dict[tuple[object, int], int]:
    """Return last year's figures that follow from differences, by sentence and this year's."""
    found: dict[tuple[object, int], int] = {}
    for claim in claimed.judged(facts, ("difference",)):
        current = claimed.details(claim).get("of")
        if isinstance(current, int) and claim.precision == "exact":
            found[claim.sentence, current] = current - int(claim.value)
    return found


def _currents(told: Mapping[str, object], nearest: int) -> Iterator[int]:
    """Yield this year's figures that the growth may be about, the nearest first."""
    yield nearest
    others = told.get("of_any", ())
    yield from (
        (one for one in others if isinstance(one, int)) if isinstance(others, tuple | list) else ()
    )


def _fits(claim: Claim, current: int, bases: set[int]) -> bool:
    if bases:
        return any(_follows(claim, current, base) for base in bases)
    return _possible(claim, current)


def _follows(claim: Claim, current: int, base: int) -> bool:
    if claim.kind == "difference":
        return current - base == claim.value
    if base == 0:
        return False
    exact = Decimal(current - base) * _WHOLE / base
    return claimed.rounds(exact, claim.value, Decimal(1).scaleb(-claim.decimals))


def _possible(claim: Claim, current: int) -> bool:
    """Tell whether some whole number of last year gives the stated growth."""
    if claim.kind == "difference":
        return current - claim.value >= 0
    factor = 1 + Decimal(claim.value) / _WHOLE
    if factor <= 0:
        return factor == 0 and current == 0
    near = int(current / factor)
    reach = 1 + int(Decimal(near).scaleb(-claim.decimals) / _WHOLE)
    return any(
        base > 0 and _follows(claim, current, base)
        for base in range(near - reach, near + reach + 2)
    )


def _right(claim: Claim, current: int, base: int) -> Decimal | int | None:
    if claim.kind == "difference":
        return current - base
    if base == 0:
        return None
    return claimed.half_up(Decimal(current - base) * _WHOLE / base, claim.decimals)


def _build(_: Mapping[str, Any], setting: Setting) -> Growth:
    return Growth(claimed.parsed(setting))


KIND = Kind(
    name="growth",
    build=_build,
    schema={"type": "object", "additionalProperties": False, "properties": {}},
    values=frozenset({"printed", "current", "previous", "right"}),
    summary="growth or a difference that does not follow from this year's and last year's figure",
)
