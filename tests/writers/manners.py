# ruff: noqa: E501 - a piece of XML is easier to read on one line
"""What else offices do to Word files without changing what they say."""

import base64
import quopri
import re
from collections.abc import Callable, Mapping

from writers import word

_FIGURE = re.compile(
    r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)<w:t xml:space="preserve">([\d.]+)</w:t></w:r>'
)
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)


def remade(
    data: bytes, change: Callable[[str], str], styles: str = "", *, numbering: str | None = None
) -> bytes:
    """Return the Word file with its body changed, with those styles too, with other numbering."""
    entries = word.unzipped(data)
    entries["word/document.xml"] = change(text_of(entries, "word/document.xml"))
    known = text_of(entries, "word/styles.xml")
    entries["word/styles.xml"] = known.replace("</w:styles>", f"{styles}</w:styles>")
    if numbering:
        entries["word/numbering.xml"] = numbering
    return word.zipped(entries)


def renamed(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return the Word file with the names of its parts changed, in what leads to the first too."""
    entries = {change(name): content for name, content in word.unzipped(data).items()}
    main, rels = "word/document.xml", change("_rels/.rels")
    entries[rels] = text_of(entries, rels).replace(main, change(main).replace("\\", "/"))
    return word.zipped(entries)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return the Word file with a part of that name, to which the relation `rId77` leads."""
    entries = word.unzipped(data)
    relations = text_of(entries, "word/_rels/document.xml.rels")
    one = f'<Relationship Id="rId77" Type="http://a/relationships/aFChunk" Target="{name}"/>'
    closing = "</Relationships>"
    entries["word/_rels/document.xml.rels"] = relations.replace(closing, one + closing)
    return word.zipped({**entries, f"word/{name}": content})


def text_of(entries: Mapping[str, str | bytes], name: str) -> str:
    """Return an entry of an archive as text."""
    content = entries[name]
    return content if isinstance(content, str) else content.decode()


def _behind(run: str, styles: str = "") -> Callable[[bytes], bytes]:
    """Return the manner of a run behind each figure."""
    return lambda data: remade(data, lambda xml: _FIGURE.sub(lambda m: m[0] + run, xml), styles)


def _instead(figure: Callable[[re.Match[str]], str]) -> Callable[[bytes], bytes]:
    """Return the manner of something in the place of each figure."""
    return lambda data: remade(data, lambda xml: _FIGURE.sub(figure, xml))


def _style(kind: str, name: str, inner: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{inner}</w:style>'


def _symbols(font: str, offset: int) -> Callable[[re.Match[str]], str]:
    def symbols(figure: re.Match[str]) -> str:
        codes = (f'<w:sym w:font="{font}" w:char="{ord(c) + offset:04X}"/>' for c in figure[2])
        return f"<w:r>{figure[1]}{''.join(codes)}</w:r>"

    return symbols


def _around(figure: re.Match[str], before: str, behind: str) -> str:
    return figure[0].replace(f">{figure[2]}<", f">{before}{figure[2]}{behind}<")


def _boxed(table: re.Match[str]) -> str:
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="new"><w:drawing><new:table/></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{table[0]}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


_HIDDEN = "<w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>9</w:t></w:r>"
_VANISH = _style("character", "H", "<w:rPr><w:vanish/></w:rPr>")
_STRUCK = _style("character", "H", "<w:rPr><w:strike/><w:vanish w:val='0'/></w:rPr>")
_RAISED = _style("character", "H", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>")
_PARENT = _style("character", "G", "<w:rPr><w:vanish/></w:rPr>")
_CHILD = _style("character", "H", "<w:basedOn w:val='G'/>")
_PARAGRAPH = _style("paragraph", "z", "<w:basedOn w:val='a'/><w:rPr><w:vanish/></w:rPr>")
_FORM = "<w:p><w:pPr><w:pStyle w:val='z'/></w:pPr><w:r><w:t>一、收到申请99件</w:t></w:r></w:p>"
_PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入文字。</w:t>"
    "</w:r></w:sdtContent></w:sdt>"
)
_NOTE = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>①</w:t></w:r>"
_SHOWN = _style("character", "H", "<w:rPr><w:vanish/><w:strike/></w:rPr>")


_WHITE = '<w:color w:val="FFFFFF" w:themeColor="background1"/>'
_FILLED = (
    "<w14:textFill><w14:solidFill><w14:schemeClr w14:val='{}'/></w14:solidFill></w14:textFill>"
)
_WHITE_RUN = f"<w:r><w:rPr>{_WHITE}{{}}</w:rPr><w:t>8</w:t></w:r>"
_PALE = _style("paragraph", "y", "<w:rPr><w:color w:val='fefefe'/></w:rPr>")
_PALER = _style("paragraph", "z", "<w:basedOn w:val='y'/>") + _PALE
_DARK = "<w:shd w:val='clear' w:color='auto' w:fill='1F4E79'/>"
_THEMED = "<w:shd w:val='clear' w:color='auto' w:fill='auto' w:themeFill='accent1'/>"
_STRIPED = _style("table", "T", f"<w:tblStylePr w:type='firstRow'>{_DARK}</w:tblStylePr>")
_BANNER = _style("paragraph", "z", f"<w:pPr>{_DARK}</w:pPr><w:rPr>{_WHITE}</w:rPr>")


def _whitened(element: str, ground: str, styles: str = "") -> Callable[[bytes], bytes]:
    """Return the manner of white words everywhere, that ground said behind each such tag."""

    def white(xml: str) -> str:
        return xml.replace("<w:rPr>", f"<w:rPr>{_WHITE}").replace(element, element + ground)

    return lambda data: remade(data, lambda xml: _TABLE.sub(lambda m: white(m[0]), xml), styles)


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


def _painted(xml: str) -> str:
    """Return the body with its first paragraph as one that WordArt draws."""
    first, _, rest = xml.partition("</w:p>")
    head, body, title = first.partition("<w:body>")
    words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", title))
    drawn = f"<w:pict><v:shape><v:textpath style='a' string='{words}'/></v:shape></w:pict>"
    return f"{head}{body}<w:p><w:r>{drawn}</w:r></w:p>{rest}"


_LONG = re.compile(r"(<w:p [^>]*><w:pPr>)((?:(?!</w:p>).)*?<w:t [^>]*>)([^<])([^<]{6})")


def _dropped(paragraph: re.Match[str]) -> str:
    properties, markup, first, rest = paragraph.groups()
    frame = "<w:framePr w:dropCap='drop' w:lines='2'/>"
    return (
        f"<w:p><w:pPr>{frame}</w:pPr><w:r><w:t>{first}</w:t></w:r></w:p>{properties}{markup}{rest}"
    )


def _shown(figure: re.Match[str]) -> str:
    stated = "<w:rStyle w:val='H'/><w:strike w:val='0'/><w:vanish w:val='false'/>"
    return figure[0].replace("<w:rPr>", f"<w:rPr>{stated}", 1)


MANNERS: Mapping[str, Callable[[bytes], bytes]] = {
    "hidden by a style": _behind(_HIDDEN, _VANISH),
    "hidden by the style of a style": _behind(_HIDDEN, _CHILD + _PARENT),
    "struck out by a style": _behind(_HIDDEN, _STRUCK),
    "raised by a style": _behind(_HIDDEN, _RAISED),
    "a hidden paragraph": lambda data: remade(
        data, lambda xml: xml.replace("<w:body>", f"<w:body>{_FORM}"), _PARAGRAPH
    ),
    "shown though the style hides": lambda data: remade(
        data, lambda xml: _FIGURE.sub(_shown, xml), _SHOWN
    ),
    "white": _behind(_WHITE_RUN.format("")),
    "white, and filled so by WPS": _behind(_WHITE_RUN.format(_FILLED.format("bg1"))),
    "white by a style": _behind(_HIDDEN, _style("character", "H", f"<w:rPr>{_WHITE}</w:rPr>")),
    "a white paragraph": lambda data: remade(
        data, lambda xml: xml.replace("<w:body>", f"<w:body>{_FORM}"), _PALER
    ),
    "white, but filled with ink": _instead(
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
    "tiny": _behind("<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>8</w:t></w:r>"),
    "tiny by a style": _behind(
        _HIDDEN, _style("character", "H", "<w:rPr><w:sz w:val='2'/></w:rPr>")
    ),
    "rows of no height": lambda data: remade(data, _flattened),
    "titles as pictures of words": lambda data: remade(data, _painted),
    "large first letters": lambda data: remade(data, lambda xml: _LONG.sub(_dropped, xml)),
    "a prompt behind each figure": _behind(_PROMPT),
    "notes with marks of their own": _behind(_NOTE),
    "figures as symbols": _instead(_symbols("Times New Roman", 0)),
    "figures of a symbol font": _instead(_symbols("Symbol", 0xF000)),
    "marks of direction": _instead(lambda figure: _around(figure, "\u202d\u200e", "\u202c\u200f")),
    "characters of no width": _instead(lambda figure: _around(figure, "\ufeff\u200d", "\u2060")),
    "hyphens that show at line ends": _instead(
        lambda figure: figure[0].replace(f">{figure[2]}<", ">" + "\u00ad".join(figure[2]) + "<")
    ),
    "tables in fallbacks alone": lambda data: remade(data, lambda xml: _TABLE.sub(_boxed, xml)),
}


def drawn(data: bytes, instruction: str) -> bytes:
    """Return the Word file with the figures of tables only in instructions of fields, as `{}`."""

    def field(figure: re.Match[str]) -> str:
        return (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            f"<w:r><w:instrText> {instruction.format(figure[2])} </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )

    return remade(data, lambda xml: _TABLE.sub(lambda table: _FIGURE.sub(field, table[0]), xml))


def flat(data: bytes) -> bytes:
    """Return the Word file in one piece of XML (Flat OPC)."""
    entries = word.unzipped(data)
    parts = (
        f'<pkg:part pkg:name="/{name}" pkg:contentType="a/b"><pkg:xmlData>'
        f"{re.sub(r'^<[?]xml[^>]*>', '', text_of(entries, name)).strip()}</pkg:xmlData></pkg:part>"
        for name in entries
        if not name.startswith("[")
    )
    return (
        '<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f"{''.join(parts)}</pkg:package>"
    ).encode()


def mht(page: bytes, encoding: str) -> bytes:
    """Return the web page in one file with its parts, as Word saves it."""
    whole = (
        quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    )
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_Part"\r\n\r\nNotice\r\n\r\n'
        "----=_Part\r\nContent-Location: file:///C:/a.htm\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Type: text/html\r\n\r\n"
    )
    return (
        head.encode()
        + whole
        + b"\r\n----=_Part\r\nContent-Type: image/png\r\n\r\nx\r\n----=_Part--\r\n"
    )
