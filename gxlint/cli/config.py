"""What a run is to do: the command line's options, and `.gxlint.yaml` for those not given."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from gxlint.bundle import working_folder
from gxlint.errors import GxlintError, PackError
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = ".gxlint.yaml"


class Config(NamedTuple):
    """Everything that can be said on the command line or in `.gxlint.yaml`."""

    pack: tuple[str, ...] = ("national",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    regime: str | None = None
    explain: str = "cause"
    previous: str | None = None
    lang: str = "zh"
    encoding: str | None = None
    jobs: int | None = None
    format: str = "text"
    output: tuple[tuple[str, str], ...] = ()
    quiet: bool = False
    statistics: bool = False
    unjudged: bool = False


_TEXTS = {
    "description": "text, or a list of texts",
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}
SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": NAME,
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "pack": _TEXTS,
        "select": _TEXTS,
        "ignore": _TEXTS,
        "exclude": _TEXTS,
        "fail-on": {"enum": ["error", "warning", "info", "never"]},
        "regime": {"type": "string"},
        "explain": {"enum": ["cause", "all"]},
        "previous": {"type": "string"},
        "lang": {"enum": ["zh", "en"]},
        "encoding": {"type": "string"},
        "jobs": {"type": "integer", "minimum": 1, "description": "a whole number from 1"},
        "format": {"type": "string"},
        "output": {
            "type": "object",
            "description": "a mapping of formats to files",
            "additionalProperties": {"type": "string"},
        },
        "quiet": {"type": "boolean"},
        "statistics": {"type": "boolean"},
        "unjudged": {"type": "boolean"},
    },
}
_LISTS = ("pack", "select", "ignore", "exclude")


def settled(given: Mapping[str, Any], file: str | None = None) -> Config:
    """Return the options given, the configuration file's for the rest, else the defaults.

    `given` holds None or an empty tuple for an option not given. `file` is a configuration file
    to use; without it the nearest `.gxlint.yaml` is, if there is one.

    Raises GxlintError, with every mistake as `file:line:column`, where the file is wrong.
    """
    path = file or nearest(working_folder())
    stated = _stated(path) if path else {}
    stated.update({key: value for key, value in given.items() if value not in (None, ())})
    return Config(**stated)


def nearest(folder: str) -> str | None:
    """Return the configuration file of the folder, or of its nearest parent that has one.

    The search ends at the root of the repository; outside a repository it does not leave the
    folder, since nobody means a file that happens to lie in `/tmp`.
    """
    looked = [folder]
    while not os.path.lexists(os.path.join(looked[-1], ".git")):
        parent = os.path.dirname(looked[-1])
        if parent == looked[-1]:
            del looked[1:]
            break
        looked.append(parent)
    paths = (os.path.join(at, NAME) for at in looked)
    return next((path for path in paths if os.path.isfile(path)), None)


def _stated(path: str) -> dict[str, Any]:
    value = _kept(path)
    stated = {key.replace("-", "_"): _plain(key, value[key]) for key in value}
    for key in ("previous", "output", "pack"):
        if key in stated:
            stated[key] = _located(key, stated[key], os.path.dirname(path))
    return stated


def _kept(path: str) -> dict[str, Any]:
    """Return what the file says, as kept from an earlier run if it has not changed since."""
    from gxlint.kept import fetch, keep
    from gxlint.pack.stamps import Watched, fresh, unchanged, watched

    since = time.time_ns()
    key = os.path.abspath(path)
    before = watched((), (key,))
    note, _ = fetch("config", key) or (None, None)
    if note is not None and unchanged(Watched(*note[0])):
        kept: dict[str, Any] = note[1]
        return kept
    value = _checked(path)
    if not fresh(before, since):
        keep("config", key, (tuple(before), value))
    return value


def _plain(key: str, value: Any) -> Any:
    if key in _LISTS:
        return (value,) if isinstance(value, str) else tuple(value)
    return tuple(value.items()) if key == "output" else value


def _located(key: str, value: Any, beside: str) -> Any:
    """Return paths as they are meant: relative to the configuration file."""
    if key == "output":
        return tuple((name, os.path.relpath(os.path.join(beside, file))) for name, file in value)
    if key == "pack":
        return tuple(_pack(name, beside) for name in value)
    return os.path.relpath(os.path.join(beside, value))


def _pack(name: str, beside: str) -> str:
    is_path = "/" in name or os.sep in name
    return os.path.relpath(os.path.join(beside, name)) if is_path else name


def _checked(path: str) -> dict[str, Any]:
    from pathlib import Path

    from gxlint.pack.mistakes import Mistakes
    from gxlint.pack.shape import conform
    from gxlint.pack.source import read

    if _is_empty(path):
        return {}
    mistakes = Mistakes()
    source = read(Path(path), os.path.relpath(path), mistakes)
    if source is not None:
        conform(source, SCHEMA, mistakes)
    try:
        mistakes.raise_if_any()
    except PackError as error:
        raise GxlintError(str(error)) from error
    assert source is not None
    value: dict[str, Any] = source.value
    return value


def _is_empty(path: str) -> bool:
    """Return whether the file holds nothing but blanks and comments."""
    try:
        with open(path, "rb") as file:
            lines = file.read().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError:
        return False
    return not any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)
