"""The formulas that sentence patterns may read, checked against what each regime knows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gxlint.expr import FormulaError, Vocabulary, linear
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.source import Source
from gxlint.pack.spots import Path_

ANY = ""
"""Stands for every regime that has the facts of a reading."""


def checked_readings(
    files: Iterable[Source], vocabularies: Mapping[str, Vocabulary], mistakes: Mistakes
) -> dict[str, tuple[str, ...]]:
    """Return the readings of each regime, in the order written; note those that are wrong.

    A reading that names no regime need only be right in one.
    """
    found: dict[str, dict[str, None]] = {regime: {} for regime in vocabularies}
    for source in files:
        for path, regime, reading in _readings(source.value):
            if regime != ANY and regime not in vocabularies:
                source.note(mistakes, path[:-1], f"no regime is called {regime!r}", key=True)
                continue
            chosen = vocabularies if regime == ANY else {regime: vocabularies[regime]}
            errors = {one: _error(reading, chosen[one]) for one in chosen}
            for one, error in errors.items():
                if error is None:
                    found[one][reading] = None
            wrong = [error for error in errors.values() if error is not None]
            if wrong and len(wrong) == len(chosen):
                source.note(mistakes, path, wrong[-1].message, wrong[-1].column)
    return {regime: tuple(readings) for regime, readings in found.items()}


def _error(reading: str, vocabulary: Vocabulary) -> FormulaError | None:
    try:
        linear(reading, vocabulary)
    except FormulaError as error:
        return error
    return None


def _readings(content: Mapping[str, Any]) -> Iterator[tuple[Path_, str, str]]:
    """Yield where each reading stands, its regime and the reading."""
    for i, pattern in enumerate(content.get("patterns", ())):
        yield from _of(pattern, ("patterns", i))
        for j, statement in enumerate(pattern.get("statements", ())):
            yield from _of(statement, ("patterns", i, "statements", j))


def _of(statement: Mapping[str, Any], path: Path_) -> Iterator[tuple[Path_, str, str]]:
    given = statement.get("readings", [])
    by_regime = given if isinstance(given, Mapping) else {ANY: given}
    for regime, readings in by_regime.items():
        at: Path_ = (*path, "readings", *((regime,) if regime != ANY else ()))
        for k, reading in enumerate(readings):
            yield (*at, k), regime, reading
