"""Options that many check kinds have, as JSON Schemas."""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEYS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
"""Fact keys, or other names."""

PATTERNS: Mapping[str, Any] = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
    "minItems": 1,
}
