"""The modules of a run, compiled, kept in one file.

A check imports some 150 modules of gxlint. For each, Python asks every folder that it may lie in,
opens what it finds and reads it: a sixth of the time that checking one draft takes. So a run
keeps the code of what it imported, and the next one takes from there what has not changed since.
Everything else is imported as ever.
"""

import marshal
import os
import sys
import time
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import SourceFileLoader
from collections.abc import Iterator
from types import CodeType

from gxlint.kept import fetch, keep
from gxlint.records import NamedTuple

_PURPOSE = "modules"
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_LAYOUT = 2
"""Of the kept file; another number leaves files of earlier versions alone."""
_KEY = f"{_PACKAGE} {sys.flags.optimize} {_LAYOUT}"
_SINCE = time.time_ns()
_BEFORE = frozenset(sys.modules)
"""Modules imported before any can be taken from the kept file."""
_OTHERS = 8
"""One in so many modules may be other ones than those kept together."""
_SETTLED = 3600 * 10**9
"""Nanoseconds for which the same modules are kept together, whatever else runs in between."""


class _Place(NamedTuple):
    """A module's source as it was when it was compiled, and where its code is kept."""

    path: str
    size: int
    changed: int
    """Time of the last change in nanoseconds."""
    byte_code: str | None
    """Where Python itself keeps the code."""
    start: int = 0
    stop: int = 0
    """The part of the kept body that is the code; 0 and 0 for what is kept together."""

    @property
    def holds(self) -> bool:
        """Whether the source is as it was."""
        return _stamp(self.path) == (self.size, self.changed)


class _Loader(SourceFileLoader):
    """Loads a module from its kept code."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:
        """Return the module's code; the loader is made for one module."""
        del fullname
        return self.code


class _Finder:
    """Finds modules that are kept and whose sources are as they were.

    What a run needs is kept together, at the beginning of the body: names that many modules use are
    read once then.
    """

    def __init__(self, places: dict[str, _Place], body: memoryview) -> None:
        self.places = places
        self.body = body
        self.since = 0
        """When it was settled which modules are kept together, in nanoseconds."""
        self._together: dict[str, CodeType] | None = None

    @property
    def together(self) -> set[str]:
        """The modules that are kept together."""
        return {name for name, place in self.places.items() if not place.stop}

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return how to load the module, None where Python must look for it itself."""
        place = self.places.get(name)
        if place is None or not place.holds:
            return None
        package = place.path.endswith("__init__.py")
        loader = _Loader(name, place.path, self.code(name))
        spec = ModuleSpec(name, loader, origin=place.path, is_package=package)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(place.path))
        spec.has_location = True
        spec.cached = place.byte_code
        return spec

    def code(self, name: str) -> CodeType:
        """Return the kept code."""
        place = self.places[name]
        if place.stop:
            code: CodeType = marshal.loads(self.body[place.start : place.stop])
            return code
        if self._together is None:
            self._together = marshal.loads(self.body)  # what follows is not looked at
        return self._together[name]


_finder = _Finder({}, memoryview(b""))


def use_kept() -> None:
    """Import from now on from what earlier runs kept."""
    found = fetch(_PURPOSE, _KEY)
    if found is not None:
        (_finder.since, *note), _finder.body = found
        _finder.places = {name: _Place(*place) for name, *place in note}
        sys.meta_path.insert(0, _finder)


def keep_loaded() -> None:
    """Keep the code of what was imported beside that kept before.

    What this run used is kept together from now on where that is not settled, and much of it was
    not: it is settled by a run that imported nothing new. Where Python is told to write no byte
    code, nothing is kept.
    """
    if sys.dont_write_bytecode:
        return
    loaded = dict(_loaded())
    used = sys.modules.keys() & (_finder.places.keys() | loaded.keys())
    settled = 0 <= _SINCE - _finder.since < _SETTLED
    if not loaded and (settled or len(used ^ _finder.together) * _OTHERS <= len(used)):
        return
    together = _finder.together if settled else used
    kept = {name: (place, _finder.code(name)) for name, place in _finder.places.items()}
    found = {name: one for name, one in (kept | loaded).items() if one[0].holds}
    body = marshal.dumps({name: code for name, (_, code) in found.items() if name in together})
    note: list[object] = [_finder.since if settled else 0 if loaded else _SINCE]
    for name, (place, code) in found.items():
        start = stop = 0
        if name not in together:
            start = len(body)
            body += marshal.dumps(code)
            stop = len(body)
        note.append((name, *place._replace(start=start, stop=stop)))
    keep(_PURPOSE, _KEY, note, body)


def _loaded() -> Iterator[tuple[str, tuple[_Place, CodeType]]]:
    """Yield the modules that Python had to look for, with their code.

    Not those whose source changed since the run began: which state was compiled, nobody knows.
    """
    for name in sorted(sys.modules.keys() - _BEFORE):
        if not name.startswith("gxlint."):  # others may be anything at all
            continue
        spec = sys.modules[name].__spec__
        if spec is None or type(spec.loader) is not SourceFileLoader:
            continue
        path = spec.loader.path
        size, changed = _stamp(path)
        if path.startswith(_PACKAGE + os.sep) and changed < _SINCE - _TICK:
            code = _lean(spec.loader.get_data(path), path)
            yield name, (_Place(path, size, changed, spec.cached), code)


def _lean(source: bytes, path: str) -> CodeType:
    from gxlint.lean import lean  # with `ast`, which a run that has all it needs would load in vain

    return lean(source, path)


_TICK = 2_000_000_000
"""Nanoseconds by which a file system's clock may be behind: some count every other second."""


def _stamp(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
