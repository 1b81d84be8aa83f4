"""The headings of free layouts: numbered lines, each on the topics that its words name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gxlint.blocks import Heading, Paragraph, Table
from gxlint.folding import all_squeezed
from gxlint.forms.sections import Layout, SectionForms
from gxlint.report.candidate import Candidate
from gxlint.report.headings import LONGEST, heads_annex, is_stub, names_annex
from gxlint.report.lines import Line, Lines, Spot
from gxlint.report.ordinals import BARE, BRACKET, DIGIT, NONE, TOP, ordinal_of
from gxlint.report.sayings import by_words

_SHORTEST = 2
_LONGEST_TITLE = 40
_SKIPPED = 3
_TOP_CELLS = 24
"""More cells than stand before the first row's label, headers merged or not."""
_SENTENCE = "\u3002;"
_CLAUSE = "\u3002;:,"
_USUAL, _ENOUGH = 2, 3
"""Topics that numbered headings are on in any report, and others in one that has no such."""


def topical(
    lines: Lines, among: Mapping[int, Line], layout: Layout, forms: SectionForms
) -> list[Candidate]:
    """Return the headings in order: numbered lines that count on from the one before.

    A list inside a section begins again at one, so its items are none. Where sections are not
    numbered as usual, their headings are those of the first style that heads enough topics.
    """
    found = _counted(among, TOP, layout, forms)
    if len(_topics(found)) >= _USUAL:
        return found
    short = dict(_short(lines))
    for style in (BARE, BRACKET, DIGIT):
        others = _counted(short, style, layout, forms)
        if len(_topics(others)) >= _ENOUGH:
            return others
    others = [one for one in _unnumbered(short, lines, layout, forms) if one.topics]
    return others if len(_topics(others)) >= _ENOUGH else found


def _topics(found: Iterable[Candidate]) -> set[str]:
    return {topic for one in found for topic in one.topics}


def _counted(
    among: Mapping[int, Line], style: str, layout: Layout, forms: SectionForms
) -> list[Candidate]:
    found: list[Candidate] = []
    last = 0
    for index, line in among.items():
        one = _heading(index, line, style, layout, forms)
        if one is None or one.ordinal.number is None:
            continue
        number = one.ordinal.number
        if number == last + 1 or (one.topics and last < number <= last + _SKIPPED):
            found.append(one)
            last = number
    return found


def _short(lines: Lines) -> Iterator[tuple[int, Line]]:
    """Yield the lines short enough for headings, by index."""
    for index, block in enumerate(lines.blocks):
        if (
            isinstance(block, Heading | Paragraph)
            and _SHORTEST <= len(block.text.content) <= LONGEST
        ):
            yield index, lines[index]


def _unnumbered(
    short: Mapping[int, Line], lines: Lines, layout: Layout, forms: SectionForms
) -> Iterator[Candidate]:
    """Yield the lines without a number that the format marks as headings, or that head prose."""
    for index, line in short.items():
        one = _heading(index, line, NONE, layout, forms)
        if one is not None and (line.level is not None or _heads_prose(lines, index, forms)):
            yield one


def _heads_prose(lines: Lines, index: int, forms: SectionForms) -> bool:
    following = lines[index + 1 : index + 2]
    return any(forms.preface.stop in line.text.content for line in following)


def _heading(
    index: int, line: Line, style: str, layout: Layout, forms: SectionForms
) -> Candidate | None:
    content = line.text.content
    if not _SHORTEST <= len(content) <= LONGEST:
        return None
    if style == TOP and content[0].isascii() and line.level is None:
        return None
    ordinal = ordinal_of(content, forms.ordinals)
    title = line.text.part(ordinal.end)
    words = title.content
    if ordinal.style != style or is_stub(words, forms) or len(words) > _LONGEST_TITLE:
        return None
    marks = _SENTENCE if style == TOP else _CLAUSE
    if not words or any(mark in words for mark in marks):
        return None
    topics = _named(words, layout)
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


@by_words
def _named(title: str, layout: Layout) -> tuple[str, ...]:
    """Return the topics that a title names."""
    return tuple(t.key for t in layout.topics if any(word in title for word in t.words))


def annex_at(lines: Sequence[Line], among: Mapping[int, Line], forms: SectionForms) -> int | None:
    """Return the index of the line that begins the statistics annex, None where there is none."""
    annex = forms.annex
    for index, line in among.items():
        content = line.text.content
        if len(content) <= LONGEST and names_annex(content, annex):
            if _begins_table(lines, index, forms):
                return index
        elif heads_annex(content, annex):
            return index
    return None


def _begins_table(lines: Sequence[Line], index: int, forms: SectionForms) -> bool:
    """Tell whether the table follows soon, its header or first row.

    A link to an annex has none, and the caption of another form has other rows.
    """
    annex = forms.annex
    return any(
        content.startswith(annex.headers) or any(row in content for row in annex.rows)
        for line in lines[index + 1 : index + 12]
        for content in _printed(line)
    )


def _printed(line: Line) -> Iterator[str]:
    """Yield what a line prints, of a table its first cells, as labels are matched."""
    if isinstance(line.block, Table):
        yield from (
            cell.content for cell in all_squeezed([c.text for c in line.block.cells[:_TOP_CELLS]])
        )
    else:
        yield line.text.content
