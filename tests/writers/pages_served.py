"""How sites serve a report for scripts to show, and what their templates and tables do to it."""

import json
import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from writers.pages_hidden import styled

Manner = Callable[[str], str]
_TABLE = re.compile(r"(?s)<table>\n?(.*?)</table>")
_LABEL = re.compile(r"(<td)([^>]*>)([^<\d]{2})([^<\d]{2,})</td>")
_SHELL = "<!DOCTYPE html><html><head><title>云溪市</title></head><body><div id=app></div>{}"


def _inner(page: str) -> str:
    return page.split("<body>")[1].split("</body>", maxsplit=1)[0]


def _article(page: str) -> dict[str, object]:
    """Return the data of a page: its title and, apart, its text."""
    title = "".join(re.findall("<h1>(.*?)</h1>", page))
    text = re.sub("<h1>.*?</h1>", "", _inner(page))
    return {"id": 7, "title": unescape(title), "content": text, "tags": ["<p>x</p>"]}


def _data(page: str, *, ascii_only: bool = False) -> str:
    return json.dumps({"data": _article(page)}, ensure_ascii=ascii_only).replace("</", "<\\/")


def _code(page: str) -> str:
    data = _data(page).replace("<", "\\u003C").replace("\\/", "\\u002F")
    return _SHELL.format(f"<script>var a='it';window.__NUXT__=(function(a){{return {data}}}(1))")


DATA: Mapping[str, Manner] = {
    "data": lambda page: _SHELL.format(f"<script type=application/json>{_data(page)}</script>"),
    "data in ASCII": lambda page: _SHELL.format(
        f"<script id=__NEXT_DATA__>{_data(page, ascii_only=True)}</script>"
    ),
    "data in code": _code,
    "data alone": _data,
    "data for a call": lambda page: f"call([{_data(page)}])",
}
"""Pages whose scripts are to show the report out of data, and what such a script is sent."""


def _header_apart(page: str) -> str:
    """Return the page with the first row of each table, if nothing reaches below it, apart."""

    def parted(found: re.Match[str]) -> str:
        first, rest = found[1].split("</tr>", 1)
        if "rowspan" in first or re.search(r">\d", first) or "></td>" in first:
            return found[0]
        return f"<div><table>{first}</tr></table></div><div><table>{rest}</table></div>"

    return _TABLE.sub(parted, page)


def _title_apart(page: str) -> str:
    """Return the page with its title outside of the article, and once more among its metadata."""
    title = "".join(re.findall("<h1>(.*?)</h1>", page))
    text = re.sub("<h1>.*?</h1>", "", _inner(page))
    return (
        f"<html><head><title>{title}_云溪市</title><meta name=ArticleTitle content='{title}'>"
        f"{''.join(re.findall('<meta name=.PubDate.*', page))}</head><body><ul>"
        f"{'<li><a href=/a>政务公开</a></li>' * 5}</ul><div><div class=t>{title}</div><div>"
        f"来源：市政府办公室 【字体：<a>大</a> <a>小</a>】</div>"
        f"<div class=v>{text}</div></div></body>"
    )


SERVED: Mapping[str, Manner] = {
    "remarks within tags": lambda page: re.sub("<(h2|p|td)>", r"<\1 <!-- #x -->>", page),
    "paragraphs by their class": lambda page: styled(
        re.sub("<p>(.*?)</p>", r"<span class=bl>\1</span>", page), ".bl{display:block}"
    ),
    "paragraphs by their name": lambda page: styled(
        re.sub("<p>(.*?)</p>", r"<x-p>\1</x-p>", page), "x-p,b{display:block}"
    ),
    "white beside yellow on a ground elsewhere": lambda page: _LABEL.sub(
        r"\1 class=x\2<font color=white>\3</font><font color=yellow>\4</font></td>", page
    ).replace("</head>", "<link rel=stylesheet href=a.css></head>"),
    "headers in tables of their own": _header_apart,
    "the title apart": _title_apart,
    "headings called menus": lambda page: re.sub(
        "<h2>(.*?)</h2>", r"<div class=sub-menu>\1</div>", page
    ),
    "headings to press": lambda page: re.sub(
        "<h2>(.*?)</h2>", r"<h2><button class=fold>\1</button></h2>", page
    ),
    "headings white on a ground by their name": lambda page: styled(
        re.sub("<h2>(.*?)</h2>", r"<h2><b class=w>\1</b></h2>", page),
        ".x h2{background:#06c}.w{color:#fff}",
    ),
    "headings white within what is painted elsewhere": lambda page: re.sub(
        "<h2>(.*?)</h2>", r"<p><em class=bar><font color=white>\1</font></em></p>", page
    ).replace("</head>", "<link rel=stylesheet href=a.css></head>"),
    "headings in rows of spacers": lambda page: re.sub(
        "<h2>(.*?)</h2>", rf"<table><tr>{'<td></td>' * 5}<td>\1</td></tr></table>", page
    ),
    "headings in buttons of tabs too": lambda page: page.replace(
        "</body>",
        "".join(f"<button>{one}</button>\n" for one in re.findall("<h2>(.*?)</h2>", page))
        + "</body>",
    ),
    "headings white beside what is painted": lambda page: styled(
        re.sub("<h2>(.*?)</h2>", r"<div><i></i><b style='color:#fff'>\1</b></div>", page),
        "div > i + b{background:#c00}",
    ),
    "the last words in a footer": lambda page: re.sub(
        "(?s)<p>((?:(?!<p>).)*)</p>(?!.*<p>)", r"<footer><p>\1</p></footer>", page
    ),
    "paragraphs called results": lambda page: page.replace(
        "<p>", "<div class=search-item>"
    ).replace("</p>", "</div>"),
    "the last row in a table of its own": lambda page: re.sub(
        r"(<tr>(?:(?!<tr>)[\s\S])*</tr>\s*</table>)", r"</table><table>\1", page
    ),
    "a field that is not shown": lambda page: _SHELL.format(
        f'<input type=hidden value="{escape(_inner(page))}">'
    ),
}
"""Pages that say the same; none of them holds the date of publication elsewhere."""
REMARKS = (
    "<div class=wypl><h3>网友评论（1）</h3><p>我去年提交的申请共3件，其中1件予以公开、1件不予公开，"
    "请问剩下的1件什么时候办结？希望尽快答复，谢谢。</p></div>"
)
NOTICES = (
    "<div class='layer on'><p>公告</p></div><div class=layer><p>全年共收到政府信息公开申请999件，"
    "本公告仅供参考使用，以正式发布的内容为准，特此说明。</p></div>"
)
