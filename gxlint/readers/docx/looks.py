"""Whether the words of a run can be seen: not where they are hidden, white on white, or tiny."""

from collections.abc import Mapping

from gxlint.lazy import cached_property
from gxlint.readers.docx.markup import value
from gxlint.readers.docx.shades import (
    GROUNDS,
    HIDING,
    INK,
    RAISED,
    SUPERSCRIPT,
    TOGGLES,
    bit_of,
    paints,
)
from gxlint.readers.docx.signs import NOTES
from gxlint.readers.docx.styles import PLAIN, Style

_NOTED = 16
"""The bit of what stands behind the reference to a note, which is its mark."""
_COVERED = ('behindDoc="1"', "z-index:-", ":background ")
"""What a document says with drawings behind its words, or with paper of a colour of its own."""
_FILL = ("w14:textFill", "w14:schemeClr", "w14:srgbClr")
"""Elements that give words another colour than their property does."""
LOOKS = (*HIDING, *NOTES, *GROUNDS, *_FILL, "rStyle")
"""Elements that say how the words of a run look."""


class Looks:
    """How the words of the run look that is read, in a document of that XML.

    `hides` tells that some style which the document names hides words.
    """

    def __init__(self, styles: Mapping[str, Style], text: str, *, hides: bool) -> None:
        self.hidden = 0
        """The bits of the properties for which the words do not count."""
        self.painted = False
        """The run says that the ground behind its words is not white."""
        self._styles = styles
        self._text = text
        self._hides = hides
        self._filling = False

    def begin(self, style: str | None) -> None:
        """Begin a run of a paragraph of that style."""
        self.painted = self._filling = False
        self.hidden = self._styles.get(style or "", PLAIN).hides if self._hides else 0

    def unseen(self, *, painted: bool) -> bool:
        """Tell whether words that something hides are not seen; white are on `painted` ground."""
        if self.hidden & ~(INK | RAISED | SUPERSCRIPT):
            return True
        return self.hidden & INK != 0 and not (self.painted or painted or self._covered)

    def doubtful(self, *, painted: bool) -> bool:
        """Tell whether words are white on a ground of which nothing is known but that it may be."""
        return self.hidden & INK != 0 and not (self.painted or painted)

    @property
    def raised(self) -> bool:
        """Tell whether words are raised, as marks are."""
        return self.hidden & (RAISED | SUPERSCRIPT) != 0

    @property
    def superscript(self) -> bool:
        """Tell whether words are set as superscript."""
        return self.hidden & SUPERSCRIPT != 0

    @cached_property
    def _covered(self) -> bool:
        return any(covered in self._text for covered in _COVERED)

    def set(self, name: str, attributes: str) -> None:
        """Take an element of `LOOKS`."""
        if name in HIDING:
            self.hidden = self.hidden & ~HIDING[name] | bit_of(name, attributes)
        elif name in GROUNDS:
            self.painted |= paints(name, attributes)
        elif name == "rStyle":
            self._take_style(self._styles.get(value(attributes) or "", PLAIN))
        elif name in NOTES:
            self.hidden |= _NOTED
        else:
            self._fill(name, attributes)

    def _take_style(self, style: Style) -> None:
        if self._hides:
            self.painted |= style.painted
            kept = self.hidden & ~(style.says & ~TOGGLES)
            self.hidden = kept ^ (style.hides & TOGGLES) | style.hides & ~TOGGLES

    def _fill(self, name: str, attributes: str) -> None:
        """Take what fills the letters: it counts more than the colour beside it."""
        if name == _FILL[0]:
            self._filling = True
        elif self._filling and value(attributes) not in _WHITES:
            self.hidden &= ~INK


_WHITES = frozenset(("bg1", "lt1", "FFFFFF"))
