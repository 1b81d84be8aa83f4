"""Facts whose value must look a certain way, or agree with another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.alike import alike, share_a_place
from gxlint.checks.base import (
    Answer,
    Aside,
    Filling,
    Finding,
    Kind,
    Looks,
    Name,
    Needs,
    OptionError,
    Phrase,
    Setting,
    Undecided,
    Worded,
)
from gxlint.checks.keys import all_expanded, expanded, named
from gxlint.checks.patterns import Pattern, pattern
from gxlint.checks.schema import KEYS
from gxlint.facts import Fact, Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Value(NamedTuple):
    """What the values of some facts must be; options that are not given ask nothing.

    `pairs` holds keys with the key whose value theirs must equal, or be like: `ignoring` then names
    words that do not count. Values to be equal may differ in the characters `apart`; those that
    `where` does not match are not compared. `are` pairs keys with the value each must have.
    `each`: a finding for every fact that is wrong, else one for all.
    """

    keys: tuple[str, ...]
    wanted: Pattern | None
    unwanted: Pattern | None
    one_of: tuple[object, ...]
    limits: tuple[Any, Any] | None
    pairs: tuple[tuple[str, str], ...]
    ignoring: tuple[str, ...] | None
    apart: str
    where: Pattern | None
    are: tuple[tuple[str, object], ...]
    each: bool
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(Needs((*self.keys, *dict(self.pairs), *dict(self.are))))

    def looks(self) -> Looks:
        """Return at what it looks."""
        paired = (key for pair in self.pairs for key in pair)
        return self.gate.looks(Looks((*self.keys, *paired, *dict(self.are))))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each fact whose value is not as it should be."""
        missing: dict[str, None] = {}
        wrong = [*self._of_their_own(facts), *self._beside_others(facts, missing)]
        if wrong and not self.each:
            fact, wanted = wrong[0]
            if len(wrong) == len(self.are) > 1 and all(one.value is None for one, _ in wrong):
                wanted = wanted._replace(severity="info")  # left out throughout, or by a web page
            yield _finding(fact, wanted, len(wrong), [one for one, _ in wrong[1:]])
        elif wrong:
            for one in wrong:
                yield _finding(*one, 1, [])
        if missing:
            yield Undecided(tuple(missing))

    def _of_their_own(self, facts: Facts) -> Iterator[tuple[Fact, _Wanted]]:
        for fact in facts.of(self.keys):
            if fact.value is not None and not self._fits(fact):
                yield fact, _Wanted(self._said(), None)
        for key, value in self.are:
            for fact in facts.all(key):
                if fact.value != value:
                    yield fact, _Wanted(str(value), None)

    def _fits(self, fact: Fact) -> bool:
        text = _text(fact)
        if self.wanted and not self.wanted.occurs(text, None):
            return False
        if self.unwanted and self.unwanted.occurs(text, None):
            return False
        if self.one_of and fact.value not in self.one_of:
            return False
        return self.limits is None or self.limits[0] <= fact.value <= self.limits[1]

    def _said(self) -> str:
        if self.one_of:
            return str(self.one_of[0])
        if self.limits and self.limits[0] == self.limits[1]:
            return str(self.limits[0])
        return ""

    def _beside_others(
        self, facts: Facts, missing: dict[str, None]
    ) -> Iterator[tuple[Fact, _Wanted]]:
        for key, other_key in self.pairs:
            fact, other = facts.get(key), facts.get(other_key)
            if fact is None or fact.value is None or not self._compares(fact):
                continue
            if other is None or other.value is None:
                missing[other_key] = None
            elif not self._agree(fact, other):
                yield fact, _Wanted(_text(other), other, self._lowered(fact, other))

    def _compares(self, fact: Fact) -> bool:
        return self.where is None or self.where.occurs(_text(fact), None)

    def _agree(self, fact: Fact, other: Fact) -> bool:
        if self.ignoring is None:
            return self._bare(fact.value) == self._bare(other.value)
        return alike(_text(fact), _text(other), self.ignoring)

    def _bare(self, value: object) -> object:
        if not self.apart or not isinstance(value, str):
            return value
        return value.translate(dict.fromkeys(map(ord, self.apart)))

    def _lowered(self, fact: Fact, other: Fact) -> str | None:
        near = self.ignoring and share_a_place(_text(fact), _text(other), self.ignoring)
        return "info" if near else None


