"""The PDF reader: lines, paragraphs over pages, ruled and unruled tables, scans, damage."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from writers import paper
from writers.expected import lines_of, lines_read
from writers.model import Cell, Grid
from writers.paper import Manner, Paper
from writers.samples import samples

from gxlint.blocks import Paragraph, Table
from gxlint.errors import ReadError
from gxlint.readers.pdf import ranges, read
from gxlint.readers.pdf.paths import Stroke
from gxlint.readers.pdf.ruling import tables_of
from gxlint.readers.pdf.spread import Spread, Square, joined

MANNERS = {
    "lines": Manner(),
    "rectangles": Manner(borders="rects"),
    "justified": Manner(spread=True),
    "header and footer": Manner(header="云溪市年报", footer="第 {} 页 共 9 页"),
    "no page numbers": Manner(footer=""),
    "headers once": Manner(headers=0),
    "large print": Manner(size=18.0),
}


@pytest.mark.parametrize("manner", MANNERS.values(), ids=MANNERS)
@pytest.mark.parametrize(
    "name", ["haiyue-2020", "qinghe-2023", "yunxi-2017", "shazhou-2019-blanks"]
)
def test_a_printed_report_gives_every_line_and_cell(name: str, manner: Manner) -> None:
    report = samples()[name]
    document = read(paper.pdf(report, manner), None)
    assert lines_read(document.blocks) == lines_of(report)
    assert all(b.exact for b in document.blocks if isinstance(b, Table))


def printed(*texts: str, manner: Manner | None = None) -> list[str]:
    paper = Paper(manner or Manner())
    for text in texts:
        paper.paragraph(text, indent=28)
    return [b.text.content for b in read(paper.finish(), None).blocks if isinstance(b, Paragraph)]


LONG = "本年度围绕群众关切做好公开与解读工作" * 9 + "。"


def test_lines_become_paragraphs() -> None:
    assert printed(LONG, LONG, "完。") == [LONG, LONG, "完。"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    text = LONG * 9
    assert printed(text, LONG) == [text, LONG]


def test_justified_figures_are_joined() -> None:
    text = (
        "全年收到申请123件，办结119件，其中予以公开87件、部分公开12件，结转4件，均按时答复申请人。"
    )
    assert printed(text, manner=Manner(spread=True)) == [text]


def test_latin_words_stay_apart() -> None:
    assert printed("网址 www.example.cn 电话 Tel No 1") == ["网址www.example.cn电话Tel No1"]


def test_places_name_page_and_cell() -> None:
    sheet = Paper(Manner())
    sheet.paragraph("甲")
    sheet.turn()
    sheet.table(Grid(((Cell("乙"), Cell("1")), (Cell("丙"), Cell("2"))), "t"))
    document = read(sheet.finish(), None)
    first, table = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    above, below = document.place(first.text.span()), document.place(table.cells[3].text.span())
    assert (above.line, below.text) == (None, "2")
    assert above.address is not None
    assert (above.address.page, above.address.paragraph) == (1, 1)
    assert below.address == (2, None, 1, 2, 2)


def test_a_table_without_lines_is_read_by_alignment_and_not_exact() -> None:
    sheet = Paper(Manner(rules=False))
    rows = tuple(tuple(Cell(f"{r}{c}") for c in range(4)) for r in range(5))
    sheet.table(Grid(rows, "t"))
    (table,) = read(sheet.finish(), None).blocks
    assert isinstance(table, Table)
    assert (table.exact, table.aligned) == (False, True)
    assert [(c.row, c.column, c.text.content) for c in table.cells] == [
        (r, c, f"{r}{c}") for r in range(5) for c in range(4)
    ]


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    sheet = Paper(Manner())
    sheet.paragraph(LONG)
    for side in (
        (70, 600, 525, 600),
        (70, 800, 525, 800),
        (70, 600, 70, 800),
        (525, 600, 525, 800),
    ):
        sheet.border(*side)
    (block,) = read(sheet.finish(), None).blocks
    assert isinstance(block, Paragraph)


def across(y: float, x0: float, x1: float) -> Stroke:
    return Stroke(x0, y - 0.2, x1, y + 0.2)


def down(x: float, y0: float, y1: float) -> Stroke:
    return Stroke(x - 0.2, y0, x + 0.2, y1)


def test_squares_that_no_line_parts_are_one_cell() -> None:
    strokes = [across(y, 0, 90) for y in (0, 60)] + [across(30, 30, 90)]
    strokes += [down(x, 0, 60) for x in (0, 30, 90)] + [down(60, 0, 30)]
    (table,) = tables_of(strokes)
    assert table.cells == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    assert table.exact


def test_a_side_that_is_left_open_is_closed() -> None:
    strokes = [across(y, 0, 90) for y in (0, 30, 60)] + [down(x, 0, 60) for x in (30, 60)]
    (table,) = tables_of(strokes)
    assert len(table.cells) == 6


def test_dashed_and_double_lines_are_one() -> None:
    dashes = [across(30, x, x + 4) for x in range(0, 90, 6)]
    double = [down(45, 0, 60), down(46.5, 0, 60)]
    strokes = [across(0, 0, 90), across(60, 0, 90), down(0, 0, 60), down(90, 0, 60)]
    (table,) = tables_of(strokes + dashes + double)
    assert len(table.cells) == 4


def test_squares_that_make_no_rectangle_are_not_exact() -> None:
    strokes = [across(y, 0, 60) for y in (0, 60)] + [across(30, 30, 60)]
    strokes += [down(x, 0, 60) for x in (0, 60)] + [down(30, 30, 60)]
    strokes = [across(0, 0, 60), across(60, 0, 60), across(30, 0, 30), down(30, 30, 60)]
    strokes += [down(0, 0, 60), down(60, 0, 60)]
    (table,) = tables_of(strokes)
    assert not table.exact


XS = (0.0, 40.0, 60.0, 80.0)


def stretch(page: int, *rows: tuple[str, ...]) -> Spread:
    squares = tuple(
        Square(r, c, 1, 1, text, page) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    return Spread(XS, len(rows), squares, exact=True)


def texts(spread: Spread | None) -> list[list[str]]:
    assert spread is not None
    return [[s.text for s in sorted(spread.squares) if s.row == r] for r in range(spread.rows)]


def test_header_rows_are_dropped_where_a_table_goes_on() -> None:
    head = ("项目", "甲", "乙")
    whole = joined(stretch(1, head, ("1.收到", "1", "2")), stretch(2, head, ("2.办结", "3", "4")))
    assert texts(whole) == [list(head), ["1.收到", "1", "2"], ["2.办结", "3", "4"]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("4.无正当理由大量", "1", "2"), ("反复申请", "", "")),
        (("4.无正当理由大量", "", ""), ("反复申请", "1", "2")),
    ],
    ids=["figures above", "figures below"],
)
def test_a_row_that_the_page_cuts_is_one(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    first, second = stretch(1, ("项目", "甲", "乙"), above), stretch(2, below, ("5.其他", "3", "4"))
    assert texts(joined(first, second))[1:] == [
        ["4.无正当理由大量反复申请", "1", "2"],
        ["5.其他", "3", "4"],
    ]


def test_a_blank_row_on_top_of_a_page_stays_a_row() -> None:
    first, second = (
        stretch(1, ("1.收到", "1", "2")),
        stretch(2, ("2.办结", "", ""), ("3.其他", "3", "4")),
    )
    assert len(texts(joined(first, second))) == 3


def test_tables_of_different_columns_stay_two() -> None:
    other = stretch(2, ("甲", "1", "2"))._replace(xs=(0.0, 30.0, 55.0, 80.0))
    assert joined(stretch(1, ("乙", "1", "2")), other) is None


def canvas(**options: object) -> tuple[Canvas, io.BytesIO]:
    buffer = io.BytesIO()
    return Canvas(buffer, invariant=True, **options), buffer  # type: ignore[arg-type]


def scan(pages: int, *, with_text: int = 0, unseen: bool = False) -> bytes:
    from PIL import Image

    made, buffer = canvas()
    picture = io.BytesIO()
    Image.new("L", (40, 56), 200).save(picture, "PNG")
    for page in range(pages):
        picture.seek(0)
        made.drawImage(ImageReader(picture), 0, 0, 595, 842)
        if page < with_text:
            text = "a text of more than ten characters"
            made.drawString(100, 700, text, mode=3 if unseen else 0)
        made.showPage()
    made.save()
    return buffer.getvalue()


def test_scans_are_told_with_their_pages() -> None:
    with pytest.raises(ReadError) as caught:
        read(scan(3), None)
    assert caught.value.rule == "file-scanned"
    assert caught.value.values == {"pages": "1-3"}


def test_scanned_pages_among_others_are_remarked_upon() -> None:
    document = read(scan(3, with_text=1), None)
    assert [(r.name, r.value) for r in document.remarks] == [("scanned_pages", "2-3")]


def test_text_that_was_recognised_on_a_scan_is_not_read() -> None:
    document = read(scan(2, with_text=1), None)
    assert len(document.blocks) == 1
    with pytest.raises(ReadError) as caught:
        read(scan(2, with_text=1, unseen=True), None)
    assert caught.value.rule == "file-scanned"
    assert caught.value.values == {"pages": "1-2"}


@pytest.mark.parametrize(
    ("height", "expected"), [(200, ["pictured_pages", "tables_unfound"]), (40, [])]
)
def test_a_large_picture_beside_text_is_remarked_upon(height: int, expected: list[str]) -> None:
    from PIL import Image

    made, buffer = canvas()
    made.drawString(100, 700, "a text of more than ten characters")
    made.drawImage(ImageReader(Image.new("L", (40, 20), 200)), 100, 300, 300, height)
    made.save()
    document = read(buffer.getvalue(), None)
    assert [remark.name for remark in document.remarks] == expected


def test_runs_of_numbers_are_shortened() -> None:
    assert ranges([1, 2, 3, 5, 8, 9]) == "1-3, 5, 8-9"


def encrypted() -> bytes:
    made, buffer = canvas(encrypt=StandardEncryption("secret", canPrint=0))
    made.drawString(100, 700, "text")
    made.save()
    return buffer.getvalue()


def blank(pages: int) -> bytes:
    made, buffer = canvas()
    for _ in range(pages):
        made.showPage()
    made.save()
    return buffer.getvalue()


def squared(pages: int) -> bytes:
    """Return pages of graph paper with a word on each."""
    made, buffer = canvas()
    for _ in range(pages):
        for i in range(60):
            made.line(0, i * 9, 600, i * 9)
            made.line(i * 9, 0, i * 9, 800)
        made.drawString(100, 700, "text")
        made.showPage()
    made.save()
    return buffer.getvalue()


GOOD = paper.pdf(samples()["yunxi-2017"])


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file-empty"),
        (blank(2), "file-empty"),
        (blank(301), "file-too-large"),
        (squared(20), "file-too-large"),
        (b"not a PDF", "file-damaged"),
        (b"%PDF-1.7\n" + b"x" * 1000, "file-damaged"),
        (encrypted(), "file-encrypted"),
    ],
    ids=["nothing", "no text", "pages", "cells", "no header", "rubbish", "password"],
)
def test_what_cannot_be_read_is_told(data: bytes, rule: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, None)
    assert caught.value.rule == rule


def outcome(data: bytes) -> str:
    try:
        read(data, None)
    except ReadError as error:
        return error.rule
    return "read"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_ends_in_a_document_or_a_clear_error(share: float) -> None:
    assert outcome(GOOD[: int(len(GOOD) * share)]) in {"read", "file-damaged", "file-empty"}


def test_a_page_turned_sideways_is_read_upright() -> None:
    sheet = Paper(Manner(footer=""))
    sheet.canvas.saveState()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.write(100, 400, "甲乙", 14)
    sheet.write(100, 370, "丙丁", 14)
    sheet.canvas.restoreState()
    blocks = read(sheet.finish(), None).blocks
    assert [b.text.content for b in blocks if isinstance(b, Paragraph)] == ["甲乙", "丙丁"]


def grid_lines() -> list[tuple[float, float, float, float]]:
    """Return the sides of two rows of two cells."""
    return [
        *((100.0, y, 300.0, y) for y in (600.0, 630.0, 660.0)),
        *((x, 600.0, x, 660.0) for x in (100.0, 200.0, 300.0)),
    ]


def one_path(sheet: Canvas) -> None:
    path = sheet.beginPath()
    for x0, y0, x1, y1 in grid_lines():
        path.moveTo(x0, y0)
        path.lineTo(x1, y1)
    sheet.drawPath(path)


def one_path_of_rectangles(sheet: Canvas) -> None:
    path = sheet.beginPath()
    for x0, y0, x1, y1 in grid_lines():
        path.rect(x0, y0, max(x1 - x0, 0.5), max(y1 - y0, 0.5))
    sheet.drawPath(path, stroke=0, fill=1)


def framed_cells(sheet: Canvas) -> None:
    for x in (100, 200):
        for y in (600, 630):
            sheet.rect(x, y, 100, 30)


def shaded_header(sheet: Canvas) -> None:
    sheet.setFillGray(0.9)
    sheet.rect(100, 630, 200, 30, stroke=0, fill=1)
    sheet.setFillGray(0)
    framed_cells(sheet)


def a_form(sheet: Canvas) -> None:
    sheet.beginForm("table")
    one_path(sheet)
    sheet.endForm()
    sheet.doForm("table")


def a_scaled_form(sheet: Canvas) -> None:
    sheet.beginForm("table", 0, 0, 1200, 1700)
    sheet.scale(0.1, 0.1)
    for x0, y0, x1, y1 in grid_lines():
        sheet.line(x0 * 20, y0 * 20, x1 * 20, y1 * 20)
    sheet.endForm()
    sheet.saveState()
    sheet.scale(0.5, 0.5)
    sheet.doForm("table")
    sheet.restoreState()


DRAWINGS = (one_path, one_path_of_rectangles, framed_cells, shaded_header, a_form, a_scaled_form)


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__)
def test_a_table_is_found_however_it_is_drawn(draw: Callable[[Canvas], None]) -> None:
    made, buffer = canvas()
    draw(made)
    for x, y, text in ((110, 640, "a"), (210, 640, "1"), (110, 610, "b"), (210, 610, "2")):
        made.drawString(x, y, text)
    made.save()
    (table,) = read(buffer.getvalue(), None).blocks
    assert isinstance(table, Table)
    assert table.exact
    assert [(c.row, c.column, c.text.content) for c in table.cells] == [
        (0, 0, "a"),
        (0, 1, "1"),
        (1, 0, "b"),
        (1, 1, "2"),
    ]
