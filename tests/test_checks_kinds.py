"""What the check kinds answer, apart from the rules that use them."""

import pickle
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Span, Text
from gxlint.checks.alike import alike
from gxlint.checks.base import Answer, Check, Finding, Kind, OptionError, Setting, Undecided
from gxlint.checks.keys import named
from gxlint.expr import Vocabulary
from gxlint.facts import Fact, Facts, Value

PARTS = ("one", "two", "three")
KEYS = frozenset(f"t.{row}.{column}" for row in ("a", "b") for column in (*PARTS, "total"))
SETTING = Setting(
    "R30",
    Vocabulary(KEYS, {"t.rows": ("a", "b"), "t.parts": PARTS}),
    known=KEYS | {"t.old.total"},
)


def kind(name: str) -> Kind:
    found = import_module(f"gxlint.checks.{name}").KIND
    assert isinstance(found, Kind)
    return found


def check(name: str, **params: Any) -> Check:
    return kind(name).build(params, SETTING)


def facts(**values: Value) -> Facts:
    """Return facts in the order given; `__` in a name stands for a dot."""
    return Facts(
        Fact(key.replace("__", "."), value, "" if value is None else str(value), Span(i, i + 1))
        for i, (key, value) in enumerate(values.items())
    )


def answers(name: str, stated: Facts, **params: Any) -> list[Answer]:
    return list(check(name, **params).run(stated))


def findings(name: str, stated: Facts, **params: Any) -> list[Finding]:
    return [a for a in answers(name, stated, **params) if isinstance(a, Finding)]


def row(key: str, *values: Value) -> dict[str, Value]:
    return {f"t__{key}__{c}": v for c, v in zip((*PARTS, "total"), values, strict=True)}


SUM = {
    "formula": "t.{row}.total = sum(t.{row}.@parts)",
    "over": {"row": "@t.rows"},
    "totals": {"t.{row}.total": "sum(t.{row}.@parts)"},
}
FIGURE = st.integers(0, 99)


@given(FIGURE, FIGURE, FIGURE, st.integers(-9, 9))
def test_an_identity_is_broken_by_just_the_difference(a: int, b: int, c: int, off: int) -> None:
    found = answers("identity", facts(**row("a", a, b, c, a + b + c + off)), **SUM)
    if not off:
        assert not found
        return
    (finding,) = found
    assert isinstance(finding, Finding)
    assert finding.facts[0] == "t.a.total"
    assert (finding.expected, finding.printed) == (str(a + b + c), str(a + b + c + off))
    assert finding.values["difference"] == str(abs(off))


def test_a_blank_part_counts_as_nothing() -> None:
    assert not answers("identity", facts(**row("a", 3, None, None, 3)), **SUM)


def test_a_blank_total_beside_figures_leaves_an_identity_open() -> None:
    found = answers("identity", facts(**row("a", 3, None, None, None)), **SUM)
    assert found == [Undecided(("t.a.total",))]


def test_a_blank_total_beside_blanks_counts_as_nothing() -> None:
    assert not answers("identity", facts(**row("a", None, 0, None, None)), **SUM)


def test_a_cell_that_holds_words_leaves_an_identity_open() -> None:
    found = answers("identity", facts(**row("a", 3, "none", 0, 3)), **SUM)
    assert found == [Undecided(("t.a.two",))]


def test_a_row_that_is_not_printed_is_passed_over() -> None:
    assert not answers("identity", facts(**row("b", 1, 1, 1, 3)), **SUM)


def test_a_table_that_is_not_there_is_what_is_missing() -> None:
    assert answers("identity", facts(year=2024), **SUM) == [Undecided(("tables.t",))]


def test_decimals_are_exact() -> None:
    cells = row("a", Decimal("0.1"), Decimal("0.2"), 0, Decimal("0.3"))
    assert not answers("identity", facts(**cells), **SUM)


def test_the_parts_of_a_wrong_sum_are_told() -> None:
    (finding,) = findings("identity", facts(**row("a", 3, 0, 4, 9)), **SUM)
    assert [aside.fact.key for aside in finding.related] == ["t.a.one", "t.a.three"]


def test_an_identity_is_refused_without_its_sign() -> None:
    with pytest.raises(OptionError, match="one ="):
        check("identity", formula="t.a.one <= t.a.two")


def test_a_formula_of_another_regimes_cells_is_passed_over() -> None:
    found = check("bound", formula="t.{row}.total <= 5", over={"row": ["a", "old"]})
    assert len(list(found.run(facts(t__a__total=9)))) == 1


