"""Facts that must be there."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Finding, Kind, Name, Setting
from gxlint.checks.keys import all_expanded, stated
from gxlint.facts import Facts


class Presence(NamedTuple):
    """Every fact named must be stated, or at least one of them (`any_one`)."""

    keys: tuple[str, ...]
    any_one: bool
    gate: gates.Gate

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding, with no place, for every fact that is nowhere stated."""
        closed = self.gate.closed(facts)
        if closed is not None:
            yield from closed
        elif self.any_one:
            if not stated(facts, self.keys):
                yield Finding(None, {"name": Name(self.keys[0])}, self.keys)
        else:
            for key in self.keys:
                if key not in facts:
                    yield Finding(None, {"name": Name(key)}, (key,))


def _build(params: Mapping[str, Any], setting: Setting) -> Presence:
    keys = all_expanded(params["facts"], setting)
    return Presence(keys, params.get("mode") == "any", gates.gate(params, setting))


KIND = Kind(
    name="presence",
    build=_build,
    schema={
        "type": "object",
        "required": ["facts"],
        "additionalProperties": False,
        "properties": {
            "facts": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "mode": {"enum": ["each", "any"]},
            **gates.SCHEMA,
        },
    },
    values=frozenset({"name"}),
    summary="facts that must be stated, each of them or at least one",
)
