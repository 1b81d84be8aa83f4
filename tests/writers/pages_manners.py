"""What else sites do to web pages without changing what they say."""

import re
from collections.abc import Callable, Mapping

_FIGURE = re.compile(r"(<td[^>]*>)([\d.]+)(</td>)")
_LABEL = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])(</td>)")
_TABLE = re.compile(r"(<table>\n)(.*?)(<tr>(?:(?!<tr>).)*</tr>)\n</table>", re.DOTALL)


def _behind(markup: str) -> Callable[[str], str]:
    """Return the manner of markup behind each figure."""
    return lambda page: _FIGURE.sub(rf"\1\2{markup}\3", page)


def _instead(markup: str) -> Callable[[str], str]:
    """Return the manner of markup in the place of each figure, `\\2`."""
    return lambda page: _FIGURE.sub(rf"\1{markup}\3", page)


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
    "the last row before the others, as a foot": _foot_first,
}
