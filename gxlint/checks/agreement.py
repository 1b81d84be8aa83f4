"""Figures and denials in prose that no reading bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from gxlint.checks import claimed
from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Finding, Kind, Needs, OptionError, Setting, Undecided
from gxlint.checks.fewer import of_fewer
from gxlint.checks.schema import KEYS
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts
from gxlint.records import NamedTuple
from gxlint.slips import turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_FELLOWS = 2
_LARGE = 100
"""Digits of smaller figures may well be the same by chance."""


class Agreement(NamedTuple):
    """Every claim about these cells must agree with one of its readings.

    The rule judges the claims whose first reading is one of `own`; `readings` holds the formulas
    of the same tables, which their further readings may be. `kinds` are the kinds of claims. Those
    of the roles `timely` (all within the time limit) only hold of what was due: what the prose
    states rightly to be left does not contradict them. Of an `entire` rule the first reading is all
    there is: a further one of some of its keys bears a claim out only where the prose tells the
    others; elsewhere it lowers what is found to a warning. Results that come to a count of the
    roles `wholes` before them, rightly less than all, are not judged.
    """

    own: frozenset[str]
    readings: Mapping[str, Linear]
    kinds: tuple[str, ...]
    timely: tuple[str, ...] = ()
    entire: bool = False
    wholes: tuple[str, ...] = ()
    gate: gates.Gate = gates.Gate()

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        own = {one: self.readings[one] for one in self.own}
        return self.gate.needs(Needs(claims=self.kinds, readings=own))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each claim that none of its readings bears out."""
        missing: dict[str, None] = {}
        borne_out: set[str] = set()
        vouching: Counter[tuple[object, str]] = Counter()
        findings: list[tuple[Claim, Finding]] = []
        beside: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claimed.judged(facts, self.kinds):
            if not claim.readings or claim.readings[0] not in self.own:
                continue
            lacking: dict[str, None] = {}
            finding = self._finding(claim, facts, lacking)
            missing |= lacking
            beside.setdefault(_place(claim), []).append(claim)
            if finding is not None and not (claim.role in self.timely and self._told(claim, facts)):
                findings.append((claim, finding))
            elif finding is None and not lacking and claim.kind == "count":
                borne_out.add(claim.readings[0])
                vouching[claim.sentence, claim.role] += bool(claim.value)
        for claim, finding in findings:
            if self.wholes and of_fewer(claim, self.wholes, self.readings, facts):
                continue
            one = self._beside_others(finding, beside[_place(claim)], facts)
            if one is not None:
                one = _eased(one, claim.readings[0] in borne_out)
                yield _vouched(one, claim, vouching[claim.sentence, claim.role])
        if missing:
            yield Undecided(tuple(missing))

    def _told(self, claim: Claim, facts: Facts) -> bool:
        """Tell whether the prose rightly states the figure that a claim would have to be 0."""
        counts = claimed.judged(facts, ("count",))
        same = (one for one in counts if one.readings[:1] == claim.readings[:1])
        return any(one.value and self._finding(one, facts, {}) is None for one in same)

    def _beside_others(
        self, finding: Finding, told: Sequence[Claim], facts: Facts
    ) -> Finding | None:
        """Lower a finding where its sentence says several things of one reading.

        They are parts, then, or all but one are. Where their sum is what the table says, they are
        its parts, and there is none.
        """
        if len(told) == 1 or any(claim.kind != "count" for claim in told):
            return finding
        whole = told[0]._replace(value=sum(claim.value for claim in told))
        if self._finding(whole, facts, {}) is None:
            return None
        one = len({claim.value for claim in told}) == 1
        return finding if one or finding.severity else finding._replace(severity="warning")

    def _finding(self, claim: Claim, facts: Facts, missing: dict[str, None]) -> Finding | None:
        tried: list[tuple[str, claimed.Number]] = []
        lacking: dict[str, None] = {}
        filled: dict[str, None] = {}
        partly = False
        for source in claim.readings:
            formula = self.readings.get(source)
            found = claimed.worth(formula, facts, lacking, filled) if formula else None
            if formula is None or found is None:
                continue
            if claimed.agrees(claim, found):
                partly = bool(self.entire and tried) and self._is_part(formula, tried[0][0], facts)
                if not partly:
                    return None
            tried.append((source, found))
        if lacking or not tried:
            missing.update(lacking)
            return None
        first, found = tried[0]
        keys = claimed.concerned(claim, self.readings)
        return Finding(
            claim,
            {
                "printed": claim.printed,
                "stated": str(claim.value),
                "reading": claimed.shown(first),
                "found": str(found),
                "others": tuple(claimed.shown(source) for source, _ in tried[1:]),
            },
            keys,
            expected=str(found) if claim.precision == "exact" else None,
            printed=str(claim.value),
            related=claimed.cells((*keys, *filled), facts),
            severity=claimed.severity(claim) or ("warning" if partly else _doubt(keys, facts)),
        )

    def _is_part(self, some: Linear, first: str, facts: Facts) -> bool:
        """Tell whether a reading is of some keys of the first and no claim tells of the others.

        A claim beside those of both is of all, too.
        """
        others = {*self.readings[first].keys} - {*some.keys}
        if not others or not {*some.keys} <= {*self.readings[first].keys}:
            return False
        told = [self.readings.get(one.readings[0]) for one in facts.claims if one.readings]
        return _is_told(some.keys, told) or not _is_told(others, told)


