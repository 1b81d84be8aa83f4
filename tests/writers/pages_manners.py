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


def _foot_first(page: str) -> str:
    return _TABLE.sub(r"\1<tfoot>\3</tfoot>\n<tbody>\2</tbody></table>", page)


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
