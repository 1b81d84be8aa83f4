"""Damaged files end in a document or a clear error; tests/fuzzing.py reads as many as wanted."""

import fuzzing
import pytest

COUNTS = {"html": 80, "docx": 80, "pdf": 40, "md": 60, "txt": 60}
RULES = {"read", "file-damaged", "file-binary", "file-empty", "file-undecodable", "file-encrypted"}
RULES |= {"file-too-large", "report-elsewhere", "file-scanned", "file-garbled"}


@pytest.mark.parametrize("kind", COUNTS)
def test_a_damaged_file_never_ends_in_another_exception(kind: str) -> None:
    for number in range(COUNTS[kind]):
        assert fuzzing.outcome(kind, fuzzing.case(kind, number)) in RULES


@pytest.mark.parametrize(("kind", "number"), [("pdf", 1352)])
def test_a_case_that_once_failed_ends_well(kind: str, number: int) -> None:
    assert fuzzing.outcome(kind, fuzzing.case(kind, number)) in RULES
