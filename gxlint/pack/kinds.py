"""The check kinds that rules may name: gxlint's own and those of plugins."""

import sys
from collections.abc import Mapping

from gxlint.checks import KINDS
from gxlint.checks.base import Kind
from gxlint.pack.mistakes import Mistakes, listed, nearest
from gxlint.pack.source import Source
from gxlint.plugins import PluginError, Plugins, Problem, load


class Kinds:
    """Loads check kinds when a rule names them; `problems` are the plugins that failed."""

    def __init__(self, plugins: Plugins) -> None:
        self._references: Mapping[str, str] = {**plugins.checks, **KINDS}
        self._loaded: dict[str, Kind | None] = {}
        self.problems: list[Problem] = []

    def get(self, name: str, source: Source, mistakes: Mistakes) -> Kind | None:
        """Return the kind of that name.

        None for one that there is not, noted as a mistake of the rule in `source`, and for one of
        a broken plugin, noted in `problems`.
        """
        if name not in self._references:
            near = nearest(name, self._references)
            known = near or f"; known are {listed(self._references, 40)}"
            source.note(mistakes, ("check",), f"no check kind is called {name!r}{known}")
            return None
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def files(self) -> list[str]:
        """Return the files of the plugins' modules that kinds were loaded from."""
        modules = {
            self._references[name].partition(":")[0]
            for name, kind in self._loaded.items()
            if kind is not None and name not in KINDS
        }
        found = (getattr(sys.modules.get(module), "__file__", None) for module in sorted(modules))
        return [file for file in found if file]

    def _load(self, name: str) -> Kind | None:
        reference = self._references[name]
        try:
            kind = load(reference)
        except PluginError as error:
            self.problems.append(error.problem)
            return None
        if not isinstance(kind, Kind):
            found = type(kind).__name__
            said = f"the check kind {name!r} is no gxlint.checks.base.Kind but {found}"
            self.problems.append(Problem(reference, said))
            return None
        wrong = _schema_mistake(kind) if name not in KINDS else None
        if wrong is not None:
            self.problems.append(Problem(reference, wrong))
            return None
        return kind


def _schema_mistake(kind: Kind) -> str | None:
    from jsonschema import Draft202012Validator, SchemaError

    try:
        Draft202012Validator.check_schema(dict(kind.schema))
    except SchemaError as error:
        return f"the schema of the check kind {kind.name!r} is none: {error.message}"
    return None
