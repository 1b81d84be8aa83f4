"""The title of a report: on one line or over up to three."""

from collections.abc import Sequence

from gxlint.blocks import Text, joined
from gxlint.forms.preface import PrefaceForms
from gxlint.records import NamedTuple
from gxlint.report.bodies import body_kind, is_body, is_national
from gxlint.report.dates import four_digits
from gxlint.report.lines import Line
from gxlint.report.tree import Note

CANONICAL, ACCEPTED, WRONG, CHROME = "canonical", "accepted", "wrong", "chrome"
LONGEST = 90
_MOST_LINES = 3
_LONGEST_BODY = 45
_LONGEST_ADDITION = 10
_YEAR = 4
_IN_NAMES = "()\u00b7\u2022-\u3001<>\u3008\u3009\u00d7\u25cb"
"""What may stand in a body's name, signs for a name left out among it."""
_STOP, _COMMA = "\u3002,"
_AROUND = "\u300a\u300b\u201c\u201d\"'#*-_\u3000\u3010\u3011[]"


class Title(NamedTuple):
    """A title on lines `first` to `last` (excluded); `body` and `year` as printed in it."""

    first: int
    last: int
    text: Text
    form: str
    ending: str
    year: int | None
    year_at: int
    body: str

    @property
    def strength(self) -> int:
        """How much it speaks for this being the title, of several."""
        return _STRENGTH[self.form] * 4 + 2 * (self.year is not None) + bool(self.body)


_STRENGTH = {CANONICAL: 3, ACCEPTED: 3, WRONG: 2, CHROME: 0}


def find_title(
    lines: Sequence[Line], limit: int, forms: PrefaceForms, *, last: bool = False
) -> Title | None:
    """Return the title among the first `limit` lines, the likeliest of several, else None.

    Of equally likely ones it is the first, or the last: links to other years' reports may stand
    above a report, and below one.
    """
    best: Title | None = None
    for index in range(min(limit, len(lines))):
        found = _at(lines, index, limit, forms)
        if found and (best is None or found.strength + last > best.strength):
            best = found
    return best


def _at(lines: Sequence[Line], index: int, limit: int, forms: PrefaceForms) -> Title | None:
    """Return the title that begins with this line, on as few lines as make one."""
    for last in range(index + 1, min(index + _MOST_LINES, limit, len(lines)) + 1):
        own = lines[last - 1].text
        if not own.content or _STOP in own.content or _COMMA in own.content:
            return None
        text = own if last == index + 1 else joined(line.text for line in lines[index:last])
        if len(text.content) > LONGEST:
            return None
        found = read_title(text, index, last, forms)
        if found and (last == index + 1 or not _stands_without(lines, index, last, forms)):
            return _completed(found, lines, forms)
    return None


def _stands_without(lines: Sequence[Line], index: int, last: int, forms: PrefaceForms) -> bool:
    """Tell whether the lines are a title without the first of them, which then is none of it."""
    rest = joined(line.text for line in lines[index + 1 : last])
    return read_title(rest, index + 1, last, forms) is not None


def _completed(found: Title, lines: Sequence[Line], forms: PrefaceForms) -> Title:
    """Add the lines above that hold the year or the body's name."""
    while found.first and found.last - found.first < _MOST_LINES:
        above = lines[found.first - 1].text
        year = not found.year and _only_year(above.content, forms)
        body = not found.body and _is_body(above.content, forms, dated=not found.year)
        if not (year or body) or found.form == CHROME:
            break
        text = joined([above, found.text])
        longer = read_title(text, found.first - 1, found.last, forms)
        if longer is None or longer.form == CHROME:
            break
        found = longer
    return found


def _is_body(content: str, forms: PrefaceForms, *, dated: bool) -> bool:
    """Tell a body's name, perhaps with another in brackets or, if `dated`, the year behind it."""
    named = without_year(content, forms)[2] if dated else content
    if named.endswith(")"):
        named = named[: named.find("(")]
    return is_body(named, forms.bodies)


def _only_year(content: str, forms: PrefaceForms) -> bool:
    rest = content[_YEAR:].removesuffix(forms.dates.double)
    return four_digits(content[:_YEAR]) is not None and (not rest or rest in forms.dates.year)


