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
ALL = """
import sys
from gxlint.modules import keep_loaded, load_all, use_kept
use_kept()
load_all("gxlint.formats.text")
load_all("gxlint.extract")
for name, module in sorted(sys.modules.items()):
    if name.startswith("gxlint."):
        package, _, own = name.rpartition(".")
        spec, loader = module.__spec__, module.__loader__
        print(
            name, module.__name__, module.__package__, spec.parent, spec.name, module.__file__,
            getattr(module, "__path__", None), module.__cached__, spec.origin, spec.cached,
            spec.has_location, spec.loader is loader, loader.name, loader.is_package(name),
            spec.submodule_search_locations, getattr(sys.modules[package], own) is module,
            sorted(vars(module).keys() - {"__annotations__", "annotations"}), sep="|"
        )
keep_loaded()
"""
"""A run that imports a package with all that it imports, and what it then knows of each module."""
BY_PYTHON = ALL.replace("use_kept()", "").replace("keep_loaded()", "")


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


def test_modules_imported_at_once_are_like_those_that_python_imports(installed: Path) -> None:
    expected = run(installed, code=BY_PYTHON)
    for _ in range(4):
        assert run(installed, code=ALL) == expected


def test_modules_are_imported_at_once_in_an_order_known_of_a_run_before(installed: Path) -> None:
    how = ALL.partition("for name")[0] + "keep_loaded()\nprint(*at_once)"
    how = how.replace("use_kept()", f"use_kept()\n{AT_ONCE}")
    imported = [run(installed, code=how) for _ in range(4)]
    assert imported[0] == imported[1] == []
    assert "gxlint.extract.claims" in imported[2]
    assert imported[2].index("gxlint.extract.claims") < imported[2].index("gxlint.extract")
    assert imported[3] == imported[2]


AT_ONCE = """
import gxlint.modules as it
load, at_once = it._Finder.load, []
def told(self, names):
    before = len(self.done)
    load(self, names)
    at_once.extend(self.done[before:])
it._Finder.load = told
"""


def test_a_module_that_changed_is_read_anew_among_those_imported_at_once(installed: Path) -> None:
    extract = installed.parents[1] / "extract"
    for _ in range(3):
        run(installed, code=ALL)
    for name in ("claims.py", "__init__.py"):
        source = (extract / name).read_text(encoding="utf-8")
        (extract / name).write_text(f"{source}\nchanged = 1\n", encoding="utf-8")
        expected = run(installed, code=BY_PYTHON)
        assert any("'changed'" in line for line in expected)
        for _ in range(2):
            assert run(installed, code=ALL) == expected


def test_what_fails_in_a_module_imported_at_once_is_told_as_by_python(installed: Path) -> None:
    code = ALL.replace('load_all("gxlint.extract")', ASKED)
    for _ in range(3):
        assert run(installed, code=code)[0] != "failed"
    failing = installed.parents[1] / "extract" / "shapes.py"
    failing.write_text("raise ValueError('on purpose')\n", encoding="utf-8")
    os.utime(failing, (OLD, OLD))
    for _ in range(4):
        assert run(installed, code=code) == ["failed", "on", "purpose"]


ASKED = """
try:
    load_all("gxlint.extract")
except ValueError as error:
    print("failed", error)
    sys.exit()
"""


@pytest.mark.parametrize("order", ["[::-1]", "[1::2]", "[5:-1]"])
def test_in_whatever_order_modules_are_asked_for_all_are_imported(
    installed: Path, order: str
) -> None:
    expected = run(installed, code=BY_PYTHON)
    turned = ALL.replace("use_kept()", f"use_kept()\n{OTHERWISE.format(order)}")
    for _ in range(3):
        run(installed, code=ALL)
    assert run(installed, code=turned) == expected


OTHERWISE = "import gxlint.modules as it; it._finder.order = it._finder.order{}"
