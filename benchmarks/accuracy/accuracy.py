"""How well claims are read: precision and recall per kind over the annotated sentences.

    python benchmarks/accuracy/accuracy.py [--mistakes] [--heldout]

`--mistakes` prints what differs in the development part. The held-out part is only counted.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from gxlint.blocks import Text
from gxlint.extract.claims import claims
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.pack.load import load_pack
from gxlint.report.tree import Report, Section

HERE = Path(__file__).parent
PARTS = ("development", "heldout")
NOT_COMPARABLE = "not comparable"
TOTAL = "together"
_LINKED = ("share", "growth", "difference")


class Sentence(NamedTuple):
    """A sentence with what is to be read in it; figures of `either` may be read or not.

    `phrasings` are the numbers of the phrasings that it varies.
    """

    text: str
    year: int
    wanted: tuple[tuple[Decimal, str, tuple[str, ...]], ...]
    either: tuple[Decimal, ...]
    phrasings: tuple[int, ...]


class Score(NamedTuple):
    """Counts by kind, and what differs, sentence by sentence."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    mistakes: tuple[str, ...]


def sentences(part: str) -> list[Sentence]:
    """Return the sentences of `development` or `heldout`."""
    aliases = _load("aliases.yaml")
    return [sentence for entry in _load(f"{part}.yaml") for sentence in _variants(entry, aliases)]


def phrasings() -> dict[int, str]:
    """Return the phrasings by number, with what each says."""
    found: dict[int, str] = _load("phrasings.yaml")
    return found


def score(part: str, forms: Forms) -> Score:
    """Return how the claims read in that part compare with what is to be read."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    mistakes: list[str] = []
    for sentence in sentences(part):
        found = list(_found(sentence, forms))
        for one in sentence.wanted:
            match = next((f for f in found if _same(one, f)), None)
            if match is None:
                missed[one[1]] += 1
                mistakes.append(f"missed {one[0]} {one[1]} {one[2][:1]}: {sentence.text}")
            else:
                found.remove(match)
                right[one[1]] += 1
        for value, kind, readings in found:
            if value not in sentence.either and kind != NOT_COMPARABLE:
                wrong[kind] += 1
                mistakes.append(f"wrong {value} {kind} {readings[:1]}: {sentence.text}")
    return Score(right, wrong, missed, tuple(mistakes))


def national() -> Forms:
    """Return the forms of the national pack."""
    return load_pack(["national"]).forms


def _load(name: str) -> Any:
    return YAML(typ="safe").load(HERE / name)


def _variants(entry: Mapping[str, Any], aliases: Mapping[str, list[str]]) -> Iterator[Sentence]:
    texts = entry["t"] if isinstance(entry["t"], list) else [entry["t"]]
    wanted = tuple(_wanted(one, aliases) for one in entry["c"])
    either = tuple(Decimal(str(value)) for value in entry.get("x", ()))
    for text in texts:
        yield Sentence(text, entry["y"], wanted, either, tuple(entry.get("p", ())))


def _wanted(
    one: list[Any], aliases: Mapping[str, list[str]]
) -> tuple[Decimal, str, tuple[str, ...]]:
    value, said = Decimal(str(one[0])), str(one[1])
    if said.startswith("!"):
        return value, NOT_COMPARABLE, (said[1:],)
    return value, one[2] if len(one) > 2 else "count", tuple(aliases[said]) if said else ()


def _found(sentence: Sentence, forms: Forms) -> Iterator[tuple[Decimal, str, tuple[str, ...]]]:
    for claim in claims(_report(sentence), forms):
        if claim.not_comparable is not None:
            yield Decimal(claim.value), NOT_COMPARABLE, (claim.not_comparable,)
        elif claim.readings or _linked(claim):
            yield Decimal(claim.value), claim.kind, claim.readings


def _linked(claim: Claim) -> bool:
    return claim.kind in _LINKED and any(name == "of" for name, _ in claim.details)


def _same(
    wanted: tuple[Decimal, str, tuple[str, ...]], found: tuple[Decimal, str, tuple[str, ...]]
) -> bool:
    """Tell whether the claim is the one wanted: the reading meant, and none the words exclude."""
    if wanted[:2] != found[:2]:
        return False
    return not wanted[2] or (wanted[2][0] in found[2] and set(found[2]) <= set(wanted[2]))


def _report(sentence: Sentence) -> Report:
    regime = "R14" if sentence.year < 2019 else "R60" if sentence.year < 2021 else "R30"
    text = Text(sentence.text, ((0, 0),))
    heading = Text(_heading(sentence.text), ((0, 0),))
    section = Section("overview", heading, None, (), (text,), (), ())
    return Report(regime, sentence.year, (), (), (section,), ())


def _heading(text: str) -> str:
    """Return the heading a sentence stands under: one that says only 申请 is about requests."""
    bare = "申请" in text and not any(word in text for word in ("信息公开", "依申请", "政府信息"))
    return "依申请公开情况" if bare else "总体情况"


def _printed(part: str, result: Score) -> None:
    print(f"{part}: {len(sentences(part))} sentences")
    print(f"  {'kind':16} {'right':>6} {'wrong':>6} {'missed':>6} {'precision':>10} {'recall':>8}")
    kinds = sorted({*result.right, *result.wrong, *result.missed})
    for kind in (*kinds, TOTAL):
        chosen = kinds if kind == TOTAL else [kind]
        right, wrong, missed = (sum(c[k] for k in chosen) for c in result[:3])
        precision = right / (right + wrong) if right + wrong else 1
        recall = right / (right + missed) if right + missed else 1
        print(f"  {kind:16} {right:6} {wrong:6} {missed:6} {precision:10.3f} {recall:8.3f}")


def main() -> None:
    """Print the figures of both parts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mistakes", action="store_true")
    chosen = options.parse_args()
    forms = national()
    for part in PARTS:
        result = score(part, forms)
        _printed(part, result)
        if chosen.mistakes and part == "development":
            print("\n".join(f"    {line}" for line in result.mistakes))


if __name__ == "__main__":
    main()
