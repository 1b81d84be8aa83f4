"""Whether words can be seen: what is written in the colour of the paper is not there to be read."""

import re
from collections.abc import Iterable

from gxlint.records import NamedTuple, make


class Colour(NamedTuple):
    """A colour: red, green and blue from 0 to 255, and how much of it covers, from 0 to 1."""

    red: float
    green: float
    blue: float
    cover: float = 1.0


_PAPER = Colour(255, 255, 255)
_NAMES = {
    "white": _PAPER,
    "window": _PAPER,
    "snow": Colour(255, 250, 250),
    "ghostwhite": Colour(248, 248, 255),
    "black": Colour(0, 0, 0),
    "windowtext": Colour(0, 0, 0),
    "transparent": Colour(0, 0, 0, 0),
}
"""Names that matter; any other is a colour that is seen on white."""
_UNPAINTED = frozenset(("", "auto", "none", "inherit", "initial", "unset", "nil"))
"""What is said of a ground that shows what is below it."""
_HEX = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"rgba?\(([\d.%\s,/]+)\)")
_ALIKE = 8
"""Steps of 255 in red, green or blue that nobody sees a difference by."""
_FAINT = 0.04
"""Cover of ink that leaves no trace."""


def colour_of(words: str) -> Colour | None:
    """Return the colour that CSS, HTML or Word calls so, None where it is not known.

    Word and old pages leave out the sign before six digits. See CSS Color Module Level 4.
    """
    name = words.replace("!important", "").strip().lower()
    found = _HEX.fullmatch(name)
    if found:
        return _of_digits(found[1])
    called = _FUNCTION.fullmatch(name)
    return _of_parts(called[1]) if called else _NAMES.get(name)


def _of_digits(digits: str) -> Colour:
    if len(digits) <= len("rgba"):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, cover = (int(f"{digits}ff"[at : at + 2], 16) for at in range(0, 8, 2))
    return make(Colour, (red, green, blue, cover / 255))


def _of_parts(parts: str) -> Colour | None:
    """Return the colour of the arguments of `rgb()`, between commas or blanks."""
    words = parts.replace(",", " ").replace("/", " ").split()
    scales = (255, 255, 255, 1)
    if len(words) not in {3, 4}:
        return None
    try:
        found = [
            float(word[:-1]) * scale / 100 if word.endswith("%") else float(word)
            for word, scale in zip(words, scales, strict=False)
        ]
    except ValueError:
        return None
    red, green, blue, cover = (*found, 1.0)[:4]
    return make(Colour, (red, green, blue, cover))


def is_unseen(ink: str, grounds: Iterable[str] = ()) -> bool:
    """Tell whether words of that colour cannot be seen.

    `grounds` are the colours behind them as far as any is said, the nearest first; behind them all
    is white paper. Whatever is not known is seen.
    """
    colour = colour_of(ink)
    if colour is None:
        return False
    if colour.cover < _FAINT:
        return True
    ground = _painted(grounds)
    return ground is not None and all(
        abs(a - b) < _ALIKE for a, b in zip(colour[:3], ground[:3], strict=True)
    )


_LIGHT = 0.6
"""Brightness, from 0 to 1, of words that no office sets on paper: yellow, light grey, sky blue."""


def is_light(ink: str) -> bool:
    """Tell whether words of that colour would hardly be read on paper: what is behind is dark."""
    colour = colour_of(ink)
    if colour is None:
        return ink.strip().lower() in _LIGHT_NAMES
    red, green, blue, cover = colour
    return cover >= _FAINT and (0.3 * red + 0.59 * green + 0.11 * blue) / 255 > _LIGHT


_LIGHT_NAMES = frozenset(("yellow", "gold", "cyan", "aqua", "lime", "silver", "lightgrey"))


def _painted(grounds: Iterable[str]) -> Colour | None:
    """Return the colour that shows of several on top of each other, None where it is not known."""
    for words in grounds:
        if words.strip().lower() in _UNPAINTED:
            continue
        colour = colour_of(words)
        if colour is None or _FAINT <= colour.cover < 1:
            return None
        if colour.cover == 1:
            return colour
    return _PAPER