class _Wanted(NamedTuple):
    """What a value should have been, as far as one can say, and the fact that says so."""

    text: str
    fact: Fact | None
    severity: str | None = None


def _text(fact: Fact) -> str:
    return "" if fact.value is None else str(fact.value)


def _finding(fact: Fact, wanted: _Wanted, count: int, others: list[Fact]) -> Finding:
    printed = fact.printed or _text(fact)
    values: dict[str, Filling] = {
        "name": Name(named(fact.key)),
        "printed": printed,
        "value": Worded(fact.key, _text(fact)),
        "wanted": Worded(wanted.fact.key, wanted.text) if wanted.fact else wanted.text,
        "several": Phrase("several", {"n": count}) if count > 1 else "",
        "other": Name(named(wanted.fact.key)) if wanted.fact else "",
    }
    asides = [
        Aside(
            "also",
            {"name": Name(named(o.key)), "printed": o.printed or _text(o), "value": _text(o)},
            o,
        )
        for o in others
    ]
    if wanted.fact:
        said: dict[str, Filling] = {
            "name": Name(named(wanted.fact.key)),
            "value": wanted.fact.printed or wanted.text,
            "wanted": wanted.text,
        }
        asides.insert(0, Aside("figure", said, wanted.fact))
    keys = (fact.key, *([wanted.fact.key] if wanted.fact else []))
    return Finding(fact, values, keys, wanted.text or None, printed, tuple(asides), wanted.severity)


def _build(params: Mapping[str, Any], setting: Setting) -> Value:
    keys = all_expanded(params.get("facts", ()), setting)
    pairs = dict(params.get("same", {}))
    if "same_as" in params:
        pairs.update(dict.fromkeys(keys, params["same_as"]))
        keys = ()
    _check_keys(pairs, params, setting)
    _check_use(params, keys)
    limits = params.get("range")
    return Value(
        keys,
        pattern(params["pattern"], ("pattern",)) if "pattern" in params else None,
        pattern(params["not_pattern"], ("not_pattern",)) if "not_pattern" in params else None,
        _choices(params.get("one_of", ()), setting),
        (limits[0], limits[1]) if limits else None,
        tuple(pairs.items()),
        tuple(params["ignoring"]) if "ignoring" in params else None,
        params.get("apart", ""),
        pattern(params["where"], ("where",)) if "where" in params else None,
        tuple(params.get("are", {}).items()),
        params.get("each", True),
        gates.gate(params, setting),
    )


def _check_keys(pairs: Mapping[str, str], params: Mapping[str, Any], setting: Setting) -> None:
    for option, keys in (("same", pairs), ("are", params.get("are", {}))):
        for key in keys:
            expanded(key, setting, (option, key))
    for key in pairs.values():
        expanded(key, setting, ("same_as" if "same_as" in params else "same",))


def _check_use(params: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    asks = [name for name in ("pattern", "not_pattern", "one_of", "range") if name in params]
    if keys and not asks:
        raise OptionError(
            "nothing is asked of these facts; give pattern, not_pattern, one_of, range or same_as",
            ("facts",),
        )
    if asks and not keys:
        raise OptionError(f"{asks[0]} needs facts", (asks[0],))


def _choices(one_of: Any, setting: Setting) -> tuple[object, ...]:
    if isinstance(one_of, Mapping):
        return tuple(one_of.get(setting.regime, ()))
    return tuple(one_of)


_PAIRS = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
_ANY = {"type": ["string", "number"]}
_CHOICES = {"type": "array", "items": _ANY, "minItems": 1}

KIND = Kind(
    name="value",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "pattern": {"type": "string"},
            "not_pattern": {"type": "string"},
            "one_of": {
                "anyOf": [_CHOICES, {"type": "object", "additionalProperties": _CHOICES}],
                "description": "a list of values, or such a list for each regime",
            },
            "range": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            "same_as": {"type": "string"},
            "same": _PAIRS,
            "ignoring": {"type": "array", "items": {"type": "string"}},
            "apart": {"type": "string"},
            "where": {"type": "string"},
            "are": {"type": "object", "minProperties": 1, "additionalProperties": _ANY},
            "each": {"type": "boolean"},
        },
        anyOf=[{"required": ["facts"]}, {"required": ["same"]}, {"required": ["are"]}],
    ),
    values=frozenset({"name", "printed", "value", "wanted", "several", "other"}),
    summary="facts whose value must be of a kind, or the same as another's",
)
