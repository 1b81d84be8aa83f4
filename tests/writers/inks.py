# ruff: noqa: E501 - a piece of XML is easier to read on one line
"""Word files with words that nobody sees, and with white ones on other grounds that all see."""

from collections.abc import Callable, Mapping

from writers.manners import FORM, HIDDEN, TABLE, behind, instead, remade, style

_WHITE = '<w:color w:val="FFFFFF" w:themeColor="background1"/>'
_FILLED = (
    "<w14:textFill><w14:solidFill><w14:schemeClr w14:val='{}'/></w14:solidFill></w14:textFill>"
)
_WHITE_RUN = f"<w:r><w:rPr>{_WHITE}{{}}</w:rPr><w:t>8</w:t></w:r>"
_PALE = style("paragraph", "y", "<w:rPr><w:color w:val='fefefe'/></w:rPr>")
_PALER = style("paragraph", "z", "<w:basedOn w:val='y'/>") + _PALE
_DARK = "<w:shd w:val='clear' w:color='auto' w:fill='1F4E79'/>"
_THEMED = "<w:shd w:val='clear' w:color='auto' w:fill='auto' w:themeFill='accent1'/>"
_STRIPED = style("table", "T", f"<w:tblStylePr w:type='firstRow'>{_DARK}</w:tblStylePr>")
_BANNER = style("paragraph", "z", f"<w:pPr>{_DARK}</w:pPr><w:rPr>{_WHITE}</w:rPr>")


def _whitened(element: str, ground: str, styles: str = "") -> Callable[[bytes], bytes]:
    """Return the manner of white words everywhere, that ground said behind each such tag."""

    def white(xml: str) -> str:
        return xml.replace("<w:rPr>", f"<w:rPr>{_WHITE}").replace(element, element + ground)

    return lambda data: remade(data, lambda xml: TABLE.sub(lambda m: white(m[0]), xml), styles)


def _white_paper(xml: str) -> str:
    white = xml.replace("<w:rPr>", f"<w:rPr>{_WHITE}")
    return white.replace("<w:body>", "<w:background w:color='003366'/><w:body>")


def _titled(before: str, behind: str) -> Callable[[bytes], bytes]:
    """Return the manner of a white title with that around its paragraph."""

    def titled(xml: str) -> str:
        first, end, rest = xml.partition("</w:p>")
        head, body, title = first.partition("<w:body>")
        white = title.replace("<w:rPr>", f"<w:rPr>{_WHITE}")
        return head + body + before + white + end + behind + rest

    return lambda data: remade(data, titled)


def _flattened(xml: str) -> str:
    row = "<w:tr><w:trPr><w:trHeight w:val='1' w:hRule='exact'/></w:trPr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr>"
    return xml.replace("</w:tr>", f"</w:tr>{row}")


INKS: Mapping[str, Callable[[bytes], bytes]] = {
    "white": behind(_WHITE_RUN.format("")),
    "white, and filled so by WPS": behind(_WHITE_RUN.format(_FILLED.format("bg1"))),
    "white by a style": behind(HIDDEN, style("character", "H", f"<w:rPr>{_WHITE}</w:rPr>")),
    "a white paragraph": lambda data: remade(
        data, lambda xml: xml.replace("<w:body>", f"<w:body>{FORM}"), _PALER
    ),
    "white, but filled with ink": instead(
        lambda figure: figure[0].replace("<w:rPr>", f"<w:rPr>{_WHITE}{_FILLED.format('tx1')}", 1)
    ),
    "white on dark cells": _whitened("<w:tcPr>", _DARK),
    "white on cells in a colour of the theme": _whitened("<w:tcPr>", _THEMED),
    "white on dark tables": _whitened("<w:tblPr>", _DARK),
    "white on dark paragraphs": _whitened("<w:pPr>", _DARK),
    "white on dark runs": _whitened("<w:rPr>", _DARK),
    "white on what is marked": _whitened("<w:rPr>", "<w:highlight w:val='darkBlue'/>"),
    "white in a table whose style may be dark": _whitened(
        "<w:tblPr>", "<w:tblStyle w:val='T'/>", _STRIPED
    ),
    "white headings of a dark style": lambda data: remade(
        data,
        lambda xml: xml.replace(
            '<w:pPr><w:spacing w:line="560"', '<w:pPr><w:pStyle w:val="z"/><w:spacing w:line="560"'
        ),
        _BANNER,
    ),
    "white on dark paper": lambda data: remade(data, _white_paper),
    "a white title over a picture": _titled(
        "", '<w:p><w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r></w:p>'
    ),
    "a white title in a box": _titled(
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
        "</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
    ),
    "tiny": behind("<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>8</w:t></w:r>"),
    "tiny by a style": behind(HIDDEN, style("character", "H", "<w:rPr><w:sz w:val='2'/></w:rPr>")),
    "rows of no height": lambda data: remade(data, _flattened),
}
