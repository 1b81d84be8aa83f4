"""Lines that belong to the page around a report, and the publication date among them."""

from collections.abc import Sequence

from gxlint.forms.preface import ChromeForm, PrefaceForms
from gxlint.report.dates import Moment, marked_dates, moments
from gxlint.report.lines import Line
from gxlint.report.tree import Note

_COLON = 2
_LONGEST_DATE = 24
_WINDOW = 30
_PAGE = 12
_DASHES = "-\u2014\u2013"


def is_chrome(content: str, forms: PrefaceForms) -> bool:
    """Tell whether a squeezed line is page furniture: a trail, a button, a counter, a file name."""
    form = forms.chrome
    if not content or content in form.only:
        return True
    if len(content) > form.longest or forms.stop in content:
        return False
    return (
        content.startswith(form.begins)
        or content.lower().endswith((*form.images, *form.files))
        or any(words in content for words in form.contains)
        or _is_page_number(content, form)
        or _is_date(content, forms)
    )


def is_image(content: str, forms: PrefaceForms) -> bool:
    """Tell whether a line is all that is left of a picture: its file's name."""
    return len(content) <= forms.chrome.longest and content.lower().endswith(forms.chrome.images)


def _is_date(content: str, forms: PrefaceForms) -> bool:
    """Tell whether a line is a date, with at most a weekday and a time."""
    if len(content) > _LONGEST_DATE or not content.startswith("20"):
        return False
    found = next(iter((*marked_dates(content), *moments(content, forms.dates))), None)
    if found is None or found.start:
        return False
    rest = content[found.end :]
    return not rest.strip("0123456789:") or rest.startswith(forms.chrome.weekdays)


def _is_page_number(content: str, form: ChromeForm) -> bool:
    if len(content) > _PAGE or content.isdecimal():
        return False
    rest = content
    for words in form.pages:
        rest = rest.replace(words, "")
    framed = rest != content or (content[0] in _DASHES and content[-1] in _DASHES)
    return framed and rest.strip(_DASHES + "/").isdecimal()


def published(lines: Sequence[Line], forms: PrefaceForms) -> Note | None:
    """Return the date that page furniture gives as the date of publication.

    It stands behind its words, or on the next line where nothing is behind them.
    """
    for index, line in enumerate(lines):
        content = line.text.content
        if not content or len(content) > 2 * forms.chrome.longest:
            continue
        for words in forms.publication:
            at = content.find(words)
            if at < 0:
                continue
            end = at + len(words)
            behind = content[end:].strip(":")
            dated = line if behind or index + 1 == len(lines) else lines[index + 1]
            found = _date_after(dated.text.content, end if dated is line else 0, forms)
            when = found.when() if found else None
            if found and when:
                printed = dated.text.content[found.start : found.end]
                return Note("published", when, printed, dated.text.span(found.start, found.end))
    return None


def _date_after(content: str, start: int, forms: PrefaceForms) -> Moment | None:
    window = content[start : start + _WINDOW]
    for found in (*marked_dates(window), *moments(window, forms.dates)):
        if found.start <= _COLON and found.year:
            return found._replace(start=found.start + start, end=found.end + start)
    return None
