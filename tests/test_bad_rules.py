from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from own_packs import forms_alone

from gxlint.errors import PackError
from gxlint.pack.load import load_pack
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.source import read

GOOD = """\
code: GX9{number:02}
name: {name}
title: {{zh: 甲, en: a}}
severity: warning
confidence: likely
regimes: [R30]
check: bound
params:
  formula: requests.new.total >= 0
message:
  zh: "{{formula}}不成立"
  en: "{{formula}} does not hold"
basis: [乙]
explanation: {{zh: 丙, en: c}}
since: 0.1.0
examples:
- {{name: 好, facts: {{requests.new.total: 1}}, expect: kept}}
- {{name: 坏, facts: {{requests.new.total: -1}}, expect: broken}}
"""
PACK = "id: bad\nversion: '1'\ntitle: {zh: 坏, en: bad}\nextends: [../base]\n"
BALANCE = GOOD.replace("{name}", "balance").replace("9{number:02}", "990").format()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pack with the national forms and one rule: quicker to read than all of them."""
    folder = forms_alone(tmp_path_factory.mktemp("packs") / "base")
    (folder / "rules").mkdir()
    (folder / "rules" / "balance.yaml").write_text(BALANCE, encoding="utf-8")
    return folder


@pytest.fixture
def folder(base: Path) -> Iterator[Path]:
    """Return an empty folder beside the base pack."""
    with TemporaryDirectory(dir=base.parent) as made:
        yield Path(made)


def _cases() -> dict[str, Any]:
    file = Path(__file__).with_name("bad_rules.yaml")
    source = read(file, file.name, Mistakes())
    assert source is not None
    cases: dict[str, Any] = source.value
    return cases


CASES = _cases()


def _content(number: int, name: str, case: dict[str, str]) -> str:
    if "old" not in case:
        return case["new"]
    good = GOOD.format(number=number, name=name)
    assert case["old"] in good
    return good.replace(case["old"], case["new"], 1)


def _mistakes(folder: Path) -> tuple[str, ...]:
    with pytest.raises(PackError) as refused:
        load_pack([str(folder)])
    return refused.value.mistakes


def _of(file: Path, mistakes: tuple[str, ...]) -> Iterator[str]:
    """Yield what is told of a file, from the line on."""
    for mistake in mistakes:
        if mistake.startswith(f"{file.as_posix()}:"):
            yield mistake.removeprefix(f"{file.as_posix()}:")


@pytest.fixture(scope="module")
def told(base: Path) -> dict[str, list[str]]:
    """Return the mistakes by rule of one pack that holds every bad rule."""
    folder = base.parent / "bad"
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    files = {name: folder / "rules" / f"{name}.yaml" for name in CASES}
    for number, (name, case) in enumerate(CASES.items()):
        files[name].write_text(_content(number, name, case), encoding="utf-8")
    mistakes = _mistakes(folder)
    return {name: list(_of(file, mistakes)) for name, file in files.items()}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_rule_is_refused_at_its_place(name: str, told: dict[str, list[str]]) -> None:
    expected = CASES[name]["told"]
    cut = [one.removesuffix("…") for one in expected]
    found = [
        one[: len(begin)] if begin != whole else one
        for one, begin, whole in zip(told[name], cut, expected, strict=True)
    ]
    assert found == cut


def _pack(folder: Path, pack: str = PACK, **rules: str) -> Path:
    (folder / "rules").mkdir()
    (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    for number, (name, content) in enumerate(rules.items()):
        text = content.format(number=number, name=name)
        (folder / "rules" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_good_rule_is_taken(folder: Path) -> None:
    pack = load_pack([str(_pack(folder, good=GOOD))])
    assert "GX900" in {rule.code for rule in pack.rules}


def test_a_code_used_twice_names_the_other_file(folder: Path) -> None:
    _pack(folder, one=GOOD.replace("9{number:02}", "999"))
    again = GOOD.replace("9{number:02}", "999").format(name="two")
    (folder / "rules" / "two.yaml").write_text(again, encoding="utf-8")
    assert list(_of(folder / "rules/two.yaml", _mistakes(folder))) == [
        f"1:7: the code GX999 is that of 'one' already, in {folder.as_posix()}/rules/one.yaml",
    ]


def test_a_name_used_twice_names_the_other_file(folder: Path) -> None:
    _pack(folder, one=GOOD)
    (folder / "rules" / "more").mkdir()
    again = GOOD.format(number=1, name="one")
    (folder / "rules" / "more" / "one.yaml").write_text(again, encoding="utf-8")
    other = f"{folder.as_posix()}/rules/more/one.yaml"
    assert list(_of(folder / "rules/one.yaml", _mistakes(folder))) == [
        f"2:7: the rule 'one' stands here again; it is in {other} already",
    ]


def test_a_file_that_is_not_utf_8_is_refused_at_the_first_wrong_byte(folder: Path) -> None:
    _pack(folder)
    (folder / "rules" / "old.yaml").write_bytes("code: GX901\nname: 乱".encode("gb18030"))
    assert list(_of(folder / "rules/old.yaml", _mistakes(folder))) == [
        "2:7: is not UTF-8; save the file as UTF-8"
    ]


def test_a_folder_with_a_files_name_cannot_be_read(folder: Path) -> None:
    _pack(folder)
    (folder / "rules" / "odd.yaml").mkdir()
    assert list(_of(folder / "rules/odd.yaml", _mistakes(folder))) == [
        "1:1: cannot be read: Is a directory"
    ]


def test_mistakes_of_all_files_are_told_at_once_in_order(folder: Path) -> None:
    bad = GOOD.replace("severity: warning", "severity: grave").replace("since: 0.1.0", "since: x")
    mistakes = _mistakes(_pack(folder, a=bad, b=bad))
    places = [mistake.removeprefix(f"{folder.as_posix()}/").split(": ")[0] for mistake in mistakes]
    assert places == [
        *("rules/a.yaml:4:11", "rules/a.yaml:15:8", "rules/b.yaml:4:11", "rules/b.yaml:15:8"),
    ]


BAD_PACKS = {
    "unknown-key": ("exteds: [national]", "5:1: unknown key 'exteds'; did you mean 'extends'?"),
    "off-unknown": ("off: [request]", "5:7: no rule is called 'request'"),
    "off-near": (
        "off: [balanse]",
        "5:7: no rule is called 'balanse'; did you mean 'balance'?",
    ),
    "change-of-an-unknown-rule": (
        "rules:\n  balanse: {severity: info}",
        "6:3: no rule is called 'balanse'; did you mean 'balance'?",
    ),
    "change-of-the-code": (
        "rules:\n  balance: {code: GX901}",
        "6:13: unknown key 'code'; expected advice, applies, basis, confidence, enabled,",
    ),
    "change-to-a-bad-severity": (
        "rules:\n  balance: {severity: fatal}",
        "6:23: found 'fatal'; expected one of error, warning, info",
    ),
    "change-to-a-bad-option": (
        "rules:\n  balance: {params: {formla: x}}",
        "6:22: unknown key 'formla'; did you mean 'formula'?",
    ),
    "change-to-a-bad-formula": (
        "rules:\n  balance: {params: {formula: requests.new.total < 1 +}}",
        "6:55: found the end; expected a fact key",
    ),
    "change-to-a-bad-placeholder": (
        "rules:\n  balance: {message: {zh: '{nam}', en: x}}",
        "6:28: unknown placeholder '{nam}'; did you mean 'name'?",
    ),
    "regime-without-years": (
        "regimes: [{id: R99, title: {zh: 甲, en: a}}]",
        "5:11: missing key years",
    ),
    "regime-with-one-year": (
        "regimes: [{id: R99, years: [2030], title: {zh: 甲, en: a}}]",
        "5:28: found a list; expected the first and the last year reported on",
    ),
    "document-with-a-bad-date": (
        "documents: [{title: 甲, date: 2021-9-1}]",
        "5:30: found '2021-9-1'; expected a date such as 2021-09-30",
    ),
}


@pytest.mark.parametrize("name", BAD_PACKS)
def test_a_bad_pack_is_refused_at_its_place(name: str, folder: Path) -> None:
    added, expected = BAD_PACKS[name]
    mistakes = _mistakes(_pack(folder, PACK + added + "\n"))
    assert [m for m in _of(folder / "pack.yaml", mistakes) if m.startswith(expected)], mistakes


def test_a_replacing_rule_keeps_its_code(folder: Path) -> None:
    _pack(folder)
    rule = GOOD.format(number=1, name="balance")
    (folder / "rules" / "balance.yaml").write_text(rule, encoding="utf-8")
    assert "1:7: found GX901; expected GX990, the code of the rule 'balance'" in "".join(
        _mistakes(folder)
    )


def test_a_pack_that_extends_itself_is_refused(folder: Path) -> None:
    pack = PACK.replace("../base", ".")
    expected = f"{folder.as_posix()}/pack.yaml:4:11: the pack '.' extends itself"
    assert expected in _mistakes(_pack(folder, pack))


def test_a_pack_that_extends_nothing_known_is_refused(folder: Path) -> None:
    pack = PACK.replace("../base", "nationl")
    mistakes = "".join(_mistakes(_pack(folder, pack)))
    assert "pack.yaml:4:11: no pack 'nationl'; did you mean 'national'?" in mistakes


def test_a_pack_without_forms_is_told_to_extend_one(folder: Path) -> None:
    pack = PACK.replace("extends: [../base]\n", "")
    _pack(folder, pack)
    assert list(_of(folder / "pack.yaml", _mistakes(folder))) == [
        "1:1: no sections.yaml in this pack or those it extends; write `extends: [national]`",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nationl", "no pack 'nationl'; did you mean 'national'?"),
        ("no/such/folder", "no pack 'no/such/folder'"),
        ("", "no pack.yaml in this folder"),
    ],
)
def test_an_unknown_pack_is_refused(name: str, expected: str) -> None:
    with pytest.raises(PackError, match="pack") as refused:
        load_pack([name])
    assert expected in str(refused.value)


def test_a_file_is_no_pack(folder: Path) -> None:
    file = folder / "pack.yaml"
    file.write_text(PACK, encoding="utf-8")
    with pytest.raises(PackError, match=r"a pack is a folder with a pack\.yaml, not a file"):
        load_pack([str(file)])


PATTERN = "patterns:\n- name: a\n  match: ['{match}']\n  readings: [{reading}]\n"
TITLES = """\
layouts:
- regimes: [R60]
  style: fixed
  sections:
  - {key: one, canonical: 甲}
  - {key: two, canonical: 甲}
