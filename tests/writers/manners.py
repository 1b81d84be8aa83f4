# ruff: noqa: E501 - a piece of XML is easier to read on one line
"""What else offices do to Word files without changing what they say."""

import base64
import quopri
import re
import unicodedata
from collections.abc import Callable, Mapping

from writers import word

FIGURE = re.compile(
    r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)<w:t xml:space="preserve">([\d.]+)</w:t></w:r>'
)
TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)


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


def with_entry(data: bytes, name: str, content: str) -> bytes:
    """Return the Word file with other content in the part of that name."""
    return word.zipped({**word.unzipped(data), name: content})


def text_of(entries: Mapping[str, str | bytes], name: str) -> str:
    """Return an entry of an archive as text."""
    content = entries[name]
    return content if isinstance(content, str) else content.decode()


def behind(run: str, styles: str = "") -> Callable[[bytes], bytes]:
    """Return the manner of a run behind each figure."""
    return lambda data: remade(data, lambda xml: FIGURE.sub(lambda m: m[0] + run, xml), styles)


def instead(figure: Callable[[re.Match[str]], str]) -> Callable[[bytes], bytes]:
    """Return the manner of something in the place of each figure."""
    return lambda data: remade(data, lambda xml: FIGURE.sub(figure, xml))


def style(kind: str, name: str, inner: str) -> str:
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


HIDDEN = "<w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>9</w:t></w:r>"
_VANISH = style("character", "H", "<w:rPr><w:vanish/></w:rPr>")
_STRUCK = style("character", "H", "<w:rPr><w:strike/><w:vanish w:val='0'/></w:rPr>")
_RAISED = style("character", "H", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>")
_PARENT = style("character", "G", "<w:rPr><w:vanish/></w:rPr>")
_CHILD = style("character", "H", "<w:basedOn w:val='G'/>")
_PARAGRAPH = style("paragraph", "z", "<w:basedOn w:val='a'/><w:rPr><w:vanish/></w:rPr>")
FORM = "<w:p><w:pPr><w:pStyle w:val='z'/></w:pPr><w:r><w:t>一、收到申请99件</w:t></w:r></w:p>"
_PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入文字。</w:t>"
    "</w:r></w:sdtContent></w:sdt>"
)
_NOTE = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>①</w:t></w:r>"
_SHOWN = style("character", "H", "<w:rPr><w:vanish/><w:strike/></w:rPr>")


def _painted(xml: str) -> str:
    """Return the body with its first paragraph as one that WordArt draws."""
    first, _, rest = xml.partition("</w:p>")
    head, body, title = first.partition("<w:body>")
    words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", title))
    drawn = f"<w:pict><v:shape><v:textpath style='a' string='{words}'/></v:shape></w:pict>"
    return f"{head}{body}<w:p><w:r>{drawn}</w:r></w:p>{rest}"


def _begun(instruction: str, behind: str) -> Callable[[bytes], bytes]:
    """Return the manner of a field that begins behind the first paragraph."""
    begin = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>{behind}</w:p>"
    )
    return lambda data: remade(data, lambda xml: xml.replace("</w:p>", f"</w:p>{begin}", 1))


_UNMARKED = (
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>"
    "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>旧</w:t></w:r></w:p>"
)
_WORDS = re.compile(r"(?<=>)[^<]+(?=</w:t>)")
_RADICALS = {ord(unicodedata.normalize("NFKC", chr(code))): code for code in range(0x2F00, 0x2FD6)}


def _radical(words: re.Match[str]) -> str:
    return words[0].translate(_RADICALS)


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


_LIFTED = "<w:r><w:rPr>{}<w:position w:val='6'/></w:rPr><w:t>1</w:t></w:r>"
_LABEL = re.compile(
    r"(<w:t [^>]*>[\u4e00-\u9fff]{2})([\u4e00-\u9fff]+</w:t></w:r>(?:(?!</w:p>).)*</w:p></w:tc>)"
)


def _all_lifted(table: str) -> str:
    return table.replace("<w:rPr>", "<w:rPr><w:position w:val='6'/>")


