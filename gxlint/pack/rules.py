"""Rule files to rules."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from gxlint.checks.base import Check, Kind, OptionError, Setting
from gxlint.expr import FormulaError, Vocabulary, linear
from gxlint.pack.drafts import Draft
from gxlint.pack.examples import examples
from gxlint.pack.kinds import Kinds
from gxlint.pack.mistakes import Mistakes, listed, nearest
from gxlint.pack.model import Example, Rule, Said, Written
from gxlint.pack.shape import conform
from gxlint.pack.shapes import RULE
from gxlint.pack.spots import Path_
from gxlint.records import NamedTuple

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
_BARE = re.compile(r"[a-z_]+\Z")
OWN_FAMILY = "GX9"
"""The family of codes that users' packs have to themselves."""


class Ground(NamedTuple):
    """What rules are built on: kinds, and what each regime knows."""

    kinds: Kinds
    vocabularies: Mapping[str, Vocabulary]
    readings: Mapping[str, tuple[str, ...]]
    facts: tuple[str, ...]
    """Fact keys beside cells; `*` stands for any parts."""


def build_rules(drafts: Sequence[Draft], ground: Ground, mistakes: Mistakes) -> tuple[Rule, ...]:
    """Return the rules, sorted by code; every mistake is noted, and its rule left out."""
    built: dict[str, tuple[Draft, Rule]] = {}
    for draft in drafts:
        if not conform(draft, RULE, mistakes):
            continue
        code = draft.value["code"]
        if code in built:
            other, rule_there = built[code]
            taken = f"the code {code} is that of {rule_there.name!r} already, in {other.file}"
            draft.note(mistakes, ("code",), taken)
            continue
        _refuse_foreign_family(draft, mistakes)
        rule = _rule(draft, ground, mistakes)
        if rule is not None:
            built[code] = draft, rule
    rules = [built[code][1] for code in sorted(built)]
    written = {name: own for rule in rules for name, own in rule.written.items()}
    said = {name: own for rule in rules for name, own in rule.said.items()}
    return tuple(rule._replace(said=said, written=written) for rule in rules)


def _refuse_foreign_family(draft: Draft, mistakes: Mistakes) -> None:
    code = draft.value["code"]
    if draft.bundled == code.startswith(OWN_FAMILY):
        expected = "GX0 to GX8" if draft.bundled else "GX900 to GX999, the codes of users' packs"
        draft.note(mistakes, ("code",), f"found {code}; expected one of {expected}")


def _rule(draft: Draft, ground: Ground, mistakes: Mistakes) -> Rule | None:
    value = draft.value
    regimes = tuple(value["regimes"])
    before = len(mistakes)
    _refuse_unknown_regimes(draft, ground, mistakes)
    kind = ground.kinds.get(value["check"], draft, mistakes)
    if kind is None or len(mistakes) > before:
        return None
    _refuse_unknown_placeholders(draft, kind, mistakes)
    checks = _checks(draft, kind, ground, mistakes)
    made = examples(draft, kind, mistakes)
    _refuse_unknown_facts(draft, made, ground, mistakes)
    return Rule(
        code=value["code"],
        name=value["name"],
        severity=value["severity"],
        confidence=value["confidence"],
        regimes=regimes,
        applies=tuple(value.get("applies", ())),
        kind=value["check"],
        checks=checks,
        basis=tuple(value["basis"]),
        since=value["since"],
        tags=tuple(value.get("tags", ())),
        enabled=value.get("enabled", True),
        file=draft.path,
        said={value["name"]: _said(value)},
        written={value["name"]: Written(made, value.get("params", {}))},
    )


def _said(value: Mapping[str, Any]) -> Said:
    return Said(
        title=value["title"],
        message=value["message"],
        advice=value.get("advice", {}),
        explanation=value["explanation"],
        limits=value.get("limits", {}),
    )


