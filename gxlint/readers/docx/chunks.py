"""Other files within a Word file (`altChunk`), read where they stand, as Word does."""

from contextlib import suppress

from gxlint.errors import ReadError
from gxlint.readers import reader_for
from gxlint.readers.docx.body import Body, body_of
from gxlint.readers.docx.items import Item
from gxlint.readers.docx.layout import lines_of
from gxlint.readers.docx.markup import decoded
from gxlint.readers.docx.numbering import Counter, lists_of
from gxlint.readers.docx.package import Package
from gxlint.readers.docx.styles import styles_of

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of all such files that are read."""
_DEEPEST = 2
"""Word files within Word files."""


def body_of_file(data: bytes, depth: int = 0) -> Body:
    """Return the body of a Word file that stands so deep in others."""
    package = Package(data)
    styles, default = styles_of(package.text_of("styles"))
    counter = Counter(lists_of(package.text_of("numbering")))
    chunks = Chunks(package, depth)
    body = body_of(decoded(package.read(package.main)), styles, default, counter, chunks.items)
    running: list[str] = []
    with suppress(ReadError):  # a damaged header leaves the report as it is
        for text in package.headers():
            for item in body_of(text, styles, default, counter).items:
                running += lines_of([item])[0]
    unread = tuple(dict.fromkeys(chunks.unread))
    return body._replace(unread=unread, running=tuple(dict.fromkeys(running)))


class Chunks:
    """The files in a Word file that stands `depth` deep; `unread` are names of those not read."""

    def __init__(self, package: Package, depth: int) -> None:
        self.unread: list[str] = []
        self._package = package
        self._depth = depth
        self._bytes = 0

    def items(self, relation: str) -> list[Item]:
        """Return what the file of that relation holds, nothing where it cannot be read."""
        name = relation
        try:
            part = self._package.part(relation)
            if part is not None:
                name, data = part
                self._bytes += len(data)
                if self._bytes <= MAX_BYTES:
                    return self._read(name, data)
        except ReadError:
            pass  # told by the name among those not read
        self.unread.append(name.rpartition("/")[2])
        return []

    def _read(self, name: str, data: bytes) -> list[Item]:
        """Return what a file holds.

        Raises ReadError where it is none that can be read, `file-no-reader` for other kinds.
        """
        plain = name.lower().endswith(".txt") or b"<" not in data
        reader = reader_for("a.txt" if plain else "a.html", data).name
        if reader == "docx" and self._depth < _DEEPEST:
            body = body_of_file(data, self._depth + 1)
            self.unread += body.unread
            return body.items
        from gxlint.readers.docx.foreign import items_of

        return items_of(data, reader)
