"""Which reader a file gets."""

import io
import subprocess
import sys
import zipfile

import pytest

from gxlint.errors import ReadError
from gxlint.readers import reader_for, suffixes


def word_file() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "text"),
        ("dir.md/A.TXT", "text"),
        ("a.md", "markdown"),
        (r"c:\reports\b.Markdown", "markdown"),
        ("a.html", "html"),
    ],
)
def test_the_suffix_decides(name: str, reader: str) -> None:
    assert reader_for(name, b"some text").name == reader


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.doc", "a", "a.xyz"])
@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html>",
        b"\xef\xbb\xbf\r\n<HTML lang=zh>",
        b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>",
        b"<!-- saved from url --><html>",
    ],
)
def test_a_page_is_read_as_a_page_whatever_its_name(name: str, data: bytes) -> None:
    assert reader_for(name, data).name == "html"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.doc", "a"])
def test_a_word_file_is_read_as_one_whatever_its_name(name: str) -> None:
    assert reader_for(name, word_file()).name == "docx"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    "data",
    [
        _OLE,
        _OLE + "WordDocument Workbook".encode("utf-16-le"),
        b"{\\rtf1\\ansi",
    ],
)
def test_files_of_older_word_processors_are_converted_whatever_their_name(data: bytes) -> None:
    assert reader_for("a.txt", data).name == "legacy"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04", "ZIP"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "workbook"),
        (b"PK\x03\x04 [Content_Types].xml ppt/presentation.xml", "slides"),
        (b"PK\x03\x04 OFD.xml Doc_0/Document.xml", "ofd"),
        (_OLE + "Workbook".encode("utf-16-le"), "workbook"),
        (_OLE + "PowerPoint Document".encode("utf-16-le"), "slides"),
    ],
)
def test_what_holds_no_document_is_refused_by_its_kind(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader_for("a.txt", data)
    assert (caught.value.rule, caught.value.values) == ("file-binary", {"kind": kind})


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.xyz", ".xyz"), ("README", ""), (".txt", ""), ("a.tar.gz", ".gz")]
)
def test_an_unknown_suffix_is_refused_by_name(name: str, suffix: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader_for(name, b"some text")
    assert (caught.value.rule, caught.value.values) == ("file-no-reader", {"suffix": suffix})


def test_a_plugin_adds_a_format_and_may_replace_one() -> None:
    extra = {"XYZ": "gxlint.readers.text:READER", ".md": "gxlint.readers.text:READER"}
    assert reader_for("a.xyz", b"a", extra).name == "text"
    assert reader_for("a.md", b"a", extra).name == "text"
    assert {".xyz", ".txt", ".docx", ".wps"} <= suffixes(extra)


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("no_such_module:READER", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("gxlint.readers.text:NOTHING", "no attribute 'NOTHING'"),
        ("gxlint.readers.text:read", "not a gxlint.readers.base.Reader but function"),
    ],
)
def test_a_broken_plugin_is_named_with_its_problem(target: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader_for("a.xyz", b"a", {".xyz": target})
    assert caught.value.rule == "plugin-broken"
    assert caught.value.values["plugin"] == target
    assert problem in caught.value.values["problem"]


def test_reading_text_imports_no_parser() -> None:
    program = (
        "import sys; from gxlint.readers import reader_for;"
        "reader_for('a.txt', b'a').read(b'a | b\\n', None);"
        "reader_for('a.md', b'a').read(b'# a\\n\\n| a | b |\\n|---|---|\\n\\n**c**\\n', None);"
        "print([m for m in ('markdown_it', 'lxml', 'selectolax', 'logging') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
