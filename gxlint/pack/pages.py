"""A page on each rule, made of the rule file alone."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gxlint.pack.model import Example, Pack, Rule, Words


class Pages:
    """Writes pages in Markdown, in one language, with the headings of rules/phrases.yaml."""

    def __init__(self, pack: Pack, language: str, top: int = 1) -> None:
        self._pack = pack
        self._language = language
        self._top = top

    def page(self, rule: Rule) -> str:
        """Return the page: what, why, basis, examples, how to mend, known limits."""
        parts = [
            f"{self._mark()} {rule.code} {rule.name}: {self._said(rule.title)}",
            self._line(rule),
            *self._part("what", self._what(rule)),
            *self._part("why", [self._said(rule.explanation).strip()]),
            *self._part("basis", ["\n".join(f"- {clause}" for clause in rule.basis)]),
            *self._part("examples", [self._example(rule, one) for one in rule.examples]),
            *self._part("mend", [self._said(rule.advice).strip()]),
            *self._part("limits", self._limits(rule)),
        ]
        return "\n\n".join(parts) + "\n"

    def _mark(self, deeper: int = 0) -> str:
        return "#" * (self._top + deeper)

    def _said(self, words: Words) -> str:
        return words.get(self._language) or next(iter(words.values()), "")

    def _phrase(self, name: str) -> str:
        return self._said(self._pack.phrases.get(f"pages.{name}", {})) or name

    def _part(self, name: str, content: Sequence[str]) -> list[str]:
        said = [one for one in content if one] or [self._phrase("none")]
        return [f"{self._mark(1)} {self._phrase(name)}", *said]

    def _line(self, rule: Rule) -> str:
        facts = [
            ("severity", self._phrase(rule.severity)),
            ("confidence", self._phrase(rule.confidence)),
            ("regimes", ", ".join(rule.regimes)),
            ("bodies", ", ".join(self._phrase(body) for body in rule.applies)),
            ("check", f"`{rule.kind}`"),
            ("since", rule.since),
            ("tags", ", ".join(rule.tags)),
        ]
        rows = [f"| {self._phrase(name)} | {value} |" for name, value in facts if value]
        return "\n".join([rows[0], "|---|---|", *rows[1:]])

    def _what(self, rule: Rule) -> list[str]:
        params = [f"{name}: {plain(value)}" for name, value in rule.params.items()]
        return [
            "> " + self._said(rule.message).strip().replace("\n", "\n> "),
            "\n".join(["```yaml", *params, "```"]) if params else "",
        ]

    def _example(self, rule: Rule, example: Example) -> str:
        regime = f" ({example.regime})" if len(rule.regimes) > 1 else ""
        lines = [f"{key}: {plain(value)}" for key, value in example.facts.items()]
        lines += [f"{self._phrase('claim')}: {plain(claim)}" for claim in example.claims]
        told = f"**{self._phrase(example.expected)}**{regime}: {example.name}"
        return "\n".join([told, "", "```yaml", *lines, "```"])

    def _limits(self, rule: Rule) -> list[str]:
        return ["\n".join(f"- {one}" for one in self._each_limit(rule) if one)]

    def _each_limit(self, rule: Rule) -> Iterator[str]:
        yield self._said(rule.limits).strip().replace("\n", " ")
        yield self._phrase(f"limits.{rule.confidence}")
        if any(one.expected == "unjudged" for one in rule.examples):
            yield self._phrase("limits.unjudged")
        if not rule.examples:
            yield self._phrase("limits.engine")
        if not rule.enabled:
            yield self._phrase("limits.off")


def plain(value: Any) -> str:
    """Return a value in one line, as YAML takes it."""
    return json.dumps(value, ensure_ascii=False, default=_unusual)


def _unusual(value: object) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return dict(value) if isinstance(value, Mapping) else str(value)


def document(pack: Pack, rule: Rule) -> str:
    """Return the rule's file in docs/rules: the page in Chinese, then in English."""
    parts = [f"<!-- {_ORIGIN} {rule.file} -->", *(Pages(pack, one).page(rule) for one in _BOTH)]
    return "\n".join(parts)


_BOTH = ("zh", "en")
_ORIGIN = "Made by `gxlint explain --all --output docs/rules` from"


def index(pack: Pack) -> str:
    """Return the table of all rules for docs/rules."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | "
        f"{rule.title['zh']} | {rule.title['en']} |"
        for rule in pack.rules
    ]
    head = ["| code | name | severity | zh | en |", "|---|---|---|---|---|"]
    return "\n".join([f"<!-- {_ORIGIN} the rule files -->", "# Rules", "", *head, *rows, ""])
