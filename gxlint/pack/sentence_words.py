"""Word lists of sentence files, put together over all files of a pack."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gxlint.forms.sentences import Cautious, Words
from gxlint.numerals import NUMERALS

_NUMERAL = "{numeral}"


def words(files: Mapping[str, Mapping[str, Any]]) -> Words:
    """Return the words of all files; a later file adds to those of an earlier one."""
    context = lists(files, "context")
    years = lists(files, "years")
    titles = next((c["titles"] for c in reversed(list(files.values())) if "titles" in c), "  ")
    return Words(
        units=lists(files, "units"),
        factors=_merged(files, "factors"),
        before=_inverted(lists(files, "before")),
        after=_inverted(lists(files, "after")),
        fillers=tuple(word for c in files.values() for word in c.get("fillers", ())),
        years=_inverted(years),
        comparatives=context.get("comparatives", ()),
        causes=context.get("causes", ()),
        changes=context.get("changes", ()),
        dated=context.get("dated", ()),
        whole=context.get("whole", ()),
        levels=_merged(files, "levels"),
        ignored=context.get("ignored", ()),
        contents=context.get("contents", ()),
        governments=context.get("governments", ()),
        offices=context.get("offices", ()),
        generic=context.get("generic", ()),
        acts=context.get("acts", ()),
        denials=context.get("denials", ()),
        openers=context.get("openers", ()),
        objects=context.get("objects", ()),
        month_ends=context.get("month_ends", ()),
        ranked_by=context.get("ranked_by", ()),
        ranked=context.get("ranked", ()),
        ranges=context.get("ranges", ()),
        organs=context.get("organs", ()),
        selves={name: tuple(ends) for name, ends in _merged(files, "selves").items()},
        adverbs=context.get("adverbs", ()),
        part=tuple(_spelled(context.get("part", ()))),
        periods=context.get("periods", ()),
        resets=context.get("resets", ()),
        inherits=context.get("inherits", ()),
        respectively=context.get("respectively", ()),
        joins=context.get("joins", ()),
        divides=context.get("divides", ()),
        among=context.get("among", ()),
        views=context.get("views", ()),
        rests=context.get("rests", ()),
        outlets=context.get("outlets", ()),
        totals=context.get("totals", ()),
        shares=context.get("shares", ()),
        neutral=context.get("neutral", ()),
        narrowing=context.get("narrowing", ()),
        inset=context.get("inset", ()),
        marks="".join(c.get("marks", "") for c in files.values()),
        open=titles[0],
        close=titles[1],
    )


def cautious(files: Mapping[str, Mapping[str, Any]]) -> Cautious:
    """Return which sections are read with caution, and how."""
    found = lists(files, "cautious")
    return Cautious(*(found.get(name, ()) for name in Cautious._fields))


def lists(files: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists under `key`; a later file adds to those of an earlier one."""
    found: dict[str, dict[str, None]] = {}
    for content in files.values():
        for name, words in content.get(key, {}).items():
            found.setdefault(name, {}).update(dict.fromkeys(words))
    return {name: tuple(words) for name, words in found.items()}


def _merged(files: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for content in files.values():
        found |= content.get(key, {})
    return found


def _spelled(words: Iterable[str]) -> Iterator[str]:
    """Yield the words; `{numeral}` in one stands for each Chinese numeral."""
    for word in words:
        yield from [word] if _NUMERAL not in word else [word.replace(_NUMERAL, n) for n in NUMERALS]


def _inverted(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: meaning for meaning, found in words.items() for word in found}
