"""Lines, and parts of lines, that may be the headings of prescribed sections."""

from collections.abc import Mapping, Sequence
from itertools import compress, count

from gxlint.blocks import Cell, Table, Text, joined
from gxlint.columns import Cells
from gxlint.folding import squeezed
from gxlint.forms.sections import Annex, Known, Layout, SectionForm, SectionForms
from gxlint.records import NamedTuple, make
from gxlint.report.bared import bare
from gxlint.report.candidate import Candidate
from gxlint.report.glued import glue, glued, has_glue
from gxlint.report.lines import Line, Lines, Spot
from gxlint.report.once import once
from gxlint.report.ordinals import BARE, BRACKET, DIGIT, NONE, TOP, Ordinal, read_ordinal
from gxlint.report.titles import NEAR, TRAILING, known_title, near_title

ANNEX = "annex"
"""How the heading of the statistics annex matches."""
LONGEST = 60
"""Characters of the longest line that may be a heading as a whole."""

_SHORTEST = 2
_LONGEST_PART = 30
_MOST_PARTS = 3
_LONGEST_LABEL = 20
_MOST_SHAPES = 4096
_LONGEST_HEADER = 12
_SHORT_FIGURE = 3
"""Digits of figures that are remembered like words: most have no more."""
_BEFORE_FIRST = frozenset("#* \u3000\u3010\uff08\u201c" + "".join(map(chr, range(0xFF10, 0xFF1A))))


def notable(lines: Lines, forms: SectionForms) -> dict[int, Line]:
    """Return the lines, by index, that may begin an annex, or hold a heading of whatever layout.

    Most lines of a report are figures and labels of tables, whose words are known from others.
    """
    known = _sought_of(forms).notable.__getitem__
    blocks = lines.blocks
    found = compress(count(), map(known, blocks.texts.contents))
    return lines.take(sorted({*found, *blocks.headings}) if blocks.others else found)


def candidates(
    lines: Sequence[Line], among: Mapping[int, Line], forms: SectionForms
) -> list[Candidate]:
    """Return all that may head a section of the fixed layout, in the order of the lines."""
    sought = _sought_of(forms)
    finder = _Finder(lines, sought)
    found: list[Candidate] = []
    end = 0
    for index, line in among.items():
        short = len(line.raw) <= _LONGEST_LABEL
        if index >= end and not (short and sought.is_label(line.raw, line.level)):
            more = finder.at(index, line)
            if more:
                found += more
                end = found[-1].end.line
    return found


def heading_cells(table: Table, forms: SectionForms) -> list[Cell]:
    """Return the cells that begin a row with the heading of a section."""
    sought = _sought_of(forms)
    known = sought.notable.__getitem__
    cells = Cells.of(table.cells)
    contents = cells.texts.contents
    found = [cells[at] for at in cells.first_column if known(contents[at])]
    return [cell for cell in found if sought.heads_section(cell.text)]


def is_stub(title: str, forms: SectionForms) -> bool:
    """Tell whether a title is a row of the requests table, whose ordinals look like a heading's.

    Where cells are narrow, it may be the first line of such a row alone.
    """
    return title.startswith(forms.not_headings) or (
        len(title) >= _LEAST and any(row.startswith(title) for row in forms.not_headings)
    )


_LEAST = 3
"""Characters of a row by which its first line is told."""


def names_annex(content: str, annex: Annex) -> bool:
    """Tell whether a line is the title of the statistics annex; its year may stand behind it."""
    at = content.rfind("(") if content.endswith(")") else -1
    return (content[:at] if at > 0 else content).endswith(annex.titles)


def heads_annex(content: str, annex: Annex) -> bool:
    """Tell whether a line begins the header of its table, or holds all of it."""
    return content.startswith(annex.headers) and len(content) <= _LONGEST_HEADER


class _Shape(NamedTuple):
    """What a short line says by itself: its ordinal, and the section that its title names.

    `near` is the one that an unknown title behind a section's ordinal surely means.
    """

    ordinal: Ordinal
    title: str
    known: Known | None
    near: SectionForm | None
    stub: bool


