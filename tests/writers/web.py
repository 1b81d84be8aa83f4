"""Web pages: clean ones, and ones as the publishing systems of governments serve them."""

from html import escape

from writers.model import AbstractReport, Cell, Grid
from writers.parts import Line, Part, parts


def clean(report: AbstractReport) -> bytes:
    """Return a short page with headings, paragraphs and tables."""
    body = "\n".join(_clean_part(part) for part in parts(report))
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="utf-8">'
        f"<title>{report.title}</title>\n{_date(report)}</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def _date(report: AbstractReport) -> str:
    if not report.published:
        return ""
    return f'<meta name="PubDate" content="{report.published} 09:30:00"/>\n'


_NAMES = {"title": "h1", "heading": "h2", "prose": "p", "date": "p"}


def _clean_part(part: Part) -> str:
    if isinstance(part, Line):
        name = _NAMES[part.kind]
        return f"<{name}>{part.ordinal}{escape(part.text, quote=False)}</{name}>"
    lines = ("<tr>" + "".join(map(_clean_cell, row)) + "</tr>" for row in part.rows)
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _clean_cell(cell: Cell) -> str:
    return f"<td{_spans(cell)}>{escape(cell.text, quote=False)}</td>"


def _spans(cell: Cell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f" colspan={cell.columns}" if cell.columns > 1 else ""
    return rows + columns


def cms(report: AbstractReport, *, encoding: str = "utf-8", one_line: bool = False) -> bytes:
    """Return a page with menus, scripts and hidden parts around Word's own markup.

    The title and the date of publication stand in the page's own layout.
    """
    article = "\n".join(_word_part(part) for part in parts(report) if not _is_framed(part))
    page = "\n".join(
        (
            _head(report, encoding),
            '<body class="pc" onload="init(\'a>b\')">',
            _menu(),
            _before(report),
            article,
            _after(report),
            _script(40),
            "</body>\n</html>",
        )
    )
    return (page.replace("\n", "") if one_line else page).encode(encoding)


def _is_framed(part: Part) -> bool:
    return isinstance(part, Line) and part.kind in {"title", "date"}


def _head(report: AbstractReport, encoding: str) -> str:
    charset = "gb2312" if encoding.startswith("gb") else encoding
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html><head>\n'
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}" />\n'
        f"<title>{report.title}-云溪市人民政府门户网站</title>\n"
        f'<meta name="ArticleTitle" content="{report.title}"/>\n{_date(report)}'
        f'<link rel="stylesheet" href="/css/a.css"/>\n{_script(60)}\n</head>'
    )


def _script(lines: int) -> str:
    body = "\n".join(
        f"  var node{i} = '<div class=\"x\">' + (a > {i} ? 'table' : '</p>');" for i in range(lines)
    )
    return f"<script type='text/javascript'>\n{body}\n</script>"


def _menu() -> str:
    items = "".join(
        f'<li><a href="/c{i}/index.html" target="_blank">栏目{i}</a><ul>'
        + "".join(f'<li><a href="/c{i}/{j}/">子栏目{i}-{j}</a></li>' for j in range(6))
        + "</ul></li>"
        for i in range(12)
    )
    search = '<form action="/s"><input name=q><select><option>全文<option>标题</select></form>'
    return f'<div class="header"><ul class="nav">{items}</ul>{search}</div>'


def _before(report: AbstractReport) -> str:
    """Return the layout table up to the article: title and date each in a row."""
    return (
        '<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; '
        '<a href="/nb">年报</a></div>\n<table width="1000" border=0 align="center">'
        '<tr><td class="wz_bt" align=center><span style="font-size:24px">'
        f'{report.title}</span></td></tr>\n<tr><td><div class="info">'
        f"发布日期：{report.published or ''}&nbsp;&nbsp;来源：市政府办公室&nbsp;字体：["
        '<a href="javascript:big()">大</a> <a href="javascript:mid()">中</a> '
        '<a href="javascript:small()">小</a>]</div></td></tr>\n'
        '<tr><td id="zoom"><div class="TRS_Editor"><!--[if gte mso 9]><xml><w:WordDocument>'
        "<w:View>Normal</w:View></w:WordDocument></xml><![endif]-->\n"
        '<style type="text/css">.TRS_Editor P{line-height:2} td > p {margin:0}</style>'
    )


