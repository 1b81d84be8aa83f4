"""What gxlint keeps for itself between runs: small files that may vanish or break at any time.

A kept file that is damaged, written by someone else or by another gxlint reads as nothing; one
that cannot be written is not. Neither is ever an error.
"""

import marshal
import os
import sys
from _imp import source_hash  # in Python itself: to load zlib takes 0.3 ms of every start

from gxlint import __version__
from gxlint.bundle import cache_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MAGIC = b"gxlint kept 2\n"
_COUNT = 8
"""Bytes of a checksum and of a length."""
_SEED = 0x67786C
RUNTIME = f"{__version__} {sys.implementation.cache_tag} {sys.hexversion:x}"
"""What wrote a kept file: only the same gxlint on the same Python reads it."""


def fetch(purpose: str, key: str) -> "tuple[Any, memoryview] | None":
    """Return the note and the body last kept for that purpose and key, None where there are none.

    The note is plain data (tuples, texts, numbers); the body is bytes.
    """
    try:
        data = memoryview(_read(_path(purpose, key)))
        start = len(_MAGIC) + 2 * _COUNT
        checksum, length = (
            int.from_bytes(data[at : at + _COUNT], "big")
            for at in (start - 2 * _COUNT, start - _COUNT)
        )
        if data[: len(_MAGIC)] != _MAGIC or _checksum(data[start:]) != checksum:
            return None
        found_key, note = marshal.loads(data[start : start + length])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return (note, data[start + length :]) if found_key == _full(key) else None


def keep(purpose: str, key: str, note: "Any", body: bytes = b"") -> None:
    """Keep a note of plain data and a body, in place of what was kept for that purpose and key."""
    head = marshal.dumps((_full(key), note))
    content = head + body
    prefix = _checksum(content).to_bytes(_COUNT, "big") + len(head).to_bytes(_COUNT, "big")
    path = _path(purpose, key)
    scratch = f"{path}.{os.getpid():x}{os.urandom(4).hex()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        _write(scratch, _MAGIC + prefix + content)
        os.replace(scratch, path)
    except OSError:
        _forget(scratch)


def digest(text: str) -> bytes:
    """Return 16 bytes by which a text is known."""
    try:
        from _blake2 import blake2b  # hashlib loads OpenSSL with it: 3 ms of every start
    except ImportError:
        from hashlib import blake2b
    return blake2b(text.encode(), digest_size=16).digest()


def _checksum(content: bytes | memoryview) -> int:
    return int.from_bytes(source_hash(_SEED, content), "big")


def _full(key: str) -> str:
    return f"{RUNTIME}\n{key}"


def _path(purpose: str, key: str) -> str:
    return os.path.join(cache_path(), f"{purpose}-{_checksum(_full(key).encode()):016x}.kept")


def _read(path: str) -> bytes:
    """Return the file's bytes; raise PermissionError where others could have written them."""
    with open(path, "rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            raise PermissionError(path)
        return file.read()


def _write(path: str, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
