"""A run's results to text, JSON, SARIF: one module a format, found by name."""

from collections.abc import Mapping

from gxlint.errors import GxlintError
from gxlint.formats.base import Format, Look
from gxlint.plugins import PluginError, load

__all__ = ["BUILT_IN", "Format", "Look", "format_named"]

BUILT_IN: Mapping[str, str] = {
    "json": "gxlint.formats.jsonfile:FORMAT",
    "sarif": "gxlint.formats.sarif:FORMAT",
    "text": "gxlint.formats.text:FORMAT",
}
"""Where each format is, as `module:attribute`; imported only when asked for."""


def format_named(name: str, plugins: Mapping[str, str] | None = None) -> Format:
    """Return the format of that name; `plugins` adds to `BUILT_IN` and cannot replace it.

    Raises GxlintError where there is none, or where a plugin's cannot be imported.
    """
    known = {**(plugins or {}), **BUILT_IN}
    if name not in known:
        raise GxlintError(f"no format is called {name!r}; there are {', '.join(sorted(known))}")
    try:
        found = load(known[name])
    except PluginError as error:
        raise GxlintError(f"format {name!r}: its plugin is broken: {error}") from error
    if not isinstance(found, Format):
        raise GxlintError(f"format {name!r}: {known[name]} is no gxlint.formats.Format")
    return found
