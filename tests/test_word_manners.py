"""A Word file says the same whatever an office does to it."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from test_formats_alike import engine, reading, standard
from writers import web, word
from writers.inks import INKS
from writers.layouts import LAYOUTS
from writers.manners import (
    FIGURE,
    MANNERS,
    TABLE,
    drawn,
    flat,
    joined,
    mht,
    remade,
    renamed,
    text_of,
    with_entry,
    with_part,
)
from writers.model import AbstractReport
from writers.samples import samples

EVERY = {**MANNERS, **INKS}
CHOSEN = ("baishi-2022-blanks", "caizheng-2024-faulty", "qinghe-2023", "yunxi-2017")


@pytest.mark.parametrize("sample", CHOSEN)
def test_a_box_anchored_in_a_cell_is_no_part_of_its_figure(sample: str) -> None:
    found = {one.fingerprint for one in engine().check("a.docx", _boxed(sample, "附")).diagnostics}
    known = {one.fingerprint for one in engine().check("a.docx", _plain(sample)).diagnostics}
    assert found == known


@pytest.mark.parametrize("sample", CHOSEN)
def test_of_two_figures_in_a_cell_and_its_box_none_is_judged(sample: str) -> None:
    found = engine().check("a.docx", _boxed(sample, "3")).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]


def _plain(sample: str) -> bytes:
    return word.docx(samples()[sample])


def _boxed(sample: str, words: str) -> bytes:
    """Return the report with a text box of those words in each cell with a figure."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    run = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    return remade(
        _plain(sample),
        lambda xml: TABLE.sub(lambda table: FIGURE.sub(lambda m: m[0] + run, table[0]), xml),
    )


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("rows", [1, 5, 9])
@pytest.mark.parametrize("between", ["", "（单位：件）"])
def test_last_rows_that_stand_apart_are_rows_of_the_table(
    sample: str, rows: int, between: str
) -> None:
    data = remade(
        _plain(sample), lambda xml: TABLE.sub(lambda table: _cut(table[0], rows, between), xml)
    )
    if not between:
        assert reading("a.docx", data) == standard(sample)
    found = {one.fingerprint for one in engine().check("a.docx", data).diagnostics}
    assert found == {
        one.fingerprint for one in engine().check("a.docx", _plain(sample)).diagnostics
    }


def _cut(table: str, rows: int, between: str) -> str:
    """Return the table with so many of its last rows in another one behind it and those words."""
    head, *parts = table.split("<w:tr ")
    cut = len(parts) - rows
    if cut < 8 or "<w:vMerge/>" in parts[cut]:
        return table
    first, last = ("".join(f"<w:tr {row}" for row in rows) for rows in (parts[:cut], parts[cut:]))
    return f"{head}{first}</w:tbl><w:p><w:r><w:t>{between}</w:t></w:r></w:p>{head}{last}"


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", EVERY)
def test_facts_claims_and_findings_are_the_same(manner: str, sample: str) -> None:
    data = EVERY[manner](word.docx(samples()[sample]))
    assert data != word.docx(samples()[sample])
    assert reading("a.docx", data) == standard(sample)


@pytest.mark.parametrize("sample", [name for name in CHOSEN if name != "yunxi-2017"])
def test_a_label_and_the_figure_beside_it_may_share_a_cell(sample: str) -> None:
    data = remade(_plain(sample), joined)
    assert data != _plain(sample)
    assert reading("a.docx", data) == standard(sample)


def test_a_unit_and_the_figure_beside_it_may_share_a_cell() -> None:
    data = remade(_plain("yunxi-2017"), joined)
    found = engine().check("a.docx", data).diagnostics
    known = engine().check("a.docx", _plain("yunxi-2017")).diagnostics
    assert {one.code for one in found} == {one.code for one in known}


SHOWN = {
    "a formula": "<w:p><w:r><w:object><o:OLEObject ProgID='Equation.3'/></w:object></w:r></w:p>",
    "a shape filled with a picture": "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>",
}
EMBEDDED = {
    "a sheet": "<w:p><w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>",
    "a chart": "<w:p><w:r><w:drawing><c:chart r:id='rId9'/></w:drawing></w:r></w:p>",
    "a sheet with its preview": "<w:p><w:r><w:object><v:shape><v:imagedata r:id='rId8'/></v:shape>"
    "<o:OLEObject ProgID='ET.Sheet.6'/></w:object></w:r></w:p>",
}


