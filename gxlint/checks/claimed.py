"""Claims held against cells: what a reading comes to, and whether a figure agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from gxlint.checks.base import Aside, Formula, Name, Setting
from gxlint.checks.keys import widened
from gxlint.expr import FormulaError, Linear, linear
from gxlint.expressions import compiled
from gxlint.facts import Claim, Fact, Facts

Number = int | Decimal
_SET = r"sum\(([a-z_.]+)@([a-z_]+)((?:\.[a-z_]+)*)\)"
_AROUND = Decimal("0.05")  # "about": five per cent to either side
_MORE = Decimal("1.2")  # "more than": by no more than a fifth
_SHORT = Decimal("0.2")  # "not quite": by no more than a fifth


def parsed(setting: Setting) -> dict[str, Linear]:
    """Return the readings of the pack as formulas; those with mistakes the pack reports itself."""
    vocabulary = widened(setting.vocabulary)
    found: dict[str, Linear] = {}
    for source in setting.readings:
        try:
            found[source] = linear(source, vocabulary)
        except FormulaError:
            continue
    return found


def worth(
    formula: Linear,
    facts: Facts,
    missing: dict[str, None],
    filled: dict[str, None] | None = None,
) -> Number | None:
    """Return what a formula comes to; None, with the keys noted, where a cell is missing.

    A blank counts as 0 only where the table itself shows that it stands for 0. A blank total
    counts as what its parts come to where `filled` is given, which then holds the parts' keys.
    """
    try:
        return formula.total(facts.values(formula.keys))
    except (KeyError, TypeError):  # a cell is missing, blank or no number
        known: dict[str, Number] = {}
    for key in formula.keys:
        number = _cell(key, facts)
        if number is None and filled is not None:
            number = _summed(key, facts, filled)
        if number is None:
            missing[key] = None
        else:
            known[key] = number
    if known.keys() >= set(formula.keys):
        return formula.total(map(known.__getitem__, formula.keys))
    return None


def _cell(key: str, facts: Facts) -> Number | None:
    if facts.is_blank(key):
        return 0 if _stands_for_zero(key, facts) else None
    return facts.number(key)


def _stands_for_zero(key: str, facts: Facts) -> bool:
    """Tell whether a blank must be 0: all its parts are nil, or the others make up the total."""
    parent, _, last = key.rpartition(".")
    depth = key.count(".")
    if last == "total":
        parts = [f for f in facts.under(parent) if f.key.count(".") == depth and f.key != key]
        return bool(parts) and all(not f.value for f in parts)
    parts = [f for f in facts.under(key) if f.key.count(".") == depth + 1]
    if parts:
        return all(not f.value for f in parts)
    total = facts.number(f"{parent}.total")
    total = facts.number(parent) if total is None else total
    others = [
        f.value
        for f in facts.under(parent)
        if f.key.count(".") == depth and f.key not in (key, f"{parent}.total")
    ]
    return total is not None and total == sum(v for v in others if isinstance(v, int | Decimal))


def _summed(key: str, facts: Facts, parts: dict[str, None]) -> Number | None:
    """Return what a blank total must be by its parts, their keys noted."""
    fact = facts.get(key)
    if fact is None or fact.value is not None or not key.endswith(".total"):
        return None
    row, depth = key.removesuffix(".total"), key.count(".")
    beside = [f for f in facts.under(row) if f.key.count(".") == depth and f.key != key]
    values = [f.value for f in beside if isinstance(f.value, int | Decimal)]
    if not values or any(isinstance(f.value, str) for f in beside):
        return None
    parts.update((f.key, None) for f in beside)
    return sum(values)


def agrees(claim: Claim, found: Number) -> bool:
    """Tell whether a figure, printed with its precision, may stand for the number found."""
    said = claim.value
    if claim.precision == "rounded":
        return rounds(found, said, claim.unit)
    if claim.precision in _RANGES:
        least, most = _RANGES[claim.precision](said)
        return least <= found <= most
    if claim.kind == "amount":
        return rounds(found, said, claim.unit) or rounds(said, found, _unit(found))
    return found == said


_RANGES: Mapping[str, Callable[[Number], tuple[Number, Number]]] = {
    "more": lambda said: (said, said + _last_digit(said) - 1),
    "about": lambda said: (said * (1 - _AROUND), said * (1 + _AROUND)),
    "below": lambda said: (said * (1 - _AROUND), said),
    "at_least": lambda said: (said, said * _MORE),
    "at_most": lambda said: (said * (1 - _SHORT), said),
    "part_of": lambda said: (said, Decimal("Infinity")),
}
"""From which to which number a figure of that precision may stand for."""


def rounds(exact: Number, printed: Number, unit: Decimal) -> bool:
    """Tell whether `printed` is `exact` rounded half up, or cut off, at that unit."""
    steps = Decimal(exact) / unit
    shown = Decimal(printed) / unit
    return shown in (steps.quantize(1, ROUND_HALF_UP), steps.quantize(1, ROUND_DOWN))


def _unit(number: Number) -> Decimal:
    exponent = Decimal(number).as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def _last_digit(number: Number) -> Number:
    """Return one unit of the last digit that is not 0: 100 for 6400."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit


