"""Figures that look estimated: whole hundreds or thousands."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gxlint.checks.base import Answer, Finding, Kind, Name, OptionError, Setting, Undecided
from gxlint.facts import Facts


class TooRound(NamedTuple):
    """No figure of these may be a multiple of `step`, from `least` on."""

    keys: tuple[str, ...]
    step: int
    least: int

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each round figure; undecided where a cell is not printed."""
        for key in self.keys:
            fact = facts.get(key)
            if fact is None:
                yield Undecided((key,))
            elif isinstance(fact.value, int) and self._is_round(fact.value):
                yield Finding(fact, {"name": Name(key), "printed": fact.printed}, (key,))

    def _is_round(self, figure: int) -> bool:
        return figure >= self.least and figure % self.step == 0


def _build(params: Mapping[str, Any], setting: Setting) -> TooRound:
    for at, key in enumerate(params["facts"]):
        if key not in setting.vocabulary.keys:
            raise OptionError(f"no fact is called {key!r}", ("facts", at))
    return TooRound(tuple(params["facts"]), params["step"], params.get("least", params["step"]))


KIND = Kind(
    name="too_round",
    build=_build,
    schema={
        "type": "object",
        "required": ["facts", "step"],
        "additionalProperties": False,
        "properties": {
            "facts": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "step": {"type": "integer", "minimum": 2},
            "least": {"type": "integer", "minimum": 1},
        },
    },
    values=frozenset({"name", "printed"}),
    summary="figures that must not be whole multiples of a step",
)