@pytest.mark.parametrize("shown", [*SHOWN, *EMBEDDED])
def test_no_table_is_missing_where_something_else_shows_it(shown: str) -> None:
    data = word.docx(samples()["caizheng-2024"])
    parts = remade(data, lambda xml: _without_tables(xml, {**SHOWN, **EMBEDDED}[shown]))
    found = engine().check("a.docx", parts)
    codes = [one.code for one in found.diagnostics]
    assert codes.count("GX332" if shown in EMBEDDED else "GX325") == 3
    assert "GX110" not in codes


UNREAD = ["<w:altChunk r:id='rId9'/>", "<w:p><w:subDoc r:id='rId9'/></w:p>"]


@pytest.mark.parametrize("shown", UNREAD)
@pytest.mark.parametrize("sample", CHOSEN)
def test_nothing_is_missing_where_another_file_stands_unread(sample: str, shown: str) -> None:
    data = word.docx(samples()[sample])
    for change in (_without_tables, _without_body):
        found = engine().check("a.docx", remade(data, partial(change, shown=shown)))
        codes = [one.code for one in found.diagnostics]
        known = [one.code for one in engine().check("a.docx", data).diagnostics]
        assert codes.count("GX025") + codes.count("GX012") == 1
        assert not set(codes) - {"GX025", "GX012"} - set(known)


def _without_body(xml: str, shown: str) -> str:
    return f"{xml.partition('<w:body>')[0]}<w:body>{shown}</w:body></w:document>"


CHUNKS: dict[str, Callable[[AbstractReport], bytes]] = {
    "page.htm": web.clean,
    "page.html": web.cms,
    "page.dat": web.clean,
    "page.mht": lambda report: mht(web.clean(report), "quoted-printable"),
    "text.txt": lambda report: LAYOUTS["tabs"](report).encode(),
    "file.docx": lambda report: word.docx(report, numbered=True, styled=True),
    "file.xml": lambda report: flat(word.docx(report)),
}


@pytest.mark.parametrize("name", CHUNKS)
@pytest.mark.parametrize("sample", CHOSEN)
def test_a_report_in_another_file_within_the_file_is_read(sample: str, name: str) -> None:
    chunk = "<w:altChunk r:id='rId77'/>"
    made = remade(word.docx(samples()[sample]), lambda xml: _without_body(xml, chunk))
    data = with_part(made, name, CHUNKS[name](samples()[sample]))
    assert reading("a.docx", data) == standard(sample)


def test_a_file_that_holds_itself_is_read_no_deeper_than_twice() -> None:
    def deeper(data: bytes) -> bytes:
        chunk = "<w:altChunk r:id='rId77'/></w:body>"
        made = remade(word.docx(samples()["qinghe-2023"]), lambda x: x.replace("</w:body>", chunk))
        return with_part(made, "file.docx", data)

    data = word.docx(samples()["qinghe-2023"])
    for _ in range(5):
        data = deeper(data)
    assert [one.value for one in engine().parse("a.docx", data).document.remarks] == ["file.docx"]


def _without_tables(xml: str, shown: str) -> str:
    first, *rest = xml.split("<w:tbl>")
    return first + "".join(shown + part.partition("</w:tbl>")[2] for part in rest)


def test_half_of_something_is_no_whole_figure() -> None:
    one, two = ("<m:r><m:t>1</m:t></m:r>", "<m:r><m:t>2</m:t></m:r>")
    half = f"<m:oMath><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>"
    parsed = engine().parse
    data = word.docx(samples()["caizheng-2024"])
    made = remade(data, lambda xml: xml.replace(word.run("9"), half, 1))
    assert made != remade(data, lambda xml: xml)
    values = [fact.value for fact in parsed("a.docx", made).facts]
    assert "1/2" in values
    assert 12 not in values


@pytest.mark.parametrize("instruction", [r"eq \\o\\ac(○,{})", "=SUM(LEFT)"])
@pytest.mark.parametrize("sample", CHOSEN)
def test_figures_that_stand_in_no_result_are_not_judged(sample: str, instruction: str) -> None:
    data = drawn(word.docx(samples()[sample]), instruction)
    found = engine().check("a.docx", data).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]


_LAST_DIGIT = re.compile(r"\d(?=</w:t></w:r>)")
PARTS = {
    "a small picture": "<w:r><w:drawing><wp:inline><wp:extent cx='90000' cy='180000'/><pic:pic/>"
    "</wp:inline></w:drawing></w:r>",
    "a formula": "<w:r><w:object><o:OLEObject ProgID='Equation.3'/></w:object></w:r>",
    "a symbol": "<w:r><w:sym w:font='Wingdings 2' w:char='F06A'/></w:r>",
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("sample", CHOSEN)
def test_a_figure_of_which_something_else_may_be_a_digit_is_not_judged(
    sample: str, part: str
) -> None:
    def cut(figure: re.Match[str]) -> str:
        return _LAST_DIGIT.sub("", figure[0]) + PARTS[part]

    data = remade(
        _plain(sample), lambda xml: TABLE.sub(lambda table: FIGURE.sub(cut, table[0]), xml)
    )
    found = engine().check("a.docx", data).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]


