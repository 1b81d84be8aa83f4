"""How well the wrong cell is found: faults set into the clean fixtures' tables, one by one.

    python benchmarks/localise.py [--random 500]

Every tied cell of every clean fixture is changed in five ways (one digit mistyped, two transposed,
a digit dropped, one doubled, left at 0); then, in the requests tables, random faults in two and
three cells, neighbours swapped, rows shifted by one, totals blanked. Faults that change nothing are
not counted, nor cells that no identity ties to others.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fixtures")]

import make  # noqa: E402 - the fixtures' own script

from gxlint.diagnostic import Diagnostic  # noqa: E402
from gxlint.engine import Engine, Parsed, Settings, open_engine  # noqa: E402
from gxlint.facts import Facts  # noqa: E402

CLEAN = [case["file"] for case in make.cases() if "errors" not in case]
SUMS = frozenset({"identity", "blank_total", "cause"})
Change = Mapping[str, int | None]


class Trial(NamedTuple):
    """What came of one fault: the findings on sums, and the time that judging took."""

    kind: str
    change: Change
    right: Mapping[str, int]
    findings: tuple[Diagnostic, ...]
    seconds: float


def slips(value: int) -> Iterator[tuple[str, int]]:
    """Yield each of the five ways to misprint a figure that does change it."""
    digits = str(value)
    last = str((int(digits[-1]) + 3) % 10)
    ways = {
        "mistyped": digits[:-1] + last,
        "transposed": digits[:-2] + digits[-1] + digits[-2] if len(digits) > 1 else digits,
        "dropped": digits[:-1] or "0",
        "doubled": digits + digits[-1],
        "zero": "0",
    }
    for kind, printed in ways.items():
        if int(printed) != value:
            yield kind, int(printed)


class Bench:
    """One clean report, and faults set into it."""

    def __init__(self, engine: Engine, file: str) -> None:
        self._engine = engine
        self.file = file
        self._sums = {rule.code for rule in engine.rules if rule.kind in SUMS}
        self.parsed: Parsed = engine.parse(file, (ROOT / "fixtures" / file).read_bytes())
        assert self.parsed.report is not None
        self._regime = self.parsed.report.regime
        tied = self._tied()
        self.cells = {
            f.key: int(f.value)
            for f in self.parsed.facts
            if f.key in tied and isinstance(f.value, int | Decimal)
        }

    def _tied(self) -> set[str]:
        """Return the cells that stand in an identity."""
        assert self._regime is not None
        checks = (r.checks.get(self._regime) for r in self._engine.rules if r.severity == "error")
        return {
            key
            for check in checks
            for one in getattr(check, "instances", ())
            if one.comparison.sign == "="
            for key in one.comparison.keys
        }

    def trial(self, kind: str, change: Change) -> Trial:
        """Return what is found when these cells are printed so."""
        facts = Facts(
            (f._replace(value=change[f.key]) if f.key in change else f for f in self.parsed.facts),
            self.parsed.facts.claims,
        )
        start = time.perf_counter()
        verdict = self._engine.judged(self.parsed.document, facts, self._regime)
        seconds = time.perf_counter() - start
        found = tuple(d for d in verdict.diagnostics if d.code in self._sums)
        return Trial(kind, change, {k: self.cells[k] for k in change}, found, seconds)


def single(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for every cell and every way to misprint it."""
    for key, value in bench.cells.items():
        for kind, printed in slips(value):
            yield bench.trial(kind, {key: printed})


def several(bench: Bench, chosen: random.Random, count: int) -> Iterator[Trial]:
    """Yield trials with faults in two or three cells, swaps, shifts and blanks."""
    keys = [key for key in bench.cells if key.startswith("requests.")]
    if not keys:
        return
    rows = sorted({key.rpartition(".")[0] for key in keys})
    for number in range(count):
        kind = ("two", "three", "swap", "shift", "blank")[number % 5]
        change = _several(kind, bench.cells, keys, rows, chosen)
        wrong = {key: value for key, value in change.items() if value != bench.cells[key]}
        if wrong:
            yield bench.trial(kind, wrong)


