"""The colours that an element gives to its words and to the ground behind them."""

import re
from collections.abc import Iterator

from gxlint.readers.html.hiding import Style, is_nothing
from gxlint.readers.html.names import INLINE, TABLE_PARTS
from gxlint.readers.html.scan import attributes_of
from gxlint.readers.ink import colour_of, is_light, is_unseen

UNKNOWN_GROUND = "image"
_PICTURE = re.compile(r"url\(|gradient|image-set\(")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^()]*\)|[a-z]+")
_PLACING = re.compile(
    r"repeat|no|x|y|scroll|fixed|local|top|left|right|bottom|center|cover|contain|border|padding"
    r"|content|box|p[xt]|em|none|auto|in\w+|unset"
)
"""Words of the shorthand `background` that are no colours."""


def ink_of(name: str, attributes: str, style: Style) -> str:
    """Return the colour that an element gives to its words, empty where it says none."""
    if "color" in style:
        return style["color"]
    return attributes_of(attributes).get("color", "") if name == "font" and attributes else ""


def grounds_of(attributes: str, style: Style) -> Iterator[str]:
    """Yield the colours behind the words of an element, as `ink` takes them."""
    said = [style[prop] for prop in ("background-image", "background") if prop in style]
    if "ackground" in attributes or "bgcolor" in attributes.lower():
        own = attributes_of(attributes)
        if own.get("background", "").strip():
            said.append("url(")
        yield own.get("bgcolor", "")
    if any(map(_PICTURE.search, said)):
        yield UNKNOWN_GROUND
    if "background-color" in style:
        yield style["background-color"]
    if "background" in style:
        yield _colour_among(style["background"])


def _colour_among(words: str) -> str:
    """Return the colour in the shorthand `background`."""
    found = [word for word in _COLOUR.findall(words) if not _PLACING.fullmatch(word)]
    known = [word for word in found if colour_of(word) is not None]
    return next(iter(known or found), "")


def is_faint(name: str, attributes: str, style: Style) -> bool:
    """Tell whether the words of an element may not be seen: they are white or have no size.

    Cells are seen: what else gives a header its ground is seldom told where its words are white.
    """
    if name in TABLE_PARTS or not (style or attributes):
        return False
    if name not in INLINE and is_nothing(style.get("font-size", "1")):
        return True
    ink = ink_of(name, attributes, style)
    if not ink or any("shadow" in prop or "clip" in prop for prop in style):
        return False
    return is_unseen(ink, grounds_of(attributes, style))


def is_bright(name: str, attributes: str, style: Style) -> bool:
    """Tell whether an inline element has a colour that only a dark ground makes readable."""
    return name in INLINE and is_light(ink_of(name, attributes, style))


def is_painted(name: str, attributes: str, style: Style) -> bool:
    """Tell whether an inline element paints a ground that white words would be seen on."""
    return (
        name in INLINE
        and bool(style or attributes)
        and not is_unseen("white", grounds_of(attributes, style))
    )
