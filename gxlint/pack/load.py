"""Rule packs by name or path, from the cache where nothing has changed."""

import os
import time
from collections.abc import Sequence

from gxlint.bundle import rules_path, working_folder
from gxlint.checks import KINDS
from gxlint.kept import fetch, keep
from gxlint.pack.model import Pack
from gxlint.pack.stamps import Watched, fresh, unchanged
from gxlint.plugins import Plugins


def load_pack(names: Sequence[str], plugins: Plugins | None = None) -> Pack:
    """Return the pack that the named ones make together, each with all it extends.

    A name is that of a bundled pack or a plugin's, else the path of a folder with a pack.yaml.

    Raises PackError with every mistake in the packs' files, each as `file:line:column: …`.
    """
    plugins = plugins or Plugins()
    key = _key(names, plugins)
    pack = _cached(key) or _built(names, plugins, key)
    standing = _standing_problems(plugins)
    return pack._replace(problems=(*standing, *pack.problems)) if standing else pack


def _standing_problems(plugins: Plugins) -> list[tuple[str, str]]:
    """Return what is wrong with the plugins as a whole: names that are taken already."""
    taken = (
        (reference, f"gxlint has a check kind {name!r} of its own")
        for name, reference in plugins.checks.items()
        if name in KINDS
    )
    return sorted([*((one.plugin, one.problem) for one in plugins.problems), *taken])


def _key(names: Sequence[str], plugins: Plugins) -> str:
    rules = rules_path()
    bundled = all(os.path.isfile(os.path.join(rules, name, "pack.yaml")) for name in names)
    beside = "" if bundled else working_folder()
    offered = sorted((*plugins.checks.items(), *plugins.packs.items()))
    return repr((rules, beside, tuple(names), offered))


def _cached(key: str) -> Pack | None:
    found = fetch("pack", key)
    if found is None:
        return None
    note, body = found
    try:
        if not unchanged(Watched(*note)):
            return None
        return _unpickled(body)
    except Exception:  # noqa: BLE001 - a damaged cache may raise anything, and is rebuilt
        return None


def _unpickled(body: memoryview) -> Pack:
    import gc
    from _pickle import loads  # `pickle` itself costs 2 ms to import and adds nothing here

    collecting = gc.isenabled()
    gc.disable()  # a third of the time would go to looking for garbage among what is all needed
    try:
        found = loads(body)
    finally:
        if collecting:
            gc.enable()
    if not isinstance(found, Pack):
        raise TypeError(type(found))
    return found


def _built(names: Sequence[str], plugins: Plugins, key: str) -> Pack:
    from gxlint.pack.build import build_pack
    from gxlint.pack.packed import packed

    since = time.time_ns()
    pack, watched = build_pack(names, plugins)
    if pack.problems or fresh(watched, since):
        return pack
    try:
        body = packed(pack)
    except Exception:  # noqa: BLE001 - a plugin's check that cannot be pickled is not cached
        return pack
    keep("pack", key, tuple(watched), body)
    return pack
