"""Values put together from several files, each part remembering where it comes from."""

from collections.abc import Iterable
from typing import Any

from gxlint.pack.mistakes import Mistakes
from gxlint.pack.source import Source
from gxlint.pack.spots import Parts, Path_


class Layered(Source):
    """A source whose parts may stand in several files; mistakes are told where they stand."""

    def __init__(self, base: Source) -> None:
        super().__init__(base.file, "", Parts(base.value, {}, {}))
        self._base = base
        self.origins: dict[Path_, tuple[Source, Path_]] = {}

    def note(
        self,
        mistakes: Mistakes,
        path: Path_,
        message: str,
        column: int | None = None,
        *,
        key: bool = False,
    ) -> None:
        """Note a mistake in the file that holds what `path` leads to."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                source, at = self.origins[path[:length]]
                source.note(mistakes, (*at, *path[length:]), message, column, key=key)
                return
        self._base.note(mistakes, path, message, column, key=key)


def merged(sources: Iterable[Source]) -> Source:
    """Return the sources put together, later over earlier ones.

    Mappings are merged key by key, lists of records that have a `key` record by record, other
    lists by adding what is new; anything else is replaced.
    """
    first, *rest = sources
    if not rest:
        return first
    whole = Layered(first)
    for source in rest:
        whole.value = _Merging(whole, source).values(whole.value, source.value, (), ())
    return whole


class _Merging:
    """Merges one more source into the whole; paths lead to a value in each of the two."""

    def __init__(self, whole: Layered, source: Source) -> None:
        self._origins = whole.origins
        self._source = source

    def values(self, old: Any, new: Any, path: Path_, at: Path_) -> Any:
        if isinstance(old, dict) and isinstance(new, dict):
            return self._mappings(old, new, path, at)
        if isinstance(old, list) and isinstance(new, list):
            return self._lists(old, new, path, at)
        if old != new:
            self._origins[path] = self._source, at
        return new

    def _mappings(
        self, old: dict[str, Any], new: dict[str, Any], path: Path_, at: Path_
    ) -> dict[str, Any]:
        made = dict(old)
        for key, value in new.items():
            inner, there = (*path, key), (*at, key)
            if key in old:
                made[key] = self.values(old[key], value, inner, there)
            else:
                made[key] = value
                self._origins[inner] = self._source, there
        return made

    def _lists(self, old: list[Any], new: list[Any], path: Path_, at: Path_) -> list[Any]:
        made = list(old)
        place = {key: i for i, item in enumerate(old) if (key := _key(item)) is not None}
        for j, item in enumerate(new):
            i = place.get(_key(item) or "")
            if i is not None:
                made[i] = self.values(made[i], item, (*path, i), (*at, j))
            elif item not in made:
                self._origins[(*path, len(made))] = self._source, (*at, j)
                made.append(item)
        return made


def _key(item: Any) -> str | None:
    key = item.get("key") if isinstance(item, dict) else None
    return key if isinstance(key, str) else None
