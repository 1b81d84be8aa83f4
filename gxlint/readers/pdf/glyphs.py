"""The characters on a page: where each stands, what it means, and which way up it is."""

import ctypes
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from math import atan2, pi
from typing import Any

import pypdfium2_raw as pdfium

from gxlint.folding import UNKNOWN
from gxlint.lookalikes import common
from gxlint.records import NamedTuple


class Char(NamedTuple):
    """A visible character and the box that its advance and its font's height make."""

    char: str
    left: float
    right: float
    bottom: float
    top: float


class Glyphs(NamedTuple):
    """The characters of a page as the file places them, in its order.

    `quarters` counts the quarters clockwise by which the page is to be turned so that they stand
    upright; None for a page without any. `hidden` says that none of them can be seen.
    """

    chars: list[Char]
    quarters: int | None
    hidden: bool = False


COVERED = "\ufffc"
"""Stands for a character that something is painted over: what it says is not known."""
LOST = "\ufffb"
"""Stands for a character that the file draws, and does not say what it is."""
Hiding = Callable[[Any, Sequence[Char], Sequence[int]], Mapping[int, bool]]
"""Returns which characters of a page are hidden, given its text and what pdfium counts them as.

True for one in whose place nothing else is printed: what it says is not known.
"""

Blanks = Callable[[Any, Sequence[Char], Sequence[int], Sequence[int]], Iterable[int]]
"""Returns which of some characters of a page leave no mark on it, given the same as `Hiding`."""


class Doubts(NamedTuple):
    """What is to be looked at with each character of a page.

    `unseen`: whether it has ink, since some have none; `moved`: whether its box is where it is
    drawn, since some are drawn in forms; `hiding`: which of them something hides; `blanks`: which
    of those that are lost are spaces.
    """

    unseen: bool = False
    moved: bool = False
    hiding: Hiding | None = None
    blanks: Blanks | None = None


def glyphs_of(text: Any, count: int, doubts: Doubts) -> Glyphs:
    """Return what is printed on a page, without slanted characters, which are stamped across it."""
    numbers: list[int] = []
    chars = list(_visible(text, count, numbers))
    if not chars:
        return Glyphs(chars, None)
    hidden = False
    if doubts.unseen:
        inked = [not _is_hidden(text, number) for number in numbers]
        hidden = not any(inked)
        if not hidden:
            chars, numbers = list(compress(chars, inked)), list(compress(numbers, inked))
    if doubts.moved:
        chars = [_where_drawn(text, n, char) for n, char in zip(numbers, chars, strict=True)]
    lost = [i for i, char in enumerate(chars) if char.char == LOST]
    if lost and doubts.blanks is not None:
        # What a font lacks leaves no mark either, and is no space: it has no code.
        coded = [i for i in lost if pdfium.FPDFText_GetUnicode(text, numbers[i])]
        inked = [True] * len(chars)
        for i in doubts.blanks(text, chars, numbers, coded):
            inked[i] = False
        chars, numbers = list(compress(chars, inked)), list(compress(numbers, inked))
    if doubts.hiding is not None:
        away = doubts.hiding(text, chars, numbers)
        seen = [away.get(i, True) for i in range(len(chars))]
        chars = [c._replace(char=COVERED) if i in away else c for i, c in enumerate(chars)]
        chars, numbers = list(compress(chars, seen)), list(compress(numbers, seen))
    if not chars:
        return Glyphs(chars, None)
    if not _may_be_turned(text, chars, numbers):
        return Glyphs(chars, 0, hidden)
    turns = [_turn(text, number) for number in numbers]
    turns = _without_alone(turns)
    upright = [char for char, turn in zip(chars, turns, strict=True) if turn is not None]
    known = Counter(turn for turn in turns if turn is not None)
    return Glyphs(upright, known.most_common(1)[0][0] if known else None, hidden)


_SOFT_HYPHEN = 2
"""What pdfium makes of a hyphen at the end of a line."""
_UNSEEN = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0xFFFE, 0xFEFF, 0x200B))


def _visible(text: Any, count: int, numbers: list[int]) -> Iterator[Char]:
    """Yield the characters that are seen; `numbers` takes what pdfium counts each as."""
    rect = pdfium.FS_RECTF()
    place = ctypes.byref(rect)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    is_guessed = pdfium.FPDFText_HasUnicodeMapError
    for i in range(count):
        code = unicode_of(text, i)
        if is_guessed(text, i) == 1:
            sign = LOST
        elif code in _UNSEEN:
            continue
        else:
            sign = "-" if code == _SOFT_HYPHEN else _character(code)
        if sign and box_of(text, i, place):
            numbers.append(i)
            yield Char(sign, rect.left, rect.right, rect.bottom, rect.top)


