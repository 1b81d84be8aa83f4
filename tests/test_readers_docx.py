# ruff: noqa: E501 - a piece of XML is easier to read on one line
"""The DOCX reader: merged cells, numbering, tracked changes, fields, hostile archives."""

import struct
import zlib

import pytest
from writers import word
from writers.expected import lines_of, lines_read
from writers.samples import samples
from writers.word import package, paragraph, run

from gxlint.blocks import Heading, Paragraph, Table
from gxlint.errors import ReadError
from gxlint.readers.counting import counted
from gxlint.readers.docx import read


def lines(body: str) -> list[str]:
    return [b.text.content for b in read(package(body), None).blocks if not isinstance(b, Table)]


def cells(body: str) -> list[tuple[int, int, int, int, str]]:
    (table,) = [b for b in read(package(body), None).blocks if isinstance(b, Table)]
    return [(c.row, c.column, c.row_span, c.column_span, c.text.content) for c in table.cells]


def row(*inner: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(inner)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


@pytest.mark.parametrize("styled", [False, True], ids=["plain", "heading styles"])
@pytest.mark.parametrize("numbered", [False, True], ids=["typed", "numbered"])
@pytest.mark.parametrize("name", samples())
def test_a_word_file_gives_every_line_and_cell(name: str, *, numbered: bool, styled: bool) -> None:
    report = samples()[name]
    document = read(word.docx(report, numbered=numbered, styled=styled), None)
    assert lines_read(document.blocks) == lines_of(report)


def test_heading_styles_give_the_level_through_their_ancestors() -> None:
    (heading,) = read(package(paragraph("总体情况", '<w:pStyle w:val="2"/>')), None).blocks
    assert isinstance(heading, Heading)
    assert heading.level == 1


def test_an_outline_level_makes_a_heading() -> None:
    (heading,) = read(package(paragraph("总体情况", '<w:outlineLvl w:val="1"/>')), None).blocks
    assert isinstance(heading, Heading)
    assert heading.level == 2


def test_places_name_paragraph_or_cell() -> None:
    body = paragraph("甲") + f"<w:tbl>{row(cell('乙'), cell('丙'))}</w:tbl>" + paragraph("丁")
    document = read(package(body), None)
    first, table, last = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    places = [document.place(t.span()) for t in (first.text, table.cells[1].text, last.text)]
    assert [(p.text, p.line) for p in places] == [("甲", None), ("丙", None), ("丁", None)]
    addresses = [p.address for p in places if p.address]
    assert [a.paragraph for a in addresses] == [1, None, 2]
    assert (addresses[1].table, addresses[1].row, addresses[1].column) == (1, 1, 2)


def test_cells_merged_down_and_across_are_one() -> None:
    rows = (
        row(
            cell("注", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),
            cell("情况", '<w:gridSpan w:val="2"/>'),
        ),
        row(cell("", '<w:gridSpan w:val="2"/><w:vMerge/>'), cell("甲"), cell("乙")),
        row(cell("丙", '<w:vMerge w:val="restart"/>'), cell("丁"), cell("1"), cell("2")),
        row(cell("", '<w:vMerge w:val="continue"/>'), cell("戊"), cell("3"), cell("")),
    )
    assert cells(f"<w:tbl>{''.join(rows)}</w:tbl>") == [
        (0, 0, 2, 2, "注"),
        (0, 2, 1, 2, "情况"),
        (1, 2, 1, 1, "甲"),
        (1, 3, 1, 1, "乙"),
        (2, 0, 2, 1, "丙"),
        (2, 1, 1, 1, "丁"),
        (2, 2, 1, 1, "1"),
        (2, 3, 1, 1, "2"),
        (3, 1, 1, 1, "戊"),
        (3, 2, 1, 1, "3"),
        (3, 3, 1, 1, ""),
    ]


def test_a_row_may_begin_further_right() -> None:
    before = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    body = f"<w:tbl>{row(cell('甲'), cell('乙'), cell('丙'))}{row(cell('丁'), properties=before)}</w:tbl>"
    assert cells(body)[-1] == (1, 2, 1, 1, "丁")


def test_a_table_in_the_cell_of_a_layout_table_is_a_table() -> None:
    inner = f"<w:tbl>{row(cell('甲'), cell('1'))}{row(cell('乙'), cell('2'))}</w:tbl>"
    body = f"<w:tbl>{row(cell('标题'))}<w:tr><w:tc>{paragraph('前')}{inner}{paragraph('后')}</w:tc></w:tr></w:tbl>"
    blocks = read(package(body), None).blocks
    assert [type(b) for b in blocks] == [Paragraph, Paragraph, Table, Paragraph]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    body = (
        f"<w:p>{run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('在后')}</w:p>"
    )
    assert lines(body) == ["正文在后", "框中"]


def test_a_soft_break_within_a_sentence_parts_nothing() -> None:
    begun = "本年度收到政府信息公开申请十二件，均在法定期限内办结并答复"
    broken = f"<w:p><w:r><w:t>{begun}</w:t><w:br/><w:t>申请人，没有逾期。</w:t></w:r></w:p>"
    assert lines(broken) == [f"{begun}申请人，没有逾期。"]
    title = "<w:p><w:r><w:t>临江市财政局</w:t><w:br/><w:t>2024年年度报告</w:t></w:r></w:p>"
    assert lines(title) == ["临江市财政局", "2024年年度报告"]


def test_a_figure_may_be_typed_as_a_formula() -> None:
    formula = "<w:p><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath><w:r><w:t>件</w:t></w:r></w:p>"
    assert lines(formula) == ["12件"]


def test_pictures_are_noted_where_they_stand() -> None:
    picture = "<w:p><w:r><w:drawing><pic:pic><pic:blipFill/></pic:pic></w:drawing></w:r></w:p>"
    document = read(package(paragraph("一") + picture + paragraph("二")), None)
    assert [document.text[: span.start] for span in document.pictures] == ["页眉\n一"]


def test_a_fallback_without_a_choice_is_read() -> None:
    body = f"<w:p><mc:AlternateContent><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent></w:p>"
    assert lines(body) == ["旧"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{run('收到')}<w:del w:id='1'>{run('3')}</w:del><w:ins>{run('5')}</w:ins>{run('件')}</w:p>", ["收到5件"]),
        (f"<w:p><w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo></w:p>", ["新处"]),
        (paragraph("甲", '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("乙"), ["甲乙"]),
        (paragraph("甲", '<w:pPrChange><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange>'), ["甲"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>", ["控件"]),
        (f"<w:p><w:sdt><w:sdtContent>{run('年')}</w:sdtContent></w:sdt>{run('度')}</w:p>", ["年度"]),
        (f"<w:p>{run('一')}<w:r><w:br/></w:r>{run('二')}<w:r><w:br w:type='page'/></w:r>{run('三')}</w:p>", ["一", "二三"]),
        (f"<w:p>{run('电话')}<w:r><w:tab/></w:r>{run('12')}</w:p>", ["电话\t12"]),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>{run('显')}</w:p>", ["显"]),
        ("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r></w:p>", ["显"]),
        (paragraph("\u3000\u3000缩进 "), ["缩进"]),
        (f"<w:p>{run('&<>')}</w:p>", ["&<>"]),
        ("<w:p><w:r><w:t>&#x4E2D;<![CDATA[<文>]]></w:t></w:r><!-- <w:t>x</w:t> --></w:p>", ["中<文>"]),
        ("<w:p/><w:p></w:p>" + paragraph("甲"), ["甲"]),
    ],
    ids=["deleted run", "moved run", "deleted mark", "old style", "control", "inline control", "breaks", "tab", "hidden", "not hidden", "indent", "entities", "cdata", "empty"],
)  # fmt: skip
def test_text_is_read_as_it_would_be_printed(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_give_their_result() -> None:
    inner = field("PAGE", run("7"))
    assert lines(
        f"<w:p>{run('第')}{field(' SUM(ABOVE) ', run('12') + inner)}{run('件')}</w:p>"
    ) == ["第127件"]


def test_a_table_of_contents_is_left_out() -> None:
    assert lines(f"<w:p>{field(' TOC ', run('一、总体情况1'))}</w:p>{paragraph('正文')}") == [
        "正文"
    ]
    assert lines(paragraph("一、总体情况1", '<w:pStyle w:val="TOC1"/>') + paragraph("正文")) == [
        "正文"
    ]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = row(cell("删"), cell("删"), properties="<w:trPr><w:del w:id='3'/></w:trPr>")
    kept = row(cell("甲"), cell("删", "<w:cellDel w:id='4'/>"), cell("乙"))
    assert [c[4] for c in cells(f"<w:tbl>{gone}{kept}</w:tbl>")] == ["甲", "乙"]


NUMBERED = "".join(
    paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')
    for level, text in ((0, "甲"), (1, "子"), (1, "丑"), (0, "乙"), (1, "寅"))
)


def test_numbering_counts_by_level() -> None:
    assert lines(NUMBERED) == ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"]


def numbering(
    levels: str, nums: str = '<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>'
) -> str:
    return f'<w:numbering {word.NAMESPACES}><w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>{nums}</w:numbering>'


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbered_lines(xml: str, body: str = NUMBERED) -> list[str]:
    return [
        b.text.content
        for b in read(package(body, numbering=xml), None).blocks
        if not isinstance(b, Table)
    ]


def test_levels_above_are_printed_as_they_count() -> None:
    xml = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert numbered_lines(xml)[2:] == ["1.2 丑", "II. 乙", "2.1 寅"]


def test_a_level_may_go_on_counting() -> None:
    xml = numbering(
        level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    )
    assert numbered_lines(xml)[-1] == "(3) 寅"


def test_a_list_may_override_the_start() -> None:
    nums = (
        '<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(
        paragraph("项", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>')
        for n in (3, 3, 4, 4)
    )
    assert numbered_lines(numbering(level(0, "decimal", "%1."), nums), body) == [
        "1. 项",
        "2. 项",
        "5. 项",
        "6. 项",
    ]


def test_bullets_print_nothing() -> None:
    assert numbered_lines(numbering(level(0, "bullet", "\uf0b7")))[0] == "甲"


def test_a_style_may_number_its_paragraphs() -> None:
    styles = word.STYLES.replace(
        '<w:outlineLvl w:val="0"/>',
        '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="3"/></w:numPr>',
    )
    document = read(
        package(paragraph("总体情况", '<w:pStyle w:val="2"/>') * 2, styles=styles), None
    )
    assert [b.text.content for b in document.blocks if isinstance(b, Heading)] == [
        "一、总体情况",
        "二、总体情况",
    ]


@pytest.mark.parametrize(
    ("n", "form", "expected"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "japaneseCounting", "一百一十"),
        (101, "chineseCounting", "一○一"),
        (10, "ideographDigital", "一〇"),
        (3, "chineseLegalSimplified", "叁"),
        (2, "ideographTraditional", "乙"),
        (12, "ideographZodiac", "亥"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographEnclosedCircle", "㊁"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "somethingNew", "5"),
        (0, "chineseCounting", "0"),
    ],
)
def test_numbers_are_printed_in_their_format(n: int, form: str, expected: str) -> None:
    assert counted(n, form) == expected


def test_another_prefix_is_understood() -> None:
    xml = (
        '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body>'
        "<x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>"
    )
    document = read(word.zipped({"word/document.xml": xml}), None)
    assert [b.text.content for b in document.blocks if isinstance(b, Paragraph)] == ["甲"]


def test_a_file_of_pictures_is_told() -> None:
    with pytest.raises(ReadError) as caught:
        read(package("<w:p><w:r><w:drawing/></w:r></w:p>" * 3), None)
    assert caught.value.rule == "file-scanned"


GOOD = package(paragraph("甲"))
BOMB = word.zipped({"word/document.xml": b" " * (60 << 20)})
LYING = BOMB.replace(struct.pack("<L", 60 << 20), struct.pack("<L", 100))
DEEP = "<w:tbl><w:tr><w:tc>" * 30_000 + paragraph("深")
DTD = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>'


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file-empty"),
        (package(""), "file-empty"),
        (b"not an archive", "file-damaged"),
        (GOOD[: len(GOOD) // 2], "file-damaged"),
        (GOOD[:-30], "file-damaged"),
        (GOOD.replace(b"PK\x03\x04", b"PK\x03\x05"), "file-damaged"),
        (word.zipped({"word/other.xml": "x"}), "file-damaged"),
        (word.zipped({"word/document.xml": "<html/>"}), "file-damaged"),
        (word.zipped({"word/document.xml": DTD}), "file-damaged"),
        (BOMB, "file-too-large"),
        (LYING, "file-too-large"),
        (package("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>") * 3_000 + "</w:tbl>"), "file-too-large"),
    ],
    ids=["nothing", "no text", "no archive", "cut", "no end", "headers", "no document", "other XML", "entities", "bomb", "lying bomb", "cells"],
)  # fmt: skip
def test_what_cannot_be_read_is_told(data: bytes, rule: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, None)
    assert caught.value.rule == rule


def test_an_encrypted_entry_is_told() -> None:
    data = bytearray(GOOD)
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 8] |= 1
    with pytest.raises(ReadError) as caught:
        read(bytes(data), None)
    assert caught.value.rule == "file-encrypted"


def test_a_wrong_checksum_is_told() -> None:
    data = GOOD.replace(struct.pack("<L", zlib.crc32(word.STYLES.encode())), b"\0\0\0\1")
    with pytest.raises(ReadError) as caught:
        read(data, None)
    assert caught.value.values == {"problem": "word/styles.xml: checksum"}


def test_tables_nested_without_end_are_read_as_text() -> None:
    (block,) = read(package(DEEP), None).blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "深"


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "word/../x"])
def test_names_in_the_archive_are_never_paths(name: str) -> None:
    relations = '<Relationships><Relationship Type="x/officeDocument" Target="{}"/></Relationships>'
    data = word.zipped({"_rels/.rels": relations.format(name), "word/document.xml": "x"})
    with pytest.raises(ReadError) as caught:
        read(data, None)
    assert caught.value.rule == "file-damaged"


@pytest.mark.parametrize(
    "property_",
    ['<w:vertAlign w:val="superscript"/>', "<w:strike/>", '<w:dstrike w:val="true"/>'],
    ids=["superscript", "struck out", "struck out twice"],
)
def test_footnote_marks_and_struck_words_do_not_join_a_figure(property_: str) -> None:
    mark = f"<w:r><w:rPr>{property_}</w:rPr><w:t>1</w:t></w:r>"
    inner = f"<w:tc><w:p>{run('12')}{mark}{run('件')}</w:p></w:tc>"
    assert cells(f"<w:tbl>{row(inner, cell('甲'))}</w:tbl>")[0][-1] == "12件"


@pytest.mark.parametrize(
    "property_",
    [
        '<w:vertAlign w:val="baseline"/>',
        '<w:vertAlign w:val="subscript"/>',
        '<w:strike w:val="0"/>',
    ],
    ids=["baseline", "subscript", "not struck out"],
)
def test_what_is_neither_raised_nor_struck_out_stays(property_: str) -> None:
    shown = f"<w:r><w:rPr>{property_}</w:rPr><w:t>1</w:t></w:r>"
    assert lines(f"<w:p>{run('12')}{shown}</w:p>") == ["121"]


def test_a_header_of_another_width_makes_a_table_inexact() -> None:
    regular = row(cell("甲"), cell("乙"))
    short = row(cell("丙"))
    assert not table_of(short + regular * 2).exact
    assert table_of(regular * 3 + short).exact
    after = '<w:trPr><w:gridAfter w:val="1"/></w:trPr>'
    assert table_of(row(cell("丙"), properties=after) + regular * 2).exact


def table_of(rows: str) -> Table:
    (found,) = read(word.package(f"<w:tbl>{rows}</w:tbl>"), None).blocks
    assert isinstance(found, Table)
    return found
