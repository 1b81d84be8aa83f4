"""Text for people: one frame a finding, as a good compiler shows it."""

from collections.abc import Iterator

from gxlint.blocks import Place
from gxlint.diagnostic import SEVERITIES, Diagnostic, Related, ReportResult, RuleInfo, Run
from gxlint.formats.base import Format, Look, Tally, Words
from gxlint.formats.frame import LIMIT, LINES, Line, drawn, source_lines
from gxlint.formats.places import place_named
from gxlint.formats.width import Shown, cut

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "dim": "2;34"}


class _Page:
    """What a run's text is made with: its words, its colours and what the screen can show."""

    def __init__(self, run: Run, look: Look) -> None:
        self.words = Words(run.phrases)
        self.look = look
        self.shown = Shown(look.encoding)

    def painted(self, text: str, colour: str) -> str:
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.look.colour else text

    def say(self, key: str, **values: object) -> str:
        """Return a phrase fit for the screen."""
        return self.words.say(key, **values).translate(self.shown)


def render(run: Run, look: Look) -> Iterator[str]:
    """Yield the findings report by report, then statistics if asked for, then the summary."""
    page = _Page(run, look)
    tally = Tally()
    for report in tally.counting(run.reports):
        yield from _report(report, page)
    if look.statistics:
        yield from _statistics(run.rules, tally, page)
    if not look.quiet:
        yield _summary(tally, page)


def _report(report: ReportResult, page: _Page) -> Iterator[str]:
    path = report.path.translate(page.shown)
    if report.status == "not_a_report" and not report.diagnostics:
        if page.look.tells(report):
            yield page.say("passed_over", path=path) + "\n"
        return
    for diagnostic in report.diagnostics:
        yield "\n".join(_finding(report.path, diagnostic, page)) + "\n\n"
    if page.look.unjudged and report.unjudged:
        yield "".join(_unjudged(report, page)) + "\n"


def _finding(path: str, diagnostic: Diagnostic, page: _Page) -> Iterator[str]:
    severity = page.say(f"severity.{diagnostic.severity}")
    head = f"{severity}[{diagnostic.code} {diagnostic.name}]".translate(page.shown)
    message = diagnostic.message.translate(page.shown)
    yield f"{page.painted(head, diagnostic.severity)}: {page.painted(message, 'bold')}"
    where = place_named(path, diagnostic.place, page.words).translate(page.shown)
    lines = source_lines(_places(diagnostic))
    gutter = max((len(str(line.number)) for line in lines), default=1)
    yield " " * gutter + page.painted("--> ", "dim") + where
    yield from _snippet(diagnostic, lines, gutter, page)
    for note in _notes(diagnostic, page):
        yield " " * (gutter + 1) + page.painted("= ", "dim") + note


def _places(diagnostic: Diagnostic) -> Iterator[tuple[Place, bool, str]]:
    if diagnostic.place:
        yield diagnostic.place, True, ""
    for related in diagnostic.related:
        if related.place:
            yield related.place, False, related.message


def _snippet(diagnostic: Diagnostic, lines: list[Line], gutter: int, page: _Page) -> Iterator[str]:
    bar = page.painted("|", "dim")
    empty = " " * (gutter + 1) + bar
    place = diagnostic.place
    if place and place.line is None and place.text:
        yield empty
        yield f"{empty} {cut(place.text.translate(page.shown), LIMIT)}"
        yield empty
        return
    kept = _kept(lines, place.line if place else None)
    for i, line in enumerate(kept):
        jumps = i > 0 and line.number != kept[i - 1].number + 1
        yield "..." if jumps else empty
        number = page.painted(str(line.number).rjust(gutter), "dim")
        text, *under = drawn(line, page.shown)
        yield f"{number} {bar} {text}".rstrip()
        for row in under:
            yield f"{empty} {_coloured(row, diagnostic.severity, page)}".rstrip()
    if len(lines) > len(kept):
        yield f"{'...'} {page.say('more_places', n=len(lines) - len(kept))}"


def _kept(lines: list[Line], primary: int | None) -> list[Line]:
    """Return the lines that a frame has room for; the primary place's is among them."""
    if len(lines) <= LINES:
        return lines
    ranked = sorted(lines, key=lambda line: (line.number != primary, line.number))
    return sorted(ranked[:LINES], key=lambda line: line.number)


def _coloured(row: str, severity: str, page: _Page) -> str:
    if not page.look.colour or "^" not in row:
        return row
    at = row.index("^")
    end = len(row) - len(row[at:].lstrip("^"))
    return row[:at] + page.painted(row[at:end], severity) + row[end:]


def _notes(diagnostic: Diagnostic, page: _Page) -> Iterator[str]:
    for related in diagnostic.related:
        if related.place is None or related.place.line is None:
            yield _elsewhere(related, page)
    if diagnostic.advice:
        yield page.say("advice", advice=diagnostic.advice)
    for changes in diagnostic.alternatives:
        told = page.words.say("list").join(
            page.words.say("change", fact=fact, value=value) for fact, value in changes
        )
        yield page.say("alternative", changes=told)
    for basis in diagnostic.basis:
        yield page.say("basis", basis=basis)


def _elsewhere(related: Related, page: _Page) -> str:
    message = related.message.translate(page.shown)
    if related.place is None:
        return message
    where = place_named("", related.place, page.words).strip().translate(page.shown)
    return f"{where}: {message}"


def _unjudged(report: ReportResult, page: _Page) -> Iterator[str]:
    path = report.path.translate(page.shown)
    for one in report.unjudged:
        missing = page.words.say("list").join(one.missing)
        yield page.say("unjudged", path=path, code=one.code, missing=missing) + "\n"


def _statistics(rules: tuple[RuleInfo, ...], tally: Tally, page: _Page) -> Iterator[str]:
    names = {rule.code: f"{rule.name}  {rule.title}" for rule in rules}
    for code, count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>6}  {code}  {names.get(code, '')}".rstrip().translate(page.shown) + "\n"
    for code, count in sorted(tally.unjudged.items()):
        yield f"{count:>6}  {code}  {page.say('statistics.unjudged')}\n"
    for status, count in sorted(tally.statuses.items()):
        yield f"{count:>6}  {page.say(f'status.{status}')}\n"


def _summary(tally: Tally, page: _Page) -> str:
    passed_over = tally.statuses.get("not_a_report", 0)
    if tally.reports == passed_over:
        return page.say("summary.none", n=passed_over) + "\n"
    files = page.say("summary.files", n=tally.reports - passed_over)
    found = [
        page.painted(page.say(f"summary.{severity}", n=count), severity)
        for severity in SEVERITIES
        if (count := tally.severities[severity])
    ]
    said = page.say("list").join(found) or page.say("summary.clean")
    unjudged = sum(tally.unjudged.values())
    tail = page.say("summary.unjudged", n=unjudged) if unjudged else ""
    return f"{files}{said}{tail}\n"


FORMAT = Format("text", render, utf8=False)
