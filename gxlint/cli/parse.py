"""`gxlint parse`."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from gxlint.audit.discover import STDIN, shown
from gxlint.audit.results import read
from gxlint.cli.config import settled
from gxlint.cli.options import reading
from gxlint.cli.output import show
from gxlint.cli.run import engine_for
from gxlint.engine import Engine, Parsed
from gxlint.errors import GxlintError, ReadError


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--facts", is_flag=True, help="Facts and claims in place of the tree.")
@reading
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input.")
def parse(
    file: str, stdin_filename: str | None, config_file: str | None, *, facts: bool, **given: Any
) -> None:
    """Print what is read in FILE as JSON: its tree, or with --facts what it states.

    Exits with 2 if FILE cannot be read or is no annual report.
    """
    from gxlint.cli.tree import facts_record, tree_record

    engine = engine_for(settled(given, config_file))
    parsed = _parsed(engine, file, stdin_filename)
    record = facts_record(parsed) if facts else tree_record(parsed)
    show(_pieces(record), utf8=True)


def _parsed(engine: Engine, file: str, stdin_filename: str | None) -> Parsed:
    name = (stdin_filename or "stdin.txt") if file == STDIN else shown(file)
    try:
        parsed = engine.parse(name, read(file))
    except ReadError as error:
        finding = engine.unreadable(name, error).diagnostics[0]
        raise GxlintError(f"{name}: {finding.message}") from error
    if parsed.report is None:
        raise GxlintError(f"{name}: not an annual report")
    return parsed


def _pieces(record: Mapping[str, Any]) -> Iterator[str]:
    from json import JSONEncoder

    yield from JSONEncoder(ensure_ascii=False, indent=1).iterencode(record)
    yield "\n"
