"""The JSON Schemas of a pack's own files."""

from typing import Any

WORDS: dict[str, Any] = {
    "type": "object",
    "description": "a wording in each language, {zh: …, en: …}",
    "required": ["zh", "en"],
    "additionalProperties": False,
    "properties": {
        "zh": {"type": "string", "minLength": 1},
        "en": {"type": "string", "minLength": 1},
    },
}
SEVERITY: dict[str, Any] = {"enum": ["error", "warning", "info"]}
_NAME = {
    "type": "string",
    "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    "description": "lower-case words joined with hyphens",
}
_TAG = {
    "type": "string",
    "pattern": r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
    "description": "letters and digits joined with hyphens",
}
_CLAIM = {
    "type": "object",
    "required": ["value", "readings"],
    "additionalProperties": False,
    "properties": {
        "value": {"type": "number"},
        "printed": {"type": "string"},
        "readings": {"type": "array", "items": {"type": "string"}},
        "kind": {
            "enum": ["count", "none", "all", "share", "growth", "difference", "amount", "list"]
        },
        "precision": {
            "enum": [
                "exact",
                "at_least",
                "at_most",
                "about",
                "below",
                "rounded",
                "more",
                "part_of",
            ]
        },
        "scope": {"enum": ["whole", "part", "unknown"]},
        "certainty": {"enum": ["sure", "possible"]},
        "not_comparable": {"type": ["string", "null"]},
        "decimals": {"type": "integer", "minimum": 0},
        "unit": {"type": "number"},
        "pattern": {"type": "string"},
        "section": {"type": ["string", "null"]},
        "sentence": {"type": "string"},
        "details": {"type": "object"},
    },
}
_VALUE = {
    "description": "a number, a text, a date, nothing, a list of these, or {value, printed, at}",
    "anyOf": [
        {"type": ["number", "string", "null"]},
        {"type": "array"},
        {
            "type": "object",
            "required": ["value"],
            "additionalProperties": False,
            "properties": {
                "value": {"type": ["number", "string", "null"]},
                "printed": {"type": "string"},
                "at": {"type": "integer", "minimum": 0},
            },
        },
    ],
}
_EXAMPLE = {
    "type": "object",
    "required": ["name", "expect"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "regime": {"type": "string"},
        "facts": {"type": "object", "additionalProperties": _VALUE},
        "claims": {"type": "array", "items": _CLAIM},
        "expect": {"enum": ["broken", "kept", "unjudged"]},
        "message": {"type": "string"},
    },
}
OPEN: dict[str, Any] = {
    "severity": SEVERITY,
    "confidence": {"enum": ["certain", "likely", "possible"]},
    "regimes": {
        "type": "array",
        "items": {"type": "string"},
        "minItems": 1,
        "uniqueItems": True,
        "description": "at least one regime",
    },
    "applies": {
        "type": "array",
        "items": {"enum": ["government", "department", "township", "unknown"]},
        "uniqueItems": True,
    },
    "params": {"type": "object"},
    "title": WORDS,
    "message": WORDS,
    "advice": WORDS,
    "explanation": WORDS,
    "limits": WORDS,
    "basis": {
        "type": "array",
        "items": {"type": "string", "minLength": 1},
        "minItems": 1,
        "description": "at least one clause that the rule rests on",
    },
    "tags": {"type": "array", "items": _TAG, "uniqueItems": True},
    "enabled": {"type": "boolean"},
}
"""What a pack may override of a rule that it inherits."""

RULE: dict[str, Any] = {
    "type": "object",
    "required": [
        *("code", "name", "title", "severity", "confidence", "regimes", "check", "message"),
        *("basis", "explanation", "since"),
    ],
    "additionalProperties": False,
    "properties": {
        "code": {
            "type": "string",
            "pattern": r"^GX[0-9]{3}$",
            "description": "GX and three digits, such as GX901",
        },
        "name": _NAME,
        **OPEN,
        "check": {"type": "string"},
        "since": {
            "type": "string",
            "pattern": r"^[0-9]+\.[0-9]+(\.[0-9]+)?$",
            "description": "a version such as 0.1.0",
        },
        "examples": {"type": "array", "items": _EXAMPLE},
    },
}
_REGIME = {
    "type": "object",
    "required": ["id", "years", "title"],
    "additionalProperties": False,
    "properties": {
        "id": {
            "type": "string",
            "pattern": r"^[A-Z][A-Z0-9]*$",
            "description": "capitals and digits, such as R60",
        },
        "years": {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": ["integer", "null"]}],
            "minItems": 2,
            "maxItems": 2,
            "description": "the first and the last year reported on, [2018, 2020] or [2021, null]",
        },
        "title": WORDS,
        "prose": {"type": "string", "description": "the format as whose its text is read"},
    },
}
_DOCUMENT = {
    "type": "object",
    "required": ["title", "date"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "number": {"type": "string", "minLength": 1},
        "date": {
            "type": "string",
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "a date such as 2021-09-30",
        },
        "issuer": {"type": "string"},
        "regimes": {"type": "array", "items": {"type": "string"}},
        "in_force": {"type": "string"},
        "note": {"type": "string"},
    },
}
_FACTS = {
    "type": "array",
    "uniqueItems": True,
    "items": {
        "type": "string",
        "pattern": r"^[a-z_]+(\.([a-z_]+|\*))*$",
        "description": "a fact key, with * for any one or more parts",
    },
}
PACK: dict[str, Any] = {
    "type": "object",
    "required": ["id", "version", "title"],
    "additionalProperties": False,
    "properties": {
        "id": _NAME,
        "version": {"type": "string", "minLength": 1},
        "title": WORDS,
        "extends": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "documents": {"type": "array", "items": _DOCUMENT},
        "regimes": {"type": "array", "items": _REGIME},
        "numbers": _FACTS,
        "facts": _FACTS,
        "rules": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": OPEN,
            },
        },
        "off": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    },
}
PHRASES: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "if": {"anyOf": [{"required": ["zh"]}, {"required": ["en"]}]},
        "then": WORDS,
        "else": {"additionalProperties": WORDS},
    },
}
"""Words by key; groups of them are one level deep, their keys are joined with a dot."""
