"""Bytes to documents, one module a format."""

from collections.abc import Mapping

from gxlint.errors import ReadError
from gxlint.plugins import PluginError, load
from gxlint.readers.base import Reader
from gxlint.source import binary_kind

BUILT_IN: Mapping[str, str] = {
    ".txt": "gxlint.readers.text:READER",
    ".text": "gxlint.readers.text:READER",
    ".md": "gxlint.readers.markdown:READER",
    ".markdown": "gxlint.readers.markdown:READER",
    ".html": "gxlint.readers.html:READER",
    ".htm": "gxlint.readers.html:READER",
    ".shtml": "gxlint.readers.html:READER",
    ".xhtml": "gxlint.readers.html:READER",
    ".mht": "gxlint.readers.mht:READER",
    ".mhtml": "gxlint.readers.mht:READER",
    ".docx": "gxlint.readers.docx:READER",
    ".docm": "gxlint.readers.docx:READER",
    ".dotx": "gxlint.readers.docx:READER",
    ".pdf": "gxlint.readers.pdf:READER",
    ".doc": "gxlint.readers.legacy:READER",
    ".wps": "gxlint.readers.legacy:READER",
    ".rtf": "gxlint.readers.legacy:READER",
    ".odt": "gxlint.readers.legacy:READER",
}
"""Suffix → `module:ATTRIBUTE` of its reader, imported only when a file asks for it."""


def suffixes(extra: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the suffixes, lower case and with the dot, that a folder is searched for."""
    return frozenset((*BUILT_IN, *_by_suffix(extra)))


def reader_for(name: str, data: bytes, extra: Mapping[str, str] | None = None) -> Reader:
    """Return the reader for a file of that name and content.

    The suffix decides unless the first bytes are clearly those of another format. `extra` are the
    readers of plugins, suffix (with or without its dot) → `module:ATTRIBUTE`; they win over the
    built-in ones.

    Raises ReadError: `file-no-reader`, `plugin-broken`, or `file-binary` where the content is that
    of no document.
    """
    suffix = _suffix(name)
    plugin = _by_suffix(extra).get(suffix) if extra else None
    if plugin:
        return _plugin(plugin)
    target = _by_content(data) or BUILT_IN.get(suffix)
    if target is None:
        raise ReadError("file-no-reader", {"suffix": suffix})
    reader: Reader = load(target)
    return reader


def _by_suffix(extra: Mapping[str, str] | None) -> dict[str, str]:
    return {f".{name.removeprefix('.').lower()}": target for name, target in (extra or {}).items()}


def _suffix(name: str) -> str:
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = base.rpartition(".")
    return (dot + suffix).lower() if stem else ""


_BY_KIND = {"PDF": ".pdf", "OLE": ".doc", "RTF": ".doc"}


def _by_content(data: bytes) -> str | None:
    """Return the reader that the first bytes ask for, None where they leave it to the suffix."""
    kind = binary_kind(data)
    if kind is None:
        suffix = _text_kind(data)
        return BUILT_IN[suffix] if suffix else None
    if kind == "ZIP" and _is_word(data):
        return BUILT_IN[".docx"]
    if kind == "ZIP" and OPEN_DOCUMENT in data[:_HEAD]:
        return BUILT_IN[".odt"]
    other = _other_kind(kind, data)
    if other is None and kind in _BY_KIND:
        return BUILT_IN[_BY_KIND[kind]]
    raise ReadError("file-binary", {"kind": other or kind})


def _is_word(data: bytes) -> bool:
    """Tell a Word file by the names of its parts; some programs give theirs other ones."""
    if b"word/" in data or b"word\\" in data:
        return True
    return _TYPES in data and not any(name in data for name in _OTHERS)


def _other_kind(kind: str, data: bytes) -> str | None:
    """Return which other office file an archive or a compound file is, None if none is known."""
    if kind == "OLE":
        if _stream("WordDocument") in data:
            return None
        parts = [(_stream("Workbook"), _KINDS[0]), (_stream("PowerPoint Document"), _KINDS[1])]
    else:
        parts = [*zip(_OTHERS, _KINDS, strict=False)] if kind == "ZIP" else []
    return next((other for part, other in parts if part in data), None)


def _stream(name: str) -> bytes:
    """Return how the directory of a compound file names a stream ([MS-CFB] 2.6.1)."""
    return name.encode("utf-16-le")


_TYPES = b"[Content_Types].xml"
_OTHERS = (b"xl/workbook", b"ppt/presentation", b"OFD.xml", b"visio/document")
_KINDS = ("workbook", "slides", "ofd")
"""What files with the first of these are called."""
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""What stands at the beginning of an archive that holds an OpenDocument text."""
_HEAD = 1024


def _text_kind(data: bytes) -> str | None:
    """Return the suffix of what the first bytes of a file without binary ones say it is.

    Word saves XML and web pages under the name of a document, sites give these out as such.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if head.startswith(b"<?xml"):
        found = (suffix for word, suffix in _IN_XML if word in head)
        return next(found, None)
    if head.startswith(b"<!--") and b"<html" in head:
        return ".html"
    if head.startswith((b"mime-version:", b"from:")) and b"multipart/related" in head:
        return ".mht"
    return None


_IN_XML = (
    (b"<html", ".html"),
    (b"<pkg:package", ".docx"),
    (b"<w:worddocument", ".doc"),
    (b"<office:document", ".odt"),
)


def _plugin(target: str) -> Reader:
    try:
        found = load(target)
    except PluginError as error:
        raise ReadError("plugin-broken", error.problem._asdict()) from error
    if not isinstance(found, Reader):
        problem = f"not a gxlint.readers.base.Reader but {type(found).__name__}"
        raise ReadError("plugin-broken", {"plugin": target, "problem": problem})
    return found
