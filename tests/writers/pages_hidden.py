"""How pages hide words, parts and whole copies of a report, and what only looks hidden."""

import re
from collections.abc import Callable, Mapping
from html import escape

Manner = Callable[[str], str]
FIGURE = re.compile(r"(<td[^>]*>)([\d.]+)(</td>)")


def styled(page: str, rules: str) -> str:
    """Return the page with a style sheet of its own."""
    return page.replace("</head>", f"<style>{rules}</style></head>", 1) if rules else page


def _behind(markup: str, rules: str = "") -> Manner:
    """Return the manner of markup behind each figure that nobody sees."""
    return lambda page: styled(FIGURE.sub(rf"\1\2{markup}\3", page), rules)


_CLASS = "<span class='a gr'>8</span>"
_OFF = "@charset 'x';@font-face{font-family:x}@keyframes k{from{top:0}to{top:9px}}.gr{display:none}"
_HIDING = {
    "display": ".gr{display:none}",
    "visibility": ".gr { visibility : hidden }",
    "several selectors": ".b, .x .y,span.gr,#z{color:red;display:none !important}",
    "two classes": ".gr.a{display:none}",
    "remarks": "/* .y{ */.gr{/*c*/display:none/*d*/}",
    "screens": "@media screen{.gr{display:none}}",
    "wide screens": "@media only screen and (min-width: 48em){.gr{display:none}}",
    "other rules": _OFF,
    "a cascade": "#q{display:block}.gr{display:inline}.gr{display:none}",
    "a remark of HTML": "<!--\n.gr{display:none}\n-->",
    "size": ".gr{font-size:0}",
    "opacity": ".gr{opacity:0}",
    "white": ".gr{color:#fff}",
    "place": ".gr{position:absolute;left:-999em}",
    "clipping": ".gr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}",
    "raising": ".gr{vertical-align:super;font-size:8pt}",
    "striking": ".gr{text-decoration:line-through}",
    "one dot": ".gr{position:absolute;height:1px;width: 1px;overflow:hidden}",
    "letters of one dot": ".gr{font-size:1px}",
}
_OWN = {
    "display, escaped": "<span style='display&#58;none'>8</span>",
    "important": "<b style='color:red;DISPLAY:NONE!important'>8</b>",
    "no height": "<div style='height:0;overflow:hidden'>8</div>",
    "no largest height": "<p style='max-height:0px; overflow: hidden'>8</p>",
    "no width": "<span style='display:inline-block;width:0;overflow:hidden'>8</span>",
    "an inset": "<i style='position:absolute;clip-path:inset(50%)'>8</i>",
    "scale": "<i style='display:inline-block;transform:scale(0)'>8</i>",
    "a clear block": "<p style='opacity:0'>8</p>",
    "a block without size": "<div style='font-size:0'>8</div>",
    "white by name": "<font color=white>8</font>",
    "white by digits": "<span style='font-family:宋体;color:#FFFFFF'>8</span>",
    "white by parts": "<span style='color: rgb(255, 255, 255);'>8</span>",
    "Word's white": "<span class=MsoX style='color:white;mso-themecolor:background1'>8</span>",
    "white on white": "<i style='color:white;background:#fff none repeat scroll 0 0'>8</i>",
    "a white paragraph": "<p style='color:#fefefe'>8</p>",
    "no ink": "<span style='color:transparent'>8</span>",
    "clear ink": "<span style='color:rgba(0,0,0,0)'>8</span>",
    "a struck paragraph": "<p style='text-decoration: line-through'>8</p>",
    "what pops up": "<div popover>8</div>",
    "the class of a framework": "<b class=sr-only>数</b><i class='x visually-hidden'>8</i>",
    "one dot of it": "<b style='position:absolute;width:1px;height:1px;overflow:hidden'>8</b>",
    "letters of one dot": "<span style='font-size:1px'>8</span>",
    "its attribute": "<span hidden='until-found'>8</span>",
    "an old browser": "<canvas>8</canvas><video src=a>8</video><progress value=8>8</progress>",
}
HIDDEN: Mapping[str, Manner] = {
    **{f"{name} by class": _behind(_CLASS, rules) for name, rules in _HIDING.items()},
    "display by id": _behind("<b id=gr1>8</b>", "#gr1{display:none}"),
    **{f"hidden by {name}": _behind(markup) for name, markup in _OWN.items()},
}


def sections(page: str, first: str, end: str) -> str:
    """Return the page with each section between that markup."""
    head, *rest = page.removesuffix("</body>\n</html>\n").split("<h2>")
    return head + "".join(f"{first}<h2>{one}{end}" for one in rest) + "</body>"


def _parted(rules: str, first: str = "<div class='rp'>", end: str = "</div>") -> Manner:
    return lambda page: styled(sections(page, first, end), rules)


