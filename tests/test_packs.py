import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from own_packs import forms_alone

from gxlint.pack.load import load_pack
from gxlint.pack.model import Pack, Rule

RULE = """\
code: GX9{number:02}
name: {name}
title: {{zh: 甲, en: a}}
severity: warning
confidence: likely
regimes: [R60, R30]
check: bound
params:
  formula: requests.new.total < 100
message: {{zh: "{{left}}", en: "{{left}}"}}
advice: {{zh: 改, en: mend}}
basis: [乙]
explanation: {{zh: 丙, en: c}}
since: 0.1.0
examples:
- {{name: 好, facts: {{requests.new.total: 1}}, expect: kept}}
- {{name: 坏, facts: {{requests.new.total: 100}}, expect: broken}}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pack with the national forms and two rules: quicker to read than all of them."""
    folder = forms_alone(tmp_path_factory.mktemp("packs") / "base")
    (folder / "rules").mkdir()
    for number, name in enumerate(("few", "many")):
        _write(folder / "rules" / f"{name}.yaml", RULE.format(number=number, name=name))
    return folder


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def _pack(folder: Path, base: Path, more: str = "", files: Mapping[str, str] = {}) -> Path:
    head = f"id: {folder.name}\nversion: '2'\ntitle: {{zh: 甲, en: a}}\n"
    _write(folder / "pack.yaml", f"{head}extends: [{base.as_posix()}]\n{more}")
    for name, content in files.items():
        _write(folder / name, content)
    return folder


def _rules(pack: Pack) -> dict[str, Rule]:
    return {rule.name: rule for rule in pack.rules}


def test_a_pack_has_the_rules_of_the_one_it_extends_and_its_own(base: Path, tmp_path: Path) -> None:
    own = {"rules/own.yaml": RULE.format(number=50, name="own")}
    pack = load_pack([str(_pack(tmp_path / "own", base, files=own))])
    assert [rule.code for rule in pack.rules] == ["GX900", "GX901", "GX950"]
    assert (pack.id, pack.parents) == ("own", (("national", "0.1.0"),))


def test_a_pack_changes_a_rule_by_name(base: Path, tmp_path: Path) -> None:
    more = "rules:\n  few: {severity: error, params: {formula: requests.new.total < 100}}\n"
    rules = _rules(load_pack([str(_pack(tmp_path / "own", base, more))]))
    assert (rules["few"].severity, rules["many"].severity) == ("error", "warning")


def test_changed_params_are_merged(base: Path, tmp_path: Path) -> None:
    more = "rules:\n  few: {params: {doubt: [form.requests.uncertain]}}\n"
    few = _rules(load_pack([str(_pack(tmp_path / "own", base, more))]))["few"]
    assert set(few.params) == {"formula", "doubt"}


def test_a_pack_switches_a_rule_off(base: Path, tmp_path: Path) -> None:
    rules = _rules(load_pack([str(_pack(tmp_path / "own", base, "off: [few]\n"))]))
    assert (rules["few"].enabled, rules["many"].enabled) == (False, True)


def test_a_pack_further_down_may_switch_it_on_again(base: Path, tmp_path: Path) -> None:
    off = _pack(tmp_path / "off", base, "off: [few]\n")
    on = _pack(tmp_path / "on", off, "rules:\n  few: {enabled: true}\n")
    assert _rules(load_pack([str(on)]))["few"].enabled


def test_a_file_of_the_same_name_replaces_a_rule(base: Path, tmp_path: Path) -> None:
    own = {"rules/few.yaml": RULE.format(number=0, name="few").replace("warning", "info")}
    rules = _rules(load_pack([str(_pack(tmp_path / "own", base, files=own))]))
    assert rules["few"].severity == "info"
    assert len(rules) == 2


def test_several_packs_are_laid_one_over_the_other(base: Path, tmp_path: Path) -> None:
    one = _pack(tmp_path / "one", base, "rules:\n  few: {severity: error}\n")
    two = _pack(tmp_path / "two", base, "rules:\n  few: {severity: info}\n")
    pack = load_pack([str(one), str(two)])
    assert _rules(pack)["few"].severity == "info"
    assert (pack.id, [parent for parent, _ in pack.parents]) == ("two", ["one", "national"])
    assert _rules(load_pack([str(two), str(one)]))["few"].severity == "error"


def test_a_pack_that_two_others_extend_is_read_once(base: Path, tmp_path: Path) -> None:
    one, two = _pack(tmp_path / "one", base), _pack(tmp_path / "two", base)
    more = f"extends: [{one.as_posix()}, {two.as_posix()}]\n"
    folder = tmp_path / "three"
    _write(folder / "pack.yaml", "id: three\nversion: '1'\ntitle: {zh: 甲, en: a}\n" + more)
    pack = load_pack([str(folder)])
    assert [parent for parent, _ in pack.parents] == ["two", "one", "national"]


def test_a_pack_adds_a_label_to_a_row_of_a_table(base: Path, tmp_path: Path) -> None:
    label = "本年度收到的申请件数"
    table = f"form: requests\nrows:\n- key: new\n  labels: [{label}]\n"
    folder = _pack(tmp_path / "own", base, files={"tables/requests.yaml": table})
    before, after = (load_pack([str(one)]).forms.tables for one in (base, folder))
    assert label in after.forms["requests"]["R30"].rows["new"].labels
    assert after.cells == before.cells


def test_a_mistake_in_a_merged_table_is_told_in_the_file_that_has_it(
    base: Path, tmp_path: Path
) -> None:
    table = "form: requests\nrows:\n- key: new\n  labels: [1]\n"
    folder = _pack(tmp_path / "own", base, files={"tables/requests.yaml": table})
    with pytest.raises(Exception, match=r"own/tables/requests\.yaml:4:12: found 1; expected text"):
        load_pack([str(folder)])


def test_words_of_a_pack_win(base: Path, tmp_path: Path) -> None:
    files = {
        "names.yaml": "title: {zh: 题目, en: the heading}\n",
        "phrases.yaml": "formats:\n  page: {zh: 页, en: leaf}\n",
    }
    pack = load_pack([str(_pack(tmp_path / "own", base, files=files))])
    assert pack.names["title"]["en"] == "the heading"
    assert pack.phrases["formats.page"]["en"] == "leaf"


def test_a_path_is_taken_from_the_working_directory(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pack(tmp_path / "own", base)
    monkeypatch.chdir(tmp_path)
    assert load_pack(["own"]).id == load_pack([f".{os.sep}own"]).id == "own"


def test_rules_are_the_same_from_any_working_directory(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load_pack([str(base)])
    monkeypatch.chdir(tmp_path)
    assert load_pack([str(base)]) == before


def test_every_document_of_the_national_pack_is_dated() -> None:
    pack = load_pack(["national"])
    assert {document.number for document in pack.documents} >= {"国办公开办函〔2021〕30号"}
    assert all(len(document.date) == len("2021-09-26") for document in pack.documents)


def test_every_basis_names_a_document_of_the_pack() -> None:
    pack = load_pack(["national"])
    known = [name for one in pack.documents for name in (one.title, one.number) if name]
    without = {
        rule.name
        for rule in pack.rules
        if not rule.code.startswith("GX0")  # about the file: no regulation speaks of it
        and not all(any(name in clause for name in known) for clause in rule.basis)
    }
    assert without <= {"impossible-dates"}