@lru_cache(maxsize=8192)
def _character(code: int) -> str:
    """Return what the character of that code is read as, nothing for one that cannot be seen."""
    if code in _PRIVATE:
        return UNKNOWN
    if code in _MEANINGLESS or code > sys.maxunicode:
        return LOST
    char = common(code)
    return char if char.isprintable() and not char.isspace() else ""


_PRIVATE = range(0xE000, 0xF900)
"""Codes in private use, as those of bullets are."""
_MEANINGLESS = frozenset((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFD))
"""Controls and surrogates."""
_SAMPLES = 8
_STEPS = 3
"""Characters one above the other, or below, by which a slanted line is told."""
_LEVEL = 1.0
"""Points by which characters of a line that is not slanted are one above the other."""
_NEXT = 1.5
_OBLIQUE = 0.2
"""Heights of a character that neighbours are away from each other along a slanted line."""


def _step(numbers: Sequence[int]) -> int:
    """Return how many characters to go on to the next that is looked at."""
    return max(len(numbers) // _SAMPLES, 1)


def is_unseen(item: Any) -> bool:
    """Tell text without ink, as programs lay it over a scan whose letters they recognised."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _is_hidden(text: Any, number: int) -> bool:
    item = pdfium.FPDFText_GetTextObject(text, number)
    return bool(item) and is_unseen(item)


_EXACT = 0.01


def _where_drawn(text: Any, number: int, char: Char) -> Char:
    """Return a character with its box where it is drawn.

    pdfium forgets the matrix of the form around characters whose meaning the file spells out:
    their box is that of their text object, in the coordinates of the form.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, number, x, y)
    item = pdfium.FPDFText_GetTextObject(text, number)
    own, shown = pdfium.FS_MATRIX(), pdfium.FS_MATRIX()
    if not (
        pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own))
        and abs(own.e - x.value) < _EXACT
        and abs(own.f - y.value) < _EXACT
        and pdfium.FPDFText_GetMatrix(text, number, ctypes.byref(shown))
        and own.a * own.d - own.b * own.c
    ):
        return char
    corners = ((char.left, char.bottom), (char.right, char.top))
    xs, ys = zip(*(_moved(own, shown, *corner) for corner in corners), strict=True)
    return Char(char.char, min(xs), max(xs), min(ys), max(ys))


def _moved(own: Any, shown: Any, x: float, y: float) -> tuple[float, float]:
    """Return the place where one matrix puts what another puts at x and y."""
    size = own.a * own.d - own.b * own.c
    x, y = x - own.e, y - own.f
    u, v = (own.d * x - own.c * y) / size, (own.a * y - own.b * x) / size
    return shown.a * u + shown.c * v + shown.e, shown.b * u + shown.d * v + shown.f


def _may_be_turned(text: Any, chars: Sequence[Char], numbers: Sequence[int]) -> bool:
    """Tell whether to look at which way up each character is, which takes as long as reading it."""
    if any(_turn(text, number) != 0 for number in numbers[:: _step(numbers)]):
        return True
    last, steps, rising = chars[0], 0, True
    for char in chars:
        up = char.bottom - last.bottom
        if -_LEVEL < up < _LEVEL:
            last, steps = char, 0
            continue
        height = char.top - char.bottom
        aside = abs(char.left - last.left)
        if _OBLIQUE * height < abs(up) < _NEXT * height > aside > _OBLIQUE * height:
            steps = steps + 1 if rising == (up > 0) else 1
            rising = up > 0
            if steps >= _STEPS:
                return True
        else:
            steps = 0
        last = char
    return False


def _without_alone(turns: Sequence[int | None]) -> list[int | None]:
    """Return the turns, those that are upright only between slanted ones slanted too.

    The words around a seal stand upright at some places of it.
    """
    around = [*turns[1:2], *turns, *turns[-2:-1]]
    return [
        None if before is None and after is None else turn
        for before, turn, after in zip(around, turns, around[2:], strict=False)
    ]


_STRAIGHT = 0.1
"""Quarters that upright characters may be off."""


def _turn(text: Any, number: int) -> int | None:
    """Return by how many quarters anticlockwise a character is turned, None if it is slanted."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, number, ctypes.byref(matrix)):
        return 0
    quarters = atan2(matrix.b, matrix.a) / (pi / 2)
    whole = round(quarters)
    return whole % 4 if abs(quarters - whole) < _STRAIGHT else None
