"""The reports that the fixtures are printed from, and the same with faults and blanks."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from writers.layouts import without_zeros
from writers.model import AbstractReport, report

_SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"


@cache
def samples() -> Mapping[str, AbstractReport]:
    """Return whole reports by name: clean, with noughts left blank, with wrong figures."""
    yaml = YAML(typ="safe", pure=True)
    sources = {p.stem: yaml.load(p.read_text("utf-8")) for p in sorted(_SOURCES.iterdir())}
    found: dict[str, AbstractReport] = {}
    for name, source in sources.items():
        found[name] = report(source)
        found[f"{name}-faulty"] = report(_faulty(source))
        if source["regime"] != "R14":
            found[f"{name}-blanks"] = without_zeros(found[name])
    return found


def _faulty(source: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the source with one figure of its largest table three more than it should be."""
    wrong = deepcopy(dict(source))
    if source["regime"] == "R14":
        wrong["statistics"]["received.letter"] = 997
        return wrong
    *figures, total = str(source["requests"].get("new", "0 0 0 0 0 0 0")).split()
    wrong["requests"]["new"] = " ".join([*figures, str(int(total) + 3)])
    return wrong
