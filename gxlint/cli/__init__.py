"""The commands. Each stands in a module of its own, imported when it is called."""

import gc

import click

from gxlint import __version__
from gxlint.errors import GxlintError

INTERRUPTED = 130
CLOSED_PIPE = 141
CALM = (50_000, 20, 20)
"""Thresholds of the garbage collector: what is read of a report is many small records without
cycles, and at the default 700 looking through them takes a third of the time."""
_COMMANDS = {
    "audit": "gxlint.cli.audit:audit",
    "check": "gxlint.cli.check:check",
    "explain": "gxlint.cli.rules:explain",
    "parse": "gxlint.cli.parse:parse",
    "rules": "gxlint.cli.rules:rules",
    "schema": "gxlint.cli.rules:schema",
    "test": "gxlint.cli.rules:test",
}


class Refusal(click.ClickException):
    """Something the user can mend: what it is, on standard error, and exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the message without a banner; it names the file or option itself."""
        del file
        click.echo(self.message, err=True)


class _Commands(click.Group):
    """Commands found by name, and the end of a run that the user or a pipe breaks off."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what a user can cause ends in one line, never in a traceback."""
        gc.set_threshold(*CALM)
        try:
            return super().invoke(ctx)
        except GxlintError as error:
            raise Refusal(str(error)) from error
        except KeyboardInterrupt:
            click.echo("gxlint: interrupted", err=True)
            return ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _silence()
            return ctx.exit(CLOSED_PIPE)


def _silence() -> None:
    """Send what is left in standard output nowhere: Python would complain when it ends."""
    import os
    import sys

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(nowhere, stream.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gxlint", message="%(prog)s %(version)s")
def main() -> None:
    """Check Chinese annual reports on government information disclosure."""
