"""Whom to ask about the report: the passage and its fields."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from gxlint.blocks import Text
from gxlint.forms.preface import ContactForm
from gxlint.records import NamedTuple
from gxlint.report.once import once
from gxlint.report.sayings import by_words, placed, unplaced
from gxlint.report.tree import Note

_SURE = 2
_MOST_FIELDS = 40
_PHONE_DIGITS = 7
_WITH_AREA = 10
_SHORTEST_ADDRESS = 5
_PARTING = frozenset(",;:()\u3002\u3001")
_LONGEST_NAME = 40
_LONGEST_VALUE = 80
_DIGITS = frozenset("0123456789")
_UNBROKEN = frozenset("0123456789-\u2014\u2013\u2212\uff0d+*\u8f6c")
_PHONE = _UNBROKEN | {"(", ")"}
_NUMBERS = frozenset(("phone", "fax", "postcode"))
_LINE_ENDS = "\u3002"


class Field(NamedTuple):
    """A label and what follows it; indices in the text."""

    names: tuple[str, ...]
    label: int
    start: int
    end: int


def contact_notes(texts: Sequence[Text], form: ContactForm, *, trusted: bool) -> list[Note]:
    """Return the contact passages of the texts and the fields in them.

    Where the place is not one for contacts (`trusted` false), a text counts only with two fields
    or with the words that introduce a contact.
    """
    said = _said_trusted if trusted else _said_elsewhere
    notes: list[Note] = []
    for text in texts:
        notes += placed(said(text.content, form), text)
    return notes


def _said(content: str, form: ContactForm, *, trusted: bool) -> tuple[Note, ...]:
    introduced = any(words in content for words in form.about)
    if not introduced and not trusted and not any(stem in content for stem in form.stems):
        return ()
    form = _present(form, content)
    name = _name(content, form) if trusted or introduced else None
    fields = [one for one in _fields(content, form) if one.end > one.start]
    kinds = {kind for one in fields for kind in one.names} - {"other"}
    if introduced and name and "phone" not in kinds:
        fields += _unlabelled(content, name[1])
    enough = 1 if trusted else _SURE
    if (name and (introduced or trusted)) or (len(kinds) >= enough and kinds != {"body"}):
        return tuple(_passage(unplaced(content), name, [*fields, *_unnamed(content, fields, form)]))
    return ()


_said_trusted = by_words(partial(_said, trusted=True))
_said_elsewhere = by_words(partial(_said, trusted=False))


def _present(form: ContactForm, whole: str) -> ContactForm:
    """Return the form with those of its words that stand in a text."""
    known = _by_stem(form)
    stems = tuple([stem for stem in form.stems if stem in whole])
    return form._replace(
        labels=tuple([form.labels[i] for i in sorted({i for stem in stems for i in known[stem]})]),
        stems=stems,
    )


@once
def _by_stem(form: ContactForm) -> dict[str, list[int]]:
    """Return which labels hold each stem."""
    labels = [label for label, _ in form.labels]
    return {stem: [i for i, label in enumerate(labels) if stem in label] for stem in form.stems}


def _unlabelled(content: str, start: int, least: int = _PHONE_DIGITS) -> list[Field]:
    """Return the first telephone number after `start` that no label announces."""
    at = start
    while at < len(content):
        end = at
        while end < len(content) and content[end] in _UNBROKEN:
            end += 1
        if sum(mark.isdecimal() for mark in content[at:end]) >= least:
            return [Field(("phone",), at, at, end)]
        at = max(end, at) + 1
    return []


def _unnamed(content: str, fields: Sequence[Field], form: ContactForm) -> Iterator[Field]:
    """Yield a telephone number and an address without labels beside the fields that have one."""
    kinds = {kind for one in fields for kind in one.names}
    if not fields or (not kinds.isdisjoint(("phone", "fax")) and "address" in kinds):
        return
    first = min(one.label for one in fields)
    if kinds.isdisjoint(("phone", "fax")):
        found = _unlabelled(content, first, _WITH_AREA)
        yield from (one for one in found if content[one.start] == "0")
    if "address" not in kinds:
        begin = content.rfind(_LINE_ENDS, 0, first) + 1
        end = max(one.end for one in fields)
        yield from _address(content, begin, end, fields, form)


def _address(
    content: str, begin: int, end: int, fields: Sequence[Field], form: ContactForm
) -> Iterator[Field]:
    """Yield what reads as an address between two pauses, and is the value of no field."""
    start = begin
    for at in range(begin, end + 1):
        if at < end and content[at] not in _PARTING:
            continue
        words = content[start:at]
        free = all(at <= one.label or start >= one.end for one in fields)
        if free and _is_address(words, form):
            yield Field(("address",), start, start, at)
            return
        start = at + 1


def _is_address(words: str, form: ContactForm) -> bool:
    """Tell whether words end as an address does, or have a house's number behind a street."""
    if not _SHORTEST_ADDRESS <= len(words) <= _LONGEST_NAME:
        return False
    streets = [at for street in form.streets if (at := words.find(street)) >= 0]
    return bool(streets) and (words.endswith(form.places) or _numbered(words, min(streets), form))


