"""What styles say of paragraphs: headings and numbering."""

import re

from gxlint.readers.docx.markup import number, pattern, prefix_of, value
from gxlint.records import NamedTuple

_TAGS = ("style", "name", "basedOn", "outlineLvl", "numId", "ilvl")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9
"""The outline level that means no heading."""


class Style(NamedTuple):
    """A paragraph style with what it inherits; `level` counts headings from 1."""

    level: int | None = None
    num: str | None = None
    at: int | None = None
    contents: bool = False
    """It is a style of tables of contents."""


class _Raw(NamedTuple):
    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    num: str | None = None
    at: int | None = None


def styles_of(text: str) -> tuple[dict[str, Style], str | None]:
    """Return the paragraph styles by id, and the id of the default one."""
    if not text:
        return {}, None
    prefix = prefix_of(text)
    raw: dict[str, _Raw] = {}
    default = current = None
    for closing, name, attributes, _, _ in pattern(prefix, _TAGS).findall(text):
        if closing:
            continue
        if name == prefix + "style":
            current = value(attributes, "styleId") or ""
            raw[current] = _Raw()
            if value(attributes, "type") == "paragraph" and value(attributes, "default") == "1":
                default = current
        elif current is not None:
            raw[current] = _changed(raw[current], name.removeprefix(prefix), attributes)
    return {name: _inherited(raw, name) for name in raw}, default


def _changed(style: _Raw, name: str, attributes: str) -> _Raw:
    match name:
        case "name":
            return style._replace(name=value(attributes) or "")
        case "basedOn":
            return style._replace(based_on=value(attributes))
        case "outlineLvl":
            return style._replace(outline=number(attributes))
        case "numId":
            return style._replace(num=value(attributes))
    return style._replace(at=number(attributes))


_GENERATIONS = 12


def _inherited(raw: dict[str, _Raw], name: str) -> Style:
    own: _Raw | None = raw[name]
    chain: list[_Raw] = []
    while own is not None and len(chain) < _GENERATIONS:
        chain.append(own)
        own = raw.get(own.based_on) if own.based_on else None
    return Style(
        next((level for s in chain if (level := _level(s)) is not None), 0) or None,
        next((s.num for s in chain if s.num is not None), None),
        next((s.at for s in chain if s.at is not None), None),
        chain[0].name.lower().startswith("toc "),
    )


def _level(style: _Raw) -> int | None:
    """Return the heading level that a style itself states; 0 for body text."""
    if style.outline is not None:
        return style.outline + 1 if 0 <= style.outline < _BODY_TEXT else 0
    found = _HEADING.fullmatch(style.name)
    if found:
        return int(found[1])
    return 1 if style.name.lower() == "title" else None
