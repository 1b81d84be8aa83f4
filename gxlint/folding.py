"""Words as they are matched: half-width, without white space and without what cannot be seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gxlint.blocks import Text
from gxlint.expressions import compiled
from gxlint.records import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

_USUAL = tuple(
    zip("\uff0c\uff08\uff09\uff1a\uff1b\u2018\u2019\u2236\u2033", ",():;'':\"", strict=True)
)
_SELDOM = tuple((chr(0xFF01 + i), chr(0x21 + i)) for i in range(94))  # full-width ASCII
_SELDOM += (("\ufe55", ":"),)
_SELDOM_BYTE = "\uff00".encode()[:1]
UNKNOWN = "\ufffd"
"""Stands for what cannot be read: a character, or a picture in the place of words in a cell."""
INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
    "\ufeff\u00ad"
)
"""Characters that look like nothing, which editors leave behind: of no width, marks of direction,
places to hyphenate."""


def folded(content: str) -> str:
    """Return `content` with full-width ASCII (digits, brackets, commas) made half-width.

    The length does not change. Chinese full stops, enumeration commas and quotation marks stay.
    """
    for mark, plain in _USUAL:
        if mark in content:
            content = content.replace(mark, plain)
    # To encode takes as long as to look for ten characters one by one.
    if _SELDOM_BYTE in content.encode("utf-8", "surrogatepass"):
        for mark, plain in _SELDOM:
            if mark in content:
                content = content.replace(mark, plain)
    return content


def squeezed(text: Text) -> Text:
    """Return the text folded and without any white space, as labels and sentences are matched."""
    content = folded(text.content)
    if content != text.content:
        text = make(Text, (content, text.pieces))
    return without_blanks(text)


def all_squeezed(texts: Sequence[Text]) -> list[Text]:
    """Return each text as `squeezed` does, in a third of the time: they are folded together."""
    parts = folded("\n".join([text.content for text in texts])).split("\n")
    if len(parts) != len(texts):  # line feeds within texts
        return [squeezed(text) for text in texts]
    found: list[Text] = []
    for text, part in zip(texts, parts, strict=True):
        content, pieces = text
        one = text if part == content else make(Text, (part, pieces))
        found.append(one if part.isprintable() and " " not in part else without_blanks(one))
    return found


def without_blanks(text: Text) -> Text:
    """Return the text without any white space, zero-width characters included."""
    content = text.content
    if (" " not in content and content.isprintable()) or not _blank().search(content):
        return text
    blanks = [blank.span() for blank in _blank().finditer(content)]
    kept: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = at = following = 0
    for start, end in (*blanks, (len(content),) * 2):
        if start > at:
            pieces.append((length, text.offset(at)))
            while following < len(text.pieces) and text.pieces[following][0] <= at:
                following += 1
            while following < len(text.pieces) and text.pieces[following][0] < start:
                index, offset = text.pieces[following]
                pieces.append((length + index - at, offset))
                following += 1
            kept.append(content[at:start])
            length += start - at
        at = end
    return make(Text, ("".join(kept), tuple(pieces)))


@lru_cache(1)
def _blank() -> Pattern[str]:
    return compiled(rf"[\s{INVISIBLE}]+")
