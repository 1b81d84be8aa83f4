"""Claims are read as well as the annotated sentences demand."""

from benchmarks.accuracy.accuracy import national, score, sentences


def test_every_development_sentence_is_read_as_annotated() -> None:
    result = score("development", national())
    assert result.mistakes == ()


def test_the_corpus_is_as_large_as_it_is_said_to_be() -> None:
    development, heldout = (len(sentences(part)) for part in ("development", "heldout"))
    assert development + heldout >= 400
    assert heldout / (development + heldout) > 0.3
