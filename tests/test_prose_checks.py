"""Claims held against cells."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from gxlint.checks import agreement, growth, listed, parts, restated, share
from gxlint.checks.base import Check, Finding, Setting, Undecided
from gxlint.checks.claimed import agrees, rounds
from gxlint.expr import Vocabulary
from gxlint.facts import Claim, Fact, Facts, Span
from gxlint.slips import turned

KEYS = frozenset(
    f"requests.{row}.{column}"
    for row in ("new", "carried_in", "concluded", "carried_out", "granted")
    for column in ("natural", "business", "total")
)
NEW, BOTH = "requests.new.total", "requests.new.total + requests.carried_in.total"
SETTING = Setting("R60", Vocabulary(KEYS, {}), (NEW, BOTH, "requests.granted.total"))


def claim(value: Any, *readings: str, at: int = 0, **fields: Any) -> Claim:
    return Claim(value, str(value), readings, Span(at, at + 1), **fields)


def facts(cells: Mapping[str, int | str | None], *claims: Claim) -> Facts:
    return Facts((Fact(key, value, str(value), Span(0, 1)) for key, value in cells.items()), claims)


def judged(check: Check, *told: Claim, **cells: int | str | None) -> list[str]:
    stated = {f"requests.{key.replace('__', '.')}": value for key, value in cells.items()}
    answers = check.run(facts(stated, *told))
    return [
        (one.severity or "as the rule") if isinstance(one, Finding) else "undecided"
        for one in answers
    ]


AGREEMENT = agreement.KIND.build({"readings": ["requests.new"]}, SETTING)


def test_one_reading_that_fits_is_enough() -> None:
    assert judged(AGREEMENT, claim(131, NEW, BOTH), new__total=128, carried_in__total=3) == []


def test_a_reading_that_cannot_be_computed_leaves_the_claim_undecided() -> None:
    told = judged(AGREEMENT, claim(131, NEW, BOTH), new__total=128)
    assert told == ["undecided"]


def test_a_reading_that_fits_needs_no_other() -> None:
    assert judged(AGREEMENT, claim(128, NEW, BOTH), new__total=128) == []


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({}, "as the rule"),
        ({"kind": "none"}, "as the rule"),
        ({"certainty": "possible"}, "warning"),
        ({"precision": "about"}, "warning"),
        ({"precision": "about", "certainty": "possible"}, "info"),
        ({"scope": "unknown"}, "info"),
    ],
)
def test_doubt_lowers_the_severity(fields: dict[str, Any], severity: str) -> None:
    assert judged(AGREEMENT, claim(12, NEW, **fields), new__total=128) == [severity]


@pytest.mark.parametrize(("fellow", "answer"), [(30, "warning"), (31, "info")])
def test_a_figure_of_unknown_scope_is_vouched_for_by_its_fellows(fellow: int, answer: str) -> None:
    listed: dict[str, Any] = {"scope": "unknown", "details": (("role", "channel"),)}
    rows = {"new": 12, "granted": fellow, "concluded": 40}
    sources = tuple(f"requests.{row}.total" for row in rows)
    setting = SETTING._replace(readings=sources)
    check = agreement.KIND.build({"readings": ["requests"]}, setting)
    told = [
        claim(value, source, at=i, **listed)
        for i, (source, value) in enumerate(zip(sources, (12, 30, 44), strict=True))
    ]
    cells = {f"{row}__total": value for row, value in rows.items()}
    assert judged(check, *told, **cells)[-1] == answer


def test_figures_of_one_sentence_that_come_to_the_cell_are_its_parts() -> None:
    told = claim(18, NEW), claim(20, NEW, at=1), claim(6, NEW, at=2)
    assert judged(AGREEMENT, *told, new__total=44) == []


def test_figures_of_one_sentence_that_differ_are_no_errors() -> None:
    told = claim(18, NEW), claim(20, NEW, at=1)
    assert judged(AGREEMENT, *told, new__total=44) == ["warning"] * 2


def test_a_figure_stated_rightly_elsewhere_makes_the_other_a_warning() -> None:
    told = claim(128, NEW), claim(12, NEW, at=9)
    assert judged(AGREEMENT, *told, new__total=128) == ["warning"]


@pytest.mark.parametrize("fields", [{"scope": "part"}, {"not_comparable": "other-period"}])
def test_what_is_not_comparable_is_never_judged(fields: dict[str, Any]) -> None:
    assert judged(AGREEMENT, claim(12, NEW, **fields), new__total=128) == []


def test_claims_about_other_cells_are_left_to_other_rules() -> None:
    assert judged(AGREEMENT, claim(12, "requests.granted.total"), granted__total=3) == []


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        ({"new__total": None, "new__natural": None, "new__business": None}, []),
        ({"new__total": None, "new__natural": 3, "new__business": 0}, ["warning"]),
        ({"new__total": None, "new__natural": 3, "new__business": "x"}, ["undecided"]),
        ({"new__total": None}, ["undecided"]),
        ({}, ["undecided"]),
    ],
    ids=["row nil", "row not nil", "row illegible", "row not printed", "nothing"],
)
def test_a_blank_total_counts_as_what_its_row_comes_to(
    cells: dict[str, int | str | None], answers: list[str]
) -> None:
    assert judged(AGREEMENT, claim(0, NEW, kind="none"), **cells) == answers


def test_a_blank_part_is_nil_where_the_others_make_up_the_total() -> None:
    setting = SETTING._replace(readings=("requests.new.natural",))
    check = agreement.KIND.build({"readings": ["requests.new"]}, setting)
    told = claim(0, "requests.new.natural", kind="none")
    assert judged(check, told, new__natural=None, new__business=4, new__total=4) == []
    assert judged(check, told, new__natural=None, new__business=4, new__total=5) == ["undecided"]


def test_the_finding_names_figure_reading_and_cells() -> None:
    answers = list(
        AGREEMENT.run(facts({NEW: 128, "requests.carried_in.total": 3}, claim(12, BOTH)))
    )
    (finding,) = answers
    assert isinstance(finding, Finding)
    assert (finding.expected, finding.printed) == ("131", "12")
    assert finding.facts == (NEW, "requests.carried_in.total")
    assert [aside.fact.key for aside in finding.related] == list(finding.facts)


@pytest.mark.parametrize(
    ("precision", "value", "least", "most"),
    [
        ("more", 6400, 6400, 6499),
        ("more", 10, 10, 19),
        ("about", 100, 95, 105),
        ("below", 100, 95, 100),
        ("at_least", 100, 100, 120),
        ("part_of", 7, 7, 10**6),
    ],
)
def test_approximate_figures_stand_for_a_range(
    precision: str, value: int, least: int, most: int
) -> None:
    told = claim(value, NEW, precision=precision)
    assert agrees(told, least)
    assert agrees(told, most)
    assert not agrees(told, least - 1)
    if precision != "part_of":
        assert not agrees(told, most + 1)


def test_amounts_agree_where_either_is_the_other_rounded() -> None:
    told = claim(Decimal("227.782"), "wan", kind="amount", unit=Decimal("0.0001"))
    assert agrees(told, Decimal("227.78"))
    assert agrees(told, Decimal("227.782"))
    assert not agrees(told, Decimal("227.79"))


def test_rounding_accepts_half_up_and_cutting_off() -> None:
    unit = Decimal("0.1")
    assert rounds(Decimal("2.753"), Decimal("2.8"), unit)
    assert rounds(Decimal("2.753"), Decimal("2.7"), unit)
    assert not rounds(Decimal("2.753"), Decimal("2.6"), unit)


SHARE = share.KIND.build({"wholes": {"R60": [NEW]}}, SETTING)


def percent(value: str, part: int, *wholes: int, **fields: Any) -> Claim:
    details = (("of", part), ("of_readings", ("requests.granted.total",)), ("wholes", wholes))
    decimals = len(value.partition(".")[2])
    told = Decimal(value)
    return claim(told, kind="share", decimals=decimals, details=details, **fields)


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        (percent("12.5", 6, 48), []),
        (percent("29.2", 14, 48), []),
        (percent("29.1", 14, 48), ["info"]),
        (percent("29.9", 14, 48), ["warning"]),
        (percent("39.1", 14, 48), ["as the rule"]),
        (percent("39.1", 14, 48, not_comparable="part-of-body"), ["info"]),
    ],
    ids=["exact", "half up", "cut off", "off by less than a point", "off by more", "part of body"],
)
def test_percentages_are_judged_by_how_far_they_are_off(told: Claim, answers: list[str]) -> None:
    assert judged(SHARE, told, new__total=48) == answers


def test_a_last_digit_adjusted_to_add_up_to_100_is_a_remark() -> None:
    sentence = None
    told = [percent(v, n, 3, sentence=sentence) for v, n in (("33.3", 1), ("33.3", 1), ("33.4", 1))]
    assert judged(SHARE, *told, new__total=3) == ["info"]


def rate(value: str, *counts: int, **fields: Any) -> Claim:
    decimals = len(value.partition(".")[2])
    details = (("role", "rate"), ("counts", counts))
    return claim(
        Decimal(value),
        "requests.granted.total",
        NEW,
        kind="share",
        decimals=decimals,
        details=details,
        **fields,
    )


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        (rate("25.0"), []),
        (rate("100"), []),
        (rate("75.0", 4, 3), []),
        (rate("30.0", 40), []),
        (rate("52.0"), ["as the rule"]),
        (rate("52.0", certainty="possible"), ["warning"]),
        (rate("52.1", precision="at_least"), ["warning"]),
        (rate("52", precision="at_least"), []),
    ],
    ids=[
        "of the first reading",
        "of another reading",
        "of two counts of its sentence",
        "of a reading and a count",
        "of nothing",
        "of nothing, perhaps",
        "reaching a figure with decimals",
        "at least",
    ],
)
def test_a_rate_may_be_of_any_reading_and_any_count_before_it(
    told: Claim, answers: list[str]
) -> None:
    assert judged(SHARE, told, new__total=48, granted__total=12) == answers


def test_a_rate_of_part_of_the_body_is_not_judged() -> None:
    told = rate("52.0", scope="part", not_comparable="part-of-body")
    assert judged(SHARE, told, new__total=48, granted__total=12) == []


def in_list(*pairs: tuple[str, int]) -> list[Claim]:
    told = [percent(value, part, 32) for value, part in pairs]
    return [one._replace(details=(*one.details, ("listed", len(pairs)))) for one in told]


def test_shares_behind_a_list_are_judged_where_most_are_right() -> None:
    told = in_list(("62.5", 20), ("52", 8), ("12.5", 4))
    assert judged(SHARE, *told, new__total=48) == ["as the rule"]


def test_shares_behind_a_list_most_of_which_fit_none_are_not_its_shares() -> None:
    told = in_list(("62.5", 20), ("52", 8), ("21.5", 4))
    assert judged(SHARE, *told, new__total=48) == []


def test_percentages_without_any_whole_are_undecided() -> None:
    assert judged(SHARE, percent("39.1", 14)) == ["undecided"]


def test_what_is_left_and_rightly_stated_does_not_contradict_that_all_was_in_time() -> None:
    params = {"readings": ["requests.new"], "kinds": ["all"], "timely": ["in_time"]}
    check = agreement.KIND.build(params, SETTING)
    told = claim(0, NEW, kind="all", details=(("role", "in_time"),))
    assert judged(check, told, new__total=2) == ["warning"]
    assert judged(check, told, claim(2, NEW), new__total=2) == []
    assert judged(check, told, claim(3, NEW), new__total=2) == ["warning"]
    assert judged(check, claim(0, NEW, kind="all"), claim(2, NEW), new__total=2) == ["warning"]


def test_a_wrong_percentage_is_told_of_the_whole_that_turns_its_digits() -> None:
    answers = list(SHARE.run(facts({NEW: 89}, percent("97.4", 89, 89, 94))))
    assert [one.values["share"] for one in answers if isinstance(one, Finding)] == ["94.7%"]


GROWTH = growth.KIND.build({}, SETTING)


def grown(value: str, current: int, kind: str = "growth", **details: Any) -> Claim:
    told = (("of", current), ("of_readings", (NEW,)), *details.items())
    number = Decimal(value)
    return claim(number, kind=kind, decimals=len(value.partition(".")[2]), details=told)


@pytest.mark.parametrize(
    ("told", "broken"),
    [
        (grown("6.08", 5146), False),
        (grown("16.13", 36), False),
        (grown("16.99", 3), True),
        (grown("60", 24, previous=15), False),
        (grown("57", 22, previous=14), False),
        (grown("67", 22, previous=14), True),
        (grown("-29", 22, previous=31), False),
        (grown("-100", 0), False),
        (grown("23", 106, "difference"), False),
        (grown("123", 106, "difference"), True),
        (grown("-6", 84, "difference", previous=90), False),
    ],
)
def test_growth_must_follow_from_some_last_year(told: Claim, broken: bool) -> None:  # noqa: FBT001
    assert bool(judged(GROWTH, told)) is broken


def test_a_rate_beside_a_difference_must_follow_from_it_for_some_count_before() -> None:
    told: dict[str, Any] = {"of_readings": (), "of_any": (270, 69)}
    beside = grown("31", 270, "difference", **told)
    assert judged(GROWTH, beside, grown("13.0", 270, **told)) == []
    assert judged(GROWTH, beside, grown("81.6", 270, **told)) == []
    assert judged(GROWTH, beside, grown("19.0", 270, **told)) == ["info"]


def test_growth_may_be_that_of_an_earlier_count_in_the_sentence() -> None:
    assert judged(GROWTH, grown("16.13", 3)) == ["as the rule"]
    assert judged(GROWTH, grown("16.13", 3, of_any=(36, 3))) == []


def test_last_years_report_decides_where_it_is_given() -> None:
    given = {f"previous.{NEW}": 80}
    assert list(GROWTH.run(facts(given, grown("23", 106, "difference"))))
    assert not list(GROWTH.run(facts(given, grown("26", 106, "difference"))))


RESTATED = restated.KIND.build({}, SETTING)


def test_a_figure_stated_twice_differently_is_found_once() -> None:
    from gxlint.blocks import Text

    first, second = (Text(t, ((0, 0),)) for t in ("a", "b"))
    told = claim(12, NEW, sentence=first), claim(21, NEW, sentence=second, at=9)
    assert judged(RESTATED, *told) == ["warning"]
    assert judged(RESTATED, told[0], told[0]._replace(sentence=second)) == []


PARTS = parts.KIND.build({"sums": [{"wholes": ["new"], "parts": "channel"}]}, SETTING)
BALANCE = parts.KIND.build(
    {"balance": [["new", "carried_in"], ["concluded", "carried_out"]]}, SETTING
)


def playing(*roles: tuple[str, int]) -> list[Claim]:
    return [claim(value, details=(("role", role),)) for role, value in roles]


@pytest.mark.parametrize(
    ("roles", "answers"),
    [
        ([("new", 16), ("channel", 3), ("channel", 8), ("channel", 5)], []),
        ([("new", 16), ("channel", 9), ("channel", 8)], ["warning"]),
        ([("new", 16), ("channel", 3), ("channel", 8)], ["info"]),
        ([("new", 16), ("channel", 3)], []),
        ([("channel", 3), ("channel", 8)], []),
    ],
    ids=["adds up", "too much", "too little", "one part", "no whole"],
)
def test_parts_are_held_against_their_whole(
    roles: list[tuple[str, int]], answers: list[str]
) -> None:
    assert judged(PARTS, *playing(*roles)) == answers


def test_parts_that_come_to_less_than_half_are_only_some() -> None:
    assert judged(PARTS, *playing(("new", 16), ("channel", 3), ("channel", 4))) == []


def test_parts_may_come_to_what_was_decided_instead() -> None:
    sums = {"wholes": ["case"], "parts": "case_outcome", "instead": ["case_decided"]}
    kind = parts.KIND.build({"sums": [sums]}, SETTING)
    decided = ("case", 23), ("case_decided", 21), ("case_outcome", 15)
    assert judged(kind, *playing(*decided, ("case_outcome", 6))) == []
    assert judged(kind, *playing(*decided, ("case_outcome", 5))) == ["info"]


def test_parts_of_their_own_sentence_belong_to_the_whole_not_to_a_part_of_the_body() -> None:
    from gxlint.blocks import Text

    sums = {"wholes": ["new"], "parts": "channel"}
    kind = parts.KIND.build({"sums": [sums], "apart": ["channel"]}, SETTING)
    new, some, *channels = playing(
        ("new", 40), ("new", 25), ("channel", 20), ("channel", 15), ("channel", 8)
    )
    first, second, third = (Text(t, ((0, 0),)) for t in ("a", "b", "c"))
    told = [
        new._replace(sentence=first),
        some._replace(sentence=second, not_comparable="part-of-body"),
        *(one._replace(sentence=third) for one in channels),
    ]
    assert judged(kind, *told) == ["warning"]
    right = told[-1]._replace(value=5)
    assert judged(kind, *told[:-1], right) == []


LISTS = parts.KIND.build({"sums": [], "lists": True}, SETTING)


@pytest.mark.parametrize(
    ("figures", "answers"),
    [
        ((118, 68, 50), []),
        ((118, 86, 50), ["warning"]),
        ((118, 68, 41), []),
        ((181, 68, 95), ["info"]),
        ((118, 68, 53), []),
    ],
    ids=["adds up", "transposed, too much", "incomplete", "transposed, too little", "overlapping"],
)
def test_two_parts_are_told_only_where_two_digits_change_places(
    figures: tuple[int, ...], answers: list[str]
) -> None:
    told = [
        claim(n, kind="list", at=i, details=(("role", "part" if i else "whole"),))
        for i, n in enumerate(figures)
    ]
    assert judged(LISTS, *told) == answers


def test_parts_shown_in_several_places_may_overlap() -> None:
    overlapping = ("overlapping", True), ("complete", True)
    told = [
        claim(n, kind="list", at=i, details=(("role", "part" if i else "whole"), *overlapping))
        for i, n in enumerate((100, 90, 12, 5))
    ]
    assert judged(LISTS, *told) == []


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        (10233, 10323, True),
        (10233, 10332, False),
        (121, 121, False),
        (12, 21, True),
        (1, 10, False),
    ],
)
def test_digits_that_changed_places_are_told(one: int, other: int, are: bool) -> None:  # noqa: FBT001 - a fact
    assert turned(one, other) is are


def test_a_figure_of_unknown_scope_with_digits_transposed_is_a_slip() -> None:
    assert judged(AGREEMENT, claim(160, NEW, scope="unknown"), new__total=128) == ["info"]
    assert judged(AGREEMENT, claim(218, NEW, scope="unknown"), new__total=128) == ["warning"]


def test_two_figures_that_the_table_bears_out_are_not_one() -> None:
    from gxlint.blocks import Text

    check = restated.KIND.build({}, SETTING)
    first, second = (Text(t, ((0, 0),)) for t in ("a", "b"))
    told = claim(12, NEW, BOTH, sentence=first), claim(15, NEW, BOTH, sentence=second, at=9)
    assert judged(check, *told, new__total=12, carried_in__total=3) == []
    assert judged(check, *told, new__total=12, carried_in__total=4) == ["info"]


def test_what_a_list_lacks_may_stand_behind_another_pause() -> None:
    listed = [
        claim(n, kind="list", at=i, details=(("role", "part" if i else "whole"),))
        for i, n in enumerate((100, 50, 30, 12))
    ]
    assert judged(LISTS, *listed) == ["info"]
    assert judged(LISTS, *listed, claim(8, at=9)) == []


@pytest.mark.parametrize(
    ("figures", "answers"),
    [
        ((45, 18, 9, 18), []),
        ((45, 47, 18, 9, 18), []),
        ((45, 45, 18, 9, 18), []),
        ((49, 18, 9, 18), ["warning"]),
        ((41, 18, 9, 18), ["info"]),
        ((402, 18, 9, 18), []),
    ],
    ids=["adds up", "of all but the first", "of the first", "more", "less", "much more"],
)
def test_a_total_behind_a_list_is_no_more_than_its_parts(
    figures: tuple[int, ...], answers: list[str]
) -> None:
    roles = ("whole", *("part" for _ in figures[1:]))
    told = [
        claim(n, kind="list", at=i, details=(("role", role), ("stated", "behind")))
        for i, (n, role) in enumerate(zip(figures, roles, strict=True))
    ]
    assert judged(LISTS, *told) == answers


@pytest.mark.parametrize(
    ("figures", "answers"),
    [((45, 2, 44, 3), []), ((47, 2, 44, 3), []), ((45, 2, 41, 3), ["as the rule"])],
    ids=["balances", "new includes carried in", "does not balance"],
)
def test_the_four_figures_of_the_prose_balance(
    figures: tuple[int, ...], answers: list[str]
) -> None:
    roles = ("new", "carried_in", "concluded", "carried_out")
    assert judged(BALANCE, *playing(*zip(roles, figures, strict=True))) == answers


def test_undecided_names_what_is_missing() -> None:
    (answer,) = AGREEMENT.run(facts({}, claim(3, NEW)))
    assert answer == Undecided((NEW,))


LISTED = listed.KIND.build({"roles": ["listed"]}, SETTING)
PART: dict[str, Any] = {"precision": "part_of", "details": (("role", "listed"),)}


def test_a_list_may_come_to_all_there_is() -> None:
    assert judged(LISTED, claim(30, NEW, **PART), claim(15, NEW, **PART), new__total=45) == []


def test_a_list_may_be_incomplete() -> None:
    assert judged(LISTED, claim(30, NEW, **PART), claim(5, NEW, **PART), new__total=45) == []


def test_a_list_that_comes_to_more_than_its_cell_is_told() -> None:
    told = judged(LISTED, claim(30, NEW, **PART), claim(16, NEW, **PART), new__total=45)
    assert told == ["as the rule"]


def test_a_list_of_a_part_of_the_body_is_not_judged() -> None:
    aside: dict[str, Any] = {**PART, "not_comparable": "part-of-body"}
    assert judged(LISTED, claim(30, NEW, **aside), claim(16, NEW, **aside), new__total=45) == []


def test_one_figure_is_no_list() -> None:
    assert judged(LISTED, claim(46, NEW, **PART), new__total=45) == []


def shares(*pairs: tuple[int, str]) -> list[Claim]:
    return [
        claim(Decimal(p), kind="share", decimals=1, details=(("of", n), ("wholes", (5086, 5233))))
        for n, p in pairs
    ]


def test_shares_of_one_whole_are_right() -> None:
    check = share.KIND.build({}, SETTING)
    told = shares((2028, "39.9"), (458, "9.0"), (350, "6.9"), (140, "2.8"))
    assert judged(check, *told) == []


def test_the_one_share_of_a_list_that_only_another_whole_gives_is_a_remark() -> None:
    check = share.KIND.build({}, SETTING)
    told = shares((2028, "39.9"), (458, "9.0"), (350, "6.9"), (140, "2.7"))
    assert judged(check, *told) == ["info"]


def test_a_share_of_something_else_within_a_list_is_right() -> None:
    check = share.KIND.build({}, SETTING)
    told = shares((2028, "39.9"), (458, "9.0"), (350, "6.9"), (140, "2.8"), (2030, "38.8"))
    assert judged(check, *told) == []


def test_a_rate_must_fit_the_difference_beside_it() -> None:
    check = growth.KIND.build({}, SETTING)
    of = (("of", 45), ("of_readings", (NEW,)))
    by_five = claim(5, kind="difference", details=of)
    right = claim(Decimal("12.5"), kind="growth", decimals=1, details=of)
    wrong = claim(Decimal("25.0"), kind="growth", decimals=1, details=of)
    assert judged(check, by_five, right) == []
    assert judged(check, by_five, wrong) == ["as the rule"]


def test_growth_is_sure_where_last_year_and_the_difference_agree() -> None:
    check = growth.KIND.build({}, SETTING)
    of = (("of", 689), ("of_readings", ()), ("of_any", (689,)))
    wrong = claim(Decimal("1.9"), kind="growth", decimals=1, details=(*of, ("previous", (702,))))
    by = [claim(n, kind="difference", details=of) for n in (-13, -31)]
    assert judged(check, by[0], wrong) == ["as the rule"]
    assert judged(check, by[1], wrong) == ["info"]


@pytest.mark.parametrize(("last", "told"), [(1, []), (2, ["info"])])
def test_parts_of_a_list_that_comes_to_its_whole_need_not_all_be_understood(
    last: int, told: list[str]
) -> None:
    sums = [{"wholes": ["case"], "parts": "case_outcome"}]
    check = parts.KIND.build({"sums": sums, "lists": True}, SETTING)
    listed = [("whole", 8), ("part", 6), ("part", 1), ("part", last)]
    roles = ["case", "case_outcome", "case_outcome"]
    said = [
        claim(value, at=at, kind="list", details=(("role", role),))
        for at, (role, value) in enumerate(listed)
    ]
    counted = [
        claim(value, at=at, details=(("role", role),))
        for at, (role, (_, value)) in enumerate(zip(roles, listed, strict=False))
    ]
    assert judged(check, *said, *counted) == told
