"""Pages where it is not certain what is read after what: no false finding, and it is told."""

from collections.abc import Callable

import pytest
from test_formats_alike import engine, reading, standard
from test_readers_pdf_pictured import worse
from writers.paper import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Manner, Paper
from writers.parts import Line, parts
from writers.samples import samples

from gxlint.blocks import Table
from gxlint.errors import ReadError
from gxlint.readers.pdf import read
from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.spread import Spread, Square, repeats_header
from gxlint.readers.pdf.stamps import Stamps

SAMPLES = ("qinghe-2023", "haiyue-2020-faulty", "yunxi-2017", "caizheng-2024-blanks")


class Foreseen(Paper):
    """Paper on which something stands already, on every page."""

    def __init__(self, before: Callable[[Paper], None], manner: Manner) -> None:
        self.before = before
        super().__init__(manner)

    def _begin(self) -> None:
        super()._begin()
        self.before(self)


def on(paper: Paper, sample: str) -> bytes:
    for part in parts(samples()[sample]):
        if not isinstance(part, Line):
            paper.table(part)
        else:
            paper.paragraph(part.ordinal + part.text, indent=28)
    return paper.finish()


def numbers(paper: Paper) -> None:
    for i in range(35):
        paper.write(LEFT - 30, TOP - 10 - 19 * i, str(i + 1), 8)


def fives(paper: Paper) -> None:
    for i in range(7):
        paper.write(RIGHT + 12, TOP - 10 - 95 * i, str(5 * i + 5), 8)


def remarks(paper: Paper) -> None:
    for y in (600, 400):
        paper.write(RIGHT + 3, y, "批注：请", 7)
        paper.write(RIGHT + 3, y - 10, "核对15", 7)


def words_over(paper: Paper) -> None:
    for y in range(180, 760, 40):
        paper.write(LEFT + 60, y, "政府信息公开工作年度报告1", 10)


def codes(sample: str, data: bytes) -> set[str]:
    assert worse(sample, data) == []
    return {d.code for d in engine().check("a.pdf", data).diagnostics}


@pytest.mark.parametrize("sample", SAMPLES)
def test_numbers_of_lines_printed_beforehand_are_not_read(sample: str) -> None:
    assert reading("a.pdf", on(Foreseen(numbers, Manner()), sample)) == standard(sample)


def test_a_number_for_every_fifth_line_is_not_read() -> None:
    paper = Foreseen(fives, Manner())
    for _ in range(34):
        paper.paragraph("围绕群众关切做好公开与解读工作", size=9)
    text = read(paper.finish(), None).text
    assert not any(char.isdecimal() for char in text)


def test_numbers_that_stand_before_sections_are_read() -> None:
    paper = Paper(Manner(footer=""))
    for i in range(6):
        paper.paragraph("围绕群众关切做好公开与解读工作。", indent=28)
        paper.paragraph("围绕群众关切做好公开与解读工作。", indent=28)
        paper.write(LEFT, paper.y, str(i + 1), 14)
    assert [c for c in read(paper.finish(), None).text if c.isdecimal()] == list("123456")


@pytest.mark.parametrize("before", [remarks, words_over], ids=lambda one: one.__name__)
@pytest.mark.parametrize("sample", SAMPLES)
def test_words_in_the_margin_and_over_others_leave_no_figure_judged(
    sample: str, before: Callable[[Paper], None]
) -> None:
    assert "GX026" in codes(sample, on(Foreseen(before, Manner()), sample))


class OnlyFirst(Foreseen):
    """Paper on the first page of which something stands already."""

    def _begin(self) -> None:
        if self.page == 1:
            super()._begin()


def test_a_table_on_other_pages_is_judged() -> None:
    data = on(OnlyFirst(remarks, Manner()), "haiyue-2020-faulty")
    assert {"GX026", "GX490"} <= codes("haiyue-2020-faulty", data)


def test_text_that_goes_down_the_page_is_told() -> None:
    paper = Paper(Manner())
    for part in parts(samples()["yunxi-2017"]):
        text = part.ordinal + part.text if isinstance(part, Line) else ""
        for start in range(0, len(text), 40):
            if paper.y - 30 < BOTTOM:
                paper.turn()
            paper.y -= 20
            x = RIGHT - (TOP - paper.y)
            for i, char in enumerate(text[start : start + 40]):
                paper.write(x, TOP - 16 * i, char, 14)
    names = [remark.name for remark in read(paper.finish(), None).remarks]
    assert "unordered_pages" in names


class Imposed(Paper):
    """Several pages on one sheet."""

    pages = 1

    def turn(self) -> None:
        self.canvas.restoreState()
        if self.page % self.pages == 0:
            self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self._begin()

    def finish(self) -> bytes:
        self.canvas.restoreState()
        return super().finish()


class Halved(Imposed):
    """Two pages on one sheet, side by side."""

    pages = 2

    def _begin(self) -> None:
        if self.page % 2:
            self.canvas.setPageSize((HEIGHT, WIDTH))
        self.canvas.saveState()
        self.canvas.translate(0 if self.page % 2 else HEIGHT / 2, 0)
        self.canvas.scale(HEIGHT / 2 / WIDTH, WIDTH / HEIGHT)


