"""Percentages in prose that no denominator gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from gxlint.checks import claimed
from gxlint.checks.base import Answer, Finding, Kind, Needs, OptionError, Setting, Undecided
from gxlint.checks.denominators import (
    SENTENCE,
    WHOLE,
    Part,
    Tables,
    candidates,
    counts_of,
    fits,
    fitting,
    step,
    table_of,
)
from gxlint.checks.keys import widened
from gxlint.expr import FormulaError, Linear, linear
from gxlint.facts import Claim, Facts
from gxlint.numerals import as_printed
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_POINT = 1  # percentage point
_LIST = 4  # percentages that make a list of shares of one whole


class Share(NamedTuple):
    """Every percentage must be its figure's share of some whole.

    Wholes are the larger counts before it in the sentence, the sums `wholes` of the tables, and
    the sums `groups` where the tables hold them. Rounded half up is right; cut off, or one of a
    set that adds up to 100 being a step off, is a remark. So is one that only just misses the
    whole of which all others of its sentence are shares, though another whole would give it.

    A share that names its figure may mean any of its readings, of a whole of the same table, or
    one count of its sentence of another.
    """

    wholes: tuple[Linear, ...]
    groups: tuple[Linear, ...] = ()
    readings: Mapping[str, Linear] = {}

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs(claims=("share",))

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each percentage that is no share, or not rounded half up."""
        missing: dict[str, None] = {}
        tables = Tables(self.wholes, self.groups, facts)
        claims = [c for c in facts.claims if c.kind == "share" and _exact(c)]
        for listed in _by_sentence(claims):
            odd = _at_odds(listed, tables)
            for claim in listed:
                if odd and claimed.details(claim).get("listed"):
                    continue
                parts = list(self._parts(claim, facts, missing))
                if parts:
                    finding = self._judged(claim, parts, tables, missing, listed)
                    if finding is not None:
                        yield finding
            yield from self._odd_one(listed, tables)
        if missing:
            yield Undecided(tuple(missing))

    def _odd_one(self, listed: Sequence[Claim], tables: Tables) -> Iterator[Finding]:
        """Yield a remark where all shares but one, which just misses it, are of one whole.

        Where the figures divide that whole, the one that misses it by more is a warning.
        """
        parts = [(one, claimed.details(one).get("of")) for one in listed]
        counts = [
            (one, part)
            for one, part in parts
            if isinstance(part, int) and one.not_comparable is None
        ]
        if len(counts) < max(_LIST, len(listed)):
            return
        whole_counts = [(one, part, set(fitting(one, Part(part), tables))) for one, part in counts]
        for whole in sorted(set().union(*(wholes for _, _, wholes in whole_counts))):
            odd = [of for of in whole_counts if whole not in of[2]]
            if len(odd) != 1 or not odd[0][2]:
                continue
            ((claim, part, _),) = odd
            share = Decimal(part) * WHOLE / whole
            divided = sum(of for _, of, _ in whole_counts) == whole
            near = abs(share - claim.value) < step(claim)
            if near or divided:
                yield self._finding(claim, part, (whole, share), "info" if near else "warning")
                return

    def _parts(self, claim: Claim, facts: Facts, missing: dict[str, None]) -> Iterator[Part]:
        """Yield what the share may be of: the figure before it, or what its readings come to.

        Where there are readings, the counts of its sentence follow them.
        """
        told = claimed.details(claim)
        if not claim.readings:
            of = told.get("of")
            if isinstance(of, int | Decimal):
                yield Part(of)
            return
        if claim.not_comparable is not None or claim.scope != "whole":
            return
        found = False
        for formula in filter(None, map(self.readings.get, claim.readings)):
            part = claimed.worth(formula, facts, missing)
            if part is not None:
                found = True
                yield Part(part, table_of(formula))
        if found:
            yield from (Part(count, SENTENCE) for count in counts_of(claim))

    def _judged(
        self,
        claim: Claim,
        parts: Sequence[Part],
        tables: Tables,
        missing: dict[str, None],
        same: Sequence[Claim],
    ) -> Finding | None:
        """Judge one share by the whole nearest to it.

        `same` are the shares of its sentence: what it should be is told of the whole of most, of
        one that gives the same digits in another order, and not of the part itself.
        """
        if any(True for part in parts for _ in fitting(claim, part, tables)):
            return None
        shares = [
            (part.value, whole, Decimal(part.value) * WHOLE / whole)
            for part in parts
            for whole in candidates(claim, part, tables)
            if whole and part.table != SENTENCE
        ]
        unit = step(claim)
        lacking = tables.lacking if claim.not_comparable is None else {}
        if lacking or not shares:
            missing.update(lacking)
            return None
        off = min(abs(share - claim.value) for *_, share in shares)
        part, whole, share = min(
            shares, key=lambda one: (-_bears_out(one[1], same), *_unlikeliness(claim, one, tables))
        )
        plugged = len(same) > 1 and sum(c.value for c in same) == WHOLE
        explained = off < unit or (plugged and off <= unit * 3 / 2)
        severity = _lowered(claim, explained, off)
        if not explained and _divided(claim, same):
            severity = severity and "warning"
        return self._finding(claim, part, (whole, share), severity)

    @staticmethod
    def _finding(
        claim: Claim,
        part: claimed.Number,
        nearest: tuple[claimed.Number, Decimal],
        severity: str | None,
    ) -> Finding:
        whole, share = nearest
        right = claimed.half_up(share, claim.decimals)
        said = claim.sentence.content if claim.sentence else ""
        return Finding(
            claim,
            {
                "printed": claim.printed,
                "part": as_printed(part, said),
                "whole": as_printed(whole, said),
                "share": f"{right}%",
                "exact": f"{claimed.half_up(share, claim.decimals + 2)}%",
            },
            ("share",),
            expected=str(right),
            printed=str(claim.value),
            severity=severity,
        )


