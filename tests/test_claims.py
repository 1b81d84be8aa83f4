"""What the prose of a report claims."""

from functools import cache

import pytest

from gxlint.blocks import Text
from gxlint.extract.claims import claims
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.pack.load import load_pack
from gxlint.report.tree import Note, Report, Section


@cache
def forms() -> Forms:
    return load_pack(["national"]).forms


def read(
    *paragraphs: str, year: int = 2022, key: str | None = "overview", body: str = ""
) -> list[Claim]:
    regime = "R14" if year < 2019 else "R60" if year < 2021 else "R30"
    texts = tuple(Text(text, ((0, 0),)) for text in paragraphs)
    section = Section(key, None, None, (), texts, (), ())
    notes = (Note("title.body", body, body, None),)
    return claims(Report(regime, year, notes, (), (section,), ()), forms())


def figures(text: str) -> list[tuple[object, str | None]]:
    return [(c.value, c.not_comparable) for c in read(text)]


def test_a_claim_points_at_its_figure_with_unit_and_precision() -> None:
    text = "全年收到 政府信息公开申请约 1 200余件。"
    (claim,) = read(text)
    assert claim.span is not None
    assert text[claim.span.start : claim.span.end] == "约 1 200余件"


def test_a_denial_points_at_its_words() -> None:
    text = "本年度，没有发生政府信息公开行政复议。"
    (claim,) = read(text)
    assert (claim.kind, claim.value) == ("none", 0)
    assert claim.span is not None
    assert text[claim.span.start : claim.span.end] == "没有发生政府信息公开行政复议"


def test_a_claim_holds_its_sentence_only() -> None:
    (claim,) = read("工作扎实推进。新收政府信息公开申请8件！下一步继续努力。")
    assert claim.sentence is not None
    assert claim.sentence.content == "新收政府信息公开申请8件"


def test_one_denial_of_reviews_and_suits_makes_two_claims() -> None:
    made = read("未因政府信息公开被提起行政复议、行政诉讼。")
    assert [c.readings[0].split(".")[1] for c in made] == ["review", "litigation_direct"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("收到政府信息公开申请120件", "exact"),
        ("收到政府信息公开申请120余件", "more"),
        ("收到政府信息公开申请约120件", "about"),
        ("收到政府信息公开申请120件左右", "about"),
        ("收到政府信息公开申请近120件", "below"),
        ("收到政府信息公开申请超过120件", "at_least"),
        ("收到政府信息公开申请不足120件", "at_most"),
        ("收到政府信息公开申请1.2万件", "rounded"),
        ("收到政府信息公开申请1.2万余件", "more"),
    ],
)
def test_words_around_a_figure_give_its_precision(text: str, precision: str) -> None:
    assert [c.precision for c in read(text)] == [precision]


def test_years_decide_the_direction_of_what_is_carried_over() -> None:
    text = "2019年结转至2020年的申请5件，2020年结转至2021年的申请7件"
    roles = {c.value: dict(c.details)["role"] for c in read(text, year=2020)}
    assert roles == {5: "carried_in", 7: "carried_out"}


def test_money_is_told_in_units_of_ten_thousand_yuan() -> None:
    made = [
        read(f"行政事业性收费{amount}")[0].value
        for amount in ("3.5亿元", "35000万元", "350000000元")
    ]
    assert made == [35000, 35000, 35000]


def test_the_title_of_a_document_is_not_read() -> None:
    assert read("印发《收到政府信息公开申请12件的办理办法》。") == []


@pytest.mark.parametrize(
    ("text", "certainty", "reason"),
    [
        ("全年收到政府信息公开申请12件。", "sure", None),
        ("全年未发生政府信息公开行政复议。", "sure", None),
        ("政府信息公开申请中，予以公开12件。", "possible", None),
        ("政府信息公开申请办结12件。", "possible", "other-matter"),
        ("政府信息公开申请共登记12件。", "possible", "other-matter"),
        ("全年行政复议12件。", "possible", "other-matter"),
        ("力争全年无政府信息公开行政复议。", "possible", "other-period"),
    ],
    ids=[
        "received",
        "denied",
        "granted",
        "concluded",
        "perhaps received",
        "other cases",
        "planned",
    ],
)
def test_a_section_on_problems_is_read_with_caution(
    text: str, certainty: str, reason: str | None
) -> None:
    (claim,) = read(text, key="problems")
    assert (claim.certainty, claim.not_comparable) == (certainty, reason)


