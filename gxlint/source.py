"""Bytes to text: which encoding a file is in, and whether it holds text at all."""

import codecs

from gxlint.errors import ReadError
from gxlint.records import NamedTuple

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read; the largest report seen has 0.4 MB without its pictures."""


class Decoded(NamedTuple):
    """The text of a file, its line ends untouched and its byte-order mark gone.

    `guessed` is True where neither the user, nor a byte-order mark, nor the file itself told the
    encoding, and the bytes are not UTF-8. `lost` counts the places where bytes spell nothing.
    """

    text: str
    encoding: str
    guessed: bool
    lost: int = 0


def decode(
    data: bytes, declared: str | None, hint: str | None = None, *, lenient: bool = False
) -> Decoded:
    """Return the text that the bytes spell.

    `declared` (what the user says) wins over everything; `hint` is what the file says of itself
    (`<meta charset>`) and is believed where the bytes agree. Without them: a byte-order mark,
    UTF-8, UTF-16 and GB18030 (with GBK and GB2312 in it) are tried in that order. Where it is to be
    `lenient`, few bytes that spell nothing give U+FFFD each: sites cut titles in the middle of a
    character.

    Raises ReadError: `file-too-large`, `file-empty`, `file-binary`, `file-encoding-unknown`,
    `file-undecodable`.
    """
    check_size(data)
    if not data:
        raise ReadError("file-empty")
    kind = binary_kind(data)
    if kind:
        raise ReadError("file-binary", {"kind": kind})
    try:
        decoded = _declared(data, declared) if declared else _detected(data, hint)
    except ReadError as error:
        spoilt = _spoilt(data, hint) if lenient and error.rule == "file-undecodable" else None
        if declared or spoilt is None:
            raise
        decoded = spoilt
    if not decoded.text or decoded.text.isspace():
        raise ReadError("file-empty")
    return _without_radicals(decoded) if _may_have_radicals(data) else decoded


_RADICAL = 0xE2
"""The first byte of a radical in UTF-8."""
_BLOCKS = range(0xBA, 0xC0)
"""The second."""


def _may_have_radicals(data: bytes) -> bool:
    """Tell whether there may be radicals, as they are copied out of PDFs."""
    at = data.find(_RADICAL)
    while 0 <= at < len(data) - 1:
        if data[at + 1] in _BLOCKS:
            return True
        at = data.find(_RADICAL, at + 1)
    return False


def _without_radicals(decoded: Decoded) -> Decoded:
    """Return the text with the characters that they look like, each in its place."""
    from gxlint.lookalikes import without_radicals

    return decoded._replace(text=without_radicals(decoded.text))


def check_size(data: bytes) -> None:
    """Raise ReadError `file-too-large` for a file of more than MAX_BYTES."""
    if len(data) > MAX_BYTES:
        raise too_large("bytes", len(data), MAX_BYTES)


def too_large(unit: str, size: int, limit: int) -> ReadError:
    """Return the error for input beyond a limit; `unit` is bytes, blocks or cells."""
    return ReadError("file-too-large", {"unit": unit, "size": str(size), "limit": str(limit)})


_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
)
_MAGICS = tuple(magic for magic, _ in _MAGIC)


def binary_kind(data: bytes) -> str | None:
    """Return what the first bytes say a binary file is (`PDF`, `ZIP`, `OLE`, …), else None."""
    if not data.startswith(_MAGICS):
        return None
    return next(kind for magic, kind in _MAGIC if data.startswith(magic))


_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _declared(data: bytes, name: str) -> Decoded:
    try:
        encoding = codecs.lookup(name).name
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, encoding) from error
    except UnicodeError as error:
        raise _undecodable(data, 0, encoding) from error
    except (LookupError, ValueError) as error:
        raise ReadError("file-encoding-unknown", {"encoding": name}) from error
    return Decoded(text.removeprefix("\ufeff"), encoding, guessed=False)


def _detected(data: bytes, hint: str | None) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data, encoding, len(mark)), encoding, guessed=False)
    if b"\0" in data:
        return _wide(data)
    try:
        return Decoded(data.decode(), "utf-8", guessed=False)
    except UnicodeDecodeError as error:
        found = _hinted(data, hint) or _chinese(data)
        if found is None:
            raise _undecodable(data, error.start, "utf-8") from error
        return found


def _strict(data: bytes, encoding: str, skip: int) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start + skip, encoding) from error


def _wide(data: bytes) -> Decoded:
    """Return text in UTF-16 without a mark: line ends and digits leave zeros on one side."""
    even = data[:_SAMPLE:2].count(0)
    odd = data[1:_SAMPLE:2].count(0)
    encoding = "utf-16-le" if odd >= even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if not _is_usual(text[:_SAMPLE]) or "\0" in text:
        raise ReadError("file-binary", {"kind": "NUL"})
    return Decoded(text, encoding, guessed=True)


_SAMPLE = 1 << 16
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030"}


def _hinted(data: bytes, hint: str | None) -> Decoded | None:
    if not hint:
        return None
    try:
        name = codecs.lookup(hint.strip()).name
        encoding = _SUPERSETS.get(name, name)
        return Decoded(data.decode(encoding), encoding, guessed=False)
    except (LookupError, ValueError):
        return None


def _chinese(data: bytes) -> Decoded | None:
    """Return GB18030 text if its characters are those Chinese is written with.

    Nearly any bytes can be read as GB18030; other encodings come out as rare characters.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "gb18030", guessed=True) if _is_usual(text[:_SAMPLE]) else None


_LOST = 1000
"""Characters among which one may be lost: beyond that it is another encoding."""


def _spoilt(data: bytes, hint: str | None) -> Decoded | None:
    """Return the text of bytes of which few spell nothing, None where they are many."""
    for name in (hint, "utf-8", "gb18030"):
        try:
            encoding = codecs.lookup((name or "").strip()).name
        except (LookupError, ValueError):
            continue
        encoding = _SUPERSETS.get(encoding, encoding)
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        lost = text.count("\ufffd")
        if lost * _LOST <= len(text) and _is_usual(text[:_SAMPLE]):
            return Decoded(text, encoding, guessed=name != hint, lost=lost)
    return None


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f"))


def _is_usual(sample: str) -> bool:
    """Tell whether nine of ten characters beyond ASCII are in GB2312, as in any modern text."""
    narrow = sample.encode("ascii", errors="ignore")
    wide = len(sample) - len(narrow)
    usual = (len(sample.encode("gb2312", errors="ignore")) - len(narrow)) // 2
    odd = len(narrow) - len(narrow.translate(None, _CONTROLS))
    return usual * 10 >= wide * 9 and odd * 100 <= len(sample)


def _undecodable(data: bytes, offset: int, encoding: str) -> ReadError:
    """Return the error that names the first bad byte: its offset from 0, its line from 1."""
    values = {
        "encoding": encoding,
        "offset": str(offset),
        "byte": data[offset : offset + 1].hex(),
        "line": str(data.count(b"\n", 0, offset) + 1),
    }
    return ReadError("file-undecodable", values)
