import os
from pathlib import Path

import pytest

from gxlint.audit.discover import shown, targets
from gxlint.errors import GxlintError

SUFFIXES = frozenset({".md", ".txt"})


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.md",
        "a.txt",
        "A.MD",
        "picture.png",
        "deep/er/c.md",
        ".hidden/d.md",
        ".draft.md",
        "~$A.MD",
        "node_modules/e.md",
        "env/f.md",
        "archive/g.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "env/pyvenv.cfg").write_text("")
    return tmp_path


def found(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [target.shown for target in targets(paths, SUFFIXES, exclude)]


@pytest.mark.usefixtures("tree")
def test_a_folder_is_searched_through_in_order() -> None:
    assert found(".") == ["A.MD", "a.txt", "archive/g.md", "b.md", "deep/er/c.md"]


@pytest.mark.usefixtures("tree")
def test_a_file_that_is_named_is_taken_whatever_it_is() -> None:
    assert found("picture.png", ".draft.md") == [".draft.md", "picture.png"]


@pytest.mark.usefixtures("tree")
def test_the_order_of_the_arguments_makes_no_difference() -> None:
    assert found("b.md", "deep", "a.txt") == found("a.txt", "deep", "b.md", "./b.md")


@pytest.mark.usefixtures("tree")
def test_a_file_named_and_in_a_folder_counts_as_named() -> None:
    for paths in (("b.md", "."), (".", "b.md")):
        named = {target.shown: target.named for target in targets(paths, SUFFIXES)}
        assert named["b.md"]
        assert not named["a.txt"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("pattern", ["archive", "g.md", "archive/*", "*/g.md"])
def test_what_is_excluded_is_passed_by_in_folders(pattern: str) -> None:
    assert "archive/g.md" not in found(".", exclude=(pattern,))
    assert found("archive/g.md", exclude=(pattern,)) == ["archive/g.md"]


def test_an_absolute_path_is_shown_from_the_current_folder(tree: Path) -> None:
    assert found(str(tree / "b.md")) == ["b.md"]
    assert found(str(tree.parent / tree.name)) == found(".")


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("folder", [".", "deep/..", "./archive/", "deep//er/.", "../"])
def test_a_file_in_a_folder_is_shown_as_if_it_were_named(folder: str) -> None:
    assert {target.shown == shown(target.path) for target in targets([folder], SUFFIXES)} == {True}


def test_a_path_outside_is_shown_from_the_current_folder_too(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree / "deep")
    assert found("../b.md", str(tree / "a.txt")) == ["../a.txt", "../b.md"]


@pytest.mark.usefixtures("tree")
def test_all_missing_paths_are_named_at_once() -> None:
    with pytest.raises(GxlintError) as caught:
        found("x.md", "b.md", "y.md")
    assert str(caught.value).splitlines() == [
        "x.md: no such file or folder",
        "y.md: no such file or folder",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_to_folders_are_not_followed_and_loops_do_no_harm(tree: Path) -> None:
    (tree / "deep/loop").symlink_to(tree)
    (tree / "link.md").symlink_to(tree / "b.md")
    (tree / "broken.md").symlink_to(tree / "nowhere")
    assert found(".") == ["A.MD", "a.txt", "archive/g.md", "b.md", "deep/er/c.md", "link.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_in_a_folder_is_not_waited_for(tree: Path) -> None:
    os.mkfifo(tree / "pipe.md")
    assert "pipe.md" not in found(".")
