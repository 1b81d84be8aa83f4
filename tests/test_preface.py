"""What a preface states: period, contact, basis, the sections it lists."""

from datetime import date

import pytest

from gxlint.blocks import Text
from gxlint.engine import Engine
from gxlint.folding import squeezed
from gxlint.forms.sections import SectionForms
from gxlint.report.boxed import boxed
from gxlint.report.contact import contact_notes
from gxlint.report.opening import preface_notes
from gxlint.report.period import find_period, period_notes, unread_period
from gxlint.report.tree import Note

START, END = date(2020, 1, 1), date(2020, 12, 31)


@pytest.fixture(scope="session")
def forms(engine: Engine) -> SectionForms:
    return engine.pack.forms.sections


def text(content: str) -> Text:
    return squeezed(Text(content, ((0, 0),)))


def period(content: str, forms: SectionForms, year: int | None = None) -> dict[str, object]:
    found = find_period([text(content)], forms.preface)
    notes = period_notes(found, year) if found else []
    return {note.key: note.value for note in notes if note.key != "period"}


WHOLE = [
    "本报告中所列数据的统计期限自2020年1月1日起至2020年12月31日止。",
    "统计时限为2020年1月1日至2020年12月31日",
    "数据期限从2020年1月1日到2020年12月31日",
    "统计时间:2020年1月1日-2020年12月31日",
    "统计期限:2020年01月01日—2020年12月31日",
    "统计期限为2020年1月1日～2020年12月31日",
    "编制了2020年1月1日起至2020年12月31日期间的政府信息公开工作年度报告。",
    "统计期限自 2020 年 1 月 1 日 起 至 2020 年 12 月 31 日 止",
    "统计期限自２０２０年１月１日至２０２０年１２月３１日",
    "统计期限为二〇二〇年一月一日至二〇二〇年十二月三十一日",
    "统计期限为2020.1.1-2020.12.31",
    "统计期限为2020年1月1日0时至2020年12月31日24时",
    "统计期限从2020年1月1日开始,到2020年12月31日止",
]


@pytest.mark.parametrize("content", WHOLE)
def test_a_period_is_read_in_every_wording(content: str, forms: SectionForms) -> None:
    assert period(content, forms) == {
        "period.start": START,
        "period.start.year": 2020,
        "period.end": END,
        "period.end.year": 2020,
    }


@pytest.mark.parametrize(
    "content",
    ["统计期限为2020年1月1日至12月31日", "自2020年1月1日起至12月31日止", "2020年1月1日-12月31日"],
)
def test_a_year_printed_once_counts_for_both_ends(content: str, forms: SectionForms) -> None:
    found = period(content, forms)
    assert (found["period.start"], found["period.end"]) == (START, END)
    assert "period.end.year" not in found


def test_dates_without_a_year_take_the_reports(forms: SectionForms) -> None:
    content = "统计期限为1月1日至12月31日"
    assert period(content, forms, 2020) == {"period.start": START, "period.end": END}
    assert period(content, forms) == {}


@pytest.mark.parametrize("printed", ["2020年11月31日", "2020年2月30日", "2020年12月32日"])
def test_an_impossible_date_is_stated_as_printed(printed: str, forms: SectionForms) -> None:
    found = period(f"统计期限自2020年1月1日起至{printed}止", forms)
    assert found["period.end"] == printed


def test_a_short_period_counts_beside_its_words_only(forms: SectionForms) -> None:
    dates = "2020年3月1日至2020年6月30日"
    assert period(f"统计期限为{dates}", forms)["period.start"] == date(2020, 3, 1)
    assert period(f"{dates},我局开展培训", forms) == {}
    assert period(f"公示期限为{dates}", forms) == {}


def test_a_period_may_give_its_end_only(forms: SectionForms) -> None:
    found = period("数据统计截至2020年12月31日", forms)
    assert found == {"period.end": END, "period.end.year": 2020}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("统计期限202511日至20251231日。", "period.damaged"),
        ("统计期限自2025年1月1至2025年12月31日止。", "period.damaged"),
        ("统计期限为2020年度。", "period"),
        ("统计期限为2020年1月至12月。", "period"),
    ],
)
def test_a_period_that_cannot_be_read_is_told_from_none(
    content: str, key: str, forms: SectionForms
) -> None:
    assert period(content, forms) == {}
    found = unread_period([text(content)], forms.preface)
    assert found is not None
    assert (found.key, found.value) == (key, content.rstrip("。"))


@pytest.mark.parametrize("content", ["办理期限为20个工作日,2020年全部办结", "2020年,我局公开12条"])
def test_other_terms_are_no_period(content: str, forms: SectionForms) -> None:
    assert period(content, forms) == {}
    assert unread_period([text(content)], forms.preface) is None


