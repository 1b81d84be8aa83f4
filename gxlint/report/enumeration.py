"""The sections that the preface lists."""

from collections.abc import Sequence

from gxlint.blocks import Text
from gxlint.forms.preface import EnumerationForm
from gxlint.forms.sections import Layout, SectionForm, SectionForms
from gxlint.numerals import NUMERALS, whole_number
from gxlint.report.ordinals import read_ordinal
from gxlint.report.titles import known_title, near_title
from gxlint.report.tree import Note

_LEAST = 3
_LONGEST = 40
_MOST = 20
_LONGEST_LIST = 600
_OPENING = ":,;"
_DIGITS = frozenset(NUMERALS + "0123456789")


def enumeration_notes(text: Text, layout: Layout, forms: SectionForms) -> list[Note]:
    """Return how many sections a paragraph of the preface counts, and which it names."""
    content = text.content
    form = forms.preface.enumeration
    if not any(words in content for words in (*form.introductions, *form.counters)):
        return []
    begin = 0
    while begin < len(content):
        end = content.find(forms.preface.stop, begin)
        end = len(content) if end < 0 else end
        names = _names(content, begin, end, layout, forms)
        count = _count(text, begin, end, form)
        if names or count:
            return [*count, *_listed(text, names, layout, forms)]
        begin = end + len(forms.preface.stop)
    return []


def _count(text: Text, begin: int, end: int, form: EnumerationForm) -> list[Note]:
    content = text.content
    for counter in form.counters:
        at = content.find(counter, begin, end)
        first = at
        while first > begin and content[first - 1] in _DIGITS:
            first -= 1
        number = whole_number(content[first:at]) if begin <= first < at else None
        if number is not None and 0 < number < _MOST:
            printed = content[first : at + len(counter)]
            place = text.span(first, at + len(counter))
            return [Note("preface.sections", number, printed, place)]
    return []


def _names(
    content: str, begin: int, end: int, layout: Layout, forms: SectionForms
) -> list[tuple[int, int]]:
    """Return where the names stand that a sentence lists, nothing where it is no such list.

    Of the words that may introduce the list, those count after which most names are known ones.
    """
    form = forms.preface.enumeration
    best: list[tuple[int, int]] = []
    most = _LEAST - 2
    for start in _starts(content, begin, end, form):
        last = min(end, start + _LONGEST_LIST)
        quoted = _quoted(content, start, last, form)
        found = quoted or _split(content, start, _stop(content, start, last, form), form)
        known = _known(content, found, layout, forms) if len(found) >= _LEAST else 0
        if known > most:
            best, most = found, known
    return best


def _starts(content: str, begin: int, end: int, form: EnumerationForm) -> list[int]:
    """Return where a list may begin: after its introductions, the nearest to the end first."""
    found: list[int] = []
    for words in form.introductions:
        at = content.find(words, begin, end)
        while at >= 0 and len(found) < _MOST:
            found.append(at + len(words))
            at = content.find(words, at + 1, end)
    return sorted(found, reverse=True)


def _known(
    content: str, found: Sequence[tuple[int, int]], layout: Layout, forms: SectionForms
) -> int:
    return sum(_named(content[a:b], layout, forms) is not None for a, b in found)


def _named(name: str, layout: Layout, forms: SectionForms) -> str | None:
    """Return the key of the section that a name means."""
    title = name[read_ordinal(name, forms.ordinals).end :]
    if layout.topics:
        return next((t.key for t in layout.topics if any(w in title for w in t.words)), None)
    known = known_title(title, layout, forms)
    form: SectionForm | None = known.form if known else near_title(title, layout, forms)
    return form.key if form else None


def _quoted(content: str, start: int, end: int, form: EnumerationForm) -> list[tuple[int, int]]:
    for first, last in form.quotes:
        found: list[tuple[int, int]] = []
        at = content.find(first, start, end)
        while at >= 0:
            close = content.find(last, at + 1, end)
            if close < 0 or close - at > _LONGEST:
                break
            found.append((at + 1, close))
            at = content.find(first, close + 1, end)
        if len(found) >= _LEAST:
            return found
    return []


def _stop(content: str, start: int, end: int, form: EnumerationForm) -> int:
    """Return where the last name ends: before *six parts*, *and the like*, *make up*."""
    stops = [content.find(words, start, end) for words in form.ends]
    stop = min((at for at in stops if at >= 0), default=end)
    while stop > start and content[stop - 1] in _DIGITS:
        stop -= 1
    return stop


def _split(content: str, start: int, end: int, form: EnumerationForm) -> list[tuple[int, int]]:
    """Return the parts between separators; one that ends like no name goes with the next."""
    found: list[tuple[int, int]] = []
    first = start
    while first < end and content[first] in _OPENING:
        first += 1
    for at, certain in _cuts(content, start, end, form):
        if at != end and not certain and not content.endswith(form.name_ends, first, at):
            continue
        if first < at and at - first <= _LONGEST:
            found.append((first, at))
        first = at + 1
    return found


def _cuts(content: str, start: int, end: int, form: EnumerationForm) -> list[tuple[int, bool]]:
    """Return where a list may be cut, and whether it surely is: before its last name."""
    cuts = [(end, True)]
    for words in (*form.separators, *form.last):
        at = content.find(words, start + 1, end)
        while at >= 0:
            cuts.append((at, words in form.last))
            at = content.find(words, at + 1, end)
    return sorted(cuts)


def _listed(
    text: Text, names: list[tuple[int, int]], layout: Layout, forms: SectionForms
) -> list[Note]:
    if not names:
        return []
    content = text.content
    start, end = names[0][0], names[-1][1]
    notes = [Note("preface.sections.listed", len(names), content[start:end], text.span(start, end))]
    for first, last in names:
        name = content[first:last]
        key = _named(name, layout, forms)
        if key:
            at = first + read_ordinal(name, forms.ordinals).end
            words = content[at:last]
            notes.append(Note(f"preface.sections.{key}", words, words, text.span(at, last)))
    return notes
