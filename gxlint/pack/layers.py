"""A pack's files read, and the packs that it extends before it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gxlint.bundle import working_folder
from gxlint.errors import PackError
from gxlint.pack.folders import Folder, pack_folder
from gxlint.pack.known import Known
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.shape import conform
from gxlint.pack.shapes import PACK
from gxlint.pack.source import Source, read
from gxlint.pack.stamps import stamps
from gxlint.records import NamedTuple


class Layer(NamedTuple):
    """One pack's own files: pack.yaml, and the rest by its place in the folder."""

    folder: Folder
    pack: Source
    files: Mapping[str, Source]
    """Path inside the pack, with `/` → what the file holds, sorted."""
    broken: frozenset[str]
    """Paths of the files that are no YAML; the mistake is noted."""

    @property
    def id(self) -> str:
        """Return the pack's id."""
        return str(self.pack.value["id"])

    def under(self, prefix: str) -> dict[str, Source]:
        """Return the files whose path begins with `prefix`."""
        return {path: source for path, source in self.files.items() if path.startswith(prefix)}


def read_layers(
    names: Sequence[str], offered: Mapping[str, str], mistakes: Mistakes, known: Known
) -> tuple[Layer, ...]:
    """Return the packs named and all that they extend, parents first, each once.

    `known` are files read before. Raises PackError for a pack that is not there.
    """
    gathering = _Gathering(offered, mistakes, known)
    for name in names:
        gathering.add(pack_folder(name, offered), ())
    return tuple(gathering.layers.values())


class _Gathering:
    """Gathers packs, what they extend before them."""

    def __init__(self, offered: Mapping[str, str], mistakes: Mistakes, known: Known) -> None:
        self.layers: dict[Path, Layer] = {}
        self._known = known
        self._offered = offered
        self._mistakes = mistakes

    def add(self, folder: Folder, extending: tuple[Path, ...]) -> None:
        """Add a pack; `extending` are the packs that wait for it."""
        if folder.path in self.layers:
            return
        pack = self._read(folder.path / "pack.yaml")
        if pack is None or not conform(pack, PACK, self._mistakes):
            return
        for i, name in enumerate(pack.value.get("extends", ())):
            parent = self._parent(pack, i, name, folder)
            if parent is None:
                continue
            if parent.path in {*extending, folder.path}:
                pack.note(self._mistakes, ("extends", i), f"the pack {name!r} extends itself")
            else:
                self.add(parent, (*extending, folder.path))
        self.layers[folder.path] = self._layer(folder, pack)

    def _read(self, file: Path) -> Source | None:
        return read(file, shown(file), self._mistakes, self._known)

    def _parent(self, pack: Source, index: int, name: str, folder: Folder) -> Folder | None:
        try:
            return pack_folder(name, self._offered, beside=folder.path)
        except PackError as error:
            pack.note(self._mistakes, ("extends", index), error.mistakes[0])
            return None

    def _layer(self, folder: Folder, pack: Source) -> Layer:
        files = {path: self._read(folder.path / path) for path in yaml_files(folder.path)}
        del files["pack.yaml"]
        sound = {path: source for path, source in files.items() if source is not None}
        return Layer(folder, pack, sound, frozenset(files.keys() - sound.keys()))


def yaml_files(folder: Path) -> list[str]:
    """Return the paths of the YAML files in a folder and below, with `/`, sorted."""
    found = (Path(path) for path, _, _ in stamps(str(folder), ENDING))
    return sorted(path.relative_to(folder).as_posix() for path in found)


ENDING = ".yaml"


def shown(path: Path) -> str:
    """Return a file's path as messages name it: from the working directory if it is below."""
    here = working_folder()
    if not here:
        return path.as_posix()
    whole = path.absolute()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def values(layers: Iterable[Layer], key: str) -> list[tuple[Source, int, object]]:
    """Return the items of that list of every pack.yaml, with where each stands."""
    return [
        (layer.pack, i, item)
        for layer in layers
        for i, item in enumerate(layer.pack.value.get(key, ()))
    ]
