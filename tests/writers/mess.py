"""The same report as many offices, systems and converters leave it: one choice of each."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from writers.layouts import full_width, with_chrome
from writers.markdown import pipe_table, repeated_table
from writers.model import AbstractReport, Grid
from writers.plain import cell_a_line, drawn, plain, spaces, tabs

_ORDINAL = re.compile(r"^(?:（[一二三四五六七]）|[一二三四五六七]、|[1-8]\.)")
FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?(?:万?元)?|")


def _circled(label: str) -> str:
    return chr(0x2460 + int(label[0]) - 1) + label[2:] if label[1:2] == "." else label


TABLES: Mapping[str, Callable[[Grid], str]] = {
    "one cell a line": cell_a_line,
    "one cell a line, close": lambda g: "\n".join(c.text for _, _, c in g.placed() if c.text),
    "tabs": tabs,
    "spaces": spaces,
    "one space": lambda g: "\n".join(" ".join(c.text for c in row if c.text) for row in g.rows),
    "pipes": pipe_table,
    "pipes that repeat merged cells": repeated_table,
    "box drawing": drawn,
}
LABELS: Mapping[str, Callable[[str], str]] = {
    "as in the form": lambda label: label,
    "without ordinals": lambda label: _ORDINAL.sub("", label),
    "with units": lambda label: label if len(label) < 3 else f"{label}（件）",
    "spaced": lambda label: "\u3000".join(label) if len(label) < 5 else label,
    "circled ordinals": _circled,
    "half-width": lambda label: label.translate(str.maketrans("（），：", "(),:")),
}
HEADINGS: Mapping[str, Callable[[str], str]] = {
    "as in the form": lambda heading: heading,
    "in parts": lambda heading: f"第{heading.replace('、', '部分 ', 1)}",
    "spaced": lambda heading: heading.replace("、", "、\u3000", 1),
    "in brackets": lambda heading: f"【{heading}】",
    "with a colon": lambda heading: f"{heading}：",
}
ASIDES: Mapping[str, str] = {
    "nothing": "",
    "a list of the same rows": "分类统计：\n行政许可\t19\n行政处罚\t14\n行政强制\t2\n其他\t33",
    "some of the applicants": "各镇情况：\n单位\t自然人\t商业企业\t总计\n甲镇\t8\t1\t9",
    "years": "近年情况：\n年份\t点击量\t留言\n前年\t18021\t77\n去年\t25100\t81",
}


class Mess(NamedTuple):
    """A choice of each, by name, and two that are there or not."""

    table: str
    labels: str
    headings: str
    aside: str
    chrome: bool
    wide: bool


def messy(report: AbstractReport, mess: Mess) -> str:
    """Return the report as text; its cells are those of the clean one."""
    sections = []
    for section in report.sections:
        tables = tuple(_relabelled(grid, LABELS[mess.labels]) for grid in section.tables)
        paragraphs = section.paragraphs
        if section is report.sections[0] and ASIDES[mess.aside]:
            paragraphs = (*paragraphs, ASIDES[mess.aside])
        heading = HEADINGS[mess.headings](section.heading)
        sections.append(section._replace(heading=heading, paragraphs=paragraphs, tables=tables))
    text = plain(report._replace(sections=tuple(sections)), TABLES[mess.table])
    if mess.wide:
        text = full_width(text)
    return with_chrome(text) if mess.chrome else text


def _relabelled(grid: Grid, change: Callable[[str], str]) -> Grid:
    rows = (
        tuple(c if FIGURE.fullmatch(c.text) else c._replace(text=change(c.text)) for c in row)
        for row in grid.rows
    )
    return grid._replace(rows=tuple(rows))
