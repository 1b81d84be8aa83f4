"""The HTML reader: places, messy markup, articles among furniture, hostile pages."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writers import web
from writers.expected import lines_of, lines_read, squeeze
from writers.pages import SHAPES, page
from writers.samples import samples

from gxlint.blocks import Block, Heading, Paragraph, Table
from gxlint.errors import ReadError
from gxlint.folding import UNKNOWN, squeezed
from gxlint.readers.html import blocks_of, read

PROSE = "<p>本年度围绕群众关切做好公开与解读，" + "逐项核对目录，" * 40 + "</p>"


def lines(html: str) -> list[str]:
    found: list[Block] = blocks_of(html, 0, len(html))
    return [squeezed(b.text).content for b in found if not isinstance(b, Table)]


def table(html: str) -> list[tuple[int, int, int, int, str]]:
    (found,) = [b for b in blocks_of(html, 0, len(html)) if isinstance(b, Table)]
    return [(c.row, c.column, c.row_span, c.column_span, c.text.content) for c in found.cells]


@pytest.mark.parametrize("name", samples())
def test_a_clean_page_gives_every_line_and_cell(name: str) -> None:
    report = samples()[name]
    assert lines_read(read(web.clean(report), None).blocks) == lines_of(report)


@pytest.mark.parametrize("one_line", [False, True], ids=["lines", "one line"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", samples())
def test_a_published_page_gives_the_article_alone(
    name: str, encoding: str, *, one_line: bool
) -> None:
    report = samples()[name]
    document = read(web.cms(report, encoding=encoding, one_line=one_line), None)
    title, info, *rest = lines_read(document.blocks)
    expected = [line for line in lines_of(report) if "发布日期" not in line]
    assert [title, *rest] == expected
    assert "来源" in info
    assert not document.remarks


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["qinghe-2023", "yunxi-2017", "haiyue-2020-blanks"])
def test_the_article_is_found_in_pages_of_other_shapes(name: str, shape: str) -> None:
    report = samples()[name]
    expected = lines_of(report)
    if shape == "tables mostly":
        prose = [p for s in report.sections for p in s.paragraphs]
        left_out = {squeeze(x) for x in (*report.preface, *prose, f"发布日期：{report.published}")}
        expected = [line for line in expected if line not in left_out]
    assert lines_read(read(page(report, shape), None).blocks) == expected


@pytest.mark.parametrize("one_line", [False, True], ids=["lines", "one line"])
def test_every_character_stands_where_its_offset_says(*, one_line: bool) -> None:
    document = read(web.cms(samples()["qinghe-2023"], one_line=one_line), None)
    for block in document.blocks:
        for text in [c.text for c in block.cells] if isinstance(block, Table) else [block.text]:
            for i, char in enumerate(text.content):
                source = document.text[text.offset(i)]
                assert source in {char, "&"} or (char in "\n " and i)


def test_a_cell_is_placed_at_its_line_and_column() -> None:
    html = "<table><tr><td>一<td>二\n<tr><td>三<td>四</table>" + PROSE
    document = read(html.encode(), None)
    found = next(b for b in document.blocks if isinstance(b, Table))
    place = document.place(found.cells[3].text.span())
    assert (place.line, place.column) == (2, 14)


def test_an_empty_cell_is_placed_behind_its_tag() -> None:
    html = "<table><tr><td>一<td>二<td></td><td>&nbsp;</table>"
    (found,) = blocks_of(html, 0, len(html))
    assert isinstance(found, Table)
    assert [html[: c.text.span().start][-4:] for c in found.cells[2:]] == ["<td>", "<td>"]


def test_three_header_rows_are_laid_out_on_the_grid() -> None:
    html = (
        "<table><tr><td rowspan=3 colspan=2>注<td colspan=3>情况"
        "<tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>"
    )
    assert table(html) == [
        (0, 0, 3, 2, "注"),
        (0, 2, 1, 3, "情况"),
        (1, 2, 2, 1, "甲"),
        (1, 3, 1, 2, "乙"),
        (2, 3, 1, 1, "丙"),
        (2, 4, 1, 1, "丁"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "<p>本年新</p><p>制作数量</p>",
        "本年新<br>制作数量",
        "<span>本年</span><span>新制作数量</span>",
        "&nbsp;本年新&nbsp;制作数量<o:p></o:p>",
        "<p class=MsoNormal><span style='x'>本年\n新制作</span><span lang=EN-US>数量</span>",
        "<![if !supportLists]>本年新<![endif]>制作数量<!--[if gte mso 9]><b>x</b><![endif]-->",
        "<div>本年新制作<font color=red>数量</font></div><script>var a = '</td>';</script>",
    ],
)
def test_a_label_in_pieces_is_one_label(cell: str) -> None:
    html = f"<table><tr><td>{cell}</td><td>7</td></table>"
    (found,) = blocks_of(html, 0, len(html))
    assert isinstance(found, Table)
    assert [squeezed(c.text).content for c in found.cells] == ["本年新制作数量", "7"]


def test_digits_in_runs_of_their_own_are_one_number() -> None:
    assert lines("<p>受理<b>1</b><span>2</span>3件</p>") == ["受理123件"]


def test_numbers_apart_stay_apart() -> None:
    html = "<p><span>2020</span> <span>12</span></p>"
    (block,) = blocks_of(html, 0, len(html))
    assert isinstance(block, Paragraph)
    assert block.text.content == "2020 12"


def test_a_line_break_begins_a_paragraph() -> None:
    assert lines("<p>一、总体情况<br/>全年平稳。</p>") == ["一、总体情况", "全年平稳。"]


def test_empty_paragraphs_are_blank_lines() -> None:
    html = "<p>甲</p><p>&nbsp;</p><p></p><p>乙</p>"
    assert [b.blank_before for b in blocks_of(html, 0, len(html))] == [0, 2]


def test_headings_keep_their_level() -> None:
    html = "<h1>报告</h1><h3><span>一、</span>总体情况</h3><p>平稳</p>"
    found = blocks_of(html, 0, len(html))
    assert [b.level for b in found if isinstance(b, Heading)] == [1, 3]
    assert isinstance(found[2], Paragraph)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>甲<td>乙<tr><td>丙<td>丁",
        "<table><tbody><tr><td><p>甲<td><div>乙</tr><tr><th>丙</th><td>丁</td></table>",
        "<table><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>",
        "<div><table><tr><td>甲</div></td><td></div>乙</td></tr><tr><td>丙<td>丁</table></div>",
        "<table><form><tr><td>甲<td>乙</form><tr><td>丙<td>丁</table>",
        "<TABLE><TR><TD>甲<TD>乙<TR STYLE='display:none'><TD>x<TR><TD>丙<TD>丁</TABLE>",
    ],
    ids=["nothing closed", "blocks open", "no first row", "stray ends", "form", "hidden row"],
)
def test_unclosed_tags_do_no_harm(html: str) -> None:
    assert [(r, c, text) for r, c, _, _, text in table(html)] == [
        (0, 0, "甲"),
        (0, 1, "乙"),
        (1, 0, "丙"),
        (1, 1, "丁"),
    ]


def test_a_layout_table_is_unfolded_and_the_table_within_kept() -> None:
    inner = "<table>" + "<tr><td>一<td>2<td>3" * 5 + "</table>"
    html = f"<table><tr><td>标题</td></tr><tr><td>{PROSE}{inner}{PROSE}</td></tr></table>"
    found = blocks_of(html, 0, len(html))
    assert [type(b) for b in found] == [Paragraph, Paragraph, Table, Paragraph]


def test_a_table_cut_in_two_stays_two_tables_in_order() -> None:
    html = "<table><tr><td>甲<td>1</table><table><tr><td>乙<td>2</table>"
    found = blocks_of(html, 0, len(html))
    assert [b.cells[0].text.content for b in found if isinstance(b, Table)] == ["甲", "乙"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="DISPLAY: none">隐</p>',
        "<span style='display:none'>隐<span>藏</span></span>",
        "<div hidden>隐</div>",
        '<p><span style="mso-hide:all">隐</span></p>',
        "<textarea>隐</textarea><noscript>隐</noscript><template><p>隐</p></template>",
    ],
)
def test_what_is_hidden_is_left_out(hidden: str) -> None:
    assert lines(f"<p>甲</p>{hidden}<p>乙</p>") == ["甲", "乙"]


def test_an_article_that_a_script_unhides_is_kept() -> None:
    document = read(f'<div id="c" style="display:none">{PROSE}</div>'.encode(), None)
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ('<meta name="PubDate" content="2021-03-09 10:30">', date(2021, 3, 9)),
        ('<META content="2021/3/9" NAME="publishdate"/>', date(2021, 3, 9)),
        ('<meta property="article:published_time" content="20210309">', date(2021, 3, 9)),
        ('<meta name="Url" content="http://a.cn/x/202103/t20210309_1.html">', date(2021, 3, 9)),
        ('<meta name="PubDate" content="2021-13-09">', None),
        ('<meta name="Keywords" content="2021-03-09">', None),
    ],
)
def test_the_date_of_publication_comes_from_the_metadata(meta: str, expected: date | None) -> None:
    assert read(f"<head>{meta}</head>{PROSE}".encode(), None).published == expected


def test_attachments_are_linked() -> None:
    html = f'{PROSE}<p>附件：<a href="/P020210309.docx">年度报告.docx</a></p>'
    assert read(html.encode(), None).links == ("/P020210309.docx",)


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ("<h1>年报</h1><p>见附件</p><a href='P02.pdf'>年度报告</a>", "P02.pdf"),
        ("<h1>年报</h1><iframe src='/view?file=a'></iframe>", "/view?file=a"),
        ("<meta http-equiv=refresh content='0; url=/b.html'><p>…</p>", "/b.html"),
        ("<div id=app></div><script>location.href = '/c.html'</script>", "/c.html"),
        ("<div id=app></div><script src='/static/app.js'></script>", "/static/app.js"),
    ],
    ids=["attachment", "frame", "refresh", "redirect", "shell"],
)
def test_a_page_that_leads_to_the_report_is_said_to(html: str, link: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(f"<html><body>{html}</body></html>".encode(), None)
    assert caught.value.rule == "report-elsewhere"
    assert caught.value.values == {"link": link}


def test_a_page_of_images_is_remarked_upon() -> None:
    document = read(b"<h1>2020</h1><img src=1.jpg><img src=2.jpg>", None)
    assert [(r.name, r.value) for r in document.remarks] == [("images_only", "2")]


def test_a_page_of_images_without_a_word_is_told() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"<body><img src=1.jpg></body>", None)
    assert caught.value.rule == "file-scanned"


def test_the_charset_that_the_page_declares_is_believed() -> None:
    html = f"<meta charset=gb2312>{PROSE}<p>镕</p>"  # a character of GBK only
    document = read(html.encode("gbk"), None)
    assert "镕" in document.text
    assert not document.remarks


def outcome(html: str) -> str:
    try:
        read(html.encode(), None)
    except ReadError as error:
        return error.rule
    return "read"


HOSTILE = {
    "deep": "<div>" * 100_000 + "深" + "</div>" * 100_000,
    "deep tables": "<table><tr><td>" * 30_000 + "深",
    "unclosed quote": '<p title="' * 100_000,
    "tags that never end": "<p " * 300_000,
    "comments that never end": "<!--" * 300_000,
    "scripts that never end": "<svg><select>" * 100_000,
    "stray ends": "<table><tr><td>" + "</div></p></b>" * 100_000,
    "hidden and deep": '<span style="display:none">' * 100_000,
    "references": "&" * 500_000 + "&#xfffffffffff;" * 10_000,
    "spans": "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 500 + "</table>",
    "lines in a cell": "<table><tr><td>1<td>" + "a<br>" * 50_000 + "</table>",
    "cells": "<table>" + ("<tr>" + "<td>1" * 100) * 3_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_ends_in_a_document_or_a_clear_error(html: str) -> None:
    assert outcome(html) in {"read", "file-too-large", "report-elsewhere"}


FRAGMENTS = [
    *"<>/!-&;#='\" \n",
    "中文",
    "12",
    *(
        f"<{name}>"
        for name in ("table", "tr", "td", "p", "br", "b hidden", "a href=x", "h2", "!--")
    ),
    *(f"</{name}>" for name in ("table", "tr", "td", "p", "b", "a", "h2", "div")),
    "-->",
    "<script>",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_text_gives_blocks_that_point_into_it(html: str) -> None:
    for block in blocks_of(html, 0, len(html)):
        texts = [c.text for c in block.cells] if isinstance(block, Table) else [block.text]
        for text in texts:
            span = text.span()
            assert 0 <= span.start <= span.end <= len(html)


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        '<sup><a href="#f1">[1]</a></sup>',
        "<SUP><span>①</span></SUP>",
        "<del>1</del>",
        "<s>1</s>",
        "<strike>1</strike>",
        '<span style="vertical-align: super">1</span>',
        "<font style='text-decoration:line-through'>1</font>",
    ],
)
def test_footnote_marks_and_struck_words_do_not_join_a_figure(mark: str) -> None:
    assert table(f"<table><tr><td>12{mark}<td>3{mark}4</table>") == [
        (0, 0, 1, 1, "12"),
        (0, 1, 1, 1, "34"),
    ]


@pytest.mark.parametrize("mark", ["<small>1</small>", "<ins>1</ins>"])
def test_other_inline_elements_stay(mark: str) -> None:
    assert table(f"<table><tr><td>12{mark}<td>甲</table>")[0][-1] == "121"


@pytest.mark.parametrize("cell", ["12<sub>1</sub>", "<bdo dir=rtl>12</bdo>"])
def test_a_figure_that_looks_like_another_is_unknown(cell: str) -> None:
    assert table(f"<table><tr><td>{cell}<td>甲</table>")[0][-1] == UNKNOWN


@pytest.mark.parametrize("cell", ["<sub>12</sub>", "<sup>12</sup>", "<bdo dir=ltr>12</bdo>"])
def test_a_cell_set_low_or_high_as_a_whole_stays(cell: str) -> None:
    assert table(f"<table><tr><td>{cell}<td>甲</table>")[0][-1] == "12"


def test_a_cell_raised_as_a_whole_stays() -> None:
    html = '<table><tr><td style="vertical-align:super">12<td>甲</table>'
    assert table(html)[0][-1] == "12"


@pytest.mark.parametrize("spelling", ["rowspan", "rowSpan", "ROWSPAN", "RowSpan"])
def test_a_merged_cell_is_known_however_its_span_is_spelled(spelling: str) -> None:
    column = spelling.replace("row", "col").replace("ROW", "COL").replace("Row", "Col")
    source = f"<table><tr><td {spelling}=2 {column}=3>甲</td><td>乙</td></tr></table>"
    assert table(source)[0][:4] == (0, 0, 1, 3)


_WORDS = st.sampled_from(
    ("<p>", "</p>", "<br>", "<b>", "</b>", '<span style="a:b">', "</span>", "&nbsp;", " ", "\n")
)
_CONTENT = st.lists(st.one_of(_WORDS, st.sampled_from(("12", "甲乙", "a b", "&amp;"))), max_size=8)


@given(st.lists(st.lists(_CONTENT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_plain_table_is_the_same_as_read_tag_by_tag(rows: list[list[list[str]]]) -> None:
    cells = "".join(
        "<tr>" + "".join(f"<td>{''.join(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    plain = f"<table><tbody>{cells}<tr><td>丙</td><td>丁</td></tr></tbody></table>"
    with_other_tag = plain + "<!-- -->"
    longer = with_other_tag.replace("</tbody></table><!-- -->", "<!-- --></tbody></table>")
    assert blocks_of(plain, 0, len(plain)) == blocks_of(longer, 0, len(longer))


_LINKED = st.lists(
    st.sampled_from(["", "首页", "&nbsp;", " 上一年 <b>报告</b> ", "长" * 90]), max_size=4
)
_AROUND = (
    "{}",
    "<div class=nav>{}</div>",
    "<p>一、总体情况{}",
    "<table><tr><td>{}</td><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>",
    "<a href=/>{}</a>",
)


@pytest.mark.parametrize("rest", ["", PROSE], ids=["alone", "beside prose"])
@pytest.mark.parametrize("around", _AROUND)
@given(items=st.lists(st.tuples(_LINKED, _LINKED), min_size=1, max_size=4))
def test_a_plain_menu_is_left_out_as_if_read_tag_by_tag(
    items: list[tuple[list[str], list[str]]], around: str, rest: str
) -> None:
    def links(words: list[str]) -> str:
        return "".join(f"<a href=/x>{word}</a>" for word in words)

    inner = "".join(
        f"<li>{links(outer)}<ul><li>{links(words)}</li></ul></li>" for outer, words in items
    )
    pages = [around.format(f"<ul>{inner}{end}</ul>") + rest for end in (" " * 8, "<!-- -->")]
    plain, longer = (read(page.encode(), None) for page in pages)
    assert (plain.blocks, plain.remarks) == (longer.blocks, longer.remarks)


@pytest.mark.parametrize("value", ["a>b", "if (a < b) c > d", "<b>1</b><b>2</b>", "/>", "<td>"])
def test_brackets_in_an_attribute_change_nothing(value: str) -> None:
    page = f"<p>before</p><p onclick=\"{value}\">one <b title='{value}'>two</b></p><p>behind</p>"
    assert [b.text.content for b in blocks_of(page, 0, len(page)) if isinstance(b, Paragraph)] == [
        "before",
        "one two",
        "behind",
    ]


@pytest.mark.parametrize("name", samples())
def test_figures_may_be_links(name: str) -> None:
    page = web.clean(samples()[name])
    linked = re.sub(rb"(<td[^>]*>)(\d+)(</td>)", rb'\1<a href="x.html">\2</a>\3', page)
    assert linked != page
    assert lines_read(read(linked, None).blocks) == lines_read(read(page, None).blocks)