_EIGHT = "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>8</w:t></w:r>"
_DRAWN = "<w:r><w:pict><v:rect style='z-index:-251' fillcolor='#1f4e79'/></w:pict></w:r>"
DOUBTS: dict[str, Callable[[str], str]] = {
    "white digits in a box": lambda xml: TABLE.sub(
        lambda one: (
            f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{_beside(one[0], _EIGHT)}"
            "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        ),
        xml,
    ),
    "white digits over something drawn": lambda xml: _beside(xml, _EIGHT).replace(
        "</w:p>", f"{_DRAWN}</w:p>", 1
    ),
    "white digits of their own line over something drawn": lambda xml: _beside(
        xml, f"</w:p><w:p>{_EIGHT}"
    ).replace("</w:p>", f"{_DRAWN}</w:p>", 1),
    "a mark that turns digits": lambda xml: _turned(xml, lambda digits: f"\u202e{digits}\u202c"),
    "codes of a font of its own": lambda xml: _turned(
        xml, lambda digits: "".join(chr(0xE600 + ord(sign)) for sign in digits)
    ),
}


def _beside(xml: str, run: str) -> str:
    return TABLE.sub(lambda table: FIGURE.sub(lambda figure: figure[0] + run, table[0]), xml)


def _turned(xml: str, change: Callable[[str], str]) -> str:
    return TABLE.sub(
        lambda table: FIGURE.sub(
            lambda one: one[0].replace(f">{one[2]}<", f">{change(one[2])}<"), table[0]
        ),
        xml,
    )


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("sample", [name for name in CHOSEN if "blanks" not in name])
def test_figures_beside_which_something_may_be_seen_are_not_judged(sample: str, doubt: str) -> None:
    found = engine().check("a.docx", remade(_plain(sample), DOUBTS[doubt])).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]


@pytest.mark.parametrize("sample", CHOSEN)
def test_a_cell_that_holds_the_number_of_a_page_is_not_judged(sample: str) -> None:
    figure = re.compile(rf"{FIGURE.pattern}(?:(?!</w:tc>).)*")
    paged = "<w:p><w:r><w:t>— 3 —</w:t></w:r></w:p>"
    data = remade(
        _plain(sample),
        lambda xml: TABLE.sub(lambda one: figure.sub(lambda cell: cell[0] + paged, one[0]), xml),
    )
    found = engine().check("a.docx", data).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]


@pytest.mark.parametrize("sample", CHOSEN)
def test_a_title_at_the_head_of_pages_alone_is_the_title(sample: str) -> None:
    data = _plain(sample)
    first = re.search(r"<w:p [^>]*>.*?</w:p>", text_of(word.unzipped(data), "word/document.xml"))
    assert first
    head = f"<w:hdr {word.NAMESPACES}>{first[0]}</w:hdr>"
    made = remade(data, lambda xml: xml.replace(first[0], "", 1))
    assert reading("a.docx", with_entry(made, "word/header1.xml", head)) == standard(sample)


@pytest.mark.parametrize("words", ["政府信息公开工作年度报告", "乙市人民政府2019年工作年度报告"])
def test_what_stands_at_the_head_of_pages_takes_no_titles_place(words: str) -> None:
    head = f"<w:hdr {word.NAMESPACES}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>"
    data = with_entry(_plain("qinghe-2023"), "word/header1.xml", head)
    assert reading("a.docx", data) == standard("qinghe-2023")


@pytest.mark.parametrize("field", ["AUTONUM \\* CHINESENUM3", "LISTNUM \\l 1"])
def test_numbers_that_stand_nowhere_are_not_missing(field: str) -> None:
    shown = (
        f"<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> {field} </w:instrText>"
        "<w:fldChar w:fldCharType='end'/></w:r>"
    )
    data = word.docx(samples()["qinghe-2023"], styled=True)
    ordinal = re.compile(r"<w:r>((?:(?!<w:r>).)*>)[一二三四五六]、")
    made = remade(data, lambda xml: ordinal.sub(lambda run: f"{shown}<w:r>{run[1]}", xml))
    assert made != data
    found = {one.code for one in engine().check("a.docx", made).diagnostics}
    assert found == {one.code for one in engine().check("a.docx", data).diagnostics}