@pytest.mark.parametrize(
    ("sign", "holds"),
    [("<=", False), (">=", True), ("<", False), (">", True), ("!=", True)],
    ids=["at most", "at least", "below", "above", "different"],
)
def test_a_bound_holds_as_its_sign_says(sign: str, holds: bool) -> None:  # noqa: FBT001
    stated = facts(t__a__one=5, t__a__two=3)
    assert holds != bool(findings("bound", stated, formula=f"t.a.one {sign} t.a.two"))


def test_a_rule_waits_for_what_it_needs() -> None:
    stated = facts(t__a__one=5, t__a__two=3)
    bound = {"formula": "t.a.one <= t.a.two"}
    assert findings("bound", stated, **bound, when="t.a.two > 2")
    assert not answers("bound", stated, **bound, when="t.a.two > 3")
    assert not answers("bound", stated, **bound, when="t.b.two > 3")
    assert not answers("bound", stated, **bound, when=["t.b.two"])
    assert not answers("bound", stated, **bound, when={"tables.t": "filled"})
    assert not answers("bound", stated, **bound, unless=["t.a.one"])


def test_a_doubt_leaves_a_rule_open() -> None:
    stated = facts(t__a__one=5, t__a__two=3, form__t__uncertain="columns")
    found = answers("bound", stated, formula="t.a.one <= t.a.two", doubt=["form.t.uncertain"])
    assert found == [Undecided(("form.t.uncertain",))]


def test_each_fact_missing_is_told_without_a_place() -> None:
    found = findings("presence", facts(title="x"), facts=["title", "contact", "period"])
    assert [(f.at, f.facts) for f in found] == [(None, ("contact",)), (None, ("period",))]


def test_one_of_several_facts_is_enough() -> None:
    params = {"facts": ["contact", "contact.phone"], "mode": "any"}
    assert not answers("presence", facts(contact__phone="1"), **params)
    (finding,) = findings("presence", facts(title="x"), **params)
    assert finding.facts == ("contact", "contact.phone")


def test_what_may_stand_in_other_words_is_undecided() -> None:
    params = {"facts": ["contact"], "unclear": ["邮编"]}
    assert answers("presence", facts(text__preface="邮编不详"), **params) == [
        Undecided(("contact",))
    ]
    assert findings("presence", facts(text__preface="没有"), **params)
    assert findings("presence", facts(text__loose="邮编"), **params)
    assert not answers("presence", facts(contact="x", text__preface="邮编"), **params)


def test_a_fact_missing_beside_another_is_told_at_that_one() -> None:
    stated = facts(sections__cases="x")
    (finding,) = findings("presence", stated, beside={"tables.cases": "sections.cases"})
    assert finding.at == stated.get("sections.cases")
    assert finding.facts == ("tables.cases", "sections.cases")


def test_a_star_stands_for_every_key_below() -> None:
    stated = facts(form__t__altered__a="x", form__t__altered__b="y", form__t__row__a="z")
    assert len(findings("absence", stated, facts=["form.t.altered.*"])) == 2


def test_facts_that_should_not_be_there_can_make_one_finding() -> None:
    stated = facts(sign__t__a="unsigned", sign__t__b="worded")
    (finding,) = findings("absence", stated, facts=["sign.*"], each=False)
    assert finding.values["count"] == 2
    assert not answers("absence", stated, facts=["sign.*"], at_least=3)
    assert len(findings("absence", stated, facts=["sign.*"], values=["worded"])) == 1


def test_a_key_stated_twice_is_told_once_at_the_second() -> None:
    stated = Facts(Fact("sections.cases", str(i), str(i), Span(i, i)) for i in range(3))
    (finding,) = findings("once", stated, facts=["sections.cases"])
    assert finding.at == stated.all("sections.cases")[1]


@given(st.permutations(["form.t.row.a", "form.t.row.b", "form.t.row.c", "form.t.row.d"]))
def test_order_names_the_fewest_rows_that_stand_wrong(rows: list[str]) -> None:
    stated = Facts(Fact(key, key, key, Span(i, i)) for i, key in enumerate(rows))
    found = findings("order", stated, facts=sorted(rows))
    wrong = {finding.facts[0] for finding in found}
    kept = [key for key in rows if key not in wrong]
    assert kept == sorted(kept)
    assert bool(wrong) == (rows != sorted(rows))


@pytest.mark.parametrize(
    ("stands", "wrong", "neighbour", "phrase"),
    [("acbd", "b", "c", "precedes"), ("bcda", "a", "b", "precedes"), ("dabc", "d", "c", "follows")],
)
def test_order_names_what_a_row_has_changed_places_with(
    stands: str, wrong: str, neighbour: str, phrase: str
) -> None:
    keys = [f"form.t.row.{name}" for name in "abcd"]
    stated = Facts(Fact(f"form.t.row.{n}", n, n, Span(i, i)) for i, n in enumerate(stands))
    (finding,) = findings("order", stated, facts=keys)
    assert finding.facts == (f"form.t.row.{wrong}",)
    assert [(a.phrase, a.fact.printed) for a in finding.related] == [(phrase, neighbour)]


