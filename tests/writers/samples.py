"""The reports that the fixtures are printed from, and the same with a blank for every nought."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from writers.layouts import without_zeros
from writers.model import AbstractReport, report

_SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"


@cache
def samples() -> Mapping[str, AbstractReport]:
    """Return whole reports by name."""
    yaml = YAML(typ="safe", pure=True)
    found = {p.stem: report(yaml.load(p.read_text("utf-8"))) for p in sorted(_SOURCES.iterdir())}
    return found | {f"{name}-blanks": without_zeros(found[name]) for name in list(found)[:3]}
