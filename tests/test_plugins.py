import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from gxlint.bundle import bundled_rules
from gxlint.pack.load import load_pack
from gxlint.plugins import PluginError, Plugins, load

SAMPLE = Path(__file__).parent / "sample_plugin"
BROKEN = """\
code: GX902
name: broken
title: {zh: 甲, en: a}
severity: info
confidence: possible
regimes: [R30]
check: broken
message: {zh: 甲, en: a}
basis: [乙]
explanation: {zh: 丙, en: c}
since: 0.1.0
examples:
- {name: 好, expect: kept}
- {name: 坏, expect: broken}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GXLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def _install(site: Path, name: str, points: Mapping[str, Mapping[str, str]]) -> None:
    """Write what an installer leaves of a package: its name and its entry points."""
    info = site / f"{name.replace('-', '_')}-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n")
    lines = [
        line
        for group, offered in points.items()
        for line in (f"[{group}]", *(f"{key} = {value}" for key, value in offered.items()), "")
    ]
    (info / "entry_points.txt").write_text("\n".join(lines))


@pytest.fixture
def sample(site: Path) -> Path:
    """Return a folder in which the sample plugin is installed."""
    project = tomllib.loads((SAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(SAMPLE / "gxlint_sample", site / "gxlint_sample")
    _install(site, project["name"], project["entry-points"])
    return site


def _gxlint(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", "gxlint", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def test_a_plugins_pack_passes_its_own_examples(sample: Path) -> None:
    done = _gxlint(sample, "test", "sample")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" passed, 0 failed\n")


def test_a_plugins_rule_is_listed_beside_those_it_extends(sample: Path) -> None:
    listed = _gxlint(sample, "rules", "--pack", "sample").stdout
    assert "GX901  decisions-not-rounded" in listed
    assert "GX401  request-balance" in listed


def test_a_plugins_check_kind_stands_in_the_schema(sample: Path) -> None:
    assert '"too_round"' in _gxlint(sample, "schema", "rule").stdout


def test_a_plugins_reader_kind_and_format_work_together(sample: Path) -> None:
    report = str(SAMPLE / "report.adoc")
    options = ("--pack", "sample", "--format", "tsv", "--fail-on", "never")
    done = _gxlint(sample, "check", report, *options)
    assert done.stderr == ""
    found = [line.split("\t")[1:4] for line in done.stdout.splitlines()]
    assert ["28", "GX901", "info"] in found


def test_a_plugin_installed_later_is_found(site: Path) -> None:
    before = _gxlint(site, "schema", "rule").stdout
    shutil.copytree(SAMPLE / "gxlint_sample", site / "gxlint_sample")
    _install(site, "late", {"gxlint.checks": {"too_round": "gxlint_sample.too_round:KIND"}})
    after = _gxlint(site, "schema", "rule").stdout
    assert ('"too_round"' in before, '"too_round"' in after) == (False, True)


BROKEN_KINDS = {
    "no module": ("no_such_module:KIND", "ModuleNotFoundError: No module named 'no_such_module'"),
    "no attribute": ("gxlint.checks.bound:KINDS", "AttributeError: module 'gxlint.checks.bound'"),
    "another type": (
        "gxlint.checks:KINDS",
        "the check kind 'broken' is no gxlint.checks.base.Kind",
    ),
}


@pytest.mark.parametrize("case", BROKEN_KINDS)
def test_a_broken_check_kind_leaves_its_rules_out_and_is_told(case: str, tmp_path: Path) -> None:
    reference, said = BROKEN_KINDS[case]
    leave = shutil.ignore_patterns("rules", "sentences")
    national = bundled_rules() / "national"
    shutil.copytree(national, tmp_path, ignore=leave, dirs_exist_ok=True)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    pack = load_pack([str(tmp_path)], Plugins(checks={"broken": reference}))
    assert pack.rules == ()
    ((plugin, problem),) = pack.problems
    assert plugin == reference
    assert problem.startswith(said)


@pytest.mark.usefixtures("site")
def test_a_kind_of_gxlints_own_cannot_be_replaced() -> None:
    pack = load_pack(["national"], Plugins(checks={"bound": "gxlint.checks.order:KIND"}))
    assert pack.problems == (
        ("gxlint.checks.order:KIND", "gxlint has a check kind 'bound' of its own"),
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("1 +", "SyntaxError", id="syntax"),
        pytest.param("raise RuntimeError('no licence')", "RuntimeError: no licence", id="raises"),
        pytest.param("raise SystemExit(3)", "SystemExit: 3", id="exits"),
    ],
)
def test_whatever_a_plugins_module_raises_is_told(
    source: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"plugin_{abs(hash(source))}"
    (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginError) as broken:
        load(f"{name}:KIND")
    assert said in broken.value.problem.problem


def test_two_plugins_of_one_name_are_told(site: Path) -> None:
    _install(site, "one", {"gxlint.formats": {"tsv": "one:FORMAT"}})
    _install(site, "two", {"gxlint.formats": {"tsv": "two:FORMAT"}})
    script = "from gxlint.plugins import find_plugins as f; print(f().formats, f().problems)"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert "{'tsv': 'one:FORMAT'}" in done.stdout
    assert "one:FORMAT offers 'tsv' in gxlint.formats already" in done.stdout
