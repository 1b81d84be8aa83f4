"""Sums inside the prose: parts of a whole, and the balance of what came in and went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from gxlint.checks import claimed
from gxlint.checks import gate as gates
from gxlint.checks.balance import balanced
from gxlint.checks.base import Answer, Finding, Kind, Needs, Setting
from gxlint.checks.division import complete, divided, finding
from gxlint.checks.overlaps import begun, told_twice
from gxlint.checks.schema import KEYS
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts, Span
from gxlint.records import NamedTuple
from gxlint.slips import transposed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gxlint.shape import Shape

_FEWEST = 2
_FEWEST_OF = 2  # parts that come to less than half their whole are only some of them
_COUNTED = ("exact", "part_of")
_OF_ALL = ("all", "handled")
"""Roles of wholes that no other adds anything to."""


class Sum(NamedTuple):
    """Roles: of wholes, of their parts, of what else these may come to, of what fills them up."""

    wholes: tuple[str, ...]
    parts: str
    instead: tuple[str, ...]
    fill: tuple[str, ...]


class Parts(NamedTuple):
    """The parts that a sentence lists must add up to its whole, and the balance must hold.

    `sums` holds roles of wholes, the role of their parts, roles of what these may come to instead
    (of 23 cases, 21 decided: the results are those of 21), and roles of what may fill up a list
    that lacks something (one withdrawn, beside the results). `balance` holds the roles on its
    two sides; it is judged where the prose states each of them once. Parts of the roles `apart`
    that have a sentence of their own belong to the wholes last stated before it. With `lists`,
    every list that divides a figure must add up: what is off by little is a remark, and a warning
    where two digits of one of its figures are transposed or its last part is all the rest. A list
    must come to no less than a total stated behind it. Where a list comes to its whole, some of
    its parts are not judged by their roles: the others need not be understood. Nor are parts that
    come to less than their whole where the tables bear out each of them and the whole (`readings`
    are the formulas).
    """

    sums: tuple[Sum, ...]
    balance: tuple[tuple[str, ...], tuple[str, ...]] | None
    lists: bool = False
    apart: tuple[str, ...] = ()
    readings: tuple[tuple[str, Linear], ...] = ()
    gate: gates.Gate = gates.Gate()

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        kinds = ("count", "list") if self.lists else ("count",)
        return self.gate.needs(Needs(claims=kinds))

    def is_silent_in(self, shape: Shape) -> bool:
        """Tell whether it does not apply to what is stated."""
        return self.gate.is_shut_in(shape)

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each list that comes to more or less, and for a broken balance."""
        claims = [c for c in facts.claims if c.kind == "count" and c.precision in _COUNTED]
        told = list(self._sums(claims))
        if told:
            lists = complete(facts) if self.lists else {}
            told = [
                one
                for one in told
                if not _within(one, lists) and not self._borne_out(one, claims, facts)
            ]
        yield from told
        if self.lists:
            known = {_place(one) for one in told}
            yield from divided(facts, claims, known)
        if self.balance is not None:
            yield from balanced(claims, *self.balance)

    def _borne_out(self, found: Finding, claims: Sequence[Claim], facts: Facts) -> bool:
        """Tell whether the tables bear out the whole and each part of a list that lacks some."""
        whole = found.at
        if found.severity != "info" or not isinstance(whole, Claim) or found.expected is None:
            return False
        if whole.value < Decimal(found.expected):
            return False
        spans = {one.fact.span for one in found.related}
        each = [one for one in claims if one.span in spans]
        readings = dict(self.readings)
        return all(_is_right(one, readings, facts) for one in (whole, *each))

    def _sums(self, claims: Sequence[Claim]) -> Iterator[Finding]:
        if not self.sums:
            return
        above: dict[str, Sequence[Claim]] = {}
        told = _sentences(claims)
        alone = {roles[0] for roles, _ in told if len(roles) > _FEWEST and len({*roles}) == 1}
        apart = alone.intersection(self.apart)
        every: list[Claim] = []
        judged = _judged_roles(self.sums)
        for roles, sentence in told:
            if judged.isdisjoint(roles):
                continue
            for one in self.sums:
                many = roles.count(one.parts)
                if many >= _FEWEST:
                    yield from _listed(list(zip(roles, sentence, strict=True)), one)
                if one.parts not in apart:
                    continue
                before = above.get(one.parts, ())
                if many == len(roles):
                    yield from _beneath(before, one.wholes, sentence, every)
                pairs = zip(roles, sentence, strict=True)
                wholes = [claim for role, claim in pairs if role in one.wholes]
                if wholes:
                    above[one.parts] = _above(before, wholes, sentence)
                    every += wholes


def _is_right(claim: Claim, readings: Mapping[str, Linear], facts: Facts) -> bool:
    if claim.not_comparable is not None:
        return False
    formulas = (readings.get(source) for source in claim.readings)
    found = (claimed.worth(one, facts, {}) for one in formulas if one)
    return any(one is not None and claimed.agrees(claim, one) for one in found)


def _within(found: Finding, lists: Mapping[Span | None, frozenset[Span | None]]) -> bool:
    """Tell whether all parts stand in one list that comes to its whole."""
    parts = lists.get(_place(found))
    return parts is not None and all(one.fact.span in parts for one in found.related)


def _place(found: Finding) -> Span | None:
    return found.at.span if isinstance(found.at, Claim) else None


