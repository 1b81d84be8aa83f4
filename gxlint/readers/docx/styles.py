"""What styles say of paragraphs: headings and numbering."""

import re
from collections.abc import Iterable, Mapping

from gxlint.readers.docx.markup import number, pattern, prefix_of, value
from gxlint.readers.docx.shades import GROUNDS, HIDING, bit_of, paints
from gxlint.records import NamedTuple

_TAGS = ("style", "name", "basedOn", "outlineLvl", "numId", "ilvl", *HIDING, *GROUNDS)
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9
"""The outline level that means no heading."""


class Style(NamedTuple):
    """A style with what it inherits; `level` counts headings from 1.

    `hides` has the bits of the properties (`HIDING`) with which it hides the words of its runs,
    `says` those that it states, on or off. It is `painted` where it gives them another ground
    than white somewhere.
    """

    level: int | None = None
    num: str | None = None
    at: int | None = None
    contents: bool = False
    """It is a style of tables of contents."""
    hides: int = 0
    says: int = 0
    painted: bool = False


PLAIN = Style()
"""The style of what has none."""


class _Raw(NamedTuple):
    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    num: str | None = None
    at: int | None = None
    says: int = 0
    hides: int = 0
    painted: bool = False


def styles_of(text: str) -> tuple[dict[str, Style], str | None]:
    """Return the styles by id, and the id of the default one for paragraphs."""
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
            kind = value(attributes, "type")
            raw[current] = _Raw(says=0 if kind in _WORDED else sum(HIDING.values()))
            if kind == "paragraph" and value(attributes, "default") in {"1", "true", "on"}:
                default = current
        elif current is not None:
            raw[current] = _changed(raw[current], name.removeprefix(prefix), attributes)
    return {name: _inherited(raw, name) for name in raw}, default


_WORDED = frozenset((None, "paragraph", "character"))
"""Kinds of styles that runs have; those of tables say under conditions how parts of them look."""


def hides_words(styles: Mapping[str, Style], text: str) -> bool:
    """Tell whether some style hides words that a document names; `text` is its XML."""
    return any(
        style.hides and (f'"{name}"' in text or f"'{name}'" in text)
        for name, style in styles.items()
    )


def _hidden(chain: Iterable[_Raw]) -> tuple[int, int]:
    """Return what a style hides, and what it says; the nearest of its ancestors counts."""
    hides = said = 0
    for style in chain:
        hides |= style.hides & ~said
        said |= style.says
    return hides, said


def _changed(style: _Raw, name: str, attributes: str) -> _Raw:
    bit = HIDING.get(name, 0)
    match name:
        case _ if bit:
            says = style.says | bit
            hides = style.hides if style.says & bit else style.hides | bit_of(name, attributes)
            style = style._replace(says=says, hides=hides)
        case "shd" | "highlight":
            style = style._replace(painted=style.painted or paints(name, attributes))
        case "name":
            style = style._replace(name=value(attributes) or "")
        case "basedOn":
            style = style._replace(based_on=value(attributes))
        case "outlineLvl":
            style = style._replace(outline=number(attributes))
        case "numId":
            style = style._replace(num=value(attributes))
        case "ilvl":
            style = style._replace(at=number(attributes))
    return style


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
        *_hidden(chain),
        any(style.painted for style in chain),
    )


def _level(style: _Raw) -> int | None:
    """Return the heading level that a style itself states; 0 for body text."""
    if style.outline is not None:
        return style.outline + 1 if 0 <= style.outline < _BODY_TEXT else 0
    found = _HEADING.fullmatch(style.name)
    if found:
        return int(found[1])
    return 1 if style.name.lower() == "title" else None
