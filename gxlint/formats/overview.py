"""Many reports at a glance: a line each, the gravest first, then the rules they break."""

from collections.abc import Iterator, Sequence

from gxlint.diagnostic import ReportResult, Run
from gxlint.formats.base import Look, Tally, Words
from gxlint.formats.width import Shown, width

_Line = tuple[str, ...]


def overview(run: Run, look: Look) -> Iterator[str]:
    """Yield a table of the reports, then one of the rules broken, then a summary."""
    words, shown = Words(run.phrases), Shown(look.encoding)
    tally = Tally()
    lines = [_report(report, words) for report in tally.counting(run.reports) if _counts(report)]
    lines.sort(key=_gravity)
    head = words.say("overview.reports").split("|")
    yield from _table(head, lines, shown)
    names = {rule.code: rule.title for rule in run.rules}
    ranked = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    yield "\n"
    yield from _table(
        words.say("overview.rules").split("|"),
        [(str(count), code, names.get(code, "")) for code, count in ranked],
        shown,
    )
    checked = tally.statuses.get("checked", 0)
    unreadable = tally.statuses.get("unreadable", 0)
    other = tally.statuses.get("not_a_report", 0)
    counts = {"checked": checked, "unreadable": unreadable, "other": other}
    yield "\n" + words.say("overview.summary", **counts).translate(shown) + "\n"


def _counts(report: ReportResult) -> bool:
    return report.status != "not_a_report"


def _report(report: ReportResult, words: Words) -> _Line:
    severities = [diagnostic.severity for diagnostic in report.diagnostics]
    counts = [str(severities.count(severity)) for severity in ("error", "warning", "info")]
    unjudged = str(len(report.unjudged))
    unreadable = words.say("overview.unreadable") if report.status == "unreadable" else ""
    year = str(report.year or "")
    return (*counts, unjudged, year, report.regime or unreadable, report.path)


def _gravity(line: _Line) -> tuple[int, int, int, str]:
    error, warning, info, *_, path = line
    return -int(error), -int(warning), -int(info), path


def _table(head: Sequence[str], lines: Sequence[_Line], shown: Shown) -> Iterator[str]:
    """Yield the lines with their columns aligned; numbers to the right, the rest to the left."""
    rows = [[cell.translate(shown) for cell in line] for line in (head, *lines)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [_padded(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip() + "\n"


def _padded(cell: str, wide: int) -> str:
    blank = " " * (wide - width(cell))
    return blank + cell if cell.isdecimal() else cell + blank
