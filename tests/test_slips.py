"""One slip in a draft is one finding: that slip, and nothing that follows from it."""

from pathlib import Path
from typing import Any

import make
import pytest
from ruamel.yaml import YAML

from gxlint.engine import Engine

FIXTURES = Path(make.__file__).parent
SLIPS: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("slips.yaml")
)


@pytest.mark.parametrize("slip", [pytest.param(one, id=one["slip"]) for one in SLIPS])
def test_a_slip_is_one_finding(slip: dict[str, Any], engine: Engine) -> None:
    clean = (FIXTURES / slip["file"]).read_text(encoding="utf-8")
    text = clean
    for old, new in slip["text"]:
        assert old in text
        text = text.replace(old, new, 1)
    before = engine.check(slip["file"], clean.encode()).diagnostics
    after = engine.check(slip["file"], text.encode()).diagnostics
    known = {d.message for d in before}
    found = [d for d in after if d.message not in known]
    assert [f"{d.severity} {d.name}" for d in found] == slip["finds"]
    assert all(slip.get("says", "") in d.message for d in found)
