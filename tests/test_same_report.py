"""What does not change what a report says does not change what it is told."""

from collections.abc import Callable
from pathlib import Path

import make
import pytest

from gxlint.engine import Engine

FIXTURES = Path(make.__file__).parent
SEEDS = FIXTURES.parents[1] / "shared" / "seeds"
HALF, FULL = "(),:;", "（），：；"


def _each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(
        change(line) if line.strip() else line for line in text.split("\n")
    )


CHANGES: dict[str, Callable[[str], str]] = {
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "full-width marks": lambda text: text.translate(dict(zip(map(ord, HALF), FULL, strict=True))),
    "half-width marks": lambda text: text.translate(dict(zip(map(ord, FULL), HALF, strict=True))),
    "full-width digits": lambda text: text.translate({48 + i: 0xFF10 + i for i in range(10)}),
    "blanks at the end": _each_line(lambda line: line + "  "),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "zero-width spaces": lambda text: text.replace("、", "、\u200b"),
    "byte-order mark": lambda text: "\ufeff" + text,
    "page furniture": lambda text: (
        "首页 > 政务公开\n\n字体大小：大 中 小\n\n" + text + "\n\n返回顶部\n"
    ),
}
REPORTS = [
    FIXTURES / c["file"] for c in make.cases() if c["file"].endswith(".txt") and "encoding" not in c
]
REPORTS += sorted(SEEDS.glob("*.txt"))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_change_of_print_changes_no_finding(path: Path, change: str, engine: Engine) -> None:
    text = path.read_text(encoding="utf-8")
    told = [
        sorted(
            (d.code, d.severity, *d.facts[:1])
            for d in engine.check("a.txt", t.encode()).diagnostics
        )
        for t in (text, CHANGES[change](text))
    ]
    assert told[1] == told[0]
