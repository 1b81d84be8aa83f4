"""One report gives the same facts, claims and findings whatever it is written in."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

import pytest
from writers import paper, web, word
from writers.layouts import LAYOUTS
from writers.markdown import repeating
from writers.model import AbstractReport
from writers.paper import Manner
from writers.plain import drawn, plain, ruled, wrapped
from writers.samples import samples

from gxlint.blocks import Text
from gxlint.engine import Engine, Settings, open_engine
from gxlint.folding import squeezed

Writer = Callable[[AbstractReport], bytes]
WORDY = Manner(borders="rects", spread=True, header="年度报告", footer="第 {} 页")
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "markdown": ("a.md", lambda r: LAYOUTS["markdown"](r).encode()),
    "markdown that repeats merged cells": ("a.md", lambda r: repeating(r).encode()),
    "one cell a line": ("a.txt", lambda r: LAYOUTS["cell_a_line"](r).encode()),
    "ruled with pluses": ("a.md", lambda r: plain(r, ruled).encode()),
    "drawn with boxes": ("a.txt", lambda r: plain(r, drawn).encode()),
    "text with a right margin": ("a.txt", lambda r: wrapped(r).encode()),
    "text with a narrow margin": ("a.txt", lambda r: wrapped(r, 27).encode()),
    "clean page": ("a.html", web.clean),
    "published page": ("a.html", web.cms),
    "page in GBK and one line": (
        "a.htm",
        lambda r: web.cms(r, encoding="gb18030", one_line=True),
    ),
    "Word, typed": ("a.docx", word.docx),
    "Word, numbered": ("a.docx", lambda r: word.docx(r, numbered=True, styled=True)),
    "PDF": ("a.pdf", paper.pdf),
    "PDF, justified": ("a.pdf", lambda r: paper.pdf(r, WORDY)),
}


@cache
def engine() -> Engine:
    return open_engine(Settings())


class Reading(NamedTuple):
    """What gxlint makes of a file; the level of headings, which tabs do not tell, is left out."""

    facts: list[str]
    claims: list[tuple[object, ...]]
    findings: list[tuple[str, str]]


def reading(name: str, data: bytes) -> Reading:
    facts = engine().parse(name, data).facts
    result = engine().check(name, data)
    assert result.status == "checked"
    return Reading(
        sorted(f"{f.key} {squeeze(f.value)}" for f in facts if not is_of_the_format(f.key)),
        [(c.value, c.readings, c.kind, c.precision, c.scope, c.certainty) for c in facts.claims],
        sorted((d.code, d.fingerprint) for d in result.diagnostics),
    )


@cache
def standard(sample: str) -> Reading:
    return reading("a.txt", LAYOUTS["tabs"](samples()[sample]).encode())


def is_of_the_format(key: str) -> bool:
    return key.startswith(("file.", "text.loose")) or key.endswith(".level")


def squeeze(value: object) -> object:
    return squeezed(Text(value, ((0, 0),))).content if isinstance(value, str) else value


@pytest.mark.parametrize("sample", samples())
@pytest.mark.parametrize(("name", "writer"), WRITERS.values(), ids=WRITERS)
def test_facts_claims_and_findings_are_the_same(name: str, writer: Writer, sample: str) -> None:
    assert reading(name, writer(samples()[sample])) == standard(sample)


@pytest.mark.parametrize("sample", [name for name in samples() if name.endswith("faulty")])
def test_a_wrong_figure_is_found_in_every_format(sample: str) -> None:
    assert standard(sample).findings != standard(sample.removesuffix("-faulty")).findings
