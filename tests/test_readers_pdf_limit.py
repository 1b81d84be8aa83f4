"""PDFs that take pdfium for ever: an end is put to reading, with a clear refusal."""

import subprocess
import sys
from pathlib import Path

import pytest

from gxlint.errors import ReadError
from gxlint.readers.pdf.limit import within

_OBJECTS = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /XObject << /A 5 0 R >> >> >>"
    ),
    b"<< /Length 5 >> stream\n/A Do\nendstream",
    (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length 11"
        b" /Resources << /XObject << /A 5 0 R >> >> >> stream\n/A Do /A Do\nendstream"
    ),
)
_READ = """
import os, sys
from pathlib import Path
from gxlint.errors import ReadError
from gxlint.readers.pdf import limit, read
limit.SECONDS = 0.5
for path in sys.argv[1:]:
    try:
        print(len(read(Path(path).read_bytes(), None).blocks), flush=True)
    except ReadError as error:
        print(error.rule, error.values["problem"], flush=True)
os._exit(0)
"""


def _endless() -> bytes:
    """Return a PDF with a form that draws itself twice."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(_OBJECTS, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, rows)
    return out + table + b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF" % len(out)


def test_a_form_that_draws_itself_is_refused_and_so_is_what_follows(tmp_path: Path) -> None:
    endless = tmp_path / "endless.pdf"
    endless.write_bytes(_endless())
    command = [sys.executable, "-c", _READ, str(endless), str(endless)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    first, second = said.splitlines()
    assert first.startswith("file-damaged reading it ")
    assert second == "file-damaged not read: an earlier PDF never came to an end"


def test_what_is_read_in_time_is_returned() -> None:
    assert within(20, lambda: "read") == "read"


def test_what_reading_raises_is_raised() -> None:
    def refuse() -> None:
        raise ReadError("file-empty")

    with pytest.raises(ReadError, match="file-empty"):
        within(20, refuse)
