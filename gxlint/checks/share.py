"""Percentages in prose that no denominator gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from gxlint.checks import claimed
from gxlint.checks.base import Answer, Finding, Kind, Needs, OptionError, Setting, Undecided
from gxlint.checks.keys import widened
from gxlint.expr import FormulaError, Linear, linear
from gxlint.facts import Claim, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WHOLE = 100
_POINT = 1  # percentage point
_OF_THE_TABLE = (None, "part-of-body")
"""Why a share may not be compared and is still one of what the tables count."""
_LIST = 4  # percentages that make a list of shares of one whole


class Share(NamedTuple):
    """Every percentage must be its figure's share of some whole.

    Wholes are the larger counts before it in the sentence, the sums `wholes` of the tables, and
    the sums `groups` where the tables hold them. Rounded half up is right; cut off, or one of a
    set that adds up to 100 being a step off, is a remark. So is one that only just misses the
    whole of which all others of its sentence are shares, though another whole would give it.
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
        tables = _Tables(self.wholes, self.groups, facts)
        claims = [c for c in facts.claims if c.kind == "share" and c.precision == "exact"]
        for listed in _by_sentence(claims):
            for claim in listed:
                part = self._part(claim, facts, missing)
                if part is not None:
                    finding = self._judged(claim, part, tables, missing, listed)
                    if finding is not None:
                        yield finding
            yield from self._odd_one(listed, tables)
        if missing:
            yield Undecided(tuple(missing))

    def _odd_one(self, listed: Sequence[Claim], tables: _Tables) -> Iterator[Finding]:
        """Yield a remark where all shares but one, which just misses it, are of one whole."""
        parts = [(one, claimed.details(one).get("of")) for one in listed]
        counts = [
            (one, part)
            for one, part in parts
            if isinstance(part, int) and one.not_comparable is None
        ]
        if len(counts) < max(_LIST, len(listed)):
            return
        whole_counts = [(one, part, set(_fitting(one, part, tables))) for one, part in counts]
        for whole in sorted(set().union(*(wholes for _, _, wholes in whole_counts))):
            odd = [of for of in whole_counts if whole not in of[2]]
            if len(odd) != 1 or not odd[0][2]:
                continue
            ((claim, part, _),) = odd
            share = Decimal(part) * _WHOLE / whole
            if abs(share - claim.value) < _unit(claim):
                yield self._finding(claim, part, (whole, share), "info")
                return

    def _part(self, claim: Claim, facts: Facts, missing: dict[str, None]) -> claimed.Number | None:
        """Return the figure whose share a claim states: the one before it, or that of its cell."""
        if not claim.readings:
            told = claimed.details(claim).get("of")
            return told if isinstance(told, int | Decimal) else None
        formula = self.readings.get(claim.readings[0])
        if formula is None or claim.not_comparable is not None or claim.scope != "whole":
            return None
        return claimed.worth(formula, facts, missing)

    def _judged(
        self,
        claim: Claim,
        part: claimed.Number,
        tables: _Tables,
        missing: dict[str, None],
        same: Sequence[Claim],
    ) -> Finding | None:
        """Judge one share by the whole nearest to it.

        `same` are the shares of its sentence: what it should be is told of the whole of most.
        """
        if any(True for _ in _fitting(claim, part, tables)):
            return None
        candidates = list(_candidates(claim, part, tables))
        shares = [(whole, Decimal(part) * _WHOLE / whole) for whole in candidates if whole]
        unit = _unit(claim)
        lacking = tables.lacking if claim.not_comparable is None else {}
        if lacking or not shares:
            missing.update(lacking)
            return None
        off = min(abs(share - claim.value) for _, share in shares)
        likeliest = min(
            shares, key=lambda pair: (-_bears_out(pair[0], same), abs(pair[1] - claim.value))
        )
        plugged = len(same) > 1 and sum(c.value for c in same) == _WHOLE
        explained = off < unit or (plugged and off <= unit * 3 / 2)
        return self._finding(claim, part, likeliest, _lowered(claim, explained, off))

    @staticmethod
    def _finding(
        claim: Claim,
        part: claimed.Number,
        nearest: tuple[Decimal, Decimal],
        severity: str | None,
    ) -> Finding:
        whole, share = nearest
        right = claimed.half_up(share, claim.decimals)
        return Finding(
            claim,
            {
                "printed": claim.printed,
                "part": str(part),
                "whole": str(whole),
                "share": f"{right}%",
                "exact": f"{claimed.half_up(share, claim.decimals + 2)}%",
            },
            ("share",),
            expected=str(right),
            printed=str(claim.value),
            severity=severity,
        )


def _unit(claim: Claim) -> Decimal:
    """Return one step of a percentage's last printed digit."""
    return Decimal(1).scaleb(-claim.decimals)


def _by_sentence(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        yield list(group)


class _Tables:
    """What the sums over the tables come to, worked out when they are first needed.

    `lacking` are the keys for want of which a whole is not known.
    """

    def __init__(self, wholes: Sequence[Linear], groups: Sequence[Linear], facts: Facts) -> None:
        self._wholes = wholes
        self._groups = groups
        self._facts = facts
        self.lacking: dict[str, None] = {}

    @cached_property
    def sums(self) -> list[Decimal]:
        """Return the wholes and groups that are known, each number once."""
        found = [claimed.worth(formula, self._facts, self.lacking) for formula in self._wholes]
        found += [claimed.worth(formula, self._facts, {}) for formula in self._groups]
        return [Decimal(one) for one in dict.fromkeys(found) if one is not None]


def _candidates(claim: Claim, part: claimed.Number, tables: _Tables) -> Iterator[Decimal]:
    """Yield what the figure may be a share of."""
    told = claimed.details(claim).get("wholes", ())
    assert isinstance(told, tuple | list)
    yield from (Decimal(whole) for whole in told)
    if claim.not_comparable in _OF_THE_TABLE:
        yield from (found for found in tables.sums if found >= part)


def _fitting(claim: Claim, part: claimed.Number, tables: _Tables) -> Iterator[Decimal]:
    """Yield the wholes of which a percentage is the share of its part."""
    for whole in _candidates(claim, part, tables):
        if whole and _fits(claim, part, whole):
            yield whole


def _lowered(claim: Claim, explained: bool, off: Decimal) -> str | None:  # noqa: FBT001 - a fact
    if explained or claim.not_comparable is not None:
        return "info"
    named = claim.readings or claimed.details(claim).get("of_readings")
    sure = named and claim.certainty == "sure"
    return None if sure and off > _POINT else "warning"


def _bears_out(whole: Decimal, claims: Iterable[Claim]) -> int:
    """Return how many of these shares are rightly rounded shares of that whole."""
    parts = ((claim, claimed.details(claim).get("of")) for claim in claims)
    return sum(_fits(claim, part, whole) for claim, part in parts if isinstance(part, int))


def _fits(claim: Claim, part: claimed.Number, whole: Decimal) -> bool:
    return abs(claim.value - Decimal(part) * _WHOLE / whole) <= _unit(claim) / 2


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
