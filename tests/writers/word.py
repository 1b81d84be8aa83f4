# ruff: noqa: E501 - a piece of XML is easier to read on one line
"""Word files made by hand, part by part, as Word and WPS write them."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from writers.model import AbstractReport, Cell, Grid
from writers.parts import Part, parts

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (("styles", "styles"), ("numbering", "numbering"), ("header1", "header"))
    )
    + "</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


STYLES = (
    f"{_DECLARATION}<w:styles {NAMESPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="My heading"/><w:basedOn w:val="1"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
)
NUMBERING = (
    f'{_DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
)


def package(body: str, *, styles: str = STYLES, numbering: str = NUMBERING) -> bytes:
    """Return a Word file whose body is that XML."""
    document = (
        f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{body}"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr></w:body></w:document>'
    )
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": _relations(
                styles="styles.xml", numbering="numbering.xml", header="header1.xml"
            ),
            "word/document.xml": document,
            "word/styles.xml": styles,
            "word/numbering.xml": numbering,
            "word/header1.xml": f"{_DECLARATION}<w:hdr {NAMESPACES}><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>",
        }
    )


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of those entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, str | bytes]:
    """Return the entries of a ZIP archive."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def docx(report: AbstractReport, *, numbered: bool = False, styled: bool = False) -> bytes:
    """Return the report as a Word file.

    `numbered`: the ordinals of headings exist in numbering.xml only. `styled`: headings have
    heading styles.
    """
    return package("".join(_part(part, numbered=numbered, styled=styled) for part in parts(report)))


def _part(part: Part, *, numbered: bool, styled: bool) -> str:
    if isinstance(part, Grid):
        return table(part)
    style = '<w:pStyle w:val="2"/>' if styled and part.kind == "heading" else ""
    auto = numbered and part.ordinal and part.level
    numbers = ""
    if auto:
        numbers = f'<w:numPr><w:ilvl w:val="{part.level - 1}"/><w:numId w:val="3"/></w:numPr>'
    return paragraph(part.text if auto else part.ordinal + part.text, style + numbers)


_RUN = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" '
    'w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/><w:kern w:val="0"/><w:sz w:val="32"/>'
    '<w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr>'
)


def run(text: str) -> str:
    """Return a run with the formatting that Word gives every one."""
    return f'<w:r>{_RUN}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph cut into runs, figures in runs of their own, as Word cuts them."""
    runs = "".join(run(text[i : i + 7]) for i in range(0, len(text), 7))
    return (
        f'<w:p w:rsidR="00A77B3E"><w:pPr>{properties}<w:spacing w:line="560" w:lineRule="exact"/>'
        f'<w:ind w:firstLine="640"/><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>{runs}'
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>'
    )


def table(grid: Grid) -> str:
    """Return a table whose merged cells are `gridSpan` and `vMerge`."""
    rows = (
        f'<w:tr w:rsidR="00A7"><w:trPr><w:trHeight w:val="300"/></w:trPr>{"".join(cells)}</w:tr>'
        for cells in _rows(grid)
    )
    squares = f'<w:gridCol w:w="{_WIDTH // grid.columns}"/>' * grid.columns
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{squares}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_WIDTH = 9000
"""How wide a table is, in twentieths of a point."""


def _rows(grid: Grid) -> Iterator[list[str]]:
    at = {(row, column): cell for row, column, cell in grid.placed()}
    for row in range(len(grid.rows)):
        cells = []
        column = 0
        while column < grid.columns:
            above = row
            while (above, column) not in at:
                above -= 1
            cell = at[above, column]
            cells.append(_cell(cell, _WIDTH // grid.columns, goes_on=above < row))
            column += cell.columns
        yield cells


def _cell(cell: Cell, width: int, *, goes_on: bool) -> str:
    merge = ""
    if cell.rows > 1:
        merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    half = len(cell.text) // 2 if len(cell.text) > 3 and not cell.text.isascii() else 0
    texts = [""] if goes_on else [cell.text[:half], cell.text[half:]] if half else [cell.text]
    inner = "".join(paragraph(text, '<w:jc w:val="center"/>') for text in texts)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * cell.columns}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
