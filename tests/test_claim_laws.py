"""Laws that hold whatever the prose says."""

import re
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.accuracy.accuracy import Sentence, sentences
from gxlint.blocks import Text
from gxlint.extract.claims import _ENGINES, claims
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.pack.load import load_pack
from gxlint.report.tree import Report, Section

CORPUS = sentences("development")
WIDE = str.maketrans("0123456789(),;:%", "０１２３４５６７８９（），；：％")
PIECES = st.sampled_from(
    [
        *(
            "政府信息公开申请",
            "行政复议",
            "行政诉讼",
            "收到",
            "办结",
            "上年结转",
            "结转下年",
            "予以公开",
        ),
        *(
            "其中",
            "未发生",
            "全部",
            "均",
            "占",
            "同比增长",
            "比上年",
            "12345热线",
            "市本级",
            "《",
            "》",
        ),
        *(
            "12件",
            "三起",
            "1,234件",
            "5.6%",
            "百分之六",
            "1.2万件",
            "余",
            "近",
            "共",
            "2021年",
            "2023年",
        ),
        *("，", "。", "；", "、", "（", "）", " ", "\n", "“", "0", "１２", "万", "."),
    ]
)


@cache
def forms() -> Forms:
    return load_pack(["national"]).forms


def read(text: Text, regime: str, year: int) -> list[Claim]:
    section = Section("overview", None, None, (), (text,), (), ())
    return claims(Report(regime, year, (), (), (section,), ()), forms())


def told(found: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.value, c.kind, c.readings, c.precision, c.not_comparable) for c in found]


@given(st.sampled_from(CORPUS))
def test_full_width_print_says_the_same(sentence: Sentence) -> None:
    text, year = sentence.text, sentence.year
    regime = "R14" if year < 2019 else "R60" if year < 2021 else "R30"
    plain = read(Text(text, ((0, 0),)), regime, year)
    assert told(read(Text(text.translate(WIDE), ((0, 0),)), regime, year)) == told(plain)


@given(st.sampled_from(CORPUS), st.data())
def test_white_space_says_nothing(sentence: Sentence, data: st.DataObject) -> None:
    text, year = sentence.text, sentence.year
    regime = "R14" if year < 2019 else "R60" if year < 2021 else "R30"
    at = data.draw(st.integers(0, len(text)))
    spaced = text[:at] + data.draw(st.sampled_from([" ", "\n", "\u3000", "  "])) + text[at:]
    plain = read(Text(text, ((0, 0),)), regime, year)
    assert told(read(Text(spaced, ((0, 0),)), regime, year)) == told(plain)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["R14", "R60", "R30"]))
def test_any_prose_is_read_and_every_span_holds_what_is_printed(text: str, regime: str) -> None:
    source = Text(text, ((0, 100),))
    for claim in read(source, regime, 2022):
        assert claim.span is not None
        start, end = claim.span.start - 100, claim.span.end - 100
        assert 0 <= start < end <= len(text)
        squeezed = "".join(text[start:end].split()).translate({v: k for k, v in WIDE.items()})
        assert "".join(c for c in claim.printed if c.isalnum()) in "".join(
            c for c in squeezed if c.isalnum()
        )


@given(st.lists(PIECES, max_size=30).map("".join))
def test_figures_of_different_claims_do_not_overlap(text: str) -> None:
    found = read(Text(text, ((0, 0),)), "R30", 2022)
    spans = sorted({c.span for c in found if c.span and c.kind in ("count", "amount", "share")})
    assert all(one.end <= other.start for one, other in pairwise(spans))


FIGURES = st.sampled_from(["0", "1", "8", "12", "20", "100", "345", "2021", "2022", "3.5", "1,200"])


@settings(max_examples=100)
@given(st.sampled_from(CORPUS), st.data())
def test_other_figures_say_the_same_whatever_was_read_before(
    sentence: Sentence, data: st.DataObject
) -> None:
    text, year = sentence.text, sentence.year
    regime = "R14" if year < 2019 else "R60" if year < 2021 else "R30"
    other = re.sub(r"\d+", lambda _: data.draw(FIGURES), text)
    for known in (text, other, text):
        read(Text(known, ((0, 0),)), regime, year)
    known_to = read(Text(other, ((0, 0),)), regime, year)
    _ENGINES.clear()
    assert read(Text(other, ((0, 0),)), regime, year) == known_to
