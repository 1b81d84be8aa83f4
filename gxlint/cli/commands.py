"""The commands. Each stands in a module of its own, imported when it is called."""

import click

from gxlint import __version__
from gxlint.cli.ending import ENDINGS, told

_COMMANDS = {
    "audit": "gxlint.cli.audit:audit",
    "check": "gxlint.cli.check:check",
    "explain": "gxlint.cli.rules:explain",
    "parse": "gxlint.cli.parse:parse",
    "rules": "gxlint.cli.rules:rules",
    "schema": "gxlint.cli.rules:schema",
    "test": "gxlint.cli.rules:test",
}


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
        try:
            return super().invoke(ctx)
        except ENDINGS as ending:
            return ctx.exit(told(ending))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gxlint", message="%(prog)s %(version)s")
def main() -> None:
    """Check Chinese annual reports on government information disclosure."""