NAMES = ["a.docm", "a.dotx", "a.doc", "a.wps"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sample", CHOSEN)
def test_the_name_of_a_word_file_matters_little(sample: str, name: str) -> None:
    data = word.docx(samples()[sample], numbered=True, styled=True)
    assert reading(name, data) == standard(sample)
    assert reading(name, flat(data)) == standard(sample)


@pytest.mark.parametrize("name", ["a.mht", "a.doc"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("sample", CHOSEN)
def test_a_page_saved_in_one_file_is_read(sample: str, encoding: str, name: str) -> None:
    assert reading(name, mht(web.cms(samples()[sample]), encoding)) == standard(sample)


def test_a_page_in_gbk_saved_in_one_file_is_read() -> None:
    page = web.cms(samples()["qinghe-2023"], encoding="gb18030")
    assert reading("a.mht", mht(page, "base64")) == standard("qinghe-2023")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a--",
        b"<?xml version='1.0'?><pkg:package><pkg:part pkg:name='/a'></pkg:part></pkg:package>",
        flat(word.docx(samples()["qinghe-2023"]))[:900],
    ],
)
def test_a_file_without_a_document_in_it_is_damaged(data: bytes) -> None:
    assert [one.code for one in engine().check("a.doc", data).diagnostics] == ["GX008"]


_PICTURE = (
    "<w:drawing><wp:inline><wp:extent cx='{}' cy='{}'/><a:graphic><pic:pic/></a:graphic>"
    "</wp:inline></w:drawing>"
)
BANNER = _PICTURE.format(4_000_000, 400_000)
"""A picture as wide and low as a line of words."""
SEAL = _PICTURE.format(1_500_000, 1_500_000)


@pytest.mark.parametrize("sample", CHOSEN)
def test_a_heading_that_is_a_picture_is_not_missing(sample: str) -> None:
    data = word.docx(samples()[sample], styled=True)
    made = remade(data, lambda xml: _HEADING.sub(_shows(BANNER), xml))
    found = engine().check("a.docx", made).diagnostics
    known = {one.code for one in engine().check("a.docx", data).diagnostics}
    assert not {one.code for one in found if one.severity == "error"} - known


def test_a_section_is_missing_whatever_seal_stands_there() -> None:
    data = word.docx(samples()["qinghe-2023"], styled=True)
    made = remade(data, lambda xml: _HEADING.sub(_shows(SEAL), xml))
    assert "GX101" in {one.code for one in engine().check("a.docx", made).diagnostics}


_HEADING = re.compile(r'(<w:pStyle w:val="2"/>(?:(?!</w:p>).)*?</w:pPr>)(?:(?!</w:p>).)*')


def _shows(picture: str) -> Callable[[re.Match[str]], str]:
    return lambda heading: f"{heading[1]}<w:r>{picture}</w:r>"


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf"])
@pytest.mark.parametrize("sample", CHOSEN)
def test_text_under_the_name_of_a_word_file_is_read(sample: str, name: str) -> None:
    assert reading(name, LAYOUTS["tabs"](samples()[sample]).encode()) == standard(sample)


SHUFFLED: dict[str, Callable[[str], str]] = {
    "capitals in names": lambda name: name.replace("word/document", "word/Document"),
    "another folder": lambda name: name.replace("word/", "doc/"),
    "backslashes in names": lambda name: name.replace("/", "\\"),
}


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("names", SHUFFLED)
def test_the_names_of_parts_matter_little(sample: str, names: str) -> None:
    data = word.docx(samples()[sample], numbered=True, styled=True)
    assert reading("a.docx", renamed(data, SHUFFLED[names])) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize(
    "target", ["./word/document.xml", "/word/document.xml", "a/../word/document.xml"]
)
def test_the_way_to_a_part_matters_little(sample: str, target: str) -> None:
    data = word.docx(samples()[sample], numbered=True, styled=True)
    entries = word.unzipped(data)
    entries["_rels/.rels"] = text_of(entries, "_rels/.rels").replace("word/document.xml", target)
    assert reading("a.docx", word.zipped(entries)) == standard(sample)


def test_a_workbook_is_no_word_file() -> None:
    data = word.zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<b/>"})
    assert [one.code for one in engine().check("a.docx", data).diagnostics] == ["GX003"]


def test_a_comma_that_a_program_lost_from_its_numbers_is_restored() -> None:
    data = word.docx(samples()["qinghe-2023"], numbered=True, styled=True)
    lost = remade(data, str, numbering=word.NUMBERING.replace("%1、", "%1?"))
    assert reading("a.docx", lost) == standard("qinghe-2023")
