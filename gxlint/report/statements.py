"""What a report states of its period and contact, in the preface or elsewhere."""

from collections.abc import Sequence

from gxlint.blocks import Block, Text, joined
from gxlint.forms import Forms
from gxlint.forms.preface import PrefaceForms
from gxlint.report.boxed import boxed, cells_of
from gxlint.report.contact import contact_notes
from gxlint.report.dates import year_before
from gxlint.report.period import find_period, period_notes, unread_period
from gxlint.report.regimes import Year, year_regime
from gxlint.report.sayings import by_words
from gxlint.report.title import Title
from gxlint.report.tree import Note, Section

_OPENING = 8
_WRAPPED = 25
_ENDS = "\u3002.:;!?)"
_YEAR = 4


def find_year(
    title: Title | None,
    preface: Sequence[Text],
    sections: Sequence[Section],
    forms: Forms,
    labels: str | None = None,
) -> Year | None:
    """Return the year reported on: the title's, the period's, or that of the first words.

    `labels` is the format that the labels of the tables are of, where it is to decide between title
    and period.
    """
    named = _titled(title)
    if named and (labels is None or year_regime(named.value, forms) == labels):
        return named
    period = find_period(_opening_texts(preface, sections, forms), forms.sections.preface)
    first = (period.first or period.last) if period else None
    if period and first and first.year:
        if named and year_regime(first.year, forms) != labels:
            return named
        span = period.text.span(first.start, first.start + _YEAR)
        return Year(first.year, "period", period.text.content[first.start :][:_YEAR], span)
    return named or _first_words(sections, forms)


def _titled(title: Title | None) -> Year | None:
    if title is None or title.year is None:
        return None
    at = title.year_at
    printed = title.text.content[at : at + _YEAR]
    return Year(title.year, "title", printed, title.text.span(at, at + _YEAR))


def _first_words(sections: Sequence[Section], forms: Forms) -> Year | None:
    """Return the year with which the first section's text begins."""
    text = next((one for section in sections[:1] for one in section.paragraphs[:1]), None)
    if text is None:
        return None
    for mark in forms.sections.preface.dates.year:
        end = _YEAR + len(mark)
        year, at = year_before(text.content, end, forms.sections.preface.dates)
        if year is not None and at == 0:
            return Year(year, "overview", text.content[:_YEAR], text.span(0, _YEAR))
    return None


def _opening_texts(
    preface: Sequence[Text], sections: Sequence[Section], forms: Forms
) -> list[Text]:
    first = [one for section in sections[:1] for one in section.paragraphs[:_OPENING]]
    closing = [one for section in sections[1:][-1:] for one in section.paragraphs]
    return [*unwrapped(preface), *unwrapped(first), *_of_itself(closing, forms)]


def prefatory(preface: Sequence[Text], sections: Sequence[Section], forms: Forms) -> list[Text]:
    """Return the preface's paragraphs, and others that speak of the report as a preface does.

    They stand at the beginning of the first section, or in the last.
    """
    first = [one for section in sections[:1] for one in section.paragraphs[:_OPENING]]
    closing = [one for section in sections[1:][-1:] for one in section.paragraphs]
    return [*unwrapped(preface), *_of_itself(first, forms), *_of_itself(closing, forms)]


def _of_itself(texts: Sequence[Text], forms: Forms) -> list[Text]:
    preface = forms.sections.preface
    return [one for one in unwrapped(texts) if _speaks_of_itself(one.content, preface)]


@by_words
def _speaks_of_itself(content: str, forms: PrefaceForms) -> bool:
    return any(words in content for words in forms.own)


def unwrapped(texts: Sequence[Text]) -> list[Text]:
    """Return the paragraphs, those joined that a fixed line length broke."""
    found: list[Text] = []
    broken = False
    for text in texts:
        if broken:
            found[-1] = joined((found[-1], text))
        else:
            found.append(text)
        content = text.content
        broken = len(content) >= _WRAPPED and content[-1] not in _ENDS
    return found


def statement_notes(
    preface: Sequence[Text],
    beside: Sequence[Block],
    sections: Sequence[Section],
    year: Year | None,
    forms: Forms,
) -> list[Note]:
    """Return the statements on period and contact, wherever the report makes them.

    `beside` are blocks among the preface that are no paragraphs of it: a contact may be a table.
    """
    known = forms.sections.preface
    texts = _opening_texts(preface, sections, forms)
    notes: list[Note] = []
    period = find_period(texts, known)
    if period:
        notes += period_notes(period, year.value if year else None)
    else:
        unread = unread_period(texts, known)
        notes += [unread] if unread else []
    notes += contact_notes(_asked(preface, beside, forms), known.contact, trusted=True)
    for index, section in enumerate(sections):
        last = index + 1 >= len(sections)
        if last or index == 0:
            asked = _asked(section.paragraphs, section.loose, forms)
            notes += contact_notes(asked, known.contact, trusted=last)
    return notes


def _asked(texts: Sequence[Text], beside: Sequence[Block], forms: Forms) -> list[Text]:
    """Return where a contact may stand: the paragraphs, then the tables beside them."""
    form = forms.sections.preface.contact
    return [*unwrapped(boxed(texts, form)), *boxed(cells_of(beside), form)]
