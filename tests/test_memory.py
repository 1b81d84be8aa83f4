"""What patterns matched in earlier runs gives what matching gives."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gxlint.checks import patterns
from gxlint.diagnostic import ReportResult
from gxlint.engine import Engine
from gxlint.extract import extract
from gxlint.extract import patterns as matching
from gxlint.extract.claims import _ENGINES
from gxlint.extract.patterns import Matcher
from gxlint.facts import Claim
from gxlint.memory import MEMORIES

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("r*/*.md"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GXLINT_CACHE_DIR", str(tmp_path))
    yield tmp_path
    MEMORIES.stop()
    _ENGINES.clear()


def claims(engine: Engine, files: list[Path]) -> list[list[Claim]]:
    """Return the claims of the files, found by patterns that nothing is known of yet."""
    _ENGINES.clear()
    found = []
    for file in files:
        report = engine.parse(file.name, file.read_bytes()).report
        found.append(extract(report, engine.pack.forms).claims if report else [])
    return [list(one) for one in found]


def no_search(*_: object) -> list[object]:
    raise AssertionError("searched")


def test_a_remembered_report_gives_the_same_claims_without_a_search(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = claims(engine, FIXTURES)
    for _ in range(2):
        MEMORIES.start()
        assert claims(engine, FIXTURES[::2]) == plain[::2]
        MEMORIES.stop()
    monkeypatch.setattr(Matcher, "_matches", no_search)
    MEMORIES.start()
    assert claims(engine, FIXTURES[::2]) == plain[::2]
    with pytest.raises(AssertionError, match="searched"):
        claims(engine, FIXTURES[1::2])


def test_other_patterns_are_searched_for_anew(engine: Engine) -> None:
    sentences = engine.pack.forms.sentences
    MEMORIES.start()
    claims(engine, FIXTURES[:1])
    MEMORIES.stop()
    MEMORIES.start()
    own, other = (
        MEMORIES.of(f"sentences {d}", matching.__file__) for d in (sentences.digest, "other")
    )
    assert own is not None
    assert other is not None
    assert own.known
    assert not other.known


def test_code_that_changed_finds_everything_anew(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    for text in ("1", "2"):
        code.write_text(text, encoding="utf-8")
        os.utime(code, ns=(0, int(text)))
        MEMORIES.start()
        memory = MEMORIES.of("tests", str(code))
        assert memory is not None
        found = memory.of("some words")
        assert not found
        found["pattern"] = True
        MEMORIES.stop()


def judged(engine: Engine) -> list[ReportResult]:
    return [engine.check(file.name, file.read_bytes()) for file in FIXTURES[:2]]


def test_a_remembered_report_is_judged_alike_without_a_test(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = judged(engine)
    for _ in range(2):
        MEMORIES.start()
        assert judged(engine) == plain
        MEMORIES.stop()
    monkeypatch.setattr(patterns, "_tested", no_search)
    MEMORIES.start()
    assert judged(engine) == plain


def test_of_a_sentence_only_its_digest_is_kept(engine: Engine, cache: Path) -> None:
    MEMORIES.start()
    claims(engine, FIXTURES)
    MEMORIES.stop()
    (file,) = cache.glob("matches-*")
    text = file.read_bytes()
    assert text
    assert not any(word.encode() in text for word in ("申请", "公开", "收到", "办结"))


def test_what_is_kept_has_bounds(cache: Path) -> None:
    MEMORIES.start()
    memory = MEMORIES.of("sentences", __file__)
    assert memory is not None
    for number in range(2000):
        memory.of(f"sentence {number}")[7] = ((0, 1, ()),)
    MEMORIES.stop()
    (file,) = cache.glob("matches-*")
    assert file.stat().st_size < 40_000
