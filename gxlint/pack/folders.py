"""Where packs lie: bundled with gxlint, in a folder of the user's, or in a plugin."""

from collections.abc import Mapping
from pathlib import Path

from gxlint.bundle import bundled_rules
from gxlint.errors import PackError
from gxlint.plugins import PluginError, load
from gxlint.records import NamedTuple


class Folder(NamedTuple):
    """A pack's folder; `bundled` packs define the national rules, others are users' own."""

    path: Path
    bundled: bool


def pack_folder(name: str, offered: Mapping[str, str], beside: Path = Path()) -> Folder:
    """Return the folder of a pack named by its id or by a path (relative to `beside`).

    Raises PackError where there is none.
    """
    bundled = bundled_rules() / name
    if not _PATH_MARKS & set(name) and _is_pack(bundled):
        return Folder(bundled, bundled=True)
    if name in offered:
        return Folder(_offered(name, offered[name]), bundled=False)
    path = beside / Path(name).expanduser()
    if _is_pack(path):
        return Folder(path.resolve(), bundled=False)
    raise PackError((_unknown(name, path, offered),))


_PATH_MARKS = frozenset("./\\~")


def _is_pack(path: Path) -> bool:
    return (path / "pack.yaml").is_file()


def _offered(name: str, reference: str) -> Path:
    try:
        found = load(reference)
    except PluginError as error:
        raise PackError((f"pack {name!r}: its plugin is broken: {error}",)) from error
    if callable(found):
        found = found()
    if hasattr(found, "__path__"):
        found = next(iter(found.__path__))
    path = Path(found) if isinstance(found, str | Path) else None
    if path is None or not _is_pack(path):
        problem = f"{reference} is no folder with a pack.yaml"
        raise PackError((f"pack {name!r}: its plugin is broken: {problem}",))
    return path


def _unknown(name: str, path: Path, offered: Mapping[str, str]) -> str:
    if path.is_dir():
        return f"{name}: no pack.yaml in this folder"
    if path.is_file():
        return f"{name}: a pack is a folder with a pack.yaml, not a file"
    known = sorted({*bundled_names(), *offered})
    from gxlint.pack.mistakes import nearest

    return f"no pack {name!r}{nearest(name, known)}; known are {', '.join(known)}, or give a folder"


def bundled_names() -> tuple[str, ...]:
    """Return the ids of the packs that come with gxlint."""
    return tuple(sorted(path.name for path in bundled_rules().iterdir() if _is_pack(path)))
