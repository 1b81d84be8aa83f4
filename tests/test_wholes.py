"""Whole reports written blind: the true ones give no alarm, the faults set into them are told."""

import pytest

from benchmarks.accuracy import wholes
from benchmarks.accuracy.wholes import Fault, Whole

REPORTS = tuple(wholes.wholes())
FAULTS = {
    f"{whole.name}-{i}": (whole, fault)
    for whole in REPORTS
    for i, fault in enumerate(whole.faults, 1)
}
TOLD = {name: pair for name, pair in FAULTS.items() if pair[1].told}


@pytest.mark.parametrize("whole", REPORTS, ids=lambda whole: whole.name)
def test_a_true_report_gives_no_error_and_no_warning_but_those_known(whole: Whole) -> None:
    assert {one.code for one in wholes.alarms(whole)} <= set(whole.alarms)


@pytest.mark.parametrize(("whole", "fault"), TOLD.values(), ids=TOLD)
def test_a_fault_that_was_told_is_still_told(whole: Whole, fault: Fault) -> None:
    assert wholes.told(whole, fault)


@pytest.mark.parametrize(("whole", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_fault_changes_its_report(whole: Whole, fault: Fault) -> None:
    assert wholes.printed(whole, fault) != wholes.printed(whole)


def test_each_report_has_a_name_of_its_own() -> None:
    assert len({whole.name for whole in REPORTS}) == len(REPORTS)


def test_words_that_do_not_stand_in_a_report_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="does not stand in it"):
        wholes.printed(REPORTS[0], Fault((("nowhere", ""),), {}, ()))
