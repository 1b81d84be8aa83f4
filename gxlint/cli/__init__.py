"""The command line: `gxlint`.

`gxlint check FILE…` without options is what a hook calls on every commit. It is run straight
away: importing click and parsing with it would take as long as the check itself.
"""

import gc
import os
import sys  # nothing that takes time to load: Ctrl-C is only answered once `main` runs

CALM = (50_000, 20, 20)
"""Thresholds of the garbage collector: what is read of a report is many small records without
cycles, and at the default 700 looking through them takes a third of the time."""


_NEEDED = (
    *("gxlint.cli.checking", "gxlint.pack.packed"),
    *("gxlint.formats.text", "gxlint.formats.frame", "gxlint.formats.finding"),
)
"""What every check comes to import beside the kinds of its checks, whatever it checks."""


def main() -> None:
    """Run what the command line asks for."""
    try:
        _run()
    except KeyboardInterrupt as ending:  # while the program is still being loaded
        from gxlint.cli.ending import told

        sys.exit(told(ending))


def _run() -> None:
    gc.set_threshold(*CALM)  # before anything else is made
    from gxlint.modules import keep_loaded, use_kept

    command, *paths = sys.argv[1:] or [""]
    use_kept()
    if command == "check" and paths and not any(path.startswith("-") for path in paths):
        code = _plain_check(paths)
        keep_loaded()
        _leave(code)
    from gxlint.cli.commands import main as commands

    commands()


def _plain_check(paths: list[str]) -> int:
    from gxlint.checks import KINDS
    from gxlint.cli.ending import ENDINGS, told
    from gxlint.modules import load_all

    try:
        load_all(*_NEEDED, *[reference.partition(":")[0] for reference in KINDS.values()])
        from gxlint.cli.checking import checked
        from gxlint.cli.config import settled

        return checked(paths, settled({}))
    except ENDINGS as ending:
        return told(ending)


def _leave(code: int) -> None:
    """Exit at once: Python would take apart all that was built, in a tenth of the run's time."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):  # let Python say what it says of such a stream
        sys.exit(code)
    os._exit(code)
