"""The parts of a Word file by what leads from one to the other."""

import re
from collections.abc import Iterator

from gxlint.readers.docx.archive import Archive
from gxlint.readers.docx.flat import Flat
from gxlint.readers.docx.markup import decoded, values
from gxlint.records import NamedTuple

_HEADERS = 6
"""Headers that are read: a section has three at most."""
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)")


class Related(NamedTuple):
    """The parts that a part leads to: by the last word of the relation's type, and by its id.

    `headers` are those that stand at the head of pages.
    """

    kinds: dict[str, str]
    ids: dict[str, str]
    headers: list[str]


class Package:
    """A Word file in an archive or in one piece of XML; `main` is the part with its body.

    Raises ReadError `file-damaged`, `file-encrypted`, `file-too-large`, here and when it is read.
    """

    def __init__(self, data: bytes) -> None:
        flat = data.lstrip()[:1] in (b"<", b"\xef")
        self._archive: Archive | Flat = Flat(data) if flat else Archive(data)
        self.main = self._related("_rels/.rels", "").kinds.get(
            "officeDocument", "word/document.xml"
        )
        folder, _, base = self.main.rpartition("/")
        self.related = self._related(f"{folder}/_rels/{base}.rels", folder)

    def read(self, name: str) -> bytes:
        """Return the part of that name."""
        return self._archive.read(name)

    def text_of(self, kind: str) -> str:
        """Return the text of the part of that kind, nothing where there is none."""
        name = self.related.kinds.get(kind, "")
        return decoded(self._archive.read(name)) if name in self._archive else ""

    def headers(self) -> Iterator[str]:
        """Yield the text of the parts at the head of pages that hold words."""
        for name in self.related.headers[:_HEADERS]:
            text = decoded(self._archive.read(name)) if name in self._archive else ""
            if "t>" in text:
                yield text

    def part(self, relation: str) -> tuple[str, bytes] | None:
        """Return the part of the relation with that id and its name, None where there is none."""
        name = self.related.ids.get(relation, "")
        return (name, self._archive.read(name)) if name in self._archive else None

    def _related(self, name: str, folder: str) -> Related:
        """Return what a part leads to; what stands outside of the file is never looked at."""
        found = Related({}, {}, [])
        if name not in self._archive:
            return found
        for source in _RELATION.findall(decoded(self._archive.read(name))):
            relation = dict(values(source))
            if relation.get("TargetMode") == "External":
                continue
            path = _path(folder, relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            found.kinds.setdefault(kind, path)
            if kind == "header":
                found.headers.append(path)
            found.ids.setdefault(relation.get("Id", ""), path)
        return found


def _path(folder: str, target: str) -> str:
    """Return the name of the part that a relation of that folder leads to."""
    names: list[str] = []
    for name in (target if target.startswith("/") else f"{folder}/{target}").split("/"):
        if name == "..":
            del names[-1:]
        elif name not in {"", "."}:
            names.append(name)
    return "/".join(names)
