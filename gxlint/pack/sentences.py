"""Sentence files of a pack made into `forms.Sentences`, macros filled and patterns checked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from gxlint.checks.base import OptionError
from gxlint.forms.sentences import (
    FIGURE_MARK,
    HEAD,
    YEAR_MARK,
    Pattern,
    Sentences,
    Skips,
    Source,
    Statement,
    Topic,
    Words,
)
from gxlint.numerals import NUMERALS
from gxlint.pack.literals import PatternError, chain, literals
from gxlint.pack.sentence_shape import SCHEMA
from gxlint.records import NamedTuple

__all__ = ["SCHEMA", "build"]

_MACRO = re.compile(r"\{([a-z_]+)\}")
_YEARS = ("last_year", "this_year", "next_year", "other_year")
_DEEPEST = 6
_CLASSES = 16
_NUMERAL = "{numeral}"


def build(files: Mapping[str, Mapping[str, Any]]) -> Sentences:
    """Return what the files say together; later files add to and replace what earlier ones name.

    Raises OptionError for what the schema cannot see; its path begins with the file's name.
    """
    macros = _macros(files)
    topics = _topics(files)
    patterns: dict[str, Pattern] = {}
    found: dict[str, tuple[str, int]] = {}
    for name, content in files.items():
        for at, raw in enumerate(content.get("patterns", ())):
            path = (name, "patterns", at)
            pattern = _pattern(raw, _Ground(macros, topics, content.get("regimes", ())), path)
            if found.get(pattern.name, (name, 0))[0] == name and pattern.name in found:
                raise OptionError(
                    f"the pattern {pattern.name!r} stands here again", (*path, "name")
                )
            found[pattern.name] = (name, at)
            patterns[pattern.name] = pattern
    made = tuple(patterns.values())
    return Sentences(
        words=_words(files) if files else None,
        topics=tuple(
            Topic(name, tuple(raw["words"]), raw.get("reason"), raw.get("renews"))
            for name, raw in topics.items()
        ),
        patterns=made,
        literals=_literals(made),
        chains=_chains(made),
        bare=frozenset(_bare(made)),
        gate=_gate(
            [word for raw in topics.values() for word in raw["words"]]
            + [word for content in files.values() for word in content.get("gate", ())]
        ),
        skips=_skips(files),
        readings=_readings(made),
    )


def _merged(files: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for content in files.values():
        found |= content.get(key, {})
    return found


def _topics(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for content in files.values():
        for name, raw in content.get("topics", {}).items():
            older = found.get(name, {"words": ()})
            found[name] = {**older, **raw, "words": (*older["words"], *raw["words"])}
    return found


def _lists(files: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists under `key`; a later file adds to those of an earlier one."""
    found: dict[str, dict[str, None]] = {}
    for content in files.values():
        for name, words in content.get(key, {}).items():
            found.setdefault(name, {}).update(dict.fromkeys(words))
    return {name: tuple(words) for name, words in found.items()}


