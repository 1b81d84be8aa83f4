import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from own_packs import RULE

from gxlint.bundle import bundled_rules
from gxlint.cli.commands import main
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.source import read

RULES = sorted((bundled_rules() / "national" / "rules").rglob("*.yaml"))


def _run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def _schema(what: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads(_run("schema", what)[1])
    return schema


@pytest.mark.parametrize("what", ["rule", "pack", "json", "config"])
def test_a_printed_schema_is_one(what: str) -> None:
    jsonschema.Draft202012Validator.check_schema(_schema(what))


def test_every_bundled_rule_fits_the_printed_schema() -> None:
    validator = jsonschema.Draft202012Validator(_schema("rule"))
    for file in RULES:
        source = read(file, file.name, Mistakes())
        assert source is not None
        assert not [error.message for error in validator.iter_errors(source.value)], file


def test_the_printed_schema_knows_each_kinds_options() -> None:
    source = read(RULES[0], "rule.yaml", Mistakes())
    assert source is not None
    rule = {**source.value, "check": "presence", "params": {"fact": ["title"]}}
    assert not jsonschema.Draft202012Validator(_schema("rule")).is_valid(rule)


def test_rules_are_listed_by_code() -> None:
    code, listed = _run("rules", "--lang", "en")
    codes = [line.split()[0] for line in listed.splitlines()]
    assert (code, codes) == (0, sorted(codes))
    assert len(codes) == len(RULES)


def test_rules_are_listed_as_json() -> None:
    _, listed = _run("rules", "--format", "json", "--lang", "en")
    balance = next(one for one in json.loads(listed) if one["code"] == "GX401")
    assert balance["name"] == "request-balance"
    assert balance["severity"] == "error"
    assert balance["regimes"] == ["R60", "R30"]


def _pack(folder: Path, rule: str) -> str:
    (folder / "rules").mkdir()
    (folder / "rules" / "own.yaml").write_text(rule, encoding="utf-8")
    pack = "id: own\nversion: '1'\ntitle: {zh: 甲, en: a}\nextends: [national]\n"
    (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    return str(folder)


def test_the_bundled_rules_judge_their_examples_as_they_say() -> None:
    code, said = _run("test")
    assert said.endswith(" passed, 0 failed\n")
    assert code == 0


def test_an_example_judged_otherwise_fails(tmp_path: Path) -> None:
    pack = _pack(tmp_path, RULE.replace("facts: {title: 甲}, ", ""))
    code, said = _run("test", pack)
    assert code == 1
    assert said.splitlines()[-2:-1] == [
        "rules/own.yaml: '好': expected kept, found broken: 缺",
    ]
    assert said.endswith(" passed, 1 failed\n")


def test_an_example_may_ask_for_the_message(tmp_path: Path) -> None:
    pack = _pack(tmp_path, RULE.replace("expect: broken", "expect: broken, message: 没有"))
    code, said = _run("test", pack)
    assert code == 1
    assert "rules/own.yaml: '坏': expected the message '没有', found '缺'" in said


def test_a_pack_with_a_mistake_is_refused(tmp_path: Path) -> None:
    pack = _pack(tmp_path, RULE.replace("severity: warning", "severity: grave"))
    code, said = _run("test", pack)
    assert code == 2
    assert said == (
        f"{tmp_path.as_posix()}/rules/own.yaml:4:11: found 'grave'; expected one of "
        "error, warning, info\n"
    )
