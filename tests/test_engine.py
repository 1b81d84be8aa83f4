"""From a file's bytes to its verdict, whatever the bytes."""

from collections.abc import Iterator
from pathlib import Path

import make
import pytest

from gxlint.checks.base import Answer
from gxlint.engine import Engine, Settings, open_engine
from gxlint.errors import GxlintError
from gxlint.facts import Facts

FIXTURES = Path(make.__file__).parent


class Failing:
    """A check that fails, as a plugin's may."""

    def run(self, facts: Facts) -> Iterator[Answer]:
        raise ZeroDivisionError(f"{len(list(facts))} by zero")


def test_a_check_that_fails_costs_its_own_rule_only(engine: Engine) -> None:
    data = (FIXTURES / "r30/transposed.md").read_bytes()
    whole = engine.check("a.md", data)
    broken = open_engine(Settings())
    victim = next(rule for rule in broken.rules if rule.name == "sections-present")
    failing = victim._replace(checks=dict.fromkeys(victim.checks, Failing()))
    broken.rules = (failing, *(rule for rule in broken.rules if rule is not victim))
    result = broken.check("a.md", data)
    names = [d.name for d in result.diagnostics]
    assert names == ["internal-error", *(d.name for d in whole.diagnostics)]
    assert "ZeroDivisionError" in result.diagnostics[0].message
    assert victim.code in result.diagnostics[0].message


def test_without_folding_every_broken_sum_is_reported() -> None:
    data = (FIXTURES / "r30/transposed.md").read_bytes()
    names = {d.name for d in open_engine(Settings(fold=False)).check("a.md", data).diagnostics}
    assert "wrong-cell" not in names
    assert {"request-row-total", "concluded-total", "request-balance"} <= names


@pytest.mark.parametrize("cut", [1, 100, 1500, 2500, 4000, 6000])
def test_a_report_cut_anywhere_is_judged_or_passed_over(cut: int, engine: Engine) -> None:
    text = (FIXTURES / "r60/clean.txt").read_text(encoding="utf-8")
    result = engine.check("a.txt", text[:cut].encode())
    assert result.status in {"checked", "not_a_report"}
    assert not any(d.name == "internal-error" for d in result.diagnostics)


def test_a_rule_can_be_left_out_and_chosen_alone() -> None:
    data = (FIXTURES / "r30/township-no-period.txt").read_bytes()
    ignoring = open_engine(Settings(ignore=("period-stated",))).check("a.txt", data)
    alone = open_engine(Settings(select=("GX201",))).check("a.txt", data)
    assert "period-stated" not in {d.name for d in ignoring.diagnostics}
    assert [d.name for d in alone.diagnostics] == ["period-stated"]


def test_a_rule_that_no_pack_has_is_refused() -> None:
    with pytest.raises(GxlintError, match="no rule is called 'GX999'"):
        open_engine(Settings(select=("GX999",)))


def test_fingerprints_do_not_depend_on_the_layout(engine: Engine) -> None:
    one = engine.check("a.md", (FIXTURES / "r60/clean.md").read_bytes())
    other = engine.check("a.txt", (FIXTURES / "r60/clean.txt").read_bytes())
    assert {d.fingerprint for d in one.diagnostics} == {d.fingerprint for d in other.diagnostics}
    assert one.diagnostics


def test_last_year_is_compared(engine: Engine) -> None:
    text = (FIXTURES / "r30/clean.md").read_text(encoding="utf-8")
    last = text.replace("2023", "2022").replace("2024", "2023")
    previous = engine.parse("b.md", last.encode()).facts
    alone = engine.check("a.md", text.encode())
    compared = engine.check("a.md", text.encode(), previous)
    assert not any(d.code.startswith("GX7") for d in alone.diagnostics)
    [carried] = [d for d in compared.diagnostics if d.name == "carried-in-total"]
    assert carried.severity == "error"
    assert (carried.printed, carried.facts[0]) == ("2", "requests.carried_in.total")


def test_prose_that_states_a_blank_total_is_shown_with_it(engine: Engine) -> None:
    data = (FIXTURES / "r60/carried-in-blank.txt").read_bytes()
    [blank] = [d for d in engine.check("a.txt", data).diagnostics if d.severity == "error"]
    assert (blank.name, blank.expected) == ("blank-request-total", "4")
    assert any("4件" in related.message for related in blank.related)