def _by_sentence(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        yield list(group)


def _exact(claim: Claim) -> bool:
    """Tell whether a percentage is exact: what reaches 46.1% does not pass it by much."""
    return claim.precision == "exact" or (claim.precision == "at_least" and claim.decimals > 0)


def _at_odds(claims: Sequence[Claim], tables: Tables) -> bool:
    """Tell whether most shares behind a list of counts fit none: they are not theirs, then."""
    shares = [(one, claimed.details(one)) for one in claims]
    pairs = [(one, told.get("of")) for one, told in shares if "listed" in told]
    right = [
        one
        for one, of in pairs
        if isinstance(of, int | Decimal) and any(True for _ in fitting(one, Part(of), tables))
    ]
    return len(right) * 2 < len(pairs)


def _divided(claim: Claim, same: Sequence[Claim]) -> bool:
    """Tell whether the shares of its sentence, but for this one, are those of what they come to.

    Then that is what they divide, and this one is its share, too.
    """
    counts = [(one, claimed.details(one).get("of")) for one in same]
    parts = [(one, part) for one, part in counts if isinstance(part, int)]
    whole = Decimal(sum(part for _, part in parts))
    if not 1 < len(parts) == len(counts) or not whole:
        return False
    return all(fits(one, part, whole) for one, part in parts if one is not claim)


def _lowered(claim: Claim, explained: bool, off: Decimal) -> str | None:  # noqa: FBT001 - a fact
    if explained or claim.not_comparable is not None:
        return "info"
    named = claim.readings or claimed.details(claim).get("of_readings")
    sure = named and claim.certainty == "sure" and claim.precision == "exact"
    return None if sure and off > _POINT else "warning"


def _unlikeliness(
    claim: Claim, one: tuple[claimed.Number, claimed.Number, Decimal], tables: Tables
) -> tuple[bool, bool, Decimal]:
    """Return what tells of which whole a wrong percentage is: the least is the likeliest.

    `one` is the part, the whole and the share.
    """
    part, whole, share = one
    right = claimed.half_up(share, claim.decimals)
    turned = sorted(str(right)) == sorted(str(claim.value))
    itself = part == whole and claim.value != WHOLE
    away = 0 if whole in tables.principal else _POINT * 3
    return itself, not turned, abs(share - claim.value) + away


def _bears_out(whole: claimed.Number, claims: Iterable[Claim]) -> int:
    """Return how many of these shares are rightly rounded shares of that whole."""
    parts = ((claim, claimed.details(claim).get("of")) for claim in claims)
    return sum(fits(claim, part, whole) for claim, part in parts if isinstance(part, int))


def _build(params: Mapping[str, Any], setting: Setting) -> Share:
    return Share(
        _sums(params, "wholes", setting), _sums(params, "groups", setting), claimed.parsed(setting)
    )


def _sums(params: Mapping[str, Any], option: str, setting: Setting) -> tuple[Linear, ...]:
    vocabulary = widened(setting.vocabulary)
    found: list[Linear] = []
    for i, source in enumerate(params.get(option, {}).get(setting.regime, ())):
        try:
            found.append(linear(source, vocabulary))
        except FormulaError as error:
            path = (option, setting.regime, i)
            raise OptionError(error.message, path, error.column) from error
    return tuple(found)


_BY_REGIME = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
}
KIND = Kind(
    name="share",
    build=_build,
    schema={
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "wholes": _BY_REGIME,
            "groups": _BY_REGIME,
        },
    },
    values=frozenset({"printed", "part", "whole", "share", "exact"}),
    summary="a percentage in prose that is no share of any whole it may refer to",
)
