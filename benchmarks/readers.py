"""Web pages, Word files and PDFs: start-up and throughput, as ratios measured in one run.

    python benchmarks/readers.py [--rounds 20] [--runs 11]

Reports a second and core with all rules on, of one process that has read its pack; what reading
takes of it; and one `gxlint check` against `python -c "import click"`, run by turns.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from writers import paper, web, word  # noqa: E402
from writers.layouts import LAYOUTS  # noqa: E402
from writers.model import AbstractReport  # noqa: E402
from writers.samples import samples  # noqa: E402

from gxlint.engine import Settings, open_engine  # noqa: E402 - the writers live with the tests
from gxlint.readers import reader_for  # noqa: E402

GXLINT = str(Path(sys.executable).parent / "gxlint")


def _longer(report: AbstractReport, times: int) -> AbstractReport:
    """Return the report with so many times the running text."""
    sections = tuple(s._replace(paragraphs=s.paragraphs * times) for s in report.sections)
    return report._replace(sections=sections)


def _files() -> Mapping[str, tuple[str, bytes]]:
    report = samples()["qinghe-2023"]
    return {
        "text": ("a.txt", LAYOUTS["cell_a_line"](report).encode()),
        "clean page": ("a.html", web.clean(_longer(report, 4))),
        "published page": ("a.html", web.cms(_longer(report, 4))),
        "Word": ("a.docx", word.docx(report, numbered=True)),
        "PDF, 5 pages": ("a.pdf", paper.pdf(_longer(report, 2), paper.Manner(borders="rects"))),
    }


def _fastest(action: Callable[[], object], rounds: int) -> float:
    """Return the least processor time that the action took."""
    action()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


def throughput(files: Mapping[str, tuple[str, bytes]], rounds: int) -> None:
    """Print milliseconds and reports a second for each kind of file."""
    engine = open_engine(Settings())
    for kind, (name, data) in files.items():
        reader = reader_for(name, data)
        reading = _fastest(lambda r=reader, d=data: r.read(d, None), rounds)  # type: ignore[misc]
        whole = _fastest(lambda n=name, d=data: engine.check(n, d), rounds)  # type: ignore[misc]
        print(
            f"{kind:16} {len(data) / 1024:6.0f} kB   reading {reading * 1000:6.1f} ms   "
            f"all rules {whole * 1000:6.1f} ms   {1 / whole:5.0f} reports/s"
        )


def startup(files: Mapping[str, tuple[str, bytes]], runs: int) -> None:
    """Print how long one check takes in units of `import click`."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {"import click": [sys.executable, "-c", "import click"]}
        for number, (kind, (name, data)) in enumerate(files.items()):
            path = Path(folder) / f"{number}-{name}"
            path.write_bytes(data)
            commands[kind] = [GXLINT, "check", str(path)]
        taken: dict[str, list[float]] = {kind: [] for kind in commands}
        for _ in range(runs + 1):
            for kind, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=False, capture_output=True)
                taken[kind].append(time.perf_counter() - start)
    base = statistics.median(taken["import click"][1:])
    for kind, times in taken.items():
        median = statistics.median(times[1:])
        print(f"{kind:16} {median * 1000:6.0f} ms   {median / base:5.2f} x import click")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--runs", type=int, default=11)
    chosen = options.parse_args()
    files = _files()
    throughput(files, chosen.rounds)
    startup(files, chosen.runs)


if __name__ == "__main__":
    main()
