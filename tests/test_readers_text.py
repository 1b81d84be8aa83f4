"""The text reader: what pages, Word and PDF leave when they are copied."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Block, Document, Heading, Paragraph, Span, Table, Text
from gxlint.errors import ReadError
from gxlint.readers.text import read

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def document(text: str) -> Document:
    return read(text.encode("utf-8", "surrogatepass"), None)


def blocks(text: str) -> Sequence[Block]:
    return document(text).blocks


def shape(text: str) -> list[tuple[int, int, str]]:
    """Return (blank lines before, pipes after, words) of each paragraph."""
    return [(b.blank_before, b.bars, b.text.content) for b in blocks(text) if type(b) is Paragraph]


@pytest.mark.parametrize("length", [31, 38])
def test_a_sentence_broken_at_a_right_margin_is_one_paragraph(length: int) -> None:
    words = "\u3000\u3000全年新收申请一百余件，办结了其中的大部分，结转下年度继续办理的有12件。" * 9
    broken = "\n".join(words[at : at + length] for at in range(0, len(words), length))
    text = broken.replace("\u3000\u3000全", "全").replace("全", "\u3000\u3000全", 1)
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    assert block.text.content == text.strip().replace("\n", "")


def test_a_table_of_one_cell_is_its_words() -> None:
    (block,) = blocks("| 一、总体情况 |\n|---|\n")
    assert isinstance(block, Paragraph)
    assert block.text.content == "一、总体情况"


def test_a_table_ruled_only_around_its_header_keeps_its_rows() -> None:
    (block,) = blocks("+----+----+\n| 甲 | 乙 |\n+----+----+\n| 1 | 2 |\n| 3 | 4 |\n+----+----+")
    assert grid(block) == [["甲", "乙"], ["1", "2"], ["3", "4"]]


LINE = "全年公开各类政府信息一万二千余条其中网站公开九千余条，"
ANEW = {
    "indents": ["\u3000\u3000" + LINE] * 9,
    "blank lines": [LINE + "\n"] * 9,
    "ordinals": [ordinal + LINE for ordinal in ("一、", "（二）", "3.")] * 3,
    "figures": [LINE, "12"] * 9,
    "rows": [LINE + "  12"] * 9,
}


@pytest.mark.parametrize("lines", ANEW.values(), ids=ANEW)
def test_what_begins_anew_is_not_joined_at_a_right_margin(lines: list[str]) -> None:
    assert len(blocks("\n".join(lines))) == len(lines)


def grid(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[c.text.content for c in block.cells if c.row == r] for r in range(block.rows)]


def texts(found: Sequence[Block]) -> list[Text]:
    return [
        text
        for block in found
        for text in ([c.text for c in block.cells] if isinstance(block, Table) else [block.text])
    ]


def test_a_line_is_a_paragraph_and_blank_lines_are_counted() -> None:
    assert shape("\n一\n\n \u3000\n二\n三") == [(1, 0, "一"), (2, 0, "二"), (0, 0, "三")]


@pytest.mark.parametrize("blank", ["", " ", "\t", "\xa0", "\u3000", "\u200b", "\ufeff \u200b"])
def test_a_line_of_white_space_is_blank(blank: str) -> None:
    assert shape(f"一\n{blank}\n二") == [(0, 0, "一"), (1, 0, "二")]


def test_pipes_left_behind_a_cell_are_counted() -> None:
    assert shape("规章 |\n|||\n0 |\n|\n末 | |") == [
        (0, 1, "规章"),
        (0, 3, ""),
        (0, 1, "0"),
        (0, 1, ""),
        (0, 2, "末"),
    ]


def test_pipes_alone_point_at_themselves() -> None:
    found = document("规章 |\n  |||\n")
    assert found.place(texts(found.blocks)[1].span())[:2] == (2, 3)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("\u3000\u3000一、总体情况  ", "一、总体情况"),
        ("\ufeff\u200b标题\u200b", "标题"),
        ("\t收到申请5件。", "收到申请5件。"),
        ("**二、主动公开**情况", "二、主动公开情况"),
        ("一是**加强**管理，二是**规范**流程", "一是加强管理，二是规范流程"),
        ("脚注** 见下", "脚注** 见下"),
        ("首页 | 政务公开", "首页 | 政务公开"),
    ],
)
def test_words_lose_what_stands_around_them(line: str, words: str) -> None:
    (block,) = blocks(line)
    assert isinstance(block, Paragraph)
    assert block.text.content == words


@pytest.mark.parametrize(
    ("line", "level", "words"),
    [
        ("# 标题", 1, "标题"),
        ("###### 标题 ##", 6, "标题"),
        ("##二、主动公开", 2, "二、主动公开"),
        ("  ###\u3000**三**、申请", 3, "三、申请"),
    ],
)
def test_number_signs_mark_headings(line: str, level: int, words: str) -> None:
    (block,) = blocks(f"\n{line}\n")
    assert block == Heading(texts((block,))[0], level, 1)
    assert texts((block,))[0].content == words


@pytest.mark.parametrize("line", ["#", "# ", "####### 深", "#政务公开#", "#1# 号"])
def test_other_number_signs_mark_none(line: str) -> None:
    assert isinstance(blocks(line)[0], Paragraph)


def test_fields_between_tabs_are_cells_of_a_guessed_grid() -> None:
    (table,) = blocks("规章\t0\t 7 \n\t规范性文件\n许可\t1\n信息\t\t\n")
    assert grid(table) == [["规章", "0", "7"], ["", "规范性文件"], ["许可", "1"], ["信息", "", ""]]
    assert isinstance(table, Table)
    assert (table.rows, table.columns, table.exact) == (4, 3, False)


def test_a_table_cut_by_a_page_gives_two_tables() -> None:
    first, second = blocks("a\t1\nb\t2\n\n\nc\t3\n")
    assert grid(first) == [["a", "1"], ["b", "2"]]
    assert grid(second) == [["c", "3"]]
    assert second.blank_before == 2


def test_rows_with_a_blank_line_between_them_are_one_table() -> None:
    before, table, after = blocks("前\n\n\na\t1\n\nb\t2\n\nc\t3\n\n\n后")
    assert grid(table) == [["a", "1"], ["b", "2"], ["c", "3"]]
    assert (before.blank_before, table.blank_before, after.blank_before) == (0, 2, 2)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\t本年度收到申请五件。\n\t全部办结。", id="indented lines"),
        pytest.param("联系电话：\t0000-0000000", id="one tab"),
        pytest.param("句子" * 60 + "\t" + "句子" * 60 + "\n" + "又\t" + "一句" * 60, id="prose"),
    ],
)
def test_prose_with_a_tab_is_no_table(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in blocks(text))


def test_an_indented_heading_above_a_table_stays_out_of_it() -> None:
    heading, table = blocks("\t三、收到和处理申请情况\n注\t\t申请人\n新收\t1\t2")
    assert isinstance(heading, Paragraph)
    assert grid(table) == [["注", "", "申请人"], ["新收", "1", "2"]]


def test_a_merged_head_with_empty_cells_after_it_belongs_to_the_table() -> None:
    (table,) = blocks("第一项\t\t\t\n信息内容\t数量\t\n第五项\t\t\t")
    assert grid(table)[0] == ["第一项", "", "", ""]
    assert len(grid(table)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n--- | ---\n1 | 2",
        "|a|b|\n|:-:|-|\n|1|2|",
        "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+",
        "| a | b |\n| 1 | 2 |",
    ],
)
def test_pipe_tables_of_any_dress_are_the_same_table(text: str) -> None:
    (table,) = blocks(text)
    assert grid(table) == [["a", "b"], ["1", "2"]]
    assert isinstance(table, Table)
    assert table.exact


def test_null_marks_are_no_ruling() -> None:
    (table,) = blocks("| a | b |\n|---|---|\n| - | - |\n| -- | 1 |")
    assert grid(table)[1:] == [["-", "-"], ["--", "1"]]


def test_ragged_pipe_rows_keep_their_cells_but_not_their_certainty() -> None:
    (table,) = blocks("| a | b |\n| 1 |  | 3 |\n| | |")
    assert grid(table) == [["a", "b"], ["1", "", "3"], ["", ""]]
    assert isinstance(table, Table)
    assert not table.exact


def test_a_pipe_behind_a_row_is_a_cell_where_the_others_have_none() -> None:
    (table,) = blocks("甲 | 1 | 2\n乙 | 3 | \n丙 | 5 | 6")
    assert grid(table) == [["甲", "1", "2"], ["乙", "3", ""], ["丙", "5", "6"]]


def test_a_row_that_only_heads_others_parts_no_table() -> None:
    (table,) = blocks("指标|单位|数\n一、申请||\n收到|件|47\n二、复议||\n受理|件|2")
    assert [row[0] for row in grid(table)] == ["指标", "一、申请", "收到", "二、复议", "受理"]


def test_a_row_that_begins_with_a_sign_is_a_row() -> None:
    (table,) = blocks("+87 | 5\n-6 | 7")
    assert grid(table) == [["+87", "5"], ["-6", "7"]]
    assert shape("+87 |\n+ |") == [(0, 1, "+87"), (0, 1, "+")]


def test_an_escaped_pipe_stays_in_its_cell() -> None:
    (table,) = blocks("| 增\\|减 | b |\n| 1 | 2 |")
    assert grid(table)[0] == ["增\\|减", "b"]


def test_an_empty_cell_points_at_its_place() -> None:
    found = document("a\t\tb\n1\t2\t3")
    assert found.place(texts(found.blocks)[1].span())[:2] == (1, 3)


def test_the_guessed_encoding_is_remarked() -> None:
    found = read("一、总体情况\n".encode("gbk"), None)
    assert [(r.name, r.value) for r in found.remarks] == [("encoding_guessed", "gb18030")]
    assert not read("一、总体情况\n".encode("gbk"), "gbk").remarks
    assert not document("一、总体情况\n").remarks


# Laws

LINE_ENDS = re.compile(r"\r\n|\r|\n")
messes = st.text(
    st.sampled_from("甲乙2０１ab \t\u3000\xa0\u200b|#*-。,\r\n\n\n\f\v\x85\u2028\u2029\U00020000"),
    max_size=120,
).filter(lambda text: bool(text.strip()))


@given(messes)
def test_every_character_is_traced_to_its_source(text: str) -> None:
    found = document(text)
    for words in texts(found.blocks):
        for i, char in enumerate(words.content):
            assert found.text[words.offset(i)] == char


@given(messes)
def test_no_word_is_lost_and_none_is_moved(text: str) -> None:
    read_words = "".join(words.content for words in texts(blocks(text)))
    assert re.findall(r"\w", read_words) == re.findall(r"\w", text.removeprefix("\ufeff"))


@given(messes)
def test_every_place_points_back_at_its_block(text: str) -> None:
    found = document(text)
    lines = LINE_ENDS.split(found.text)
    for words in texts(found.blocks):
        place = found.place(words.span())
        assert place.line is not None
        assert place.column is not None
        assert place.line == place.end_line or not words.content
        assert lines[place.line - 1][place.column - 1 :][: len(words.content)].startswith(
            words.content[:1]
        )


@given(messes)
def test_a_paragraph_keeps_within_its_line(text: str) -> None:
    for words in texts(blocks(text)):
        assert "\n" not in words.content
        assert "\r" not in words.content


# Hostile sizes. Generous limits: what is wrong here takes minutes.

HUGE = {
    "10 MB in one line": ("政" * 3_400_000, 1),
    "spaces": (" " * 10_000_000 + "a", 1),
    "80,000 rows between tabs": ("1\t2\t3\t4\t5\n" * 80_000, 1),
    "80,000 rows between pipes": ("| 1 | 2 | 3 |\n" * 80_000, 1),
    "10,000 headings": ("# 标题\n\n正文。\n\n" * 10_000, 20_000),
    "one line of number signs": ("#" * 10_000_000, 1),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_texts_are_read_in_bounded_time(name: str) -> None:
    text, count = HUGE[name]
    assert len(blocks(text)) == count


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("1\t2\t3\t4\t5\t6\n" * 200_000, "lines", id="lines"),
        pytest.param("1\t2\t3\t4\t5\t6\n" * 101_000, "cells", id="cells"),
        pytest.param("|" * 10_000_000, "cells", id="pipes"),
        pytest.param("**a" * 3_000_000, "marks", id="marks"),
    ],
)
def test_more_than_any_report_has_is_refused(text: str, unit: str) -> None:
    with pytest.raises(ReadError) as caught:
        document("\n" + text)
    assert (caught.value.rule, caught.value.values["unit"]) == ("file-too-large", unit)


@given(st.text("ab\n\r", max_size=12), st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_places_are_the_same_in_whatever_order_they_are_asked_for(
    text: str, offsets: list[int]
) -> None:
    found = Document(kind="text", text=text, blocks=())
    for offset in (min(offset, len(text)) for offset in offsets):
        ends = [m.end() for m in re.finditer(r"\r\n|\r|\n", text) if m.end() <= offset]
        place = found.place(Span(offset, offset))
        assert (place.line, place.column) == (len(ends) + 1, offset - max(ends, default=0) + 1)
        assert place.text == re.split(r"[\r\n]", text[max(ends, default=0) :])[0]


# The five real reports

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not here")


@needs_seeds
@pytest.mark.parametrize(
    ("name", "paragraphs", "headings", "rows"),
    [
        ("000", 332, 0, []),
        ("001", 345, 0, []),
        ("002", 13, 7, [(18, 4), (26, 10), (4, 15)]),
        ("003", 212, 0, []),
        ("004", 186, 0, []),
    ],
)
def test_real_reports_keep_their_layout(
    name: str, paragraphs: int, headings: int, rows: list[tuple[int, int]]
) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    found = read(path.read_bytes(), None).blocks
    assert [type(block) for block in found].count(Paragraph) == paragraphs
    assert [type(block) for block in found].count(Heading) == headings
    assert [(b.rows, b.columns) for b in found if isinstance(b, Table)] == rows


def test_long_labels_do_not_hide_a_right_margin() -> None:
    prose = "本年度，围绕群众关切的事项做好公开与解读，逐项核对目录，按时更新。" * 8
    lines = [prose[at : at + 30] for at in range(0, len(prose), 30)]
    labels = [f"（{sign}）{'甲乙丙丁' * 8}" for sign in "一二三四"]
    blocks = read("\n".join([*lines, "", *labels]).encode(), None).blocks
    assert [b.text.content for b in blocks if isinstance(b, Paragraph)] == [prose, *labels]
