"""YAML files read before: of a pack that changed, only the changed files are parsed again.

Parsing is two thirds of the time it takes to build a pack.
"""

from gxlint.kept import digest, fetch, keep
from gxlint.pack.spots import Parts


class Known:
    """What YAML texts hold, by the text; kept from run to run as long as they are in use."""

    def __init__(self) -> None:
        from pickle import loads

        self._loads = loads
        self._old: dict[bytes, bytes] = {}
        self._used: dict[bytes, bytes] = {}
        found = fetch("yaml", "")
        if found is not None:
            self._old = loads(found[1])

    def get(self, text: str) -> Parts | None:
        """Return what the text holds, None where it is not known."""
        key = digest(text)
        if key not in self._old:
            return None
        self._used[key] = self._old[key]
        parts: Parts = self._loads(self._old[key])
        return parts

    def add(self, text: str, parts: Parts) -> None:
        """Remember what the text holds."""
        from pickle import dumps

        self._used[digest(text)] = dumps(parts, protocol=5)

    def keep(self) -> None:
        """Keep what was asked for or added, and forget the rest."""
        from pickle import dumps

        if self._used.keys() != self._old.keys():
            keep("yaml", "", None, dumps(self._used, protocol=5))
