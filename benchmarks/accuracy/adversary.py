"""How misleading sentences are judged: false alarms, and wrong figures told.

    python benchmarks/accuracy/adversary.py [--alarms] [--claims]

Each sentence of `adversary.yaml` takes the place of the prose of a report of `fixtures/sources`,
which is then checked as any report is. `--alarms` prints what is told wrongly or not at all,
`--claims` also what is read in those sentences.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from gxlint.diagnostic import Diagnostic
from gxlint.engine import Settings, open_engine
from gxlint.engine.engine import Engine

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
_PROSE = "GX5"
_TOLD = ("error", "warning")


class Case(NamedTuple):
    """A sentence in its report; `codes` and `at` tell which findings may be made, and where.

    Without codes the sentence is true. At the first words of `at` a finding must be made.
    """

    text: str
    source: str
    title: str | None
    section: str
    codes: tuple[str, ...] = ()
    at: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What was found on prose in a case."""

    case: Case
    found: tuple[Diagnostic, ...]

    @property
    def alarms(self) -> tuple[Diagnostic, ...]:
        """Return the errors and warnings; of a false sentence those that miss the figure."""
        return tuple(d for d in self.found if d.severity in _TOLD and not self._meant(d))

    @property
    def told(self) -> bool:
        """Return whether the finding to be made was made."""
        wanted = self.case.at[:1]
        return any(
            d.severity in _TOLD and self._meant(d) and shown(d) in wanted for d in self.found
        )

    def _meant(self, one: Diagnostic) -> bool:
        return one.code in self.case.codes and shown(one) in self.case.at


def shown(one: Diagnostic) -> str:
    """Return the words that a diagnostic points at."""
    place = one.place
    if place is None or place.column is None or place.line != place.end_line:
        return ""
    end = place.end_column or place.column
    return place.text[place.column - place.text_column : end - place.text_column]


def cases(path: Path = HERE / "adversary.yaml") -> Iterator[Case]:
    """Yield the true sentences of a file, then the false ones."""
    content = YAML(typ="safe").load(path)
    for truth in ("true", "false"):
        for group in content[truth]:
            about = (group["source"], group.get("title"), group.get("section", "overview"))
            for one in group["texts"]:
                if isinstance(one, str):
                    yield Case(one, *about)
                else:
                    yield Case(
                        one["text"], *about, codes=_several(one["code"]), at=_several(one["at"])
                    )


def _several(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def judge(case: Case, engine: Engine) -> Verdict:
    """Return what is found on prose where the case's sentence stands in its report."""
    result = engine.check("report.md", printed(case))
    return Verdict(case, tuple(d for d in result.diagnostics if d.code.startswith(_PROSE)))


def printed(case: Case) -> bytes:
    """Return the report with the case's sentence in it, in Markdown."""
    sys.path[:0] = [str(ROOT / "tests")]
    from writers import layouts, model

    source = dict(_source(case.source))
    if case.title:
        source["title"] = case.title
    source["sections"] = _changed(source["sections"], case)
    return layouts.LAYOUTS["markdown"](model.report(source)).encode()


@cache
def _source(name: str) -> Mapping[str, Any]:
    path = ROOT / "fixtures" / "sources" / f"{name}.yaml"
    content: Mapping[str, Any] = YAML(typ="safe", pure=True).load(path)
    return content


def _changed(sections: Any, case: Case) -> Any:
    if isinstance(sections, list):
        return [[h, [case.text] if h == case.section else p] for h, p in sections]
    overview = ["（一）主动公开。围绕重点领域做好公开。"]
    if case.section == "overview":
        overview.append("（二）依申请公开。" + case.text)
    others: Mapping[str, Any] = {**sections, "overview": overview}
    return others if case.section == "overview" else {**others, case.section: [case.text]}


def main() -> None:
    """Print the counts, and what went wrong on request."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", nargs="?", type=Path, default=HERE / "adversary.yaml")
    options.add_argument("--alarms", action="store_true")
    options.add_argument("--claims", action="store_true")
    chosen = options.parse_args()
    engine = open_engine(Settings())
    verdicts = [judge(case, engine) for case in cases(chosen.path)]
    if chosen.alarms or chosen.claims:
        for verdict in verdicts:
            _explain(verdict, engine, claims=chosen.claims)
    _count(verdicts)


def _explain(verdict: Verdict, engine: Engine, *, claims: bool) -> None:
    case = verdict.case
    if not verdict.alarms and (not case.codes or verdict.told):
        return
    print(f"{case.source} {case.text}")
    if case.codes and not verdict.told:
        print(f"    missed {case.codes} at {case.at}")
    for one in verdict.found:
        print(f"    {one.severity} {one.code} {one.message}")
    if claims:
        for claim in engine.parse("report.md", printed(case)).facts.claims:
            print(
                f"      {claim.printed} {claim.pattern} {claim.kind} {claim.not_comparable or ''}"
            )


def _count(verdicts: list[Verdict]) -> None:
    true = [v for v in verdicts if not v.case.codes]
    false = [v for v in verdicts if v.case.codes]
    for severity in _TOLD:
        alarmed = sum(any(d.severity == severity for d in v.alarms) for v in true)
        print(f"true sentences with a false {severity}: {alarmed} of {len(true)}")
    print(f"false sentences told of: {sum(v.told for v in false)} of {len(false)}")
    alarms = sum(len(v.alarms) for v in verdicts)
    told = sum(v.told for v in false)
    print(f"precision {told / max(told + alarms, 1):.3f} recall {told / max(len(false), 1):.3f}")


if __name__ == "__main__":
    main()