def test_blanks_of_a_table_make_one_finding_at_the_first() -> None:
    stated = facts(**row("b", None, 1, 2, 3), **row("a", 1, None, None, 1))
    (finding,) = findings("blank", stated, facts=["t.*"], about="tables.t")
    assert finding.values["count"] == 3
    assert finding.facts == ("tables.t",)
    assert isinstance(finding.at, Fact)
    assert finding.at.key == "t.b.one"


def test_a_blank_total_is_told_with_its_sum() -> None:
    params = {"total": "t.{row}.total", "parts": "sum(t.{row}.@parts)", "over": {"row": "@t.rows"}}
    (finding,) = findings("blank_total", facts(**row("a", 1, 2, None, None)), **params)
    assert (finding.facts, finding.expected) == (("t.a.total",), "3")
    assert not answers("blank_total", facts(**row("a", None, 0, None, None)), **params)
    (unsure,) = findings("blank_total", facts(**row("a", 1, "two", 0, None)), **params)
    assert unsure.expected is None


@pytest.mark.parametrize(
    ("wanted", "wrong"),
    [("number", "a few"), ("whole", Decimal("1.5")), ("not_negative", -1)],
)
def test_a_cell_must_hold_such_a_number(wanted: str, wrong: Value) -> None:
    stated = facts(t__a__one=0, t__a__two=None, t__a__three=Decimal(2), t__a__total=wrong)
    (finding,) = findings("number", stated, facts=["t.*"], **{"is": wanted})
    assert finding.facts == ("t.a.total",)


def test_a_value_is_held_against_anothers() -> None:
    params = {"same": {"period.start.year": "title.year"}}
    assert not answers("value", facts(title__year=2024, period__start__year=2024), **params)
    (finding,) = findings("value", facts(title__year=2024, period__start__year=2023), **params)
    assert (finding.expected, finding.printed) == ("2024", "2023")
    assert answers("value", facts(period__start__year=2023), **params) == [
        Undecided(("title.year",))
    ]


def test_a_date_is_matched_as_iso_writes_it() -> None:
    stated = Facts([Fact("period.end", date(2024, 12, 30), "12-30")])
    assert findings("value", stated, facts=["period.end"], pattern="-12-31$")


def test_a_value_may_depend_on_the_regime() -> None:
    choices = {"R14": [492], "R30": [711]}
    assert not answers("value", facts(basis__order=711), facts=["basis.order"], one_of=choices)
    assert findings("value", facts(basis__order=492), facts=["basis.order"], one_of=choices)


def test_a_length_out_of_bounds_is_told_at_the_heading() -> None:
    stated = facts(sections__cases="x", sections__cases__length=5)
    (finding,) = findings("length", stated, facts=["sections.cases.length"], least=6)
    assert finding.at == stated.get("sections.cases")
    assert not answers("length", stated, facts=["sections.cases.length"], least=5)


def test_lengths_of_a_section_stated_twice_add_up() -> None:
    stated = Facts([Fact("sections.cases.length", 3), Fact("sections.cases.length", 4)])
    assert not answers("length", stated, facts=["sections.cases.length"], least=6)


@pytest.mark.parametrize(
    ("body", "published", "late"),
    [
        ("department", date(2024, 1, 31), False),
        ("department", date(2024, 2, 1), True),
        ("government", date(2024, 2, 1), False),
        ("township", date(2024, 6, 1), False),
        ("government", date(2027, 6, 1), False),
        ("government", date(2023, 12, 1), False),
    ],
    ids=["last day", "a day late", "government", "no deadline", "years later", "before the end"],
)
def test_a_deadline_holds_for_its_kind_of_body(
    body: str,
    published: date,
    late: bool,  # noqa: FBT001
) -> None:
    stated = facts(year=2023, body__kind=body, published=published)
    by = {"department": "01-31", "government": "03-31"}
    assert late == bool(findings("deadline", stated, by=by))


def test_a_deadline_needs_the_date_and_the_year() -> None:
    assert answers("deadline", facts(year=2023), by={}) == [Undecided(("published",))]


def test_words_are_told_at_their_place_in_the_source() -> None:
    text = Text("甲乙丙丁", ((0, 100), (2, 200)))
    stated = Facts([Fact("text.overview", text.content, "", Span(100, 202), text)])
    (finding,) = findings("wording", stated, patterns=["乙(?P<at>丙)丁"])
    assert finding.at == Span(200, 201)
    assert finding.values["found"] == "丙"