def _first_on(rules: str) -> Manner:
    """Return the manner of panels of which the first one is turned on."""
    return lambda page: _parted(rules)(page).replace("'rp'", "'rp on'", 1)


_ACCORDION = "<div class=it><a href='#'>+</a>", "</div></div>"
_SCREEN = ".rp{display:none}@media (min-width:768px){.rp{display:block}}"
_MOVING = "<div class='wow' style='visibility: hidden; animation-name: none;'>"


def _white_header(markup: str, rules: str = "") -> Manner:
    """Return the manner of labels in white, with markup before their cells' ends."""
    return lambda page: styled(
        re.sub(
            r"<td([^>]*>)([^<\d]+)</td>", rf"<td{markup}\1<font color=#fff>\2</font></td>", page
        ),
        rules,
    )


def _headings(markup: str) -> Manner:
    return lambda page: re.sub(r"<h2>(.、)(.*?)</h2>", markup, page)


def _linked(manner: Manner) -> Manner:
    """Return the manner with a style sheet that is not at hand."""
    return lambda page: manner(page).replace("</head>", "<link rel=stylesheet href=a.css></head>")


KEPT: Mapping[str, Manner] = {
    "hidden on paper": _parted("@media print{.rp{display:none}}"),
    "hidden on narrow screens": _parted("@media screen and (max-width:768px){.rp{display:none}}"),
    "shown on wide screens": _parted(_SCREEN),
    "what is put behind is hidden": _parted(".rp:after{height:0;visibility:hidden}"),
    "hidden in other places": _parted(
        ".x .rp{display:none}.rp>.y{display:none}.rp.z{display:none}"
    ),
    "shown later on": _parted(".rp{display:none}.rp{display:block}"),
    "shown by itself": _parted(".rp{display:none}", "<div class=rp style='display: block'>"),
    "other elements are hidden": _parted("span.rp{display:none}.rp:not(.on){display:none}"),
    "hidden by old browsers": _parted("@supports not (display:grid){.rp{display:none}}"),
    "fading in": _parted(".rp{opacity:0;transition:opacity 1s}"),
    "fading in by a script": _parted("", _MOVING),
    "tables fading in": lambda page: page.replace("<table", f"<table {_MOVING[5:-1]}"),
    "all hidden for a script": _parted(".rp{visibility:hidden}"),
    "the page hidden for a script": lambda page: styled(page, "body{display:none !important}"),
    "tabs by class": _first_on(".rp{display:none}.rp.on{display:block}"),
    "tabs by another class": _first_on(".rp{display:none}.x{color:red}.on{display:block}"),
    "tabs by their place": _parted(".rp{display:none}.rp:first-child{display:block}"),
    "tabs by id": lambda page: re.sub(
        "<h2>(.)", "</div><div id=t><h2>\\1", styled(page, "#t{display:none}")
    ),
    "an accordion": lambda page: styled(
        sections(page, f"{_ACCORDION[0]}<div class=rp>", _ACCORDION[1]), ".rp{display:none}"
    ).replace("<a href='#'>+</a>", ""),
    "white on a ground": _white_header(" bgcolor='#2e75b6'"),
    "white on a ground by class": _white_header(" class=hd", ".hd{background:#2e75b6}"),
    "white on a ground elsewhere": _linked(_white_header("")),
    "white on a ground by class elsewhere": _linked(_white_header(" class=hd")),
    "white on a picture": _headings(r"<h2 style='background:url(a.png);color:#fff'>\1\2</h2>"),
    "white ordinals on a ground": _headings(
        r"<h2><i style='background-color:rgb(192,0,0)'><font color=#fff>\1</font></i>\2</h2>"
    ),
    "white ordinals on a ground elsewhere": _linked(
        _headings(r"<h2><span class=n style='color:#fff'>\1</span>\2</h2>")
    ),
    "white with a shadow": _headings(r"<h2 style='color:#fff;text-shadow:0 0 2px #000'>\1\2</h2>"),
    "white on a dark page": lambda page: page.replace(
        "<body", "<body bgcolor=#036 style=color:#fff"
    ),
    "white all over": lambda page: re.sub(
        "<p>(.*?)</p>", r"<p><span style='color:#fff'>\1</span></p>", page
    ),
    "black within white": lambda page: FIGURE.sub(
        r"\1<span style='color:#fff'><b style='color:#000'>\2</b></span>\3", page
    ),
}


def _former(page: str) -> str:
    """Return the article with other figures."""
    inner = page[page.index("<body>") + 6 : page.index("</body>")]
    return FIGURE.sub(lambda found: f"{found[1]}{int(found[2].replace('.', '')) + 3}</td>", inner)


