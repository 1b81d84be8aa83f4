"""Reports checked and shown: what `gxlint check` does once its options are known."""

from collections.abc import Sequence

from gxlint.audit.discover import STDIN, Target, targets
from gxlint.audit.results import MANY, Checker, default_jobs, results
from gxlint.cli.config import Config
from gxlint.cli.output import colour_wanted, refuse_unwritable, screen_encoding, show, write
from gxlint.cli.run import engine_for, run_of
from gxlint.engine import Engine
from gxlint.expressions import EXPRESSIONS
from gxlint.facts import Facts
from gxlint.formats import Format, Look, format_named
from gxlint.formats.base import Tally
from gxlint.memory import MEMORIES
from gxlint.readers import suffixes


def checked(paths: Sequence[str], config: Config, stdin_filename: str | None = None) -> int:
    """Check the files and folders and show what is found; return the exit code, 0 or 1.

    Raises GxlintError where the configuration asks for what there is not, or a path is wrong.
    """
    engine = engine_for(config)
    first, others = _formats(config, engine)
    previous = _previous(engine, config.previous)
    found = _targets(paths, stdin_filename, config, engine)
    tally = Tally()
    jobs = config.jobs or default_jobs(len(found))
    if len(found) < MANY:
        MEMORIES.start()
    reports = tally.counting(results(Checker(engine, previous), found, jobs))
    run = run_of(engine, tuple(reports) if others else reports)
    look = _look(config, found)
    show(first.render(run, look), utf8=first.utf8, colour=look.colour)
    for form, path in others:
        write(form.render(run, look._replace(colour=False, encoding=None)), path)
    MEMORIES.stop()
    EXPRESSIONS.keep()
    failed = config.fail_on != "never" and tally.reaches(config.fail_on)
    return int(failed)


def _previous(engine: Engine, path: str | None) -> Facts | None:
    if path is None:
        return None
    from pathlib import Path

    return engine.previous(Path(path))


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
