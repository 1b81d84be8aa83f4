"""What the tags of an HTML source mean, whatever stands around them."""

import re

from gxlint.readers.html.fields import typed_in
from gxlint.readers.html.hiding import is_hidden, is_note, is_parted, style_of
from gxlint.readers.html.names import CELLS, TYPED, is_passed
from gxlint.readers.html.paint import is_bright, is_faint, is_painted
from gxlint.readers.html.scan import spans_of
from gxlint.readers.html.sheet import NO_SHEET, Sheet
from gxlint.records import NamedTuple, make


class Tag(NamedTuple):
    """A tag without what stands around it: its name in lower case, its attributes as written.

    `sign` is its letter in the shape of a page (`plain.TABLE`, `menus.MENU`), `hidden` says that
    its element shows nothing, `spans` are the rows and columns that a cell asks for, `typed` that
    white space is shown, `parted` that it begins and ends lines though others of its name do not.
    `faint` says that it may not be seen for its colour, `traced` that all
    tags within matter, since something of it is hidden or has a colour.
    """

    sign: str
    name: str
    opens: bool
    attributes: str
    hidden: bool = False
    spans: tuple[int, int] = (1, 1)
    typed: bool = False
    traced: bool = False
    faint: bool = False
    parted: bool = False


ROOT = Tag("?", "", opens=True, attributes="")
ROW = Tag("r", "tr", opens=True, attributes="")
"""The start tag that a cell without a row stands for."""
SILENT = frozenset("wg.")
"""Signs of tags that leave no trace."""
_BREAKS = frozenset(("p", "/p", "br"))
_WORDS = frozenset(("span", "b", "strong", "font", "o:p", "u", "em", "i"))
_GROUPS = frozenset(("tbody", "thead", "col", "colgroup"))
_MENU = {"ul": "U", "/ul": "u", "li": "L", "/li": "l", "/a": "a", "img": "i"}
_TABLE = {
    "table": "T",
    "/table": "t",
    "tr": "r",
    "/tr": "/",
    **dict.fromkeys(CELLS, "("),
    **dict.fromkeys(("/" + name for name in CELLS), ")"),
}


_PARTS = re.compile(r"([^\s/>]++)(.*)", re.DOTALL)


_ONE = (1, 1)


def tag_of(source: str, sheet: Sheet = NO_SHEET) -> Tag:
    """Return what a tag means, given what stands between its brackets."""
    opens = source[0] != "/"
    body = source if opens else source[1:]
    if body.isalnum():
        name, attributes = body.lower(), ""
    else:
        name, attributes = _PARTS.findall(body)[0]
        name = name.lower()
    if not opens:
        return make(Tag, (_sign("/" + name, name), name, False, attributes, False, _ONE, *_PLAIN))
    style = style_of(name, attributes, sheet)
    hidden = is_hidden(name, style) or is_note(attributes)
    faint = not hidden and is_faint(name, attributes, style)
    parted = bool(style) and not hidden and is_parted(name, style)
    coloured = is_painted(name, attributes, style) or is_bright(name, attributes, style)
    traced = hidden or faint or coloured or (parted and name != "a")
    sign = "?" if traced or (name == "input" and typed_in(attributes)) else _sign(name, name)
    if name == "a" and not traced and _is_of_menus(attributes):
        sign = "A"
    spans = spans_of(attributes) if name in CELLS else _ONE
    typed = name in TYPED or style.get("white-space", "").startswith("pre")
    return make(Tag, (sign, name, True, attributes, hidden, spans, typed, traced, faint, parted))


_PLAIN = (False, False, False, False)


def _sign(key: str, name: str) -> str:
    """Return the letter of a tag in the shape of a page."""
    if key in _BREAKS:
        return "p"
    if name in _WORDS:
        return "w"
    if name in _GROUPS:
        return "g"
    if is_passed(name):
        return "."
    return _TABLE.get(key) or _MENU.get(key, "?")


DOCUMENT = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar)", re.IGNORECASE)
"""The end of the address of a document."""


def may_lead(attributes: str) -> bool:
    """Tell whether a link may lead to a document: it pays not to take hundreds of them apart."""
    return "&" in attributes or bool(DOCUMENT.search(attributes))


def _is_of_menus(attributes: str) -> bool:
    """Tell whether the tag `<a>` begins a link, and none to a document."""
    return "href" in attributes.lower() and not may_lead(attributes)
