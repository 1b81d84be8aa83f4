"""Lines that belong to the page around a report, and the publication date among them."""

from collections.abc import Sequence

from gxlint.blocks import Table, Text, joined
from gxlint.folding import squeezed
from gxlint.forms.preface import ChromeForm, PrefaceForms
from gxlint.report.dates import Moment, marked_dates, moments
from gxlint.report.lines import Line
from gxlint.report.sayings import by_words
from gxlint.report.tree import Note

_COLON = 2
_LONGEST_DATE = 24
_WINDOW = 30
_PAGE = 12
_DASHES = "-\u2014\u2013"
_CELLS = 40
_CELL_END = "|"
_ENDS = "|]\u3011\uff5c/"


@by_words
def is_chrome(content: str, forms: PrefaceForms) -> bool:
    """Tell whether a squeezed line is page furniture: a trail, a button, a counter, a file name."""
    form = forms.chrome
    if not content or content in form.only or content in form.lost:
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


def is_lost_table(content: str, forms: PrefaceForms) -> bool:
    """Tell whether a line is all that a converter has left of a table."""
    return content.strip() in forms.chrome.lost


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

    It stands behind its words, or on the next line where nothing is behind them; in a small table
    in the cell of its words or the next one.
    """
    texts = [_printed(line) for line in lines]
    for words, begins in ((forms.publication, False), (forms.publication_alone, True)):
        for index, text in enumerate(texts):
            if not text.content or len(text.content) > 2 * forms.chrome.longest:
                continue
            for word in words:
                found = _stated(text, word, texts[index + 1 : index + 2], forms, begins=begins)
                if found:
                    return found
    return None


def _printed(line: Line) -> Text:
    """Return the text of a line, of a small table its cells one after the other."""
    block = line.block
    if not isinstance(block, Table):
        return line.text
    return squeezed(joined((cell.text for cell in block.cells[:_CELLS]), _CELL_END))


def _stated(
    text: Text, words: str, following: Sequence[Text], forms: PrefaceForms, *, begins: bool
) -> Note | None:
    """Return the date behind these words; with `begins`, nothing may stand right before them."""
    content = text.content
    at = content.find(words)
    while begins and at > 0 and content[at - 1] not in _ENDS:
        at = content.find(words, at + 1)
    if at < 0:
        return None
    end = at + len(words)
    behind = content[end:].strip(":" + _CELL_END)
    dated, start = (text, end) if behind or not following else (following[0], 0)
    found = _date_after(dated.content, start, forms)
    when = found.when() if found else None
    if found is None or when is None:
        return None
    printed = dated.content[found.start : found.end]
    return Note("published", when, printed, dated.span(found.start, found.end))


def _date_after(content: str, start: int, forms: PrefaceForms) -> Moment | None:
    window = content[start : start + _WINDOW]
    for found in (*marked_dates(window), *moments(window, forms.dates)):
        if found.start <= _COLON and found.year:
            return found._replace(start=found.start + start, end=found.end + start)
    return None
