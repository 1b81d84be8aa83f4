"""Whose figures a sentence states."""

import pytest

from gxlint.extract.subjects import Subjects
from gxlint.forms.sentences import Words
from gxlint.pack.load import load_pack

COUNTY = "青禾县人民政府"
BUREAU = "青禾县住房和城乡建设局"
TOWNSHIP = "青禾县城关镇人民政府"


@pytest.fixture(scope="module")
def subjects() -> Subjects:
    words = load_pack(["national"]).forms.sentences.words
    assert isinstance(words, Words)
    return Subjects(words)


@pytest.mark.parametrize(
    ("content", "body", "own"),
    [
        ("县自然资源局收到申请", COUNTY, [False]),
        ("县政府收到申请", COUNTY, [True]),
        ("青禾县共收到申请", COUNTY, [True]),
        ("云岭县收到申请", COUNTY, [False]),
        ("其中城关镇\ue000", COUNTY, [False]),
        ("教育系统收到\ue000", COUNTY, [False]),
        ("县住建局收到申请", BUREAU, [True]),
        ("县住房城乡建设局收到申请", BUREAU, [True]),
        ("县公安局收到申请", BUREAU, [False]),
        ("县政府转来", TOWNSHIP, []),
        ("县政府收到申请", TOWNSHIP, [False]),
        ("镇政府收到申请", TOWNSHIP, [True]),
        ("申请最多的是县公安局,共收到\ue000", COUNTY, [False]),
        ("申请最多的是县公安局,全县收到\ue000", COUNTY, []),
        ("各级行政机关收到申请", COUNTY, []),
        ("通过县政府网站收到申请", COUNTY, []),
    ],
)
def test_a_body_is_the_reports_own_or_another(
    subjects: Subjects, content: str, body: str, own: list[bool]
) -> None:
    assert [one.own for one in subjects.found(subjects.names(content), body)] == own


@pytest.mark.parametrize(
    ("content", "confined"),
    [
        ("县公安局统一受理,全年收到\ue000", True),
        ("县公安局收到申请\ue000,办结\ue000", False),
        ("县公安局未收到申请,未发生复议", False),
    ],
)
def test_a_subject_of_which_nothing_is_stated_holds_for_its_clause(
    subjects: Subjects, content: str, *, confined: bool
) -> None:
    (first,) = subjects.found(subjects.names(content), COUNTY)
    assert first.until == (content.index(",") if confined else 0)
