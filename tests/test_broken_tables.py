"""Tables whose merged cells are broken: read right or unjudged, never guessed."""

import random
import re

import pytest
from writers import web, word
from writers.broken import BREAKS, WHERE, broken
from writers.samples import samples

from gxlint.diagnostic import Diagnostic
from gxlint.engine import Settings, open_engine

ENGINE = open_engine(Settings())
ABOUT_THE_FORM = ("GX3",)
"""Rules that say what is wrong with the rows and columns as they are printed."""


def errors(data: bytes, name: str = "a.docx") -> list[Diagnostic]:
    return [d for d in ENGINE.check(name, data).diagnostics if d.severity == "error"]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("report", ["qinghe-2023", "yunxi-2017"])
def test_a_broken_table_never_makes_figures_wrong(report: str, name: str, where: str) -> None:
    whole = word.docx(samples()[report])
    known = {d.code for d in errors(whole)}
    for number in range(6):
        chance = random.Random(f"{name}{where}{number}")  # noqa: S311 - the same cases everywhere
        damaged = broken(whole, name, where, chance)
        found = [d for d in errors(damaged) if d.code not in known]
        assert all(d.code.startswith(ABOUT_THE_FORM) for d in found), (number, found)


def test_a_page_whose_header_lost_a_span_gives_the_same_findings() -> None:
    page = web.clean(samples()["qinghe-2023"]).decode()
    for span in re.finditer(r" colspan=\d+", page):
        damaged = page[: span.start()] + page[span.end() :]
        assert not errors(damaged.encode(), "a.html"), span.start()