def _beside(markup: str, rules: str = "") -> Manner:
    """Return the manner of a former version within markup, behind the article."""

    def beside(page: str) -> str:
        return styled(page.replace("</body>", markup.format(_former(page)) + "</body>"), rules)

    return beside


_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(?:(?!rowspan|</tr>).)*</tr>")
VERSIONS: Mapping[str, Manner] = {
    "by class": _beside("<div class=old>{}</div>", ".old{display:none}"),
    "by itself": _beside("<div style='display:none'>{}</div>"),
    "for a script": _beside("<script type='text/html'>{}</script>"),
    "for an editor": lambda page: _beside(
        f"<textarea style='display:none'>{escape(_former(page))}</textarea>"
    )(page),
    "before it": lambda page: styled(
        page.replace("<body>", f"<body><div id=draft>{_former(page)}</div>"), "#draft{display:none}"
    ),
    "of each table": lambda page: styled(
        _TABLE.sub(lambda found: f"{found[0]}<div class=old>{_former_table(found[0])}</div>", page),
        ".old{display:none}",
    ),
    "of each row": lambda page: styled(
        _ROW.sub(
            lambda found: found[0] + _former_table(found[0]).replace("<tr", "<tr class=old"), page
        ),
        ".old{display:none}",
    ),
    "in a column": lambda page: styled(
        page.replace("</tr>", "<td class=old>7</td></tr>"), "td.old{display:none}"
    ),
    "in a collapsed column": lambda page: _TABLE.sub(
        lambda found: _with_column(found[0], _width(found[0])), page
    ),
    "in a collapsed group": lambda page: _TABLE.sub(
        lambda found: _with_column(found[0], _width(found[0]), "<colgroup span={}></colgroup>"),
        page,
    ),
    "behind a tab": lambda page: styled(
        page.replace("<body>", "<body><div class='yr on'>").replace(
            "</body>", f"</div><div class=yr>{_former(page)}</div></body>"
        ),
        ".yr{display:none}.yr.on{display:block}",
    ),
    "in a group of rows": lambda page: page.replace(
        "</table>", "<tbody style='display:none'><tr><td>总计</td><td>99</td></tr></tbody></table>"
    ),
    "in a first group of rows": lambda page: page.replace(
        "<table>", "<table><thead hidden><tr><td>总计</td><td>99</td></tr></thead><tbody>"
    ),
    "for narrow screens": lambda page: styled(
        page.replace("<body>", f"<body><div class=m>{_former(page)}</div>"),
        ".m{display:block}@media screen and (min-width:768px){.m{display:none}}",
    ),
}


def _former_table(table: str) -> str:
    return re.sub(r">\d+<", ">77<", table)


def _width(table: str) -> int:
    """Return how many columns a table has: those of its first row."""
    row = table[: table.index("</tr>")]
    spans = [int(span) for span in re.findall(r"colspan=(\d+)", row)]
    return row.count("<td") + sum(spans) - len(spans)


def _with_column(table: str, width: int, shown: str = "") -> str:
    """Return a table with a further column that is collapsed."""
    columns = shown.format(width) if shown else "<col>" * width
    gone = "<colgroup><col style='visibility: collapse'></colgroup>"
    return table.replace("<table>", f"<table>{columns}{gone}").replace("</tr>", "<td>7</td></tr>")


_FRAME = "<html><body><div><a href=/>home</a></div>{}</body></html>"


def _inner(page: str) -> str:
    return page[page.index("<body>") + 6 : page.index("</body>")]


WITHIN: Mapping[str, Manner] = {
    "tags shown as text": lambda page: f"<body><pre>{escape(page)}</pre>",
    "tags hidden as text": lambda page: (
        f"<body><div id=c style='display:none'>{escape(page)}</div><script>c.x()</script>"
    ),
    "a frame": lambda page: _FRAME.format(f'<iframe class="a" srcdoc="{escape(page)}"></iframe>'),
    "a frame, hardly escaped": lambda page: _FRAME.format(
        "<iframe src=about:blank></iframe><iframe srcdoc='{}'></iframe>".format(
            page.replace("&", "&amp;").replace("'", "&#39;")
        )
    ),
    "a field": lambda page: _FRAME.format(
        f"<textarea style='display:none'>{escape(_inner(page))}</textarea>"
    ),
    "a field, not escaped": lambda page: _FRAME.format(f"<textarea>{_inner(page)}</textarea>"),
    "a script": lambda page: _FRAME.format(f"<script type=text/html>{_inner(page)}</script>"),
    "a template": lambda page: _FRAME.format(f"<template>{_inner(page)}</template>"),
    "browsers without scripts": lambda page: _FRAME.format(f"<noscript>{_inner(page)}</noscript>"),
}