def test_results_of_perhaps_some_requests_are_not_those_of_all() -> None:
    made = read("涉及土地的20件信息公开申请中，仅6件予以公开。", key="problems")
    assert [c.not_comparable for c in made if c.value == 6] == ["other-matter"]


def test_a_scope_does_not_reach_into_the_next_item_of_a_list() -> None:
    made = read("一是各街道收到政府信息公开申请7件；二是收到政府信息公开申请30件，均已登记。")
    assert [c.not_comparable for c in made] == ["part-of-body", None]


def test_parts_named_first_in_an_item_of_a_list_are_parts() -> None:
    (claim,) = read("一是规范登记；二是各街道收到政府信息公开申请7件。")
    assert claim.not_comparable == "part-of-body"


def test_a_rate_names_its_figure_and_knows_the_counts_before_it() -> None:
    rate = read("收到政府信息公开申请45件，上年结转2件，办结44件，办结率93.6%。")[-1]
    assert (rate.kind, rate.readings[0]) == ("share", "requests.concluded.total")
    assert dict(rate.details)["counts"] == (45, 2, 44)


def test_a_rate_of_100_that_is_not_of_all_claims_nothing() -> None:
    made = read("收到政府信息公开申请45件，除3件尚未到期外均已答复，答复率100%。")
    assert {c.kind for c in made} == {"count"}


def test_a_rate_behind_an_unknown_count_is_another_matter() -> None:
    made = read("收到政府信息公开申请45件，办理网上事项312件，办结率96.2%。")
    assert made[-1].not_comparable == "other-matter"


def test_grounds_listed_before_one_figure_are_none_of_them() -> None:
    made = figures("政府信息公开申请中，因第三方权益、过程性信息不予公开5件。")
    assert made == [(5, "other-matter")]


def test_quotation_marks_do_not_matter() -> None:
    made = read("政府信息公开申请“予以公开”12件，“部分公开”3件。")
    assert [c.value for c in made] == [12, 3]


def test_the_scope_is_carried_into_a_sentence_that_goes_on() -> None:
    made = read("各街道收到政府信息公开申请7件。其中予以公开4件。全区收到政府信息公开申请30件。")
    assert [c.not_comparable for c in made] == ["part-of-body", "part-of-body", None]


def test_a_part_of_the_body_is_no_part_where_it_is_the_body_itself() -> None:
    text = "市政府办公室收到政府信息公开申请7件。"
    assert read(text)[0].not_comparable == "part-of-body"
    assert read(text, body="某市政府办公室")[0].not_comparable is None


def test_a_wider_body_than_the_reports_own_is_another() -> None:
    text = "全市收到政府信息公开申请7件。"
    assert read(text, body="某县人民政府")[0].not_comparable == "other-body"
    assert read(text, body="某市人民政府")[0].not_comparable is None


def test_the_word_for_application_needs_requests_for_information_named_before() -> None:
    assert read("全年收到申请7件，办结7件。") == []
    assert [c.value for c in read("（二）依申请公开情况", "全年收到申请7件，办结6件。")] == [7, 6]


@pytest.mark.parametrize(
    "text",
    [
        "12个村中有5个村全年未收到信息公开申请。",
        "8家单位未收到信息公开申请。",
        "5名工作人员未收到信息公开申请。",
    ],
)
def test_what_is_denied_of_a_number_of_bodies_is_not_of_all(text: str) -> None:
    assert figures(text) == [(0, "part-of-body")]


def test_what_is_denied_of_a_number_of_requests_is_of_all() -> None:
    made = read("办理信息公开申请7件，7件申请均未引发行政复议。")
    assert [c.not_comparable for c in made if c.kind == "none"] == [None]


