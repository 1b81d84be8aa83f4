from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from gxlint.cli.config import NAME, SCHEMA, Config, nearest, settled
from gxlint.errors import GxlintError

Gxlint = Callable[..., Result]


def configure(folder: Path, text: str) -> None:
    (folder / NAME).write_text(text, "utf-8")


def test_everything_a_run_can_be_told_can_stand_in_the_file() -> None:
    assert {key.replace("-", "_") for key in SCHEMA["properties"]} == set(Config._fields)


def test_every_option_of_check_can_stand_in_the_file() -> None:
    from gxlint.cli.check import check

    only_on_the_line = {"paths", "stdin_filename", "config_file"}
    assert {one.name for one in check.params} - only_on_the_line == set(Config._fields)


def test_without_a_file_the_defaults_hold(drafts: Path) -> None:
    del drafts
    assert settled({}) == Config()


def test_the_file_is_used_and_the_command_line_wins(drafts: Path) -> None:
    configure(drafts, "lang: en\nselect: [GX4, GX5]\nignore: GX1\nfail-on: warning\njobs: 3\n")
    found = settled({"select": ("GX1",), "lang": None, "ignore": ()})
    assert found == Config(lang="en", select=("GX1",), ignore=("GX1",), fail_on="warning", jobs=3)


def test_a_flag_can_be_taken_back_on_the_command_line(drafts: Path) -> None:
    configure(drafts, "quiet: true\nstatistics: true\n")
    found = settled({"quiet": False, "statistics": None})
    assert (found.quiet, found.statistics) == (False, True)


def test_the_nearest_file_up_to_the_repository_is_used(drafts: Path) -> None:
    (drafts / ".git").mkdir()
    inner = drafts / "a/b"
    inner.mkdir(parents=True)
    assert nearest(str(inner)) is None
    configure(drafts, "")
    assert nearest(str(inner)) == str(drafts / NAME)
    configure(drafts / "a", "")
    assert nearest(str(inner)) == str(drafts / "a" / NAME)


def test_a_file_above_the_repository_is_not_used(drafts: Path) -> None:
    configure(drafts, "lang: en\n")
    (drafts / "repository/.git").mkdir(parents=True)
    assert nearest(str(drafts / "repository")) is None


def test_outside_a_repository_only_the_folder_itself_counts(drafts: Path) -> None:
    configure(drafts, "lang: en\n")
    (drafts / "inner").mkdir()
    assert nearest(str(drafts / "inner")) is None
    assert nearest(str(drafts)) == str(drafts / NAME)


def test_paths_in_the_file_are_meant_from_where_it_lies(
    drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drafts / ".git").mkdir()
    (drafts / "inner").mkdir()
    configure(
        drafts, "previous: last.md\npack: [./rules/ours, national]\noutput: {json: out/a.json}\n"
    )
    monkeypatch.chdir(drafts / "inner")
    found = settled({})
    assert found.previous == "../last.md"
    assert found.pack == ("../rules/ours", "national")
    assert found.output == (("json", "../out/a.json"),)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("langg: en\n", ":1:1: unknown key 'langg'; did you mean 'lang'?"),
        ("lang: fr\n", ":1:7: found 'fr'; expected one of zh, en"),
        ("quiet: yes please\n", ":1:8: found 'yes please'; expected true or false"),
        ("jobs: 0\n", ":1:7: found 0; expected a whole number from 1"),
        ("select: [GX1, 4]\n", ":1:15: found 4; expected text"),
        ("output: [json]\n", ":1:9: found a list; expected a mapping of formats to files"),
        ("fail-on: [error\n", ":2:1: is no YAML"),
        ("- lang\n", ":1:1: found a list; expected a mapping"),
        ("lang: en\nlang: zh\n", ":2:1: the key 'lang' stands here again"),
        ("\tlang: en\n", ":1:1: is no YAML"),
    ],
)
def test_a_mistake_is_told_with_its_place(drafts: Path, text: str, mistake: str) -> None:
    configure(drafts, text)
    with pytest.raises(GxlintError) as caught:
        settled({})
    assert str(caught.value).startswith(NAME + mistake)


def test_all_mistakes_are_told_at_once(gxlint: Gxlint, drafts: Path) -> None:
    configure(drafts, "langg: en\njobs: many\n")
    result = gxlint("check", "good.md")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2


def test_an_empty_file_says_nothing(drafts: Path) -> None:
    configure(drafts, "# nothing yet\n")
    assert settled({}) == Config()


def test_a_change_is_seen_at_once(drafts: Path) -> None:
    import os

    for language in ("en", "zh", "en"):
        configure(drafts, f"lang: {language}\n")
        os.utime(drafts / NAME, (1_000_000_000, 1_000_000_000 + ord(language[0])))
        assert settled({}).lang == language
        assert settled({}).lang == language
