"""Shapes of YAML values: JSON Schemas held against a source, in words for rule authors."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from gxlint.pack.mistakes import Mistakes, listed, nearest
from gxlint.pack.source import Source
from gxlint.pack.spots import Path_

Schema = Mapping[str, Any]

_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def conform(source: Source, schema: Schema, mistakes: Mistakes, at: Path_ = ()) -> bool:
    """Note where the value at `at` differs from the schema; return whether it conforms.

    A schema says in its `description` what would be right where a `pattern` cannot tell.
    """
    before = len(mistakes)
    value: Any = source.value
    for step in at:
        value = value[step]
    for error in _validator(_Frozen(schema)).iter_errors(value):
        _tell(source, error, mistakes, at)
    return len(mistakes) == before


class _Frozen:
    """A schema as a key of a cache: by identity, schemas being constants of their modules."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and other.schema is self.schema


@lru_cache(maxsize=256)
def _validator(frozen: _Frozen) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(dict(frozen.schema))


def _tell(source: Source, error: Any, mistakes: Mistakes, at: Path_) -> None:
    path = (*at, *error.absolute_path)
    if error.validator in {"anyOf", "oneOf"} and (inner := _fitting(error)):
        for one in inner:
            _tell(source, one, mistakes, at)
    elif error.validator == "additionalProperties" and error.validator_value is False:
        known = error.schema.get("properties", {})
        for name in error.instance:
            if name not in known:
                said = unknown_key(name, known)
                if error.instance[name] is None:  # {en: one, two} is two keys to YAML
                    said += "; or is it part of a text with a comma? Put that in quotes"
                source.note(mistakes, (*path, name), said, key=True)
    elif error.parent is not None and error.parent.validator == "propertyNames":
        source.note(mistakes, (*path, str(error.instance)), _words(error), key=True)
    else:
        source.note(mistakes, path, _words(error))


def unknown_key(name: str, known: Iterable[str]) -> str:
    """Return the message on a key that no schema has, with the nearest, else all that it has."""
    return f"unknown key {name!r}" + (nearest(name, known) or f"; expected {listed(known, 24)}")


def _fitting(error: Any) -> list[Any]:
    """Return the mistakes of the one alternative that has the value's type, if there is one."""
    branches: dict[int, list[Any]] = {}
    for one in error.context:
        branches.setdefault(one.schema_path[0], []).append(one)
    depth = len(error.absolute_path)
    typed = [
        many
        for many in branches.values()
        if not any(one.validator == "type" and len(one.absolute_path) == depth for one in many)
    ]
    return typed[0] if len(typed) == 1 else []


def _words(error: Any) -> str:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    found, expected = f"found {told(error.instance)}", schema.get("description")
    match error.validator:
        case "type":
            told_type = expected or _types(error.validator_value)
            said = f"{found}; expected {told_type}{_hint(error)}"
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            said = f"missing {_keys(missing)}"
        case "enum":
            known = [str(value) for value in error.validator_value]
            near = nearest(str(error.instance), known)
            said = f"{found}; expected one of {', '.join(known)}{near}"
        case "pattern" | "anyOf" | "oneOf" | "not":
            said = f"{found}; expected {expected or _alternatives(error)}"
        case "minLength":
            said = f"found an empty text; expected {expected or 'some words'}"
        case "minItems" | "minProperties" if not error.instance:
            said = f"found nothing; expected {expected or 'at least one'}"
        case "uniqueItems":
            twice = next(one for i, one in enumerate(error.instance) if one in error.instance[:i])
            said = f"found {told(twice)} twice; expected each only once"
        case _:
            said = f"{found}; expected {expected}" if expected else str(error.message)
    return said


def _keys(names: Iterable[str]) -> str:
    every = list(names)
    return ("key " if len(every) == 1 else "keys ") + ", ".join(every)


def _hint(error: Any) -> str:
    if error.validator_value == "string" and isinstance(error.instance, int | float):
        return ": put it in quotes"
    if error.validator_value == "array" and isinstance(error.instance, str):
        return f": write [{error.instance}]"
    return ""


def _types(kinds: str | list[str]) -> str:
    each = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(_TYPES[kind] for kind in each)


def _alternatives(error: Any) -> str:
    if error.validator == "pattern":
        return f"text like {error.validator_value}"
    wanted = [
        one.get("description") or _types(one["type"])
        for one in error.validator_value
        if isinstance(one, Mapping) and ("description" in one or "type" in one)
    ]
    if not wanted:
        keys = [", ".join(one.get("required", ())) for one in error.validator_value]
        wanted = [key for key in keys if key]
    return " or ".join(wanted) or "another value"


_LONGEST = 40
"""Characters of a text that a message repeats."""


def told(value: Any) -> str:
    """Return what a value is, for a message: a short one itself, else its type."""
    if isinstance(value, str):
        return repr(value) if len(value) <= _LONGEST else repr(value[: _LONGEST - 1] + "…")
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)
