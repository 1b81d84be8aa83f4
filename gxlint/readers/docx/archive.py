"""The parts of a DOCX file, unpacked in memory within limits.

Only the central directory is believed, names are never used as paths, and nothing is unpacked
beyond its limit, whatever size the archive claims. The standard library's zipfile would do, but
loading it takes as long as reading three reports.
"""

import struct
import zlib

from gxlint.errors import ReadError
from gxlint.records import NamedTuple
from gxlint.source import too_large

MAX_PART = 48 * 1024 * 1024
"""Unpacked bytes of the largest part that is read; a report's is below 1 MB."""
MAX_ENTRIES = 20_000


class Entry(NamedTuple):
    """A file in the archive: how it is packed and where its local header stands."""

    flags: int
    method: int
    check: int
    packed: int
    offset: int


class Archive:
    """A ZIP archive in memory; small and capital letters of names are the same (ECMA-376-2, 9.1.1).

    Raises ReadError `file-damaged` or `file-too-large`, from here and from `read`.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._entries = _entries(data)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """Return the unpacked part of that name.

        Raises ReadError `file-encrypted` too, and `file-damaged` where there is no such part.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise damaged(f"{name} missing")
        if entry.flags & 1:
            raise ReadError("file-encrypted")
        content = _unpacked(_packed(self._data, entry), entry.method, name)
        if zlib.crc32(content) != entry.check:
            raise damaged(f"{name}: checksum")
        return content


def damaged(problem: str) -> ReadError:
    """Return the error for a file that is not what it should be."""
    return ReadError("file-damaged", {"problem": problem})


_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")


def _entries(data: bytes) -> dict[str, Entry]:
    at = data.rfind(b"PK\x05\x06", max(len(data) - 65_557, 0))
    if at < 0 or at + _END.size > len(data):
        raise damaged("ZIP directory missing")
    _, _, _, _, count, size, offset, _ = _END.unpack_from(data, at)
    if count > MAX_ENTRIES:
        raise too_large("entries", count, MAX_ENTRIES)
    entries: dict[str, Entry] = {}
    here = at - size if 0 <= at - size < offset else offset
    for _ in range(count):
        if here + _CENTRAL.size > at or data[here : here + 4] != b"PK\x01\x02":
            raise damaged("ZIP directory")
        fields = _CENTRAL.unpack_from(data, here)
        flags, method, check, packed = fields[5], fields[6], fields[9], fields[10]
        name_length, extra, comment = fields[12:15]
        start = here + _CENTRAL.size
        name = data[start : start + name_length].decode("utf-8", "replace").replace("\\", "/")
        entries.setdefault(name.lower(), Entry(flags, method, check, packed, fields[18]))
        here = start + name_length + extra + comment
    return entries


def _packed(data: bytes, entry: Entry) -> bytes:
    end = entry.offset + _LOCAL.size
    if end > len(data) or data[entry.offset : entry.offset + 4] != b"PK\x03\x04":
        raise damaged("ZIP entry")
    name_length, extra = _LOCAL.unpack_from(data, entry.offset)[-2:]
    start = end + name_length + extra
    if start + entry.packed > len(data):
        raise damaged("ZIP entry cut off")
    return data[start : start + entry.packed]


def _unpacked(packed: bytes, method: int, name: str) -> bytes:
    if method == 0:
        content = packed
    elif method == zlib.DEFLATED:
        content = _inflated(packed, name)
    else:
        raise damaged(f"{name}: ZIP method {method}")
    if len(content) > MAX_PART:
        raise too_large("bytes", len(content), MAX_PART)
    return content


def _inflated(packed: bytes, name: str) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return inflater.decompress(packed, MAX_PART + 1)
    except zlib.error as error:
        raise damaged(f"{name}: deflate") from error
