"""Claims are read as well as the annotated sentences demand."""

from collections import Counter

from benchmarks.accuracy.accuracy import PARTS, national, phrasings, score, sentences


def test_every_development_sentence_is_read_as_annotated() -> None:
    result = score("development", national())
    assert result.mistakes == ()


def test_the_corpus_is_as_large_as_it_is_said_to_be() -> None:
    development, heldout = (len(sentences(part)) for part in ("development", "heldout"))
    assert development + heldout >= 400
    assert heldout / (development + heldout) > 0.3


def test_each_phrasing_is_varied_by_three_sentences() -> None:
    varied = Counter(p for part in PARTS for one in sentences(part) for p in one.phrasings)
    assert {p: varied[p] for p in phrasings() if varied[p] < 3} == {}


def test_each_phrasing_that_a_sentence_names_is_known() -> None:
    named = {p for part in PARTS for one in sentences(part) for p in one.phrasings}
    assert named <= phrasings().keys()
