"""Which section a heading's title names."""

from gxlint.forms.sections import Known, Layout, SectionForm, SectionForms
from gxlint.report.once import once

NEAR = "near"
TRAILING = ":;,.\u3002\u3001\u2014-"
"""What may follow a title and is no part of it."""

_LONGEST = 32
_LONG = 6
_LONGER = 10
_YEAR = 4
_PREFIX = 15
_SLIPS = 2


def known_title(title: str, layout: Layout, forms: SectionForms) -> Known | None:
    """Return what a title in a known wording names.

    A year before it or something in brackets after it makes it `accepted`, residue of the template
    in brackets `near`.
    """
    title = title.rstrip(TRAILING)
    found = layout.titles.get(title)
    if found is not None:
        return found
    clean, added = _without_addition(title)
    if added:
        found = layout.titles.get(clean)
        residue = any(word in added for word in forms.residue)
        match = found.match if found and found.match == "wrong" else NEAR if residue else "accepted"
        return Known(found.form, match) if found else None
    if len(title) > _LONGEST:
        return None
    without_year = _without_year(title, forms)
    found = layout.titles.get(without_year) if without_year != title else None
    if found is not None and found.match == "canonical":
        return Known(found.form, "accepted")
    return found


def near_title(title: str, layout: Layout, forms: SectionForms) -> SectionForm | None:
    """Return the section that an unknown wording surely means, None where that is not sure.

    It differs from a known title by fillers, by a residue of the template in brackets, by words
    before the canonical title, or by a slip of one or two characters.
    """
    title = title.rstrip(TRAILING)
    if len(title) > _LONGEST + _PREFIX or title.startswith(forms.not_headings):
        return None
    title = _without_year(_without_addition(title)[0], forms)
    found = layout.titles.get(title)
    if found is not None:
        return found.form
    core = title
    for filler in forms.fillers:
        core = core.replace(filler, "")
    return layout.cores.get(core) or _by_ending(title, layout) or _by_slip(title, layout)


def _without_year(title: str, forms: SectionForms) -> str:
    if not (title[:_YEAR].isdecimal() and title.isascii() is False):
        return title
    rest = title[_YEAR:]
    for mark in forms.preface.dates.year:
        if rest.startswith(mark):
            return rest.removeprefix(mark).removeprefix(forms.preface.dates.double)
    return title


def _without_addition(title: str) -> tuple[str, str]:
    """Return a title without what stands in brackets at its end, and that."""
    if not title.endswith(")") or "(" not in title:
        return title, ""
    head, _, added = title.rpartition("(")
    return head.rstrip(TRAILING), added


def _by_ending(title: str, layout: Layout) -> SectionForm | None:
    for form in layout.sections:
        canonical = form.canonical
        before = len(title) - len(canonical)
        if len(canonical) > _LONG and 0 < before <= _PREFIX and title.endswith(canonical):
            return form
    return None


def _by_slip(title: str, layout: Layout) -> SectionForm | None:
    if len(title) < _LONG:
        return None
    marks = frozenset(title)
    close = {
        form
        for length in range(len(title) - _SLIPS, len(title) + _SLIPS + 1)
        for printed, own, form in _by_length(layout).get(length, ())
        if len(marks ^ own) <= 2 * _SLIPS
        and _distance(title, printed) <= (_SLIPS if length >= _LONGER else 1)
    }
    return close.pop() if len(close) == 1 else None


@once
def _by_length(layout: Layout) -> dict[int, list[tuple[str, frozenset[str], SectionForm]]]:
    """Return the titles in which slips are told, their characters and sections, by length."""
    found: dict[int, list[tuple[str, frozenset[str], SectionForm]]] = {}
    for printed, known in layout.titles.items():
        if known.match != "wrong" and len(printed) >= _LONG:
            found.setdefault(len(printed), []).append((printed, frozenset(printed), known.form))
    return found


def _distance(first: str, second: str) -> int:
    """Return how many characters must be added, taken out or changed."""
    row = list(range(len(second) + 1))
    for i, mark in enumerate(first, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(second, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (mark != other))
    return row[-1]