def contact(content: str, forms: SectionForms, *, trusted: bool = True) -> dict[str, object]:
    notes = contact_notes([text(content)], forms.preface.contact, trusted=trusted)
    return {n.key.removeprefix("contact."): n.value for n in notes if n.key != "contact"}


CONTACTS = [
    (
        "请与甲局联系(地址:甲市乙路 11号,邮编:266071,电话:0532-1234567,传真:0532-1,邮箱:a@c.cn)。",
        {
            "body": "甲局",
            "address": "甲市乙路11号",
            "postcode": "266071",
            "phone": "0532-1234567",
            "fax": "0532-1",
            "email": "a@c.cn",
        },
    ),
    (
        "联系地址：甲市乙街38号(行政中心)，邮编：100824，联系电话：010-68501111转8；网址：www.x.cn",
        {"address": "甲市乙街38号(行政中心)", "postcode": "100824", "phone": "010-68501111转8"},
    ),
    (
        "请联系甲县财政局办公室,电话:0532—1234567,E-mail:a@b.cn。",
        {"body": "甲县财政局办公室", "phone": "0532—1234567", "email": "a@b.cn"},
    ),
    (
        "如有疑问,请致电甲局办公室(0532-1234567)。",
        {"body": "甲局办公室", "phone": "0532-1234567"},
    ),
    (
        "联系电话0532-1234567,邮编266555,邮箱ab_c@d.gov.cn。",
        {"phone": "0532-1234567", "postcode": "266555", "email": "ab_c@d.gov.cn"},
    ),
    ("电话:0532-1234567,也可以发送邮箱咨询", {"phone": "0532-1234567"}),
    ("电话(传真):0532-1234567", {"phone": "0532-1234567", "fax": "0532-1234567"}),
    ("电话、传真:0532-1234567", {"phone": "0532-1234567", "fax": "0532-1234567"}),
    (
        "联系电话：（0971）8222155 传真：0971－8222156",
        {"phone": "(0971)8222155", "fax": "0971-8222156"},
    ),
    ("联系电话0971-8222155", {"phone": "0971-8222155"}),
    ("邮政编码为266071", {"postcode": "266071"}),
    ("电子信箱:qzxxgkb163.com", {"email": "qzxxgkb163.com"}),
    ("地址:甲市乙区丙路1号", {"address": "甲市乙区丙路1号"}),
    ("欢迎与甲局办公室联系。", {"body": "甲局办公室"}),
    ("我局设置咨询电话并公布地址。", {}),
    (
        "甲局办公室电话028-38200315,地址甲市乙大道315号,邮编620010。",
        {"phone": "028-38200315", "address": "甲市乙大道315号", "postcode": "620010"},
    ),
    (
        "甲区保税大道1号,邮编225200,电话(0514)86800001。",
        {"postcode": "225200", "phone": "(0514)86800001", "address": "甲区保税大道1号"},
    ),
    (
        "联系人:办公室,0827-5260001,地址:甲市乙街,636000。",
        {"address": "甲市乙街", "phone": "0827-5260001"},
    ),
    ("联系方式:甲海关办公室,地址:甲市乙街3号。", {"address": "甲市乙街3号"}),
    (
        "咨询:甲区乙路120号丙街道党政办,邮编314001,电话0573-82068811。",
        {"address": "甲区乙路120号丙街道党政办", "postcode": "314001", "phone": "0573-82068811"},
    ),
    ("根据国办公开办函〔2021〕30号编制,邮编225200。", {"postcode": "225200"}),
    (
        "地址,甲县农业大厦三楼;电话,0898-26660012;邮编,572000。",
        {"address": "甲县农业大厦三楼", "phone": "0898-26660012", "postcode": "572000"},
    ),
    ("无。", {}),
]


@pytest.mark.parametrize(("content", "fields"), CONTACTS, ids=[row[0][:16] for row in CONTACTS])
def test_contact_fields_are_read(
    content: str, fields: dict[str, object], forms: SectionForms
) -> None:
    assert contact(content, forms) == fields


@pytest.mark.parametrize(
    "lines",
    [
        ["邮编", "100824", "联系电话：", "010-68501111"],
        ["邮编", "联系电话", "100824", "010-68501111"],
    ],
)
def test_a_label_that_stands_alone_is_that_of_what_follows(
    lines: list[str], forms: SectionForms
) -> None:
    texts = boxed([squeezed(text(line)) for line in lines], forms.preface.contact)
    assert [one.content for one in texts if "联系电话:010-68501111" in one.content]
    assert [one.content for one in texts if "邮编:100824" in one.content]


def test_labels_without_as_many_values_stay_as_they_are(forms: SectionForms) -> None:
    lines = [text(line) for line in ("邮编", "联系电话", "100824")]
    assert boxed(lines, forms.preface.contact) == lines


