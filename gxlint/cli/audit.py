"""`gxlint audit`."""

from typing import Any

import click

from gxlint.audit.discover import targets
from gxlint.audit.results import Checker, default_jobs, results
from gxlint.audit.totals import csv_lines, row_of
from gxlint.cli.config import settled
from gxlint.cli.options import judging, reading
from gxlint.cli.output import colour_wanted, screen_encoding, show
from gxlint.cli.run import engine_for, run_of
from gxlint.formats import Look, format_named
from gxlint.formats.overview import overview
from gxlint.readers import suffixes


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="DIR...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="A table, a row a report for spreadsheets, or all findings as `check` has them.",
)
@judging
@reading
def audit(paths: tuple[str, ...], form: str, config_file: str | None, **given: Any) -> None:
    """Check many reports and add up what they lack.

    Exits with 0 whatever is found, with 2 if it cannot run.
    """
    config = settled(given, config_file)
    engine = engine_for(config)
    found = targets(paths, suffixes(engine.plugins.readers), config.exclude)
    jobs = config.jobs or default_jobs(len(found))
    run = run_of(engine, results(Checker(engine), found, jobs))
    if form == "json":
        chosen = format_named("json")
        show(chosen.render(run, Look()), utf8=True)
    elif form == "csv":
        show(csv_lines(row_of(report) for report in run.reports), utf8=True)
    else:
        look = Look(colour=colour_wanted(), encoding=screen_encoding())
        show(overview(run, look), utf8=False, colour=look.colour)
