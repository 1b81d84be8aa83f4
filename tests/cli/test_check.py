import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from gxlint.cli.commands import main
from gxlint.diagnostic import ReportResult

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
Gxlint = Callable[..., Result]


def test_a_good_draft_exits_with_0(gxlint: Gxlint) -> None:
    result = gxlint("check", "good.md")
    assert result.exit_code == 0
    assert result.output == "检查了 1 份文件：未发现问题\n"


def test_a_bad_draft_exits_with_1_and_says_why(gxlint: Gxlint) -> None:
    result = gxlint("check", "bad.md")
    assert result.exit_code == 1
    assert "GX101 sections-present" in result.output
    assert "检查了 1 份文件：1 处错误" in result.output.splitlines()[-1]


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on_decides_about_the_exit_code(gxlint: Gxlint, fail_on: str, code: int) -> None:
    assert gxlint("check", "bad.md", "--fail-on", fail_on).exit_code == code


def test_ignored_rules_are_silent(gxlint: Gxlint) -> None:
    for choice in ("sections-present", "GX101", "gx1"):
        assert gxlint("check", "bad.md", "--ignore", choice).exit_code == 0


def test_selected_rules_alone_speak(gxlint: Gxlint) -> None:
    assert gxlint("check", "bad.md", "--select", "GX4").exit_code == 0
    assert gxlint("check", "bad.md", "--select", "sections-present").exit_code == 1


def test_messages_come_in_english_on_request(gxlint: Gxlint) -> None:
    result = gxlint("check", "bad.md", "--lang", "en")
    assert result.output.startswith("error[GX101 sections-present]: ")
    assert "1 file checked: 1 error" in result.output.splitlines()[-1]


def test_a_folder_is_searched_and_what_is_no_report_passed_over(gxlint: Gxlint) -> None:
    result = gxlint("check", ".")
    assert result.exit_code == 1
    assert "README" not in result.output
    assert "检查了 2 份文件" in result.output


def test_a_readme_that_is_named_gets_a_note_and_does_not_fail(gxlint: Gxlint) -> None:
    result = gxlint("check", "README.md", "good.md")
    assert result.exit_code == 0
    assert result.output.startswith("README.md：")


def test_a_picture_that_is_named_is_one_finding(gxlint: Gxlint) -> None:
    result = gxlint("check", "logo.png")
    assert result.exit_code == 1
    assert result.output.count("[GX0") == 1


def test_a_folder_without_reports_says_so_and_does_not_fail(gxlint: Gxlint, drafts: Path) -> None:
    (drafts / "empty").mkdir()
    result = gxlint("check", "empty")
    assert result.exit_code == 0
    assert "没有找到" in result.output


def test_standard_input_is_read_under_its_name(gxlint: Gxlint, drafts: Path) -> None:
    del gxlint
    import subprocess
    import sys

    for name, code in (("x.md", 1), ("deep/x.txt", 1)):
        command = [sys.executable, "-m", "gxlint", "check", "-", "--stdin-filename", name]
        with (drafts / "bad.md").open("rb") as file:
            done = subprocess.run(command, stdin=file, capture_output=True, check=False)
        assert done.returncode == code
        assert name.encode() in done.stdout


