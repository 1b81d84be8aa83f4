"""An engine as the configuration wants it, and what a run tells of itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from gxlint import __version__
from gxlint.cli.config import Config
from gxlint.diagnostic import ReportResult, RuleInfo, Run
from gxlint.engine import Engine, Settings, open_engine
from gxlint.errors import GxlintError, ReadError
from gxlint.lazy import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def engine_for(config: Config) -> Engine:
    """Return the engine with the packs and rules that the configuration names.

    Plugins that cannot be used are named on standard error.

    Raises GxlintError for an encoding or a regime that nobody knows, and as `open_engine` does.
    """
    if config.encoding:
        _refuse_unknown_encoding(config.encoding)
    engine = open_engine(
        Settings(
            packs=config.pack,
            select=config.select,
            ignore=config.ignore,
            regime=config.regime,
            encoding=config.encoding,
            language=config.lang,
            fold=config.explain == "cause",
        )
    )
    known = [regime.id for regime in engine.pack.forms.regimes]
    if config.regime and config.regime not in known:
        raise GxlintError(f"no regime is called {config.regime!r}; there are {', '.join(known)}")
    _tell_problems(engine)
    return engine


def _tell_problems(engine: Engine) -> None:
    """Name the plugins that cannot be used, on standard error: the run goes on without them."""
    for plugin, problem in engine.pack.problems:
        error = ReadError("plugin-broken", {"plugin": plugin, "problem": problem})
        said = engine.unreadable(plugin, error).diagnostics[0].message
        print(said, file=sys.stderr)  # noqa: T201 - what the user is to read


def _refuse_unknown_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise GxlintError(f"no encoding is called {name!r}; try utf-8, gb18030, utf-16") from error


def run_of(engine: Engine, reports: Iterable[ReportResult]) -> Run:
    """Return the run of these reports, with the packs, rules and words of the engine."""
    return Run(
        version=__version__,
        packs=engine.packs(),
        rules=_Infos(engine),
        reports=reports,
        language=engine.settings.language,
        phrases=engine.phrases(),
    )


class _Infos(Sequence[RuleInfo]):
    """What formats tell about the rules, read when one of them asks for it: few do."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @cached_property
    def _all(self) -> tuple[RuleInfo, ...]:
        return self._engine.rule_infos()

    def __getitem__(self, place: Any) -> Any:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)
