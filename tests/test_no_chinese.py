"""Regulation is data: the engine holds no Chinese."""

import re
from pathlib import Path

import pytest

ENGINE = Path(__file__).parent.parent / "gxlint"
NUMERALS = "numerals.py"
CHINESE = re.compile("[\u3400-\u9fff]")


@pytest.mark.parametrize(
    "module", sorted(ENGINE.rglob("*.py")), ids=lambda p: str(p.relative_to(ENGINE))
)
def test_a_module_holds_no_chinese(module: Path) -> None:
    if module.name != NUMERALS:
        assert not CHINESE.search(module.read_text(encoding="utf-8"))
