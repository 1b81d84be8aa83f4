"""Plugins: check kinds, readers, formats and packs of other installed packages.

A package offers them by entry points of the groups `gxlint.checks`, `gxlint.readers`,
`gxlint.formats` and `gxlint.packs`. Finding them costs 56 ms with `importlib.metadata`; the
answer is kept in the cache folder for as long as no folder of `sys.path` has changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from gxlint.bundle import working_folder
from gxlint.kept import fetch, keep
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

GROUPS = ("checks", "readers", "formats", "packs")


class Problem(NamedTuple):
    """A plugin that cannot be used, and why: what the rule `plugin-broken` says."""

    plugin: str
    problem: str


class Plugins(NamedTuple):
    """What other packages offer: name → `module:attribute`, by kind of plugin."""

    checks: Mapping[str, str] = {}
    readers: Mapping[str, str] = {}
    formats: Mapping[str, str] = {}
    packs: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()


class PluginError(Exception):
    """A plugin cannot be loaded; `problem` names it and says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.plugin}: {problem.problem}")
        self.problem = problem


def find_plugins() -> Plugins:
    """Return what the installed packages offer; two that offer one name are a problem."""
    folders = _folders()
    paths, changed = list(folders), list(folders.values())
    found = fetch("plugins", repr(paths))
    if found is None or found[0][0] != changed:
        plugins = _offered(paths)
        problems = [tuple(problem) for problem in plugins.problems]
        keep("plugins", repr(paths), (changed, (*plugins[:-1], problems)))
        return plugins
    checks, readers, formats, packs, problems = found[0][1]
    return Plugins(checks, readers, formats, packs, tuple(Problem(*one) for one in problems))


def _folders() -> dict[str, int]:
    """Return the folders that packages are installed in, with the time of their last change.

    The working directory is none of them: what happens to lie there offers no plugins.
    """
    found: dict[str, int] = {}
    here = working_folder()
    for path in sys.path:
        try:
            if path and path != here:
                found[path] = os.stat(path).st_mtime_ns
        except OSError:
            continue
    return found


def load(reference: str) -> Any:
    """Return the object that `module:attribute` (or `module`) names.

    Raises PluginError where the module cannot be imported or has no such attribute.
    """
    module, _, attribute = reference.partition(":")
    try:
        __import__(module)  # `importlib` itself takes 1 ms to import
        found: Any = sys.modules[module]
        for part in filter(None, attribute.split(".")):
            found = getattr(found, part)
    except (Exception, SystemExit) as error:  # a plugin may raise anything at all
        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise PluginError(Problem(reference, said)) from error
    return found


def _offered(folders: list[str]) -> Plugins:
    from importlib.metadata import Distribution, distributions

    groups: dict[str, dict[str, str]] = {group: {} for group in GROUPS}
    problems: list[tuple[str, str]] = []
    packages: dict[str, Distribution] = {}
    for package in distributions(path=folders):
        packages.setdefault(package.name, package)  # installed twice: Python imports the first
    for _, package in sorted(packages.items()):
        for point in package.entry_points:
            group = point.group.removeprefix("gxlint.")
            if group == point.group or group not in groups:
                continue
            first = groups[group].setdefault(point.name, point.value)
            if first != point.value:
                said = f"{first} offers {point.name!r} in {point.group} already"
                problems.append((point.value, said))
    checks, readers, formats, packs = (dict(sorted(groups[group].items())) for group in GROUPS)
    return Plugins(
        checks, readers, formats, packs, tuple(Problem(*one) for one in sorted(problems))
    )