@pytest.mark.parametrize(
    "content",
    [
        "公布监督电话:12345,受理投诉3件。",
        "设查阅点,地址:甲市乙路1号。",
        "加强与甲局联系,共同推进。",
    ],
)
def test_in_running_text_a_single_field_is_no_contact(content: str, forms: SectionForms) -> None:
    assert contact(content, forms, trusted=False) == {}


def stated(content: str, forms: SectionForms) -> list[Note]:
    return preface_notes([text(content)], forms.fixed(), forms)


def values(notes: list[Note], key: str) -> list[object]:
    return [note.value for note in notes if note.key == key]


def test_the_basis_is_read_with_all_it_cites(forms: SectionForms) -> None:
    notes = stated(
        "根据《中华人民共和国政府信息公开条例》(国务院令第711号,以下简称《条例》)、《甲通知》"
        "(国办公开办函〔2021〕30号)和甲办函[2021]5号要求,编制本报告。",
        forms,
    )
    assert values(notes, "basis.regulation") == ["中华人民共和国政府信息公开条例"]
    assert values(notes, "basis.order") == [711]
    assert values(notes, "basis.notice") == ["国办公开办函〔2021〕30号", "甲办函[2021]5号"]
    assert values(notes, "basis.notice.title") == ["甲通知"]


@pytest.mark.parametrize(
    "printed",
    [
        "国公开办函{2017}3号",
        "国办公开办函〔202130",
        "国办公开办函〔2021〕第30号",
        "甲政办【2020】1号",
    ],
)
def test_malformed_document_numbers_are_stated_as_printed(
    printed: str, forms: SectionForms
) -> None:
    notes = stated(f"按照《中华人民共和国政府信息公开条例》和{printed},编制本报告。", forms)
    assert values(notes, "basis.notice") == [printed]


def test_a_regulation_that_is_not_the_basis_is_none(forms: SectionForms) -> None:
    assert not values(stated("我局学习《中华人民共和国政府信息公开条例》。", forms), "basis")


NAMES = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议和行政诉讼情况",
    "存在的主要问题和改进情况",
    "其他需要报告的事项",
]
LISTS = [
    (
        f"本报告由{'、'.join(NAMES[:-1])}及{NAMES[-1]}组成。",
        None,
        6,
    ),
    ("报告包括“总体情况”“主动公开政府信息情况”“存在的主要问题及改进情况”六个部分组成。", 6, 3),
    ("全文包括总体情况,主动公开政府信息情况,其他需要报告的事项三部分内容。", 3, 3),
    ("本报告共分6个部分。", 6, None),
    (
        "本报告包括一、总体情况;二、主动公开政府信息情况;三、收到和处理政府信息公开申请情况等五个部分。",
        5,
        3,
    ),
    (f"本报告由甲局根据条例编制,由{'、'.join(NAMES)}六个部分组成。", 6, 6),
    ("我局工作包括培训、督查、考核等内容。", None, None),
]


@pytest.mark.parametrize(("content", "count", "listed"), LISTS, ids=[row[0][:12] for row in LISTS])
def test_the_sections_that_a_preface_lists_are_counted(
    content: str, count: int | None, listed: int | None, forms: SectionForms
) -> None:
    notes = stated(content, forms)
    assert values(notes, "preface.sections") == ([] if count is None else [count])
    assert values(notes, "preface.sections.listed") == ([] if listed is None else [listed])


def test_the_names_that_a_preface_lists_go_to_their_sections(forms: SectionForms) -> None:
    notes = stated(LISTS[0][0], forms)
    names = {n.key: n.value for n in notes if n.key.count(".") == 2}
    names.pop("preface.sections.listed")
    keys = ("overview", "proactive", "requests", "cases", "problems", "other_matters")
    assert names == {f"preface.sections.{k}": name for k, name in zip(keys, NAMES, strict=True)}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("县政府办公室:", "县政府办公室:"),
        (
            "现将我局2020年政府信息公开工作情况报告如下:",
            "现将我局2020年政府信息公开工作情况报告如下",
        ),
        ("特此报告。", "特此报告"),
        ("现将我局年度报告公布如下。", None),
    ],
)
def test_the_words_of_a_letter_are_stated(
    content: str, words: str | None, forms: SectionForms
) -> None:
    assert values(stated(content, forms), "letter") == ([] if words is None else [words])


def test_where_the_electronic_version_is_is_stated(forms: SectionForms) -> None:
    notes = stated("本报告的电子版可在甲政务网(www.x.cn)下载。其他。", forms)
    assert values(notes, "download") == ["本报告的电子版可在甲政务网(www.x.cn)下载"]


def test_a_notice_alone_may_be_the_basis(forms: SectionForms) -> None:
    notes = stated("根据国办公开办函〔2021〕30号要求编制本报告。", forms)
    assert values(notes, "basis") == ["根据国办公开办函〔2021〕30号要求编制本报告"]
    assert values(notes, "basis.notice") == ["国办公开办函〔2021〕30号"]
