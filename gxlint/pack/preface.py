"""rules/<pack>/preface.yaml made into forms."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from gxlint.checks.base import OptionError
from gxlint.folding import folded
from gxlint.forms.preface import (
    BasisForm,
    BodyForm,
    ChromeForm,
    ContactForm,
    DateForm,
    EnumerationForm,
    NationalForm,
    NoticeForm,
    PeriodForm,
    PrefaceForms,
    TitleForm,
)

_Form = TypeVar("_Form")
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_PAIR: dict[str, Any] = {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}
_PAIRS: dict[str, Any] = {"type": "array", "items": _PAIR}
_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 1}
FIELDS = ("address", "postcode", "phone", "fax", "email", "body", "other")
KINDS = ("township", "government", "department")


def _record(**fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(fields),
        "additionalProperties": False,
        "properties": fields,
    }


PREFACE: dict[str, Any] = _record(
    dates=_record(year=_TEXTS, month=_TEXT, day=_TEXTS, double=_TEXT),
    title=_record(
        canonical=_TEXTS,
        accepted=_TEXTS,
        wrong=_TEXTS,
        about=_TEXT,
        core=_TEXT,
        topic=_TEXTS,
        headline=_TEXTS,
        named=_TEXTS,
        breadcrumb=_TEXTS,
    ),
    bodies=_record(
        **dict.fromkeys(KINDS, _TEXTS),
        longest=_NUMBER,
        national=_record(**dict.fromkeys(NationalForm._fields, _TEXTS)),
    ),
    period=_record(
        **dict.fromkeys(("words", "weak", "joiners", "ending", "beginning", "until"), _TEXTS)
    ),
    contact={
        "type": "object",
        "required": [
            "fields",
            "both",
            "assigns",
            "stops",
            "with",
            "direct",
            "do",
            "places",
            "streets",
            "about",
        ],
        "additionalProperties": False,
        "properties": {
            "fields": _record(**dict.fromkeys(FIELDS, _TEXTS)),
            **dict.fromkeys(
                ("both", "assigns", "stops", "with", "direct", "do", "places", "streets", "about"),
                _TEXTS,
            ),
        },
    },
    basis=_record(
        verbs=_TEXTS,
        regulations=_TEXTS,
        short=_TEXTS,
        order=_record(before=_TEXT, after=_TEXT),
        notice=_record(
            openers=_TEXT,
            closers=_TEXT,
            endings=_TEXTS,
            after=_TEXT,
            ordinal=_TEXT,
            leading=_TEXTS,
        ),
        compiled=_TEXTS,
    ),
    download=_record(words=_TEXTS, needs=_TEXTS),
    letter=_record(pairs=_PAIRS, words=_TEXTS, addressees=_TEXTS),
    enumeration=_record(
        introductions=_TEXTS,
        ends=_TEXTS,
        counters=_TEXTS,
        separators=_TEXT,
        quotes=_PAIRS,
        name_ends=_TEXTS,
        last=_TEXTS,
    ),
    publication=_record(words=_TEXTS, alone=_TEXTS),
    chrome=_record(
        begins=_TEXTS,
        contains=_TEXTS,
        only=_TEXTS,
        weekdays=_TEXTS,
        pages=_TEXTS,
        images=_TEXTS,
        lost=_TEXTS,
        remarks=_TEXTS,
        files=_TEXTS,
        longest=_NUMBER,
    ),
    report=_record(own=_TEXTS, subject=_TEXT, foreign=_TEXTS, prose=_TEXT),
)
"""The JSON Schema of preface.yaml."""


def build_preface(data: Mapping[str, Any]) -> PrefaceForms:
    """Return the forms of title, preface and page; `data` has passed its schema.

    Raises OptionError, its path starting with the file's name, for an ending listed twice.
    """
    contact, letter = data["contact"], data["letter"]
    return PrefaceForms(
        _dates(data["dates"]),
        _title(data["title"]),
        BodyForm(
            _endings(data["bodies"], KINDS, ("preface.yaml", "bodies")),
            data["bodies"]["longest"],
            NationalForm(
                *(_words(data["bodies"]["national"][one]) for one in NationalForm._fields)
            ),
        ),
        _period(data["period"]),
        _contact(contact),
        _basis(data["basis"]),
        (_words(data["download"]["words"]), _words(data["download"]["needs"])),
        _pairs(letter["pairs"]),
        _words(letter["words"]),
        _words(letter["addressees"]),
        _enumeration(data["enumeration"]),
        _longest_first(data["publication"]["words"]),
        _longest_first(data["publication"]["alone"]),
        _chrome(data["chrome"]),
        _words(data["report"]["own"]),
        data["report"]["subject"],
        _words(data["report"]["foreign"]),
        data["report"]["prose"],
    )


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(folded, words))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(folded, words), key=lambda word: (-len(word), word)))


def _characters(given: Iterable[str]) -> frozenset[str]:
    """Return the characters of a text, or the texts of a list, to look up in."""
    return frozenset(map(folded, given))


def _pairs(given: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((folded(first), folded(then)) for first, then in given)


def _filled(
    form: Callable[..., _Form], data: Mapping[str, Any], **made: Callable[[Any], Any]
) -> _Form:
    """Return a form of these fields, each made from the value under its own name."""
    return form(**{field: make(data[field]) for field, make in made.items()})


def _endings(
    data: Mapping[str, Any], kinds: tuple[str, ...], path: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return (ending, kind), longest first; an ending may stand under one kind only."""
    found: dict[str, str] = {}
    for kind in kinds:
        for index, ending in enumerate(data[kind]):
            if found.setdefault(folded(ending), kind) != kind:
                raise OptionError(
                    f"{ending} stands under {found[folded(ending)]} already", (*path, kind, index)
                )
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _dates(data: Mapping[str, Any]) -> DateForm:
    return DateForm(tuple(data["year"]), data["month"], tuple(data["day"]), data["double"])


