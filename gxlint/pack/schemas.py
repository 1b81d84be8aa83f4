"""The JSON Schemas of a pack's files, as editors and other tools take them."""

from collections.abc import Mapping
from typing import Any

from gxlint.checks import KINDS
from gxlint.checks.base import Kind
from gxlint.pack.shapes import PACK, RULE
from gxlint.plugins import PluginError, Plugins, load

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def pack_schema() -> dict[str, Any]:
    """Return the schema of pack.yaml."""
    return {"$schema": _DRAFT, "title": "pack.yaml of a gxlint rule pack", **PACK}


def rule_schema(plugins: Plugins) -> dict[str, Any]:
    """Return the schema of a rule file: for each check kind, what its `params` may be.

    The kinds of plugins that cannot be loaded are left out.
    """
    kinds = _kinds({**plugins.checks, **KINDS})
    properties = {
        **RULE["properties"],
        "check": {
            "enum": list(kinds),
            "description": "; ".join(f"{name}: {kind.summary}" for name, kind in kinds.items()),
        },
    }
    return {
        "$schema": _DRAFT,
        "title": "rule file of a gxlint rule pack",
        **RULE,
        "properties": properties,
        "allOf": [_params(name, kind) for name, kind in kinds.items()],
    }


def _kinds(references: Mapping[str, str]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for name in sorted(references):
        try:
            kind = load(references[name])
        except PluginError:
            continue
        if isinstance(kind, Kind):
            found[name] = kind
    return found


def _params(name: str, kind: Kind) -> dict[str, Any]:
    then: dict[str, Any] = {"properties": {"params": dict(kind.schema)}}
    if kind.schema.get("required"):
        then["required"] = ["params"]
    return {"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": then}
