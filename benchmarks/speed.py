"""Start-up and throughput, as ratios measured in one run.

    python benchmarks/speed.py [--files 2000] [--jobs 2] [--runs 15]

One draft, warm caches: wall time of `gxlint check` against `python -c "import click"`, the two run
alternately and their medians compared. Many: files a second over varied reports, and the largest
resident memory of any process.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus  # noqa: E402 - found by the path above

GXLINT = str(Path(sys.executable).parent / "gxlint")


def seconds(command: list[str]) -> float:
    """Return the wall time of a command, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def startup(runs: int, drafts: list[Path]) -> None:
    """Print how long one check takes in units of `import click`."""
    commands = {"import click": [sys.executable, "-c", "import click"]}
    commands |= {draft.name: [GXLINT, "check", str(draft)] for draft in drafts}
    for command in commands.values():
        seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    base = statistics.median(taken["import click"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:24} {median * 1000:7.1f} ms   {median / base:5.2f} x import click")


def throughput(files: int, jobs: int) -> None:
    """Print files a second and peak memory for text and Markdown."""
    for kind in corpus.KINDS:
        folder = Path(tempfile.mkdtemp(prefix="gxlint-bench-"))
        try:
            paths = list(corpus.make(folder, files, kind))
            size = sum(path.stat().st_size for path in paths) / len(paths)
            options = ["--jobs", str(jobs), "--format", "json", "--fail-on", "never"]
            taken = seconds([GXLINT, "check", *options, str(folder)])
        finally:
            shutil.rmtree(folder)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{kind:10} {files} files of {size / 1024:.0f} kB, {jobs} jobs: "
            f"{files / taken:6.0f} files/s, peak {peak:.0f} MB a process so far"
        )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--runs", type=int, default=15)
    chosen = options.parse_args()
    startup(chosen.runs, [ROOT / "fixtures/r60/clean.txt", ROOT / "fixtures/r60/clean.md"])
    throughput(chosen.files, chosen.jobs)


if __name__ == "__main__":
    main()
