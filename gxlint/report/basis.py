"""What a report says it rests on: the regulation with its order number, and notices."""

from collections.abc import Iterator

from gxlint.blocks import Text
from gxlint.forms.preface import BasisForm, NoticeForm
from gxlint.numerals import whole_number
from gxlint.records import NamedTuple
from gxlint.report.tree import Note

_OPEN, _CLOSE = "\u300a", "\u300b"
_ORDER_NEAR = 20
_LONGEST_ISSUER = 16
_LONGEST_TITLE = 80
_YEAR = 4
_STARTS = _OPEN + _CLOSE + "([\u3014{\u3010,;\u3002\u3001:\"'\u201c\u201d)"


class Notice(NamedTuple):
    """A document number from `start` to `end`, and its title's place where one stands before."""

    start: int
    end: int
    title: tuple[int, int] | None


def basis_notes(text: Text, form: BasisForm, stop: str) -> list[Note]:
    """Return the basis that a paragraph of the preface gives, with everything it cites."""
    content = text.content
    passage = _passage(content, form, stop)
    if passage is None:
        return []
    start, end = passage
    notes = [_note("basis", text, start, end)]
    for name in form.regulations:
        at = content.find(_OPEN + name + _CLOSE, start, end)
        if at >= 0:
            notes.append(_note("basis.regulation", text, at + 1, at + 1 + len(name)))
            notes += _order(text, at + len(name) + 2, form)
    for notice in notices(content, form.notice):
        if start <= notice.start < end:
            notes.append(_note("basis.notice", text, notice.start, notice.end))
            if notice.title:
                notes.append(_note("basis.notice.title", text, *notice.title))
    return notes


def _note(key: str, text: Text, start: int, end: int) -> Note:
    value = text.content[start:end]
    return Note(key, value, value, text.span(start, end))


def _passage(content: str, form: BasisForm, stop: str) -> tuple[int, int] | None:
    """Return the sentence that says on which regulation or notice the report is compiled."""
    begin = 0
    while begin < len(content):
        end = content.find(stop, begin)
        end = len(content) if end < 0 else end
        sentence = content[begin:end]
        if (
            any(verb in sentence for verb in form.verbs)
            and any(word in sentence for word in form.compiled)
            and (
                any(name in sentence for name in form.regulations)
                or _OPEN in sentence
                or next(notices(sentence, form.notice), None) is not None
            )
        ):
            verb = min(at for at in (sentence.find(verb) for verb in form.verbs) if at >= 0)
            return begin + verb, end
        begin = end + len(stop)
    return None


def _order(text: Text, start: int, form: BasisForm) -> list[Note]:
    """Return the number of the order that issued the regulation, printed right after its name."""
    before, after = form.order
    content = text.content
    at = content.find(before, start, start + _ORDER_NEAR)
    if at < 0:
        return []
    first = at + len(before)
    last = content.find(after, first, first + _ORDER_NEAR)
    number = whole_number(content[first:last]) if last > first else None
    if number is None:
        return []
    return [Note("basis.order", number, content[first:last], text.span(first, last))]


def notices(content: str, form: NoticeForm) -> Iterator[Notice]:
    """Yield the document numbers in a squeezed text, malformed ones as they are printed."""
    for at in _openings(content, form):
        if not content.startswith(("20", "19"), at + 1):
            continue
        if not content.endswith(form.endings, 0, at):
            continue
        end = _number_end(content, at + 1, form)
        start = _issuer_start(content, at, form)
        if end is not None and start < at:
            yield Notice(start, end, _title_before(content, start))


def _openings(content: str, form: NoticeForm) -> list[int]:
    found: list[int] = []
    for mark in form.openers:
        at = content.find(mark)
        while at >= 0:
            found.append(at)
            at = content.find(mark, at + 1)
    return sorted(found)


def _number_end(content: str, start: int, form: NoticeForm) -> int | None:
    """Return where a number ends that begins with its year: 2019] 60 hao, or a damaged form."""
    end = start
    while end < len(content) and content[end].isdecimal():
        end += 1
    if end - start < _YEAR:
        return None
    if end < len(content) and content[end] in form.closers:
        end += 1
    end += len(form.ordinal) if content.startswith(form.ordinal, end) else 0
    while end < len(content) and content[end].isdecimal():
        end += 1
    return end + len(form.after) if content.startswith(form.after, end) else end


def _issuer_start(content: str, end: int, form: NoticeForm) -> int:
    start = end
    while start > 0 and end - start < _LONGEST_ISSUER and content[start - 1] not in _STARTS:
        start -= 1
    for words in form.leading:
        at = content.rfind(words, start, end - 1)
        if at >= 0:
            start = at + len(words)
    return start


def _title_before(content: str, start: int) -> tuple[int, int] | None:
    """Return the title in brackets that stands right before the number's own bracket."""
    end = start - len(_CLOSE + "(")
    if end < 0 or content[start - 1] not in "([\u3014" or content[end] != _CLOSE:
        return None
    depth = 0
    for at in range(end, max(0, end - _LONGEST_TITLE) - 1, -1):
        depth += (content[at] == _CLOSE) - (content[at] == _OPEN)
        if depth == 0:
            return at + 1, end
    return None
