"""Options that many check kinds have, as JSON Schemas."""

from collections.abc import Mapping
from typing import Any

KEYS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
"""Fact keys, or other names."""

PATTERNS: Mapping[str, Any] = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
    "minItems": 1,
}
