"""A web page says the same whatever a site does to it."""

import re

import pytest
from test_formats_alike import engine, reading, standard
from writers import plain, web
from writers.pages_manners import MANNERS
from writers.samples import samples

from gxlint.blocks import Paragraph
from gxlint.readers.html import read

CHOSEN = ("baishi-2022-blanks", "caizheng-2024-faulty", "qinghe-2023", "yunxi-2017")


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", MANNERS)
def test_facts_claims_and_findings_are_the_same(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = MANNERS[manner](page)
    assert made != page
    assert reading("a.html", made.encode()) == standard(sample)


TYPED = {"tabs": plain.tabs, "lines drawn": plain.drawn, "a cell a line": plain.cell_a_line}


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("table", TYPED)
@pytest.mark.parametrize("tag", ["pre>", "div style='white-space: pre-wrap'>"])
def test_text_whose_white_space_is_shown_is_read_as_text(tag: str, table: str, sample: str) -> None:
    words = plain.plain(samples()[sample], TYPED[table])
    page = f"<html><body><div><a href=/>home</a></div><{tag}{words}</body>"
    assert reading("a.html", page.encode()) == standard(sample)


COUNTED = [
    ("<ol type=A><li>x<li>y</ol>", ["A. x", "B. y"]),
    ("<ol start=3 type='i'><li>x<li value=7>y<li>z</ol>", ["iii. x", "vii. y", "viii. z"]),
    ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
    ("<ol><li>x<ol type=a><li>y<li>z</ol><li>w</ol>", ["1. x", "a. y", "b. z", "2. w"]),
    ("<ol style='list-style: none'><li>x</ol><ul><li>y</ul><li>z", ["x", "y", "z"]),
    ("<ol style='list-style-type: simp-chinese-formal'><li>x</ol>", ["壹、x"]),
    ("<ol style='list-style-type: cjk-earthly-branch' start=2><li>x</ol>", ["丑、x"]),
    ("<ol><li>（一）x<li>12<li><p>y<p>z</ol>", ["（一）x", "12", "3. y", "z"]),
    ("<ol><li><table><tr><td>1<td>2</table>y</ol>", ["y"]),
]


@pytest.mark.parametrize(("markup", "lines"), COUNTED)
def test_items_have_the_numbers_that_a_browser_prints(markup: str, lines: list[str]) -> None:
    blocks = read(f"<html><body><p>{'x' * 90}</p>{markup}</body></html>".encode(), None).blocks
    assert [one.text.content for one in blocks[1:] if isinstance(one, Paragraph)] == lines


@pytest.mark.parametrize("sample", CHOSEN)
def test_figures_that_are_pictures_are_not_judged(sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = re.sub(r"(<td[^>]*>)\d+(?=</td>)", r"\1<img src='/d/3.gif'>", page)
    found = engine().check("a.html", made.encode()).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]
