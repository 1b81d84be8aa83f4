"""Things that running text must speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gxlint.checks import gate as gates
from gxlint.checks.base import (
    Answer,
    Filling,
    Finding,
    Kind,
    Looks,
    Name,
    Needs,
    OptionError,
    Phrase,
    Setting,
    Undecided,
)
from gxlint.checks.keys import all_expanded, named
from gxlint.checks.patterns import Pattern, pattern, year_of
from gxlint.checks.schema import KEYS, PATTERNS
from gxlint.checks.wording import contents
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_Topics = tuple[tuple[str, tuple[Pattern, ...]], ...]
_known: dict[tuple[int, int | None, str], tuple[_Topics, Sequence[str]]] = {}
"""The topics missing from texts; topics are told by identity, and kept with what was found."""
_MOST = 256


class Mention(NamedTuple):
    """Each topic must be spoken of in the paragraphs of these keys.

    A topic is spoken of where one of its patterns matches. Where it is spoken of in `elsewhere`
    only, the finding is no more than an info. `about` is the key of the heading it is about.
    """

    keys: tuple[str, ...]
    topics: _Topics
    elsewhere: tuple[str, ...]
    about: str
    gate: gates.Gate

    def needs(self) -> Needs | None:
        """Return what it looks for."""
        return self.gate.needs(None)

    def looks(self) -> Looks | None:
        """Return at what it looks: where else a topic is spoken of matters only if it is missing.

        Nothing to speak of where that is all of the prose.
        """
        if "text.*" in self.keys:
            return None
        headings = _headings(self.keys)
        texts = tuple(key for key in self.keys if key not in headings)
        return self.gate.looks(Looks((*headings, "year"), prose=texts))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield one finding for the topics not spoken of; Undecided where there is no text."""
        content = _content(facts, self.keys)
        if not content:
            yield Undecided(self.keys)
            return
        missing = self._missing(content, facts)
        if missing:
            other = _content(facts, self.elsewhere) if self.elsewhere else ""
            milder = other and not self._missing(other, facts)
            yield self._finding([name for name in missing if name], bool(milder), facts)

    def _missing(self, content: str, facts: Facts) -> Sequence[str]:
        """Return the topics not spoken of; what many reports say is searched once."""
        year = year_of(facts)
        asked = id(self.topics), year, content
        topics, missing = _known.get(asked, (None, ()))
        if topics is not self.topics:
            missing = tuple(
                name
                for name, patterns in self.topics
                if not any(one.occurs(content, year) for one in patterns)
            )
            if len(_known) >= _MOST:
                _known.clear()
            _known[asked] = self.topics, missing
        return missing

    def _finding(self, missing: list[str], milder: bool, facts: Facts) -> Finding:  # noqa: FBT001
        topics: tuple[Filling, ...] = tuple(Phrase(f"topic.{name}") for name in missing)
        values: dict[str, Filling] = {
            "name": Name(named(self.about)),
            "missing": topics,
            "count": len(missing),
        }
        severity = "info" if milder else None
        return Finding(facts.get(self.about), values, (self.about,), severity=severity)


def _content(facts: Facts, keys: tuple[str, ...]) -> str:
    """Return the paragraphs of these keys, and the headings among them if there are any."""
    found = contents(facts, keys)
    headings = _headings(keys) if found else ()
    if headings:
        found += [str(fact.value) for fact in facts.of(headings)]
    return "\n".join(found)


@lru_cache
def _headings(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if not key.startswith("text."))


def _build(params: Mapping[str, Any], setting: Setting) -> Mention:
    keys = all_expanded(params["in"], setting, ("in",))
    topics = params.get("all") or {"any": params["any"]}
    if "any" in params and "all" in params:
        raise OptionError("either `any` or `all`, not both", ("any",))
    made = tuple(
        ("" if "any" in params else name, _patterns(sources, name, params))
        for name, sources in topics.items()
    )
    return Mention(
        keys,
        made,
        all_expanded(params.get("elsewhere", ()), setting, ("elsewhere",)),
        params.get("about", keys[0]),
        gates.gate(params, setting),
    )


def _patterns(sources: list[str], name: str, params: Mapping[str, Any]) -> tuple[Pattern, ...]:
    path = ("any",) if "any" in params else ("all", name)
    return tuple(pattern(source, (*path, i)) for i, source in enumerate(sources))


KIND = Kind(
    name="mention",
    build=_build,
    schema=gates.options(
        {
            "in": KEYS,
            "any": PATTERNS,
            "all": {"type": "object", "minProperties": 1, "additionalProperties": PATTERNS},
            "elsewhere": KEYS,
            "about": {"type": "string"},
        },
        required=["in"],
        anyOf=[{"required": ["any"]}, {"required": ["all"]}],
    ),
    values=frozenset({"name", "missing", "count"}),
    summary="things that running text must speak of",
)
