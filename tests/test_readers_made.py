"""Files as real programs made them (fixtures/made/produce.py) say what their sources say."""

import shutil
from pathlib import Path

import pytest
from test_formats_alike import reading, standard

from gxlint.errors import ReadError
from gxlint.readers import reader_for
from gxlint.readers.legacy import OFFICES

MADE = sorted(
    path
    for path in (Path(__file__).parents[1] / "fixtures" / "made").iterdir()
    if path.suffix in {".docx", ".doc", ".pdf"}
)
HAS_OFFICE = any(map(shutil.which, OFFICES))


def test_there_are_files_of_each_program_and_format() -> None:
    assert {(p.name.split(".")[0], p.suffix) for p in MADE} >= {
        ("libreoffice", ".docx"),
        ("libreoffice", ".doc"),
        ("libreoffice", ".pdf"),
        ("chromium", ".pdf"),
    }


@pytest.mark.parametrize("path", [pytest.param(p, id=p.name) for p in MADE])
def test_facts_claims_and_findings_are_those_of_the_source(path: Path) -> None:
    if path.suffix == ".doc" and not HAS_OFFICE:
        pytest.skip("LibreOffice is not installed")
    assert reading(path.name, path.read_bytes()) == standard(path.name.split(".")[1])


@pytest.mark.parametrize("path", [pytest.param(p, id=p.name) for p in MADE if p.suffix == ".doc"])
def test_without_libreoffice_a_file_of_word_97_is_said_to_need_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    data = path.read_bytes()
    with pytest.raises(ReadError) as caught:
        reader_for(path.name, data).read(data, None)
    assert caught.value.rule == "file-needs-conversion"