"""
BAD_FORMS = {
    "table-without-layout": (
        "tables/new.yaml",
        "form: new\nrows: []\n",
        "1:1: missing keys layout, regimes, name",
    ),
    "table-unknown-key": (
        "tables/new.yaml",
        "form: new\nlayuot: list\n",
        "2:1: unknown key 'layuot'; did you mean 'layout'?",
    ),
    "section-title-of-two-sections": (
        "sections.yaml",
        TITLES,
        "6:27: 甲 is already a title of one",
    ),
    "pattern-count-never-closed": (
        "sentences/new.yaml",
        PATTERN.format(match="甲乙{2", reading="year"),
        "3:14: a count is never closed",
    ),
    "pattern-look-ahead": (
        "sentences/new.yaml",
        PATTERN.format(match="甲(?=乙)", reading="year"),
        "3:13: look-around is not supported",
    ),
    "pattern-unknown-macro": (
        "sentences/new.yaml",
        PATTERN.format(match="甲{cuont}", reading="year"),
        "3:13: no macro is called {cuont}",
    ),
    "reading-unknown-fact": (
        "sentences/new.yaml",
        PATTERN.format(match="甲", reading="year + requests.nwe.total"),
        "4:21: no fact is called 'requests.nwe.total'; did you mean 'requests.new.total'?",
    ),
    "name-without-english": (
        "names.yaml",
        "title: {zh: 标题}\n",
        "1:8: missing key en",
    ),
}


@pytest.mark.parametrize("name", BAD_FORMS)
def test_a_bad_form_is_refused_at_its_place(name: str, folder: Path) -> None:
    path, content, expected = BAD_FORMS[name]
    _pack(folder)
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(content, encoding="utf-8")
    told = list(_of(folder / path, _mistakes(folder)))
    assert [one for one in told if one.startswith(expected)], told
