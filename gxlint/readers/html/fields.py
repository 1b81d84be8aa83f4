"""What stands in the fields of a form: tables of figures are served as forms now and then."""

import re

from gxlint.blocks import Span

_INPUT = re.compile(r"""(?:^|\s)value\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_UNTYPED = re.compile(r"""(?:^|\s)type\s*=\s*["']?(?!text|number|tel)[a-z]""", re.IGNORECASE)
"""Inputs that are buttons, boxes to tick, or not shown."""
_CHOSEN = re.compile(r"<option\s[^>]*\bselected\b[^>]*>([^<]*)", re.IGNORECASE)
_FIGURE = frozenset(
    "0123456789.,%/-+ \r\n\t\u2014\uff0c\uff0f" + "".join(map(chr, range(0xFF10, 0xFF1A)))
)


def typed_in(attributes: str) -> Span | None:
    """Return where in the attributes of an input the figure or null mark stands that it shows.

    Other words are prompts as often as not.
    """
    found = _INPUT.search(attributes)
    if found is None or _UNTYPED.search(attributes):
        return None
    start, end = found.span(found.lastindex or 0)
    return _figure(attributes, start, end)


def filled_in(text: str, name: str, start: int, end: int) -> Span | None:
    """Return where the figure stands that a `<textarea>` or `<select>` shows.

    `start` and `end` bound what the element holds.
    """
    if name == "textarea":
        return _figure(text, start, end)
    found = _CHOSEN.search(text, start, end) if name == "select" else None
    return _figure(text, *found.span(1)) if found else None


def _figure(text: str, start: int, end: int) -> Span | None:
    return Span(start, end) if _FIGURE.issuperset(text[start:end]) else None
