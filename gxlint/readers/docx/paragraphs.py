"""Paragraphs of a Word file: what they gather while they are read, and what is printed of them."""

from collections.abc import Mapping
from types import MappingProxyType

from gxlint.readers.docx.items import Item, Para
from gxlint.readers.docx.markup import is_on, number, value
from gxlint.readers.docx.numbering import Counter
from gxlint.readers.docx.shades import paints
from gxlint.readers.docx.signs import DIM, PALE, PICTURED
from gxlint.readers.docx.styles import PLAIN, Style
from gxlint.readers.docx.versions import Extent
from gxlint.records import make

LEVELS = 9


class OpenParagraph:
    """A paragraph while it is read; `runs` are its texts, `boxes` what its text boxes hold."""

    at: int | None = None
    level: int | None = None
    num: str | None = None
    unmarked = False
    """Its mark is hidden: it is not there if nothing is seen of it."""
    goes_on = False
    """Its mark is deleted, or it is a large first letter: the next one goes on where it ends."""
    above: tuple[Item, ...] = ()
    """What boxes hold that stand above it."""
    boxes: list[Item] | None = None
    shows = 0
    """The bits of what it shows besides words."""
    painted = False
    """Its words stand on no white ground."""
    dim = 0
    """How many of its texts are white and may be seen or not."""
    raised: Mapping[int, bool] = MappingProxyType({})
    """The numbers of its texts that are raised, and whether they are set as superscript."""

    def __init__(self, style: str | None, runs: list[str]) -> None:
        self.style = style
        self.runs = runs

    @property
    def extent(self) -> Extent:
        """Return how much it has gathered."""
        boxes = len(self.boxes or ()) + len(self.above)
        return boxes, len(self.runs), self.shows & PICTURED

    def add_box(self, inner: list[Item], *, above: bool) -> None:
        """Add what a box holds that is anchored here."""
        if above:
            self.above += tuple(inner)
        else:
            self.boxes = (self.boxes or []) + inner

    def raise_next(self, *, superscript: bool) -> None:
        """Take it that the text is raised that comes next."""
        self.raised = {**self.raised, len(self.runs): superscript}

    @property
    def level_runs(self) -> list[str]:
        """Return its texts without marks: superscript, and small numbers raised behind the others.

        Where all of them are raised, none is a mark.
        """
        level = [at for at, run in enumerate(self.runs) if at not in self.raised and run.strip()]
        if not level:
            return self.runs
        marks = {
            at
            for at, superscript in self.raised.items()
            if superscript or (at > level[0] and _is_mark(self.runs[at]))
        }
        return ["" if at in marks else run for at, run in enumerate(self.runs)]

    def set(self, name: str, attributes: str) -> None:
        """Set what a property element says of the paragraph."""
        match name:
            case "pStyle":
                self.style = value(attributes)
            case "numId":
                self.num = value(attributes)
            case "ilvl":
                self.at = number(attributes)
            case "outlineLvl":
                level = number(attributes)
                self.level = 0 if level is None or not 0 <= level < LEVELS else level + 1
            case "del":
                self.goes_on = True
            case "framePr":
                self.goes_on = value(attributes, "dropCap") in _DROPPED
            case "vanish":
                self.unmarked = is_on(attributes)
            case "shd":
                self.painted |= paints(name, attributes)


def _paleness(paragraph: OpenParagraph) -> int:
    """Return the bit for white words beside others, or for nothing but white ones."""
    return DIM if paragraph.dim < sum(not run.isspace() for run in paragraph.runs) else PALE


def _is_mark(words: str) -> bool:
    """Tell the mark of a note: a small number, in brackets or a circle, a star."""
    mark = words.strip("()[]*\u2606\u203b\u3010\u3011\u3014\u3015\uff08\uff09\uff0a \u3000")
    return not mark or (len(mark) <= _MARK and mark.isnumeric())


_MARK = 2
"""Digits of the mark of a note."""
_DROPPED = frozenset(("drop", "margin"))


class Printer:
    """Tells what is printed of paragraphs, in order: `counter` counts those with numbers.

    `default` is the style of those that name none.
    """

    def __init__(
        self, styles: dict[str, Style], counter: Counter, default: str | None = None
    ) -> None:
        self.styles = styles
        self.default = default
        self._counter = counter

    def style_of(self, paragraph: OpenParagraph) -> Style:
        """Return the style of the paragraph."""
        return self.styles.get(paragraph.style or "", PLAIN)

    def printed(self, paragraph: OpenParagraph) -> Para | None:
        """Return the paragraph as printed, None for a line of a table of contents."""
        style = self.style_of(paragraph)
        if style.contents:
            return None
        runs = paragraph.level_runs if paragraph.raised else paragraph.runs
        text = runs[0] if len(runs) == 1 else "".join(runs)
        numbered = paragraph.num is not None or style.num is not None
        if numbered and (text or not paragraph.unmarked):
            text = self._label(paragraph, style) + text
        text = text.strip()
        level = style.level if paragraph.level is None else paragraph.level
        if "\n" in text:
            lines = tuple(line for part in text.split("\n") if (line := part.strip()))
        else:
            lines = (text,) if text else ()
        shows = paragraph.shows | _paleness(paragraph) if paragraph.dim else paragraph.shows
        return make(Para, (lines, level or None, shows))

    def _label(self, paragraph: OpenParagraph, style: Style) -> str:
        """Return what automatic numbering prints before the paragraph."""
        num = style.num if paragraph.num is None else paragraph.num
        if num is None or num == "0":
            return ""
        at = paragraph.at
        if at is None:
            at = self._level_of(num, paragraph.style) if paragraph.num is None else 0
            at = style.at or 0 if at is None else at
        label = self._counter.label(num, at)
        return label if not label or label[-1] > "\u2e80" else label + " "

    def _level_of(self, num: str, style: str | None) -> int | None:
        """Return the level of the list that belongs to the style."""
        found = self._counter.lists.get(num)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if style and level.style == style), None)