def _after(report: AbstractReport) -> str:
    years = "".join(f'<li><a href="/t{i}.html">年度报告（{i}）</a></li>' for i in range(2008, 2020))
    return (
        "</div></td></tr></table>\n"
        f'<div style="display:none" id="copy"><p>{report.title}</p><p>一、总体情况</p></div>\n'
        '<div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>\n'
        f'<ul class="related">{years}</ul>\n'
        '<div class="foot"><p>主办：云溪市人民政府办公室 承办：云溪市大数据中心 '
        "网站标识码：3600000001</p><p>赣ICP备00000001号-1 赣公网安备 36000002000001号</p></div>"
    )


_STYLE = "line-height:28.0000pt;mso-line-height-rule:exactly;margin:0;text-indent:32.0000pt;"
_FONT = (
    "mso-spacerun:'yes';font-family:仿宋_GB2312;mso-hansi-font-family:'Times New Roman';"
    "font-size:16.0000pt;"
)


def _word_part(part: Part) -> str:
    if isinstance(part, Grid):
        return _word_table(part)
    if part.kind == "heading":
        return (
            f'<p class="MsoNormal" style="{_STYLE}"><b><span style="{_FONT}">{part.ordinal}</span>'
            f'</b><b><span style="{_FONT}font-family:黑体;">{escape(part.text)}</span></b>'
            "<span><o:p></o:p></span></p>"
        )
    return _word_paragraph(part.ordinal + part.text)


def _word_table(grid: Grid) -> str:
    lines = (f'<tr style="height:20pt;">{"".join(map(_word_cell, row))}</tr>' for row in grid.rows)
    return (
        '<div align=center><table class="MsoNormalTable" border="1" cellspacing="0" '
        'style="border-collapse:collapse;width:460.0000pt;mso-table-layout-alt:fixed;"><tbody>'
        + "\n".join(lines)
        + "</tbody></table></div>"
    )


def _word_paragraph(text: str) -> str:
    """Return a paragraph cut into runs, with a line end inside a tag, as Word saves it."""
    middle = len(text) // 2
    first, second = (
        escape(half, quote=False).replace("“", "&ldquo;").replace("”", "&rdquo;")
        for half in (text[:middle], text[middle:])
    )
    return (
        f'<p class="MsoNormal" style="{_STYLE}">&nbsp;&nbsp;&nbsp; <span style="{_FONT}">{first}'
        f'</span><span lang="EN-US" style="{_FONT}">{second}</span>'
        "<span\n lang=EN-US><o:p></o:p></span></p>"
    )


def _word_cell(cell: Cell) -> str:
    """Return a cell whose label is broken in the middle, as narrow columns are."""
    half = len(cell.text) // 2
    head, tail = escape(cell.text[:half], quote=False), escape(cell.text[half:], quote=False)
    span = f'<span lang="EN-US" style="{_FONT}font-size:9.0000pt;">'
    paragraph = '<p class=MsoNormal align=center style="text-align:center">'
    if not cell.text:
        inner = f"{paragraph}{span}&nbsp;<o:p></o:p></span></p>"
    elif cell.text.isascii():
        inner = f"{paragraph}{span}{head}{tail}</span><o:p></o:p></p>"
    elif len(cell.text) == 4:
        inner = f"{paragraph}{span}{head}</span></p>{paragraph}{span}{tail}</span></p>"
    else:
        inner = f"{paragraph}{span}{head}<br/>{tail}</span>"
    return (
        f'<td width="64"{_spans(cell)} valign=center style="width:48.0000pt;'
        f'padding:0.0000pt 5.4000pt;border:1.0000pt solid windowtext;">{inner}</td>'
    )