def _refuse_unknown_regimes(draft: Draft, ground: Ground, mistakes: Mistakes) -> None:
    for i, regime in enumerate(draft.value["regimes"]):
        if regime not in ground.vocabularies:
            known = ", ".join(ground.vocabularies) or "none: pack.yaml declares no regimes"
            said = f"no regime is called {regime!r}{nearest(regime, ground.vocabularies)}"
            draft.note(mistakes, ("regimes", i), f"{said}; known are {known}")


def _refuse_unknown_placeholders(draft: Draft, kind: Kind, mistakes: Mistakes) -> None:
    for part in ("message", "advice"):
        for language, template in draft.value.get(part, {}).items():
            for found in _PLACEHOLDER.finditer(template):
                said = _placeholder_mistake(found, kind)
                if said:
                    draft.note(mistakes, (part, language), said, found.start() + 1)


def _placeholder_mistake(found: re.Match[str], kind: Kind) -> str | None:
    name = found[1]
    offered = f"check {kind.name} gives {listed(kind.values, 24) or 'none'}"
    if name is None:
        return f"found a lone {found[0]!r}; expected a placeholder such as {{name}}; {offered}"
    if not _BARE.match(name):
        return f"found {found[0]!r}; expected a bare name in braces; {offered}"
    if name not in kind.values:
        return f"unknown placeholder {found[0]!r}{nearest(name, kind.values)}; {offered}"
    return None


def _refuse_unknown_facts(
    draft: Draft, made: Sequence[Example], ground: Ground, mistakes: Mistakes
) -> None:
    for i, example in enumerate(made):
        vocabulary = ground.vocabularies.get(example.regime)
        if vocabulary is None:
            continue
        for key in example.facts:
            if not _known(key, vocabulary, ground.facts):
                said = f"no fact is called {key!r}{nearest(key, (*vocabulary.keys, *ground.facts))}"
                draft.note(mistakes, ("examples", i, "facts", key), said, key=True)
        for j, claim in enumerate(example.claims):
            readings: Any = claim["readings"]
            for k, reading in enumerate(readings):
                try:
                    linear(reading, vocabulary)
                except FormulaError as error:
                    path = ("examples", i, "claims", j, "readings", k)
                    draft.note(mistakes, path, error.message, error.column)


def _known(key: str, vocabulary: Vocabulary, patterns: Sequence[str]) -> bool:
    plain = key.removeprefix("previous.")
    return plain in vocabulary.keys or any(
        plain == pattern or (pattern.endswith(".*") and plain.startswith(pattern[:-1]))
        for pattern in patterns
    )


def _checks(draft: Draft, kind: Kind, ground: Ground, mistakes: Mistakes) -> dict[str, Check]:
    params: Mapping[str, Any] = draft.value.get("params", {})
    if "params" not in draft.value and kind.schema.get("required"):
        needed = ", ".join(kind.schema["required"])
        draft.note(mistakes, (), f"missing key params; check {kind.name} needs {needed}")
        return {}
    if params and not conform(draft, kind.schema, mistakes, ("params",)):
        return {}
    several = len(draft.value["regimes"]) > 1
    known = frozenset[str]().union(*(one.keys for one in ground.vocabularies.values()))
    built = {}
    for regime in draft.value["regimes"]:
        setting = Setting(
            regime, ground.vocabularies[regime], ground.readings.get(regime, ()), known
        )
        where = f" (in {regime})" if several else ""
        try:
            built[regime] = kind.build(params, setting)
        except OptionError as error:
            draft.note(mistakes, ("params", *error.path), error.message + where, error.column)
        except FormulaError as error:
            draft.note(mistakes, _formula(params), error.message + where, error.column)
        except Exception as error:  # noqa: BLE001 - a plugin's kind may raise anything at all
            said = f"check {kind.name} cannot take these options: {type(error).__name__}: {error}"
            draft.note(mistakes, ("params",), said + where)
    return built


def _formula(params: Mapping[str, Any]) -> Path_:
    return ("params", "formula") if "formula" in params else ("params",)
