"""Kinds of bodies by their names."""

from gxlint.forms.preface import BodyForm

DEPARTMENT, UNKNOWN = "department", "unknown"


def body_kind(name: str, form: BodyForm) -> str:
    """Return `government`, `department`, `township` or `unknown` for a body's name."""
    for ending, kind in form.endings:
        if name.endswith(ending):
            return kind
    return UNKNOWN


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
