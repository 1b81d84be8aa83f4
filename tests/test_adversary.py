"""Sentences written to mislead are judged rightly in whole reports."""

from functools import cache

import pytest

from benchmarks.accuracy import adversary
from gxlint.engine import Settings, open_engine
from gxlint.engine.engine import Engine

CASES = tuple(adversary.cases())
TRUE = [case for case in CASES if not case.codes]
FALSE = [case for case in CASES if case.codes]


@cache
def engine() -> Engine:
    return open_engine(Settings())


@pytest.mark.parametrize("case", TRUE, ids=lambda case: case.text)
def test_what_the_tables_bear_out_gives_no_error_and_no_warning(case: adversary.Case) -> None:
    assert adversary.judge(case, engine()).alarms == ()


@pytest.mark.parametrize("case", FALSE, ids=lambda case: case.text)
def test_what_the_tables_contradict_is_told_at_its_figure(case: adversary.Case) -> None:
    verdict = adversary.judge(case, engine())
    assert (verdict.told, verdict.alarms) == (True, ())


def test_each_sentence_stands_once() -> None:
    assert len({(case.source, case.text) for case in CASES}) == len(CASES)
