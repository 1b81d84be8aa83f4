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
_KEY = f"{_PACKAGE} {sys.flags.optimize}"
_SINCE = time.time_ns()
_BEFORE = frozenset(sys.modules)
"""Modules imported before any can be taken from the kept file."""


class _Place(NamedTuple):
    """A module's source as it was when it was compiled, and where its code is kept."""

    path: str
    size: int
    changed: int
    """Time of the last change in nanoseconds."""
    byte_code: str | None
    """Where Python itself keeps the code."""
    start: int
    stop: int
    """The part of the kept body that is the code."""

    @property
    def holds(self) -> bool:
        """Whether the source is as it was."""
        return _stamp(self.path) == (self.size, self.changed)


class _Loader(SourceFileLoader):
    """Loads a module from its kept code."""

    def __init__(self, name: str, path: str, code: memoryview) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:
        """Return the module's code; the loader is made for one module."""
        del fullname
        code: CodeType = marshal.loads(self.code)
        return code


class _Finder:
    """Finds modules that are kept and whose sources are as they were."""

    def __init__(self, places: dict[str, _Place], body: memoryview) -> None:
        self.places = places
        self.body = body

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return how to load the module, None where Python must look for it itself."""
        place = self.places.get(name)
        if place is None or not place.holds:
            return None
        package = place.path.endswith("__init__.py")
        loader = _Loader(name, place.path, self.code(place))
        spec = ModuleSpec(name, loader, origin=place.path, is_package=package)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(place.path))
        spec.has_location = True
        spec.cached = place.byte_code
        return spec

    def code(self, place: _Place) -> memoryview:
        """Return the kept code."""
        return self.body[place.start : place.stop]


_finder = _Finder({}, memoryview(b""))


def use_kept() -> None:
    """Import from now on from what earlier runs kept."""
    found = fetch(_PURPOSE, _KEY)
    if found is not None:
        note, _finder.body = found
        _finder.places = {name: _Place(*place) for name, *place in note}
        sys.meta_path.insert(0, _finder)


def keep_loaded() -> None:
    """Keep the code of what was imported beside that kept before, where some of it is new.

    Where Python is told to write no byte code, nothing is kept.
    """
    if sys.dont_write_bytecode:
        return
    loaded = dict(_loaded())
    if not loaded:
        return
    kept = {name: (place, bytes(_finder.code(place))) for name, place in _finder.places.items()}
    note, codes, start = [], [], 0
    for name, (place, code) in (kept | loaded).items():
        stop = start + len(code)
        if place.holds:
            note.append((name, *place._replace(start=start, stop=stop)))
            codes.append(code)
            start = stop
    keep(_PURPOSE, _KEY, note, b"".join(codes))


def _loaded() -> Iterator[tuple[str, tuple[_Place, bytes]]]:
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
            code = marshal.dumps(spec.loader.get_code(name))
            yield name, (_Place(path, size, changed, spec.cached, 0, 0), code)


_TICK = 2_000_000_000
"""Nanoseconds by which a file system's clock may be behind: some count every other second."""


def _stamp(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