def _macros(files: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the macros, those for figures and years among them, each filled with the others."""
    kinds = list(_lists(files, "units"))
    own = {kind: f"({chr(FIGURE_MARK + i)})" for i, kind in enumerate(kinds) if kind != "year"}
    own["any"] = f"[{chr(FIGURE_MARK)}-{chr(FIGURE_MARK + max(len(kinds) - 1, 0))}]"
    own |= {f"one_{kind}": chr(FIGURE_MARK + i) for i, kind in enumerate(kinds)}
    own |= {name: chr(YEAR_MARK + i) for i, name in enumerate(_YEARS)}
    own["year"] = f"[{chr(YEAR_MARK)}-{chr(YEAR_MARK + len(_YEARS) - 1)}]"
    own["stop"] = "()"
    own["gap"] = f"[^,;:()\\x{{{FIGURE_MARK:x}}}-\\x{{{YEAR_MARK + 15:x}}}]"
    raw = {
        macro: (text, (name, "macros", macro))
        for name, content in files.items()
        for macro, text in content.get("macros", {}).items()
    }
    for macro, (_, path) in raw.items():
        if macro in own:
            said = f"the macro {macro!r} stands for figures or years; choose another name"
            raise OptionError(said, path)
    for _ in range(_DEEPEST):
        for macro, (text, path) in raw.items():
            if macro not in own and all(n in own for n in _MACRO.findall(text) if n in raw):
                own[macro] = _filled(text, own, path)
    for macro, (_, path) in raw.items():
        if macro not in own:
            said = (
                f"the macro {macro!r} contains itself, or macros nested more than {_DEEPEST} deep"
            )
            raise OptionError(said, path)
    return own


def _filled(text: str, macros: Mapping[str, str], path: tuple[str | int, ...]) -> str:
    """Return the text with its macros filled; digits in braces are RE2's own counts."""

    def fill(found: re.Match[str]) -> str:
        if found[1] in macros:
            return macros[found[1]]
        near = get_close_matches(found[1], macros, n=1, cutoff=0.5)
        hint = f"; did you mean {{{near[0]}}}?" if near else ""
        raise OptionError(f"no macro is called {{{found[1]}}}{hint}", path, found.start() + 1)

    return _MACRO.sub(fill, text)


class _Ground(NamedTuple):
    """What a pattern may name, and the regimes that its plain readings are for."""

    macros: Mapping[str, str]
    topics: Mapping[str, Any]
    regimes: Sequence[str]


def _pattern(raw: Mapping[str, Any], ground: _Ground, path: tuple[str | int, ...]) -> Pattern:
    sources = tuple(
        _source(text, ground.macros, (*path, "match", i)) for i, text in enumerate(raw["match"])
    )
    for i, topic in enumerate(raw.get("topics", ())):
        if topic not in ground.topics:
            near = get_close_matches(topic, ground.topics, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise OptionError(f"no topic is called {topic!r}{hint}", (*path, "topics", i))
    return Pattern(
        name=raw["name"],
        sources=sources,
        statements=tuple(
            _statement({**raw, **one}, ground.regimes) for one in raw.get("statements", ({},))
        ),
        topics=tuple(raw.get("topics", ())),
        unless=_expanded(raw, "unless", ground, path),
        except_in=_expanded(raw, "except_in", ground, path),
        elsewhere=tuple(raw.get("elsewhere", ())),
        within=_expanded(raw, "within", ground, path),
        part_if=tuple(raw.get("part_if", ())),
        sure_if=tuple(raw.get("sure_if", ())),
        follows=raw.get("follows", ""),
        not_of=tuple(raw.get("not_of", ())),
        rank=raw.get("rank", 0),
    )


def _expanded(
    raw: Mapping[str, Any], field: str, ground: _Ground, path: tuple[str | int, ...]
) -> tuple[str, ...]:
    """Return the words of a field; they may hold macros for single figures and years."""
    return tuple(
        _filled(word, ground.macros, (*path, field, i)) for i, word in enumerate(raw.get(field, ()))
    )


def _source(text: str, macros: Mapping[str, str], path: tuple[str | int, ...]) -> str:
    """Return the pattern as RE2 takes it.

    Raises OptionError where it is no RE2 pattern, and where nothing in it is sure to occur.
    """
    import re2

    filled = _filled(text, macros, path)
    try:
        required = literals(filled)
    except PatternError as error:
        column = error.column if filled == text else None
        raise OptionError(error.message, path, column) from error
    if required is None:
        raise OptionError("no text is sure to occur in this pattern; name some word", path)
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(filled, options)
    except re2.error as error:
        raise OptionError(f"no RE2 pattern: {error}", path) from error
    return filled


def _statement(raw: Mapping[str, Any], regimes: Sequence[str]) -> Statement:
    given = raw.get("readings", {})
    readings = given if isinstance(given, Mapping) else dict.fromkeys(regimes, given)
    return Statement(
        readings={regime: tuple(formulas) for regime, formulas in readings.items()},
        kind=raw.get("kind", "count"),
        role=raw.get("role", ""),
        certainty=raw.get("certainty", "sure"),
        precision=raw.get("precision"),
        scope=raw.get("scope"),
        reason=raw.get("reason"),
        only=raw.get("only"),
        negative=raw.get("negative", False),
    )


def _literals(
    patterns: Sequence[Pattern],
) -> dict[str, tuple[tuple[str, tuple[Source, ...]], ...]]:
    found: dict[str, dict[str, list[Source]]] = {}
    for i, pattern in enumerate(patterns):
        for j, source in enumerate(pattern.sources):
            for text in sorted(literals(source) or ()):
                found.setdefault(text[:HEAD], {}).setdefault(text, []).append((i, j))
    return {
        head: tuple((text, tuple(sources)) for text, sources in group.items())
        for head, group in found.items()
    }


def _chains(patterns: Sequence[Pattern]) -> dict[Source, tuple[tuple[str, ...], ...]]:
    """Return the chains of the sources; equal groups are one object, which is pickled once."""
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    return {
        (i, j): tuple(shared.setdefault(texts, texts) for texts in chain(source))
        for i, pattern in enumerate(patterns)
        for j, source in enumerate(pattern.sources)
    }


def _bare(patterns: Sequence[Pattern]) -> Iterator[Source]:
    """Yield the sources that capture no figure."""
    for i, pattern in enumerate(patterns):
        for j, source in enumerate(pattern.sources):
            if not any(f"({chr(FIGURE_MARK + k)})" in source for k in range(_CLASSES)):
                yield i, j


def _gate(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that contain no other, so that fewer are looked for."""
    found: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in found):
            found.append(word)
    return tuple(found)


def _skips(files: Mapping[str, Mapping[str, Any]]) -> Skips:
    skips = _lists(files, "skips")
    return Skips(skips.get("sections", ()), skips.get("titles", ()))


def _words(files: Mapping[str, Mapping[str, Any]]) -> Words:
    context = _lists(files, "context")
    years = _lists(files, "years")
    titles = next((c["titles"] for c in reversed(list(files.values())) if "titles" in c), "  ")
    return Words(
        units=_lists(files, "units"),
        factors=_merged(files, "factors"),
        before=_inverted(_lists(files, "before")),
        after=_inverted(_lists(files, "after")),
        fillers=tuple(word for c in files.values() for word in c.get("fillers", ())),
        years=_inverted(years),
        comparatives=context.get("comparatives", ()),
        dated=context.get("dated", ()),
        whole=context.get("whole", ()),
        levels=_merged(files, "levels"),
        ignored=context.get("ignored", ()),
        governments=context.get("governments", ()),
        offices=context.get("offices", ()),
        generic=context.get("generic", ()),
        acts=context.get("acts", ()),
        denials=context.get("denials", ()),
        openers=context.get("openers", ()),
        month_ends=context.get("month_ends", ()),
        organs=context.get("organs", ()),
        adverbs=context.get("adverbs", ()),
        part=tuple(_spelled(context.get("part", ()))),
        periods=context.get("periods", ()),
        resets=context.get("resets", ()),
        inherits=context.get("inherits", ()),
        respectively=context.get("respectively", ()),
        joins=context.get("joins", ()),
        marks="".join(c.get("marks", "") for c in files.values()),
        open=titles[0],
        close=titles[1],
    )


def _spelled(words: Iterable[str]) -> Iterator[str]:
    """Yield the words; `{numeral}` in one stands for each Chinese numeral."""
    for word in words:
        yield from [word] if _NUMERAL not in word else [word.replace(_NUMERAL, n) for n in NUMERALS]


def _inverted(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: meaning for meaning, found in words.items() for word in found}


def _readings(patterns: Sequence[Pattern]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for pattern in patterns:
        for statement in pattern.statements:
            for regime, formulas in statement.readings.items():
                found.setdefault(regime, {}).update(dict.fromkeys(formulas))
    return {regime: tuple(formulas) for regime, formulas in found.items()}
