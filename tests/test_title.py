"""Titles, on one line or several."""

import pytest

from gxlint.blocks import Span
from gxlint.columns import Blocks
from gxlint.engine import Engine
from gxlint.forms.preface import PrefaceForms
from gxlint.readers.text import read
from gxlint.report.lines import Lines
from gxlint.report.title import Title, find_title, title_notes


@pytest.fixture(scope="session")
def forms(engine: Engine) -> PrefaceForms:
    return engine.pack.forms.sections.preface


def title(text: str, forms: PrefaceForms) -> Title | None:
    return find_title(Lines(Blocks.of(read(text.encode(), None).blocks)), 20, forms)


TITLES = [
    ("青岛市人民政府2020年政府信息公开工作年度报告", "canonical", 2020, "青岛市人民政府"),
    ("2020年青岛市人民政府政府信息公开工作年度报告", "canonical", 2020, "青岛市人民政府"),
    ("青岛市人民政府政府信息公开工作年度报告(2020年度)", "accepted", 2020, "青岛市人民政府"),
    ("青岛市人民政府政府信息公开工作年度报告（2020年）", "accepted", 2020, "青岛市人民政府"),
    ("西宁市2017年度政府信息公开工作年度报告", "canonical", 2017, "西宁市"),
    ("甲局2020年年度政府信息公开工作年度报告", "canonical", 2020, "甲局"),
    ("甲局政府信息公开工作2020年度报告", "canonical", 2020, "甲局"),
    ("2020年政府信息公开工作年度报告", "accepted", 2020, ""),
    ("甲局二〇二〇年政府信息公开工作年度报告", "canonical", 2020, "甲局"),
    ("甲局二○二○年度政府信息公开工作年度报告", "canonical", 2020, "甲局"),
    ("２０２０年甲局政府信息公开工作年度报告", "canonical", 2020, "甲局"),
    ("甲局 2021 年政府信息公开工作年度报告", "canonical", 2021, "甲局"),
    ("《甲局2020年政府信息公开工作年度报告》", "canonical", 2020, "甲局"),
    ("## 甲局2020年政府信息公开工作年度报告", "canonical", 2020, "甲局"),
    ("甲局2020年政府信息公开年度报告", "accepted", 2020, "甲局"),
    ("甲局2020年度政府信息公开年报", "accepted", 2020, "甲局"),
    ("甲局关于2020年政府信息公开工作年度报告", "accepted", 2020, "甲局"),
    ("甲局政府信息公开工作年度报告", "accepted", None, "甲局"),
    ("甲局2020年政府信息公开工作报告", "wrong", 2020, "甲局"),
    ("甲局2020年政府信息公开工作总结", "wrong", 2020, "甲局"),
    ("舒兰市2016年政务信息公开年度报告", "wrong", 2016, "舒兰市"),
    ("甲局2020年信息公开工作年度报告", "wrong", 2020, "甲局"),
    ("甲局关于2020年度政府信息公开工作情况的报告", "wrong", 2020, "甲局"),
    ("甲县财政局\n2020年政府信息公开工作年度报告", "canonical", 2020, "甲县财政局"),
    ("甲县财政局\n2020年\n政府信息公开工作年度报告", "canonical", 2020, "甲县财政局"),
    ("甲县财政局2020年政府信息\n公开工作年度报告", "canonical", 2020, "甲县财政局"),
    ("甲县财政局2020年\n政府信息公开工作年度报告", "canonical", 2020, "甲县财政局"),
    (
        "甲县文化局(甲县文物局)\n2020年政府信息公开工作年度报告",
        "canonical",
        2020,
        "甲县文化局(甲县文物局)",
    ),
    ("××县财政局2020年政府信息公开工作年度报告", "canonical", 2020, "××县财政局"),
    ("政府网站|省政府\n甲局2020年政府信息公开工作年度报告", "canonical", 2020, "甲局"),
]


@pytest.mark.parametrize(
    ("text", "form", "year", "body"), TITLES, ids=[row[0].replace("\n", "|") for row in TITLES]
)
def test_titles_are_read(
    text: str, form: str, year: int | None, body: str, forms: PrefaceForms
) -> None:
    found = title(text, forms)
    assert found is not None
    assert (found.form, found.year, found.body) == (form, year, body)


@pytest.mark.parametrize(
    "text",
    [
        "关于甲局2020年政府信息公开工作年度报告的公告",
        "市府办发布2020年政府信息公开工作年度报告",
        "根据要求,现公布甲局2020年政府信息公开工作年度报告",
        "甲局2020年工作总结",
        "政府信息公开指南",
        "word版下载:甲局2020年政府信息公开工作年度报告",
    ],
)
def test_headlines_and_sentences_are_no_titles(text: str, forms: PrefaceForms) -> None:
    assert title(text, forms) is None


def test_a_trail_of_links_is_a_title_of_the_page_only(forms: PrefaceForms) -> None:
    found = title("首页 > 政务公开 > 甲区政府信息公开年度报告", forms)
    assert found is not None
    assert found.form == "chrome"
    stated = {note.key: note.value for note in title_notes(found, forms)}
    assert stated == {"title.form": "chrome", "body.kind": "government"}


def test_a_title_is_preferred_to_a_trail_of_links(forms: PrefaceForms) -> None:
    found = title("首页>年报>甲局年度报告\n甲局2020年政府信息公开工作年度报告", forms)
    assert found is not None
    assert (found.first, found.form) == (1, "canonical")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("青岛市人民政府", "government"),
        ("西宁市", "government"),
        ("甲经济技术开发区管委会", "township"),
        ("甲高新技术产业开发区", "township"),
        ("中共甲县委机构编制委员会办公室", "department"),
        ("甲市培训中心", "department"),
        ("甲市乙新区", "government"),
        ("甲市人民政府办公室", "department"),
        ("甲省交通运输厅", "department"),
        ("国家税务总局甲县税务局", "department"),
        ("甲镇人民政府", "township"),
        ("甲街道办事处", "township"),
        ("某某", "unknown"),
    ],
)
def test_the_body_is_of_a_kind(body: str, kind: str, forms: PrefaceForms) -> None:
    found = title(f"{body}2020年政府信息公开工作年度报告", forms)
    assert found is not None
    stated = {note.key: note.value for note in title_notes(found, forms)}
    assert stated["body.kind"] == kind


@pytest.mark.parametrize(
    ("body", "national"),
    [
        ("国家市场监督管理总局", True),
        ("住房和城乡建设部", True),
        ("审计署", True),
        ("国家税务总局甲县税务局", False),
        ("甲市审计局", False),
        ("中国共产党甲县委员会", False),
    ],
)
def test_a_department_of_the_state_council_names_no_place(
    body: str,
    national: bool,  # noqa: FBT001 - a fact
    forms: PrefaceForms,
) -> None:
    found = title(f"{body}2020年政府信息公开工作年度报告", forms)
    assert found is not None
    assert ("body.national" in {note.key for note in title_notes(found, forms)}) is national


def test_the_parts_of_a_title_point_at_themselves(forms: PrefaceForms) -> None:
    text = "# 甲县财政局\n\n## 2020 年政府信息公开工作总结"
    found = title(text, forms)
    assert found is not None
    spans = {note.key: note.span for note in title_notes(found, forms)}
    assert spans["title"] == Span(2, len(text))
    assert [text[s.start : s.end] for key in ("title.body", "title.year") if (s := spans[key])] == [
        "甲县财政局",
        "2020",
    ]
    wrong = spans["title.wrong"]
    assert wrong is not None
    assert text[wrong.start : wrong.end] == "政府信息公开工作总结"
