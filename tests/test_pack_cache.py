import copy
import os
import pickle
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_packs import RULE, forms_alone

from gxlint.errors import PackError
from gxlint.kept import fetch, keep
from gxlint.pack.known import Known
from gxlint.pack.load import load_pack
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.packed import Names
from gxlint.pack.source import parse
from gxlint.pack.stamps import fresh, stamps, unchanged, watched

PACK = "id: own\nversion: '1'\ntitle: {zh: 甲, en: own}\nextends: [../base]\n"
OLD = 1_600_000_000


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a user's pack whose files are not fresh from the press.

    It extends one with the national forms but without its rules: quicker to read. Beside it lies
    a cache that knows the YAML files, but no pack.
    """
    folder = tmp_path_factory.mktemp("prepared")
    forms_alone(folder / "base")
    (folder / "own" / "rules").mkdir(parents=True)
    _write(folder / "own" / "pack.yaml", PACK)
    _write(folder / "own" / "rules" / "own.yaml", RULE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GXLINT_CACHE_DIR", str(folder / "cache"))
        load_pack([str(folder / "own")])
    for file in _kept(folder / "cache"):
        file.unlink()
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("GXLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return tmp_path / "own"


def _write(file: Path, content: str, at: int = OLD) -> None:
    file.write_text(content, encoding="utf-8")
    os.utime(file, (at, at))


def _severity(folder: Path) -> str:
    return next(rule.severity for rule in load_pack([str(folder)]).rules if rule.name == "own")


def _kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("pack-*.kept"))


def test_a_pack_from_the_cache_is_the_pack_that_was_built(pack: Path, cache: Path) -> None:
    built = load_pack([str(pack)])
    assert len(_kept(cache)) == 1
    assert load_pack([str(pack)]) == built


def test_a_warm_start_imports_no_heavy_library(pack: Path) -> None:
    load_pack([str(pack)])
    script = (
        "import sys; from gxlint.pack.load import load_pack; "
        f"from gxlint.plugins import find_plugins; find_plugins(); load_pack([{str(pack)!r}]); "
        "heavy = {'ruamel', 'jsonschema', 're2', 'markdown_it', 'lxml', 'hashlib', 'difflib'}; "
        "heavy |= {'importlib.metadata', 'importlib.resources', 'tempfile', 'dataclasses'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    for _ in range(2):  # the first may have to look for plugins
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout == b"[]\n"


@pytest.mark.parametrize("severity", ["info", "error  "], ids=["other size", "same size"])
def test_a_changed_rule_is_read_anew(pack: Path, severity: str) -> None:
    assert _severity(pack) == "warning"
    _write(pack / "rules" / "own.yaml", RULE.replace("warning", severity), OLD + 1)
    assert _severity(pack) == severity.strip()


def test_a_rule_broken_since_is_refused(pack: Path) -> None:
    load_pack([str(pack)])
    _write(pack / "rules" / "own.yaml", RULE.replace("warning", "grave"))
    with pytest.raises(PackError, match="grave"):
        load_pack([str(pack)])


def test_an_added_rule_is_seen(pack: Path) -> None:
    load_pack([str(pack)])
    _write(pack / "rules" / "two.yaml", RULE.replace("GX901", "GX902").replace("own", "two"))
    assert "two" in {rule.name for rule in load_pack([str(pack)]).rules}


def test_a_removed_rule_is_gone(pack: Path) -> None:
    load_pack([str(pack)])
    (pack / "rules" / "own.yaml").unlink()
    assert "own" not in {rule.name for rule in load_pack([str(pack)]).rules}


def test_a_file_changed_while_the_pack_is_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    file = tmp_path / "links" / "a.yaml"
    _write(file, "")
    assert not fresh(watched([(str(tmp_path / "links"), ".yaml")], []), since=time.time_ns())
    file.touch()
    assert fresh(watched([(str(tmp_path / "links"), ".yaml")], []), since=time.time_ns())


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "one byte": lambda content: content[:-100] + b"\0" + content[-99:],
    "head": lambda content: b"x" + content[1:],
    "other file": lambda _: b"GIF89a" * 100,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_rebuilt(pack: Path, cache: Path, damage: str) -> None:
    built = load_pack([str(pack)])
    file = _kept(cache)[0]
    whole = file.read_bytes()
    file.write_bytes(DAMAGES[damage](whole))
    assert load_pack([str(pack)]) == built
    assert file.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="modes and owners are POSIX")
def test_a_cache_that_others_can_write_is_not_believed(pack: Path, cache: Path) -> None:
    built = load_pack([str(pack)])
    _kept(cache)[0].chmod(0o666)
    assert load_pack([str(pack)]) == built
    assert stat.S_IMODE(_kept(cache)[0].stat().st_mode) == 0o600


def test_a_cache_that_cannot_be_written_is_no_error(
    pack: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = cache.parent / "file"
    file.touch()
    monkeypatch.setenv("GXLINT_CACHE_DIR", str(file / "below"))
    assert load_pack([str(pack)]).id == "own"


def test_nothing_but_whole_files_is_left_in_the_cache(pack: Path, cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: load_pack([str(pack)]), range(8)))
    assert all(one == found[0] for one in found)
    assert {file.suffix for file in cache.iterdir()} == {".kept"}


def test_a_parsed_file_is_known_as_long_as_it_is_in_use() -> None:
    parts = parse(RULE, "own.yaml", Mistakes())
    assert parts is not None
    known = Known()
    known.add(RULE, parts)
    known.keep()
    assert Known().get(RULE) == parts
    Known().keep()  # a run that did not ask for it
    assert Known().get(RULE) is None


def test_a_mistake_in_a_file_known_from_the_cache_keeps_its_place(pack: Path) -> None:
    bad = RULE.replace("facts: [title]", "facts: [titel]")
    for _ in range(2):
        _write(pack / "rules" / "own.yaml", bad)
        with pytest.raises(PackError, match=r"own\.yaml:8:18: no fact is called 'titel'"):
            load_pack([str(pack)])


def test_the_checks_of_one_regime_are_enough(pack: Path) -> None:
    for _ in range(2):
        rule = next(rule for rule in load_pack([str(pack)]).rules if rule.name == "own")
        assert list(rule.checks) == ["R30"]
        assert rule.checks.get("R60") is None
        assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301 - its own


def test_a_note_is_found_by_its_own_key_only() -> None:
    keep("test", "one", ("a", 1), b"body")
    found = fetch("test", "one")
    assert found is not None
    assert (found[0], bytes(found[1])) == (("a", 1), b"body")
    assert fetch("test", "two") is None


def test_stamps_tell_added_and_changed_files(tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "a.yaml").touch()
    before = watched([(str(tmp_path / "links"), ".yaml")], [])
    assert unchanged(before)
    (tmp_path / "links" / "b.txt").touch()
    assert unchanged(before)
    (tmp_path / "links" / "b.yaml").touch()
    assert not unchanged(before)


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "a.yaml").touch()
    (folder / "again").symlink_to(folder)
    assert [Path(path).name for path, _, _ in stamps(str(folder), ".yaml")] == ["a.yaml"]


WORDINGS = st.text(st.sampled_from("ab.\n·"), max_size=3)
NAMED = st.dictionaries(
    WORDINGS,
    st.fixed_dictionaries({"zh": WORDINGS, "en": WORDINGS})
    | st.fixed_dictionaries({"zh": WORDINGS}),
)


@given(NAMED)
def test_names_kept_as_texts_are_the_names(names: dict[str, dict[str, str]]) -> None:
    kept = Names.of(names)
    if kept is None:  # some lack a language, or hold a line feed
        texts = [*names, *(text for words in names.values() for text in words.values())]
        assert len({*map(tuple, names.values())}) != 1 or any("\n" in text for text in texts)
        return
    for one in (kept, copy.copy(kept)):
        assert dict(one) == names
        assert len(one) == len(names)
        assert all(key in one for key in names)
        assert "none" not in one