def test_words_that_an_exception_overlaps_are_spared() -> None:
    stated = facts(text__overview="工作工作量，工作工作")
    found = findings("wording", stated, patterns=["工作工作"], **{"except": ["工作工作量"]})
    assert len(found) == 1


def test_what_the_page_has_around_the_report_is_not_searched() -> None:
    assert not answers("wording", facts(text__loose="甲甲"), patterns=["甲甲"])


def test_topics_not_spoken_of_make_one_finding() -> None:
    stated = facts(text__overview="考核", text__problems="评议")
    params = {"in": ["text.overview"], "all": {"assessment": ["考核"], "appraisal": ["评议"]}}
    (finding,) = findings("mention", stated, **params)
    assert finding.severity is None
    (milder,) = findings("mention", stated, **params, elsewhere=["text.problems"])
    assert milder.severity is None  # the other section speaks of one topic only
    both = facts(text__overview="概况", text__problems="评议、考核")
    (milder,) = findings("mention", both, **params, elsewhere=["text.problems"])
    assert milder.severity == "info"


def test_a_section_without_text_leaves_a_mention_open() -> None:
    found = answers("mention", facts(year=2024), **{"in": ["text.overview"], "any": ["x"]})
    assert found == [Undecided(("text.overview",))]


@given(st.integers(1000, 9999), st.integers(1000, 9999))
def test_a_copied_passage_is_known_whatever_its_figures(year: int, before: int) -> None:
    passage = "".join(chr(0x4E00 + i) for i in range(100))
    stated = facts(text__problems=f"{year}{passage}", previous__text__problems=f"{before}{passage}")
    (finding,) = findings("similarity", stated, facts=["text.problems"])
    assert finding.values["percent"] == 100
    assert not findings("similarity", stated, facts=["text.problems"], length=200)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("甲市水利局", "甲市水利局办公室", True),
        ("甲市水利局", "乙县教育局", False),
        ("甲市水利局", "办公室", True),
    ],
    ids=["an office of it", "another body", "nothing but general words"],
)
def test_names_are_alike_that_share_a_telling_character(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert alike(one, other, ("办公室", "市", "县", "局")) == same


@pytest.mark.parametrize(
    ("key", "about"),
    [
        ("form.requests.row.refused.state_secret", "requests.refused.state_secret"),
        ("form.requests.column.natural", "requests.columns.natural"),
        ("form.proactive.unit_in_cell.proactive.fees.amount", "proactive.fees.amount"),
        ("form.requests.uncertain", "requests"),
        ("sections.cases.ordinal", "sections.cases"),
        ("preface.sections.listed", "preface.sections.listed"),
        ("requests.new.total", "requests.new.total"),
    ],
)
def test_a_note_is_named_after_what_it_is_about(key: str, about: str) -> None:
    assert named(key) == about


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"facts": ["titel"]}, "did you mean 'title'"),
        ({"facts": ["t.c.total"]}, "no fact is called 't.c.total'"),
        ({"facts": ["form.t.row.@row"]}, "did you mean 'rows'"),
        ({"facts": ["title"], "when": "t.a.one + > 2"}, "expected"),
    ],
    ids=["a typo", "an unknown cell", "an unknown set", "a bad formula"],
)
def test_an_option_that_names_nothing_is_refused(params: dict[str, Any], said: str) -> None:
    with pytest.raises(OptionError, match=said):
        check("presence", **params)


OPTIONS: dict[str, dict[str, Any]] = {
    "absence": {"facts": ["title"]},
    "blank": {"facts": ["t.*"]},
    "blank_total": {"total": "t.a.total", "parts": "sum(t.a.@parts)"},
    "bound": {"formula": "t.a.one <= 1"},
    "deadline": {"by": {"government": "03-31"}},
    "identity": SUM,
    "length": {"facts": ["sections.cases.length"], "least": 1},
    "mention": {"in": ["text.overview"], "any": ["x"]},
    "number": {"facts": ["t.*"]},
    "once": {"facts": ["title"]},
    "order": {"facts": ["title", "contact"]},
    "presence": {"facts": ["title"]},
    "reading": {},
    "similarity": {"facts": ["text.problems"]},
    "value": {"facts": ["title"], "pattern": "x"},
    "wording": {"patterns": ["x"]},
}


@pytest.mark.parametrize("name", [*OPTIONS])
def test_a_check_survives_the_cache(name: str) -> None:
    made = check(name, **OPTIONS[name])
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301


@pytest.mark.parametrize("name", [*OPTIONS])
def test_a_kind_bears_the_name_of_its_module(name: str) -> None:
    assert kind(name).name == name
    assert kind(name).schema["additionalProperties"] is False