def _title(data: Mapping[str, Any]) -> TitleForm:
    endings = _endings(data, ("canonical", "accepted", "wrong"), ("preface.yaml", "title"))
    topic, headline = _words(data["topic"]), _words(data["headline"])
    named, breadcrumb = _words(data["named"]), _words(data["breadcrumb"])
    return TitleForm(endings, data["about"], data["core"], topic, headline, named, breadcrumb)


def _period(data: Mapping[str, Any]) -> PeriodForm:
    every = _longest_first([*data["words"], *data["weak"]])
    return _filled(
        partial(PeriodForm, all_words=every),
        data,
        words=_longest_first,
        joiners=_longest_first,
        ending=_longest_first,
        beginning=_longest_first,
        until=_words,
    )


def _contact(data: Mapping[str, Any]) -> ContactForm:
    labels: dict[str, tuple[str, ...]] = {}
    for field, words in data["fields"].items():
        labels |= {folded(word): (field,) for word in words}
    labels |= {folded(word): ("phone", "fax") for word in data["both"]}
    stems = [one for one in labels if not any(other in one for other in labels if other != one)]
    return ContactForm(
        tuple(sorted(labels.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        tuple(stems),
        _words(data["assigns"]),
        _characters(data["stops"]),
        _longest_first(data["with"]),
        _longest_first(data["direct"]),
        _words(data["do"]),
        _words(data["places"]),
        _words(data["streets"]),
        _words(data["about"]),
    )


def _basis(data: Mapping[str, Any]) -> BasisForm:
    order = (data["order"]["before"], data["order"]["after"])
    notice = _filled(
        NoticeForm,
        data["notice"],
        openers=_characters,
        closers=_characters,
        endings=_words,
        after=str,
        ordinal=str,
        leading=_longest_first,
    )
    return _filled(
        partial(BasisForm, order=order, notice=notice),
        data,
        verbs=_words,
        regulations=_words,
        short=_words,
        compiled=_words,
    )


def _enumeration(data: Mapping[str, Any]) -> EnumerationForm:
    return _filled(
        EnumerationForm,
        data,
        introductions=_words,
        ends=_longest_first,
        counters=_longest_first,
        separators=_characters,
        quotes=_pairs,
        name_ends=_longest_first,
        last=_longest_first,
    )


def _chrome(data: Mapping[str, Any]) -> ChromeForm:
    return _filled(
        ChromeForm,
        data,
        begins=_words,
        contains=_words,
        only=_characters,
        weekdays=_words,
        pages=_words,
        images=tuple,
        lost=frozenset,
        remarks=frozenset,
        files=tuple,
        longest=int,
    )
