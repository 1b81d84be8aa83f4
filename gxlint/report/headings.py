"""Lines, and parts of lines, that may be the headings of prescribed sections."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxlint.blocks import Text, joined
from gxlint.forms.sections import Known, Layout, SectionForm, SectionForms
from gxlint.report.lines import Line, Spot
from gxlint.report.ordinals import BARE, BRACKET, DIGIT, NONE, TOP, Ordinal, read_ordinal
from gxlint.report.titles import NEAR, TRAILING, known_title, near_title

LONGEST = 60
"""Characters of the longest line that may be a heading as a whole."""

_SHORTEST = 2
_LONGEST_PART = 30
_MOST_PARTS = 3
_OPENING_QUOTES = "\u201c\u300a\"'\u2018\u300c("

WHOLE, GLUED = "whole", "glued"


class Candidate(NamedTuple):
    """What may be a heading: from `start` to `end`, with its title and the section it names.

    `form` is None for a top-level heading that the format does not know, `topics` then are the
    topics it is on. `rank` says how sure the shape is, 0 the surest.
    """

    start: Spot
    end: Spot
    title: Text
    ordinal: Ordinal
    marker: Text
    level: int | None
    form: SectionForm | None
    match: str
    rank: int
    topics: tuple[str, ...] = ()


def candidates(lines: Sequence[Line], layout: Layout, forms: SectionForms) -> Iterator[Candidate]:
    """Yield all that may head a section of a fixed layout, in the order of the lines."""
    finder = _Finder(lines, layout, forms)
    index = 0
    while index < len(lines):
        found = list(finder.at(index))
        yield from found
        index = max(index + 1, found[-1].end.line if found else 0)


def is_stub(title: str, forms: SectionForms) -> bool:
    """Tell whether a title is a row of the requests table, whose ordinals look like a heading's."""
    return title.startswith(forms.not_headings)


