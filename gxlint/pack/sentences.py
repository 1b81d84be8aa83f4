"""Sentence files of a pack made into `forms.Sentences`, macros filled and patterns checked."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from gxlint.checks.base import OptionError
from gxlint.checks.literals import PatternError, literals
from gxlint.forms.sentences import Pattern, Sentences, Statement, Topic
from gxlint.kept import digest
from gxlint.pack.sentence_index import index, source
from gxlint.pack.sentence_macros import filled, macros
from gxlint.pack.sentence_shape import SCHEMA
from gxlint.pack.sentence_words import cautious, words
from gxlint.records import NamedTuple

__all__ = ["SCHEMA", "build"]


def build(files: Mapping[str, Mapping[str, Any]]) -> Sentences:
    """Return what the files say together; later files add to and replace what earlier ones name.

    Raises OptionError for what the schema cannot see; its path begins with the file's name.
    """
    filling = macros(files)
    topics = _topics(files)
    patterns: dict[str, tuple[Pattern, Sequence[str]]] = {}
    found: dict[str, tuple[str, int]] = {}
    for name, content in files.items():
        for at, raw in enumerate(content.get("patterns", ())):
            path = (name, "patterns", at)
            ground = _Ground(filling, topics, content.get("regimes", ()))
            pattern = _pattern(raw, ground, path)
            wordings = [
                _wording(text, ground, (*path, "match", i)) for i, text in enumerate(raw["match"])
            ]
            if found.get(pattern.name, (name, 0))[0] == name and pattern.name in found:
                raise OptionError(
                    f"the pattern {pattern.name!r} stands here again", (*path, "name")
                )
            found[pattern.name] = (name, at)
            patterns[pattern.name] = pattern, wordings
    made = [pattern for pattern, _ in patterns.values()]
    sources = [(text, pattern) for pattern, wordings in patterns.values() for text in wordings]
    return Sentences(
        words=words(files) if files else None,
        topics=tuple(
            Topic(
                name,
                tuple(raw["words"]),
                raw.get("reason"),
                raw.get("renews"),
                tuple(raw.get("shown_by", ())),
            )
            for name, raw in topics.items()
        ),
        patterns={pattern.name: pattern for pattern in made},
        sources={number: source(text) for number, (text, _) in enumerate(sources)},
        lookup=index(sources),
        gate=_gate(
            [word for raw in topics.values() for word in raw["words"]]
            + [word for content in files.values() for word in content.get("gate", ())]
        ),
        cautious=cautious(files),
        readings=_readings(made),
        digest=digest("\n".join(text for text, _ in sources)).hex(),
    )


def _topics(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for content in files.values():
        for name, raw in content.get("topics", {}).items():
            older = found.get(name, {"words": ()})
            found[name] = {**older, **raw, "words": (*older["words"], *raw["words"])}
    return found


class _Ground(NamedTuple):
    """What a pattern may name, and the regimes that its plain readings are for."""

    macros: Mapping[str, str]
    topics: Mapping[str, Any]
    regimes: Sequence[str]


def _pattern(raw: Mapping[str, Any], ground: _Ground, path: tuple[str | int, ...]) -> Pattern:
    for i, topic in enumerate(raw.get("topics", ())):
        if topic not in ground.topics:
            near = get_close_matches(topic, ground.topics, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise OptionError(f"no topic is called {topic!r}{hint}", (*path, "topics", i))
    return Pattern(
        name=raw["name"],
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
        filled(word, ground.macros, (*path, field, i)) for i, word in enumerate(raw.get(field, ()))
    )


def _wording(text: str, ground: _Ground, path: tuple[str | int, ...]) -> str:
    """Return the wording as RE2 takes it.

    Raises OptionError where it is no RE2 pattern, and where nothing in it is sure to occur.
    """
    import re2

    plain = filled(text, ground.macros, path)
    try:
        required = literals(plain)
    except PatternError as error:
        column = error.column if plain == text else None
        raise OptionError(error.message, path, column) from error
    if required is None:
        raise OptionError("no text is sure to occur in this pattern; name some word", path)
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(plain, options)
    except re2.error as error:
        raise OptionError(f"no RE2 pattern: {error}", path) from error
    return plain


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


def _gate(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that contain no other, so that fewer are looked for."""
    found: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in found):
            found.append(word)
    return tuple(found)


def _readings(patterns: Iterable[Pattern]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for pattern in patterns:
        for statement in pattern.statements:
            for regime, formulas in statement.readings.items():
                found.setdefault(regime, {}).update(dict.fromkeys(formulas))
    return {regime: tuple(formulas) for regime, formulas in found.items()}
