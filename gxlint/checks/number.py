"""Cells that must hold a number, a whole one, or one that is not negative."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Finding, Kind, Name, Needs, Setting
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.schema import KEYS
from gxlint.facts import Facts, Value
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Number(NamedTuple):
    """Every cell that is not blank must be such a number."""

    keys: tuple[str, ...]
    wanted: str
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(_NEEDS[self.wanted](self.keys))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each cell that is not what is wanted."""
        fits = _WANTED[self.wanted]
        for fact in facts.of(self.keys):
            value = fact.value
            if (type(value) is int and value >= 0) or value is None:
                continue
            if not fits(value):
                text = fact.printed or str(fact.value)
                yield Finding(
                    fact, {"name": Name(named(fact.key)), "printed": text}, (fact.key,), None, text
                )


def _is_number(value: Value) -> bool:
    return value is None or isinstance(value, int | Decimal)


def _is_whole(value: Value) -> bool:
    return not isinstance(value, Decimal) or value == value.to_integral_value()


def _is_not_negative(value: Value) -> bool:
    return not isinstance(value, int | Decimal) or value >= 0


_WANTED: Mapping[str, Callable[[Value], bool]] = {
    "number": _is_number,
    "whole": _is_whole,
    "not_negative": _is_not_negative,
}

_NEEDS: Mapping[str, Callable[[tuple[str, ...]], Needs]] = {
    "number": lambda keys: Needs(texts=keys),
    "whole": lambda keys: Needs(parts=keys),
    "not_negative": lambda keys: Needs(negative=keys),
}


def _build(params: Mapping[str, Any], setting: Setting) -> Number:
    keys = all_expanded(params["facts"], setting)
    return Number(keys, params.get("is", "number"), gates.gate(params, setting))


KIND = Kind(
    name="number",
    build=_build,
    schema=gates.options(
        {
            "facts": KEYS,
            "is": {"enum": list(_WANTED)},
        },
        required=["facts"],
    ),
    values=frozenset({"name", "printed"}),
    summary="cells that must hold a number, a whole one, or one that is not negative",
)