def _numbered(words: str, after: int, form: ContactForm) -> bool:
    at = words.find(form.places[0], after)
    return at > 0 and words[at - 1] in _DIGITS


def _passage(text: Text, name: tuple[int, int] | None, fields: list[Field]) -> list[Note]:
    content = text.content
    starts = [one.label for one in fields] + ([name[0]] if name else [])
    ends = [one.end for one in fields] + ([name[1]] if name else [])
    start, end = min(starts), max(ends)
    notes = [Note("contact", content[start:end], content[start:end], text.span(start, end))]
    if name:
        notes.append(_note("body", text, *name))
    for one in fields:
        notes += [_note(kind, text, one.start, one.end) for kind in one.names if kind != "other"]
    return notes


def _note(kind: str, text: Text, start: int, end: int) -> Note:
    value = text.content[start:end]
    return Note(f"contact.{kind}", value, value, text.span(start, end))


def _name(content: str, form: ContactForm) -> tuple[int, int] | None:
    """Return where the name of the body to be asked stands."""
    for ways, ends in ((form.direct, "(:,;\u3002"), (form.ways[:-1], ""), (form.ways[-1:], "")):
        for way in ways:
            start = content.find(way) + len(way)
            if start < len(way):
                continue
            window = content[start : start + _LONGEST_NAME]
            spots = [window.find(mark) for mark in ends or form.deeds]
            length = min((at for at in spots if at > 1), default=-1)
            name = window[:length]
            if length > 0 and not any(mark in name for mark in ",;\u3002:"):
                return start, start + length
    return None


def _fields(content: str, form: ContactForm) -> Iterable[Field]:
    """Return the labelled values in a text, in order; a value ends at a stop or the next label."""
    found = _labels(content, form)
    labelled = any("address" in names for names, _, _ in found)
    for index, (names, label, start) in enumerate(found):
        following = found[index + 1][1] if index + 1 < len(found) else len(content)
        end = _end(content, start, following, names, form)
        if end == start and _NUMBERS.intersection(names):
            place = _end(content, start, following, (), form)
            if not labelled and content[start:place].endswith(form.places):
                yield Field(("address",), label, start, place)
                continue
        yield Field(names, label, start, end)


def _labels(content: str, form: ContactForm) -> list[tuple[tuple[str, ...], int, int]]:
    taken: list[tuple[tuple[str, ...], int, int]] = []
    if not any(stem in content for stem in form.stems):
        return taken
    for label, names in form.labels:
        at = content.find(label)
        while at >= 0 and len(taken) < _MOST_FIELDS:
            start = _assigned(content, at + len(label), names, form)
            free = all(at >= stop or at + len(label) <= begin for _, begin, stop in taken)
            if start is not None and free:
                taken.append((names, at, start))
            at = content.find(label, at + len(label))
    return sorted(taken, key=lambda one: one[1])


def _assigned(content: str, at: int, names: tuple[str, ...], form: ContactForm) -> int | None:
    """Return where the value begins after a label, None where the label is only a word."""
    for mark in form.assigns:
        if content.startswith(mark, at):
            start = at + len(mark)
            if mark == ":" or _looks(content, start, names, form):
                return start
    return at if _looks(content, at, names, form) else None


def _looks(content: str, start: int, names: tuple[str, ...], form: ContactForm) -> bool:
    """Tell whether digits follow where a field should have them, or an address."""
    if "address" in names:
        stop = min(start + _LONGEST_NAME, len(content))
        ends = (at for at in range(start, stop) if content[at] in _PARTING)
        end = next(ends, stop)
        return end - start >= _SHORTEST_ADDRESS and content.endswith(form.places, start, end)
    if "email" in names:
        return _is_mail(content, start)
    if _NUMBERS.isdisjoint(names):
        return False
    return content[start : start + 1] in _DIGITS or content[start : start + 2] in {"(0", "+8"}


def _is_mail(content: str, start: int) -> bool:
    """Tell whether an e-mail address begins there: one run of plain characters with an @."""
    at = content.find("@", start, start + _LONGEST_NAME)
    return at > start and content[start:at].isascii() and " " not in content[start:at]


def _end(
    content: str, start: int, following: int, names: tuple[str, ...], form: ContactForm
) -> int:
    numeric = not _NUMBERS.isdisjoint(names)
    stops = form.stops
    stop = min(following, start + _LONGEST_VALUE)
    depth = 0
    for end in range(start, stop):
        mark = content[end]
        if mark == "(":
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
        elif mark in stops or mark in _LINE_ENDS or (numeric and mark not in _PHONE):
            return end
    return max(start, stop)
