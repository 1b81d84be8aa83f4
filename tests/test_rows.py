"""Rows of tables in plain text give the same fields whether they are new or remembered."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Text
from gxlint.readers.inline import clean
from gxlint.readers.lines import Clean, plain
from gxlint.readers.rows import pipe_table, tab_table

fields = st.text(st.sampled_from("0１件 *\u3000\u200b"), max_size=4)
rows = st.lists(st.lists(fields, min_size=1, max_size=4), min_size=1, max_size=5)
cleaning = st.sampled_from([plain, clean])


def texts(lines: list[str], cut: str, lead: int, how: Clean) -> list[Text]:
    """Return the texts of all fields, each by itself."""
    found: list[Text] = []
    start = 7
    for line in lines:
        at = start + lead
        for field in line[lead : len(line) - lead].split(cut):
            found.append(how(at, field))
            at += len(field) + 1
        start += len(line) + 1
    return found


def placed(lines: list[str]) -> list[tuple[int, str]]:
    return [(7 + sum(len(one) + 1 for one in lines[:at]), line) for at, line in enumerate(lines)]


@given(rows, cleaning)
def test_rows_between_tabs_are_cut_alike_however_often_they_were_met(
    own: list[list[str]], how: Clean
) -> None:
    lines = ["\t".join(row) for row in own]
    for _ in range(2):
        table = tab_table(placed(lines), how)
        assert [cell.text for cell in table.cells] == texts(lines, "\t", 0, how)


@given(rows, cleaning)
def test_rows_between_pipes_are_cut_alike_however_often_they_were_met(
    own: list[list[str]], how: Clean
) -> None:
    lines = [f"|{'|'.join(row)}|" for row in own]
    for _ in range(2):
        table = pipe_table(placed(lines), how)
        assert [cell.text for cell in table.cells] == texts(lines, "|", 1, how)


def test_more_rows_and_paragraphs_than_are_remembered_change_nothing() -> None:
    lines = [f"{i}\t本年{i}" + "多" * (i % 60) for i in range(5000)]
    for _ in range(2):
        table = tab_table(placed(lines), plain)
        assert [cell.text for cell in table.cells] == texts(lines, "\t", 0, plain)