def _chosen(figure: re.Match[str]) -> str:
    """Return a form field that shows the figure as the chosen one of a list."""
    entries = f"<w:listEntry w:val='?'/><w:listEntry w:val='{figure[2]}'/>"
    chosen = f"<w:ffData><w:ddList><w:result w:val='1'/>{entries}</w:ddList></w:ffData>"
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'>{chosen}</w:fldChar></w:r>"
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/><w:fldChar w:fldCharType='end'/></w:r>"
    )


def _combined(xml: str) -> str:
    """Return the body with the first two characters of its title set in two lines within one."""
    head, opening, rest = re.split(r"(<w:r>(?:(?!<w:r>).)*?<w:t [^>]*>)", xml, maxsplit=1)
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> eq \\o(\\s\\up 5("
        f"{rest[0]}),\\s\\do 2({rest[1]})) </w:instrText><w:fldChar w:fldCharType='end'/></w:r>"
    )
    return f"{head}{field}{opening}{rest[2:]}"


_SECTION = re.compile(
    r"(<w:p [^>]*>(?:(?!</w:p>).)*?>[一二三四五六]、[^。<]{2,30}</w:t>(?:(?!</w:p>).)*</w:p>)"
    r"(<w:p [^>]*>)((?:(?!</w:p>|<w:tbl>).)*?</w:pPr>)"
)


_PLACE = '<wp:positionV relativeFrom="{}"><wp:posOffset>{}</wp:posOffset></wp:positionV>'


def _above(xml: str, place: str = _PLACE.format("paragraph", -419100)) -> str:
    """Return the body with each heading in a box, anchored in the paragraph behind it."""

    def anchored(found: re.Match[str]) -> str:
        box = f"<w:txbxContent>{found[1]}</w:txbxContent>"
        drawing = f"<w:drawing><wp:anchor>{place}<wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing>"
        older = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        return (
            f"{found[2]}{found[3]}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}"
            f"</mc:Choice>{older}</mc:AlternateContent></w:r>"
        )

    tables = TABLE.findall(xml)
    parts = [_SECTION.sub(anchored, part) for part in TABLE.split(xml)]
    return "".join(part + table for part, table in zip(parts, [*tables, ""], strict=True))


_CELL = r"<w:tc><w:tcPr><w:tcW [^>]*/>(?:<w:gridSpan w:val=\"(\d+)\"/>)?<w:vAlign w:val=\"center\"/></w:tcPr>"
_JOINED = re.compile(
    rf"{_CELL}((?:(?!</w:tc>).)*[\u4e00-\u9fff\u201d\uff09](?:</w:t></w:r>)(?:(?!</w:tc>|<w:t ).)*)</w:p></w:tc>"
    rf"{_CELL}<w:p [^>]*><w:pPr>(?:(?!</w:pPr>).)*</w:pPr>(<w:r>(?:(?!</w:tc>|\D</w:t>).)*?>\d+</w:t></w:r>)(?:(?!</w:p>).)*</w:p></w:tc>"
)


def joined(xml: str) -> str:
    """Return the body with each label and the figure beside it in one cell."""
    return _JOINED.sub(_joined, xml)


def _joined(cells: re.Match[str]) -> str:
    """Return the cells of a label and a figure as one."""
    width = int(cells[1] or 1) + int(cells[3] or 1)
    blank = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>{cells[2]}{blank}{cells[4]}</w:p></w:tc>'


_PROMPTED = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def _superscript(figure: re.Match[str]) -> str:
    return figure[0].replace("<w:rPr>", "<w:rPr><w:vertAlign w:val='superscript'/>")


MANNERS: Mapping[str, Callable[[bytes], bytes]] = {
    "hidden by a style": behind(HIDDEN, _VANISH),
    "hidden by the style of a style": behind(HIDDEN, _CHILD + _PARENT),
    "struck out by a style": behind(HIDDEN, _STRUCK),
    "raised by a style": behind(HIDDEN, _RAISED),
    "a hidden paragraph": lambda data: remade(
        data, lambda xml: xml.replace("<w:body>", f"<w:body>{FORM}"), _PARAGRAPH
    ),
    "shown though the style hides": lambda data: remade(
        data, lambda xml: FIGURE.sub(_shown, xml), _SHOWN
    ),
    "a field that nothing ends": _begun("PAGE", ""),
    "contents that nothing ends": _begun(
        "TOC \\o", "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    ),
    "a field whose end is deleted": _begun(
        "PAGE",
        "<w:del><w:r><w:fldChar w:fldCharType='separate'/><w:fldChar w:fldCharType='end'/></w:r></w:del>",
    ),
    "hidden headings with numbers": lambda data: remade(
        data, lambda xml: xml.replace("</w:p>", f"</w:p>{_UNMARKED}", 1)
    ),
    "radicals": lambda data: remade(data, lambda xml: _WORDS.sub(_radical, xml)),
    "figures of a symbol font as text": instead(
        lambda figure: figure[0].replace(
            f">{figure[2]}<", f">{''.join(chr(0xF000 + ord(sign)) for sign in figure[2])}<"
        )
    ),
    "titles as pictures of words": lambda data: remade(data, _painted),
    "large first letters": lambda data: remade(data, lambda xml: _LONG.sub(_dropped, xml)),
    "marks raised by some points": behind(_LIFTED.format("")),
    "marks raised by a style": behind(
        _LIFTED.format("<w:rStyle w:val='M'/>").replace("<w:position w:val='6'/>", ""),
        style("character", "M", "<w:rPr><w:position w:val='7'/><w:sz w:val='12'/></w:rPr>"),
    ),
    "headings in boxes above their sections": lambda data: remade(data, _above),
    "headings in boxes of no place": lambda data: remade(data, lambda xml: _above(xml, "")),
    "headings in boxes at their place on a page": lambda data: remade(
        data, lambda xml: _above(xml, _PLACE.format("page", 1_200_000))
    ),
    "marks of notes referred to again": behind(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\h </w:instrText>"
        "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    ),
    "cells set as superscript": lambda data: remade(
        data, lambda xml: TABLE.sub(lambda table: FIGURE.sub(_superscript, table[0]), xml)
    ),
    "figures in controls that still count as prompts": instead(
        lambda run: _PROMPTED.format("<w:showingPlcHdr/>", run[0])
    ),
    "controls that say they show no prompt": instead(
        lambda run: _PROMPTED.format("<w:showingPlcHdr w:val='0'/>", run[0])
    ),
    "all words of cells raised": lambda data: remade(
        data, lambda xml: TABLE.sub(lambda table: _all_lifted(table[0]), xml)
    ),
    "figures chosen from lists": instead(_chosen),
    "combined characters in the title": lambda data: remade(data, _combined),
    "separators of lines": lambda data: remade(data, lambda xml: _LABEL.sub("\\1\u2028\\2", xml)),
    "a prompt behind each figure": behind(_PROMPT),
    "notes with marks of their own": behind(_NOTE),
    "figures as symbols": instead(_symbols("Times New Roman", 0)),
    "figures of a symbol font": instead(_symbols("Symbol", 0xF000)),
    "marks of direction": instead(lambda figure: _around(figure, "\u202d\u200e", "\u202c\u200f")),
    "characters of no width": instead(lambda figure: _around(figure, "\ufeff\u200d", "\u2060")),
    "hyphens that show at line ends": instead(
        lambda figure: figure[0].replace(f">{figure[2]}<", ">" + "\u00ad".join(figure[2]) + "<")
    ),
    "tables in fallbacks alone": lambda data: remade(data, lambda xml: TABLE.sub(_boxed, xml)),
}


def drawn(data: bytes, instruction: str) -> bytes:
    """Return the Word file with the figures of tables only in instructions of fields, as `{}`."""

    def field(figure: re.Match[str]) -> str:
        return (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            f"<w:r><w:instrText> {instruction.format(figure[2])} </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )

    return remade(data, lambda xml: TABLE.sub(lambda table: FIGURE.sub(field, table[0]), xml))


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
