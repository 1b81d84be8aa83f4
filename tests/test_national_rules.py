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
                        assert not re.search(r"[{}]", said), said
                    for aside in answer.related:
                        assert aside.phrase in PACK.phrases
                        assert not re.search(r"[{}]", wording.phrase(aside.phrase, aside.values))


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


def test_every_kind_of_check_is_used() -> None:
    used = {rule.kind for rule in PACK.rules}
    later = {"agreement", "growth", "parts", "restated", "share"}
    assert set(KINDS) - later <= used


FIRST = """STR-001 STR-002 STR-003 STR-004 STR-006 STR-007 REG-001 PRE-001 PRE-002 PRE-003 PRE-004
PRE-005 PRE-006 TBL-001 TBL-002 TBL-003 TBL-004 TBL-005 TBL-006 ARI-101 ARI-102 ARI-103 ARI-104
ARI-105 ARI-201 ARI-202 ARI-203 CNT-001 CNT-010 TXT-002 TXT-007 PUB-001 XYR-001""".split()
SECOND = """STR-005 STR-008 STR-009 STR-011 REG-002 REG-003 REG-004 REG-005 PRE-008 PRE-010 PRE-011
TBL-007 TBL-008 TBL-010 ARI-301 ARI-302 CNT-004 CNT-012 TXT-001 TXT-003 XYR-002
T2-02 T2-04 T2-06 T2-11 T2-16 T2-17 T2-19 T2-20 T2-21 T3-10 T3-11 T3-12 S-06 S-11 S-13""".split()


@pytest.mark.parametrize("requirement", [*FIRST, *SECOND])
def test_every_requirement_of_the_catalogue_has_a_rule(requirement: str) -> None:
    assert any(requirement.lower() in rule.tags for rule in PACK.rules)
