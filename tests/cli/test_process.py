"""What only a process of its own can show: encodings, pipes, signals, imports."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Process = Callable[..., subprocess.CompletedProcess[bytes]]
GXLINT = (sys.executable, "-m", "gxlint")


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8", "utf-16"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_any_screen_can_show_the_findings(process: Process, encoding: str, language: str) -> None:
    done = process("check", "bad.md", "README.md", "--lang", language, PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert not done.stderr
    assert "GX101" in done.stdout.decode(encoding)


def test_chinese_is_shown_as_such_on_a_gbk_screen(process: Process) -> None:
    assert "错误" in process("check", "bad.md", PYTHONIOENCODING="gbk").stdout.decode("gbk")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_json_is_utf8_whatever_the_screen(process: Process, form: str) -> None:
    ascii_ = process("check", ".", "--format", form, PYTHONIOENCODING="ascii", LC_ALL="C")
    utf8 = process("check", ".", "--format", form, PYTHONIOENCODING="utf-8")
    assert ascii_.stdout == utf8.stdout
    assert utf8.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=["a pipe", "FORCE_COLOR", "both"],
)
def test_colour(process: Process, environment: dict[str, str], *, coloured: bool) -> None:
    clean = {"NO_COLOR": "", "FORCE_COLOR": "", **environment}
    assert (b"\x1b[" in process("check", "bad.md", **clean).stdout) == coloured


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_closed_pipe_is_no_news(drafts: Path, form: str) -> None:
    for n in range(40):
        (drafts / f"bad{n}.md").write_bytes((drafts / "bad.md").read_bytes())
    with subprocess.Popen(
        [*GXLINT, "check", ".", "--format", form, "--jobs", "2"],
        cwd=drafts,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device there")
@pytest.mark.parametrize("buffering", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_is_told_in_a_line(drafts: Path, buffering: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*GXLINT, "check", "bad.md"],
            cwd=drafts,
            env={**os.environ, "PYTHONUNBUFFERED": buffering},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output: cannot be written: No space left on device\n"


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Let what a test starts hear Ctrl-C, even where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="another signal there")
@pytest.mark.usefixtures("_interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_run_and_its_workers_in_a_line(drafts: Path, jobs: str) -> None:
    for n in range(3000):
        (drafts / f"bad{n}.md").hardlink_to(drafts / "bad.md")
    with subprocess.Popen(
        [*GXLINT, "check", ".", "--jobs", jobs],
        cwd=drafts,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        running.stdout.read(100)
        os.killpg(running.pid, signal.SIGINT)
        try:
            _, said = running.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # or this test would wait for it for ever
            raise
    assert said == b"gxlint: interrupted\n"
    assert running.returncode == 130
    time.sleep(0.2)
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_a_closed_standard_input_is_told_in_a_line(drafts: Path) -> None:
    command = " ".join([*GXLINT, "check", "-", "<&-"])
    done = subprocess.run(["sh", "-c", command], cwd=drafts, capture_output=True, check=False)
    assert done.returncode in {1, 2}
    assert b"Traceback" not in done.stderr


TOLD = """
import os, sys
end = os._exit
os._exit = lambda code: (print(*sys.modules, sep="\\n", file=sys.stderr, flush=True), end(code))
sys.argv = ["gxlint", "check", "good.txt"]
from gxlint.cli import main
main()
"""
"""Tells which modules there are when a check ends: those kept together pass Python's own by."""


def test_a_warm_run_on_a_text_file_imports_nothing_heavy(process: Process, drafts: Path) -> None:
    (drafts / "good.txt").write_bytes((drafts / "good.md").read_bytes())
    process("check", "good.txt")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", TOLD],
        cwd=drafts,
        capture_output=True,
        check=False,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    heavy = {
        "ruamel.yaml", "jsonschema", "markdown_it", "lxml", "rich", "json", "logging",
        "concurrent.futures", "multiprocessing", "tempfile", "asyncio",
        "selectolax", "pypdfium2", "dataclasses", "gxlint.formats.sarif_places",
        "gxlint.audit.pool", "click", "hashlib", "pathlib", "importlib.metadata", "typing",
        "heapq", "re2", "datetime", "zlib", "encodings.utf_16_le",
    }  # fmt: skip
    assert "gxlint.formats.page" in imported
    assert sorted(imported & heavy) == []


@pytest.mark.parametrize(
    "paths",
    [("good.md",), ("bad.md",), (".",), ("bad.md", "README.md"), ("absent.md",), ("logo.png",)],
    ids=" ".join,
)
def test_without_options_a_check_says_what_it_says_with_them(
    process: Process, paths: tuple[str, ...]
) -> None:
    plain, parsed = process("check", *paths), process("check", "--fail-on", "error", *paths)
    assert (plain.stdout, plain.stderr) == (parsed.stdout, parsed.stderr)
    assert plain.returncode == parsed.returncode


@pytest.mark.parametrize("option", [(), ("--lang", "en")], ids=["plain", "with an option"])
def test_a_mistake_in_the_configuration_is_told_in_a_line(
    process: Process, drafts: Path, option: tuple[str, ...]
) -> None:
    (drafts / ".gxlint.yaml").write_text("fail-on: sometimes\n")
    done = process("check", *option, "good.md")
    assert done.returncode == 2
    assert done.stderr.startswith(b".gxlint.yaml:1:")
    assert done.stderr.count(b"\n") == 1
    assert not done.stdout


def test_a_configuration_costs_no_yaml_once_it_is_known(process: Process, drafts: Path) -> None:
    config = drafts / ".gxlint.yaml"
    config.write_text("lang: en\n")
    os.utime(config, (1_000_000_000, 1_000_000_000))
    process("check", "good.md")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "gxlint", "check", "good.md"],
        cwd=drafts,
        capture_output=True,
        check=False,
    )
    assert b"checked: nothing" in done.stdout
    assert b"ruamel" not in done.stderr
    assert b"jsonschema" not in done.stderr


@pytest.mark.skipif(not Path("/proc").exists(), reason="only there can processes be counted")
def test_workers_do_not_outlive_a_parent_that_is_killed(drafts: Path) -> None:
    for n in range(3000):
        (drafts / f"bad{n}.md").write_bytes((drafts / "bad.md").read_bytes())
    with subprocess.Popen(
        [*GXLINT, "check", ".", "--jobs", "2"],
        cwd=drafts,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        running.stdout.read(100)
        running.kill()
    for _ in range(100):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGKILL)
    pytest.fail("a worker lives on")
