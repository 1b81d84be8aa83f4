"""Whether a PDF has layers, which may be off."""

import re
import zlib

_LAYERS = b"/OCProperties"
_PACKED = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
"""The beginning of objects that are packed together."""
_MOST_PACKED = 200
_LONGEST = 1 << 20
"""Packs that are looked into, and bytes of one, at most."""


def has_layers(data: bytes) -> bool:
    """Tell whether a PDF says that it has layers; what is compressed otherwise is not known."""
    if _LAYERS in data:
        return True
    if b"/ObjStm" not in data:
        return False
    return any(
        _LAYERS in _unpacked(data, found.end())
        for found, _ in zip(_PACKED.finditer(data), range(_MOST_PACKED), strict=False)
    )


def _unpacked(data: bytes, start: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data[start : start + _LONGEST], _LONGEST)
    except zlib.error:
        return b""
