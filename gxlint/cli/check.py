"""`gxlint check`."""

from typing import Any

import click

from gxlint.cli.checking import checked
from gxlint.cli.config import settled
from gxlint.cli.options import judging, reading
from gxlint.errors import GxlintError


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
    raise SystemExit(checked(paths, settled(given, config_file), stdin_filename))


def _pair(option: str) -> tuple[str, str]:
    name, equals, path = option.partition("=")
    if not (name and equals and path):
        raise GxlintError(f"--output {option}: expected FORMAT=FILE, as in sarif=findings.sarif")
    return name, path
