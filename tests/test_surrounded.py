"""What stands before and behind a report in its file is no part of it."""

import re
from collections.abc import Callable, Sequence

import pytest
from writers import web
from writers.layouts import LAYOUTS
from writers.model import AbstractReport
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine

Around = Callable[[AbstractReport], Sequence[str]]


def body(report: AbstractReport) -> str:
    return re.sub(r"20\d\d年.*", "", report.title)


def headings(report: AbstractReport) -> list[str]:
    return [section.heading for section in report.sections]


BEFORE: dict[str, Around] = {
    "a covering letter": lambda r: (
        f"关于报送{r.title}的函",
        "县政府办公室：",
        "现将我单位政府信息公开工作年度报告报上，请审阅。",
        f"附件：{r.title}",
        body(r),
        "2025年1月10日",
    ),
    "a notice": lambda _: (
        "关于公布政府信息公开工作年度报告的通知",
        "各乡镇人民政府、县政府各部门：",
        "根据有关规定，现予公布。",
    ),
    "contents": lambda r: ("目录", *headings(r)),
    "contents with pages": lambda r: (
        "目  录",
        *(f"{h}……{i}" for i, h in enumerate(headings(r), 1)),
    ),
    "contents with tabs": lambda r: ("目录", *(f"{h}\t{i}" for i, h in enumerate(headings(r), 1))),
    "the page's head": lambda r: (
        "首页 > 政务公开 > 政府信息公开 > 年度报告",
        r.title,
        "来源：办公室 发布时间：2025-01-10 浏览次数：123",
        "【字体：大 中 小】",
    ),
    "a table of metadata": lambda r: (
        "索引号：000014349/2025-00012",
        "主题分类：政务公开",
        f"发文机关：{body(r)}",
        "成文日期：2025年1月10日",
        f"标题：{r.title}",
        "有效性：有效",
    ),
    "a cover": lambda r: (body(r), r.title.removeprefix(body(r)), "二〇二五年一月"),
}
BEHIND: dict[str, Around] = {
    "a signature": lambda r: (body(r), "2025年1月20日"),
    "a seal": lambda r: ("（此页无正文）", f"{body(r)}（盖章）", "2025年1月20日"),
    "the page's foot": lambda _: (
        "附件：1.政府信息公开情况统计表.docx",
        "扫一扫在手机打开当前页",
        "上一篇：2024年工作总结",
        "下一篇：无",
        "主办：县政府办公室 备案号：京ICP备05000000号",
    ),
    "a floating menu": lambda _: ("微信", "微博", "客户端", "邮箱", "小程序"),
    "other reports' titles": lambda _: (
        "相关阅读",
        "2023年政府信息公开工作年度报告",
        "2022年政府信息公开工作年度报告",
    ),
}
TEXTS = {"a.txt": LAYOUTS["cell_a_line"], "a.md": LAYOUTS["markdown"]}
NAMES = [name for name in samples() if "faulty" not in name]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


def added(engine: Engine, name: str, around: str, alone: str) -> list[str]:
    """Return what is found in the one and not in the other, hints left out."""
    known = {one.fingerprint for one in engine.check(name, alone.encode()).diagnostics}
    found = engine.check(name, around.encode()).diagnostics
    return [f.message for f in found if f.severity != "info" and f.fingerprint not in known]


@pytest.mark.parametrize("name", [*TEXTS, "a.html"])
@pytest.mark.parametrize("sample", NAMES)
@pytest.mark.parametrize("around", [*BEFORE, *BEHIND])
def test_what_stands_around_a_report_adds_no_finding(
    engine: Engine, around: str, sample: str, name: str
) -> None:
    report = samples()[sample]
    lines = (BEFORE.get(around) or BEHIND[around])(report)
    if name in TEXTS:
        alone, more = TEXTS[name](report), "\n\n".join(lines)
        whole = f"{more}\n\n{alone}" if around in BEFORE else f"{alone.rstrip()}\n\n{more}\n"
    else:
        alone, more = web.clean(report).decode(), "".join(f"<p>{line}</p>" for line in lines)
        mark = re.search(r"<body[^>]*>", alone)
        assert mark
        at = mark.end() if around in BEFORE else alone.index("</body>")
        whole = alone[:at] + more + alone[at:]
    assert added(engine, name, whole, alone) == []


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("sample", [name for name in NAMES if not name.endswith("-2017")])
@pytest.mark.parametrize(
    "caption", ["政府信息公开情况统计表", "表1  政府信息公开情况统计表（单位：件）", "附表：统计表"]
)
def test_a_caption_named_like_the_annex_of_other_years_hides_no_section(
    engine: Engine, caption: str, sample: str, name: str
) -> None:
    report = samples()[sample]
    if name == "a.md":
        alone, mark, line = LAYOUTS["markdown"](report), "\n|", f"\n{caption}\n"
    else:
        alone, mark, line = web.clean(report).decode(), "<table", f"<p>{caption}</p>"
    before, table, rest = alone.partition(mark)
    assert added(engine, name, f"{before}{line}{table}{rest}", alone) == []
