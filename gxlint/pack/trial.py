"""Rules held against their own examples."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from gxlint.checks.base import Answer, Filling, Finding
from gxlint.pack.examples import stated
from gxlint.pack.model import Example, Rule
from gxlint.records import NamedTuple

Filled = Callable[[str, Mapping[str, Filling]], str]
"""Fills a template with what a finding found."""


class Trial(NamedTuple):
    """An example, and how the rule judged it; `problem` is None where that is as it should be."""

    rule: Rule
    example: Example
    problem: str | None


def trials(rules: Iterable[Rule], filled: Filled) -> Iterator[Trial]:
    """Hold each rule against each of its examples; `filled` words the messages, in Chinese."""
    for rule in rules:
        for example in rule.examples:
            yield Trial(rule, example, _problem(rule, example, filled))


def _problem(rule: Rule, example: Example, filled: Filled) -> str | None:
    try:
        given = answers(rule, example)
    except Exception as error:  # noqa: BLE001 - a plugin's check may raise anything at all
        return f"expected {example.expected}, but the check failed: {type(error).__name__}: {error}"
    found = outcome(given)
    said = [filled(rule.message["zh"], one.values) for one in given if isinstance(one, Finding)]
    if found != example.expected:
        told = f": {'; '.join(said)}" if said else _missing(given)
        return f"expected {example.expected}, found {found}{told}"
    if example.message is not None and example.message not in said:
        return f"expected the message {example.message!r}, found {'; '.join(map(repr, said))}"
    return None


def answers(rule: Rule, example: Example) -> tuple[Answer, ...]:
    """Return what the rule says of an example; nothing where it does not apply to its body."""
    facts = stated(example)
    body = facts.get("body.kind")
    if rule.applies and body is not None and body.value not in rule.applies:
        return ()
    return tuple(rule.checks[example.regime].run(facts))


def outcome(given: Iterable[Answer]) -> str:
    """Return broken where there is a finding, else unjudged where one is undecided, else kept."""
    found = tuple(given)
    if any(isinstance(one, Finding) for one in found):
        return "broken"
    return "unjudged" if found else "kept"


def _missing(given: Iterable[Answer]) -> str:
    keys = [key for one in given if not isinstance(one, Finding) for key in one.missing]
    return f": {', '.join(dict.fromkeys(keys))} missing" if keys else ""
