"""What stands for characters in a Word file, or shows something that is not read."""

from gxlint.folding import UNKNOWN
from gxlint.readers.banner import is_banner
from gxlint.readers.docx.markup import number, value

NOTES = ("footnoteReference", "endnoteReference")
"""References to notes; a mark of one's own stands behind them in the same run."""
OBJECT = "object"
DRAWINGS = ("drawing", "pict", OBJECT)
_OLE = "o:OLEObject"
_CHARTS = ("c:chart", "cx:chart")
PICTURES = ("pic:pic", "v:imagedata", "a:blip", _OLE, *_CHARTS, "dgm:relIds")
"""What shows something that is not read, and is no text box or line: pictures, sheets, charts."""
CHUNKS = ("altChunk", "subDoc")
"""Other files, which stand in the place of what they hold."""
WORD_ART = "v:textpath"
"""Words that are drawn as a picture, as titles are."""
EXTENT = "wp:extent"
"""How large a drawing is."""
INLINE = "wp:inline"
"""A drawing that stands among the words."""
SHOWN = (*DRAWINGS, *PICTURES, *CHUNKS, WORD_ART, EXTENT, INLINE)
"""Elements that show something that is no text of a run."""
_POINT = 12_700
"""The units of such a size in a point (ECMA-376-1, 20.1.2.1)."""
_SIDES = ("cx", "cy")


PICTURED, BANNER, EMBEDDED, INLAID, DIM, PALE = 1, 2, 4, 8, 16, 32
"""Bits of what a paragraph shows besides words: a picture, something as wide and low as a line, a
sheet or chart of another program, something that stands among the words and does not float; white
words of which it is not certain whether they are seen, beside others, and nothing but such."""


def bits_of(name: str, attributes: str) -> int:
    """Return the bits of what an element of `SHOWN` shows."""
    if name in PICTURES:
        return PICTURED | EMBEDDED * _is_embedded(name, attributes)
    if name == EXTENT:
        return BANNER * is_banner(*[(number(attributes, side) or 0) / _POINT for side in _SIDES])
    return INLAID * (name in {OBJECT, INLINE})


def _is_embedded(name: str, attributes: str) -> bool:
    """Tell whether a picture is a sheet or chart of another program; formulas are objects too."""
    if name != _OLE:
        return name in _CHARTS
    return not (value(attributes, "ProgID") or "").startswith("Equation")


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
_CIRCLED = {"wingdings": range(0x80, 0x96), "wingdings 2": range(0x69, 0x7D)}
"""Codes of such fonts that are figures in circles."""


def _symbol(attributes: str) -> str:
    """Return the character of that code; nothing where it is a bullet or another small picture.

    A figure in a circle may be one or the mark of a note.
    """
    try:
        code = int(value(attributes, "char") or "", 16)
    except ValueError:
        return ""
    code = code & 0xFF if code in _PRIVATE else code
    font = (value(attributes, "font") or "").lower()
    if font.startswith(_PICTURED):
        return UNKNOWN if code in _CIRCLED.get(font, ()) else ""
    character = chr(code) if 0 < code <= _LAST else ""
    return character if character.isprintable() else ""
