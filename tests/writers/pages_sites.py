"""What publishing systems, editors and browsers put on and around a page, which says no more."""

import re
from collections.abc import Callable, Mapping
from html import escape

from writers.pages_hidden import sections, styled

Manner = Callable[[str], str]
FIGURE = re.compile(r"(<td[^>]*>)([\d.]+)(</td>)")
_LABEL = re.compile(r"(<td[^>]*>)([^<\d]{2,})(</td>)")
_CELL = re.compile(r"(<td[^>]*>)([^<]*)(</td>)")


def _around(before: str, behind: str = "") -> Manner:
    """Return the manner of markup around the article."""
    return lambda page: page.replace("<body>", f"<body>{before}").replace(
        "</body>", f"{behind}</body>"
    )


def _titled(markup: str) -> Manner:
    """Return the manner of markup below the title."""
    return lambda page: page.replace("</h1>", f"</h1>{markup}", 1)


def _figures(markup: str) -> Manner:
    """Return the manner of figures as that markup says: `\\2` is the figure."""
    return lambda page: FIGURE.sub(rf"\1{markup}\3", page)


def _digits(between: str, before: str = "", behind: str = "") -> Manner:
    """Return the manner of markup between the digits of figures, and around each of them."""
    return lambda page: FIGURE.sub(
        lambda found: found[1] + between.join(before + one + behind for one in found[2]) + found[3],
        page,
    )


def _thousands(mark: str) -> Manner:
    return lambda page: re.sub(r"(?<=\d)(?=\d{3}</td>)", mark, page)


def _cells(markup: str) -> Manner:
    return lambda page: _CELL.sub(rf"\1{markup}\3", page)


def _labels(markup: str) -> Manner:
    return lambda page: _LABEL.sub(rf"\1{markup}\3", page)


def _headings(markup: str) -> Manner:
    """Return the manner of headings: `\\1` is the ordinal with its mark, `\\2` the words."""
    return lambda page: re.sub(r"<h2>(.、)(.*?)</h2>", markup, page)


def _exchanged(*pairs: tuple[str, str]) -> Manner:
    def exchanged(page: str) -> str:
        for old, new in pairs:
            page = page.replace(old, new)
        return page

    return exchanged


