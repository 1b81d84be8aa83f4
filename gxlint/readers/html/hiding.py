"""What hides an element: its attributes, its own style, and what the page's style sheets add."""

import re
from collections.abc import Mapping

from gxlint.readers.html.names import FALLBACK, INLINE, STRUCK, WRAPPERS, is_passed
from gxlint.readers.html.scan import attributes_of
from gxlint.readers.html.sheet import NO_SHEET, Sheet, declarations, merged, settled

Style = Mapping[str, str]
"""What is declared for an element, by property in lower case."""

_MAY_MATTER = re.compile(
    r"none|hid|collapse|:\s*-\d|clip|:\s*0|scale|super|through|color|background|white-space|&#"
    r"|size\s*:\s*1p|display\s*:\s*(?:block|flex|grid|table|list)|popover|sr-only|screen-r|for-sr",
    re.IGNORECASE,
)
_NO_STYLE: Style = {}


def style_of(name: str, attributes: str, sheet: Sheet = NO_SHEET) -> Style:
    """Return what is declared for an element as far as it may hide something."""
    matters = bool(attributes) and _MAY_MATTER.search(attributes)
    if not matters and not (sheet.rules and (attributes or name in sheet.rules)):
        return _NO_STYLE
    said = attributes_of(attributes)
    style = declarations(said.get("style", ""))
    if sheet.rules:
        style = merged(sheet.declared(name, said), style)
    if _is_off(said):
        style["display"] = "none"
    elif not _FOR_THE_BLIND.isdisjoint(said.get("class", "").lower().split()):
        style.setdefault("clip", "rect(0,0,0,0)")
    return settled(style)


def _is_off(said: Mapping[str, str]) -> bool:
    """Tell whether attributes hide an element by themselves; what pops up waits to be called."""
    return "popover" in said or ("hidden" in said and said["hidden"].lower() in _TRUE)


_FOR_THE_BLIND = frozenset(
    (
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only",
        "show-for-sr",
        "cdk-visually-hidden",
    )
)
"""Classes by which all common frameworks clip away what only readers for the blind are to tell."""


_TRUE = frozenset(("", "hidden", "true", "until-found"))
"""What the attribute `hidden` says where it is meant; frameworks leave `false` behind."""
_NOTHING = re.compile(r"0*\.?0*(?:px|pt|r?em|%|v[wh])?")
_AWAY = re.compile(r"-(?:\d{4}|999|\d{3}r?em)")
_AWAY_BY = ("left", "top", "right", "text-indent", "margin-left", "margin-top")
_CLIPPED = re.compile(r"rect\(\s*[01](?:px)?[\s,]")
_INSET = re.compile(r"inset\(\s*(?:50|100)%")
_CLEAR = re.compile(r"opacity\s*[(=]\s*0(?:\.0*)?%?\s*\)")


def is_hidden(name: str, style: Style) -> bool:
    """Tell whether an element shows nothing; words struck out or raised do not count either."""
    if name in STRUCK or name in FALLBACK:
        return True
    if not style:
        return False
    if style.get("display") == "none" or style.get("mso-hide") == "all":
        return True
    if not _is_moving(style) and (
        style.get("visibility") in {"hidden", "collapse"} or _is_clear(style)
    ):
        return True
    if _is_away(style) or _has_no_room(style):
        return True
    return (name in INLINE and _is_tiny(style)) or (name in _STRIKABLE and _is_struck(style))


_STRIKABLE = INLINE | {"p", "div", "li"}
"""Elements that are left out where they are struck out; a cell would leave its place to others."""


_PARTED = ("block", "flex", "grid", "table", "list-item")


def is_parted(name: str, style: Style) -> bool:
    """Tell whether an inline element begins and ends a line since its style says so."""
    inline = name == "a" or (is_passed(name) and name not in WRAPPERS)
    return inline and style.get("display", "").startswith(_PARTED)


_NOTE = re.compile(
    r"mso(?:Footnote|Endnote|Comment)(?:Reference|Text|Subject)\b|msocom(?:anchor|txt)"
    r"|mso-element\s*:\s*(?:footnote|endnote|comment|header|footer)",
    re.IGNORECASE,
)


def is_note(attributes: str) -> bool:
    """Tell a note or its mark, a remark, a header or footer, as Word saves them in a page."""
    return "mso" in attributes.lower() and bool(_NOTE.search(attributes))


def _is_moving(style: Style) -> bool:
    """Tell what a script is to show as soon as the reader comes to it."""
    return any(prop.startswith(("animation", "transition", "transform")) for prop in style)


def _is_clear(style: Style) -> bool:
    return is_nothing(style.get("opacity", "1")) or bool(_CLEAR.search(style.get("filter", "")))


def is_nothing(size: str) -> bool:
    """Tell whether a length or number is zero."""
    return "0" in size and bool(_NOTHING.fullmatch(size))


def _is_away(style: Style) -> bool:
    """Tell what is off the screen, as words are that only readers for the blind are to tell."""
    return (
        any(_AWAY.match(style.get(prop, "")) for prop in _AWAY_BY)
        or bool(_CLIPPED.match(style.get("clip", "")))
        or bool(_INSET.match(style.get("clip-path", "")))
        or style.get("transform", "").replace(" ", "") == "scale(0)"
    )


def _has_no_room(style: Style) -> bool:
    """Tell an element of no height or width that shows nothing beyond it."""
    if style.get("overflow") != "hidden":
        return False
    sizes = ("height", "max-height", "width", "max-width")
    return any(is_nothing(style.get(prop, "1")) for prop in sizes) or (
        style.get("height") in _DOT and style.get("width") in _DOT
    )


_DOT = frozenset(("1px", "0.1px", "1pt"))
"""Lengths of what nobody sees."""


def _is_tiny(style: Style) -> bool:
    size = style.get("font-size", "")
    return is_nothing(size) or size in _DOT or style.get("vertical-align") == "super"


def _is_struck(style: Style) -> bool:
    return any("line-through" in style[prop] for prop in style if prop.startswith("text-decor"))