class _Sought:
    """What headings of the fixed layout look like; lines of other reports are remembered."""

    def __init__(self, forms: SectionForms) -> None:
        self.forms = forms
        self.layout = layout = forms.fixed()
        ordinals = forms.ordinals
        openers = (opener[0] for opener in ordinals.openers)
        begins = (*ordinals.numerals, *ordinals.marks)
        self.firsts = frozenset((*begins, *"0123456789(", *openers, *layout.glued))
        self.before = self.firsts | _BEFORE_FIRST
        self.glue = glue(layout, forms)
        self.shapes: dict[str, _Shape] = {}
        self.notable = _Notable(self)

    def is_label(self, raw: str, level: int | None) -> bool:
        """Tell from its first character that a line is a figure or label of a table."""
        if len(raw) > _LONGEST_LABEL:
            return False
        if len(raw) < _SHORTEST or raw.isdecimal():
            return True
        return raw[0] not in self.before and level is None

    def is_notable(self, raw: str) -> bool:
        """Tell whether a line that the format marks as nothing may begin an annex or a section."""
        content = bare(squeezed(Text(raw, ((0, 0),)))).content
        annex = self.forms.annex
        if names_annex(content, annex) or heads_annex(content, annex):
            return True
        if not _SHORTEST <= len(content) <= LONGEST or content[0] not in self.firsts:
            return not self.is_label(raw, None) and has_glue(content, self.glue)
        shape = self.shape(content)
        if shape.stub:
            return False
        style = shape.ordinal.style
        return bool(
            style in {TOP, BARE} or shape.known or shape.near or has_glue(content, self.glue)
        )

    def heads_section(self, text: Text) -> bool:
        """Tell whether the words are the heading of a section: its very title.

        Parts of the statistics of 2014-2018 are called nearly so.
        """
        content = bare(squeezed(text)).content
        if not _SHORTEST <= len(content) <= LONGEST:
            return False
        shape = self.shape(content)
        ordinal, known = shape.ordinal, shape.known
        return known is not None and known.match == "canonical" and ordinal.style in {TOP, NONE}

    def shape(self, content: str) -> _Shape:
        """Return what a line says that is short enough for a heading."""
        found = self.shapes.get(content)
        if found is None:
            if len(self.shapes) >= _MOST_SHAPES:
                self.shapes.clear()
            found = self.shapes[content] = self._shape(content)
        return found

    def _shape(self, content: str) -> _Shape:
        ordinal = read_ordinal(content, self.forms.ordinals)
        title = content[ordinal.end :]
        known = near = None
        stub = is_stub(title, self.forms)
        if title[:1] in self.layout.glued or ordinal.style not in _PLAIN:
            known = known_title(title, self.layout, self.forms)
        if known is None and ordinal.style == TOP and not stub:
            near = near_title(title, self.layout, self.forms)
        return _Shape(ordinal, title, known, near, stub)


class _Notable(dict[str, bool]):
    """Whether short lines are notable, by what they print."""

    def __init__(self, sought: _Sought) -> None:
        self._sought = sought

    def __missing__(self, raw: str) -> bool:
        figure = raw.isdecimal()
        if figure and len(raw) > _SHORT_FIGURE:
            return False
        if len(raw) > LONGEST:
            return True
        if len(self) >= _MOST_SHAPES:
            self.clear()
        self[raw] = found = not figure and self._sought.is_notable(raw)
        return found


_sought_of = once(_Sought)


class _Finder:
    """Looks at one line after the other."""

    def __init__(self, lines: Sequence[Line], sought: _Sought) -> None:
        self.lines = lines
        self.sought = sought
        self.layout = sought.layout
        self.forms = sought.forms

    def at(self, index: int, line: Line) -> Sequence[Candidate]:
        content = line.text.content
        whole = _SHORTEST <= len(content) <= LONGEST
        if not whole or (content[0] not in self.sought.firsts and line.level is None):
            return glued(index, line, self.sought.glue)
        shape = self.sought.shape(content)
        if shape.stub:
            return ()
        found = self._whole(index, line, shape)
        inside = () if found else glued(index, line, self.sought.glue)
        if inside:
            return inside
        if not found and shape.near:
            known = Known(shape.near, NEAR)
            found = self._made(index, index + 1, line.text, shape.ordinal, known)
        return (found,) if found else ()

    def _whole(self, index: int, line: Line, shape: _Shape) -> Candidate | None:
        ordinal, title, known, _, _ = shape
        if title[:1] not in self.layout.glued and ordinal.style in _PLAIN:
            return None
        if known is None or known.match != "canonical":
            longer = self._broken(index, line, ordinal)
            if longer:
                return longer
        if known is None or (known.match == "wrong" and ordinal.style in {NONE, BARE, BRACKET}):
            return None
        return self._made(index, index + 1, line.text, ordinal, known)

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
        _, style, end = ordinal
        return make(
            Candidate,
            (
                make(Spot, (first, 0)),
                make(Spot, (last, 0)),
                text.part(end, max(end, len(text.content.rstrip(TRAILING)))),
                ordinal,
                text.part(0, end),
                line.level,
                known.form,
                known.match,
                _RANKS[style],
                (),
            ),
        )


_PLAIN = frozenset((DIGIT, BRACKET))
_RANKS = {TOP: 0, DIGIT: 1, BARE: 1, NONE: 2, BRACKET: 3}


def annex_heading(line: Line, index: int, forms: SectionForms, layout: Layout) -> Candidate:
    """Return the heading of the statistics annex; its title, or the first label of its table."""
    headed = not heads_annex(line.text.content, forms.annex)
    topics = (forms.annex.key,) if layout.topics else ()
    end = Spot(index + 1 if headed else index, 0)
    title = line.text if headed else line.text.part(0, 0)
    none = Ordinal(None, NONE, 0)
    return Candidate(
        Spot(index, 0), end, title, none, title.part(0, 0), line.level, None, ANNEX, 0, topics
    )