def _is_told(keys: Collection[str], told: Iterable[Linear | None]) -> bool:
    """Tell whether one of the formulas is of cells of the rows of these keys alone."""
    rows = {key.rpartition(".")[0] for key in keys}
    return any(one and {key.rpartition(".")[0] for key in one.keys} <= rows for one in told)


def _doubt(keys: Iterable[str], facts: Facts) -> str | None:
    """Lower an error where a cell is blank: the table does not itself say the figure."""
    printed = (facts.get(key) for key in keys)
    return "warning" if any(one is not None and one.value is None for one in printed) else None


def _place(claim: Claim) -> tuple[object, ...]:
    return (claim.sentence, claim.readings)


def _eased(finding: Finding, told_rightly: bool) -> Finding:  # noqa: FBT001 - a fact
    """Lower an error where the prose states the same figure rightly elsewhere.

    Then the figure that differs may well count something narrower.
    """
    if told_rightly and finding.severity is None:
        return finding._replace(severity="warning")
    return finding


def _vouched(finding: Finding, claim: Claim, others: int) -> Finding:
    """Raise a remark on a figure of unknown scope to a warning where it seems a slip.

    Two of its digits changed places, or its fellows agree: those of its sentence that play the
    same part, such as a list of channels, all but one right.
    """
    if claim.scope != "unknown" or finding.expected is None:
        return finding
    slip = claim.value >= _LARGE and turned(claim.value, Decimal(finding.expected))
    if slip or (claim.role and others >= _FELLOWS):
        return finding._replace(severity="warning")
    return finding


def _build(params: Mapping[str, Any], setting: Setting) -> Agreement:
    prefixes = tuple(params["readings"])
    every = claimed.parsed(setting)
    own = frozenset(source for source, formula in every.items() if _begins(formula, prefixes))
    for i, prefix in enumerate(prefixes):
        if setting.readings and not any(_begins(f, (prefix,)) for f in every.values()):
            raise OptionError(
                f"no sentence pattern reads {prefix!r} in {setting.regime}", ("readings", i)
            )
    tables = {_table(every[source]) for source in own}
    shared = {source: formula for source, formula in every.items() if _table(formula) in tables}
    kinds = tuple(params.get("kinds", ("count", "none", "amount")))
    timely = tuple(params.get("timely", ()))
    entire = params.get("entire", False)
    wholes = tuple(params.get("wholes", ()))
    return Agreement(own, shared, kinds, timely, entire, wholes, gates.gate(params, setting))


def _begins(formula: Linear, prefixes: tuple[str, ...]) -> bool:
    first = formula.keys[0] if formula.keys else ""
    return any(first == p or first.startswith(p + ".") for p in prefixes)


def _table(formula: Linear) -> str:
    return formula.keys[0].split(".", 1)[0] if formula.keys else ""


KIND = Kind(
    name="agreement",
    build=_build,
    schema=gates.options(
        {
            "readings": KEYS,
            "kinds": {
                "type": "array",
                "items": {"enum": ["count", "none", "all", "amount"]},
                "minItems": 1,
            },
            "timely": KEYS,
            "entire": {"type": "boolean"},
            "wholes": KEYS,
        },
        required=["readings"],
    ),
    values=frozenset({"printed", "stated", "reading", "found", "others"}),
    summary="a figure or a denial in prose that none of its readings bears out",
)
