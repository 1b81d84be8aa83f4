"""Make a folder of varied reports: `python benchmarks/corpus.py FOLDER COUNT text|markdown`.

Each is one of the fixtures' sources with its figures changed at random (some so that sums break),
its paragraphs repeated or cut to vary the length, in one of the layouts.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from ruamel.yaml import YAML  # noqa: E402 - the writers live with the tests
from writers.layouts import LAYOUTS  # noqa: E402
from writers.model import AbstractReport, Cell, Grid, report  # noqa: E402

KINDS = {
    "text": (".txt", ("cell_a_line", "tabs", "pipe_remnants", "spaces", "page_cut")),
    "markdown": (".md", ("markdown", "markdown_html")),
}


def make(folder: Path, count: int, kind: str) -> Iterator[Path]:
    """Write `count` reports into the folder and yield their paths; the same for every run."""
    suffix, layouts = KINDS[kind]
    sources = [
        YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for path in sorted((ROOT / "fixtures/sources").glob("*.yaml"))
    ]
    chosen = random.Random(20)  # noqa: S311 - figures, not secrets
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        varied = _varied(report(chosen.choice(sources)), chosen)
        path = folder / f"report-{number:05}{suffix}"
        path.write_text(LAYOUTS[chosen.choice(layouts)](varied), encoding="utf-8")
        yield path


def _varied(whole: AbstractReport, chosen: random.Random) -> AbstractReport:
    sections = tuple(
        section._replace(
            paragraphs=section.paragraphs * chosen.randint(1, 3),
            tables=tuple(_perturbed(grid, chosen) for grid in section.tables),
        )
        for section in whole.sections
    )
    return whole._replace(sections=sections)


def _perturbed(grid: Grid, chosen: random.Random) -> Grid:
    """Return the grid with one figure changed, in one table of three."""
    if chosen.random() > 1 / 3:
        return grid
    figures = [(i, j) for i, r in enumerate(grid.rows) for j, c in enumerate(r) if c.text.isdigit()]
    row, column = chosen.choice(figures)
    rows = [list(cells) for cells in grid.rows]
    rows[row][column] = Cell(str(chosen.randint(0, 999)), *rows[row][column][1:])
    return grid._replace(rows=tuple(map(tuple, rows)))


if __name__ == "__main__":
    written = list(make(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
    print(f"{len(written)} reports, {sum(p.stat().st_size for p in written):,} bytes")