def test_several_outputs_in_one_run(gxlint: Gxlint, drafts: Path) -> None:
    result = gxlint("check", ".", "--output", "json=a.json", "--output", "sarif=b.sarif")
    assert result.exit_code == 1
    assert "GX101" in result.output
    summary = json.loads((drafts / "a.json").read_text("utf-8"))["summary"]
    results = json.loads((drafts / "b.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert summary["error"] == 1
    assert len(results) == sum(summary["by_rule"].values())


def test_a_file_written_is_what_would_be_printed(gxlint: Gxlint, drafts: Path) -> None:
    for name in ("text", "json", "sarif"):
        gxlint("check", ".", "--output", f"{name}=out")
        printed = gxlint("check", ".", "--format", name)
        assert (drafts / "out").read_bytes() == printed.stdout_bytes


def test_the_bytes_are_the_same_whatever_the_jobs_order_and_hash_seed(
    process: Callable[..., "object"],
) -> None:
    first = process("check", ".", "bad.md", "--format", "sarif", "--jobs", "1", PYTHONHASHSEED="1")
    shuffled = ("./bad.md", "good.md", "bad.md", ".", "--format", "sarif", "--jobs", "2")
    again = process("check", *shuffled, PYTHONHASHSEED="2", LC_ALL="C")
    assert vars(first)["stdout"] == vars(again)["stdout"] != b""


def test_no_absolute_path_is_printed(gxlint: Gxlint, drafts: Path) -> None:
    for name in ("text", "json", "sarif"):
        result = gxlint("check", str(drafts / "bad.md"), "--format", name)
        assert str(drafts) not in result.output


@pytest.mark.parametrize("seen", ["", "--statistics"])
def test_quiet_leaves_out_the_summary(gxlint: Gxlint, seen: str) -> None:
    result = gxlint("check", "good.md", "README.md", "--quiet", *filter(None, [seen]))
    assert "检查了" not in result.output
    assert ("1  份已检查" in result.output) == bool(seen)


def test_last_years_report_can_be_named(gxlint: Gxlint) -> None:
    assert gxlint("check", "good.md", "--previous", "bad.md").exit_code in {0, 1}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.md"], "nowhere.md: no such file or folder"),
        (["good.md", "--format", "xml"], "no format is called 'xml'; there are json, sarif, text"),
        (["good.md", "--output", "sarif"], "--output sarif: expected FORMAT=FILE"),
        (["good.md", "--output", "json=no/such/a.json"], "no/such/a.json: cannot be written"),
        (["good.md", "--output", "json=."], ".: cannot be written: it is a folder"),
        (["good.md", "--pack", "nowhere"], "no pack 'nowhere'"),
        (["good.md", "--select", "GX9999"], "no rule is called 'GX9999'"),
        (["good.md", "--regime", "R99"], "no regime is called 'R99'; there are "),
        (["good.md", "--encoding", "klingon"], "no encoding is called 'klingon'"),
        (["good.md", "--previous", "nowhere.md"], "nowhere.md: "),
        (["good.md", "--previous", "README.md"], "README.md: not an annual report"),
        (["good.md", "--config", "nowhere.yaml"], "nowhere.yaml:1:1: cannot be read"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_run_says_why_in_a_line_and_exits_with_2(
    gxlint: Gxlint, arguments: list[str], said: str
) -> None:
    result = gxlint("check", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
    assert not result.stdout


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "good.md", "--jobs", "0"], ["check", "--what"], ["chekc"]]
)
def test_wrong_usage_exits_with_2(gxlint: Gxlint, arguments: list[str]) -> None:
    result = gxlint(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.md", b""),
        ("blank.txt", b" \n\n"),
        ("nul.txt", b"\0" * 5000),
        ("broken.md", "年度报告".encode() + b"\xff\xfe\x00\x81" * 7),
        ("mine.docx", b"PK\x03\x04 no archive"),
        ("mine.pdf", b"%PDF-1.7 no document"),
        ("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("none", b"no suffix"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_is_one_clear_finding_or_note(
    gxlint: Gxlint, drafts: Path, name: str, content: bytes
) -> None:
    (drafts / name).write_bytes(content)
    result = gxlint("check", name)
    assert result.exit_code in {0, 1}
    assert not result.stderr
    codes = re.findall(r"\[(GX0\d\d)", result.output)
    assert codes == (["GX000"] if "GX000" in codes else codes[:1])
    assert codes or result.output.startswith(name)


def test_help_of_every_command_can_be_shown(gxlint: Gxlint) -> None:
    assert gxlint("--version").output.startswith("gxlint ")
    for name in ("audit", "check", "parse"):
        assert f"{name} " in gxlint("--help").output
        assert "Usage: " in gxlint(name, "--help").output
    assert main.name == "main"


def test_every_broken_sum_is_shown_on_request(gxlint: Gxlint, drafts: Path) -> None:
    faulty = (FIXTURES / "r30/transposed.md").read_bytes()
    (drafts / "faulty.md").write_bytes(faulty)
    cause = gxlint("check", "faulty.md", "--format", "json")
    every = gxlint("check", "faulty.md", "--format", "json", "--explain", "all")
    assert json.loads(cause.output)["summary"]["error"] == 1
    assert json.loads(every.output)["summary"]["error"] > 1


def test_a_broken_rule_pack_is_told_with_every_place(gxlint: Gxlint, drafts: Path) -> None:
    rules = drafts / "ours/rules/form"
    rules.mkdir(parents=True)
    (drafts / "ours/pack.yaml").write_text("id: ours\nnonsense: 1\n")
    (rules / "a.yaml").write_text("code: [\n")
    result = gxlint("check", "good.md", "--pack", "./ours")
    assert result.exit_code == 2
    assert not result.stdout
    assert all(re.match(r"ours/\S+:\d+:\d+: ", line) for line in result.stderr.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_file_whose_name_is_no_utf8_can_be_named(gxlint: Gxlint, drafts: Path, form: str) -> None:
    (drafts / os.fsdecode(b"\xff\xb1.md")).write_bytes((drafts / "bad.md").read_bytes())
    result = gxlint("check", ".", "--format", form)
    assert result.exit_code == 1
    shown = {"text": b"\\udcff\\udcb1.md", "json": b"\\udcff\\udcb1.md", "sarif": b"%FF%B1.md"}
    assert shown[form] in result.stdout_bytes


def test_one_mistake_of_gxlint_does_not_take_the_other_files_with_it(
    gxlint: Gxlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gxlint.engine import Engine

    whole = Engine.check

    def failing(self: Engine, path: str, *rest: Any) -> ReportResult:
        if path == "bad.md":
            raise ZeroDivisionError("by nought")
        return whole(self, path, *rest)

    monkeypatch.setattr(Engine, "check", failing)
    result = gxlint("check", "bad.md", "good.md", "--format", "json")
    broken, good = json.loads(result.stdout_bytes)["reports"]
    assert broken["diagnostics"][0]["name"] == "internal-error"
    assert "by nought" in broken["diagnostics"][0]["message"]
    assert good["status"] == "checked"


def test_choices_may_be_joined_with_commas(gxlint: Gxlint) -> None:
    joined = gxlint("check", "bad.md", "--select", "GX4,GX101", "--format", "json").output
    apart = gxlint("check", "bad.md", "--select", "GX4", "--select", "GX101", "--format", "json")
    assert joined == apart.output
    assert '"GX101"' in joined
