import re
from pathlib import Path

import jsonschema
import pytest

from gxlint.checks import KINDS
from gxlint.checks.base import Kind
from gxlint.pack.load import load_pack
from gxlint.plugins import load

MODULES = Path(__file__).parent.parent / "gxlint" / "checks"
DOCUMENTED = Path(__file__).parent.parent / "docs" / "rule-files.md"


def _kind(name: str) -> Kind:
    kind = load(KINDS[name])
    assert isinstance(kind, Kind)
    return kind


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_called_as_it_is_registered(name: str) -> None:
    assert _kind(name).name == name


@pytest.mark.parametrize("name", KINDS)
def test_a_kinds_schema_is_one_and_refuses_unknown_options(name: str) -> None:
    schema = _kind(name).schema
    jsonschema.Draft202012Validator.check_schema(dict(schema))
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("name", KINDS)
def test_a_kinds_placeholders_can_stand_in_messages(name: str) -> None:
    assert all(re.fullmatch("[a-z_]+", value) for value in _kind(name).values)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENTED.read_text(encoding="utf-8")


def test_every_kind_serves_a_rule() -> None:
    used = {rule.kind for rule in load_pack(["national"]).rules}
    assert KINDS.keys() - used == set()


def test_every_module_with_a_kind_is_registered() -> None:
    found = {file.stem for file in MODULES.glob("*.py") if "\nKIND = " in file.read_text("utf-8")}
    assert found == KINDS.keys()
