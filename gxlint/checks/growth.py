"""Growth and differences against last year that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
_BESIDE = "growth_beside"
"""The role of a growth that stands right behind the figure that has grown."""


class Growth(NamedTuple):
    """A stated growth must follow from this year's figure and last year's.

    Last year's is what the sentence prints, else what last year's report holds, else what the
    difference beside a rate comes to, else any whole number: then growth is refuted only where no
    whole number gives it. The growth may be that of any count before it in the sentence. That of a
    count that the tables do not hold is a remark, where the prose gives last year's, unless it
    stands right behind that count, or the difference is stated, too, and agrees with both.
    """

    readings: Mapping[str, Linear]

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs(claims=("growth", "difference"))

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each growth rate or difference that does not follow."""
        changes = _changes(facts)
        for claim in claimed.judged(facts, ("growth", "difference")):
            told = claimed.details(claim)
            currents = self._grown(claim, told, facts)
            if not currents or claim.precision != "exact":
                continue
            changed = changes.get((claim.sentence, currents[0]))
            stated = self._from(claim, told, facts)
            pairs = [*zip(currents, _bases(claim, currents, changed, stated), strict=True)]
            current, bases = pairs[0]
            known = bool(claim.readings or told.get("of_readings"))
            if not known and not bases:
                continue
            if not any(_fits(claim, *pair) for pair in pairs):
                finding = self._finding(claim, current, bases[0] if bases else None)
                agreed = changed is not None and current - changed in stated
                sure = known or agreed or claim.role == _BESIDE
                yield finding if sure else finding._replace(severity="info")

    def _grown(self, claim: Claim, told: Mapping[str, object], facts: Facts) -> Sequence[int]:
        """Return this year's figures that the growth may be about, the likeliest first.

        Those are what it names, else the one before it and any other before that.
        """
        if claim.readings:
            formulas = filter(None, map(self.readings.get, claim.readings))
            found = [claimed.worth(formula, facts, {}) for formula in formulas]
            return [int(one) for one in found if one is not None]
        nearest, others = told.get("of"), told.get("of_any", ())
        if not isinstance(nearest, int) or not isinstance(others, tuple | list):
            return []
        return [nearest, *(one for one in others if isinstance(one, int))]

    def _from(self, claim: Claim, told: Mapping[str, object], facts: Facts) -> Sequence[int]:
        """Return last year's figure, where the prose or last year's report gives it.

        Several may be meant; the likeliest comes first.
        """
        printed = told.get("previous")
        several = printed if isinstance(printed, tuple | list) else (printed,)
        stated = [one for one in several if isinstance(one, int)]
        return stated or sorted(self._last_year(claim.readings or told.get("of_readings"), facts))

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


def _bases(
    claim: Claim, currents: Sequence[int], changed: int | None, stated: Sequence[int]
) -> Iterator[Sequence[int]]:
    """Yield last year's figures for each of this year's, as far as they are known.

    They are those `stated` by the prose or last year's report, else what follows for a rate from
    the difference beside it, `changed`. Several may be meant; the likeliest comes first.
    """
    derived = not stated and changed is not None and claim.kind == "growth"
    for one in currents:
        yield [one - (changed or 0)] if derived else stated


def _worded(claim: Claim, right: Decimal | int) -> Phrase:
    way = "fallen" if right < 0 else "grown"
    sort = "rate" if claim.kind == "growth" else "count"
    return Phrase(f"claims.{way}_{sort}", {"n": str(abs(right))})


def _changes(facts: Facts) -> dict[tuple[object, int], int]:
    """Return the differences stated, by sentence and by this year's figure."""
    found: dict[tuple[object, int], int] = {}
    for claim in claimed.judged(facts, ("difference",)):
        current = claimed.details(claim).get("of")
        if isinstance(current, int) and claim.precision == "exact":
            found[claim.sentence, current] = int(claim.value)
    return found


def _fits(claim: Claim, current: int, bases: Sequence[int]) -> bool:
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
