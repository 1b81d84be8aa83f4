"""Text for people: one frame a finding, as a good compiler shows it."""

from collections.abc import Iterator, Sequence

from gxlint.diagnostic import SEVERITIES, ReportResult, RuleInfo, Run
from gxlint.formats.base import Format, Look, Tally
from gxlint.formats.page import Page


def render(run: Run, look: Look) -> Iterator[str]:
    """Yield the findings report by report, then statistics if asked for, then the summary."""
    page = Page(run, look)
    tally = Tally()
    for report in tally.counting(run.reports):
        yield from _report(report, page)
    if look.statistics:
        yield from _statistics(run.rules, tally, page)
    if not look.quiet:
        yield _summary(tally, page)


def _report(report: ReportResult, page: Page) -> Iterator[str]:
    path = page.shown.fit(report.path)
    if report.status == "not_a_report" and not report.diagnostics:
        if page.look.tells(report):
            yield page.say("passed_over", path=path) + "\n"
        return
    if report.diagnostics:
        from gxlint.formats.finding import framed  # a clean report need not wait for it

        for diagnostic in report.diagnostics:
            yield "\n".join(framed(report.path, diagnostic, page)) + "\n\n"
    if page.look.unjudged and report.unjudged:
        yield "".join(_unjudged(report, page)) + "\n"


def _unjudged(report: ReportResult, page: Page) -> Iterator[str]:
    path = page.shown.fit(report.path)
    for one in report.unjudged:
        missing = page.words.say("list").join(one.missing)
        yield page.say("unjudged", path=path, code=one.code, missing=missing) + "\n"


def _statistics(rules: Sequence[RuleInfo], tally: Tally, page: Page) -> Iterator[str]:
    names = {rule.code: f"{rule.name}  {rule.title}" for rule in rules}
    for code, count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
        yield page.shown.fit(f"{count:>6}  {code}  {names.get(code, '')}".rstrip()) + "\n"
    for code, count in sorted(tally.unjudged.items()):
        yield f"{count:>6}  {code}  {page.say('statistics.unjudged')}\n"
    for status, count in sorted(tally.statuses.items()):
        yield f"{count:>6}  {page.say(f'status.{status}')}\n"


def _summary(tally: Tally, page: Page) -> str:
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
