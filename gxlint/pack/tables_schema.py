"""The JSON Schema of a tables file."""

from collections.abc import Mapping
from typing import Any

from gxlint.forms.tables import GROUP, HEAD, LIST, MATRIX, RECORD, ROW

_LABELS = {"type": "array", "items": {"type": "string", "minLength": 1}}
_SOME_LABELS = {**_LABELS, "minItems": 1}
_KEY = {"type": "string", "pattern": r"^[a-z][a-z_]*(\.[a-z_]+)*$"}
_WORDS = {
    "type": "object",
    "required": ["zh", "en"],
    "additionalProperties": False,
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
}
_REGIMES = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_COMMON = {"key": _KEY, "regimes": _REGIMES, "labels": _SOME_LABELS, "name": _WORDS}


def _records(required: list[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": required,
            "additionalProperties": False,
            "properties": properties,
        },
    }


SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "if": {"required": ["form"]},  # without it, the file says how figures are printed
    "then": {"required": ["layout", "regimes", "name"]},
    "properties": {
        "form": {"type": "string", "pattern": "^[a-z_]+$"},
        "layout": {"enum": [MATRIX, RECORD, LIST]},
        "regimes": _REGIMES,
        "name": _WORDS,
        "titles": _LABELS,
        "signature": _LABELS,
        "alike": {"type": "array", "items": {**_SOME_LABELS, "minItems": 2, "maxItems": 2}},
        "heads": _LABELS,
        "parents": _LABELS,
        "columns": _records(
            ["key", "labels", "name"], {**_COMMON, "kind": {"enum": ["count", "change", "money"]}}
        ),
        "groups": _records(["key", "labels", "name"], _COMMON),
        "rows": _records(
            ["key", "labels", "name"],
            {
                **_COMMON,
                "kind": {"enum": [ROW, HEAD, GROUP]},
                "group": _KEY,
                "money": {"type": "string"},
            },
        ),
        "blocks": _records(
            ["key", "labels", "rows", "columns"],
            {
                "key": _KEY,
                "labels": _SOME_LABELS,
                "rows": {"type": "array", "items": _KEY, "minItems": 1},
                "spare": {"type": "integer", "minimum": 0},
                "columns": {
                    "type": "object",
                    "additionalProperties": {"type": "array", "items": _KEY, "minItems": 1},
                },
            },
        ),
        "sets": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": _KEY, "minItems": 1},
        },
        "null_marks": _LABELS,
        "plus": _LABELS,
        "minus": _LABELS,
        "units": _LABELS,
        "money": {
            "type": "object",
            "additionalProperties": {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?$"},
        },
        "ordinals": {"type": "string"},
        "pages": _LABELS,
        "serials": _LABELS,
        "subtotals": _LABELS,
        "links": _LABELS,
    },
}
