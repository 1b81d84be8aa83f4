"""Properties of runs for which their words are not seen, and grounds that show white ones."""

from functools import lru_cache

from gxlint.readers.docx.markup import is_on, number, value
from gxlint.readers.ink import is_unseen

HIDING = {
    "vanish": 1,
    "strike": 2,
    "dstrike": 4,
    "vertAlign": 8,
    "color": 32,
    "sz": 64,
    "position": 128,
}
"""Properties of runs whose words do not count, each with its bit: hidden, struck out, raised as
footnote marks, white, of no size, raised by some points."""
TOGGLES = HIDING["vanish"] | HIDING["strike"] | HIDING["dstrike"]
"""Those that two styles of a run undo (ECMA-376-1, 17.7.3); of the others the nearer one counts."""
INK = HIDING["color"]
"""The bit of those that are seen on a ground that is not white."""
SUPERSCRIPT, RAISED = HIDING["vertAlign"], HIDING["position"]
"""The bits of those that count where all around them is raised as well."""
GROUNDS = ("shd", "highlight")
"""Elements that paint what is behind words."""
_TINY = 4
"""Half points of letters that nobody can read."""
_LIFTED = 4
"""Half points by which marks are raised at least; letters of another font are by fewer."""
_WHITE = "FFFFFF"
_THEME = frozenset((None, "background1", "light1"))
"""Colours of the theme that are white as a rule."""


@lru_cache(maxsize=512)
def bit_of(name: str, attributes: str) -> int:
    """Return the bit of a property of `HIDING` that is on, 0 where it is off."""
    match name:
        case "vertAlign":
            on = value(attributes) == "superscript"
        case "color":
            on = _is_white(attributes)
        case "sz":
            on = 0 < (number(attributes) or 0) <= _TINY
        case "position":
            on = (number(attributes) or 0) >= _LIFTED
        case _:
            on = is_on(attributes)
    return HIDING[name] if on else 0


def _is_white(attributes: str) -> bool:
    """Tell whether ink is white; programs write the colour that one of the theme has with it."""
    theme, colour = value(attributes, "themeColor"), value(attributes)
    if colour is None or colour == "auto":
        darker = value(attributes, "themeShade") or value(attributes, "themeTint")
        return theme is not None and theme in _THEME and not darker
    return theme in _THEME and is_unseen(colour)


@lru_cache(maxsize=512)
def paints(name: str, attributes: str) -> bool:
    """Tell whether an element of `GROUNDS` gives words a ground that is not white, or not known."""
    if name == "highlight":
        return not is_unseen(_WHITE, [value(attributes) or ""])
    pattern, fill = value(attributes) or "clear", value(attributes, "fill") or "auto"
    if pattern == "solid":
        fill = value(attributes, "color") or "black"
        return fill == "auto" or not is_unseen(_WHITE, [fill])
    if pattern not in {"clear", "nil"} or (fill == "auto" and "themeFill" in attributes):
        return True
    return not is_unseen(_WHITE, [fill])
