"""The markup between two texts of a web page, worked out once however often it comes.

A page of three thousand tags has six hundred texts, and some hundred and fifty different pieces of
markup between them.
"""

import re
from collections.abc import Sequence

from gxlint.readers.html.sheet import NO_SHEET, Sheet
from gxlint.readers.html.tags import SILENT, Tag, tag_of
from gxlint.records import NamedTuple

Step = tuple[int, Tag, int, int, int]
"""Its number in the shape, the tag, where it begins and ends, where white space behind it ends."""
Start = tuple[int, int, tuple[int, int]]
"""A start tag of a cell: its number in the shape, where it ends, the rows and columns asked for."""


class Stroke(NamedTuple):
    """A piece of markup; its offsets count from its first bracket.

    `signs` are the letters of its tags, `s` for white space between them. `steps` are the tags that
    leave a trace, or have white space behind them, `tags` all of them; those must be looked at
    where something is hidden or coloured, as one of them does if it `hides`.
    """

    signs: str
    steps: tuple[Step, ...]
    tags: tuple[Step, ...]
    cells: tuple[Start, ...]
    hides: bool


class IrregularError(ValueError):
    """What stands between two texts is not certainly tags and white space alone."""


# Possessive throughout: with the end set to the last `>`, every attempt succeeds, so the pass is
# linear whatever comes. Quotes count only after an equals sign (HTML standard, 13.2.5); one that is
# never closed is an ordinary character.
TAG = re.compile(
    r"<(/?[a-zA-Z][^\s/>]*+"
    r"(?:[^>=]*+(?:=(?:\"[^\"]*+\"|'[^']*+'|\s++(?:\"[^\"]*+\"|'[^']*+'))?+[^>=]*+)*+))>"
)
_CLOSED = re.compile(
    r"/?[^\s/>]++[^=]*+"
    r"(?:=(?:\"[^\"]*+\"|'[^']*+'|\s++(?:\"[^\"]*+\"|'[^']*+')|(?!\s*+[\"']))[^=]*+)*+"
)
"""The inside of a tag whose quotes are closed: no tag may go on behind the piece of markup."""


_MOST = 200_000
"""Characters of markup that are remembered; a page has some 40,000."""


class Strokes(dict[str, Stroke]):
    """Strokes by their markup without its first and last bracket, on pages with such a sheet.

    Raises IrregularError where a bracket in it may be one of text or of an attribute.
    """

    def __init__(self, sheet: Sheet = NO_SHEET) -> None:
        super().__init__()
        self._sheet = sheet
        self._tags: dict[str, Tag] = {}
        self._closed: set[str] = set()
        self._size = 0

    def begin(self) -> None:
        """Begin a page: those of a site have most strokes in common, until they are too many."""
        if self._size > _MOST:
            self.clear()
            self._tags.clear()
            self._closed.clear()
            self._size = 0

    def __missing__(self, markup: str) -> Stroke:
        inner = markup.split("><")
        if self._closed.issuperset(inner):
            parts = [""] * (2 * len(inner) + 1)
            parts[1::2] = inner
        else:
            parts = self._parts(markup)
        stroke = self.worked_out(parts)
        self[markup] = stroke
        self._size += len(markup)
        return stroke

    def takes(self, markup: str) -> bool:
        """Tell whether the markup is certainly tags and white space alone."""
        try:
            return bool(self[markup])
        except IrregularError:
            return False

    def _parts(self, markup: str) -> list[str]:
        """Return the insides of the tags and the white space between them, by turns."""
        parts = TAG.split(f"<{markup}>")
        if any(blank and not blank.isspace() for blank in parts[::2]):
            raise IrregularError
        for inner in parts[1::2]:
            if inner not in self._closed and not _is_closed(inner):
                raise IrregularError
            self._closed.add(inner)
        return parts

    def worked_out(self, parts: Sequence[str]) -> Stroke:
        """Return the stroke of tags with white space behind them, by turns, given their insides."""
        signs: list[str] = []
        steps: list[Step] = []
        at = 0
        for inner, blank in zip(parts[1::2], parts[2::2], strict=True):
            tag = self._tags.get(inner)
            if tag is None:
                self._tags[inner] = tag = tag_of(inner, self._sheet)
            begin, end = at, at + len(inner) + 2
            at = end + len(blank)
            steps.append((len(signs), tag, begin, end, at))
            signs.append(tag.sign)
            if blank:
                signs.append("s")
        return Stroke(
            "".join(signs),
            tuple([step for step in steps if step[1][0] not in SILENT or step[4] > step[3]]),
            tuple(steps),
            tuple([(step[0], step[3], step[1].spans) for step in steps if step[1][0] == "("]),
            any(step[1].traced for step in steps),
        )


def _is_closed(inner: str) -> bool:
    """Tell whether a tag cannot go on behind the bracket that ends it."""
    return ('"' not in inner and "'" not in inner) or bool(_CLOSED.fullmatch(inner))


KNOWN = Strokes()
"""Those of the pages read so far that hide nothing by class."""
_styled: dict[str, Strokes] = {}
_SHEETS = 4
"""Sheets whose strokes are remembered: pages of a site have the same."""


def strokes_for(sheet: Sheet) -> Strokes:
    """Return the strokes for a page with that sheet, which begins."""
    strokes = _styled.get(sheet.said) if sheet.rules else KNOWN
    if strokes is None:
        if len(_styled) >= _SHEETS:
            _styled.clear()
        strokes = _styled[sheet.said] = Strokes(sheet)
    strokes.begin()
    return strokes
