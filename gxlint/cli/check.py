"""`gxlint check`."""

from collections.abc import Sequence
from typing import Any

import click

from gxlint.audit.discover import STDIN, Target, targets
from gxlint.audit.results import Checker, default_jobs, results
from gxlint.cli.config import Config, settled
from gxlint.cli.options import judging, reading
from gxlint.cli.output import colour_wanted, refuse_unwritable, screen_encoding, show, write
from gxlint.cli.run import engine_for, run_of
from gxlint.engine import Engine
from gxlint.errors import GxlintError
from gxlint.facts import Facts
from gxlint.formats import Format, Look, format_named
from gxlint.formats.base import Tally
from gxlint.readers import suffixes


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", metavar="NAME", help="text, json, sarif or a plugin's.  [default: text]")
@click.option(
    "--output", multiple=True, metavar="FORMAT=FILE", help="Write FILE too, in that format."
)
@judging
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The least grave finding that makes it exit with 1.  [default: error]",
)
@click.option(
    "--explain",
    type=click.Choice(["cause", "all"]),
    help="Name the wrong cell, or every sum that it breaks.  [default: cause]",
)
@click.option("--previous", metavar="FILE", help="Last year's report, to compare with.")
@reading
@click.option("--quiet/--no-quiet", "-q", default=None, help="Findings only, no summary.")
@click.option("--statistics/--no-statistics", default=None, help="Count findings by rule.")
@click.option("--unjudged/--no-unjudged", default=None, help="Tell what could not be judged.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input.")
def check(
    paths: tuple[str, ...], stdin_filename: str | None, config_file: str | None, **given: Any
) -> None:
    """Check reports: files, folders, or - for standard input.

    Exits with 1 if there is a finding as grave as --fail-on, with 2 if it cannot run.
    """
    given["output"] = tuple(_pair(one) for one in given["output"])
    config = settled(given, config_file)
    engine = engine_for(config)
    first, others = _formats(config, engine)
    previous = _previous(engine, config.previous)
    found = _targets(paths, stdin_filename, config, engine)
    tally = Tally()
    jobs = config.jobs or default_jobs(len(found))
    reports = tally.counting(results(Checker(engine, previous), found, jobs))
    run = run_of(engine, tuple(reports) if others else reports)
    look = _look(config, found)
    show(first.render(run, look), utf8=first.utf8, colour=look.colour)
    for form, path in others:
        write(form.render(run, look._replace(colour=False, encoding=None)), path)
    failed = config.fail_on != "never" and tally.reaches(config.fail_on)
    raise SystemExit(int(failed))


def _previous(engine: Engine, path: str | None) -> Facts | None:
    if path is None:
        return None
    from pathlib import Path

    return engine.previous(Path(path))


def _pair(option: str) -> tuple[str, str]:
    name, equals, path = option.partition("=")
    if not (name and equals and path):
        raise GxlintError(f"--output {option}: expected FORMAT=FILE, as in sarif=findings.sarif")
    return name, path


def _formats(config: Config, engine: Engine) -> tuple[Format, list[tuple[Format, str]]]:
    offered = engine.plugins.formats
    others = [(format_named(name, offered), path) for name, path in config.output]
    refuse_unwritable(path for _, path in others)
    return format_named(config.format, offered), others


def _targets(
    paths: Sequence[str], stdin_filename: str | None, config: Config, engine: Engine
) -> list[Target]:
    found = targets(paths, suffixes(engine.plugins.readers), config.exclude)
    name = stdin_filename or "stdin.txt"
    return [t._replace(shown=name) if t.path == STDIN else t for t in found]


def _look(config: Config, found: Sequence[Target]) -> Look:
    return Look(
        colour=colour_wanted(),
        quiet=config.quiet,
        statistics=config.statistics,
        unjudged=config.unjudged,
        named=frozenset(target.shown for target in found if target.named),
        encoding=screen_encoding(),
    )
