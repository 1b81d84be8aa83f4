"""Stamps of files: what tells that none of them has changed."""

import os
import time
from collections.abc import Iterable

from gxlint.records import NamedTuple

Stamp = tuple[str, int, int]
"""A file: its path, size and time of change in nanoseconds."""


class Watched(NamedTuple):
    """Files that a compiled pack was made of: whole folders, single files, and their stamps."""

    folders: tuple[tuple[str, str], ...]
    """Folder, and the ending of the names of those files in it that count."""
    files: tuple[str, ...]
    stamps: tuple[Stamp, ...]


def watched(folders: Iterable[tuple[str, str]], files: Iterable[str]) -> Watched:
    """Return the folders and files with their stamps as they are now."""
    chosen, single = tuple(folders), tuple(files)
    return Watched(chosen, single, _now(chosen, single))


def unchanged(before: Watched) -> bool:
    """Tell whether no file was added, taken away or changed since."""
    return _now(before.folders, before.files) == before.stamps


def fresh(these: Watched, since: int) -> bool:
    """Tell whether a file was changed at or after `since`, in nanoseconds of the clock, till now.

    Whether such a file was read before or after the change, nobody knows.
    """
    now = time.time_ns()
    return any(since - _TICK <= changed <= now for _, _, changed in these.stamps)


_TICK = 20_000_000
"""Nanoseconds by which a file system's clock may be behind."""


def _now(folders: tuple[tuple[str, str], ...], files: tuple[str, ...]) -> tuple[Stamp, ...]:
    found = [stamp for folder, ending in folders for stamp in stamps(folder, ending)]
    return (*found, *map(_stamp, files))


def _stamp(file: str) -> Stamp:
    try:
        status = os.stat(file)
    except OSError:
        return file, -1, -1
    return file, status.st_size, status.st_mtime_ns


def stamps(folder: str, ending: str) -> list[Stamp]:
    """Return the stamps of the files in a folder and below whose names end so, sorted.

    Hidden folders are passed over; a folder that cannot be read holds nothing.
    """
    found: list[Stamp] = []
    waiting = [folder]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith(ending):
                found.append(_stamp(entry.path))
            elif not entry.name.startswith((".", "__")) and entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
    found.sort()
    return found
