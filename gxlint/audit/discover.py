"""Which files are meant: those named, and those in folders that may be reports."""

import os
from collections.abc import Iterable, Iterator

from gxlint.errors import GxlintError
from gxlint.records import NamedTuple

STDIN = "-"
_ODD = frozenset(("", os.curdir, os.pardir))
"""Names that stand for another folder: one that cannot be opened is shown by its own."""
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})


class Target(NamedTuple):
    """A file to be looked at: where it is, how results name it, whether it was named itself."""

    path: str
    shown: str
    named: bool


def targets(
    paths: Iterable[str], suffixes: frozenset[str], exclude: tuple[str, ...] = ()
) -> list[Target]:
    """Return the files meant by the paths, each once, sorted by the name they are shown by.

    A file is taken as it is; a folder is searched through for files with one of the suffixes.
    Hidden folders, virtual environments, `node_modules` and links to folders are passed by, and
    what matches a pattern of `exclude` (of a name, or of a whole path with `/`).

    Raises GxlintError, naming all of them, where paths do not exist.
    """
    given = list(dict.fromkeys(paths))
    missing = [path for path in given if path != STDIN and not os.path.lexists(path)]
    if missing:
        raise GxlintError("\n".join(f"{shown(path)}: no such file or folder" for path in missing))
    found: dict[str, Target] = {}
    for path in given:
        for target in _meant(path, suffixes, exclude):
            if target.named or target.shown not in found:
                found[target.shown] = target
    return sorted(found.values(), key=lambda target: target.shown)


def _meant(path: str, suffixes: frozenset[str], exclude: tuple[str, ...]) -> Iterator[Target]:
    if path == STDIN or not os.path.isdir(path):
        yield Target(path, shown(path), named=True)
        return
    where, begins = "", ""
    for file in _inside(path, suffixes, exclude):
        folder, _, name = file.rpartition(os.sep)
        if not folder or folder != where:
            where, begins = folder, shown(file).removesuffix(name)
        told = begins + name if name not in _ODD else shown(file)
        yield Target(file, told, named=False)


def _inside(folder: str, suffixes: frozenset[str], exclude: tuple[str, ...]) -> Iterator[str]:
    """Yield the files in the folder; a folder that cannot be opened is yielded itself."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(_HIDDEN) or _is_excluded(entry, exclude):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _is_foreign(entry):
                yield from _inside(entry.path, suffixes, exclude)
        elif os.path.splitext(entry.name)[1].lower() in suffixes and entry.is_file():
            yield entry.path


_HIDDEN = (".", "~$")
"""Beginnings of names of hidden files, and of those with which Word marks a file as open."""


def _is_foreign(entry: os.DirEntry[str]) -> bool:
    return entry.name in _SKIPPED or os.path.exists(os.path.join(entry.path, "pyvenv.cfg"))


def _is_excluded(entry: os.DirEntry[str], exclude: tuple[str, ...]) -> bool:
    if not exclude:
        return False
    from fnmatch import fnmatch

    return any(fnmatch(entry.name, one) or fnmatch(shown(entry.path), one) for one in exclude)


def shown(path: str) -> str:
    """Return the path as results name it: relative to the current folder, with `/`."""
    if path == STDIN:
        return path
    try:
        relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    except (ValueError, OSError):  # another drive, or a current folder that is gone
        relative = path
    return relative.replace(os.sep, "/")
