"""The headings of free layouts: numbered lines, each on the topics that its words name."""

from collections.abc import Mapping, Sequence

from gxlint.forms.sections import Layout, SectionForms
from gxlint.report.candidate import Candidate
from gxlint.report.headings import LONGEST, is_stub
from gxlint.report.lines import Line, Spot
from gxlint.report.ordinals import TOP, read_ordinal

_SHORTEST = 3
_LONGEST_TITLE = 40
_SKIPPED = 3
_SENTENCE = "\u3002;"


def topical(among: Mapping[int, Line], layout: Layout, forms: SectionForms) -> list[Candidate]:
    """Return the headings in order: numbered lines that count on from the one before.

    A list inside a section begins again at one, so its items are none.
    """
    found: list[Candidate] = []
    last = 0
    for index, line in among.items():
        one = _heading(index, line, layout, forms)
        if one is None or one.ordinal.number is None:
            continue
        number = one.ordinal.number
        if number == last + 1 or (one.topics and last < number <= last + _SKIPPED):
            found.append(one)
            last = number
    return found


def _heading(index: int, line: Line, layout: Layout, forms: SectionForms) -> Candidate | None:
    content = line.text.content
    if not _SHORTEST <= len(content) <= LONGEST or (content[0].isascii() and line.level is None):
        return None
    ordinal = read_ordinal(content, forms.ordinals)
    title = line.text.part(ordinal.end)
    words = title.content
    if ordinal.style != TOP or is_stub(words, forms) or len(words) > _LONGEST_TITLE:
        return None
    if not words or any(mark in words for mark in _SENTENCE):
        return None
    topics = tuple(t.key for t in layout.topics if any(word in words for word in t.words))
    marker = line.text.part(0, ordinal.end)
    return Candidate(
        Spot(index, 0),
        Spot(index + 1, 0),
        title,
        ordinal,
        marker,
        line.level,
        None,
        "topic",
        0,
        topics,
    )


def annex_at(lines: Sequence[Line], among: Mapping[int, Line], forms: SectionForms) -> int | None:
    """Return the index of the line that begins the statistics annex, None where there is none."""
    annex = forms.annex
    for index, line in among.items():
        content = line.text.content
        if len(content) <= LONGEST and content.endswith(annex.titles):
            if _begins_table(lines, index, forms):
                return index
        elif content in annex.headers:
            return index
    return None


def _begins_table(lines: Sequence[Line], index: int, forms: SectionForms) -> bool:
    """Tell whether the header of the table follows soon: a link to an annex has none."""
    following = lines[index + 1 : index + 12]
    return any(
        not line.text.content or line.text.content.startswith(forms.annex.headers)
        for line in following
    )
