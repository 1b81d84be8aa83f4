"""PDF files in which words are pictures or outlines: they are told, nothing is missing for them."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from test_formats_alike import engine
from writers.layouts import LAYOUTS
from writers.model import AbstractReport
from writers.paper import HEIGHT, LEFT, RIGHT, Manner, Paper
from writers.parts import Line, parts
from writers.samples import samples

from gxlint.errors import ReadError
from gxlint.readers.pdf import read


def picture(sheet: Paper, x: float, y: float, wide: float, high: float) -> None:
    """Put a picture there, with its lower left at x and y."""
    sheet.canvas.drawImage(ImageReader(Image.new("L", (40, 10), 200)), x, y, wide, high)


class Lettered(Paper):
    """A report one line of which is a picture; a logo may stand at the head of each page."""

    def __init__(self, what: str, number: int, *, logo: bool = False) -> None:
        self.what, self.number, self.logo = what, number, logo
        super().__init__(Manner())

    def _begin(self) -> None:
        super()._begin()
        if self.logo:
            picture(self, LEFT, HEIGHT - 60, 150, 20)

    def line(self, line: Line) -> None:
        """Print a line, or the picture of it."""
        chosen = line.kind == self.what
        self.number -= chosen
        text = line.ordinal + line.text
        if chosen and self.number < 0 <= self.number + 1:
            self.y -= 30
            picture(self, LEFT + 28, self.y, min(14.0 * len(text), RIGHT - LEFT - 28), 18)
        elif line.kind == "title":
            self.centred(text, 16.0)
        else:
            self.paragraph(text, indent=28)


def lettered(report: AbstractReport, what: str, number: int = 0, *, logo: bool = False) -> bytes:
    sheet = Lettered(what, number, logo=logo)
    for part in parts(report):
        if isinstance(part, Line):
            sheet.line(part)
        else:
            sheet.table(part)
    return sheet.finish()


def worse(sample: str, data: bytes) -> list[str]:
    """Return the names of errors and warnings that the text of the report does not have."""
    text = LAYOUTS["tabs"](samples()[sample]).encode()
    known = {d.fingerprint for d in engine().check("a.txt", text).diagnostics}
    found = engine().check("a.pdf", data).diagnostics
    return [d.name for d in found if d.severity != "info" and d.fingerprint not in known]


HEADINGS = [(s, n) for s in ("qinghe-2023", "haiyue-2020-faulty", "yunxi-2017") for n in range(6)]


@pytest.mark.parametrize(("sample", "number"), HEADINGS)
def test_a_section_whose_heading_is_a_picture_is_not_missing(sample: str, number: int) -> None:
    assert worse(sample, lettered(samples()[sample], "heading", number)) == []


@pytest.mark.parametrize("sample", ["qinghe-2023", "haiyue-2020-faulty", "yunxi-2017"])
def test_a_report_whose_title_is_a_picture_has_one(sample: str) -> None:
    assert "title-present" not in worse(sample, lettered(samples()[sample], "title"))


def test_a_logo_at_the_head_of_pages_stands_for_no_heading() -> None:
    report = samples()["qinghe-2023"]
    short = report._replace(sections=report.sections[:-1])
    assert "sections-present" in worse("qinghe-2023", lettered(short, "none", logo=True))


def outlines(pages: int, *, with_text: int = 0, letters: int = 60) -> bytes:
    """Return pages on which letters are areas without a character."""
    buffer = io.BytesIO()
    made = Canvas(buffer, pagesize=(600, 800), invariant=True)
    for page in range(pages):
        for i in range(letters):
            x, y = 80 + 12 * (i % 30), 700 - 30 * (i // 30)
            path = made.beginPath()
            path.moveTo(x, y)
            for dx, dy in ((8, 0), (8, 3), (2, 3), (2, 5), (8, 5), (8, 9), (0, 9), (0, 6), (5, 6)):
                path.lineTo(x + dx, y + dy)
            path.close()
            made.drawPath(path, stroke=0, fill=1)
        if page < with_text:
            made.drawString(100, 100, "a text of more than ten characters")
        made.showPage()
    made.save()
    return buffer.getvalue()


def test_a_file_of_outlines_alone_is_said_to_have_no_text() -> None:
    with pytest.raises(ReadError) as caught:
        read(outlines(2), None)
    assert (caught.value.rule, caught.value.values) == ("file-scanned", {"pages": "1-2"})


def test_a_page_of_outlines_among_others_is_remarked_upon() -> None:
    remarks = read(outlines(2, with_text=1), None).remarks
    assert [(remark.name, remark.value) for remark in remarks] == [("scanned_pages", "2")]


def test_a_page_of_a_few_lines_and_areas_is_blank() -> None:
    assert read(outlines(2, with_text=1, letters=5), None).remarks == ()
    with pytest.raises(ReadError) as caught:
        read(outlines(1, letters=5), None)
    assert caught.value.rule == "file-empty"


def test_headings_may_be_in_a_picture_of_a_large_part_of_a_page() -> None:
    report = samples()["qinghe-2023"]
    first, *_, last = report.sections
    sheet = Paper(Manner())
    for section in (first, last):
        for part in parts(report._replace(sections=(section,))):
            if isinstance(part, Line):
                sheet.paragraph(part.ordinal + part.text, indent=28)
        if section is first:
            sheet.turn()
            picture(sheet, LEFT, 300, RIGHT - LEFT, 400)
            sheet.y = 280
    assert "sections-present" not in worse("qinghe-2023", sheet.finish())
