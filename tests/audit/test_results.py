import os
import signal
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from gxlint.audit.discover import Target
from gxlint.audit.pool import CHUNK, in_chunks
from gxlint.audit.results import Checker, default_jobs, read, results
from gxlint.diagnostic import ReportResult
from gxlint.engine import Engine
from gxlint.errors import ReadError
from gxlint.source import MAX_BYTES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="workers are forked here")


class Odd(Checker):
    """A checker that tells which process it ran in, and dies of files called so."""

    def __call__(self, target: Target) -> ReportResult:
        if target.shown.startswith("slow"):
            time.sleep(0.2)
        if target.shown.startswith("deadly"):
            os.kill(os.getpid(), signal.SIGKILL)
        if target.shown.startswith("huge"):
            return ReportResult(target.shown, "checked", body="x" * 10_000_000)
        return ReportResult(target.shown, "checked", body=str(os.getpid()))


def files(*names: str) -> list[Target]:
    return [Target(name, name, named=True) for name in names]


def test_results_come_in_the_order_of_the_files(engine: Engine) -> None:
    given = files("slow", *map(str, range(40)))
    found = list(results(Odd(engine), given, 2))
    assert [result.path for result in found] == [target.shown for target in given]
    assert len({result.body for result in found}) == 2


@drawn(st.integers(0, 300), st.integers(1, 9))
def test_chunks_hold_each_file_once_and_shrink_towards_the_end(many: int, jobs: int) -> None:
    chunks = list(in_chunks(many, jobs))
    assert [number for chunk in chunks for number in chunk] == list(range(many))
    sizes = [len(chunk) for chunk in chunks]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=1) <= CHUNK
    assert set(sizes[-jobs:]) <= {1}


def test_one_job_needs_no_other_process(engine: Engine) -> None:
    found = results(Odd(engine), files("a", "b"), 1)
    assert {result.body for result in found} == {str(os.getpid())}


def test_one_of_several_pdfs_is_never_read_in_the_first_process(engine: Engine) -> None:
    found = list(results(Odd(engine), files("deadly.PDF", "b"), 1))
    assert [result.status for result in found] == ["unreadable", "checked"]
    assert found[1].body != str(os.getpid())


@settings(max_examples=20)
@drawn(st.integers(2, 60), st.sets(st.integers(0, 59), max_size=6), st.integers(2, 5))
def test_a_file_on_which_a_worker_dies_is_told_and_the_rest_goes_on(
    engine: Engine, many: int, deadly: set[int], jobs: int
) -> None:
    names = [f"deadly {n}" if n in deadly else str(n) for n in range(many)]
    found = list(results(Odd(engine), files(*names), jobs))
    assert [result.path for result in found] == names
    broken = {result.path: result for result in found if result.status == "unreadable"}
    assert set(broken) == {name for name in names if name.startswith("deadly")}
    assert all(len(result.diagnostics) == 1 for result in broken.values())


def test_workers_end_when_nobody_wants_more_results(engine: Engine) -> None:
    found = results(Odd(engine), files(*(f"slow {n}" for n in range(100))), 2)
    worker = int(next(found).body or "0")
    found.close()  # type: ignore[attr-defined] # a generator, which an Iterator need not be
    for _ in range(100):
        time.sleep(0.02)
        if not Path(f"/proc/{worker}").exists() or _is_dead(worker):
            return
    pytest.fail("the worker lives on")


def test_a_run_ends_at_once_though_its_workers_are_killed_in_the_middle_of_a_result(
    engine: Engine,
) -> None:
    for _ in range(10):
        found = results(Odd(engine), files("a", *(f"huge {n}" for n in range(20))), 2)
        next(found)
        time.sleep(0.02)
        ending = threading.Thread(target=found.close, daemon=True)  # type: ignore[attr-defined]
        ending.start()
        ending.join(10)
        assert not ending.is_alive()


def _is_dead(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().split(") ")[1].startswith("Z")


def test_a_missing_file_is_a_finding(engine: Engine) -> None:
    result = Checker(engine)(Target("nowhere.md", "nowhere.md", named=True))
    assert result.status == "unreadable"
    assert result.diagnostics[0].name == "file-unreachable"


def test_a_folder_in_place_of_a_file_is_a_finding(engine: Engine, tmp_path: Path) -> None:
    result = Checker(engine)(Target(str(tmp_path), "folder", named=False))
    assert result.diagnostics[0].name == "file-unreachable"


def test_a_huge_file_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES * 40)
    with pytest.raises(ReadError) as caught:
        read(str(huge))
    assert caught.value.rule == "file-too-large"
    assert caught.value.values["size"] == str(MAX_BYTES * 40)


def test_a_few_files_get_one_process() -> None:
    assert default_jobs(15) == 1
    assert default_jobs(16) >= 1
