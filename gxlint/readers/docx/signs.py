"""What stands for characters in a Word file, or shows something that is not read."""

from gxlint.readers.banner import is_banner
from gxlint.readers.docx.markup import number, value

NOTES = ("footnoteReference", "endnoteReference")
"""References to notes; a mark of one's own stands behind them in the same run."""
DRAWINGS = ("drawing", "pict", "object")
PICTURES = (
    *("pic:pic", "v:imagedata", "a:blip", "o:OLEObject", "c:chart", "cx:chart", "dgm:relIds"),
)
"""What shows something that is not read, and is no text box or line: pictures, sheets, charts."""
CHUNKS = ("altChunk", "subDoc")
"""Other files, which stand in the place of what they hold."""
WORD_ART = "v:textpath"
"""Words that are drawn as a picture, as titles are."""
EXTENT = "wp:extent"
"""How large a drawing is."""
SHOWN = (*DRAWINGS, *PICTURES, *CHUNKS, WORD_ART, EXTENT)
"""Elements that show something that is no text of a run."""
_POINT = 12_700
"""The units of such a size in a point (ECMA-376-1, 20.1.2.1)."""


def is_heading(attributes: str) -> bool:
    """Tell whether a drawing of that extent may be a heading."""
    return is_banner(*[(number(attributes, side) or 0) / _POINT for side in ("cx", "cy")])


_SYMBOL, _FORMULA = "sym", "m:t"
_FIXED = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "m:den": "/",
    "m:rad": "\u221a",
}
"""Elements that stand for one character; those of formulas keep apart what would look like one
figure."""
SIGNS = (*_FIXED, _SYMBOL, _FORMULA)
"""Elements that stand for text; a figure may be typed as a formula."""


def sign_of(name: str, attributes: str, content: str) -> str:
    """Return what such an element stands for, given the text behind its start tag."""
    if name == _FORMULA:
        return content
    return _symbol(attributes) if name == _SYMBOL else _FIXED[name]


_PRIVATE = range(0xF000, 0xF100)
"""Where the codes of symbol fonts stand (ECMA-376-1, 17.3.3.30)."""
_LAST = 0xFFFF
_PICTURED = ("wingdings", "webdings")
"""Beginnings of names of fonts whose characters are small pictures."""


def _symbol(attributes: str) -> str:
    """Return the character of that code; nothing where it is a bullet or another small picture."""
    if (value(attributes, "font") or "").lower().startswith(_PICTURED):
        return ""
    try:
        code = int(value(attributes, "char") or "", 16)
    except ValueError:
        return ""
    character = chr(code & 0xFF if code in _PRIVATE else code) if 0 < code <= _LAST else ""
    return character if character.isprintable() else ""
