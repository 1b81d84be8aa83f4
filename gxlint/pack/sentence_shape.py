"""How a file of sentence patterns looks: its JSON Schema."""

from collections.abc import Mapping
from typing import Any

from gxlint.forms.sentences import Cautious

_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
_NAMED_WORDS = {"type": "object", "additionalProperties": _WORDS}
_NAMED = {"type": "object", "additionalProperties": {"type": "string"}}
_READINGS = {"anyOf": [_WORDS, _NAMED_WORDS]}
_STATEMENT: dict[str, Any] = {
    "readings": _READINGS,
    "kind": {"enum": ["count", "none", "all", "share", "growth", "difference", "amount"]},
    "role": {"type": "string"},
    "certainty": {"enum": ["sure", "possible"]},
    "precision": {"enum": ["exact", "at_least", "at_most", "about", "part_of"]},
    "scope": {"enum": ["whole", "part", "unknown"]},
    "reason": {"type": "string", "pattern": "^[a-z-]+$"},
    "only": {"type": "integer"},
    "negative": {"type": "boolean"},
}
_PATTERN = {
    "type": "object",
    "required": ["name", "match"],
    "additionalProperties": False,
    "properties": {
        **_STATEMENT,
        "name": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "match": {**_WORDS, "minItems": 1},
        "statements": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": _STATEMENT,
            },
        },
        "topics": _WORDS,
        "unless": _WORDS,
        "except_in": _WORDS,
        "elsewhere": _WORDS,
        "within": _WORDS,
        "part_if": _WORDS,
        "sure_if": _WORDS,
        "follows": {"enum": ["loosely", "closely"]},
        "not_of": _WORDS,
        "rank": {"type": "integer"},
    },
}
_CONTEXT = (
    "causes",
    "changes",
    "comparatives",
    "ignored",
    "contents",
    "governments",
    "offices",
    "generic",
    "acts",
    "denials",
    "openers",
    "objects",
    "month_ends",
    "ranked",
    "ranked_by",
    "ranges",
    "organs",
    "adverbs",
    "dated",
    "whole",
    "part",
    "periods",
    "resets",
    "inherits",
    "respectively",
    "joins",
    "divides",
    "among",
    "views",
    "rests",
    "outlets",
    "totals",
    "shares",
    "neutral",
    "narrowing",
    "inset",
)

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "regimes": _WORDS,
        "macros": _NAMED,
        "units": _NAMED_WORDS,
        "factors": _NAMED,
        "before": _NAMED_WORDS,
        "after": _NAMED_WORDS,
        "fillers": _WORDS,
        "years": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"last": _WORDS, "this": _WORDS, "next": _WORDS},
        },
        "context": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(_CONTEXT, _WORDS),
        },
        "levels": _NAMED,
        "selves": _NAMED_WORDS,
        "marks": {"type": "string"},
        "titles": {"type": "string", "minLength": 2, "maxLength": 2},
        "topics": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["words"],
                "additionalProperties": False,
                "properties": {
                    "words": _WORDS,
                    "reason": {"type": "string", "pattern": "^[a-z-]+$"},
                    "renews": {"type": "string"},
                    "shown_by": _WORDS,
                },
            },
        },
        "gate": _WORDS,
        "cautious": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(Cautious._fields, _WORDS),
        },
        "patterns": {"type": "array", "items": _PATTERN},
    },
}
"""The JSON Schema of a file in `sentences/`; a pack's files are put together."""
