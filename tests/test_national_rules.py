"""Every rule of the national pack judges its own examples as they say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gxlint.checks import KINDS
from gxlint.checks.base import Finding
from gxlint.engine.wording import Wording
from gxlint.pack.examples import stated
from gxlint.pack.load import load_pack
from gxlint.pack.model import Example, Rule

PACK = load_pack(["national"])
RULES = Path(__file__).parents[1] / "rules" / "national" / "rules"
OWN = tuple(rule for rule in PACK.rules if not rule.file.startswith("rules/prose/"))
"""The rules whose facts are cells, headings and words; prose against tables has its own test."""


def _cases() -> Iterator[object]:
    for rule in OWN:
        for example in rule.examples:
            yield pytest.param(rule, example, id=f"{rule.code} {example.name}")


@pytest.mark.parametrize(("rule", "example"), [*_cases()])
def test_a_rule_judges_its_example_as_it_says(rule: Rule, example: Example) -> None:
    facts = stated(example)
    answers = list(rule.checks[example.regime].run(facts))
    found = [answer for answer in answers if isinstance(answer, Finding)]
    judged = "broken" if found else "unjudged" if answers else "kept"
    assert judged == example.expected, answers
    if example.message is not None:
        wording = Wording(PACK.names, PACK.phrases, "zh")
        said = [wording.filled(rule.message["zh"], finding.values) for finding in found]
        assert example.message in said


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_every_placeholder_of_a_message_is_filled(rule: Rule) -> None:
    for example in rule.examples:
        for answer in rule.checks[example.regime].run(stated(example)):
            if isinstance(answer, Finding):
                for language in ("zh", "en"):
                    wording = Wording(PACK.names, PACK.phrases, language)
                    for words in (rule.message, rule.advice):
                        said = wording.filled(wording.text(words), answer.values)
                        assert not re.search(r"\{[a-z_]+\}", said), said
                    for aside in answer.related:
                        assert aside.phrase in PACK.phrases
                        assert not re.search(
                            r"\{[a-z_]+\}", wording.phrase(aside.phrase, aside.values)
                        )


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_finding_names_every_fact_in_words(rule: Rule) -> None:
    wording = Wording(PACK.names, PACK.phrases, "zh")
    for example in rule.examples:
        for answer in rule.checks[example.regime].run(stated(example)):
            if isinstance(answer, Finding):
                said = wording.filled(rule.message["zh"], answer.values)
                said += "".join(wording.phrase(a.phrase, a.values) for a in answer.related)
                assert not re.search(r"[a-z_]+\.[a-z_]+", said), said


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_every_rule_says_what_to_do_and_on_what_authority(rule: Rule) -> None:
    assert rule.basis
    assert set(rule.advice) == {"zh", "en"}
    assert rule.tags


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_folding_leaves_no_blank_in_chinese(rule: Rule) -> None:
    for words in (rule.title, rule.message, rule.advice, rule.explanation):
        assert not re.search(r"[\u3001-\u9fff\uff0c] [\u3001-\u9fff]", words["zh"]), words["zh"]


def test_every_kind_of_check_is_used() -> None:
    used = {rule.kind for rule in PACK.rules}
    later = {"agreement", "cause", "growth", "parts", "restated", "share"}
    assert set(KINDS) - later <= used


FIRST = {
    "str": "001 002 003 004 006 007",
    "reg": "001",
    "pre": "001 002 003 004 005 006",
    "tbl": "001 002 003 004 005 006",
    "ari": "101 102 103 104 105 201 202 203",
    "cnt": "001 010",
    "txt": "002 007",
    "pub": "001",
    "xyr": "001",
}
SECOND = {
    "str": "005 008 009 011",
    "reg": "002 003 004 005",
    "pre": "008 010 011",
    "tbl": "007 008 010",
    "ari": "301 302",
    "cnt": "004 007 012",
    "txt": "001 003",
    "xyr": "002",
    "t2": "02 04 06 11 16 17 19 20 21",
    "t3": "10 11 12",
    "s": "06 11 13",
}
"""Requirements of the catalogue by family, those of the first and of the second priority."""
REQUIREMENTS = [
    f"{f}-{n}" for part in (FIRST, SECOND) for f, many in part.items() for n in many.split()
]


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_every_requirement_of_the_catalogue_has_a_rule(requirement: str) -> None:
    assert any(requirement in rule.tags for rule in PACK.rules)
