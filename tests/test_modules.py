"""Modules kept in one file: taken from there only as long as their sources are as they were."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OLD = 1_600_000_000
RUN = """
import sys
from gxlint.modules import keep_loaded, use_kept
use_kept()
import gxlint.formats.width as it
sys.modules["odd.one"] = object
sys.modules["none"] = None
keep_loaded()
print(type(it.__loader__).__name__, it.__file__, it.width("中"))
"""
"""What a run does, with one module in place of all that a check imports."""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return the source of that module in a gxlint whose files are not fresh from the press."""
    hidden = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "gxlint", tmp_path / "gxlint", ignore=hidden)
    for file in (tmp_path / "gxlint").rglob("*.py"):
        os.utime(file, (OLD, OLD))
    return tmp_path / "gxlint" / "formats" / "width.py"


def run(installed: Path, *options: str, code: str = RUN, **environment: str) -> list[str]:
    """Return what one run says: what loaded the module, its file, and what it works out."""
    folder = installed.parents[2]
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env |= {"GXLINT_CACHE_DIR": str(folder / "cache"), **environment}
    command = [sys.executable, *options, "-c", code]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    assert done.stderr == b""
    return done.stdout.decode().split()


def kept(installed: Path) -> list[Path]:
    return sorted((installed.parents[2] / "cache").glob("*"))


def test_a_second_run_takes_its_modules_from_the_kept_file(installed: Path) -> None:
    assert run(installed) == ["SourceFileLoader", str(installed), "2"]
    assert run(installed) == ["_Loader", str(installed), "2"]


def test_what_different_runs_need_is_kept_side_by_side(installed: Path) -> None:
    other = RUN.replace("formats.width as it", "numerals as it").replace('width("中")', "__name__")
    for _ in range(2):
        for code in (RUN, other):
            found = run(installed, code=code)[0]
    assert found == "_Loader"
    assert run(installed)[0] == "_Loader"


def test_runs_that_need_different_modules_by_turns_write_nothing_anew(installed: Path) -> None:
    other = RUN.replace("formats.width as it", "numerals as it").replace('width("中")', "__name__")
    for code in (RUN, other, RUN):
        run(installed, code=code)
    (file,) = kept(installed)
    before = file.read_bytes()
    for code in (other, RUN, other):
        assert run(installed, code=code)[0] == "_Loader"
    assert file.read_bytes() == before


def test_a_module_that_changed_is_read_anew(installed: Path) -> None:
    run(installed)
    source = installed.read_text(encoding="utf-8")
    installed.write_text(source + "\n\nwidth = len\n", encoding="utf-8")
    assert run(installed) == ["SourceFileLoader", str(installed), "1"]
    assert run(installed)[2] == "1"


def test_what_changed_during_the_run_or_just_before_is_not_kept(installed: Path) -> None:
    run(installed)
    installed.touch()
    for _ in range(2):
        assert run(installed)[0] == "SourceFileLoader"
    os.utime(installed, (OLD, OLD))
    assert run(installed)[0] == "_Loader"


@pytest.mark.parametrize("left", [0, 20, 200, -1], ids=["nothing", "a head", "a part", "most"])
def test_a_damaged_file_is_as_good_as_none(installed: Path, left: int) -> None:
    run(installed)
    (file,) = kept(installed)
    file.write_bytes(file.read_bytes()[:left])
    assert run(installed)[0] == "SourceFileLoader"
    assert run(installed)[0] == "_Loader"


def test_another_level_of_optimization_keeps_code_of_its_own(installed: Path) -> None:
    run(installed)
    assert run(installed, "-OO")[0] == "SourceFileLoader"
    assert len(kept(installed)) == 2


def test_where_no_byte_code_is_to_be_written_nothing_is_kept(installed: Path) -> None:
    run(installed, PYTHONDONTWRITEBYTECODE="1")
    assert kept(installed) == []


def test_a_cache_that_cannot_be_written_is_no_error(installed: Path) -> None:
    nowhere = str(installed / "below")
    for _ in range(2):
        assert run(installed, GXLINT_CACHE_DIR=nowhere)[0] == "SourceFileLoader"
