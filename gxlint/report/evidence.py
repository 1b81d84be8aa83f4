"""Whether a document is an annual report at all."""

from collections.abc import Sequence
from itertools import islice

from gxlint.blocks import Text
from gxlint.forms.sections import SectionForms
from gxlint.report.candidate import Candidate
from gxlint.report.period import find_period
from gxlint.report.title import ACCEPTED, CANONICAL, CHROME, Title, read_title
from gxlint.report.tree import FilledTable

ENOUGH = 3
_MOST_FOR_TOPICS = 2
_FIGURES = 10
_PROSE = 20
_ENOUGH_PROSE = 150


def is_report(
    title: Title | None,
    headings: Sequence[Candidate],
    tables: Sequence[FilledTable],
    preface: Sequence[Text],
    forms: SectionForms,
) -> bool:
    """Tell whether title, headings, tables and preface together prove an annual report.

    A title proves it if a heading, a table or some length of text follows: a cover page that only
    leads to an attachment has none. A prescribed table or a heading that no other kind of paper
    has proves it alone; headings that any paper may have need a preface or title. A report of a
    school or a hospital under regulations of its own is none, unless it has a prescribed table.
    """
    if not tables and _is_foreign(title, preface, forms):
        return False
    follows = bool(headings or tables) or _says_enough(preface, forms)
    points = _title_points(title) if follows else 0
    if points >= ENOUGH:
        return True
    points += max((_table_points(table) for table in tables), default=0)
    points += sum(_heading_points(one) for one in {_name(one): one for one in headings}.values())
    points += min(sum(bool(one.topics) for one in headings), _MOST_FOR_TOPICS)
    if points >= ENOUGH:
        return True
    subject = any(forms.preface.subject in text.content for text in preface)
    return bool(headings) and subject and points + _preface_points(preface, forms) >= ENOUGH


def _is_foreign(title: Title | None, preface: Sequence[Text], forms: SectionForms) -> bool:
    """Tell whether title or preface say that the report follows another regulation."""
    texts = [title.text] if title else []
    return any(
        words in text.content for text in (*texts, *preface) for words in forms.preface.foreign
    )


def _says_enough(preface: Sequence[Text], forms: SectionForms) -> bool:
    """Tell whether there is text enough for a report without headings, or a statistics period."""
    length = sum(len(text.content) for text in preface if _is_prose(text, forms))
    return length >= _ENOUGH_PROSE or _preface_points(preface, forms) > 0


def _is_prose(text: Text, forms: SectionForms) -> bool:
    """Tell whether a line says something; another title, as in a list of reports, does not."""
    return len(text.content) >= _PROSE and read_title(text, 0, 1, forms.preface) is None


def _table_points(table: FilledTable) -> int:
    """Count a table with figures in full; labels without them may stand in any paper on forms."""
    figures = (one for one in table.cells.contents if one and one.strip().isdecimal())
    return ENOUGH if len(list(islice(figures, _FIGURES))) == _FIGURES else 1


def _title_points(title: Title | None) -> int:
    if title is None or title.form == CHROME:
        return int(title is not None)
    if title.form in {CANONICAL, ACCEPTED}:
        return ENOUGH if title.year or title.body else ENOUGH - 1
    return ENOUGH - 1


def _name(one: Candidate) -> str:
    return one.form.key if one.form else one.title.content


def _heading_points(one: Candidate) -> int:
    if one.form is None:
        return 0
    if one.form.generic:
        return int(one.match in {"canonical", "accepted"})
    return {"canonical": ENOUGH, "accepted": ENOUGH - 1}.get(one.match, 1)


def _preface_points(preface: Sequence[Text], forms: SectionForms) -> int:
    period = find_period(preface, forms.preface)
    return 2 * bool(period and period.worded)
