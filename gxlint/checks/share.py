"""Percentages in prose that no denominator gives."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from gxlint.checks import claimed
from gxlint.checks.base import Answer, Finding, Kind, OptionError, Setting, Undecided
from gxlint.checks.keys import widened
from gxlint.expr import FormulaError, Linear, linear
from gxlint.facts import Claim, Facts
from gxlint.records import NamedTuple

_WHOLE = 100
_POINT = 1  # percentage point
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

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each percentage that is no share, or not rounded half up."""
        missing: dict[str, None] = {}
        claims = [c for c in facts.claims if c.kind == "share" and c.precision == "exact"]
        for claim in claims:
            told = claimed.details(claim)
            part = self._part(claim, facts, missing) if claim.readings else told.get("of")
            if isinstance(part, int | Decimal):
                finding = self._judged(claim, part, facts, missing, _adds_up(claim, claims))
                if finding is not None:
                    yield finding
        for listed in _by_sentence(claims):
            yield from self._odd_one(listed, facts)
        if missing:
            yield Undecided(tuple(missing))

    def _odd_one(self, listed: Sequence[Claim], facts: Facts) -> Iterator[Finding]:
        """Yield a remark where all shares but one, which just misses it, are of one whole."""
        parts = [(one, claimed.details(one).get("of")) for one in listed]
        fitting = {
            one: set(self._fitting(one, part, facts))
            for one, part in parts
            if isinstance(part, int) and one.not_comparable is None
        }
        if len(fitting) < _LIST or len(fitting) < len(listed):
            return
        for whole in sorted(set().union(*fitting.values())):
            odd = [one for one in fitting if whole not in fitting[one]]
            if len(odd) != 1 or not fitting[odd[0]]:
                continue
            part = dict(parts)[odd[0]]
            assert isinstance(part, int)
            share = Decimal(part) * _WHOLE / whole
            if abs(share - odd[0].value) < _unit(odd[0]):
                yield self._finding(odd[0], part, (whole, share), "info")
                return

    def _fitting(self, claim: Claim, part: int, facts: Facts) -> Iterator[Decimal]:
        """Yield the wholes of which a percentage is the share of its part."""
        for whole in self._candidates(claim, part, facts, {}):
            if whole and abs(claim.value - Decimal(part) * _WHOLE / whole) <= _unit(claim) / 2:
                yield whole

    def _part(self, claim: Claim, facts: Facts, missing: dict[str, None]) -> claimed.Number | None:
        """Return what a share that names a cell and no figure is a share of that cell's."""
        formula = self.readings.get(claim.readings[0])
        if formula is None or claim.not_comparable is not None or claim.scope != "whole":
            return None
        return claimed.worth(formula, facts, missing)

    def _judged(
        self,
        claim: Claim,
        part: claimed.Number,
        facts: Facts,
        missing: dict[str, None],
        plugged: bool,  # noqa: FBT001 - a property of the sentence
    ) -> Finding | None:
        lacking: dict[str, None] = {}
        candidates = list(self._candidates(claim, part, facts, lacking))
        shares = [(whole, Decimal(part) * _WHOLE / whole) for whole in candidates if whole]
        unit = _unit(claim)
        if any(abs(claim.value - share) <= unit / 2 for _, share in shares):
            return None
        if lacking or not shares:
            missing.update(lacking)
            return None
        whole, share = min(shares, key=lambda pair: abs(pair[1] - claim.value))
        off = abs(share - claim.value)
        explained = off < unit or (plugged and off <= unit * 3 / 2)
        return self._finding(claim, part, (whole, share), _lowered(claim, explained, off))

    def _candidates(
        self, claim: Claim, part: claimed.Number, facts: Facts, lacking: dict[str, None]
    ) -> Iterator[Decimal]:
        told = claimed.details(claim).get("wholes", ())
        assert isinstance(told, tuple | list)
        yield from (Decimal(whole) for whole in told)
        if claim.not_comparable is not None:
            return
        sums = [claimed.worth(formula, facts, lacking) for formula in self.wholes]
        sums += [claimed.worth(formula, facts, {}) for formula in self.groups]
        yield from (Decimal(found) for found in sums if found is not None and found >= part)

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
    """Yield the claims of each sentence that may be a list."""
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        listed = list(group)
        if len(listed) >= _LIST:
            yield listed


def _lowered(claim: Claim, explained: bool, off: Decimal) -> str | None:  # noqa: FBT001 - a fact
    if explained or claim.not_comparable is not None:
        return "info"
    named = claim.readings or claimed.details(claim).get("of_readings")
    sure = named and claim.certainty == "sure"
    return None if sure and off > _POINT else "warning"


def _adds_up(claim: Claim, claims: list[Claim]) -> bool:
    """Tell whether the percentages of the claim's sentence come to exactly 100."""
    same = [c for c in claims if c.sentence == claim.sentence]
    return len(same) > 1 and sum(c.value for c in same) == _WHOLE


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
