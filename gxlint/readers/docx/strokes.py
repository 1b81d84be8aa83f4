"""The markup between two texts of a Word file, worked out once however often it comes.

Nine tenths of document.xml say again and again how a run looks: a report of five hundred texts has
some thirty different pieces of markup between them. Each is searched for tags once; from then on
it is a few steps to take.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gxlint.readers.docx.acts import BEGINS, ENDS
from gxlint.readers.docx.boxes import PLACES
from gxlint.readers.docx.fields import CHOICES
from gxlint.readers.docx.items import is_flat
from gxlint.readers.docx.looks import LOOKS
from gxlint.readers.docx.markup import pattern
from gxlint.readers.docx.reading import Reading
from gxlint.readers.docx.shades import GROUNDS, HIDING, bit_of, paints
from gxlint.readers.docx.signs import NOTES, SHOWN, SIGNS
from gxlint.records import NamedTuple

Tag = tuple[str, str, str, str, str]
"""`/` of an end tag, name, attributes, `/` of an empty element, the text behind the tag."""
Step = tuple[Callable[[Reading, str], None], str]
"""What to do, and the attributes to do it with."""

_SKIPPED = (
    "del",
    "moveFrom",
    "rt",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "mc:Fallback",
    "m:sup",
)
"""Elements whose content is passed over: deletions, earlier formatting, second versions, powers."""
_TAGS = (
    *("p", "pPr", "r", "t", "br", "fldChar", "instrText", "fldSimple", *CHOICES),
    *("sdtContent", "showingPlcHdr"),
    *(*SIGNS, *LOOKS),
    *("tbl", "tblStyle", "tr", "trPr", "tc", "gridSpan", "vMerge", "hMerge"),
    *("gridBefore", "gridAfter", "trHeight", "cellDel"),
    *("pStyle", "numId", "ilvl", "outlineLvl", "framePr", "txbxContent", *SHOWN),
    *PLACES,
    *("mc:AlternateContent", "mc:Choice", *_SKIPPED),
)
SKIPPED = frozenset(_SKIPPED)


class Stroke(NamedTuple):
    """A piece of markup: the steps to take, and whether what follows it is text of a run.

    `steps` is None where it depends on what stands before what to do: in markup that leaves
    something out.
    """

    steps: tuple[Step, ...] | None
    texted: bool


class Strokes(dict[str, Stroke]):
    """The strokes of a document by their markup without its last bracket, made when asked for.

    Runs are only begun where one of the document's runs so far hid something: then it `hides`.
    `size` counts the characters of markup, `bare` has the strokes by markup without attributes.
    """

    def __init__(self, prefix: str, *, hides: bool = False) -> None:
        self._prefix = prefix
        self.names = {name if ":" in name else prefix + name: name for name in _TAGS}
        self._openings = [f"<{prefix}{name}" for name in _NUMBERED]
        self._pattern = pattern(prefix, _TAGS)
        self.bare: dict[str, Stroke] = {}
        self.hides = hides
        self.size = 0

    def tags(self, markup: str) -> list[Tag]:
        """Return the tags that matter in a piece of markup."""
        return self._pattern.findall(markup)

    def __missing__(self, markup: str) -> Stroke:
        bare = markup + ">"
        for opening in self._openings:
            bare = _without_attributes(bare, opening)
        stroke = self.bare.get(bare)
        if stroke is None:
            stroke = self.bare[bare] = self._worked_out(bare)
        self[markup] = stroke
        self.size += len(markup)
        return stroke

    def take_over(self, other: "Strokes") -> None:
        """Have the strokes of another document."""
        self.bare, self.size = dict(other.bare), other.size
        self.clear()
        self.update(other)

    def _begin_hiding(self) -> None:
        """Become the strokes of a document that hides; what others had is kept for the next."""
        known = Strokes(self._prefix)
        known.take_over(self)
        self.hides = True
        self.take_over(_last.get((self._prefix, True)) or Strokes(self._prefix, hides=True))
        _last[self._prefix, False], _last[self._prefix, True] = known, self

    def _worked_out(self, markup: str) -> Stroke:
        tags = [(self.names[tag[1]], tag) for tag in self.tags(markup)]
        present = {name for name, _ in tags}
        if not self.hides and any(_hides(name, tag[2]) for name, tag in tags):
            self._begin_hiding()
        last = self._pattern.match(markup, max(markup.rfind("<"), 0))
        texted = last is not None and self.names[last[2]] == "t"
        if not present.isdisjoint(SKIPPED):
            return Stroke(None, texted)
        if not self.hides:
            tags = [(name, tag) for name, tag in tags if name not in LOOKS or _paints(name, tag[2])]
        tags = [(name, tag) for name, tag in tags if name != "trHeight" or is_flat(tag[2])]
        steps = _steps(tags)
        return Stroke(
            _joined(step for step in steps if self.hides or step is not _BEGIN_RUN), texted
        )


def _hides(name: str, attributes: str) -> bool:
    return name in NOTES or (name in HIDING and bit_of(name, attributes) != 0)


def _paints(name: str, attributes: str) -> bool:
    return name in GROUNDS and paints(name, attributes)


_MOST = 400_000
"""Characters of markup that are remembered; a report has some 30,000 that differ."""
_last: dict[tuple[str, bool], Strokes] = {}
"""Those of the last document by prefix, and of the last that hides something."""


def strokes_of(prefix: str, *, hides: bool) -> Strokes:
    """Return the strokes for a document: those of the last one are known, for most come again.

    `hides`: some style hides what is said in it.
    """
    known = _last.get((prefix, hides))
    if known is None or known.size > _MOST:
        if any(one != prefix for one, _ in _last):
            _last.clear()
        known = _last[prefix, hides] = Strokes(prefix, hides=hides)
    return known


_NUMBERED = ("p", "tr", "r")
"""Elements whose attributes say nothing but who wrote them and when."""


def _without_attributes(markup: str, opening: str) -> str:
    """Return the markup without the attributes of those tags: they may be new each time."""
    first, *parts = markup.split(opening + " ")
    kept = [first]
    for part in parts:
        attributes, bracket, rest = part.partition(">")
        if not bracket or attributes.count('"') % 2 or "'" in attributes or "<" in attributes:
            return markup
        kept.append(f"{'/' if attributes.endswith('/') else ''}>{rest}")
    return opening.join(kept)


def _joined(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps, fewer where some of them are one: most texts stand in cells."""
    kept: list[Step] = []
    for step in steps:
        kept.append(step)
        acts = [act for act, _ in kept[-3:]]
        if acts == [Reading.end_paragraph, Reading.end_cell, Reading.begin_cell]:
            kept[-3:] = [(Reading.next_cell, "")]
        elif acts[-2:] == [Reading.end_paragraph, Reading.begin_paragraph]:
            del kept[-2]  # which ends a paragraph itself
    return tuple(kept)


