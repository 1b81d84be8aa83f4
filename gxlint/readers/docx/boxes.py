"""Text boxes that are open while a Word file is read, and where they stand."""

from collections.abc import Sequence

from gxlint.readers.docx.items import Item, Para
from gxlint.readers.docx.markup import value
from gxlint.readers.wrap import is_numbered

_POSITION = "wp:positionV"
PLACES = (_POSITION, "wp:posOffset")
"""Elements that say how far below something a drawing stands."""
_BESIDE = frozenset(("paragraph", "line"))
_LINE = 152_400
"""The height of a line of words in the units of such places."""
_LONGEST = 60
"""Characters that a heading in a box has at most."""


class Boxes:
    """The boxes that are open, from without to within."""

    __slots__ = ("_open", "_placed", "_raised")

    def __init__(self) -> None:
        self._open: list[bool | None] = []
        self._placed = False
        self._raised: bool | None = None
        """The next box stands above the line it is anchored in; None where that is not told."""

    def __bool__(self) -> bool:
        return bool(self._open)

    def place(self, name: str, attributes: str, content: str) -> None:
        """Take an element of `PLACES` and the text in it."""
        if name == _POSITION:
            self._raised = None
            self._placed = value(attributes, "relativeFrom") in _BESIDE
        elif self._placed:
            self._placed = False
            offset = content.strip()
            self._raised = offset.lstrip("-").isdecimal() and int(offset[:_DIGITS]) < _LINE

    def begin(self) -> None:
        """Begin a box."""
        self._open.append(self._raised)
        self._raised = None

    def end(self, inner: Sequence[Item], before: Sequence[str]) -> bool:
        """End a box with what it holds; tell whether it stands above the words it is anchored in.

        `before` is what stands before its anchor: where there are words, the box is none of a
        heading above them. Where nothing tells its place, one with an ordinal is.
        """
        raised = self._open.pop() if self._open else False
        if raised is None:
            raised = len(inner) == 1 and _is_heading(inner[0])
        return raised and not "".join(before).strip() and all(map(_is_line, inner))


_DIGITS = 12
"""Digits of an offset that are read."""


def _is_line(item: Item) -> bool:
    return isinstance(item, Para) and sum(map(len, item.lines)) <= _LONGEST


def _is_heading(item: Item) -> bool:
    return isinstance(item, Para) and len(item.lines) == 1 and is_numbered(item.lines[0])
