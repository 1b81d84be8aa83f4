"""What is remembered from report to report changes nothing of what is said of the next."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.accuracy import wholes
from gxlint.diagnostic import ReportResult
from gxlint.engine import Settings, open_engine

FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORTS = {
    **{file.name: file.read_bytes() for file in sorted(FIXTURES.glob("r*/*.[thm]*"))},
    **{f"{whole.name}.txt": wholes.printed(whole) for whole in wholes.wholes()},
    **{
        f"{whole.name}-wrong.txt": wholes.printed(whole, whole.faults[0])
        for whole in wholes.wholes()
        if whole.faults
    },
}


def checked(names: Iterable[str]) -> dict[str, ReportResult]:
    """Return what an engine that has read nothing yet says of the reports, read in that order."""
    engine = open_engine(Settings())
    return {name: engine.check(name, REPORTS[name]) for name in names}


def test_reports_are_judged_alike_in_whatever_order_they_come() -> None:
    forwards = checked(REPORTS)
    backwards = checked(reversed(REPORTS))
    for name, result in forwards.items():
        assert backwards[name] == result, name
