"""However a report is messed up on its way, its cells are read as printed, or not at all."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers.layouts import LAYOUTS
from writers.mess import ASIDES, HEADINGS, LABELS, TABLES, Mess, messy
from writers.samples import samples

from gxlint.engine import Engine
from gxlint.facts import Facts

SETTINGS = settings(max_examples=25)
CLEAN = [name for name in samples() if not name.endswith(("-faulty", "-blanks"))]
TOLD_ANYWAY = {"section-ordinals", "altered-label", "section-title-canonical"}
TABLES_READ = ("requests.", "cases.", "proactive.", "statistics.")

MESSES = st.builds(
    Mess,
    st.sampled_from(list(TABLES)),
    st.sampled_from(list(LABELS)),
    st.sampled_from(list(HEADINGS)),
    st.sampled_from(list(ASIDES)),
    st.booleans(),
    st.booleans(),
)


def cells(facts: Facts) -> dict[str, object]:
    return {f.key: f.value for f in facts if f.key.startswith(TABLES_READ)}


@cache
def told(engine: Engine, sample: str) -> set[tuple[str, str]]:
    result = engine.check("a.txt", LAYOUTS["tabs"](samples()[sample]).encode())
    return {(d.name, d.severity) for d in result.diagnostics}


@pytest.mark.parametrize("sample", CLEAN)
def test_mess_changes_no_cell_and_adds_no_finding(sample: str, engine: Engine) -> None:
    clean = cells(engine.parse("a.txt", LAYOUTS["tabs"](samples()[sample]).encode()).facts)

    @SETTINGS
    @given(MESSES)
    def law(mess: Mess) -> None:
        data = messy(samples()[sample], mess).encode()
        assert cells(engine.parse("a.txt", data).facts) == clean
        found = engine.check("a.txt", data).diagnostics
        added = {(d.name, d.severity) for d in found} - told(engine, sample)
        grave = {name for name, severity in added if severity in {"error", "warning"}}
        assert grave <= TOLD_ANYWAY

    law()