def test_disclosure_named_behind_a_figure_does_not_make_it_sure() -> None:
    (claim,) = read("被提起行政诉讼3件，与信息公开有关。")
    assert claim.certainty == "possible"


def test_words_anywhere_in_a_paragraph_may_show_its_topic() -> None:
    assert [c.value for c in read("收到公民书面申请12件。其中公开5件、部分公开1件。")] == [12, 5, 1]
    assert read("收到公民书面申请12件。其中批准5件、退回1件。") == []


def test_departments_enumerated_after_the_whole_are_the_whole() -> None:
    assert read("全区各部门共收到政府信息公开申请7件。")[0].not_comparable is None


def test_granted_beside_already_public_is_only_a_part() -> None:
    made = read("依申请公开中，属于已主动公开2件，同意公开9件。")
    assert [c.precision for c in made] == ["part_of", "part_of"]


def test_a_remainder_named_in_the_sentence_silences_all_concluded() -> None:
    made = read("收到政府信息公开申请12件，除2件结转下年度外，其余全部办结。")
    assert [c.kind for c in made] == ["count", "count"]


def test_cases_in_a_sentence_without_disclosure_are_only_possible() -> None:
    assert [c.certainty for c in read("全年行政复议案件12件。")] == ["possible"]
    assert [c.certainty for c in read("政府信息公开行政复议案件12件。")] == ["sure"]


def test_a_share_knows_its_figure_and_the_wholes_before_it() -> None:
    made = read("收到政府信息公开申请48件。其中予以公开6件，占12.5%。")
    (share,) = [c for c in made if c.kind == "share"]
    assert dict(share.details)["of"] == 6
    assert 48 in dict(share.details)["wholes"]


def test_growth_knows_last_years_figure_where_it_is_printed() -> None:
    made = read("收到政府信息公开申请24件，增长60%（2021年15件）。")
    (growth,) = [c for c in made if c.kind == "growth"]
    assert dict(growth.details)["previous"] == (15,)


def test_each_growth_of_a_sentence_knows_the_figure_of_last_year_beside_it() -> None:
    made = read(
        "收到政府信息公开申请45件，较2021年的50件下降10%；办结44件，较2021年的52件下降15.4%。"
    )
    growths = [c for c in made if c.kind == "growth"]
    assert [dict(c.details)["previous"][0] for c in growths] == [50, 52]


def test_growth_in_a_sentence_of_its_own_may_be_of_any_count_before_it() -> None:
    made = read("收到政府信息公开申请7件，办结5件。与2021年的6件相比，增长40%。")
    (growth,) = [c for c in made if c.kind == "growth"]
    assert dict(growth.details) == {
        "role": "growth",
        "of_readings": (),
        "of_any": (7, 5),
        "of": 7,
        "previous": (6,),
    }


def test_a_rate_in_a_sentence_of_its_own_knows_the_difference_beside_it() -> None:
    made = read("收到政府信息公开申请270件。与上年度相比，增加31件，增幅13.0%。")
    grown = [dict(c.details) for c in made if c.kind in ("growth", "difference")]
    assert [(one["of"], one["of_any"]) for one in grown] == [(270, (270,)), (270, (270,))]


def test_lawyers_who_ask_are_no_body_that_reports() -> None:
    made = read("收到政府信息公开申请5件，其中自然人3件，律师事务所2件；上年结转1件。")
    (carried,) = [c for c in made if c.role == "carried_in"]
    assert (carried.scope, carried.not_comparable) == ("whole", None)


def test_results_may_be_denied() -> None:
    made = read("收到政府信息公开申请5件。没有收到过重复申请，也没有不予公开和部分公开的情形。")
    denied = {c.readings[0]: c.kind for c in made if c.kind == "none"}
    assert denied == {
        "requests.not_processed.duplicate.total": "none",
        "sum(requests.@refused.total)": "none",
    }


def test_what_is_left_within_its_time_limit_is_carried_out() -> None:
    made = read("收到政府信息公开申请5件，办结3件，尚有2件在法定期限内，结转2023年办理。")
    assert [(c.value, c.role) for c in made if c.role == "carried_out"] == [(2, "carried_out")]


