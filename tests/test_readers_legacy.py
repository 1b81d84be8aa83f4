"""DOC and WPS files: converted where LibreOffice is installed, named where it is not."""

import os
from pathlib import Path

import pytest
from writers.word import package, paragraph

from gxlint.blocks import Paragraph
from gxlint.errors import ReadError
from gxlint.readers.legacy import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an empty folder of programs in place of PATH and return it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, script: str) -> None:
    """Install a program called soffice; `$out` is the folder it is told to write to."""
    path = folder / "soffice"
    find = 'while [ "$1" != --outdir ]; do shift; done; out="$2"\n'
    path.write_text(f"#!/bin/sh\nPATH={os.defpath}\n{find}{script}\n")
    path.chmod(0o755)


def rule_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, None)
    return caught.value.rule


@pytest.mark.usefixtures("office")
def test_without_libreoffice_the_way_out_is_named() -> None:
    assert rule_of(OLE) == "file-needs-conversion"


def test_what_libreoffice_makes_is_read(office: Path) -> None:
    (office / "made.docx").write_bytes(package(paragraph("甲")))
    program(office, f'cp {office}/made.docx "$out/in.docx"')
    (block,) = read(OLE, None).blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "甲"


def test_a_file_that_libreoffice_cannot_open_is_damaged(office: Path) -> None:
    program(office, "exit 0")
    assert rule_of(OLE) == "file-damaged"


def test_a_conversion_that_hangs_is_ended(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxlint.readers.legacy.TIME_LIMIT", 0.3)
    program(office, f"echo $$ > {office}/pid; sleep 60")
    assert rule_of(OLE) == "file-damaged"
    with pytest.raises(ProcessLookupError):
        os.kill(int((office / "pid").read_text()), 0)


def test_nothing_is_left_behind(office: Path) -> None:
    program(office, f'echo "$out" > {office}/where; touch "$out/profile-file"')
    rule_of(OLE)
    assert not Path((office / "where").read_text().strip()).exists()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"\0text", "file-damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
    ],
)
def test_what_is_no_such_file_is_told(data: bytes, rule: str) -> None:
    assert rule_of(data) == rule


@pytest.mark.usefixtures("office")
def test_text_with_the_suffix_of_a_word_file_is_read() -> None:
    assert len(read("\u7532".encode("gb18030"), None).blocks) == 1


@pytest.mark.usefixtures("office")
def test_a_word_file_with_the_older_suffix_is_read() -> None:
    assert len(read(package(paragraph("甲")), None).blocks) == 1
