"""PDF files that hold more than they show: layers that are off, copies cut away, words covered."""

import io
import zlib

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gxlint.blocks import Paragraph
from gxlint.errors import ReadError
from gxlint.readers.pdf import read
from gxlint.readers.pdf.glyphs import COVERED
from gxlint.readers.pdf.layers import has_layers


def texts(data: bytes) -> list[str]:
    blocks = read(data, None).blocks
    return [block.text.content for block in blocks if isinstance(block, Paragraph)]


LAYERED = b"""%%PDF-1.5
1 0 obj <</Type/Catalog/Pages 2 0 R/OCProperties <</OCGs [5 0 R 6 0 R]
/D <</OFF [5 0 R]>>>>>> endobj
2 0 obj <</Type/Pages/Kids [3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox [0 0 600 800]/Contents 4 0 R/Resources <<
/Font <</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>
/Properties <</A 5 0 R/B 6 0 R>>/XObject <</X 7 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type/OCG/Name (a)>> endobj
6 0 obj <</Type/OCG/Name (a)>> endobj
7 0 obj <</Type/XObject/Subtype/Form/BBox [0 0 600 800]/OC 5 0 R/Length 41
/Resources <</Font <</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> stream
BT /F 12 Tf 100 500 Td (of a form) Tj ET
endstream endobj
trailer <</Root 1 0 R>>
%%%%EOF
"""


def layered(content: bytes) -> bytes:
    """Return a page with two layers, of which A, and the form X in it, is off."""
    return LAYERED % (len(content), content)


def words(text: bytes, y: int = 700) -> bytes:
    return b"BT /F 12 Tf 100 %d Td (%s) Tj ET\n" % (y, text)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/OC /A BDC " + words(b"off", 720) + b"EMC /OC /B BDC " + words(b"on") + b"EMC", ["on"]),
        (b"/OC /A BDC " + words(b"off") + b"EMC " + words(b"shown"), ["shown"]),
        (words(b"plain") + b"/X Do", ["plain"]),
        (words(b"plain") + b"/Span /A BDC " + words(b"marked", 600) + b"EMC", ["plain", "marked"]),
    ],
    ids=["beside one that is on", "in the same place", "a form", "another mark"],
)
def test_a_layer_that_is_off_is_not_read(content: bytes, expected: list[str]) -> None:
    assert texts(layered(content)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 0 obj <</OCProperties 2 0 R>>", True),
        (b"<</Type /ObjStm /N 1>> stream\r\n" + zlib.compress(b"1 0 <</OCProperties 1>>"), True),
        (b"<</Type /ObjStm /N 1>> stream\r\n" + zlib.compress(b"1 0 <</Pages 1>>"), False),
        (b"<</Type /ObjStm /N 1>> stream\r\nnothing", False),
        (b"", False),
    ],
    ids=["plain", "packed", "none", "damaged", "empty"],
)
def test_layers_are_found_wherever_the_file_names_them(data: bytes, *, expected: bool) -> None:
    assert has_layers(data) == expected


def canvas() -> tuple[Canvas, io.BytesIO]:
    buffer = io.BytesIO()
    return Canvas(buffer, pagesize=(600, 800), invariant=True), buffer


def test_what_is_cut_away_of_a_form_is_not_read() -> None:
    made, buffer = canvas()
    made.beginForm("sheet", 0, 0, 600, 800)
    for y, text in ((700, "upper"), (400, "lower")):
        made.drawString(100, y, text)
    made.endForm()
    path = made.beginPath()
    path.rect(0, 600, 600, 200)
    made.clipPath(path, stroke=0)
    made.doForm("sheet")
    made.save()
    assert texts(buffer.getvalue()) == ["upper"]


def covered(*, then: str = "", first: bool = False) -> bytes:
    """Return a figure with a white area over it, or below it, and what is printed then."""
    made, buffer = canvas()
    if not first:
        made.drawString(100, 700, "sum 15")
    made.setFillGray(1)
    made.rect(120, 695, 60, 20, stroke=0, fill=1)
    made.setFillGray(0)
    if first:
        made.drawString(100, 700, "sum 15")
    made.drawString(124, 700, then)
    made.drawString(100, 600, "and more words")
    made.save()
    return buffer.getvalue()


def test_a_figure_painted_over_is_not_known() -> None:
    assert texts(covered())[0] == "sum" + 2 * COVERED


def test_the_figure_printed_in_its_stead_is() -> None:
    assert texts(covered(then="12"))[0] == "sum12"


def test_a_figure_on_a_painted_area_is() -> None:
    assert texts(covered(first=True))[0] == "sum15"


def stamped(*, opaque: bool) -> bytes:
    """Return a page of text with a picture of the page's size upon it."""
    made, buffer = canvas()
    for y in range(300, 700, 40):
        made.drawString(100, y, "what a program recognised")
    picture = Image.new("RGBA", (60, 80), (200, 30, 30, 255 if opaque else 40))
    made.drawImage(ImageReader(picture), 0, 0, 600, 800, mask="auto")
    made.save()
    return buffer.getvalue()


def test_text_below_the_picture_of_a_page_is_not_read() -> None:
    with pytest.raises(ReadError) as caught:
        read(stamped(opaque=True), None)
    assert caught.value.rule == "file-scanned"


def test_text_below_a_seal_that_lets_it_through_is_read() -> None:
    assert len(texts(stamped(opaque=False))) > 0