_INDEX = (
    "<table class=xxgk border=1><tr><td>索 引 号：</td><td>000014349/2021-00012</td><td>主题分类："
    "</td><td>政务公开</td></tr><tr><td>发文机关：</td><td>市政府办公室</td><td>成文日期：</td>"
    "<td>2021年01月20日</td></tr><tr><td>标　　题：</td><td colspan=3>年度报告</td></tr></table>"
)
_BLIND = (
    "<div id=ariascripts><span>无障碍</span><span>读屏专用</span><span>放大</span><p>您已进入无障碍"
    "辅助浏览工具条，使用快捷键 Ctrl+Alt+R 启动读屏专用，按 Alt+1 进入导航区，按 Alt+2 进入视窗区，"
    "按 Alt+5 进入帮助区域，感谢您的使用。</p></div>"
)
_WORD = (
    '<div><html xmlns:o="urn:schemas:office"><head><title>1</title><style><!-- '
    "p.MsoNormal{margin:0} --></style></head><body lang=ZH-CN><div class=WordSection1>"
)
_WECHAT = (
    '<h2 class="rich_media_title">云溪发布</h2><em id="publish_time">2021-01-20</em><div '
    'id="js_content" style="visibility: hidden; opacity: 0; "><section data-tools="135">'
)
_READER = (
    "<div class=reader-header><a class=domain href=x>x.gov.cn</a><div>12-15 分钟</div></div>"
    "<hr><div class=moz-reader-content><div id=readability-page-1 class=page>"
)
SITES: Mapping[str, Manner] = {
    "saved by a browser": _exchanged(
        ("<html", "<!-- saved from url=(0052)http://www.x.gov.cn/t20210120_1.html -->\n<html"),
        ("<head>", '<head><base href="http://www.x.gov.cn/" target="_blank">'),
    ),
    "a form around it": _around(
        "<form name=_newscontent_fromname><div class=v_news_content>",
        "</div><p>附件【<a href=/d.jsp?owner=1>年报</a>】已下载<span>23</span>次</p></form>",
    ),
    "remarks of the system": _around(
        "<!--<$[标题名称(html)]>begin--><meta name=ContentStart><div id=zoom>",
        "</div><meta name=ContentEnd><table><tr><td>【<a href=#>打印</a>】</table>",
    ),
    "elements nobody knows": _exchanged(
        ("<p>", "<p><founder-content>"), ("</p>", "</founder-content></p>"), ("，", "<v-w>，</v-w>")
    ),
    "elements of Word": lambda page: re.sub(
        r"(20\d\d)年", r'<st1:chsdate w:st="on"><st1:c>\1</st1:c>年</st1:chsdate>', page
    ),
    "WeChat": lambda page: _around(_WECHAT, "</section></div>")(page).replace(
        "<p>", "<section><p><span leaf=''>"
    ),
    "a browser's view for readers": _around(_READER, "</div></div>"),
    "Word within it": _around(_WORD, "</div></body></html></div><p>责任编辑：李四</p>"),
    "an index before it": _around(_INDEX),
    "an index below the title": _titled(_INDEX),
    "an index of items": _around(
        "<ul><li><b>索引号：</b>000014349</li><li><b>有效性：</b>有效</li></ul>"
    ),
    "help for the blind": _around(_BLIND),
    "words for the blind": lambda page: re.sub(
        "<(p|td|h2)", r'<\1 tabindex="0" aria-label="朗读 99" onkeydown="a>b"', page
    ),
    "languages and weather": _around(
        "<div><a href=/>简体</a> | <a href=/tw>繁體</a> 今天是2021年3月5日 多云 12℃~18℃</div>"
    ),
    "its place on the site": _around("<p>首页 &gt; 政务公开 &gt; 政府信息公开年报 &gt; 正文</p>"),
    "counts of visits": _around("<p>今日访问：99 次　累计访问：123456 次</p>"),
    "source and readers": _titled(
        "<p>来源：市政府办公室　　发布日期：2021-01-25　　阅读：1,234</p>"
    ),
    "a list of contents": lambda page: _titled(
        "<div><b>目录</b><ul>"
        + "".join(f"<li><a href='#{one}'>{one}</a></li>" for one in re.findall("<h2>(.*?)<", page))
        + "</ul></div>"
    )(page),
    "what moves": _around("<marquee scrollamount=3>热烈庆祝云溪市2021年受理申请100件</marquee>"),
    "frames, films and sounds": _titled(
        "<iframe src=/c.html>您的浏览器不支持框架 99件</iframe><object data=a.pdf>99</object>"
        "<video src=a>99件</video><svg><text>收到99件</text></svg><math><mn>9</math>"
    ),
    "the image of a seal": _around("", "<p><img src=stamp.png style='position:absolute'></p>"),
    "in a field to edit": _around("<div contenteditable=true spellcheck=false>", "</div>"),
    "cut short until touched": _around("<div style='max-height:600px;overflow:hidden'>", "</div>"),
    "fieldsets": lambda page: re.sub(
        "<h2>(.*?)</h2>", r"<legend>\1</legend>", sections(page, "<fieldset>", "</fieldset>")
    ),
    "details": lambda page: re.sub(
        "<h2>(.*?)</h2>", r"<summary>\1</summary>", sections(page, "<details>", "</details>")
    ),
    "articles with headers": lambda page: re.sub(
        "<h2>.*?</h2>", r"<header>\g<0></header>", sections(page, "<article>", "</article>")
    ),
    "icons and links in headings": _headings(
        r'<h2><i class="fa fa-star"></i> \1<a name=x></a>\2<img src=a.gif></h2>'
    ),
    "headings in tables": _headings(
        r"<table width=100%><tr><td width=9><img src=dot.gif></td><td><b>\1\2</b></td></tr></table>"
    ),
    "headings in two": _headings(r"<p><b>\1</b><b><span>\2</span></b></p><p>&nbsp;</p>"),
    "headings of a list in Word": _headings(
        r"<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>\1"
        r"<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span><![endif]>\2</p>"
    ),
    "notes of Word": lambda page: _figures(
        r"\2<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span>"
    )(page).replace(
        "</body>",
        "<div style='mso-element:footnote-list'><hr><p>[1] 截至31日。</p></div></body>",
    ),
    "remarks of Word": _around(
        "",
        "<div style='mso-element:comment-list'><p class=MsoCommentText>收到申请999件？</p></div>",
    ),
    "changes in Word": _figures(r"<span class=msoDel><del cite=a>9</del></span><ins>\2</ins>"),
    "odd cells of Excel": _exchanged(
        (
            "</table>",
            "<![if supportMisalignedColumns]><tr style='display:none'><td></tr><![endif]></table>",
        ),
    ),
    "numbers of Excel": _exchanged(("<td", '<td x:num="8" x:fmla="=SUM(A1:B2)" align=right')),
    "labels for narrow screens": lambda page: styled(
        page.replace("<td", '<td data-label="自然人 9"'), "td::before{content:attr(data-label)}"
    ),
    "a footer": _around(
        "", "<div class=foot><p>主办：云溪市人民政府　电话：0999-9999999</p></div>"
    ),
}
MARKUP: Mapping[str, Manner] = {
    "characters by number": lambda page: re.sub(
        "[\u3400-\u9fff]", lambda found: f"&#{ord(found[0])};", page
    ),
    "characters by number, unended": lambda page: re.sub(
        "[\u3400-\u9fff](?=[<\u3000-\uffef])", lambda found: f"&#x{ord(found[0]):X}", page
    ),
    "digits by number": lambda page: FIGURE.sub(
        lambda found: found[1] + "".join(f"&#{ord(one)};" for one in found[2]) + found[3], page
    ),
    "blanks, unended": _cells(r"&nbsp\2&nbsp&nbsp"),
    "indents": _exchanged(("<p>", "<p>&emsp;&emsp;"), ("<h2>", "<h2>&ensp;&ensp;")),
    "attributes twice": _exchanged(
        ("<td", "<td style='width:9px' style='display:none' class=a class=b")
    ),
    "names in capitals": lambda page: re.sub(
        r"<(/?)(\w+)", lambda found: f"<{found[1]}{found[2].upper()}", page
    ),
    "attributes run together": lambda page: re.sub(
        r'<td rowspan="(\d+)" colspan=(\d+)', r'<td rowspan="\1"colspan="\2"nowrap', page
    ),
    "attributes far apart": lambda page: re.sub(
        r'(row|col)span="?(\d+)"?', r"\1Span\n = ' \2 '", page
    ),
    "XHTML": _exchanged(
        ("<!DOCTYPE", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE'), ("<td></td>", "<td/>")
    ),
    "elements that end at once": _exchanged(("<h2>", "<p/><h2>"), ("<p>", "<a name='x'/><p>")),
    "sections of XML": _exchanged(
        ("</head>", '<script>//<![CDATA[\nif(a<b){x="</td>"}\n//]]></script></head>'),
        ("<h2>", "<![CDATA[ x ]]><h2>"),
    ),
    "instructions": _exchanged(("<p>", "<?xml:namespace prefix = o /><p><o:p></o:p>")),
    "cells and rows unended": lambda page: re.sub("</t[dr]>", "", page),
    "nothing ended": lambda page: re.sub("</(?:t[dr]|p)>", "", page),
    "the first row not begun": _exchanged(("<table>\n<tr>", "<table>")),
    "ends of nothing": _exchanged(
        ("</td>", "</td></span></font></td>"), ("</p>", "</span></p></div>")
    ),
    "paragraphs by their style": lambda page: re.sub(
        "<p>(.*?)</p>", r"<span style='display: block;'>\1</span>", page
    ),
    "tables in paragraphs": _exchanged(("<table", "<p><table"), ("</table>", "</table></p>")),
    "digits apart": _digits("", "<span>", "</span>"),
    "digits apart, tags over lines": _digits("<span\n>", "<b>", "</b></span\n>"),
    "digits that may part": _digits("<wbr>"),
    "digits with nothing between": _digits("\u200b"),
    "figures on two lines": lambda page: FIGURE.sub(
        lambda found: (
            found[1] + found[2][:3] + "<br>" * (len(found[2]) > 3) + found[2][3:] + found[3]
        ),
        page,
    ),
    "thousands with commas": _thousands(","),
    "thousands with blanks": _thousands("&nbsp;"),
    "thousands with thin blanks": _thousands("&thinsp;"),
    "units raised": _figures(r"\2<sup>件</sup>"),
    "notes raised": _figures(r"\2<sup><a href=#n1>[1]</a></sup>"),
    "an empty paragraph in each cell": _figures(r"<p>\2</p><p>&nbsp;</p>"),
    "lines ended in each cell": _cells(r"<div>\2<br></div>"),
    "former figures in remarks": _figures(r"<!-- 9\2 -->\2<!---->"),
    "former rows in remarks": _exchanged(
        ("</tr>", "</tr><!-- <tr><td>其他</td><td>99</td></tr> -->")
    ),
    "remarks with brackets": _figures(r"<!-- a > b -- c -->\2"),
    "remarks that end oddly": _figures(r"<!-- a --!>\2<!-->"),
    "remarks for old browsers": _figures(r"\2<!--[if gte vml 1]><v:shape>8</v:shape><![endif]-->"),
    "titles that say more": lambda page: re.sub(
        r"<td([^>]*)>", r"""<td\1 title="共99件>98" alt='7'>""", page
    ),
    "brackets in attributes": _exchanged(("<td", """<td onclick="if(a>1){b('<td>')}" """)),
    "a quote too many": _exchanged(("<p>", '<p align="left"">')),
    "short words with titles": _labels(r'<abbr title="说明99">\2</abbr>'),
    "values beside figures": _figures(
        r'<data value="9\2"><time datetime=2021-01-01>\2</time></data>'
    ),
    "figures by direction": _figures(r"<bdi>\2</bdi>&lrm;"),
    "white space shown": _around("<div style='white-space:pre-wrap'>", "</div>"),
    "cells on lines of their own": _cells("\r\n\t\t\t\\2\r\n\t\t"),
    "labels over two lines": lambda page: re.sub(
        "(<td[^>]*>[\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2,}</td>)", "\\1\n      \\2", page
    ),
    "sentences over lines": lambda page: re.sub(
        "([\u4e00-\u9fff]{12})(?=[^<>]*</p>)", "\\1\n  ", page
    ),
    "scripts between rows": _exchanged(("</tr>", '</tr><script>t("<tr><td>9</td></tr>")</script>')),
    "links within links": _exchanged(("<p>", "<p><a href=x><a href=y>"), ("</p>", "</a></a></p>")),
    "figures that are links": _figures(r"<a href='d.jsp?n=\2'>\2</a>"),
    "labels that are links": _labels(r"<a href='#'>\2</a>"),
    "fonts within fonts": _cells(
        r"<font face=x><font size=4><font color=#000>\2</font></font></font>"
    ),
    "rules between parts": _exchanged(("<h2>", "<hr/><h2>"), ("</table>", "</table><hr>")),
    "each character apart": lambda page: re.sub(
        "(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff，。][^<>]*</p>)", "<span lang=ZH></span>", page
    ),
    "lines ended as on old machines": _exchanged(("\n", "\r")),
    "all on one line": _exchanged(("\n", "")),
    "each tag on a line": _exchanged(("><", ">\n\t\t\t<")),
    "spacers in blank cells": _exchanged(
        ("<td></td>", "<td><img src=a.gif width=1 height=1></td>")
    ),
    "characters of a frame": lambda page: page.replace("<body>", f"<body><!--{escape(page)}-->"),
}
