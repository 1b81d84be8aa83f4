"""Options that several commands have; every one of them can stand in `.gxlint.yaml` too."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _listed(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was given, `GX4,GX5` taken for two."""
    del ctx, param
    return tuple(filter(None, (part.strip() for one in given for part in one.split(","))))


_READING = (
    click.option("--pack", multiple=True, metavar="NAME", help="Rule pack, or its folder."),
    click.option("--regime", metavar="ID", help="National format, as R30; else found by itself."),
    click.option("--lang", type=click.Choice(["zh", "en"]), help="Language.  [default: zh]"),
    click.option("--encoding", metavar="NAME", help="Encoding of text files; else found out."),
    click.option("--config", "config_file", metavar="FILE", help="In place of .gxlint.yaml."),
)
_JUDGING = (
    click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        callback=_listed,
        help="Only rules so named, or whose code begins so.",
    ),
    click.option(
        "--ignore", multiple=True, metavar="RULE", callback=_listed, help="Leave such rules out."
    ),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Pass by in folders."),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1),
        help="Processes.  [default: 1 for few files, else the cores]",
    ),
)


def reading(command: _Command) -> _Command:
    """Add the options of every command that reads reports."""
    return _added(_READING, command)


def judging(command: _Command) -> _Command:
    """Add the options of every command that holds rules against many reports."""
    return _added(_JUDGING, command)


def _added(options: tuple[Callable[[Any], Any], ...], command: _Command) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command