_Named = tuple[str, Tag]
"""A tag with its name without prefix before it."""


def _steps(tags: Sequence[_Named]) -> Iterator[Step]:
    """Yield the steps to take at tags."""
    at = 0
    while at < len(tags):
        name, (closing, _, attributes, empty, content) = tags[at]
        at += 1
        if name == "t":
            if content:
                yield Reading.add, content
        elif name == "r":
            yield _BEGIN_RUN
        elif not closing:
            yield BEGINS.get(name) or _beginning(name, content), attributes
            if name == "p":
                at = _behind_properties(tags, at)
        if (closing or empty) and name in ENDS:
            yield ENDS[name], ""


def _behind_properties(tags: Sequence[_Named], at: int) -> int:
    """Return the number of the tag behind properties that say nothing, `at` if there are none.

    Those of most paragraphs only place tab stops.
    """
    if at == len(tags) or tags[at][0] != "pPr" or tags[at][1][0]:
        return at
    if tags[at][1][3]:
        return at + 1
    end = at + 1
    while end < len(tags) and tags[end][0] == "tab":
        end += 1
    closed = end < len(tags) and tags[end][0] == "pPr" and tags[end][1][0]
    return end + 1 if closed else at


def _begin_run(reading: Reading, _attributes: str) -> None:
    reading.begin_run()


_BEGIN_RUN: Step = _begin_run, ""


def _beginning(name: str, content: str) -> Callable[[Reading, str], None]:
    """Return what to do at a start tag whose meaning depends on what it stands in."""

    def begin(reading: Reading, attributes: str) -> None:
        reading.take(name, attributes, content)

    return begin
