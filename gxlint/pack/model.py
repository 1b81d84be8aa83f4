"""A rule pack once loaded: frozen, checked and picklable."""

from __future__ import annotations

from collections.abc import Mapping

from gxlint.checks.base import Check
from gxlint.facts import Value
from gxlint.forms import Forms
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Words = Mapping[str, str]
"""A wording by language: zh and en."""


class Example(NamedTuple):
    """A small report on which a rule must answer `expected`: broken, kept or unjudged."""

    name: str
    regime: str
    facts: Mapping[str, Value]
    claims: tuple[Mapping[str, object], ...]
    expected: str
    message: str | None = None


class Written(NamedTuple):
    """What only those who read a rule, or try it, ask for.

    `params` are the options of the check as written.
    """

    examples: tuple[Example, ...]
    params: Mapping[str, Any]


class Said(NamedTuple):
    """What a rule says to people, by language.

    `limits` are what it cannot tell, where it knows.
    """

    title: Words
    message: Words
    advice: Words
    explanation: Words
    limits: Words


class Rule(NamedTuple):
    """One requirement (docs/rule-files.md has the fields)."""

    code: str
    name: str
    severity: str
    confidence: str
    regimes: tuple[str, ...]
    applies: tuple[str, ...]
    kind: str
    checks: Mapping[str, Check]
    """The check by regime: sets and keys differ from form to form."""
    basis: tuple[str, ...]
    since: str
    tags: tuple[str, ...]
    enabled: bool
    file: str
    """The rule's file, relative to its pack."""
    said: Mapping[str, Said]
    """Of every rule of the pack, by its name: a pack from the cache reads it when asked."""
    written: Mapping[str, Written]
    """Likewise, but all at once."""

    @property
    def title(self) -> Words:
        """The requirement in a few words."""
        return self.said[self.name].title

    @property
    def message(self) -> Words:
        """What a finding says, with placeholders."""
        return self.said[self.name].message

    @property
    def advice(self) -> Words:
        """What to do about it, with placeholders; empty where it has none."""
        return self.said[self.name].advice

    @property
    def explanation(self) -> Words:
        """Why it is required."""
        return self.said[self.name].explanation

    @property
    def limits(self) -> Words:
        """What the rule cannot tell, where it knows."""
        return self.said[self.name].limits

    @property
    def examples(self) -> tuple[Example, ...]:
        """Small reports on which it must answer as they say."""
        return self.written[self.name].examples

    @property
    def params(self) -> Mapping[str, Any]:
        """The options of its check as written."""
        return self.written[self.name].params


class Document(NamedTuple):
    """An instrument that rules rest on; `number` is None where it has none, `date` is ISO.

    `regimes` are those whose reports it governs; none: all of them.
    """

    title: str
    number: str | None
    date: str
    issuer: str | None
    regimes: tuple[str, ...] = ()


class Pack(NamedTuple):
    """A rule pack with all it extends folded in."""

    id: str
    version: str
    title: Words
    forms: Forms
    rules: tuple[Rule, ...]
    names: Mapping[str, Words]
    """What to call fact keys, tables, rows and columns in messages."""
    phrases: Mapping[str, Words]
    """The words of the formats, and of places related to a finding."""
    parents: tuple[tuple[str, str], ...]
    """(id, version) of the packs it extends, nearest first."""
    documents: tuple[Document, ...] = ()
    """The instruments cited, in the packs' order."""
    facts: tuple[str, ...] = ()
    """Fact keys beside the cells of tables that a report may state; `*` stands for any parts."""
    problems: tuple[tuple[str, str], ...] = ()
    """(plugin, problem) of each plugin that rules need and that is broken; they are left out."""