@lru_cache
def _judged_roles(sums: tuple[Sum, ...]) -> frozenset[str]:
    """Return the roles of wholes and parts: a sentence without any of them is of no use."""
    return frozenset(role for one in sums for role in (*one.wholes, one.parts))


def _above(
    before: Sequence[Claim], wholes: Sequence[Claim], sentence: Sequence[Claim]
) -> Sequence[Claim]:
    """Return what parts in a sentence of their own may belong to, now that this one was read.

    Wholes that are themselves of some only (of departments and of counties) leave those before.
    """
    some = before and all(one.not_comparable is not None for one in wholes)
    return [*before, *sentence] if some else sentence


def _sentences(claims: Iterable[Claim]) -> list[tuple[list[str], list[Claim]]]:
    """Return the claims sentence by sentence, after the roles that they play."""
    found: list[tuple[list[str], list[Claim]]] = []
    sentence: object = claims
    for claim in claims:
        own = claim.sentence
        if own is not sentence and own != sentence:
            sentence = own
            roles: list[str] = []
            group: list[Claim] = []
            found.append((roles, group))
        roles.append(claim.role)
        group.append(claim)
    return found


def _listed(told: Sequence[tuple[str, Claim]], roles: Sum) -> Iterator[Finding]:
    """Judge the parts that follow a whole, up to the next whole; claims come with their roles."""
    before: list[Claim] = []
    parts: list[Claim] = []
    fill: list[Claim] = []
    for role, claim in (*told, (roles.wholes[0], None)):
        if claim is not None:
            if role == roles.parts:
                parts.append(claim)
            if role in roles.fill:
                fill.append(claim)
        if role in roles.wholes:
            if before and len(parts) >= _FEWEST:
                total = sum([one.value for one in parts])
                lacking = before[-1].value - total
                if lacking and total not in _instead(told, roles) and not _filled(lacking, fill):
                    yield from _compared(before, parts)
            parts, fill = [], []
            if claim is not None:
                before.append(claim)


def _instead(told: Sequence[tuple[str, Claim]], roles: Sum) -> set[claimed.Number]:
    """Return what the parts may come to in the stead of their whole."""
    return {claim.value for role, claim in told if role in roles.instead}


def _filled(lacking: claimed.Number, fill: Sequence[Claim]) -> bool:
    """Tell whether what parts lack is what one of the others counts, or all of them."""
    values = [one.value for one in fill]
    return bool(values) and (lacking in values or lacking == sum(values))


def _beneath(
    above: Sequence[Claim],
    wholes: tuple[str, ...],
    parts: Sequence[Claim],
    every: Iterable[Claim],
) -> Iterator[Finding]:
    """Judge three parts or more of a sentence of their own by the wholes stated last before it.

    Whatever other figure is stated there may be counted in, and they may come to one of `every`
    whole before.
    """
    before = [claim for claim in above if claim.role in wholes]
    if not before or len(parts) <= _FEWEST or before[0].section != parts[0].section:
        return
    total = sum(part.value for part in parts)
    known = (one.value for one in (*before, *every))
    sums = (whole.value + other.value for whole in before for other in above)
    if total not in {*known, *sums}:
        whole = [one for one in before if one.not_comparable is None]
        yield from _compared(whole or before, parts)


def _compared(wholes: Sequence[Claim], parts: Sequence[Claim]) -> Iterator[Finding]:
    """Compare parts with the last whole before them; with several, they may belong to any."""
    total = sum(part.value for part in parts)
    whole = wholes[-1]
    if any(total - one.value in {0, *told_twice(parts)} for one in wholes):
        return
    if whole.value in begun(parts):
        return
    together = all(one.role not in _OF_ALL for one in wholes)
    if len(wholes) > 1 and together and total <= sum(one.value for one in wholes):
        return
    if total * _FEWEST_OF < whole.value:
        return
    turned = [one for one in wholes if transposed([int(n.value) for n in (one, *parts)])]
    whole = turned[0] if turned else whole
    doubtful = whole.not_comparable is not None or whole.certainty != "sure"
    wrong = total > whole.value or turned
    yield finding(whole, parts, total, "info" if doubtful or not wrong else "warning")


def _build(params: Mapping[str, Any], setting: Setting) -> Parts:
    sums = tuple(
        Sum(
            tuple(one["wholes"]),
            one["parts"],
            tuple(one.get("instead", ())),
            tuple(one.get("fill", ())),
        )
        for one in params.get("sums", ())
    )
    balance = params.get("balance")
    sides = (tuple(balance[0]), tuple(balance[1])) if balance else None
    apart = tuple(params.get("apart", ()))
    lists = params.get("lists", False)
    readings = tuple(claimed.parsed(setting).items()) if sums else ()
    return Parts(sums, sides, lists, apart, readings, gates.gate(params, setting))


KIND = Kind(
    name="parts",
    build=_build,
    schema=gates.options(
        {
            "sums": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["wholes", "parts"],
                    "additionalProperties": False,
                    "properties": {
                        "wholes": KEYS,
                        "parts": {"type": "string"},
                        "instead": KEYS,
                        "fill": KEYS,
                    },
                },
            },
            "lists": {"type": "boolean"},
            "apart": KEYS,
            "balance": {"type": "array", "items": KEYS, "minItems": 2, "maxItems": 2},
        },
    ),
    values=frozenset({"printed", "parts", "total", "received", "difference"}),
    summary="parts listed in a sentence that do not add up to its whole",
)
