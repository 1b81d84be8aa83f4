"""A web page says the same whatever a site does to it."""

import json
import re
from html import unescape

import pytest
from test_formats_alike import engine, reading, standard
from writers import plain, web
from writers.pages_hidden import HIDDEN, KEPT, VERSIONS, WITHIN
from writers.pages_manners import ELSEWHERE, MANNERS, UNSURE
from writers.pages_served import DATA, NOTICES, REMARKS, SERVED
from writers.pages_sites import MARKUP, SITES
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


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", SITES)
def test_what_a_site_adds_says_no_more(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    found, plain_ones = codes(SITES[manner](page)), codes(page)
    assert found == plain_ones
    assert figures(SITES[manner](page)) == figures(page)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", MARKUP)
def test_markup_that_says_the_same_is_read_alike(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    assert reading("a.html", MARKUP[manner](page).encode()) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", SERVED)
def test_what_templates_and_scripts_do_changes_nothing(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = SERVED[manner](page)
    assert made != page
    assert codes(made) == codes(page)
    assert figures(made) == figures(page)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", DATA)
def test_the_data_of_a_script_are_read_where_the_page_shows_nothing(
    manner: str, sample: str
) -> None:
    page = web.clean(samples()[sample]).decode()
    assert codes(DATA[manner](page)) == codes(page)
    assert figures(DATA[manner](page)) == figures(page)


@pytest.mark.parametrize("manner", DATA)
def test_what_data_hold_has_its_place_in_the_file(manner: str) -> None:
    page = DATA[manner](web.clean(samples()["qinghe-2023"]).decode())
    lines = [one.text for one in read(page.encode(), None).blocks if isinstance(one, Paragraph)]
    assert len(lines) > 5
    ascii_only = "\\u62a5" in page
    for line in lines:
        span = line.span()
        for sign, offset in ((line.content[0], span.start), (line.content[-1], span.end - 1)):
            assert page.startswith(json.dumps(sign, ensure_ascii=ascii_only)[1:-1], offset)


@pytest.mark.parametrize("beside", [REMARKS, NOTICES])
@pytest.mark.parametrize("sample", CHOSEN)
def test_what_readers_remark_and_what_pops_up_is_no_report(sample: str, beside: str) -> None:
    page = web.clean(samples()[sample]).decode()
    style = "<style>.layer{display:none}.layer.on{display:block}</style></head>"
    made = page.replace("</body>", f"{beside}</body>").replace("</head>", style)
    assert codes(made) == codes(page)


def figures(page: str) -> dict[str, object]:
    """Return what the tables of a page say."""
    facts = engine().parse("a.html", page.encode()).facts
    return {one.key: one.value for one in facts if one.key.startswith(TABLES)}


TABLES = ("requests.", "proactive.", "cases.", "statistics.")


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", HIDDEN)
def test_words_that_nobody_sees_are_not_read(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = HIDDEN[manner](page)
    assert made != page
    assert reading("a.html", made.encode()) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", KEPT)
def test_what_only_looks_hidden_is_read(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = KEPT[manner](page)
    assert made != page
    assert reading("a.html", made.encode()) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", VERSIONS)
def test_a_hidden_former_version_is_not_read(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    assert reading("a.html", VERSIONS[manner](page).encode()) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", WITHIN)
def test_a_page_within_a_page_is_read(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    assert reading("a.html", WITHIN[manner](page).encode()) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("tag", ["textarea readonly", "xmp", "plaintext"])
def test_text_alone_within_an_element_is_read(tag: str, sample: str) -> None:
    words = plain.plain(samples()[sample], plain.tabs)
    page = f"<html><body><form><{tag}>{words}</{tag.split(maxsplit=1)[0]}></form></body>"
    assert reading("a.html", page.encode()) == standard(sample)


@pytest.mark.parametrize("manner", WITHIN)
def test_what_stands_within_has_its_place_in_the_file(manner: str) -> None:
    page = WITHIN[manner](web.clean(samples()["qinghe-2023"]).decode())
    document = read(page.encode(), None)
    lines = [one.text for one in document.blocks if isinstance(one, Paragraph)]
    assert len(lines) > 5
    for line in lines:
        span = line.span()
        assert unescape(unescape(page[span.start : span.end])) == line.content


TYPED = {"tabs": plain.tabs, "lines drawn": plain.drawn, "a cell a line": plain.cell_a_line}


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("table", TYPED)
@pytest.mark.parametrize("tag", ["pre>", "div style='white-space: pre-wrap'>"])
def test_text_whose_white_space_is_shown_is_read_as_text(tag: str, table: str, sample: str) -> None:
    words = plain.plain(samples()[sample], TYPED[table])
    page = f"<html><body><div><a href=/>home</a></div><{tag}{words}</body>"
    assert reading("a.html", page.encode()) == standard(sample)


@pytest.mark.parametrize("gap", ["&nbsp;" * 4, "\u3000\u3000", "\t"])
@pytest.mark.parametrize("sample", [name for name in CHOSEN if "blanks" not in name])
def test_rows_on_lines_that_breaks_end_are_read(sample: str, gap: str) -> None:
    words = plain.plain(samples()[sample], plain.tabs).replace("\t", gap)
    page = "<html><body>" + words.replace("\n", "<br>\n")
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


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", UNSURE)
def test_figures_that_are_not_certain_are_not_judged(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    found = engine().check("a.html", UNSURE[manner](page).encode()).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]


@pytest.mark.parametrize("shown", ELSEWHERE)
def test_no_table_is_missing_where_another_file_is_shown(shown: str) -> None:
    page = web.clean(samples()["caizheng-2024"]).decode()
    made = re.sub(r"<table>.*?</table>", shown, page, flags=re.DOTALL)
    assert "GX332" in codes(made)
    assert "GX110" not in codes(made)


@pytest.mark.parametrize(
    "shown", ["", "<iframe src=about:blank></iframe>", "<p><a href=/t.html>统计表</a></p>"]
)
def test_a_table_is_missing_where_nothing_is_shown(shown: str) -> None:
    page = web.clean(samples()["caizheng-2024"]).decode()
    assert "GX110" in codes(re.sub(r"<table>.*?</table>", shown, page, flags=re.DOTALL))


def codes(page: str | bytes) -> dict[str, str]:
    data = page.encode() if isinstance(page, str) else page
    return {one.code: one.severity for one in engine().check("a.html", data).diagnostics}


LINKS = "<div class=page><b>1</b> <a href=t1_1.html>2</a> <a href=t1_1.html>next</a></div>"
CALL = "<script>printPages(1);createPage(3, 0, 't1', 'html');</script>"


@pytest.mark.parametrize("pager", [LINKS, CALL])
@pytest.mark.parametrize("sample", CHOSEN)
def test_nothing_is_missing_from_one_page_of_several(sample: str, pager: str) -> None:
    page = web.clean(samples()[sample]).decode()
    half = "<h2>".join(page.split("<h2>")[:4]) + pager
    found = codes(half)
    assert found["GX023"] == "info"
    assert not {"GX101", "GX110", "GX122", "GX225"} & found.keys()


@pytest.mark.parametrize(
    "links",
    [
        "<p><a href=P1.pdf>1</a> <a href=P2.pdf>2</a></p>",
        "".join(f"<a href=/day/{day}>{day}</a> " for day in range(1, 32)),
        "<a href=#n1>1</a><a href='javascript:to(2)'>2</a><a href=/2021/>2021</a>",
    ],
)
def test_other_numbers_with_links_are_no_further_pages(links: str) -> None:
    page = web.clean(samples()["qinghe-2023"]).decode().replace("</body>", f"{links}</body>")
    assert "GX023" not in codes(page)


@pytest.mark.parametrize("sample", CHOSEN)
def test_panels_behind_tabs_are_read(sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    first, *rest = page.split("<h2>")
    panels = "".join(f"</div><div class='pane' style='display: none'><h2>{one}" for one in rest)
    assert reading("a.html", f"{first}<div class='pane on'>{panels}".encode()) == standard(sample)


def test_a_hidden_copy_of_another_kind_is_not_read() -> None:
    page = web.clean(samples()["qinghe-2023"]).decode()
    hidden = "<div class=a>x</div><div class=b style='display:none'><p>三、收到申请99件</p></div>"
    made = page.replace("</body>", f"{hidden}</body>")
    assert codes(made) == codes(page)


def test_numbers_that_a_style_sheet_prints_are_not_judged() -> None:
    page = web.clean(samples()["qinghe-2023"]).decode()
    bare = re.sub("<h2>.、", "<h2>", page)
    style = "<style>h2::before { content: counter(h, cjk-ideographic) }</style></head>"
    assert "GX105" in codes(bare)
    assert "GX105" not in codes(bare.replace("</head>", style))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_half_a_character_does_not_spoil_a_page(encoding: str) -> None:
    page = web.cms(samples()["qinghe-2023"], encoding=encoding)
    whole = "云".encode(encoding)
    made = page.replace(b"<title>", b"<title>" + whole[:-1], 1)
    assert codes(made) == codes(page) | {"GX024": "info"}


def test_bytes_lost_in_a_table_leave_it_not_judged() -> None:
    page = web.clean(samples()["caizheng-2024-faulty"])
    found = codes(page.replace(b">12<", b">1\xff2<"))
    assert "GX016" in found
    assert "error" not in found.values()


def test_bytes_of_another_encoding_are_told() -> None:
    page = "政府信息公開工作年度報告".encode("big5") * 50
    assert codes(b"<html><body><p>" + page) == {"GX004": "error"}


@pytest.mark.parametrize("sample", CHOSEN)
def test_what_stands_there_for_wide_and_for_narrow_screens_is_read_once(sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    tables = re.sub(
        r"(?s)<table>.*?</table>", r"<div class=pc>\g<0></div><div class=m>\g<0></div>", page
    )
    assert reading("a.html", tables.encode()) == standard(sample)
    head, body = page.removesuffix("</body>\n</html>\n").split("</h1>")
    whole = f"{head}</h1><div class=pc>{body}</div><div class=m>{body}</div>"
    assert reading("a.html", whole.encode()) == standard(sample)


def test_a_section_that_stands_there_twice_with_other_words_is_told() -> None:
    page = web.clean(samples()["qinghe-2023"]).decode()
    second = page[page.index("<h2>") : page.index("<h2>", page.index("<h2>") + 1)]
    made = page.replace(second, second + second.replace("</p>", "另有安排。</p>", 1))
    assert "GX115" in codes(made)
