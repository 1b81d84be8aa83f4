"""Start-up and throughput, as ratios measured in one run.

    python benchmarks/speed.py [--files 2000] [--jobs 2] [--runs 25]

One draft, warm caches: `gxlint check` against `python -c "import click"`, the commands run by
turns, so that whatever else the machine does falls on all of them. A draft is checked again, and
as a new one, with all that is remembered of texts thrown away. Wall time is what a person waits
for; processor time is what says something on a machine with other work; of both the least and the
median are shown. Many: files a second over varied reports, the processor time of each, and the
largest resident memory of any process.

Children write and use byte code, whatever this shell says, and keep what they compile in a cache
folder of their own, which is gone afterwards. docs/performance.md tells what was measured.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus  # noqa: E402 - found by the path above

GXLINT = str(Path(sys.executable).parent / "gxlint")
BASE = "import click"
WARM_UP = 3
"""Runs that do not count: they write byte code, and the cache of packs."""


class Taken(NamedTuple):
    """What a command took with all its children.

    Seconds on the clock and of the processor; megabytes of the process that took the most.
    """

    wall: float
    processor: float
    memory: float


def taken(command: Sequence[str], environment: Mapping[str, str]) -> Taken:
    """Run a command, its output thrown away, and return what it took."""
    start = time.perf_counter()
    running = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=ROOT,
    )
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - start
    running.returncode = os.waitstatus_to_exitcode(status)
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


NEW = " (new)"
"""Marks a draft of which no sentence is remembered."""


def startup(runs: int, drafts: Sequence[str], environment: Mapping[str, str]) -> None:
    """Print how long one check takes, and how many times that of `import click` it is."""
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        BASE: [sys.executable, "-c", BASE],
        **{draft + mark: [GXLINT, "check", draft] for draft in drafts for mark in ("", NEW)},
    }
    for command in commands.values():
        for _ in range(WARM_UP):
            taken(command, environment)
    times: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if name.endswith(NEW):
                _forget_sentences(Path(environment["GXLINT_CACHE_DIR"]))
            times[name].append(taken(command, environment))
    print(f"{'':28} wall: least     median         processor: least     median")
    for name, measured in times.items():
        told = [_beside([t[i] for t in measured], [t[i] for t in times[BASE]]) for i in (0, 1)]
        print(f"{name:28} {told[0]}    {told[1]}")


def _forget_sentences(cache: Path) -> None:
    for file in cache.glob("matches-*"):
        file.unlink()


def _beside(own: Sequence[float], base: Sequence[float]) -> str:
    """Return the least and the median in milliseconds, each with its ratio to the base's."""
    pairs = ((f(own), f(base)) for f in (min, statistics.median))
    return "  ".join(f"{one * 1000:5.1f} ms {one / other:5.2f} x" for one, other in pairs)


def throughput(files: int, jobs: int, environment: Mapping[str, str]) -> None:
    """Print files a second and peak memory for text and Markdown."""
    for kind in corpus.KINDS:
        with tempfile.TemporaryDirectory(prefix="gxlint-bench-") as name:
            folder = Path(name)
            paths = list(corpus.make(folder, files, kind))
            size = sum(path.stat().st_size for path in paths) / len(paths)
            options = ["--jobs", str(jobs), "--format", "json", "--fail-on", "never"]
            took = taken([GXLINT, "check", *options, name], environment)
        print(
            f"{kind:10} {files} files of {size / 1024:.1f} kB, {jobs} jobs: "
            f"{files / took.wall:5.0f} files/s, {took.processor / files * 1000:5.2f} ms of the "
            f"processor a file, at most {took.memory:.0f} MB a process"
        )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--runs", type=int, default=25)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="gxlint-bench-cache-") as cache:
        environment = {**os.environ, "GXLINT_CACHE_DIR": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        print(_load())
        startup(chosen.runs, ["fixtures/r60/clean.txt", "fixtures/r60/clean.md"], environment)
        throughput(chosen.files, chosen.jobs, environment)
        print(_load())


def _load() -> str:
    """Return how many processes wanted the processor in the last minute, on average."""
    return f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
