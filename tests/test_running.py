"""Lines that are running text hold no table, whatever stands beside them."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Paragraph, Text
from gxlint.engine.engine import Engine
from gxlint.forms.tables import TableForms
from gxlint.report.tables import fill
from gxlint.report.tables.running import are_running

PROSE = "本年度主动公开政府信息，没有行政复议。"


def lines(forms: TableForms) -> st.SearchStrategy[list[str]]:
    """Return lines of labels whole and cut, of figures, and of prose."""
    labels = sorted(forms.labels)
    label = st.sampled_from(labels)
    cut = st.builds(lambda one, at: one[: at + 1], label, st.integers(0, 5))
    row = st.builds(
        lambda one, more: f"{one} {more}", label, st.sampled_from(["1 2 3", "12", "多"])
    )
    signature = ["".join(own) for own in forms.signatures.values()]
    other = st.sampled_from([PROSE, PROSE * 9, "", "3", "1,200", *signature])
    return st.lists(st.one_of(label, cut, row, other), max_size=7)


@given(st.data())
def test_running_text_is_left_as_it_is(engine: Engine, data: st.DataObject) -> None:
    forms = engine.pack.forms.tables
    own = data.draw(lines(forms))
    blocks = [Paragraph(Text(line, ((0, 100 * at),))) for at, line in enumerate(own)]
    if are_running(own, forms):
        assert fill(blocks, forms) == ([], [*range(len(own))])


def test_every_label_and_every_row_of_figures_is_no_running_text(engine: Engine) -> None:
    forms = engine.pack.forms.tables
    for label in forms.labels:
        assert not are_running([label], forms)
    assert not are_running([PROSE, "12"], forms)
    assert are_running([PROSE, PROSE * 9], forms)