def _several(
    kind: str, cells: Mapping[str, int], keys: list[str], rows: list[str], chosen: random.Random
) -> Change:
    if kind in {"two", "three"}:
        picked = chosen.sample(keys, 2 if kind == "two" else 3)
        return {key: cells[key] + chosen.choice((1, 2, 9, 10, 40)) for key in picked}
    if kind == "swap":
        at = chosen.randrange(len(keys) - 1)
        return {keys[at]: cells[keys[at + 1]], keys[at + 1]: cells[keys[at]]}
    if kind == "blank":
        totals = [k for k in keys if k.endswith(".total") and cells[k]]
        return dict.fromkeys(chosen.sample(totals, min(1, len(totals))))
    row = chosen.choice(rows)
    of_row = [key for key in keys if key.rpartition(".")[0] == row]
    return {key: cells[of_row[i - 1]] if i else 0 for i, key in enumerate(of_row)}


def _named(trial: Trial) -> bool:
    """Tell whether every true cell is named by some finding, in an explanation or at its place."""
    said = {key for d in trial.findings for key in d.facts}
    return all(key in said for key in trial.change)


def _right(trial: Trial) -> bool:
    """Tell whether the explanation given is the true one, and the only one."""
    if trial.kind in {"swap", "shift"}:
        return any(d.expected and set(d.facts) == set(trial.right) for d in trial.findings)
    return all(
        any(d.facts[:1] == (k,) and d.expected == str(v) for d in trial.findings)
        for k, v in trial.right.items()
    )


def _causes(trial: Trial) -> int:
    """Return how many things went wrong: a swap or a slide of a row is one."""
    return 1 if trial.kind in {"swap", "shift"} else len(trial.change)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / whole:.1f} %" if whole else "none"


def report(name: str, trials: list[Trial]) -> None:
    """Print the shares for one group of trials."""
    named = sum(map(_named, trials))
    right = sum(map(_right, trials))
    single_cause = sum(len(t.findings) == _causes(t) for t in trials)
    print(f"{name}")
    print(f"  true cells among the explanations   {_share(named, len(trials))}")
    print(f"  explained uniquely and rightly      {_share(right, len(trials))}")
    print(f"  one finding for each cause          {_share(single_cause, len(trials))}")


def main() -> None:
    """Run the trials and print what came of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--random", type=int, default=500)
    chosen = options.parse_args()
    engine = open_engine(Settings())
    benches = [Bench(engine, file) for file in CLEAN]
    false_alarms = sum(len(b.trial("clean", {}).findings) for b in benches)
    print(f"clean reports: {len(benches)}, findings on their sums: {false_alarms}")
    singles = [trial for bench in benches for trial in single(bench)]
    requests = [t for t in singles if next(iter(t.change)).startswith("requests.")]
    report(f"one wrong cell of the requests table: {len(requests)} faults", requests)
    report("one wrong cell of any table", singles)
    numbers = random.Random(30)  # noqa: S311 - figures, not secrets
    each = -(-chosen.random // len(benches))
    mixed = [t for bench in benches for t in several(bench, numbers, each)]
    for kind in ("two", "three", "swap", "shift", "blank"):
        report(f"{kind}: random faults", [t for t in mixed if t.kind == kind])
    _print_times("judging a broken report", [*singles, *mixed])
    plain = [Bench(open_engine(Settings(fold=False)), bench.file) for bench in benches]
    again = [b.trial(t.kind, t.change) for b in plain for t in several(b, numbers, each)]
    _print_times("the same without localisation", again)


def _print_times(name: str, trials: list[Trial]) -> None:
    times = sorted(trial.seconds * 1000 for trial in trials)
    print(
        f"{name}: median {statistics.median(times):.2f} ms, "
        f"p99 {times[int(len(times) * 0.99)]:.1f} ms, worst {times[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