def test_more_received_is_a_difference() -> None:
    made = read("本年收到政府信息公开申请15件，比2021年多收4件。")
    (grown,) = [c for c in made if c.kind == "difference"]
    assert (grown.value, dict(grown.details)["of"]) == (4, 15)


@pytest.mark.parametrize("others", ["和律师", "、企业", "及法人"])
def test_natural_persons_and_others_are_not_all_natural_persons(others: str) -> None:
    made = read(f"收到政府信息公开申请5件，均为自然人{others}提出。")
    assert [c.kind for c in made] == ["count"]


def test_what_was_corrected_is_divided_into_reviews_and_suits() -> None:
    made = read("因政府信息公开答复不当被纠错4件（复议3件、诉讼1件）。")
    told = [(c.value, c.readings[0].count(" + ")) for c in made if c.kind == "count"]
    assert told == [(4, 2), (3, 0), (1, 1)]


def test_that_nothing_new_was_brought_denies_no_old_case() -> None:
    assert [c.kind for c in read("未收到政府信息公开行政复议、行政诉讼。")] == ["none", "none"]
    assert read("没有发生新的政府信息公开行政复议、行政诉讼。") == []


def test_percentage_points_are_never_computed() -> None:
    assert read("政府信息公开申请满意率同比上升0.74个百分点。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三区两县共收到政府信息公开申请7件", [(7, "part-of-body")]),
        ("历年累计收到政府信息公开申请7件", [(7, "other-period")]),
        ("2021年收到政府信息公开申请7件", [(7, "other-period")]),
        ("上半年收到政府信息公开申请7件", [(7, "other-period")]),
        ("12345热线受理诉求7件，办结7件", [(7, "other-matter"), (7, "other-matter")]),
        ("局长信箱来信7封，答复7封", [(7, "other-matter"), (7, "other-matter")]),
        ("承办政协提案7件，办结7件", [(7, "other-matter"), (7, "other-matter")]),
        ("受理初信初访7件", [(7, "other-matter")]),
        ("行政执法类行政复议7件", [(7, "other-matter")]),
        ("依申请公开信息数7条", [(7, "other-matter")]),
        ("备案下级规范性文件7件", []),
        ("公示行政处罚信息7条", []),
        ("梳理行政许可事项7项", []),
        ("政府信息公开申请共办理环节7个", []),
    ],
)
def test_traps_are_told_apart(text: str, expected: list[tuple[int, str]]) -> None:
    assert figures(text) == expected


def test_no_regime_no_claims() -> None:
    section = Section(
        "overview", None, None, (), (Text("新收政府信息公开申请8件", ((0, 0),)),), (), ()
    )
    assert claims(Report(None, 2022, (), (), (section,), ()), forms()) == []


def test_a_long_line_without_stops_is_read_in_bounded_time() -> None:
    made = read("收到政府信息公开申请8件，" * 5000)
    assert 3000 < len(made) < 5000


@pytest.mark.parametrize(
    "text",
    [
        "办公室3件、财政所2件、农业办2件，共7件受理信息公开申请。",
        "受理信息公开申请方面，办公室3件，财政所2件，农业办2件，共收到7件。",
    ],
)
def test_a_total_behind_a_list_is_its_whole(text: str) -> None:
    told = [(c.value, c.role) for c in read(text) if c.kind == "list"]
    assert told == [(7, "whole"), (3, "part"), (2, "part"), (2, "part")]


@pytest.mark.parametrize(
    "text",
    [
        "办公室3件、财政所2件、农业办2件，办结信息公开申请7件。",
        "办公室3件、财政所2件等，共7件信息公开申请。",
        "会议3次、检查4次、培训2次，共公开信息10条。",
    ],
    ids=["no word for a total", "a list cut off", "another unit"],
)
def test_a_figure_behind_a_list_is_not_always_its_total(text: str) -> None:
    assert not [c for c in read(text) if c.kind == "list"]


