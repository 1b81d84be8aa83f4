"""When a rule applies at all, and when what it would need is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps

from gxlint.checks.base import Answer, Looks, Needs, OptionError, Setting, Undecided
from gxlint.checks.keys import all_expanded, expanded, filled, widened
from gxlint.checks.schema import KEYS
from gxlint.expr import Comparison, FormulaError, comparison
from gxlint.expr.formula import OPERATORS
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol, TypeVar

    from gxlint.shape import Shape

    class _Gated(Protocol):
        @property
        def gate(self) -> Gate: ...

    _C = TypeVar("_C", bound=_Gated)

_VALUE = {"type": ["string", "number", "boolean"]}

SCHEMA: Mapping[str, Any] = {
    "when": {
        "anyOf": [
            {"type": "string"},
            KEYS,
            {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"anyOf": [_VALUE, {"type": "array", "items": _VALUE}]},
            },
        ]
    },
    "unless": KEYS,
    "doubt": KEYS,
}
"""Options that every kind with a gate shares."""


def options(own: Mapping[str, Any], **asked: Any) -> Mapping[str, Any]:
    """Return the schema of a kind's options: its own and the gate's, and what it asks of them."""
    properties = {**own, **SCHEMA}
    return {"type": "object", "additionalProperties": False, **asked, "properties": properties}


def guarded(
    run: Callable[[_C, Facts], Iterator[Answer]],
) -> Callable[[_C, Facts], Iterator[Answer]]:
    """Return the method `run` of a check behind its gate, which answers for it while closed."""

    def behind_gate(check: _C, facts: Facts) -> Iterator[Answer]:
        closed = check.gate.closed(facts)
        return run(check, facts) if closed is None else iter(closed)

    return wraps(run)(behind_gate)


class Gate(NamedTuple):
    """What must hold before a rule is judged.

    `required` pairs keys with the values one of which they must have (none: any value at all);
    `comparisons` must hold (where a figure is missing they do not); no key of `unless` may be
    stated, and none of `excepted` hold; a key of `doubt` that is stated makes the rule undecided.
    """

    required: tuple[tuple[str, tuple[object, ...]], ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    unless: tuple[str, ...] = ()
    excepted: tuple[Comparison, ...] = ()
    doubt: tuple[str, ...] = ()

    def closed(self, facts: Facts) -> tuple[Undecided, ...] | None:
        """Return None where the rule applies, else what to answer in its place."""
        required, comparisons, unless, excepted, doubt = self
        stated = facts.shape.places
        for key, values in required:
            if key not in stated or (values and facts.value(key) not in values):
                return ()
        if unless and not stated.keys().isdisjoint(unless):
            return ()
        for condition in comparisons:
            if not _holds(condition, facts):
                return ()
        for condition in excepted:
            if _holds(condition, facts):
                return ()
        if not doubt or stated.keys().isdisjoint(doubt):
            return None
        return (Undecided(tuple(key for key in doubt if key in stated)),)

    def is_shut_in(self, shape: Shape) -> bool:
        """Tell whether it is shut for what is stated alone, whatever that holds."""
        stated = shape.places.keys()
        return not stated.isdisjoint(self.unless) or any(
            key not in stated for key, _ in self.required
        )

    def needs(self, own: Needs | None) -> Needs | None:
        """Return what a check behind this gate needs; `own` is what it needs where it applies."""
        asked = [key for key, _ in self.required]
        asked += [key for condition in self.comparisons for key in condition.keys]
        rare = next((key for key in asked if key.startswith("previous.")), None)
        if rare is not None or (own is None and asked):
            return Needs((rare or asked[0],))
        return own and own._replace(keys=(*own.keys, *self.doubt))

    def looks(self, own: Looks) -> Looks:
        """Return at what a check behind this gate looks; `own` is that where it applies."""
        compared = [key for one in (*self.comparisons, *self.excepted) for key in one.keys]
        valued = [key for key, values in self.required if values]
        stated = [key for key, values in self.required if not values]
        gate = Looks((*compared, *valued), (*stated, *self.unless, *self.doubt))
        return own.beside(gate)


def _holds(condition: Comparison, facts: Facts) -> bool:
    sides = condition.sides(facts.values)
    return sides is not None and OPERATORS[condition.sign](*sides)


def gate(params: Mapping[str, Any], setting: Setting, fill: Mapping[str, str] = {}) -> Gate:
    """Return the gate that `when`, `unless` and `doubt` describe, placeholders filled."""
    required, comparisons = _when(params.get("when", ()), setting, fill)
    unless = params.get("unless", ())
    keys, formulas = _sorted(unless, "unless", setting, fill)
    doubt = _keys(params.get("doubt", ()), "doubt", setting, fill)
    return Gate(required, comparisons, keys, formulas, doubt)


def names_placeholder(params: Mapping[str, Any]) -> bool:
    """Tell whether the gate differs from one instance of a formula to the next."""
    return "{" in repr([params.get(name) for name in SCHEMA])


def _when(
    when: Any, setting: Setting, fill: Mapping[str, str]
) -> tuple[tuple[tuple[str, tuple[object, ...]], ...], tuple[Comparison, ...]]:
    if isinstance(when, str):
        return (), (_comparison(when, "when", setting, fill),)
    if isinstance(when, Mapping):
        return tuple((_one(key, setting, fill), _values(value)) for key, value in when.items()), ()
    keys, comparisons = _sorted(when, "when", setting, fill)
    return tuple((key, ()) for key in keys), comparisons


def _sorted(
    items: Sequence[str], option: str, setting: Setting, fill: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[Comparison, ...]]:
    """Return the keys and the formulas of a list that holds both."""
    formulas = [item for item in items if any(sign in item for sign in "<>=")]
    keys = _keys([item for item in items if item not in formulas], option, setting, fill)
    return keys, tuple(_comparison(source, option, setting, fill) for source in formulas)


def _comparison(source: str, option: str, setting: Setting, fill: Mapping[str, str]) -> Comparison:
    try:
        return comparison(source, widened(setting.vocabulary), fill)
    except FormulaError as error:
        raise OptionError(error.message, (option,), error.column) from error


def _one(key: str, setting: Setting, fill: Mapping[str, str]) -> str:
    keys = expanded(filled(key, fill), setting, ("when", key))
    if len(keys) != 1:
        raise OptionError(f"{key!r} stands for several facts; name one", ("when", key))
    return keys[0]


def _values(value: Any) -> tuple[object, ...]:
    if value is True:
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _keys(
    patterns: Sequence[str], option: str, setting: Setting, fill: Mapping[str, str]
) -> tuple[str, ...]:
    return all_expanded([filled(p, fill) for p in patterns], setting, (option,))
