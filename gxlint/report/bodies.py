"""Kinds of bodies by their names."""

from gxlint.forms.preface import BodyForm

UNKNOWN = "unknown"


def body_kind(name: str, form: BodyForm) -> str:
    """Return `government`, `department`, `township` or `unknown` for a body's name."""
    for ending, kind in form.endings:
        if name.endswith(ending):
            return kind
    return UNKNOWN


def is_body(content: str, form: BodyForm) -> bool:
    """Tell whether a line is a body's name and nothing else."""
    if not 1 < len(content) <= form.longest or not content.isalpha():
        return False
    return body_kind(content, form) != UNKNOWN
