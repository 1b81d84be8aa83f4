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
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from types import CodeType, ModuleType

from gxlint.kept import fetch, keep
from gxlint.records import NamedTuple, make

_PURPOSE = "modules"
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_LAYOUT = 4
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
        self.name, self.path, self.code = name, path, code  # all that it inherits sets

    def get_code(self, fullname: str) -> CodeType:
        """Return the module's code; the loader is made for one module."""
        del fullname
        return self.code

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code; it is one more that is done."""
        super().exec_module(module)
        _finder.done.append(self.name)


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
        self.order: list[str] = []
        """Modules that were asked for at once, in the order in which an earlier run had them."""
        self.done: list[str] = []
        """Modules that this run has taken from the kept file, in the order in which they ran."""
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

    def load(self, names: Sequence[str]) -> None:
        """Import the modules in this order, as far as they are as they were.

        A package is there, as always, before the modules that it imports, and is run after them.
        Where something fails, whoever asks for the rest imports it as ever, and is told what fails.
        """
        begun: dict[str, ModuleType] = {}
        known = frozenset(names)
        try:
            for name in names:
                module = begun.get(name) or self._begin(name, known, begun)
                if module is not None:
                    exec(self.code(name), vars(module))  # noqa: S102 - our own module's
                    del begun[name]
                    self.done.append(name)
                    _attach(name, module)
        except Exception:  # noqa: BLE001 - a module may raise anything at all
            return
        finally:
            for name in begun:
                sys.modules.pop(name, None)

    def _begin(
        self, name: str, known: AbstractSet[str], begun: dict[str, ModuleType]
    ) -> ModuleType | None:
        """Return a module that is there but has not run yet; None where that is not for us."""
        package = name.rpartition(".")[0]
        if name in sys.modules or name not in known:
            return None
        if package not in sys.modules and self._begin(package, known, begun) is None:
            return None
        spec = self.find_spec(name)
        if spec is None:
            return None
        begun[name] = sys.modules[name] = module = _module_of(spec)
        return module

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
        (_finder.since, _finder.order, places), _finder.body = found
        _finder.places = {name: make(_Place, place) for name, place in places.items()}
        sys.meta_path.insert(0, _finder)


def load_all(*names: str) -> None:
    """Import modules with all that they import, in the order in which the last run did.

    To look for each by itself, to lock it and to ask what else may be meant takes Python a sixth
    of the time of importing them.
    """
    begun = len(_finder.done)
    _finder.load(_finder.order)
    for name in names:
        __import__(name)
    _order[:] = _finder.done[begun:]


_order: list[str] = []
"""What `load_all` has imported in this run."""


def _module_of(spec: ModuleSpec) -> ModuleType:
    """Return what `importlib.util.module_from_spec` does for a source file, in a tenth of the time.

    It asks of everything whether it is there.
    """
    module = ModuleType(spec.name)
    known = vars(module)
    known["__spec__"], known["__loader__"] = spec, spec.loader
    vars(spec)["_initializing"] = False  # it is asked for at each import of the module
    known["__package__"] = spec.parent
    known["__file__"], known["__cached__"] = spec.origin, spec.cached
    if spec.submodule_search_locations is not None:
        known["__path__"] = spec.submodule_search_locations
    return module


def _attach(name: str, module: ModuleType) -> None:
    """Make a module known to its package."""
    package, _, own = name.rpartition(".")
    if package in sys.modules:
        setattr(sys.modules[package], own, module)


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
    ordered = not _order or set(_order) == set(_finder.order)
    alike = settled or len(used ^ _finder.together) * _OTHERS <= len(used)
    if not loaded and ordered and alike:
        return
    together = _finder.together if settled else used
    kept = {name: (place, _finder.code(name)) for name, place in _finder.places.items()}
    found = {name: one for name, one in (kept | loaded).items() if one[0].holds}
    body = marshal.dumps({name: code for name, (_, code) in found.items() if name in together})
    since = _finder.since if settled else 0 if loaded else _SINCE
    places: dict[str, tuple[object, ...]] = {}
    for name, (place, code) in found.items():
        start = stop = 0
        if name not in together:
            start = len(body)
            body += marshal.dumps(code)
            stop = len(body)
        places[name] = (*place._replace(start=start, stop=stop),)
    keep(_PURPOSE, _KEY, (since, _order or _finder.order, places), body)


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
