"""rules/<pack>/sections.yaml and preface.yaml made into forms."""

from collections.abc import Iterable, Mapping
from typing import Any

from gxlint.checks.base import OptionError
from gxlint.folding import folded
from gxlint.forms.sections import (
    Annex,
    Known,
    Layout,
    Ordinals,
    SectionForm,
    SectionForms,
    Topic,
)
from gxlint.pack.preface import PREFACE, build_preface

__all__ = ["PREFACE", "SECTIONS", "build"]

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT, "uniqueItems": True}
_KEY: dict[str, Any] = {"type": "string", "pattern": "^[a-z][a-z_]*$"}
_MATCHES = ("canonical", "accepted", "wrong")


def _record(required: Mapping[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": {**required, **optional},
    }


_FIXED = _record(
    {
        "regimes": _TEXTS,
        "style": {"const": "fixed"},
        "sections": {
            "type": "array",
            "minItems": 1,
            "items": _record(
                {"key": _KEY, "canonical": _TEXT},
                accepted=_TEXTS,
                wrong=_TEXTS,
                generic={"type": "boolean"},
                words=_TEXTS,
            ),
        },
    }
)
_TOPICS = _record(
    {
        "regimes": _TEXTS,
        "style": {"const": "topics"},
        "topics": {
            "type": "array",
            "minItems": 1,
            "items": _record({"key": _KEY, "words": _TEXTS}),
        },
    }
)
SECTIONS: dict[str, Any] = _record(
    {
        "ordinals": _record(
            {
                "numerals": _TEXT,
                "separators": _TEXT,
                "openers": _TEXTS,
                "closers": _TEXTS,
                "marks": _TEXT,
            }
        ),
        "not_headings": _TEXTS,
        "residue": _TEXTS,
        "fillers": _TEXTS,
        "continued": _TEXTS,
        "layouts": {"type": "array", "minItems": 1, "items": {"anyOf": [_FIXED, _TOPICS]}},
        "annex": _record(
            {"key": _KEY, "titles": _TEXTS, "headers": _TEXTS, "marks": _TEXTS, "rows": _TEXTS}
        ),
    }
)
"""The JSON Schema of sections.yaml."""


def build(sections: Mapping[str, Any], preface: Mapping[str, Any]) -> SectionForms:
    """Return the forms of headings, title and preface; both mappings have passed their schemas.

    Raises OptionError, its path starting with the file's name, where a title belongs to two
    sections, no layout prescribes any, or the numerals do not suffice to count them.
    """
    fillers = _longest_first(sections["fillers"])
    layouts = tuple(
        _layout(layout, fillers, ("sections.yaml", "layouts", i))
        for i, layout in enumerate(sections["layouts"])
    )
    if not any(layout.sections for layout in layouts):
        raise OptionError("no layout has style fixed", ("sections.yaml", "layouts"))
    ordinals, annex = sections["ordinals"], sections["annex"]
    if any(len(layout.sections) > len(ordinals["numerals"]) for layout in layouts):
        raise OptionError(
            "fewer numerals than sections of a layout", ("sections.yaml", "ordinals", "numerals")
        )
    return SectionForms(
        Ordinals(
            ordinals["numerals"],
            folded(ordinals["separators"]),
            tuple(ordinals["openers"]),
            _longest_first(ordinals["closers"]),
            frozenset(folded(ordinals["marks"])),
        ),
        tuple(sections["not_headings"]),
        tuple(sections["residue"]),
        fillers,
        tuple(folded(words) for words in sections["continued"]),
        layouts,
        Annex(
            annex["key"], *(tuple(annex[name]) for name in ("titles", "headers", "marks", "rows"))
        ),
        build_preface(preface),
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(folded, words), key=lambda word: (-len(word), word)))


def _layout(
    layout: Mapping[str, Any], fillers: tuple[str, ...], path: tuple[str | int, ...]
) -> Layout:
    forms = tuple(
        SectionForm(
            one["key"],
            number,
            folded(one["canonical"]),
            one.get("generic", False),
            tuple(map(folded, one.get("words", ()))),
        )
        for number, one in enumerate(layout.get("sections", ()), 1)
    )
    titles: dict[str, Known] = {}
    for index, (form, one) in enumerate(zip(forms, layout.get("sections", ()), strict=True)):
        _add_titles(titles, form, one, (*path, "sections", index))
    topics = tuple(Topic(one["key"], tuple(one["words"])) for one in layout.get("topics", ()))
    cores = _cores(titles, fillers)
    return Layout(tuple(layout["regimes"]), forms, topics, titles, cores, _glued(titles))


def _add_titles(
    titles: dict[str, Known],
    form: SectionForm,
    one: Mapping[str, Any],
    path: tuple[str | int, ...],
) -> None:
    for match in _MATCHES:
        printed = [one[match]] if match == "canonical" else one.get(match, [])
        for index, title in enumerate(printed):
            known = titles.setdefault(folded(title), Known(form, match))
            if known != (form, match):
                where = (*path, match) if match == "canonical" else (*path, match, index)
                raise OptionError(f"{title} is already a title of {known.form.key}", where)


def _cores(titles: Mapping[str, Known], fillers: tuple[str, ...]) -> dict[str, SectionForm]:
    """Return what is left of each title without fillers, where that names one section only."""
    cores: dict[str, SectionForm] = {}
    shared: set[str] = set()
    for title, known in titles.items():
        core = without(title, fillers)
        if cores.setdefault(core, known.form) != known.form:
            shared.add(core)
    return {core: form for core, form in cores.items() if core and core not in shared}


def without(title: str, fillers: Iterable[str]) -> str:
    """Return the title without the fillers, longer ones taken out first."""
    for filler in fillers:
        title = title.replace(filler, "")
    return title


def _glued(titles: Mapping[str, Known]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for title in _longest_first(title for title, known in titles.items() if known.match != "wrong"):
        found.setdefault(title[0], []).append(title)
    return {first: tuple(many) for first, many in found.items()}
