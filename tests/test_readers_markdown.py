"""The Markdown reader: structure from markdown-it, places within lines from us."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gxlint.blocks import Block, Document, Heading, Paragraph, Table, Text
from gxlint.errors import ReadError
from gxlint.readers import markdown, text


def document(source: str) -> Document:
    return markdown.read(source.encode(), None)


def blocks(source: str) -> Sequence[Block]:
    return document(source).blocks


def words(source: str) -> list[str]:
    """Return the words of each paragraph or heading, tables left out."""
    return [b.text.content for b in blocks(source) if not isinstance(b, Table)]


def grid(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[c.text.content for c in block.cells if c.row == r] for r in range(block.rows)]


def texts(found: Sequence[Block]) -> list[Text]:
    return [
        part
        for block in found
        for part in ([c.text for c in block.cells] if isinstance(block, Table) else [block.text])
    ]


# Headings


@pytest.mark.parametrize(
    ("source", "level", "title"),
    [
        ("# 某市2020年报告", 1, "某市2020年报告"),
        ("###### **六**、其他 ######", 6, "六、其他"),
        ("##二、主动公开", 2, "二、主动公开"),
        ("    ### 三、申请", 3, "三、申请"),
        ("> ## 四、复议", 2, "四、复议"),
        ("某市报告\n===", 1, "某市报告"),
        ("一、总体情况\n---", 2, "一、总体情况"),
        ("<h3>五、问题</h3>", 3, "五、问题"),
    ],
)
def test_headings_of_any_dress(source: str, level: int, title: str) -> None:
    (block,) = blocks(source)
    assert isinstance(block, Heading)
    assert (block.level, block.text.content) == (level, title)


@pytest.mark.parametrize("attributes", ["{#id .class}", "{.class}", "{-}"])
def test_what_pandoc_says_of_a_heading_is_no_part_of_it(attributes: str) -> None:
    assert words(f"# 总体情况 {attributes}\n\n# 共{{3}}件") == ["总体情况", "共{3}件"]


def test_divisions_and_spans_of_pandoc_leave_their_words() -> None:
    source = '::: {custom-style="x"}\n公开[]{#_GoBack .anchor}信息[12]{.underline}条。\n:::'
    assert words(source) == ["公开信息12条。"]


def test_a_title_on_two_lines_by_a_break_stays_one_heading() -> None:
    assert words("# 某市人民政府<br>2020年报告") == ["某市人民政府\n2020年报告"]


@pytest.mark.parametrize("dashes", ["-", "--", "---", "==="])
def test_a_null_mark_under_a_figure_makes_no_heading(dashes: str) -> None:
    assert all(isinstance(block, Paragraph) for block in blocks(f"规章\n0\n{dashes}\n7"))


@pytest.mark.parametrize("dashes", ["-", "--"])
def test_a_null_mark_on_its_line_is_kept(dashes: str) -> None:
    assert words(f"规章\n\n0\n\n{dashes}\n\n7\n{dashes}\n8") == [
        "规章",
        "0",
        dashes,
        "7",
        dashes,
        "8",
    ]


def test_a_rule_under_a_paragraph_makes_no_heading() -> None:
    source = "全年收到申请五件，全部办结，未收取费用。\n上年没有结转，也没有结转下年。\n---\n"
    assert [type(block) for block in blocks(source)] == [Paragraph, Paragraph]


# Lines


def test_a_heading_glued_above_its_paragraph_stays_alone() -> None:
    source = "四、政府信息公开行政复议、行政诉讼情况\n本年度没有发生行政复议，也没有发生行政诉讼。"
    assert words(source) == source.split("\n")


def test_a_hard_wrapped_sentence_is_one_paragraph() -> None:
    source = (
        "本年度收到申请一百二十件，其中自然人一百一十件，\n"
        "商业企业十件，均已按时办结。本机关持续完善机制，不断提升答复质量和工作\n"
        "规范水平。\n下一句话另起一行。"
    )
    one, two = words(source)
    assert one == source.replace("\n", "").removesuffix("下一句话另起一行。")
    assert two == "下一句话另起一行。"


@pytest.mark.parametrize("mark", ["  ", "\\", "<br>", " <br/>"])
def test_a_forced_break_parts_lines(mark: str) -> None:
    first = "本年度收到申请一百二十件，其中自然人一百一十件，商业企业十件"
    found = words(f"{first}{mark}\n第二行的内容")
    assert found == [first, "第二行的内容"]


@pytest.mark.parametrize(
    "second",
    ["12", "(二)部分公开", "（二）部分", "1.属于", "2、重复", "一、新收", "- 项目", "> 引用"],
)
def test_a_figure_or_a_numbered_line_is_never_joined(second: str) -> None:
    first = "本年度收到申请一百二十件，其中自然人一百一十件，商业企业十件"
    assert len(words(f"{first}\n{second}")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("收到申请，", "均已办结", id="comma"),
        pytest.param("涉及教育、", "医疗、卫生", id="enumeration"),
        pytest.param("依据《中华人民共和国", "政府信息公开条例》", id="open title"),
        pytest.param("本机关（以下", "简称本局）", id="open bracket"),
        pytest.param("全部办结", "，没有结转", id="a mark no line begins with"),
        pytest.param(
            "按照上级部署要求，本年度持续做好并且主动**公开政务**", "1.5万条信息", id="no ordinal"
        ),
    ],
)
def test_a_line_that_cannot_end_there_goes_on(first: str, second: str) -> None:
    assert words(f"{first}\n{second}") == [(first + second).replace("**", "")]


def test_lines_of_equal_length_are_a_wrapped_paragraph() -> None:
    source = (
        "本年度全市各级行政机关围绕中心工作持续推进政务公开工作取得实效并且不断提高服务的水平" * 3
    )
    wrapped = "\n".join(source[i : i + 30] for i in range(0, len(source), 30))
    assert words(wrapped) == [source]


def test_bold_words_may_go_over_the_end_of_a_line() -> None:
    assert words("按照上级部署要求，本年度全市上下持续做好**主动\n公开**工作。") == [
        "按照上级部署要求，本年度全市上下持续做好主动公开工作。"
    ]


def test_a_bold_line_stays_alone() -> None:
    source = "**（一）深化主动公开，提升工作质量，优化服务水平并走在前列**\n本年度持续推进。"
    assert len(words(source)) == 2


def test_latin_words_are_joined_with_a_space() -> None:
    found = words("The report of the year, as the law has it, states\nwhat was done.")
    assert found == ["The report of the year, as the law has it, states what was done."]


def test_lists_and_quotations_give_their_words() -> None:
    source = "- 一项\n* 二项\n  - 三项\n1. 四项\n> 五项\n> - 六项\n>> 七项"
    assert words(source) == ["一项", "二项", "三项", "1. 四项", "五项", "六项", "七项"]


def test_a_signed_figure_keeps_its_sign() -> None:
    assert words("- 6\n\n+ 42\n\n-6\n\n+42") == ["- 6", "+ 42", "-6", "+42"]


@pytest.mark.parametrize("source", ["```\n# 代码\n```\n后", "~~~py\n| a | b |\n~~~\n后", "***\n后"])
def test_code_and_rules_are_no_content(source: str) -> None:
    assert words(source) == ["后"]


def test_indented_lines_are_no_code() -> None:
    assert words("前\n\n    缩进的段落\n\n\t又一段") == ["前", "缩进的段落", "又一段"]


def test_front_matter_is_passed_over() -> None:
    assert words("---\ntitle: 别的标题\ndate: 2021-01-01\n---\n\n# 标题\n") == ["标题"]
    assert words("---\n没有键\n---\n正文") == ["没有键", "正文"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("一是**加强**管理", "一是加强管理"),
        ("**“引号”**之后", "“引号”之后"),
        ("*斜体*和__粗体__ 与`代码`", "斜体和粗体 与代码"),
        ("3*5*7 与 file_name_x 与 ____", "3*5*7 与 file_name_x 与 ____"),
        (r"3\*4 \# 和 \\", r"3*4 # 和 \ ".strip()),
        ("见[条例](http://x.cn/a_(1).html)与<http://x.cn/>", "见条例与http://x.cn/"),
        ("![](图/表三.png)", "图/表三.png"),
        ("![表三](图/3.png)", "表三"),
        ("A&nbsp;B&lt;5&#x4EF6;&bogus;", "A\xa0B<5件&bogus;"),
        ("收到<span style='color:red'>5</span>件", "收到5件"),
        ("收到~~12~~13件", "收到13件"),
        ("收到<del>12</del>13件<sup>1</sup>", "收到13件"),
        ("《某省实施<中华人民共和国条例>办法》", "《某省实施<中华人民共和国条例>办法》"),
        ("收到5件<!-- expect: x -->，办结5件", "收到5件，办结5件"),
        ("未闭合**星号", "未闭合**星号"),
    ],
)
def test_marks_within_a_line_are_left_out(source: str, said: str) -> None:
    assert words(source) == [said]


def test_comments_are_no_lines() -> None:
    found = [
        (b.blank_before, texts((b,))[0].content)
        for b in blocks("甲\n\n<!-- 一\n\n二 -->\n\n乙<!-- x -->\n<!-- y -->\n丙\n")
    ]
    assert found == [(0, "甲"), (1, "乙"), (0, "丙")]


def test_an_unclosed_comment_swallows_nothing_before_it() -> None:
    assert words("甲\n\n乙")[0] == words("甲\n\n<!-- 乙")[0] == "甲"


def test_links_to_files_are_attachments() -> None:
    found = document("[下载](附件/年报.docx) [条例](a.html) <a href='b.pdf'>表</a>")
    assert found.links == ("附件/年报.docx", "b.pdf")


# Tables


@pytest.mark.parametrize(
    "source",
    [
        "| 行 | 甲 | 乙 |\n|---|--:|:-:|\n| 新收 | 1 | -2 |",
        "行 | 甲 | 乙\n---|---|---\n新收 | 1 | -2",
        "|**行**|`甲`|&#20057;|\n|新收|1|-2|",
        "> | 行 | 甲 | 乙 |\n> |---|---|---|\n> | 新收 | 1 | -2 |",
        "行\t甲\t乙\n新收\t1\t-2",
        "<table>\n<tr><th>行<th>甲<th>乙\n\n<tr><td>新收<td>1<td>-2\n</table>",
        "<div><TABLE><tr><td><p>行<td>甲<td><b>乙</b></tr><tr><td>新收<td>1<td>-2</TABLE></div>",
    ],
)
def test_tables_of_any_dress_are_the_same_table(source: str) -> None:
    for around in (source, f"下表：\n{source}\n\n以上。", f"\r\n{source}".replace("\n", "\r\n")):
        (table,) = (block for block in blocks(around) if isinstance(block, Table))
        assert grid(table) == [["行", "甲", "乙"], ["新收", "1", "-2"]]


def test_what_stands_around_an_html_table_on_its_lines_is_kept() -> None:
    one, two = (f"<table><tr><td>{a}<td>2<tr><td>3<td>4</table>" for a in (1, 5))
    source = f"前{one}中{two}后"
    assert words(source) == ["前", "中", "后"]
    assert [grid(b) for b in blocks(source) if isinstance(b, Table)] == [
        [["1", "2"], ["3", "4"]],
        [["5", "2"], ["3", "4"]],
    ]


def test_merged_cells_of_html_stand_on_their_squares() -> None:
    (table,) = blocks(
        "<table>\n<tr><th rowspan=2>申请人</th><th colspan='2'>法人</th></tr>\n"
        "<tr><td>商业</td><td>科研</td></tr>\n<tr><td>新收</td><td>1</td><td>2</td></tr>\n</table>"
    )
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells[:4]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert table.exact


def test_an_unclosed_html_table_ends_with_its_last_cell() -> None:
    source = "<table>\n<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td><td>4</td></tr>\n\n后面的句子。"
    assert words(source) == ["后面的句子。"]


def test_rows_of_figures_in_code_are_content() -> None:
    assert words("```\n规章  0  0  0\n规范性文件  3  1  12\n```\n后") == [
        *("规章  0  0  0", "规范性文件  3  1  12", "后")
    ]


def test_a_table_in_code_is_no_table() -> None:
    assert blocks("```\n<table><tr><td>1</td></tr></table>\n```\n") == ()


def test_a_comment_behind_a_row_is_no_cell() -> None:
    (table,) = blocks("| a | b |\n|---|---|\n| 1 | 2 | <!-- expect: x -->\n| 3 | <!-- y --> 4 |")
    assert grid(table) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_an_escaped_pipe_is_a_pipe_in_its_cell() -> None:
    (table,) = blocks("| 增\\|减 | b |\n| 1 | 2 |")
    assert grid(table)[0] == ["增|减", "b"]


def test_a_break_in_a_cell_is_a_line_feed() -> None:
    (table,) = blocks("| 商业<br>企业 | b |\n| 1 | 2 |")
    assert grid(table)[0] == ["商业\n企业", "b"]


# Laws

LINE_ENDS = re.compile(r"\r\n|\r|\n")
FLAT = "甲乙丙2０ab \t\u3000\xa0|#。,，\r\n\n\n\f\x85\u2028-+"
MARKED = FLAT + "*_~`\\<>[]()!&;:=./\"'"
flats = st.text(st.sampled_from(FLAT), max_size=150).filter(lambda s: bool(s.strip()))
FRAGMENTS = (
    "<table> </table> <tr> <td> </td> <td_colspan=2> <br> <!-- --> <p> <b> </b> &nbsp; ** ~~ 甲 2 "
    "```\n >_ -_ ---\n [a](b) \n\n"
)
fragments = st.sampled_from([f.replace("_", " ") for f in FRAGMENTS.split(" ")])
pages = st.lists(fragments | st.text(st.sampled_from(MARKED), max_size=12), max_size=30)
anything = pages.map("".join).filter(lambda s: bool(s.strip()))


@given(anything)
@example("\x85\r---\n")
def test_every_character_is_traced_to_its_source(source: str) -> None:
    found = document(source)
    for part in texts(found.blocks):
        for i, char in enumerate(part.content):
            origin = found.text[part.offset(i)]
            assert origin == char or origin in "&<" or char in " \n"


@given(anything)
def test_every_place_points_back_at_its_block(source: str) -> None:
    found = document(source)
    lines = LINE_ENDS.split(found.text)
    for part in texts(found.blocks):
        place = found.place(part.span())
        assert place.line is not None
        assert place.column is not None
        begin = lines[place.line - 1][place.column - 1 :]
        assert begin[:1] == part.content[:1] or not part.content or begin[:1] in "&<"


@given(flats)
def test_blocks_stand_in_the_order_of_the_source(source: str) -> None:
    starts = [part.offset(0) for block in blocks(source) for part in texts((block,))[:1]]
    assert starts == sorted(starts)


@given(flats)
def test_no_word_is_lost_and_none_is_moved(source: str) -> None:
    said = "".join(part.content for part in texts(blocks(source)))
    assert re.findall(r"\w", said) == re.findall(r"\w", source)


cells = st.text(st.sampled_from("甲乙12０-,.（）"), min_size=1, max_size=6).filter(
    lambda cell: "--" not in cell
)
tables = st.integers(2, 5).flatmap(
    lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=2, max_size=6)
)


@given(tables)
@example([["-", "-", "-"], ["-", "-", "-"]])
def test_a_table_is_the_same_in_pipes_tabs_and_html(rows: list[list[str]]) -> None:
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    dresses = [
        "\n".join("| " + " | ".join(row) + " |" for row in ruled),
        "\n".join(" | ".join(row) for row in ruled),
        "\n".join("\t".join(row) for row in rows),
        "<table>\n"
        + "\n".join("<tr><td>" + "</td><td>".join(r) + "</tr>" for r in rows)
        + "</table>",
    ]
    for dress in dresses:
        assert [grid(block) for block in blocks(dress)] == [rows]
    for dress in dresses[:3]:
        assert text.read(dress.encode(), None).blocks == blocks(dress)


# Hostile sizes. Generous limits: what is wrong here takes minutes.

HUGE = {
    "10 MB in one line": "政" * 3_400_000,
    "marks of list": "- a\n" * 20_000,
    "headings": "# 标题\n\n正文。\n\n" * 10_000,
    "underlined headings": "标题\n---\n" * 10_000,
    "rows": "| 1 | 2 | 3 | 4 |\n" * 30_000,
    "rows of HTML": "<table>" + "<tr><td>1</td><td>2</td></tr>\n" * 10_000 + "</table>",
    "open comments": "<!--" * 290_000,
    "open links": "[a](" * 290_000,
    "open tags": "<a " * 290_000,
    "quotations": ">" * 100_000 + " a",
    "deep lists": "".join(" " * (2 * i) + "- a\n" for i in range(2_000)),
    "wrapped lines": "政府信息公开工作，政府信息公开工作政府信息公开工作，工作\n" * 50_000,
    "backslashes": "\\" * 290_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_sources_are_read_in_bounded_time(name: str) -> None:
    assert document(HUGE[name]).kind == "markdown"


@pytest.mark.parametrize(
    "source",
    [
        "*" * 300_001,
        "<table>" * 290_000,
        "- a\n" * 50_001,
        "a\n" * 200_001,
        "<td>" * 300_001,
        "|" * 500_001,
    ],
)
def test_more_than_any_report_has_is_refused(source: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(source)
    assert caught.value.rule == "file-too-large"
