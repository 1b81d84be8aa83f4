"""A table that is a picture is pointed out, and not taken for missing."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from writers import web, word
from writers.model import AbstractReport
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine

_PICTURE = (
    "<w:p><w:r><w:drawing><pic:pic><pic:blipFill/></pic:pic></w:drawing></w:r></w:p>"
    "<w:p><w:r><w:t>单位：件</w:t></w:r></w:p>"
)


NAMES = [name for name, one in samples().items() if any(s.tables for s in one.sections)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


def page(report: AbstractReport) -> bytes:
    return re.sub(rb"(?s)<table.*?</table>", b'<p><img src="/t?id=3"></p>', web.clean(report))


def file(report: AbstractReport) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(word.docx(report)))
    entries: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    document = archive.read("word/document.xml").decode()
    entries["word/document.xml"] = re.sub(r"(?s)<w:tbl>.*?</w:tbl>", _PICTURE, document)
    return word.zipped(entries)


@pytest.mark.parametrize(("name", "write"), [("a.html", page), ("a.docx", file)])
@pytest.mark.parametrize("sample", NAMES)
def test_no_table_is_missing_where_a_picture_stands(
    engine: Engine, sample: str, name: str, write: Callable[[AbstractReport], bytes]
) -> None:
    result = engine.check(name, write(samples()[sample]))
    codes = [found.code for found in result.diagnostics]
    assert codes.count("GX325") == 3
    assert "GX110" not in codes


def test_a_picture_elsewhere_stands_for_no_table(engine: Engine) -> None:
    report = samples()["baishi-2022"]
    bare = re.sub(rb"(?s)<table.*?</table>", b"", web.clean(report))
    pictured = bare.replace("总体情况</".encode(), "总体情况<img src=a></".encode())
    assert pictured != bare
    result = engine.check("a.html", pictured)
    assert [found.code for found in result.diagnostics].count("GX110") == 3


@pytest.mark.parametrize("mark", ["[TABLE]", "[表格]"])
@pytest.mark.parametrize("sample", NAMES)
def test_a_table_that_a_converter_lost_is_not_missing(
    engine: Engine, sample: str, mark: str
) -> None:
    page = web.clean(samples()[sample]).decode()
    text = re.sub("(?s)<table.*?</table>", mark, page[page.index("<h1>") :])
    data = re.sub("<[^>]*>", "\n\n", text).encode()
    codes = [found.code for found in engine.check("a.txt", data).diagnostics]
    assert codes.count("GX015") == 3
    assert "GX110" not in codes
    assert not [one for one in engine.check("a.md", data).diagnostics if one.code == "GX110"]
