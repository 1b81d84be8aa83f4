"""PDF files printed oddly say what they say printed plainly; what is lost is told."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from test_formats_alike import engine, reading, standard
from writers import prints
from writers.model import Cell, Grid
from writers.paper import LEFT, Manner, Paper
from writers.parts import Line, parts
from writers.prints import SETS, Print, Set
from writers.samples import samples

from gxlint.blocks import Paragraph, Table
from gxlint.errors import ReadError
from gxlint.readers.pdf import read

ODD = {
    "a slanted stamp": Print(stamp=(60, 45)),
    "a small slanted stamp": Print(stamp=(14, 30)),
    "a stamp that slants down": Print(stamp=(40, -40)),
    "a large flat stamp": Print(stamp=(70, 0)),
    "printed twice to look bold": Print(second=0.3),
    "printed twice as with a shadow": Print(second=1.0),
    "codes of radicals": Print(signs=prints.with_radicals),
    "sideways": Print(turned=True),
    "a fifth as large": Print(scale=0.2),
    "twenty times as large": Print(scale=20),
    "words without ink over it": Print(hidden=True),
    "printed again beside the page": Print(beyond=True),
    "figures filled into fields": Print(fields=True),
}
SOME = ("qinghe-2023", "haiyue-2020-faulty", "yunxi-2017", "caizheng-2024-blanks")


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("sample", SOME)
def test_facts_claims_and_findings_are_those_of_the_plain_print(sample: str, odd: Print) -> None:
    assert reading("a.pdf", prints.printed(samples()[sample], odd)) == standard(sample)


@pytest.mark.parametrize("how", SETS.values(), ids=SETS)
@pytest.mark.parametrize("sample", samples())
def test_text_in_two_columns_says_the_same(sample: str, how: Set) -> None:
    assert reading("a.pdf", prints.in_columns(samples()[sample], how)) == standard(sample)


TEXT = "本年度围绕群众关切做好公开与解读工作" * 4 + "。"


def paragraphs(sheet: Paper) -> list[str]:
    found = read(sheet.finish(), None).blocks
    return [block.text.content for block in found if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "pairs",
    [
        [(f"第{n}项工作", "已完成") for n in range(8)],
        [(f"联系人{n}：办公室", f"电话：0734-622001{n}") for n in range(8)],
        [("一、主动公开政府信息情况", "2024年1月31日")] * 5,
    ],
    ids=["labels and values", "contacts", "headings with dates"],
)
def test_what_stands_beside_each_other_is_no_column(pairs: list[tuple[str, str]]) -> None:
    sheet = Paper(Manner())
    sheet.paragraph(TEXT, indent=28)
    for left, right in pairs:
        sheet.y -= 25
        sheet.write(LEFT, sheet.y, left, 14)
        sheet.write(310, sheet.y, right, 14)
    assert paragraphs(sheet) == [TEXT, *(f"{left} {right}" for left, right in pairs)]


def test_a_heading_below_two_columns_is_read_last() -> None:
    sheet = Paper(Manner())
    body = "围绕群众关切做好公开与解读工作围绕群众"
    for n in range(6):
        sheet.y -= 25
        sheet.write(LEFT, sheet.y, body[: 19 - 10 * (n == 5)], 10.5)
        sheet.write(LEFT + 220, sheet.y, body[: 19 - 10 * (n == 5)], 10.5)
    sheet.y -= 25
    sheet.write(LEFT, sheet.y, "二、主动公开", 10.5)
    assert paragraphs(sheet)[-1] == "二、主动公开"


@pytest.mark.parametrize("off", [5.0, 300.0])
def test_words_printed_over_others_leave_all_tables_unjudged(off: float) -> None:
    sheet = Paper(Manner())
    sheet.paragraph(TEXT)
    sheet.paragraph("围绕群众关切做好公开")
    sheet.write(LEFT + off, sheet.y + 2, "内部资料注意", 14)
    sheet.table(Grid(tuple(tuple(map(Cell, row)) for row in (("项目", "甲"), ("规章", "2"))), "t"))
    tables = [b for b in read(sheet.finish(), None).blocks if isinstance(b, Table)]
    assert [table.exact for table in tables] == [off > 100]


def in_column(sheet: Paper, left: float, top: float, rows: list[tuple[str, str]]) -> None:
    """Print a ruled table 200 points wide."""
    end = top - 20 * len(rows)
    for i, texts in enumerate(rows):
        sheet.border(left, top - 20 * i, left + 200, top - 20 * i)
        for x, text in zip((left, left + 150), texts, strict=True):
            sheet.write(x + 3, top - 20 * i - 14, text, 9)
    sheet.border(left, end, left + 200, end)
    for x in (left, left + 150, left + 200):
        sheet.border(x, end, x, top)


def test_a_table_that_goes_on_in_the_next_column_is_one() -> None:
    sheet = Paper(Manner())
    head = ("项目", "数量")
    for n in range(12):
        sheet.write(LEFT, 760 - 20 * n, "围绕群众关切做好公开与解读工作围绕群众", 10)
    in_column(sheet, LEFT, 500, [head, ("1.许可", "12"), ("2.处罚", "34")])
    in_column(sheet, LEFT + 230, 770, [head, ("3.强制", "56"), ("4.收费", "78")])
    for n in range(12):
        sheet.write(LEFT + 230, 600 - 20 * n, "围绕群众关切做好公开与解读工作围绕群众", 10)
    first, table, last = read(sheet.finish(), None).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert isinstance(table, Table)
    assert table.exact
    assert [c.text.content for c in table.cells][2::2] == ["1.许可", "2.处罚", "3.强制", "4.收费"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("围绕群众关切，做好公开与解读工作围绕群", True),
        ("围绕群众关切做好公开与解读工作围绕群众", False),
    ],
    ids=["sentences", "labels"],
)
def test_words_beside_sentences_that_are_no_column_leave_all_tables_unjudged(
    text: str, *, told: bool
) -> None:
    sheet = Paper(Manner())
    sheet.table(Grid(tuple(tuple(map(Cell, row)) for row in (("项目", "甲"), ("规章", "2"))), "t"))
    for n in range(8):
        sheet.write(LEFT, 600 - 20 * n, text, 10)
        sheet.write(LEFT + 230, 600 - 20 * n, "已经完成", 10)
    document = read(sheet.finish(), None)
    names = ["parallel_text", "tables_unfound"]
    assert [remark.name for remark in document.remarks] == names * told
    assert [block.exact for block in document.blocks if isinstance(block, Table)] == [not told]


def test_a_footnote_does_not_part_a_table_and_is_read_last() -> None:
    sheet = Paper(Manner())
    sheet.paragraph(TEXT, indent=28)
    in_column(sheet, LEFT, 200, [("项目", "数量"), ("1.许可", "12")])
    sheet.canvas.line(LEFT, 72, LEFT + 100, 72)
    sheet.write(LEFT, 60, "\u2460数据由各部门汇总", 9)
    sheet.turn()
    in_column(sheet, LEFT, 770, [("项目", "数量"), ("2.处罚", "34")])
    _, table, note = read(sheet.finish(), None).blocks
    assert isinstance(table, Table)
    assert [c.text.content for c in table.cells][2::2] == ["1.许可", "2.处罚"]
    assert isinstance(note, Paragraph)


@pytest.mark.parametrize("sample", SOME)
def test_numbers_of_lines_at_the_margin_are_not_read(sample: str) -> None:
    assert reading("a.pdf", prints.numbered(samples()[sample])) == standard(sample)


def test_a_file_whose_font_does_not_tell_its_characters_is_not_read() -> None:
    lost = Print(signs=lambda text: "".join("\ue000" if c.isdigit() else c for c in text))
    with pytest.raises(ReadError) as caught:
        read(prints.printed(samples()["qinghe-2023"], lost), None)
    assert caught.value.rule == "file-garbled"
    assert caught.value.values["pages"] == "1-4"


def some_lost(text: str) -> str:
    return text.replace("31", "3\ue000")


def test_a_table_with_a_digit_that_is_not_known_is_not_judged() -> None:
    data = prints.printed(samples()["qinghe-2023"], Print(signs=some_lost))
    facts = engine().parse("a.pdf", data).facts
    assert [f.value for f in facts.all("form.proactive.uncertain")] == ["alignment"]
    assert not [d for d in engine().check("a.pdf", data).diagnostics if d.severity == "error"]


def test_a_figure_that_reaches_into_the_next_cell_leaves_its_table_unjudged() -> None:
    sheet = Paper(Manner())
    rows = tuple(tuple(map(Cell, row)) for row in (("项目", "甲", "乙"), ("规章", "", "2")))
    sheet.table(Grid(rows, "t"))
    sheet.write(410, sheet.y + 15, "1234567", 9)
    table = read(sheet.finish(), None).blocks[0]
    assert isinstance(table, Table)
    assert table.aligned
    assert not table.exact


def test_what_may_be_on_a_scanned_page_is_not_missing() -> None:
    sheet = Paper(Manner())
    for part in parts(samples()["qinghe-2023"]):
        if isinstance(part, Line):
            sheet.paragraph(part.ordinal + part.text, indent=28)
        elif part.name == "requests":
            sheet.turn()
            sheet.canvas.drawImage(grey(), 0, 0, 595, 842)
            sheet.turn()
        else:
            sheet.table(part)
    found = engine().check("a.pdf", sheet.finish()).diagnostics
    assert [(d.name, d.severity) for d in found] == [("pages-scanned", "warning")]


def beside(lines: int, text: str) -> Paper:
    """Return a page with a heading out of order in a column of text beside a ruled table."""
    sheet = Paper(Manner())
    sheet.paragraph("甲县2023年政府信息公开工作年度报告")
    for side in ((300, 300, 520, 300), (300, 500, 520, 500), (300, 700, 520, 700)):
        sheet.border(*side)
    for x in (300, 400, 520):
        sheet.border(x, 300, x, 700)
    sheet.write(310, 600, "行政许可", 10)
    for i in range(lines):
        sheet.write(LEFT, 650 - 20 * i, text, 10)
    sheet.y = 250
    for title in ("二、主动公开政府信息情况", "一、总体情况", "五、存在的主要问题及改进情况"):
        sheet.paragraph(title)
        sheet.paragraph(TEXT, indent=28)
    return sheet


@pytest.mark.parametrize(
    ("lines", "text", "judged"),
    [
        (8, "围绕群众关切做好公开与解读", False),
        (3, "围绕群众关切做好公开与解读", True),
        (8, "注", True),
    ],
    ids=["column", "few lines", "short lines"],
)
def test_where_text_stands_beside_a_table_nothing_is_missing_or_misplaced(
    lines: int, text: str, *, judged: bool
) -> None:
    result = engine().check("a.pdf", beside(lines, text).finish())
    found = {d.name for d in result.diagnostics if d.severity == "error"}
    assert ({"sections-in-order", "sections-present"} <= found) == judged
    assert judged or not found


def grey() -> ImageReader:
    picture = io.BytesIO()
    Image.new("L", (40, 56), 200).save(picture, "PNG")
    picture.seek(0)
    return ImageReader(picture)


@pytest.mark.parametrize("sample", SOME)
def test_what_fields_are_said_to_hold_is_read_where_it_is_not_drawn(sample: str) -> None:
    data = prints.printed(samples()[sample], Print(fields=True), Manner(compressed=False))
    undrawn = data.replace(b"/AP ", b"/XP ")
    assert undrawn != data
    assert reading("a.pdf", undrawn) == standard(sample)
