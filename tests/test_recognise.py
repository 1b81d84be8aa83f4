"""What is a report, and what stands around its sections."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from writers import forms as printed
from writers.plain import tabs

from gxlint.blocks import Document, Span, Text
from gxlint.engine import Engine
from gxlint.extract.tree import facts
from gxlint.facts import Facts
from gxlint.folding import folded, squeezed
from gxlint.forms import Forms
from gxlint.readers.text import read
from gxlint.report.recognise import recognise

SECTIONS = """一、总体情况
2020年公开信息12条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
人手少,将增加人手。
六、其他需要报告的事项
无"""
TITLE = "甲局2020年政府信息公开工作年度报告"


@pytest.fixture(scope="session")
def forms(engine: Engine) -> Forms:
    return engine.pack.forms


def document(text: str) -> Document:
    return read(text.encode(), None)


def stated(text: str, forms: Forms, regime: str | None = None) -> Facts:
    report = recognise(document(text), forms, regime)
    assert report is not None
    return Facts(facts(report, forms))


PAPERS = YAML(typ="safe", pure=True).load(
    (Path(__file__).parent / "papers.yaml").read_text("utf-8")
)
OTHERS: dict[str, str] = PAPERS["others"]
REPORTS: dict[str, str] = PAPERS["reports"]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_papers_are_no_reports(text: str, forms: Forms) -> None:
    assert recognise(document(text), forms) is None


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS)
def test_broken_reports_are_reports(text: str, forms: Forms) -> None:
    assert recognise(document(text), forms) is not None


FOLDERS = (".", "docs", "docs/rules", "rules/national/tables", "rules/national/sentences")
DOCUMENTS = sorted(
    path
    for folder in FOLDERS
    for path in (Path(__file__).parents[1] / folder).iterdir()
    if path.suffix in {".md", ".yaml"}
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_papers_about_reports_are_no_reports(path: Path, engine: Engine) -> None:
    name = path.name if path.suffix == ".md" else f"{path.name}.txt"
    assert engine.parse(name, path.read_bytes()).report is None


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} 根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2020年。",
        f"首页>政务公开>正文 {TITLE} 2021-01-20 来源：甲局",
    ],
)
def test_a_title_may_share_its_line(line: str, forms: Forms) -> None:
    found = stated(f"{line}\n{SECTIONS}", forms)
    assert [f.value for f in (*found.all("title"), *found.all("title.body"))] == [TITLE, "甲局"]


@pytest.mark.parametrize("trail", ["首页 > 年报 > {}", "当前位置： 首页 > {}"])
def test_the_end_of_a_trail_of_links_is_no_title(trail: str, forms: Forms) -> None:
    assert "title" not in stated(f"{trail.format(TITLE)}\n{SECTIONS}", forms)


def test_a_table_with_some_of_the_columns_is_none_beside_the_prescribed_one(forms: Forms) -> None:
    cells = {f"{row}.{column}": "2" for row in ("new", "granted") for column in printed.COLUMNS}
    table = tabs(printed.requests(cells, "R60"))
    other = "单位\t自然人\t商业企业\t总计\n城关镇\t8\t1\t9\n河口镇\t3\t0\t3"
    text = SECTIONS.replace("四、政府", f"{table}\n各镇情况：\n{other}\n四、政府")
    found = stated(f"{TITLE}\n{text}", forms)
    assert [f.value for f in found.all("tables.requests")] == ["filled"]
    assert "form.requests.uncertain" not in found


def test_a_list_with_some_of_the_rows_is_none_beside_the_prescribed_table(engine: Engine) -> None:
    cells = {"permits.decisions": "12", "penalties.decisions": "5"}
    table = tabs(printed.proactive_r30(cells))
    own = "行政许可\t19\n行政处罚\t14\n行政强制\t2\n其他\t33"
    text = SECTIONS.replace("二、主动", f"分类如下：\n{own}\n二、主动").replace(
        "三、收到", f"{table}\n三、收到"
    )
    text = f"{TITLE}\n{text}".replace("2020", "2023")
    facts_read = engine.parse("a.txt", text.encode()).facts
    assert [f.value for f in facts_read.all("proactive.permits.decisions")] == [12]
    told = {d.code for d in engine.check("a.txt", text.encode()).diagnostics}
    assert told.isdisjoint({"GX307", "GX308"})


def test_a_few_rows_in_their_own_section_are_the_prescribed_table(forms: Forms) -> None:
    own = "行政许可\t19\n行政处罚\t14"
    here = SECTIONS.replace("三、收到", f"{own}\n三、收到").replace("2020", "2023")
    title = TITLE.replace("2020", "2023")
    assert stated(f"{title}\n{here}", forms).number("proactive.penalties.decisions") == 14
    there = SECTIONS.replace("二、主动", f"{own}\n二、主动").replace("2020", "2023")
    assert "tables.proactive" not in stated(f"{title}\n{there}", forms)


@pytest.mark.parametrize(
    "marks",
    [
        "Ⅰ Ⅱ Ⅲ Ⅳ",
        "壹、 贰、 叁、 肆、",
        "① ② ③ ④",
        "I. II. III. IV.",
        "01 02 03 04",
        "一) 二) 三) 四)",
        "★ ★ ★ ★",
        "【一】 【二】 【三】 【四】",
        "第一节 第二节 第三节 第四节",
        "1) 2) 3) 4)",
    ],
)
def test_headings_are_known_whatever_numbers_them(marks: str, forms: Forms) -> None:
    text = SECTIONS
    for usual, mark in zip("一二三四", marks.split(), strict=True):
        text = text.replace(f"{usual}、", mark, 1)
    found = stated(f"{TITLE}\n{text}", forms)
    keys = ("overview", "proactive", "requests", "cases")
    assert [key for key in keys if f"sections.{key}" not in found] == []


def _twice(first: dict[str, str], second: dict[str, str]) -> str:
    """Return a report whose requests stand in their section and again in an annex."""
    tables = [tabs(printed.requests(cells, "R60")) for cells in (first, second)]
    text = SECTIONS.replace("四、政府", f"{tables[0]}\n四、政府")
    return f"{TITLE}\n{text}\n附件：统计表\n{tables[1]}"


def test_a_table_that_an_annex_repeats_is_read_once(forms: Forms) -> None:
    cells = {f"{row}.total": "8" for row in ("new", "concluded", "granted")}
    found = stated(_twice(cells, cells), forms)
    assert [fact.value for fact in found.all("requests.new.total")] == [8]
    assert not [fact for fact in found if ".differs." in fact.key or ".another" in fact.key]


def test_a_cell_in_which_an_annex_differs_is_noted(forms: Forms) -> None:
    cells = {f"{row}.total": "8" for row in ("new", "concluded", "granted")}
    found = stated(_twice(cells, {**cells, "new.total": "6"}), forms)
    (fact,) = found.all("form.requests.differs.requests.new.total")
    assert (fact.value, fact.printed) == ("8", "6")


def test_a_second_table_with_figures_of_its_own_is_another(forms: Forms) -> None:
    cells = {f"{row}.total": "8" for row in ("new", "concluded", "granted")}
    found = stated(_twice(cells, dict.fromkeys(cells, "3")), forms)
    assert [fact.value for fact in found.all("form.requests.another")] == [3]
    assert [fact.value for fact in found.all("requests.new.total")] == [8]


TOLD_ONCE = ("file.further_report", "year", "sections.overview", "text.overview")


def test_of_two_reports_in_a_file_the_first_is_read(forms: Forms) -> None:
    later = f"{TITLE}\n{SECTIONS}"
    earlier = later.replace("2020", "2019").replace("12", "9")
    found = stated(f"{later}\n{earlier}", forms)
    told = {key: [fact.value for fact in found.all(key)] for key in TOLD_ONCE}
    assert told == {
        "file.further_report": [TITLE.replace("2020", "2019")],
        "year": [2020],
        "sections.overview": ["总体情况"],
        "text.overview": ["2020年公开信息12条。"],
    }


def test_sections_pasted_twice_are_one_report(forms: Forms) -> None:
    found = stated(f"{TITLE}\n{SECTIONS}\n{SECTIONS}", forms)
    assert "file.further_report" not in found
    assert len(found.all("sections.overview")) == 2


def test_a_row_of_figures_is_no_heading(forms: Forms) -> None:
    rows = SECTIONS.replace("四、政府", "四、转入下一年度办理\n1\n0\n0\n0\n0\n0\n1\n四、政府")
    assert "sections.extra" not in stated(f"{TITLE}\n{rows}", forms)


TOPICS = (
    "概述",
    "主动公开情况",
    "依申请公开情况",
    "收费及减免情况",
    "复议和诉讼情况",
    "存在的问题",
)


@pytest.mark.parametrize(
    "ordinal",
    ["{n}、", "第{n}部分 ", "{n}  ", "({n})", "{i}.", ""],
    ids=["usual", "parts", "bare", "brackets", "digits", "none"],
)
@pytest.mark.parametrize("year", [2012, 2016])
def test_free_sections_may_be_numbered_in_any_way_or_not_at_all(
    ordinal: str, year: int, forms: Forms
) -> None:
    text = "".join(
        f"{ordinal.format(n='一二三四五六'[i], i=i + 1)}{topic}\n本年度按要求做好了工作。\n"
        for i, topic in enumerate(TOPICS)
    )
    found = stated(f"甲县{year}年政府信息公开工作年度报告\n{text}", forms)
    assert [fact.value for fact in found if fact.key.startswith("sections.topic.")] == list(TOPICS)


def test_an_annex_may_stand_before_its_report(forms: Forms) -> None:
    annex = "甲县政府信息公开情况统计表(2016年度)\n统计指标\n单位\n统计数\n(一)收到申请数\n件\n12\n"
    topics = "".join(f"{topic}\n本年度按要求做好了工作。\n" for topic in TOPICS)
    found = stated(f"{annex}甲县2016年政府信息公开工作年度报告\n{topics}", forms)
    title, received = found.get("title"), found.get("statistics.received")
    assert title is not None
    assert title.value == "甲县2016年政府信息公开工作年度报告"
    assert received is not None
    assert received.value == 12
    assert [f.value for f in found if f.key.startswith("sections.topic.")][:-1] == list(TOPICS)


@pytest.mark.parametrize(
    "head",
    ["统计指标 单位 统计数", "甲县政府信息公开情况统计表(2016年度)\n统计指标\n单位\n统计数"],
)
def test_rows_of_the_annex_are_no_sections(head: str, forms: Forms) -> None:
    topics = "".join(
        f"{'一二三四五六'[i]}、{topic}\n本年度按要求做好了工作。\n"
        for i, topic in enumerate(TOPICS)
    )
    rows = "七、依申请公开信息收取的费用    万元    0\n八、机构建设和保障经费情况\n"
    text = f"甲县2016年政府信息公开工作年度报告\n{topics}{head}\n{rows}"
    found = stated(text, forms)
    told = [fact.value for fact in found if fact.key.startswith("sections.topic.")]
    assert [value for value in told if value and "、" not in str(value)[:2]][: len(TOPICS)] == [
        *TOPICS
    ]
    assert "机构建设和保障经费情况" not in told


def test_a_menu_of_topics_has_no_sections(forms: Forms) -> None:
    menu = "\n".join(TOPICS)
    preface = "本报告统计期限为2016年1月1日至2016年12月31日。"
    found = stated(f"甲县2016年政府信息公开工作年度报告\n{preface}\n{menu}", forms)
    assert not [fact for fact in found if fact.key.startswith("sections.")]


def test_a_document_without_blocks_is_no_report(forms: Forms) -> None:
    assert recognise(Document(kind="text", text="", blocks=()), forms) is None


@pytest.mark.parametrize(
    ("year", "regime"),
    [(2010, "R08"), (2014, "R14"), (2018, "R14"), (2019, "R60"), (2020, "R60"), (2021, "R30")],
)
def test_the_year_tells_the_regime(year: int, regime: str, forms: Forms) -> None:
    found = stated(f"{TITLE}\n{SECTIONS}".replace("2020", str(year)), forms)
    assert [fact.value for fact in found.all("regime")] == [regime]
    assert [fact.value for fact in found.all("regime.by_year")] == [regime]


def test_a_regime_can_be_imposed(forms: Forms) -> None:
    report = recognise(document(f"{TITLE}\n{SECTIONS}"), forms, "R30")
    assert report is not None
    assert (report.regime, report.year) == ("R30", 2020)
    assert [note.value for note in report.notes if note.key == "regime"] == ["R30"]


@pytest.mark.parametrize(
    ("text", "year", "source"),
    [
        (f"{TITLE}\n{SECTIONS}", 2020, "title"),
        (f"本报告统计期限为2021年1月1日至2021年12月31日。\n{SECTIONS}", 2021, "period"),
        (SECTIONS, 2020, "overview"),
    ],
)
def test_the_year_and_its_source_are_stated(
    text: str, year: int, source: str, forms: Forms
) -> None:
    found = stated(text, forms)
    assert [fact.value for fact in found.all("year")] == [year]
    assert [fact.value for fact in found.all("year.source")] == [source]


def test_without_a_year_the_labels_tell_the_regime(forms: Forms) -> None:
    table = "本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n1\n0\n5\n"
    text = SECTIONS.replace("2020年", "").replace(
        "三、收", f"第二十条第(一)项\n信息内容\n{table}三、收"
    )
    found = stated(text, forms)
    assert [fact.value for fact in found.all("regime")] == ["R30"]
    assert "regime.by_year" not in found


def test_furniture_after_the_report_is_no_text_of_its_last_section(forms: Forms) -> None:
    found = stated(f"{SECTIONS}\n扫一扫在手机打开当前页\n责任编辑:张三\n上一篇:没有了", forms)
    assert [fact.value for fact in found.all("text.other_matters")] == ["无"]
    assert "text.loose" not in found


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布日期:2021-01-28 浏览次数:", date(2021, 1, 28)),
        ("发布时间: 2018-03-30 09:00 来源: 作者: 编辑:", date(2018, 3, 30)),
        ("甲政务网 发布日期 : 2021年3月9日 来源 : 市府办", date(2021, 3, 9)),
        ("发布日期:\n2021-03-09", date(2021, 3, 9)),
        ("日期:2021-01-27 16:40:11 来源:办公室", date(2021, 1, 27)),
        ("来源:市府办 | 时间:2021-01-27", date(2021, 1, 27)),
        ("来源:市府办\t发布时间:2021-01-27\t点击数:2", date(2021, 1, 27)),
        ("来源:市府办 当前时间:2021-05-22 浏览次数:", None),
        ("2021-05-22 星期二", None),
        ("来源:市府办 2021-05-22", None),
    ],
)
def test_the_page_says_when_it_was_published(
    line: str, published: date | None, forms: Forms
) -> None:
    found = stated(f"{TITLE}\n{line}\n{SECTIONS}", forms)
    assert [fact.value for fact in found.all("published")] == ([published] if published else [])
    assert "text.preface" not in found


def test_metadata_say_when_it_was_published(forms: Forms) -> None:
    source = document(f"{TITLE}\n{SECTIONS}")
    dated = Document(
        kind="html", text=source.text, blocks=source.blocks, published=date(2021, 2, 1)
    )
    report = recognise(dated, forms)
    assert report is not None
    assert [fact.value for fact in facts(report, forms) if fact.key == "published"] == [
        date(2021, 2, 1)
    ]


def test_every_paragraph_is_a_fact_that_points_at_its_characters(forms: Forms) -> None:
    source = f"{TITLE}\n{SECTIONS}".replace("公开信息12条", "公开 信息１２条")
    report = recognise(document(source), forms)
    assert report is not None
    found = Facts(facts(report, forms)).get("text.overview")
    assert found is not None
    assert found.text is not None
    assert found.value == "2020年公开信息12条。"
    assert source[found.text.span(9, 11).start : found.text.span(9, 11).end] == "１２"


def test_a_table_says_in_which_section_it_stands(forms: Forms) -> None:
    table = REPORTS["a table alone"]
    found = stated(f"{TITLE}\n{SECTIONS}".replace("三、收", f"{table}三、收"), forms)
    assert [fact.value for fact in found.all("tables.requests.section")] == ["proactive"]


def test_a_picture_stands_for_the_table_of_its_section(forms: Forms) -> None:
    found = stated(f"{TITLE}\n{SECTIONS}".replace("四、政", "图3.PNG\n四、政"), forms)
    assert [fact.value for fact in found.all("tables.requests")] == ["image"]
    assert "tables.proactive" not in found


def test_figures_that_no_table_took_are_no_text(forms: Forms) -> None:
    found = stated(f"{TITLE}\n{SECTIONS}".replace("四、政", "12\n3.5%\n无\n四、政"), forms)
    assert [fact.value for fact in found.all("text.requests")] == ["无"]


def test_what_the_reader_noticed_is_stated(forms: Forms) -> None:
    source = f"{TITLE}\n{SECTIONS}".encode("gb18030")
    report = recognise(read(source, None), forms)
    assert report is not None
    found = Facts(facts(report, forms)).get("file.encoding_guessed")
    assert found is not None
    assert found.value == "gb18030"


SCRAPS = [
    TITLE,
    "甲县人民政府",
    "2020年",
    "一、总体情况",
    "　二、主动公开 政府信息情况",
    "三、收到和处理政府",
    "信息公开申请情况",
    "（四）政府信息公开行政复议、行政诉讼情况",
    "**五、存在的主要问题及改进情况**",
    "六、其他需要报告的事项无。",
    "七、附则",
    "一、本年新收政府信息公开申请数量",
    "统计期限为２０２０年１月１日至2020年12月32日。",
    "请与甲局联系(电话：0532—1234567，地址: 甲路 1 号)。",
    "根据《中华人民共和国政府信息公开条例》(国务院令第711号)编制本报告。",
    "包括“总体情况”“主动公开政府信息情况”“其他需要报告的事项”三个部分。",
    "发布日期：2021-01-28 浏览次数：",
    "扫一扫",
    "图.jpg",
    "12",
    "",
    "无",
    "政府信息公开情况统计表",
    "统计指标",
]


def test_statements_broken_by_a_fixed_line_length_are_read(forms: Forms) -> None:
    preface = (
        "根据《中华人民共和国政府信息公开条例》(国务院令第7\n11号)编制本报告,所列数据的统计期限为2020\n"
        "年1月1日至2020年12月31日。如有疑问,请与甲局办公室联系(电话:0532-12\n34567)。"
    )
    found = stated(f"{TITLE}\n{preface}\n{SECTIONS}", forms)
    keys = ("basis.order", "period.end", "contact.phone")
    assert [fact.value for key in keys for fact in found.all(key)] == [
        711,
        date(2020, 12, 31),
        "0532-1234567",
    ]


def test_a_preface_may_stand_in_the_first_section(forms: Forms) -> None:
    preface = "根据《中华人民共和国政府信息公开条例》编制本报告,电子版可在甲网下载。"
    found = stated(f"{TITLE}\n{SECTIONS}".replace("12条。", f"12条。\n{preface}"), forms)
    assert "basis" in found
    assert "download" in found


def test_a_report_under_links_to_other_years_has_its_own_title(forms: Forms) -> None:
    links = "\n".join(TITLE.replace("2020", year) for year in ("2023", "2022", "2021"))
    found = stated(f"{links}\n{TITLE}\n{SECTIONS}", forms)
    assert [fact.value for fact in found.all("title.year")] == [2020]


def test_of_a_title_printed_twice_on_one_line_the_last_is_read(forms: Forms) -> None:
    found = stated(f"{TITLE}{TITLE}\n{SECTIONS}", forms)
    (body,) = found.all("title.body")
    assert (body.value, body.span) == ("甲局", Span(len(TITLE), len(TITLE) + 2))


def test_who_signed_the_report_is_no_text_of_its_last_section(forms: Forms) -> None:
    found = stated(f"{TITLE}\n{SECTIONS}\n甲县财政局\n2021年1月20日", forms)
    assert [fact.value for fact in found.all("text.other_matters")] == ["无"]
    assert "published" not in found


@given(st.lists(st.sampled_from(SCRAPS), max_size=30), st.sampled_from(["\n", "\n\n", ""]))
@example([*SCRAPS[1:3], TITLE, *SCRAPS[8:10]], "")
def test_whatever_is_read_points_at_its_characters(
    forms: Forms, scraps: list[str], join: str
) -> None:
    source = document("x\n" + join.join(scraps))
    report = recognise(source, forms)
    for fact in facts(report, forms) if report else ():
        for index, mark in enumerate(fact.text.content if fact.text else ""):
            assert fact.text is not None
            assert folded(source.text[fact.text.offset(index)]) == mark
        if fact.span and isinstance(fact.value, str) and fact.printed == fact.value:
            said = squeezed(Text(source.text[slice(*fact.span)], ((0, fact.span.start),)))
            assert fact.value in said.content.replace("*", "")


def test_a_line_full_of_headings_has_none(forms: Forms) -> None:
    line = "一、总体情况2020年公开信息。" * 60
    report = recognise(document(f"{TITLE}\n{line}"), forms)
    assert report is not None
    assert not report.sections


SEEDS = sorted((Path(__file__).parents[2] / "shared/seeds").glob("*.txt"))
EXPECTED = {
    "000": (2020, "R60", "canonical", date(2021, 3, 9), "6", "266071"),
    "001": (2020, "R60", "chrome", None, "6", "362000"),
    "002": (2020, "R60", "canonical", None, "5", None),
    "003": (2020, "R60", "accepted", date(2021, 1, 28), "6", None),
    "004": (2017, "R14", "canonical", date(2018, 3, 30), "0", None),
}


@pytest.mark.skipif(not SEEDS, reason="the real reports are not here")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_real_reports_are_read(path: Path, forms: Forms) -> None:
    report = recognise(read(path.read_bytes(), None), forms)
    assert report is not None
    found = Facts(facts(report, forms))
    headings = [fact for fact in found if fact.key.endswith(".match")]
    form, published, code = (found.get(k) for k in ("title.form", "published", "contact.postcode"))
    assert form is not None
    assert (
        report.year,
        report.regime,
        form.value,
        published and published.value,
        str(len(headings)),
        code and code.value,
    ) == EXPECTED[path.name[:3]]
    assert "sections.extra" not in found
    assert "text.loose" not in found
