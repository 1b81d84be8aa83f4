"""A rule that is not run has nothing to say."""

from collections.abc import Iterator
from pathlib import Path

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.checks.base import Answer, Looks, Undecided
from gxlint.checks.patterns import pattern
from gxlint.checks.screen import Screen
from gxlint.engine import Engine
from gxlint.engine.plan import Held, Plan
from gxlint.facts import Fact, Facts
from gxlint.pack.examples import stated
from gxlint.pack.load import load_pack
from gxlint.pack.model import Rule
from gxlint.shape import Shape

PACK = load_pack(["national"])
FIXTURES = Path(make.__file__).parent
REGIMES = [regime.id for regime in PACK.forms.regimes]
REPORTS = sorted(FIXTURES.glob("r*/*.txt")) + sorted(FIXTURES.glob("r*/*.md"))


def _held(regime: str) -> list[Held]:
    checks = ((rule, rule.checks.get(regime)) for rule in PACK.rules)
    return [(rule, check) for rule, check in checks if check is not None]


def _speaking(regime: str, facts: Facts) -> Iterator[str]:
    return (rule.code for rule, check in _held(regime) if any(True for _ in check.run(facts)))


def _seasoned(regime: str) -> Plan:
    """Return a plan that has seen reports enough to look for all patterns at once."""
    plan = Plan(_held(regime))
    for _ in range(5):
        list(plan.awake(Facts()))
    return plan


PLANS = {regime: _seasoned(regime) for regime in REGIMES}


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_every_rule_that_speaks_of_an_example_is_run_on_it(rule: Rule) -> None:
    for example in rule.examples:
        facts = stated(example)
        for plan in (PLANS[example.regime], Plan(_held(example.regime))):
            awake = {one.code for one, _ in plan.awake(facts)}
            assert awake.issuperset(_speaking(example.regime, facts))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_rule_that_speaks_of_a_report_is_run_on_it(path: Path, engine: Engine) -> None:
    parsed = engine.parse(str(path), path.read_bytes())
    assert parsed.report is not None
    facts = parsed.facts.beside(parsed.facts, "previous")
    for regime in REGIMES:
        for known in (parsed.facts, facts):
            awake = {rule.code for rule, _ in PLANS[regime].awake(known)}
            assert awake.issuperset(_speaking(regime, known))


def test_a_third_of_the_rules_is_not_run_on_a_report_without_faults(engine: Engine) -> None:
    facts = engine.parse("a.txt", (FIXTURES / "r60/clean.txt").read_bytes()).facts
    assert 3 * len(list(PLANS["R60"].awake(facts))) < 2 * len(_held("R60"))


def test_on_the_first_reports_of_a_run_every_rule_is_run() -> None:
    held = _held("R60")
    assert list(Plan(held).awake(Facts())) == held


def test_where_many_are_to_come_rules_are_looked_for_at_the_first(engine: Engine) -> None:
    facts = engine.parse("a.txt", (FIXTURES / "r60/clean.txt").read_bytes()).facts
    held = _held("R60")
    assert list(Plan(held, many=True).awake(facts)) == list(_seasoned("R60").awake(facts))


class Plain:
    """A check, such as a plugin's, that does not say what it needs."""

    def run(self, facts: Facts) -> Iterator[Answer]:
        yield from (Undecided((fact.key,)) for fact in facts)


def test_a_check_that_does_not_say_what_it_needs_is_always_run() -> None:
    held = [(PACK.rules[0], Plain())]
    assert list(Plan(held).awake(Facts())) == held


class Looking:
    """A check that looks at one value and counts how often it is run."""

    def __init__(self) -> None:
        self.runs = 0

    def looks(self) -> Looks:
        return Looks(("a",), ("b.*",))

    def run(self, facts: Facts) -> Iterator[Answer]:
        self.runs += 1
        yield from (Undecided((fact.key,)) for fact in facts.all("a") if fact.value == "wrong")


