"""Claims that lean on the count before them."""

import pytest

from gxlint.blocks import Text
from gxlint.extract.claims import claims
from gxlint.pack.load import load_pack
from gxlint.report.tree import Note, Report, Section


def read(text: str) -> dict[str, str | None]:
    heading = Text("依申请公开情况", ((0, 0),))
    section = Section(
        "overview", heading, None, (), (Text("（二）依申请公开。" + text, ((0, 0),)),), (), ()
    )
    notes = (Note("title.body", "青禾县人民政府", "", None),)
    report = Report("R30", 2023, notes, (), (section,), ())
    return {c.printed: c.not_comparable for c in claims(report, load_pack(["national"]).forms)}


@pytest.mark.parametrize(
    "text",
    ["巡查上报问题650件，办结648件。", "县林业局收到申请20件，办结648件。"],
)
def test_what_was_concluded_of_another_count_is_not_compared(text: str) -> None:
    assert read(text)["648件"] is not None


@pytest.mark.parametrize("text", ["收到申请45件，办结44件。", "全年共办结44件。"])
def test_what_was_concluded_of_the_requests_is_compared(text: str) -> None:
    assert read(text)["44件"] is None


def test_the_rest_of_nothing_named_is_not_compared() -> None:
    assert read("其余2件均已答复。")["2件"] is not None


def test_a_statement_that_names_what_it_counts_stands_alone() -> None:
    assert read("整改问题31个，办结政府信息公开申请44件。")["44件"] is None


def test_applicants_of_one_result_are_not_those_of_all_requests() -> None:
    assert read("予以公开20件（其中自然人17件）。")["17件"] == "other-matter"


def test_an_average_is_not_compared() -> None:
    assert read("平均每天收到申请2.5件。")["2.5件"] == "other-matter"
