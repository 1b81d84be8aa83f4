"""What else sites do to web pages without changing what they say."""

import re
from collections.abc import Callable, Mapping

FIGURE = re.compile(r"(<td[^>]*>)([\d.]+)(</td>)")
_LABEL = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])(</td>)")
_TABLE = re.compile(r"(<table>\n)(.*?)(<tr>(?:(?!<tr>).)*</tr>)\n</table>", re.DOTALL)


def _behind(markup: str) -> Callable[[str], str]:
    """Return the manner of markup behind each figure."""
    return lambda page: FIGURE.sub(rf"\1\2{markup}\3", page)


def _instead(markup: str) -> Callable[[str], str]:
    """Return the manner of markup in the place of each figure, `\\2`."""
    return lambda page: FIGURE.sub(rf"\1{markup}\3", page)


_HEADING = re.compile("<h2>([一二三四五六])、(.*?)</h2>")
_CHINESE = "一二三四五六"


def _listed(markup: str) -> Callable[[str], str]:
    """Return the manner of headings as items of lists; `{n}` is their number, `{}` their words."""

    def listed(page: str) -> str:
        return _HEADING.sub(
            lambda found: markup.format(found[2], n=_CHINESE.index(found[1]) + 1), page
        )

    return listed


def _one_list(page: str) -> str:
    """Return the page with each section as an item of one list, and lists in these."""
    inner = _HEADING.sub(r"</li><li><b>\2</b><br>", page).replace("</h1>", f"</h1>{_OPEN}", 1)
    return inner.replace("</body>", "</li></ol></body>")


_OPEN = '<ol style="list-style-type:cjk-ideographic"><li style="list-style:none" value=0>'


def _mathematical(sign: str) -> str:
    return f"&#{0x1D7CE + int(sign)};" if sign.isdecimal() else sign


def _foot_first(page: str) -> str:
    return _TABLE.sub(r"\1<tfoot>\3</tfoot>\n<tbody>\2</tbody></table>", page)


UNSURE: Mapping[str, Callable[[str], str]] = {
    "attributes for a script": _instead(r'<span class="count" data-to="\2"></span>'),
    "attributes of the cells": lambda page: re.sub(
        r"<td([^>]*)>(\d+)</td>", r'<td\1 data-value="\2"></td>', page
    ),
    "tips": _instead(r'<i title="\2"></i>'),
    "places in a template": _instead("{{item.total}}"),
    "drawings": _instead(r"<svg width=20 height=9><text>\2</text></svg>"),
    "formulas": _instead(r"<math><mn>\2</mn></math>"),
    "meters": _instead(r"<meter value=\2>\2</meter>"),
    "buttons": _instead(r"<button type=button>\2</button>"),
    "frames": _instead(r"<iframe src=/n?\2></iframe>"),
    "shadows": _instead(r"<x-n><template shadowrootmode=open>\2</template></x-n>"),
    "words for browsers without scripts": _instead(r"<noscript>\2</noscript>"),
    "digits from right to left": _instead(r"<bdo dir=rtl>\2</bdo>"),
    "a mark that turns digits": _instead("&#x202e;\\2&#x202c;"),
    "digits below the line": _behind("<sub>1</sub>"),
    "sums that hide their parts": _instead(
        r"<details><summary>\2</summary><p>其中网上1件</p></details>"
    ),
    "codes of a font of its own": lambda page: FIGURE.sub(
        lambda found: found[1] + "".join(f"&#xe6{ord(sign):02x};" for sign in found[2]) + found[3],
        page,
    ),
}
"""What shows figures in cells, or something that looks like them, which cannot be read for sure."""
ELSEWHERE = (
    "<iframe src=/t.html></iframe>",
    "<object data='t.xls' type='application/vnd.ms-excel'></object>",
    "<embed src=t.pdf width=100% height=800>",
    "<p>附件：<a href='/t.xlsx?a=1'>统计表</a></p>",
)
"""Other files in the place of tables."""


MANNERS: Mapping[str, Callable[[str], str]] = {
    "figures typed into a form": _instead(r'<input class="t" name="a" value="\2" disabled>'),
    "figures typed into a form, unquoted": _instead(r"<INPUT TYPE=text VALUE=\2>"),
    "figures in areas to type in": _instead(r"<textarea rows=1 readonly>\2</textarea>"),
    "figures to choose": _instead(
        "<select><option>7<option selected='selected' value=x>\\2</option><option>9</select>"
    ),
    "other inputs": _behind('<input type=hidden value="99"><input type="checkbox" value="1">'),
    "words of no size": _behind('<span style="font-size:0px;line-height:0">8</span>'),
    "words off the screen": _behind('<span style="position:absolute;left:-9999px">8</span>'),
    "words clipped away": _behind('<b style="position:absolute;clip:rect(0,0,0,0)">8</b>'),
    "words one sees through": _behind("<span style='opacity: 0'>8</span>"),
    "invisible characters by name": _behind("&#8203;&zwj;&shy;&#x202c;"),
    "blanks escaped twice": _behind("&amp;nbsp;"),
    "figures raised as a whole": _instead(r"<sup>\2</sup>"),
    "figures of mathematics": lambda page: FIGURE.sub(
        lambda found: found[1] + "".join(_mathematical(sign) for sign in found[2]) + found[3],
        page,
    ),
    "tags with a prefix": lambda page: re.sub(
        r"<(/?)(html|body|h\d|p|table|tr|td)\b", r"<\1x:\2", page
    ).replace("<x:html", "<x:html xmlns:x='http://www.w3.org/1999/xhtml'"),
    "how words are pronounced": lambda page: _LABEL.sub(
        r"<ruby>\1\2<rp>(</rp><rt>pin</rt><rp>)</rp></ruby>\3", page
    ),
    "how words are pronounced, unclosed": lambda page: _LABEL.sub(
        r"<ruby>\1<rp>(<rt>pin<rp>)</ruby>\2\3", page
    ),
    "headings as items": _listed(
        '<ol start="{n}" style="list-style-type: cjk-ideographic;"><li><p><b>{}</b></p></li></ol>'
    ),
    "headings as items that say their number": _listed(
        '<ol style="list-style:trad-chinese-informal inside"><li value={n}><h2>{}</h2></ol>'
    ),
    "headings as items among other lists": _listed(
        "<ol type=1 start={n}><li>{}</li></ol><ul><li><ol><li></li></ol></li></ul>"
    ),
    "sections as items": _one_list,
    "the last row before the others, as a foot": _foot_first,
}