def read_title(text: Text, first: int, last: int, forms: PrefaceForms) -> Title | None:
    """Return the title that a squeezed text is as a whole, None where it is none."""
    content = text.content
    if len(content) > LONGEST or not any(word in content for word in forms.title.topic):
        return None
    if content.count(forms.title.core) > 1:
        text = _last_of(text, forms)
        content = text.content
    trail = [mark for mark in forms.title.breadcrumb if mark in content]
    crumb = content.rpartition(trail[0])[2] if trail else content
    year, at, rest = without_year(_without_addition(crumb), forms)
    rest = rest.strip(_AROUND)
    ending = next((pair for pair in forms.title.endings if rest.endswith(pair[0])), None)
    if ending is None:
        return None
    printed = rest[: -len(ending[0])].strip(_AROUND)
    body = printed.removesuffix(forms.title.about).removeprefix(forms.title.about)
    if trail:
        return Title(first, last, text, CHROME, ending[0], None, -1, body)
    if len(body) > _LONGEST_BODY or not all(mark.isalnum() or mark in _IN_NAMES for mark in body):
        return None
    if forms.title.about in body or _is_headline(body, forms):
        return None
    plain = year is not None and printed and printed == body and not content.endswith(")")
    form = ACCEPTED if ending[1] == CANONICAL and not plain else ending[1]
    return Title(first, last, text, form, ending[0], year, at, body)


def _is_headline(body: str, forms: PrefaceForms) -> bool:
    """Tell whether words of a headline stand in what should be a body's name."""
    if not any(word in body for word in forms.title.headline):
        return False
    for name in forms.title.named:
        body = body.replace(name, "")
    return any(word in body for word in forms.title.headline)


def _last_of(text: Text, forms: PrefaceForms) -> Text:
    """Return the last of the titles that run together: a page may print its heading twice."""
    for ending, _ in forms.title.endings:
        head = text.content.rpartition(ending)[0]
        if ending in head:
            return text.part(head.rfind(ending) + len(ending))
    return text


def _without_addition(content: str) -> str:
    """Return a title without what follows it in brackets, unless that is its year."""
    at = content.rfind("(") if content.endswith(")") else -1
    addition = content[at:]
    if at > 0 and len(addition) <= _LONGEST_ADDITION and not any(m.isdecimal() for m in addition):
        return content[:at]
    return content


def without_year(content: str, forms: PrefaceForms) -> tuple[int | None, int, str]:
    """Return the year in a title, where it stands (-1: nowhere), and the title without it."""
    for mark in forms.dates.year:
        at = content.find(mark, _YEAR)
        while at >= 0:
            year = four_digits(content[at - _YEAR : at])
            if year is not None:
                return year, at - _YEAR, _joined_without(content, at, mark, forms)
            at = content.find(mark, at + 1)
    core = content.find(forms.title.core)
    year = four_digits(content[core - _YEAR : core]) if core >= _YEAR else None
    if year is not None:
        return year, core - _YEAR, content[: core - _YEAR] + content[core:]
    return None, -1, content


def _joined_without(content: str, at: int, mark: str, forms: PrefaceForms) -> str:
    before, after = content[: at - _YEAR], content[at:]
    if not after.startswith(forms.title.core):
        after = after[len(mark) :].removeprefix(mark + forms.dates.double)
        after = after.removeprefix(forms.dates.double)
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    return before + after


def title_notes(title: Title, forms: PrefaceForms) -> list[Note]:
    """Return what a title states: itself, its form, its year and its body."""
    text = title.text
    span = text.span()
    content = text.content
    bodies = [Note("body.kind", body_kind(title.body, forms.bodies), title.body, span)]
    if is_national(title.body, forms.bodies):
        bodies.append(Note("body.national", title.body, title.body, span))
    form = Note("title.form", title.form, content, span)
    if title.form == CHROME:
        return [form, *bodies]
    notes = [Note("title", content, content, span, text), form]
    if title.form == WRONG:
        at = content.rfind(title.ending)
        place = text.span(at, at + len(title.ending)) if at >= 0 else span
        notes.append(Note("title.wrong", title.ending, title.ending, place))
    if title.year is not None:
        printed = content[title.year_at : title.year_at + _YEAR]
        place = text.span(title.year_at, title.year_at + _YEAR)
        notes.append(Note("title.year", title.year, printed, place))
    if title.body:
        at = content.find(title.body)
        if at >= 0:
            place = text.span(at, at + len(title.body))
            notes.append(Note("title.body", title.body, title.body, place))
        else:  # the year stands inside the name
            notes.append(Note("title.body", title.body, content, span))
    return [*notes, *bodies]