class _Finder:
    """Looks at one line after the other."""

    def __init__(self, lines: Sequence[Line], layout: Layout, forms: SectionForms) -> None:
        self.lines = lines
        self.layout = layout
        self.forms = forms
        ordinals = forms.ordinals
        self.firsts = frozenset(
            (*ordinals.numerals, *"0123456789(", *(opener[0] for opener in ordinals.openers))
        ) | frozenset(layout.glued)
        usual = ordinals.separators[:2]
        self.usual = usual
        self.markers = tuple(
            (form, ordinals.numerals[form.number - 1] + mark)
            for form in layout.sections
            for mark in usual
        )

    def at(self, index: int) -> Iterator[Candidate]:
        line = self.lines[index]
        content = line.text.content
        if len(content) < _SHORTEST or content.isdecimal():
            return
        whole = len(content) <= LONGEST and (content[0] in self.firsts or line.level is not None)
        found = [self._whole(index, line)] if whole else []
        if found[:1] in ([], [None]) and (self.usual[0] in content or self.usual[1] in content):
            found = [*self._glued(index, line)]
        if not found and whole:
            found = [self._near(index, line)]
        yield from (one for one in found if one)

    def _whole(self, index: int, line: Line) -> Candidate | None:
        content = line.text.content
        ordinal = read_ordinal(content, self.forms.ordinals)
        title = content[ordinal.end :]
        if is_stub(title, self.forms):
            return None
        known = known_title(title, self.layout, self.forms)
        if known is None or known.match != "canonical":
            longer = self._broken(index, line, ordinal)
            if longer:
                return longer
        if known is None or (known.match == "wrong" and ordinal.style in {NONE, BARE, BRACKET}):
            return None
        return self._made(index, index + 1, line.text, ordinal, known)

    def _near(self, index: int, line: Line) -> Candidate | None:
        content = line.text.content
        ordinal = read_ordinal(content, self.forms.ordinals)
        if ordinal.style != TOP:
            return None
        form = near_title(content[ordinal.end :], self.layout, self.forms)
        if form is None:
            return None
        return self._made(index, index + 1, line.text, ordinal, Known(form, NEAR))

    def _broken(self, index: int, line: Line, ordinal: Ordinal) -> Candidate | None:
        """Return the heading that this line and the next one or two make together."""
        if ordinal.style not in {TOP, BARE} and line.level is None:
            return None
        if len(line.text.content) > _LONGEST_PART:
            return None
        parts = [line.text]
        for after in range(index + 1, min(index + _MOST_PARTS, len(self.lines))):
            part = self.lines[after].text
            if not part.content or len(part.content) > _LONGEST_PART:
                return None
            parts.append(part)
            whole = joined(parts)
            ordinal = read_ordinal(whole.content, self.forms.ordinals)
            known = known_title(whole.content[ordinal.end :], self.layout, self.forms)
            if known and known.match != "wrong" and ordinal.style == TOP:
                return self._made(index, after + 1, whole, ordinal, known)
        return None

    def _made(self, first: int, last: int, text: Text, ordinal: Ordinal, known: Known) -> Candidate:
        line = self.lines[first]
        rank = _RANKS[ordinal.style]
        return Candidate(
            Spot(first, 0),
            Spot(last, 0),
            text.part(ordinal.end, max(ordinal.end, len(text.content.rstrip(TRAILING)))),
            ordinal,
            text.part(0, ordinal.end),
            line.level,
            known.form,
            known.match,
            rank,
        )

    def _glued(self, index: int, line: Line) -> Iterator[Candidate]:
        """Yield headings that stand inside a line; titles that follow one another are a list."""
        content = line.text.content
        found = [
            one
            for form, marker in self.markers
            if marker in content
            for one in self._after(index, line, form, marker)
        ]
        found.sort(key=lambda one: one.start.offset)
        for at, one in enumerate(found):
            neighbours = [*(found[at - 1 : at] if at else ()), *found[at + 1 : at + 2]]
            listed = any(_touch(one, other) for other in neighbours)
            if not listed and not content.startswith(self.forms.continued, one.end.offset):
                yield one

    def _after(self, index: int, line: Line, form: SectionForm, marker: str) -> Iterator[Candidate]:
        content = line.text.content
        at = content.find(marker)
        while at >= 0:
            ordinal = read_ordinal(content, self.forms.ordinals, at)
            title = self._title_at(content, ordinal.end, form)
            if title and not (
                at and content[at - 1] in _OPENING_QUOTES + self.forms.ordinals.numerals
            ):
                end = ordinal.end + len(title)
                known = self.layout.titles[title]
                yield Candidate(
                    Spot(index, at),
                    Spot(index + 1, 0) if end == len(content) else Spot(index, end),
                    line.text.part(ordinal.end, end),
                    ordinal,
                    line.text.part(at, ordinal.end),
                    line.level,
                    form,
                    known.match,
                    1,
                )
            at = content.find(marker, at + 1)

    def _title_at(self, content: str, start: int, form: SectionForm) -> str | None:
        for title in self.layout.glued.get(content[start : start + 1], ()):
            if content.startswith(title, start) and self.layout.titles[title].form == form:
                return title
        return None


def _touch(one: Candidate, other: Candidate) -> bool:
    """Tell whether two titles in a line follow one another with at most a comma between."""
    first, second = sorted((one, other), key=lambda each: each.start.offset)
    end = first.start.offset + len(first.marker.content) + len(first.title.content)
    return second.start.offset - end <= 1


_RANKS = {TOP: 0, DIGIT: 1, BARE: 1, NONE: 2, BRACKET: 3}


def annex_heading(line: Line, index: int, forms: SectionForms, layout: Layout) -> Candidate:
    """Return the heading of the statistics annex; its title, or the first label of its table."""
    headed = line.text.content not in forms.annex.headers
    topics = (forms.annex.key,) if layout.topics else ()
    end = Spot(index + 1 if headed else index, 0)
    title = line.text if headed else line.text.part(0, 0)
    none = Ordinal(None, NONE, 0)
    return Candidate(
        Spot(index, 0), end, title, none, title.part(0, 0), line.level, None, "annex", 0, topics
    )
