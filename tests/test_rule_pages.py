from pathlib import Path

import pytest
from click.testing import CliRunner

from gxlint.cli.commands import main
from gxlint.pack.load import load_pack
from gxlint.pack.model import Rule
from gxlint.pack.pages import Pages, document, index

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
PACK = load_pack(["national"])
BY_NAME = {rule.name: rule for rule in PACK.rules}
ADVICE = "run `gxlint explain --all --output docs/rules`"


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_a_rules_page_says_what_the_rule_file_says(rule: Rule) -> None:
    page = FOLDER / f"{rule.code}.md"
    assert page.is_file(), ADVICE
    assert page.read_text(encoding="utf-8") == document(PACK, rule), ADVICE


def test_the_index_lists_every_rule() -> None:
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == index(PACK), ADVICE


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {page.stem for page in FOLDER.glob("GX*.md")} == {rule.code for rule in PACK.rules}


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["What it asks for", "Why", "Basis", "Examples", "How to mend", "Known limits"]),
        ("zh", ["要求什么", "为什么", "依据", "示例", "如何改", "局限"]),
    ],
)
def test_a_page_has_its_fixed_headings(language: str, headings: list[str]) -> None:
    page = Pages(PACK, language).page(BY_NAME["request-balance"])
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == headings


def test_pages_written_are_those_of_the_pack_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "GX999.md").write_text("of a rule that is gone")
    (tmp_path / "notes.md").write_text("of somebody else")
    done = CliRunner().invoke(main, ["explain", "--all", "--output", str(tmp_path)])
    assert (done.exit_code, done.output) == (0, "")
    expected = {f"{rule.code}.md" for rule in PACK.rules} | {"README.md", "notes.md"}
    assert {page.name for page in tmp_path.iterdir()} == expected


@pytest.mark.parametrize("wanted", ["GX401", "gx401", "request-balance"])
def test_a_rule_is_explained_by_code_or_name(wanted: str) -> None:
    done = CliRunner().invoke(main, ["explain", wanted, "--lang", "en"])
    assert done.exit_code == 0
    assert done.output.startswith("# GX401 request-balance: ")


def test_an_unknown_rule_is_refused_with_the_nearest() -> None:
    done = CliRunner().invoke(main, ["explain", "request-balanse"])
    assert done.exit_code == 2
    assert "no rule is called 'request-balanse'; did you mean 'request-balance'?" in done.output


@pytest.mark.parametrize("arguments", [[], ["GX401", "--all"], ["GX401", "--output", "x"]])
def test_explain_wants_one_rule_or_all(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, ["explain", *arguments]).exit_code == 2
