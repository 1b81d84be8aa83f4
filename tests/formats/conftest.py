"""A run made by hand, with every kind of finding a format must show."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gxlint.blocks import Address, Document, Place, Span
from gxlint.diagnostic import (
    Diagnostic,
    Fix,
    Related,
    ReportResult,
    RuleInfo,
    Run,
    Unjudged,
)

HERE = Path(__file__).parent
PHRASES = HERE.parent.parent / "rules/phrases.yaml"
CLAUSE = "国办公开办函〔2021〕30号 格式"
SOURCE = (
    "# 云溪县2023年报告\n\n"
    "全年收到申请5146件，\t" + "此处为一长段与本题无关的说明，" * 12 + "其中网络申请4000件。\n\n"
    "| 本年新收 | １０ | 2 | 0 | 13 |\n"
    "| 上年结转 | 1 | 0 | 0 | 2 |\n"
)
DOCUMENT = Document(kind="markdown", text=SOURCE, blocks=())


def place(words: str, after: str = "") -> Place:
    """Return the place of the first such words behind `after`."""
    start = SOURCE.index(words, SOURCE.index(after))
    return DOCUMENT.place(Span(start, start + len(words)))


def phrases(language: str) -> dict[str, str]:
    groups = YAML(typ="safe", pure=True).load(PHRASES.read_text("utf-8"))
    return {f"formats.{key}": words[language] for key, words in groups["formats"].items()}


MISSING = Diagnostic(
    "GX101",
    "sections-present",
    "error",
    "certain",
    "缺少第六部分",
    ("sections.other_matters",),
    basis=(CLAUSE,),
    advice="补写第六部分",
    fingerprint="0" * 32,
)
ROW = Diagnostic(
    "GX403",
    "request-row-total",
    "error",
    "certain",
    "总计填13，各类申请人之和为12",
    ("requests.new.total",),
    expected="12",
    printed="13",
    place=place("13", "本年新收"),
    related=(
        Related("自然人 10", "requests.new.natural", place("１０")),
        Related("企业 2", "requests.new.business", place("2", "１０")),
        Related("其他 0", "requests.new.other", place("0", "１０ | 2")),
    ),
    basis=(CLAUSE,),
    fingerprint="1" * 32,
    alternatives=((("requests.new.total", "12"),), (("requests.new.natural", "11"),)),
    fix=Fix(place("13", "本年新收"), "12"),
)
PROSE = Diagnostic(
    "GX501",
    "stated-alike",
    "warning",
    "likely",
    "正文写5146，表格为13",
    ("requests.new.total",),
    printed="5146",
    place=place("5146"),
    related=(
        Related("表格", "requests.new.total", place("13", "本年新收")),
        Related("网络申请", None, place("4000")),
        Related("上年报告写4851", "previous.requests.new.total", None),
    ),
    basis=(CLAUSE,),
    fingerprint="2" * 32,
)
IN_WORD = Diagnostic(
    "GX403",
    "request-row-total",
    "info",
    "possible",
    "总计与各列之和不等",
    ("requests.concluded.total",),
    place=Place(None, None, None, None, Address(2, None, 3, 12, 8), "总计 0"),
    related=(
        Related(
            "自然人 1",
            "requests.concluded.natural",
            Place(None, None, None, None, Address(2, None, 3, 12, 2), "1"),
        ),
    ),
    fingerprint="3" * 32,
)
BINARY = Diagnostic("GX003", "file-binary", "error", "certain", "这是一张图片", basis=(CLAUSE,))
RULES = (
    RuleInfo("GX003", "file-binary", "error", "certain", "文件可读", "", (), ()),
    RuleInfo(
        "GX101", "sections-present", "error", "certain", "六部分齐全", "为何", (CLAUSE,), ("form",)
    ),
    RuleInfo(
        "GX403", "request-row-total", "error", "certain", "总计等于各列之和", "为何", (CLAUSE,), ()
    ),
    RuleInfo("GX501", "stated-alike", "error", "likely", "文表一致", "为何", (CLAUSE,), ()),
)
REPORTS = (
    ReportResult(
        "drafts/草稿 1.md",
        "checked",
        "R30",
        2023,
        "云溪县2023年报告",
        "云溪县",
        (MISSING, PROSE, ROW),
        (Unjudged("GX601", ("requests.new.total", "previous.requests.new.total")),),
    ),
    ReportResult("drafts/b.docx", "checked", "R30", 2023, diagnostics=(IN_WORD,)),
    ReportResult("README.md", "not_a_report"),
    ReportResult("../x.png", "unreadable", diagnostics=(BINARY,)),
)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Return each language of the outputs."""
    return str(request.param)


@pytest.fixture
def run(language: str) -> Run:
    """Return a run of four files in that language; its findings are in Chinese all the same."""
    return Run("0.1.0", (("national", "1"),), RULES, REPORTS, language, phrases(language))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return what compares an output with a golden file, or rewrites it with `--accept`."""

    def compare(name: str, output: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--accept"):
            path.write_text(output, "utf-8", newline="\n")
        assert output == path.read_text("utf-8")

    return compare
