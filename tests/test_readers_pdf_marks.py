"""Prints that someone wrote on: what was written makes no figure, or its table is not judged."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas
from test_formats_alike import engine
from test_readers_pdf_aligned import TABLES, cells, standard
from test_readers_pdf_pictured import worse
from writers.paper import FONT, Manner, Paper, width
from writers.parts import Line, parts
from writers.samples import samples

from gxlint.blocks import Paragraph, Table
from gxlint.readers.pdf import read

Mark = Callable[[Canvas, float, float, float], None]
"""Draws by a figure, given where it begins and how wide it is."""


def corrected(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(x + wide + 3, y, "15")


def struck(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.line(x - 2, y + 3, x + wide + 2, y + 3)


def circled(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.circle(x + wide / 2, y + 3, 12)


def boxed(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.rect(x - 2, y - 2, wide + 4, 11)


def blackened(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.rect(x - 1, y - 2, wide + 2, 11, fill=1)


def numbered_below(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.setFont(FONT, 6)
    canvas.drawString(x + wide / 2, y - 4.5, "7")


def overwritten(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(x + wide / 2 - 2, y, "8")


def ticked(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(x + wide + 1, y, "\u221a")


MARKS = (corrected, ticked, struck, circled, boxed, blackened, numbered_below, overwritten)


class Marked(Paper):
    """A print with a mark by every so many figures of tables."""

    def __init__(self, mark: Mark, every: int) -> None:
        self.mark, self.every, self.figures = mark, every, 0
        super().__init__(Manner())

    def write(self, x: float, y: float, text: str, size: float) -> None:
        super().write(x, y, text, size)
        if size == 9 and text.isdigit():
            self.figures += 1
            if self.figures % self.every == 0:
                self.mark(self.canvas, x, y, width(text, size))


def marked(sample: str, mark: Mark, every: int) -> bytes:
    sheet = Marked(mark, every)
    for part in parts(samples()[sample]):
        if not isinstance(part, Line):
            sheet.table(part)
        else:
            sheet.paragraph(part.ordinal + part.text, indent=28, size=None)
    return sheet.finish()


EVERY = (5, 17)
SAMPLES = ("qinghe-2023", "haiyue-2020-faulty", "yunxi-2017", "caizheng-2024")


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.__name__)
@pytest.mark.parametrize("sample", SAMPLES)
def test_marks_by_figures_give_no_error(sample: str, mark: Mark, every: int) -> None:
    assert worse(sample, marked(sample, mark, every)) == []


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.__name__)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_table_that_is_judged_holds_its_figures(sample: str, mark: Mark) -> None:
    facts = engine().parse("a.pdf", marked(sample, mark, 9)).facts
    unsure = tuple(t + "." for t in TABLES if f"form.{t}.uncertain" in facts)
    found = {key: value for key, value in cells(facts).items() if not key.startswith(unsure)}
    known = standard(sample)[0]
    assert found == {key: known.get(key) for key in found}


def test_sentences_that_lines_between_columns_run_beside_are_no_cells() -> None:
    sheet = Paper(Manner(size=9))
    canvas = sheet.canvas
    for y in (700, 670, 640):
        canvas.line(100, y, 400, y)
    for x in (100, 250, 400):
        canvas.line(x, 700, x, 400)
    for x, text in ((110, "规章"), (260, "12")):
        sheet.write(x, 680, text, 9)
        sheet.write(x, 650, text, 9)
    for i, text in enumerate(("全年没有发生行政复议。", "全年没有发生行政诉讼。")):
        sheet.write(110, 600 - 20 * i, text, 9)
    kinds = [type(block) for block in read(sheet.finish(), None).blocks]
    assert kinds[0] is Table
    assert Paragraph in kinds


def test_the_words_around_a_seal_are_left_out() -> None:
    sheet = Paper(Manner(footer=""))
    sheet.paragraph(
        "本年度收到政府信息公开申请十二件，全部按时办结，没有结转下年度继续办理的申请。"
    )
    for i, char in enumerate("甲县人民政府办公室"):
        sheet.canvas.saveState()
        sheet.canvas.translate(300, 500)
        sheet.canvas.rotate(120 - 30 * i)
        sheet.canvas.setFont(FONT, 9)
        sheet.canvas.drawString(0, 38, char)
        sheet.canvas.restoreState()
    sheet.paragraph("联系电话见本机关门户网站。")
    assert len(read(sheet.finish(), None).blocks) == 2