class Quartered(Imposed):
    """Four pages on one sheet, two beside each other and two below them."""

    pages = 4

    def _begin(self) -> None:
        self.canvas.saveState()
        right, low = (self.page - 1) % 2, (self.page - 1) // 2 % 2
        self.canvas.translate(right * WIDTH / 2, (1 - low) * HEIGHT / 2)
        self.canvas.scale(0.5, 0.5)
        super()._begin()


@pytest.mark.parametrize("footer", ["", "- {} -"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_four_pages_on_one_sheet_give_no_false_finding(sample: str, footer: str) -> None:
    assert worse(sample, on(Quartered(Manner(footer=footer)), sample)) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_two_pages_on_one_sheet_lose_no_table_untold(sample: str) -> None:
    data = on(Halved(Manner(footer="", size=11)), sample)
    found = {fact.key for fact in engine().parse("a.pdf", data).facts}
    lost = {one for one in standard(sample).facts if one.startswith("tables.")}
    lost = {one for one in lost if one.split()[0] not in found}
    assert not lost or codes(sample, data) & {"GX015", "GX026", "GX027", "GX028"}
    assert worse(sample, data) == []


@pytest.mark.parametrize("sample", ["qinghe-2023", "yunxi-2017"])
def test_a_table_in_a_picture_is_told(sample: str) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    paper = Paper(Manner())
    for part in parts(samples()[sample]):
        if isinstance(part, Line):
            paper.paragraph(part.ordinal + part.text, indent=28)
        elif part.name in {"requests", "statistics"}:
            paper.turn()
            picture = ImageReader(Image.new("L", (40, 20), 200))
            paper.canvas.drawImage(picture, LEFT, 300, RIGHT - LEFT, TOP - 320)
            paper.y = 290
        else:
            paper.table(part)
    assert codes(sample, paper.finish()) & {"GX027", "GX028"}


def test_a_character_just_high_enough_for_a_stamp_stays_in_its_heading() -> None:
    small = [Char("年", 9.0 * i, 9.0 * i + 9, 100.0, 109.0) for i in range(40)]
    heading = [Char("公", 18.0 * i, 18.0 * i + 18, 95.0, 112.9 + 0.2 * (i == 1)) for i in range(5)]
    assert Stamps().without([*small, *heading]) == [*small, *heading]


def test_words_in_a_cell_that_is_no_rectangle_leave_their_table_unjudged() -> None:
    paper = Paper(Manner())
    for y, left in ((700, 100), (670, 200), (640, 100), (610, 100)):
        paper.canvas.line(left, y, 300, y)
    for x, top in ((100, 700), (200, 670), (300, 700)):
        paper.canvas.line(x, top, x, 610)
    for y, texts in ((680, ("规章", "12")), (650, ("许可", "3")), (620, ("处罚", "4"))):
        for x, text in zip((110, 210), texts, strict=True):
            paper.write(x, y, text, 9)
    (table,) = [b for b in read(paper.finish(), None).blocks if isinstance(b, Table)]
    assert table.aligned


def header(page: int, rows: int, last: str) -> Spread:
    texts = [["项目", "单位", "数量"], *([last, "件", "1"] for _ in range(rows))]
    squares = [
        Square(r, c, 1, 1, t, page) for r, row in enumerate(texts) for c, t in enumerate(row)
    ]
    return Spread((0.0, 1.0, 2.0, 3.0), rows + 1, tuple(squares), exact=True)


@pytest.mark.parametrize(
    ("rows", "words", "parted"),
    [(12, ("许可", "处罚"), True), (2, ("许可", "许可"), True), (2, ("许可", "处罚"), False)],
    ids=["long", "a row again", "small tables"],
)
def test_a_header_that_comes_again_elsewhere_tells_parts_of_a_table(
    rows: int, words: tuple[str, str], *, parted: bool
) -> None:
    above, below = (header(page, rows, word) for page, word in enumerate(words, 1))
    assert repeats_header(above, below) == parted


def binding(paper: Paper) -> None:
    for i, char in enumerate("装订线"):
        paper.write(LEFT - 40, 600 - 150 * i, char, 10)


@pytest.mark.parametrize("sample", SAMPLES)
def test_words_down_the_margin_are_not_read(sample: str) -> None:
    assert reading("a.pdf", on(Foreseen(binding, Manner()), sample)) == standard(sample)


def test_a_font_that_names_characters_wrongly_leaves_the_file_unread() -> None:
    class Misnamed(Paper):
        def write(self, x: float, y: float, text: str, size: float) -> None:
            super().write(x, y, text.translate({ord("府"): "ÿ", ord("信"): "Ā"}), size)

    with pytest.raises(ReadError) as caught:
        read(on(Misnamed(Manner()), "qinghe-2023"), None)
    assert caught.value.rule == "file-garbled"
