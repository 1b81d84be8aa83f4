"""Which lines are headings, in every form seen in print."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Document, Span
from gxlint.engine import Engine
from gxlint.folding import folded
from gxlint.forms import Forms
from gxlint.forms.sections import Known
from gxlint.readers.text import read
from gxlint.report.recognise import recognise
from gxlint.report.tree import Report, Section

TITLE = "甲县财政局2020年政府信息公开工作年度报告"
PREFACE = (
    "根据《中华人民共和国政府信息公开条例》编制本报告,统计期限为2020年1月1日至2020年12月31日。"
)
CANONICAL = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
KEYS = ["overview", "proactive", "requests", "cases", "problems", "other_matters"]
BODY = "2020年,我局做了三件事。"
NUMERALS = "一二三四五六七八"


@pytest.fixture(scope="session")
def forms(engine: Engine) -> Forms:
    return engine.pack.forms


def document(text: str) -> Document:
    return read(text.encode(), None)


def report(text: str, forms: Forms) -> Report:
    found = recognise(document(text), forms)
    assert found is not None
    return found


def draft(style: str, titles: Sequence[str] = CANONICAL) -> str:
    """Return a report with its headings in a style: {n} numeral, {i} digit, {t} title, {b} body."""
    parts = [
        style.format(n=NUMERALS[i], i=i + 1, t=title, b=BODY) for i, title in enumerate(titles)
    ]
    return "\n".join((TITLE, PREFACE, *parts))


def keys(found: Report) -> list[str | None]:
    return [section.key for section in found.sections]


def texts(section: Section) -> list[str]:
    return [text.content for text in section.paragraphs]


STYLES = {
    "numeral and mark": "{n}、{t}\n{b}",
    "full stop": "{n}.{t}\n{b}",
    "full-width stop": "{n}．{t}\n{b}",
    "space before the mark": "{n} 、{t}\n{b}",
    "space for a mark": "{n} {t}\n{b}",
    "comma": "{n},{t}\n{b}",
    "bracketed": "({n}){t}\n{b}",
    "full-width brackets": "（{n}）{t}\n{b}",
    "digit and stop": "{i}.{t}\n{b}",
    "digit and mark": "{i}、{t}\n{b}",
    "part": "第{n}部分 {t}\n{b}",
    "part and colon": "第{n}部分:{t}\n{b}",
    "number sign": "## {n}、{t}\n{b}",
    "bold": "**{n}、{t}**\n{b}",
    "no ordinal": "{t}\n{b}",
    "number sign without ordinal": "## {t}\n{b}",
    "colon after": "{n}、{t}：\n{b}",
    "full stop after": "　　{n}、{t}。\n{b}",
    "ordinal twice": "{n}、{n}、{t}\n{b}",
    "ordinal on its own line": "{n}、\n{t}\n{b}",
    "residue of the template": "{n}、{t}(宋体加粗小四号字)\n{b}",
    "spaces inside": "{n}、 {t} \n\n\n{b}",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_headings_are_found_in_every_style(style: str, forms: Forms) -> None:
    found = report(draft(style), forms)
    assert keys(found) == KEYS
    assert all(texts(section) == [BODY] for section in found.sections)


GLUED = {
    "to its paragraph": "\n{n}、{t}{b}",
    "to its paragraph with a colon": "\n{n}、{t}:{b}",
    "to what precedes": "{n}、{t}\n{b}",
    "on both sides": "{n}、{t}{b}",
}


@pytest.mark.parametrize("style", GLUED.values(), ids=GLUED)
def test_glued_headings_are_split_off(style: str, forms: Forms) -> None:
    parts = [style.format(n=NUMERALS[i], t=title, b=BODY) for i, title in enumerate(CANONICAL)]
    found = report(TITLE + "\n" + PREFACE + "".join(parts), forms)
    assert keys(found) == KEYS
    assert all(texts(section)[0].lstrip(":") == BODY for section in found.sections)


def known_titles(forms: Forms) -> list[tuple[str, Known]]:
    return list(forms.sections.fixed().titles.items())


def test_every_known_title_gives_its_section_and_its_span(forms: Forms) -> None:
    for title, known in known_titles(forms):
        source = f"{TITLE}\n{PREFACE}\n　{NUMERALS[known.form.number - 1]}、{title}\n{BODY}"
        section = report(source, forms).sections[0]
        facts = {note.key: note for note in section.notes}
        note = facts[f"sections.{known.form.key}"]
        at = source.index(title)
        assert (section.key, note.value) == (known.form.key, title)
        assert note.span == Span(at, at + len(title))
        assert facts[f"sections.{known.form.key}.match"].value == known.match
        assert facts[f"sections.{known.form.key}.ordinal"].value == known.form.number


def test_every_good_title_is_found_when_glued(forms: Forms) -> None:
    for title, known in known_titles(forms):
        if known.match == "wrong":
            continue
        ordinal = NUMERALS[known.form.number - 1]
        source = f"{TITLE}\n{PREFACE}{ordinal}、{title}2020年公开信息多条。"
        section = report(source, forms).sections[0]
        note = next(n for n in section.notes if n.key == f"sections.{known.form.key}")
        at = source.index(ordinal + "、" + title) + 2
        assert note.span == Span(at, at + len(title)), title
        assert texts(section) == ["2020年公开信息多条。"]


@pytest.mark.parametrize(
    ("title", "key", "match"),
    [
        ("主动公开政府信自情况", "proactive", "near"),
        ("甲县财政局主动公开政府信息情况", "proactive", "near"),
        ("2020年政府信息公开总体情况", "overview", "accepted"),
        ("存在的主要问题及改进情况(黑体三号)", "problems", "near"),
        ("收到和处理政府信息公开申请情况(单位:件)", "requests", "accepted"),
        ("主动公开政府信息情况表", "proactive", "near"),
        ("总述", "overview", "near"),
        ("今后的重点", "problems", "near"),
        ("政府信息公开工作中存在的主要问题与改进情况", "problems", "near"),
        ("行政机关收到和处理政府信息公开申请情况", "requests", "wrong"),
    ],
)
def test_an_unknown_wording_is_near_where_it_is_sure(
    title: str, key: str, match: str, forms: Forms
) -> None:
    titles = [title if k == key else t for k, t in zip(KEYS, CANONICAL, strict=True)]
    source = draft("{n}、{t}\n{b}", titles)
    section = next(s for s in report(source, forms).sections if s.key == key)
    assert [n.value for n in section.notes if n.key.endswith(".match")] == [match]


@pytest.mark.parametrize(
    "row",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "三、 本年度办理结果",
    ],
)
def test_rows_of_the_requests_table_are_no_headings(row: str, forms: Forms) -> None:
    source = draft("{n}、{t}\n{b}").replace("四、政", f"{row}\n0\n四、政")
    found = report(source, forms)
    assert keys(found) == KEYS
    assert not [n for s in found.sections for n in s.notes if n.key == "sections.extra"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (CANONICAL[3], "政府信息公开行政复议、\n行政诉讼情况"),
        (CANONICAL[2], "收到和处理政府\n信息公开申请\n情况"),
        (CANONICAL[4], "存在的主要问题\n及改进情况"),
    ],
)
def test_a_heading_broken_over_lines_is_one(title: str, lines: str, forms: Forms) -> None:
    found = report(draft("{n}、{t}\n{b}").replace(title, lines), forms)
    assert keys(found) == KEYS
    assert [s.title.content for s in found.sections if s.title] == list(CANONICAL)
    assert all(texts(section) == [BODY] for section in found.sections)


ENUMERATIONS = {
    "plain": "本报告由{}组成。".format("、".join(CANONICAL)),
    "numbered": "本报告由{}组成。".format(
        ",".join(f"{n}、{t}" for n, t in zip(NUMERALS, CANONICAL, strict=False))
    ),
    "numbered run on": "本报告包括{}六个部分。".format(
        "".join(f"{n}、{t}" for n, t in zip(NUMERALS, CANONICAL, strict=False))
    ),
    "quoted": "本报告包括{}六个部分。".format("".join(f"“{title}”" for title in CANONICAL)),
    "on lines": "本报告包括:\n{}。".format(
        ";\n".join(f"{n}、{t}" for n, t in zip(NUMERALS, CANONICAL, strict=False))
    ),
    "table of contents": "目录\n{}".format(
        "\n".join(f"{n}、{t}" for n, t in zip(NUMERALS, CANONICAL, strict=False))
    ),
    "table of contents with pages": "目录\n{}".format(
        "\n".join(f"{n}、{t}……3" for n, t in zip(NUMERALS, CANONICAL, strict=False))
    ),
}


@pytest.mark.parametrize("listed", ENUMERATIONS.values(), ids=ENUMERATIONS)
def test_names_listed_before_the_sections_are_no_headings(listed: str, forms: Forms) -> None:
    source = draft("{n}、{t}\n{b}").replace(PREFACE, PREFACE + "\n" + listed)
    found = report(source, forms)
    assert keys(found) == KEYS
    assert all(texts(section) == [BODY] for section in found.sections)


@pytest.mark.parametrize(
    "inner",
    [
        "(一)主动公开情况\n公开5条。\n(二)依申请公开情况\n0件。",
        "（一）主动公开政府信息情况\n公开5条。",
        "主动公开\n公开5条。",
        "主动公开情况\n公开5条。",
        "1.主动公开情况\n公开5条。",
        "一、加强领导\n二、加强培训\n三、加强督查",
    ],
)
def test_headings_inside_a_section_stay_in_it(inner: str, forms: Forms) -> None:
    source = draft("{n}、{t}\n{b}").replace(BODY, BODY + "\n" + inner, 1)
    found = report(source, forms)
    assert keys(found) == KEYS
    assert texts(found.sections[0]) == [BODY, *folded(inner).split("\n")]


def test_a_heading_that_counts_on_is_extra(forms: Forms) -> None:
    found = report(draft("{n}、{t}\n{b}", [*CANONICAL, "相关说明"]), forms)
    assert keys(found) == [*KEYS, None]
    assert [(n.key, n.value) for n in found.sections[-1].notes] == [("sections.extra", "相关说明")]


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("overview", "本年度工作情况"),
        ("requests", "收到的申请及其办理"),
        ("cases", "被复议、被诉讼的案件"),
        ("problems", "不足和下一步的打算"),
        ("other_matters", "需要说明的其它问题"),
    ],
)
def test_a_section_that_would_be_missing_is_found_by_its_words(
    key: str, title: str, forms: Forms
) -> None:
    titles = [title if k == key else t for k, t in zip(KEYS, CANONICAL, strict=True)]
    found = report(draft("{n}、{t}\n{b}", titles), forms)
    assert keys(found) == KEYS
    section = found.sections[KEYS.index(key)]
    assert [n.value for n in section.notes if n.key.endswith(".match")] == ["near"]


def test_a_list_in_a_section_has_no_extra_headings(forms: Forms) -> None:
    items = "\n".join(f"{n}、第几条意见" for n in NUMERALS)
    source = draft("{n}、{t}\n{b}").replace("\n六、", "\n" + items + "\n六、")
    assert keys(report(source, forms)) == KEYS


@given(
    st.lists(st.integers(1, 9), min_size=6, max_size=6), st.sampled_from(["{}.", "{}、", "({})"])
)
def test_headings_are_found_whatever_number_a_list_gives_them(
    forms: Forms, numbers: list[int], style: str
) -> None:
    titles = [
        style.format(number) + title for number, title in zip(numbers, CANONICAL, strict=True)
    ]
    assert keys(report(draft("{t}\n{b}", titles), forms)) == KEYS


def test_an_item_of_a_list_heads_no_section_that_is_there(forms: Forms) -> None:
    inner = draft("{n}、{t}\n{b}").replace(BODY, f"{BODY}\n1.主动公开政府信息情况\n{BODY}", 1)
    assert keys(report(inner, forms)) == KEYS


def test_a_repeated_section_stands_twice(forms: Forms) -> None:
    found = report(draft("{n}、{t}\n{b}") + f"\n六、{CANONICAL[5]}\n无。", forms)
    assert keys(found) == [*KEYS, "other_matters"]


def test_sections_stay_in_the_order_of_the_report(forms: Forms) -> None:
    titles = [CANONICAL[0], *CANONICAL[2:], CANONICAL[1]]
    found = report(draft("{n}、{t}\n{b}", titles), forms)
    assert keys(found) == [KEYS[0], *KEYS[2:], KEYS[1]]


def test_free_layouts_have_sections_by_topic(forms: Forms) -> None:
    titles = ["概述", "主动公开情况", "依申请公开情况", "复议和诉讼情况", "不足与打算"]
    source = draft("{n}、{t}\n{b}", titles).replace("2020", "2016")
    found = report(source, forms)
    assert found.regime == "R14"
    assert keys(found) == ["overview", "proactive", "requests", "cases", "problems"]
    stated = [note.key for note in found.sections[-1].notes]
    assert stated == ["sections.topic.problems", "sections.topic.plans"]


def test_without_a_title_the_period_tells_the_layout(forms: Forms) -> None:
    source = draft("{n}、{t}\n{b}", ["概述", "主动公开情况", "依申请公开情况", "不足与打算"])
    found = report(source.removeprefix(TITLE).replace("2020", "2016"), forms)
    assert found.regime == "R14"
    assert [note.key for note in found.sections[0].notes] == ["sections.topic.overview"]
