"""What cells state: figures as reports print them, signs, units, amounts."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Span, Text
from gxlint.checks.base import OptionError
from gxlint.extract.cells import add_cells, read_figure
from gxlint.facts import Facts
from gxlint.forms.tables import TableForms
from gxlint.pack.tables import build
from gxlint.readers.text import read
from gxlint.report.tables import fill
from gxlint.report.tree import FilledCells, FilledTable, Note, Section
from gxlint.stated import Stated

TABLES = Path(__file__).parent.parent / "rules" / "national" / "tables"


def sources() -> dict[str, Any]:
    from ruamel.yaml import YAML

    return {
        path.name: YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        for path in sorted(TABLES.glob("*.yaml"))
    }


def load() -> TableForms:
    return build(sources())


FORMS = load()


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", 0),
        ("1828233", 1828233),
        ("1,828,233", 1828233),
        ("1，828，233", 1828233),
        ("１２", 12),
        ("1 828", 1828),
        ("1\u3000828", 1828),
        ("12件", 12),
        ("１２ 件", 12),
        ("31批次", 31),
        ("47212 万元", 47212),
        ("35692694.56元", Decimal("35692694.56")),
        ("189538647.5", Decimal("189538647.5")),
        ("12.0", 12),
        ("+87", 87),
        ("＋87", 87),
        ("-6", -6),
        ("－6", -6),
        ("−6", -6),
        ("—6", -6),
        ("减4", -4),
        ("减少4项", -4),
        ("增8", 8),
        ("增加 8", 8),
        ("", None),
        ("/", None),
        ("／", None),
        ("-", None),
        ("—", None),
        ("--", None),
        ("——", None),
        ("空", None),
        ("N/A", None),
        ("无", None),
        (" / ", None),
        ("12.5.3", "12.5.3"),
        ("1,23", "1,23"),
        ("12,345,6", "12,345,6"),
        ("见附件", "见附件"),
        ("12人左右", "12人左右"),
        ("1-2", "1-2"),
        ("2021.", "2021."),
        ("+", "+"),
    ],
)
def test_a_figure_is_read_as_it_is_printed(printed: str, value: object) -> None:
    assert read_figure(printed, FORMS.prints).value == value


@given(st.integers(0, 10**12))
def test_every_whole_number_is_read_in_both_widths_and_with_separators(number: int) -> None:
    wide = str(number).translate({0x30 + i: 0xFF10 + i for i in range(10)})
    for printed in (str(number), wide, f"{number:,}", f"{number:,}".replace(",", "，")):
        assert read_figure(printed, FORMS.prints).value == number


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_figures(content: str) -> None:
    value = read_figure(content, FORMS.prints).value
    assert value is None or isinstance(value, int | Decimal) or value == content


@pytest.mark.parametrize("printed", ["条45", "件 45", "万元\t45"])
def test_a_figure_may_stand_behind_its_unit(printed: str) -> None:
    assert read_figure(printed, FORMS.prints).value == 45


MARKED = [
    ("45①", "①含上年度转来的申请。", 45),
    ("45[①]", "注：①含上年度转来的申请。", 45),
    ("45¹", "注1：含上年度转来的申请。", 45),
    ("1,845*", "其中2件为网上申请。", 1845),
    ("45※", "※其中2件为网上申请。", 45),
    ("45①", "注：②含上年度转来的申请。", "45①"),
    ("45①", "", "45①"),
    ("①", "①含上年度转来的申请。", "①"),
    ("约45①", "①含上年度转来的申请。", "约45①"),
    ("45(1)", "(1)含上年度转来的申请。", "45(1)"),
]


@pytest.mark.parametrize(("printed", "note", "value"), MARKED)
def test_a_figure_may_have_the_mark_of_a_note_below_its_table(
    printed: str, note: str, value: object
) -> None:
    cells = FilledCells(("new",), ("total",), (printed,), (Span(10, 10 + len(printed)),))
    table = FilledTable("requests", "R30", "filled", Span(0, 99), cells, ())
    lines = (Text(note, ((0, 100),)),) if note else ()
    section = Section("requests", None, None, (), lines, (table,), ())
    found = Stated()
    add_cells(found, table, FORMS, section)
    fact = Facts(found).get("requests.new.total")
    assert fact is not None
    assert (fact.value, fact.printed) == (value, printed)


def stated(table: FilledTable) -> Stated:
    found = Stated()
    add_cells(found, table, FORMS)
    return found


def facts_of(key: str, printed: str, *notes: Note, regime: str = "R60") -> Facts:
    form, row, column = key.split(".") if key.count(".") == 2 else (*key.split("."), "")
    cells = FilledCells((row,), (column,), (printed,), (Span(10, 10 + len(printed)),))
    table = FilledTable(form, regime, "filled", Span(0, 99), cells, notes)
    return Facts(stated(table))


@pytest.mark.parametrize(
    ("printed", "sign"),
    [("+13", None), ("-13", None), ("0", None), ("13", "unsigned"), ("减4", "worded"), ("/", None)],
)
def test_a_change_says_how_it_is_signed(printed: str, sign: str | None) -> None:
    fact = facts_of("proactive.permits.change", printed).get("sign.proactive.permits.change")
    assert (fact.value if fact else None) == sign


@pytest.mark.parametrize(
    ("printed", "label", "unit", "wan"),
    [
        ("35692694.56元", "采购总金额", "元", Decimal("3569.269456")),
        ("47212 万元", "采购总金额", "万元", 47212),
        ("2890863", "采购总金额(万元)", "万元", 2890863),
        ("2890863", "采购总金额（单位：万元）", "万元", 2890863),
        ("1.5亿元", "采购总金额(万元)", "亿元", 15000),
        ("189538647.5", "采购总金额", None, None),
        ("/", "采购总金额(万元)", None, None),
    ],
)
def test_an_amount_has_the_unit_of_its_cell_or_its_column(
    printed: str, label: str, unit: str | None, wan: object
) -> None:
    note = Note("form.proactive.column.amount", label, label, Span(0, 5))
    facts = facts_of("proactive.procurement.amount", printed, note)
    found = facts.get("unit.proactive.procurement.amount")
    amount = facts.get("wan.proactive.procurement.amount")
    assert (found.value if found else None) == unit
    assert (amount.value if amount else None) == wan


def test_a_unit_in_a_bare_count_is_noted() -> None:
    facts = facts_of("requests.new.total", "12件")
    fact = facts.get("form.requests.unit_in_cell.requests.new.total")
    assert fact is not None
    assert fact.value == "件"


def test_the_unit_of_a_list_row_is_its_form_s_or_the_one_printed() -> None:
    text = (
        "一、主动公开情况\n\n六、举报投诉数量\n件\n2\n\n七、依申请公开信息收取的费用\n元\n25000\n\n"
    )
    text += "(四)政府信息公开专项经费\n44\n"
    tables, _ = fill(read(text.encode(), "utf-8").blocks, FORMS)
    facts = Facts(stated(tables[0]))
    assert [facts.number(f"wan.statistics.{key}") for key in ("fees", "budget")] == [
        Decimal("2.5"),
        44,
    ]


def test_a_blank_cell_is_a_fact_without_a_value_at_a_point() -> None:
    table = FilledTable(
        *("requests", "R60", "filled", Span(0, 9)),
        cells=FilledCells(("new",), ("total",), (None,), (Span(5, 5),)),
        notes=(),
    )
    facts = Facts(stated(table))
    fact = facts.get("requests.new.total")
    assert fact is not None
    assert (fact.value, fact.printed, fact.span) == (None, "", Span(5, 5))
    state = facts.get("tables.requests")
    assert state is not None
    assert state.value == "filled"


def test_every_figure_points_at_itself() -> None:
    text = "自然人\n商业企业\n一、本年新收政府信息公开申请数量\n"
    text += (
        "１２\n1,234\n0\n/\n3件\n 7 \n-\n\n二、上年结转政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21"
    )
    tables, _ = fill(read(text.encode(), "utf-8").blocks, FORMS)
    facts = [f for f in stated(tables[0]) if f.key.startswith("requests.")]
    assert len(facts) == 14
    for fact in facts:
        assert fact.span is not None
        assert text[fact.span.start : fact.span.end] == fact.printed


MISTAKES = [
    (("requests.yaml", "sets", "requests.columns", 0), "nobody", "no row or column"),
    (("requests.yaml", "rows", 6, "group"), "nobody", "no row of this form"),
    (("proactive.yaml", "blocks", 0, "columns", "R60", 1), "nobody", "no column of this form"),
    (("requests.yaml", "rows", 1, "key"), "new", "there twice"),
    (("cases.yaml", "form"), "requests", "described twice"),
]


@pytest.mark.parametrize(("path", "value", "said"), MISTAKES, ids=[m[2] for m in MISTAKES])
def test_a_mistake_in_a_form_is_refused_at_its_place(
    path: tuple[Any, ...], value: str, said: str
) -> None:
    files = sources()
    at: Any = files
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(OptionError, match=said) as raised:
        build(files)
    assert raised.value.path[0] in files
    assert raised.value.path[: len(path)] in (path, ("requests.yaml", "form"))


@given(st.lists(st.integers(0, 99_999), min_size=2, max_size=4))
def test_figures_beside_each_other_in_a_cell_are_not_one(figures: list[int]) -> None:
    parts = [str(figure) for figure in figures]
    apart = all(len(part) == 1 for part in parts)
    thousands = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    printed = " ".join(parts)
    expected = int("".join(parts)) if apart or thousands else printed
    assert read_figure(printed, FORMS.prints).value == expected
    assert read_figure("\n".join(parts), FORMS.prints).value == int("".join(parts))
