"""Characters that look like common ones, which take their place in PDFs and what is made of them.

Fonts may use one drawing for both, and what makes the PDF looks up the code by the drawing.
"""

import re
from functools import cache
from unicodedata import normalize

_VARIANTS = (
    (0x2E80, 0x2FD5),  # radicals
    (0xF900, 0xFB06),  # compatibility ideographs, Latin ligatures
    (0xFE30, 0xFE6F),  # marks of vertical lines, small marks
    (0x1D400, 0x1D7FF),  # letters and digits in the styles of mathematics
    (0x2F800, 0x2FA1F),  # more compatibility ideographs
)
_RADICALS = {
    0x2E81: 0x5382, 0x2E88: 0x5200, 0x2E8C: 0x5C0F, 0x2E97: 0x5FC3, 0x2E9C: 0x65E5, 0x2E9D: 0x6708,
    0x2EA0: 0x6C11, 0x2EA9: 0x738B, 0x2EAC: 0x793A, 0x2EAE: 0x7AF9, 0x2EB6: 0x7F8A, 0x2EC1: 0x864E,
    0x2EC4: 0x897F, 0x2EC5: 0x89C1, 0x2EC6: 0x89D2, 0x2EC9: 0x8D1D, 0x2ECB: 0x8F66, 0x2ED1: 0x9577,
    0x2ED3: 0x957F, 0x2ED4: 0x95E8, 0x2ED8: 0x9752, 0x2ED9: 0x97E6, 0x2EDA: 0x9875, 0x2EDB: 0x98CE,
    0x2EDC: 0x98DE, 0x2EDD: 0x98DF, 0x2EE1: 0x9996, 0x2EE2: 0x9A6C, 0x2EE3: 0x9AA8, 0x2EE4: 0x9B3C,
    0x2EE5: 0x9C7C, 0x2EE6: 0x9E1F, 0x2EE7: 0x5364, 0x2EE8: 0x9EA6, 0x2EE9: 0x9EC4, 0x2EEA: 0x9EFE,
    0x2EEC: 0x9F50, 0x2EEE: 0x9F7F, 0x2EF0: 0x9F99, 0x2EF1: 0x9F9C,
}  # fmt: skip
"""Radicals that Unicode equates with no character, and the one that each looks like."""


def common(code: int) -> str:
    """Return the character that the one of that code looks like, itself as a rule."""
    char = chr(_RADICALS.get(code, code))
    return normalize("NFKC", char) if any(a <= code <= b for a, b in _VARIANTS) else char


def without_radicals(text: str) -> str:
    """Return the text with common characters in the place of radicals, as long as before."""
    return text.translate(_radicals())


@cache
def _radicals() -> dict[int, str]:
    return {code: common(code) for code in range(*_VARIANTS[0])}


_SYMBOLS = {0xF000 + ord(sign): sign for sign in "0123456789%()+,-./"}
"""What stands in Word files for figures of a font that has codes of its own."""


_EXTENTS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _VARIANTS)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{_EXTENTS}{''.join(map(re.escape, map(chr, _SYMBOLS)))}]")


def has_lookalikes(text: str) -> bool:
    """Tell whether there are such characters in a text, or figures of a symbol font."""
    return _pattern().search(text) is not None


def plain(text: str) -> str:
    """Return the text with the common characters instead."""
    return _pattern().sub(lambda found: _plain(ord(found[0])), text)


def _plain(code: int) -> str:
    return _SYMBOLS.get(code) or common(code)