def _asked_of(check: Looking, *reports: dict[str, str | None]) -> list[bool]:
    """Return of which reports, after those on which all rules are run, it is called for."""
    plan = Plan([(PACK.rules[0], check)])
    for _ in range(2):
        plan.awake(Facts())
    return [bool(plan.awake(Facts(Fact(k, v) for k, v in one.items()))) for one in reports]


def test_a_check_is_not_run_again_on_values_that_it_had_nothing_to_say_of() -> None:
    check = Looking()
    assert _asked_of(check, {"a": "right"}, {"a": "right", "c": "x"}, {"a": "right"}) == [False] * 3
    assert check.runs == 1


def test_a_check_is_run_on_other_values_and_where_something_else_is_stated() -> None:
    check = Looking()
    reports: list[dict[str, str | None]] = [{"a": "right"}, {"a": "other"}, {"a": None}, {}]
    reports.append({"a": "right", "b.c": None})
    assert not any(_asked_of(check, *reports))
    assert check.runs == len(reports)


class Ordered(Looking):
    """A check that says nothing where `b` is stated."""

    def is_silent_in(self, shape: Shape) -> bool:
        return "b" in shape.places


def test_a_check_is_not_run_where_what_is_stated_alone_silences_it() -> None:
    assert _asked_of(Ordered(), {"a": "wrong"}, {"a": "wrong", "b": "x"}) == [True, False]


def test_a_check_that_speaks_is_called_for_every_time() -> None:
    assert _asked_of(Looking(), {"a": "wrong"}, {"a": "right"}, {"a": "wrong"}) == [
        True,
        False,
        True,
    ]


class Reading(Looking):
    """A check that looks at all paragraphs of one key."""

    def looks(self) -> Looks:
        return Looks(prose=("text.a",))

    def run(self, facts: Facts) -> Iterator[Answer]:
        self.runs += 1
        yield from (Undecided((one.key,)) for one in facts.all("text.a") if one.value == "wrong")


def test_a_check_of_prose_is_not_run_again_on_paragraphs_that_it_had_nothing_to_say_of() -> None:
    check = Reading()
    plan = Plan([(PACK.rules[0], check)])
    prose: tuple[list[str], ...] = (
        ["right"],
        ["right"],
        ["right", "wrong"],
        ["right", "right"],
        ["right", "wrong"],
        [],
    )
    reports = [Facts(Fact("text.a", text) for text in one) for one in ((), (), *prose)]
    awake = [bool(plan.awake(facts)) for facts in reports]
    assert awake[2:] == ["wrong" in one for one in prose]
    runs_of_new = 1 + 2 + 1 + 1  # what is wrong is looked at every time
    assert check.runs == runs_of_new


def test_a_check_that_looks_at_what_is_stated_twice_is_called_for() -> None:
    plan = Plan([(PACK.rules[0], Looking())])
    for _ in range(4):
        awake = plan.awake(Facts([Fact("a", "right"), Fact("a", "wrong")]))
    assert awake


SOURCES = ("甲乙", "^丙$", "[甲乙丙]丁", "(戊|己){2}", "丙$|^丁", "X[^甲]")


@given(st.lists(st.text("甲乙丙丁戊己X", max_size=6), max_size=4))
def test_all_patterns_at_once_find_what_each_finds(paragraphs: list[str]) -> None:
    facts = Facts(Fact("text.overview", text) for text in paragraphs)
    patterns = [pattern(source, ()) for source in SOURCES]
    alone = [
        i for i, one in enumerate(patterns) if any(one.occurs(text, None) for text in paragraphs)
    ]
    screen = Screen(patterns)
    for _ in ("new", "known"):
        assert sorted(screen.occurring(facts)) == alone


def test_patterns_too_big_to_be_looked_for_at_once_may_all_occur() -> None:
    patterns = [pattern(rf"[\p{{Han}}a-z]{{{n},{n + 40}}}末", ()) for n in range(300, 320)]
    facts = Facts([Fact("text.overview", "末")])
    assert set(Screen(patterns).occurring(facts)) >= {
        i for i, one in enumerate(patterns) if one.may_occur(facts, None)
    }
