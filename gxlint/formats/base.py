"""What every format gives and takes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from gxlint.diagnostic import SEVERITIES, ReportResult, Run
from gxlint.records import NamedTuple


class Look(NamedTuple):
    """How a run is to be shown.

    `named` are the paths that were asked for one by one (None: all): of these a person wants to
    hear that they are no reports, of the others in a folder only with `statistics`. `encoding` is
    that of the screen or pipe; None where everything can be written. `unjudged` asks for the
    rules that could not be judged, with what they lacked.
    """

    colour: bool = False
    quiet: bool = False
    statistics: bool = False
    unjudged: bool = False
    named: frozenset[str] | None = None
    encoding: str | None = None

    def tells(self, report: ReportResult) -> bool:
        """Return whether a person wants to hear that this file is no report."""
        if self.quiet:
            return False
        return self.statistics or self.named is None or report.path in self.named


class Format(NamedTuple):
    """An output format.

    `render(run, look)` yields the output in pieces. `run.reports` may be an iterator: it is gone
    through once, and what has been yielded need not be kept. `utf8`: the output is UTF-8 whatever
    the screen's encoding (JSON is by its standard).
    """

    name: str
    render: Callable[[Run, Look], Iterator[str]]
    utf8: bool = True


class Tally:
    """Counts what went by: reports by status, findings by severity and rule, unjudged rules."""

    def __init__(self) -> None:
        self.statuses: dict[str, int] = {}
        self.severities = dict.fromkeys(SEVERITIES, 0)
        self.rules: dict[str, int] = {}
        self.unjudged: dict[str, int] = {}

    def add(self, report: ReportResult) -> None:
        """Count one report."""
        self.statuses[report.status] = self.statuses.get(report.status, 0) + 1
        for diagnostic in report.diagnostics:
            self.severities[diagnostic.severity] += 1
            self.rules[diagnostic.code] = self.rules.get(diagnostic.code, 0) + 1
        for one in report.unjudged:
            self.unjudged[one.code] = self.unjudged.get(one.code, 0) + 1

    def counting(self, reports: Iterable[ReportResult]) -> Iterator[ReportResult]:
        """Yield the reports as they come, each counted."""
        for report in reports:
            self.add(report)
            yield report

    @property
    def reports(self) -> int:
        """Return how many files were looked at."""
        return sum(self.statuses.values())

    def reaches(self, severity: str) -> bool:
        """Return whether there is a finding of that severity or a graver one."""
        return any(self.severities[s] for s in SEVERITIES[: SEVERITIES.index(severity) + 1])


class Words:
    """The phrases of a run (`formats.…` in rules/phrases.yaml), filled."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases

    def say(self, key: str, **values: object) -> str:
        """Return the phrase with its placeholders filled.

        A phrase `one|many` filled with `n` gives the form for that number. One that the pack lacks
        is its own key and what would fill it, so that nothing is lost.
        """
        phrase = self._phrases.get(f"formats.{key}")
        if phrase is None:
            return " ".join((key, *map(str, values.values())))
        if "n" in values:
            one, bar, many = phrase.partition("|")
            phrase = many if bar and values["n"] != 1 else one
        return _filled(phrase, values)


def _filled(phrase: str, values: Mapping[str, object]) -> str:
    """Return the phrase with each `{name}` filled, in one go and without the cost of a regex."""
    first, *rest = phrase.split("{")
    filled = [first]
    for part in rest:
        name, _, after = part.partition("}")
        filled += (str(values.get(name, f"{{{name}}}")), after)
    return "".join(filled)
