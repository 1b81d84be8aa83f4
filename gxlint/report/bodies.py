"""Kinds of bodies by their names."""

from gxlint.forms.preface import BodyForm
from gxlint.report.once import once

DEPARTMENT, UNKNOWN = "department", "unknown"


def body_kind(name: str, form: BodyForm) -> str:
    """Return `government`, `department`, `township` or `unknown` for a body's name."""
    for ending, kind in _by_last_sign(form).get(name[-1:], ()):
        if name.endswith(ending):
            return kind
    return UNKNOWN


@once
def _by_last_sign(form: BodyForm) -> dict[str, list[tuple[str, str]]]:
    """Return the endings that end with each character, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for ending, kind in form.endings:
        found.setdefault(ending[-1:], []).append((ending, kind))
    return found


def is_national(name: str, form: BodyForm) -> bool:
    """Tell whether the name is that of a department of the State Council."""
    begins, ends, places, common = form.national
    if body_kind(name, form) != DEPARTMENT or not (name.startswith(begins) or name.endswith(ends)):
        return False
    for word in common:
        name = name.replace(word, "")
    return not any(place in name for place in places)


def is_body(content: str, form: BodyForm) -> bool:
    """Tell whether a line is a body's name and nothing else."""
    if not 1 < len(content) <= form.longest or not content.isalpha():
        return False
    return body_kind(content, form) != UNKNOWN
