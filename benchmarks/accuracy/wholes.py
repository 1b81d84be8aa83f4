"""How whole reports are judged: false alarms on true ones, and faults set into them told.

    python benchmarks/accuracy/wholes.py [--told] [--alarms]

The reports stand in `wholes/`: prose with places for the prescribed tables, and the figures of
these. Each is printed in its layout and checked, then once more with each of its faults. `--told`
lists the faults that no finding tells, with what else is found of them; `--alarms` lists what is
wrongly found on true reports.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from gxlint.diagnostic import Diagnostic
from gxlint.engine import Settings, open_engine
from gxlint.engine.engine import Engine

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "tests")]

from writers import forms, markdown, plain  # noqa: E402 - the writers live with the tests
from writers.model import Cells, Grid  # noqa: E402

_TOLD = ("error", "warning")
_NARROW = 6
"""Characters of a label that a narrow column holds in one line."""
_ASKED = ("new", "carried_in")


class Fault(NamedTuple):
    """What is changed in a true report, and the codes of the findings that tell it.

    `text` are pairs of old and new words; the first place of the old ones is changed. `cells` are
    what is printed instead, by fact key. Without codes the fault is known not to be told.
    """

    text: tuple[tuple[str, str], ...]
    cells: Cells
    told: tuple[str, ...]


class Whole(NamedTuple):
    """A true report: its text with the places of its tables, and their cells by table.

    `ending` is that of its file's name. `findings` are the codes of what is rightly found in it,
    one for each error or warning; `alarms` of what is known to be found wrongly.
    """

    name: str
    ending: str
    regime: str
    layout: str
    text: str
    tables: Mapping[str, Cells]
    findings: tuple[str, ...]
    alarms: tuple[str, ...]
    faults: tuple[Fault, ...]


def packed(grid: Grid) -> str:
    """Return one cell a line and nothing between; empty cells leave nothing."""
    return "\n".join(_filled(grid))


def broken(grid: Grid) -> str:
    """Return the same with labels broken in two, as narrow columns print them."""
    return "\n".join(
        text if len(text) <= _NARROW else f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"
        for text in _filled(grid)
    )


def piped(grid: Grid) -> str:
    """Return one cell a line ending in a pipe, with a blank line between."""
    return "\n\n".join(f"{text} |" for text in _filled(grid))


def _filled(grid: Grid) -> Iterator[str]:
    return (cell.text for row in grid.rows for cell in row if cell.text)


def begun(grid: Grid) -> str:
    """Return one row a line, tabs between the cells that begin in it, as browsers copy them."""
    return "\n".join("\t".join(cell.text for cell in row).rstrip() for row in grid.rows)


LAYOUTS: Mapping[str, Callable[[Grid], str]] = {
    "lines": plain.cell_a_line,
    "packed": packed,
    "broken": broken,
    "pipes": piped,
    "tabs": begun,
    "markdown": markdown.pipe_table,
    "html": markdown.html_table,
}
_ENDINGS = {"markdown": "md", "html": "html"}


def wholes(folder: Path = HERE / "wholes") -> Iterator[Whole]:
    """Yield the reports of each file of a folder, in order."""
    for path in sorted(folder.glob("*.yaml")):
        for entry in YAML(typ="safe").load(path):
            yield _whole(entry, folder)


def _whole(entry: Mapping[str, Any], folder: Path) -> Whole:
    ending, text = _text(entry, folder)
    return Whole(
        entry["id"],
        ending,
        entry.get("regime", ""),
        entry.get("layout", ""),
        text,
        {table: read(entry[table]) for table, read in _READ.items() if table in entry},
        tuple(entry.get("findings", ())),
        tuple(entry.get("alarms", ())),
        tuple(
            Fault(
                tuple((old, new) for old, new in fault.get("text", ())),
                {key: str(value) for key, value in fault.get("cells", {}).items()},
                tuple(fault["told"]),
            )
            for fault in entry["faults"]
        ),
    )


def _text(entry: Mapping[str, Any], folder: Path) -> tuple[str, str]:
    """Return the ending and the text: those of a file that holds the report, tables and all."""
    if "file" in entry:
        path = folder / entry["file"]
        return path.suffix[1:], path.read_text(encoding="utf-8")
    return _ENDINGS.get(entry["layout"], "txt"), entry["text"]


def requests(rows: Mapping[str, Mapping[str, int]]) -> Cells:
    """Return the cells of the requests table: those given, and what follows from them.

    The totals, what was concluded and what is carried out are those that the form prescribes.
    """
    columns = [column for column in forms.COLUMNS if column != "total"]
    counts = {row: [cells.get(column, 0) for column in columns] for row, cells in rows.items()}
    concluded = _summed([values for row, values in counts.items() if row not in _ASKED], columns)
    asked = _summed([values for row, values in counts.items() if row in _ASKED], columns)
    counts["concluded"] = concluded
    counts["carried_out"] = [a - b for a, b in zip(asked, concluded, strict=True)]
    return {
        f"{row}.{column}": str(value)
        for row, values in counts.items()
        for column, value in zip(forms.COLUMNS, [*values, sum(values)], strict=True)
    }


def _summed(rows: list[list[int]], columns: list[str]) -> list[int]:
    return [sum(row[i] for row in rows) for i in range(len(columns))]


def cases(rows: Mapping[str, str]) -> Cells:
    """Return the cells of the cases table, whose rows are given without their totals."""
    return forms.spread(
        {row: f"{values} {sum(map(int, values.split()))}" for row, values in rows.items()},
        forms.CASE_COLUMNS,
    )


_READ: Mapping[str, Callable[[Any], Cells]] = {
    "proactive": forms.flat,
    "requests": requests,
    "cases": cases,
    "statistics": forms.flat,
}


def printed(whole: Whole, fault: Fault | None = None) -> bytes:
    """Return the bytes of the report, with a fault in it if one is given.

    Raises `ValueError` where the words that a fault changes do not stand in the text.
    """
    text = whole.text
    for old, new in fault.text if fault else ():
        if old not in text:
            raise ValueError(f"{whole.name}: {old!r} does not stand in it")
        text = text.replace(old, new, 1)
    changed = fault.cells if fault else {}
    for table, cells in whole.tables.items():
        own = {
            key.removeprefix(f"{table}."): value
            for key, value in changed.items()
            if key.startswith(f"{table}.")
        }
        grid = _grid(table, {**cells, **own}, whole.regime)
        text = text.replace(f"{{{table}}}", LAYOUTS[whole.layout](grid))
    return text.encode()


def _grid(table: str, cells: Cells, regime: str) -> Grid:
    if table == "requests":
        return forms.requests(cells, regime)
    if table == "proactive":
        return forms.proactive_r60(cells) if regime == "R60" else forms.proactive_r30(cells)
    return forms.cases(cells) if table == "cases" else forms.statistics(cells)


@cache
def engine() -> Engine:
    """Return the engine that checks all reports."""
    return open_engine(Settings())


def alarms(whole: Whole) -> list[Diagnostic]:
    """Return the errors and warnings on the true report that are not among its findings."""
    known = Counter(whole.findings)
    out = []
    for one in _found(whole.ending, printed(whole)):
        if known[one.code]:
            known[one.code] -= 1
        else:
            out.append(one)
    return out


def caused(whole: Whole, fault: Fault) -> list[Diagnostic]:
    """Return the errors and warnings that the fault adds to those on the true report."""
    before = {(one.code, one.message) for one in _found(whole.ending, printed(whole))}
    after = _found(whole.ending, printed(whole, fault))
    return [one for one in after if (one.code, one.message) not in before]


def told(whole: Whole, fault: Fault) -> bool:
    """Return whether a finding that tells the fault is made, and is not in the true report."""
    return any(one.code in fault.told for one in caused(whole, fault))


@cache
def _found(ending: str, content: bytes) -> tuple[Diagnostic, ...]:
    """Return the errors and warnings."""
    result = engine().check(f"report.{ending}", content)
    return tuple(one for one in result.diagnostics if one.severity in _TOLD)


def main() -> None:
    """Print the counts, and what went wrong on request."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=HERE / "wholes")
    options.add_argument("--told", action="store_true")
    options.add_argument("--alarms", action="store_true")
    chosen = options.parse_args()
    reports = list(wholes(chosen.folder))
    _count_alarms(reports, shown=chosen.alarms)
    _count_told(reports, shown=chosen.told)


def _count_alarms(reports: list[Whole], *, shown: bool) -> None:
    found = {whole.name: alarms(whole) for whole in reports}
    for name, ones in found.items() if shown else ():
        for one in ones:
            print(f"{name} {one.severity} {one.code} {one.message}")
    for severity in _TOLD:
        count = sum(any(one.severity == severity for one in ones) for ones in found.values())
        print(f"true reports with a false {severity}: {count} of {len(reports)}")


def _count_told(reports: list[Whole], *, shown: bool) -> None:
    faults = [(whole, fault) for whole in reports for fault in whole.faults]
    untold = [(whole, fault) for whole, fault in faults if not told(whole, fault)]
    for whole, fault in untold if shown else ():
        print(f"{whole.name} {fault.text or fault.cells}")
        for one in caused(whole, fault):
            print(f"    {one.severity} {one.code} {one.message}")
    print(f"faults told: {len(faults) - len(untold)}, not told: {len(untold)}")


if __name__ == "__main__":
    main()
