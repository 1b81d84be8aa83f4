"""A Word file in one piece of XML (Flat OPC), as Word saves it under the name of a document."""

import re

from gxlint.readers.docx.archive import damaged

_PART = re.compile(r"""<pkg:part\s[^<>]*?pkg:name=["']/?([^"']+)["'][^<>]*>""")
_OPENING, _CLOSING = "<pkg:xmlData", "</pkg:xmlData>"


class Flat:
    """The parts of such a file that are XML.

    Raises ReadError `file-damaged`, from here and from `read`.
    """

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8-sig", "replace")
        found = list(_PART.finditer(text))
        ends = [one.start() for one in found[1:]] + [len(text)]
        self._parts = {
            one[1]: part
            for one, end in zip(found, ends, strict=True)
            if (part := _xml_of(text[one.end() : end]))
        }
        if not self._parts:
            raise damaged("no parts")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Return the part of that name."""
        if name not in self._parts:
            raise damaged(f"{name} missing")
        return self._parts[name].encode("utf-8", "replace")


def _xml_of(part: str) -> str:
    _, _, inner = part.partition(_OPENING)
    return inner.partition(">")[2].rpartition(_CLOSING)[0]
