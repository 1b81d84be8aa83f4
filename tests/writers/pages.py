"""Pages of other shapes: what stands around a report, and how its text is cut into elements."""

from collections.abc import Callable, Mapping

from writers.markdown import html_table
from writers.model import AbstractReport, Grid
from writers.parts import Line, parts

MENU = f"<ul>{''.join(f'<li><a href=/{i}>栏目名称{i}</a></li>' for i in range(40))}</ul>"
NEWS = "".join(
    f"<li><a href=/n{i}>关于印发某某工作方案的通知（{i}）</a><span>2024-01-{i + 1:02}</span></li>"
    for i in range(15)
)
SIDE = f'<div class="left"><h3>热点</h3><ul>{NEWS}</ul></div>'
FOOT = (
    '<div class="foot"><p>版权所有：云溪市人民政府 主办单位：云溪市人民政府办公室 承办单位：'
    "云溪市大数据发展管理局 地址：云溪市湖滨路8号 邮编：330100 联系电话：0700-8123456（工作日）"
    "</p><p><a href=a>网站地图</a> <a href=b>关于我们</a> <a href=c>联系我们</a></p></div>"
)
Wrap = Callable[[str], str]


def _body(
    report: AbstractReport, wrap: Wrap, table: Callable[[Grid], str] = html_table
) -> list[str]:
    """Return the report without its title, each line wrapped."""
    return [
        wrap(part.ordinal + part.text) if isinstance(part, Line) else table(part)
        for part in parts(report)
        if not (isinstance(part, Line) and part.kind == "title")
    ]


def _paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def _divisions(report: AbstractReport) -> str:
    inner = "".join(_body(report, lambda x: f"<div>{x}</div>"))
    return f"<div>{SIDE}<div><h1>{report.title}</h1><div>{inner}</div></div></div>"


def _breaks(report: AbstractReport) -> str:
    inner = "<br><br>".join(_body(report, lambda x: f"&emsp;&emsp;{x}"))
    return f"<div><div class=t>{report.title}</div><div class=c>{inner}</div></div>"


def _sections(report: AbstractReport) -> str:
    """Return each section in an element of its own, next to the others."""
    found = [""]
    for part in parts(report):
        if isinstance(part, Line) and part.kind == "heading":
            found.append("")
        if isinstance(part, Grid):
            found[-1] += f"<div>{html_table(part)}</div>"
        elif part.kind != "title":
            found[-1] += _paragraph(part.ordinal + part.text)
    inner = "".join(f"<div class=section>{x}</div>" for x in found)
    return f"<div><h2>{report.title}</h2>{inner}</div>{SIDE}"


def _layout_tables(report: AbstractReport) -> str:
    inner = "".join(_body(report, _paragraph))
    article = f"<table><tr><td>{report.title}</td></tr><tr><td>{inner}</td></tr></table>"
    return f"<table><tr><td width=200>{SIDE}</td><td>{article}</td></tr></table>"


def _bare(report: AbstractReport) -> str:
    return f"<span>{report.title}</span>{''.join(_body(report, _paragraph))}"


def _form(report: AbstractReport) -> str:
    """Return paragraphs that are never closed within a form around the whole page."""
    inner = "".join(_body(report, lambda x: f"<P>{x}"))
    return f"<form><div>{SIDE}</div><div><div>{report.title}</div><div>{inner}</div></div></form>"


def _tables_mostly(report: AbstractReport) -> str:
    """Return the headings and tables alone, as a draft has them."""
    kept = [p for p in parts(report) if isinstance(p, Grid) or p.kind == "heading"]
    inner = (html_table(p) if isinstance(p, Grid) else _paragraph(p.ordinal + p.text) for p in kept)
    return f"<div><h1>{report.title}</h1>{''.join(inner)}</div>{SIDE}"


SHAPES: Mapping[str, Callable[[AbstractReport], str]] = {
    "divisions": _divisions,
    "line breaks": _breaks,
    "sections apart": _sections,
    "layout tables": _layout_tables,
    "straight in the body": _bare,
    "unclosed in a form": _form,
    "tables mostly": _tables_mostly,
}


def page(report: AbstractReport, shape: str) -> bytes:
    """Return the report in a page of that shape."""
    body = f"<div id=top>{MENU}</div>{SHAPES[shape](report)}{FOOT}"
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
