"""Files of other word processors (DOC, WPS, RTF, ODT): LibreOffice makes DOCX of them."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from gxlint.blocks import Document
from gxlint.errors import ReadError
from gxlint.readers import OPEN_DOCUMENT, docx, text
from gxlint.readers.base import Reader
from gxlint.source import check_size

OFFICES = ("soffice", "libreoffice")
"""What LibreOffice's program is called."""
TIME_LIMIT = 30
"""Seconds that a conversion may take; it takes two or three."""
ATTEMPTS = 2
"""LibreOffice hangs at start once in a hundred times, and not again with a new profile."""
_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, encoding: str | None) -> Document:
    """Return the document in a DOC, WPS, RTF or ODT file, or in the XML of Word 2003.

    Raises ReadError: `file-needs-conversion` where LibreOffice is not installed, `file-encrypted`,
    `file-damaged`, and what reading the DOCX raises.
    """
    check_size(data)
    zipped = data.startswith(b"PK\x03\x04")
    if zipped and OPEN_DOCUMENT not in data[:_HEAD]:  # a DOCX that was given the older suffix
        return docx.read(data, encoding)
    if not zipped and not data.startswith((_OLE, b"{\\rtf", b"<", b"\xef\xbb\xbf<")):
        return _text(data, encoding)
    if _ENCRYPTED in data:
        raise ReadError("file-encrypted")
    office = next(filter(None, map(shutil.which, OFFICES)), None)
    if office is None:
        raise ReadError("file-needs-conversion", {"program": "LibreOffice"})
    for _ in range(ATTEMPTS):
        made = _converted(data, office)
        if made is not None:
            return docx.read(made, encoding)
    problem = f"LibreOffice did not end within {TIME_LIMIT} s"
    raise ReadError("file-damaged", {"problem": problem})


def _text(data: bytes, encoding: str | None) -> Document:
    """Return the document in a text file with the name of another; Word opens it too."""
    try:
        return text.read(data, encoding)
    except ReadError as error:
        raise ReadError("file-damaged", {"problem": "neither OLE nor RTF header"}) from error


READER = Reader("legacy", (".doc", ".wps", ".rtf", ".odt"), read)


def _converted(data: bytes, office: str) -> bytes | None:
    """Return the file as DOCX, None where LibreOffice did not end in time.

    LibreOffice gets a profile of its own, so that it neither reads nor writes the user's, and
    does not meet an instance that is already running.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="gxlint-") as name:
        folder = Path(name)
        (folder / "in.doc").write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), "in.doc"),
        ]
        if not _run(command, folder):
            return None
        made = folder / "in.docx"
        if not made.is_file():
            raise ReadError("file-damaged", {"problem": "LibreOffice cannot open it"})
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> bool:
    """Run a command in that folder, which is also its home; tell whether it ended in time.

    It is ended with its children otherwise.
    """
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603 - the program is the one found on PATH, no shell
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
