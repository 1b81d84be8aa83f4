"""The examples in rule files: small reports that a rule must judge as they say."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gxlint.blocks import Span, Text
from gxlint.checks.base import Kind
from gxlint.facts import Claim, Fact, Facts, Value
from gxlint.pack.drafts import Draft
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.model import Example

NEEDED = ("broken", "kept")


def examples(draft: Draft, kind: Kind, mistakes: Mistakes) -> tuple[Example, ...]:
    """Return the rule's examples; one that is broken and one that is kept must be among them."""
    listed = draft.value.get("examples", [])
    regimes = draft.value["regimes"]
    made = tuple(_example(one, regimes[0]) for one in listed)
    for i, example in enumerate(made):
        if example.regime not in regimes:
            said = f"found {example.regime!r}; expected one of the rule's, {', '.join(regimes)}"
            draft.note(mistakes, ("examples", i, "regime"), said)
    if not kind.by_engine:
        for expected in NEEDED:
            if not any(example.expected == expected for example in made):
                said = f"no example is {expected}; a rule shows each way at least once"
                draft.note(mistakes, ("examples",), said, key=True)
    return made


def _example(value: Mapping[str, Any], regime: str) -> Example:
    return Example(
        value["name"],
        value.get("regime", regime),
        value.get("facts", {}),
        tuple(value.get("claims", ())),
        value["expect"],
        value.get("message"),
    )


def stated(example: Example) -> Facts:
    """Return the facts and claims of an example, in the order written or by their `at`.

    Every fact has a span of its own, so that a check may compare places.
    """
    entries = [(key, one) for key, value in example.facts.items() for one in _each(value)]
    facts = [_fact(key, one, i) for i, (key, one) in enumerate(entries)]
    facts.sort(key=lambda fact: fact.span.start if fact.span else 0)
    return Facts(facts, _claims(example))


_STEP = 1000
"""Distance between the places of an example's facts; texts longer than that are nowhere told."""


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _fact(key: str, entry: Any, index: int) -> Fact:
    told = entry if isinstance(entry, Mapping) else {"value": entry}
    value = _value(told["value"])
    printed = str(told.get("printed", "" if value is None else value))
    start = told.get("at", index * _STEP)
    text = Text(printed, ((0, start),)) if isinstance(value, str) else None
    return Fact(key, value, printed, Span(start, start + len(printed)), text)


def _value(value: Any) -> Value:
    """Return the value; a text that is an ISO date with hyphens is that date."""
    if isinstance(value, str) and _DATE.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    found: Value = value
    return found


_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")


def _claims(example: Example) -> Iterator[Claim]:
    for i, told in enumerate(example.claims):
        fields: dict[str, Any] = dict(told)
        start = -(i + 1) * _STEP
        sentence = fields.pop("sentence", None)
        fields["readings"] = tuple(fields["readings"])
        fields["details"] = tuple(fields.get("details", {}).items())
        fields["unit"] = Decimal(fields.get("unit", 1))
        fields.setdefault("printed", str(fields["value"]))
        yield Claim(
            span=Span(start, start + len(fields["printed"])),
            sentence=Text(sentence, ((0, start),)) if sentence else None,
            **fields,
        )