@pytest.mark.parametrize(
    "text",
    [
        "收到信息公开申请，网络20件、信函8件、当面4件，占比分别为62.5%、25%、12.5%。",
        "收到信息公开申请32件，其中网络20件、信函8件、当面4件，分别占总数的62.5%、25%和12.5%。",
    ],
)
def test_shares_behind_a_list_are_of_its_counts_in_order(text: str) -> None:
    told = [dict(c.details) for c in read(text) if c.kind == "share"]
    assert [one["of"] for one in told] == [20, 8, 4]
    assert all(32 in one["wholes"] for one in told)


@pytest.mark.parametrize(
    "text",
    [
        "收到信息公开申请32件、办结30件，同比分别增长25%、20%。",
        "收到信息公开申请32件，两类占比分别为62.5%、37.5%。",
        "收到信息公开申请32件、办结30件，占比分别提高3个百分点、2个百分点。",
    ],
    ids=["growth", "fewer counts", "points"],
)
def test_percentages_behind_a_list_are_not_always_its_shares(text: str) -> None:
    assert not [c for c in read(text) if c.kind == "share"]


def test_figures_after_their_list_go_to_its_things_in_order() -> None:
    made = read("政府信息公开申请予以公开、部分公开和不予公开分别为20件、3件、6件。")
    assert [(c.value, c.readings[0]) for c in made] == [
        (20, "requests.granted.total"),
        (3, "requests.partly_granted.total"),
        (6, "sum(requests.@refused.total)"),
    ]


def test_a_list_with_another_number_of_figures_says_nothing() -> None:
    assert read("政府信息公开申请予以公开、部分公开、不予公开分别为20件、3件。") == []


def test_a_share_of_a_figure_printed_before_it_is_of_the_count_before_that() -> None:
    made = read("政府信息公开申请予以公开20件，占办结总数44件的45.5%。")
    (share,) = [c for c in made if c.kind == "share"]
    assert dict(share.details)["of"] == 20


def test_results_that_come_to_another_count_are_of_that_one() -> None:
    made = read("政府信息公开申请办理中，会商疑难件12件，予以公开8件，不予公开4件。")
    assert [c.not_comparable for c in made] == ["other-matter"] * 2


def test_a_number_behind_a_colon_is_a_count() -> None:
    made = read("依申请公开。上年结转：2；办结：44；结转下年：3。")
    assert [c.value for c in made] == [2, 44, 3]


@pytest.mark.parametrize(
    "before",
    [
        "专班",
        "年初",
        "12名村民",
        "征地领域",
        "平台改版后，",
        "疫情期间，",
        "在全县16个乡镇中，",
        "由法律顾问参与的，",
    ],
)
def test_unknown_words_before_a_statement_make_it_less_certain(before: str) -> None:
    made = read(f"{before}收到政府信息公开申请12件，予以公开5件。", body="青禾县人民政府")
    assert [c.certainty for c in made if c.not_comparable is None] != []
    assert "sure" not in [c.certainty for c in made]


@pytest.mark.parametrize(
    "before", ["", "全年", "全县共", "2022年，我县", "青禾县人民政府", "其中，", "收到申请后，"]
)
def test_known_words_before_a_statement_leave_it_certain(before: str) -> None:
    made = read(f"{before}收到政府信息公开申请12件，予以公开5件。", body="青禾县人民政府")
    assert [c.certainty for c in made] == ["sure"] * 2


def test_what_leans_on_an_unknown_count_is_less_certain() -> None:
    made = read("依申请公开工作中，会商12件，予以公开5件，部分公开1件。")
    assert [c.certainty for c in made] == ["possible"] * 2


def test_behind_bodies_that_make_up_the_whole_a_clause_is_of_the_whole_again() -> None:
    made = read(
        "全县收到政府信息公开申请7件，其中县自然资源局收到4件、县住建局收到3件；上年结转2件。"
        "全县收到政府信息公开申请7件，其中县自然资源局收到4件、县住建局收到1件；上年结转2件。",
        body="青禾县人民政府",
    )
    carried = [c.not_comparable for c in made if c.readings == ("requests.carried_in.total",)]
    assert carried == [None, "part-of-body"]