def is_plain(claim: Claim, total: object) -> bool:
    """Tell whether a claim is an exact count of what its reading comes to."""
    return claim.value == total and claim.precision == "exact" and claim.kind in _COUNTS


_COUNTS = ("count", "none")


def judged(facts: Facts, kinds: Collection[str]) -> list[Claim]:
    """Return the claims of these kinds that may be held against the tables."""
    return [claim for claim in facts.comparable if claim.kind in kinds]


def severity(claim: Claim) -> str | None:
    """Return how far a contradiction is lowered: None where figure and words are unambiguous."""
    if claim.scope != "whole":
        return "info"
    exact = claim.precision in ("exact", "rounded") and claim.kind in ("count", "none", "amount")
    if exact and claim.certainty == "sure":
        return None
    return "warning" if exact or claim.certainty == "sure" else "info"


def shown(source: str) -> Formula:
    """Return a reading as messages show it; a sum over a set by the set's name."""
    return Formula(compiled(_SET).sub(r"\1\2\3", source))


def cells(keys: Iterable[str], facts: Facts) -> tuple[Aside, ...]:
    """Return the cells that hold something as related places, each once."""
    found = (facts.get(key) for key in dict.fromkeys(keys) if facts.value(key))
    return tuple(
        Aside("figure", {"name": Name(f.key), "value": f.printed or str(f.value)}, f)
        for f in found
        if f is not None
    )


def beside(claim: Claim, phrase: str = "claims.stated") -> Aside:
    """Return another claim as a related place."""
    return Aside(phrase, {"printed": claim.printed}, Fact("text", None, claim.printed, claim.span))


def details(claim: Claim) -> Mapping[str, object]:
    """Return what a kind of claim needs beside, by name."""
    return dict(claim.details)


def concerned(claim: Claim, readings: Mapping[str, Linear]) -> tuple[str, ...]:
    """Return the fact keys of the readings, the likeliest first, each once."""
    keys = (key for one in claim.readings if one in readings for key in readings[one].keys)
    return tuple(dict.fromkeys(keys))


class _Concerned(dict[tuple[str, ...], frozenset[str]]):
    """The fact keys of the readings of claims, worked out once."""

    def __init__(self, readings: Mapping[str, Linear]) -> None:
        super().__init__()
        self.readings = readings

    def __missing__(self, sources: tuple[str, ...]) -> frozenset[str]:
        if len(self) >= _MOST_READINGS:
            self.clear()
        formulas = filter(None, map(self.readings.get, sources))
        found = self[sources] = frozenset(key for one in formulas for key in one.keys)
        return found


_MOST_READINGS = 4096
_MOST_RULES = 64
_concerned: dict[int, _Concerned] = {}


def concerning(readings: Mapping[str, Linear]) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return what gives, of the readings of a claim, the fact keys that they may be of.

    Formulas are told by identity, and kept with what was made of them.
    """
    known = _concerned.get(id(readings))
    if known is None:
        if len(_concerned) >= _MOST_RULES:
            _concerned.clear()
        known = _concerned[id(readings)] = _Concerned(readings)
    return known


def half_up(number: Decimal, decimals: int) -> Decimal:
    """Return the number rounded half up to so many decimals."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
