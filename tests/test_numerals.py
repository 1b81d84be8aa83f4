"""Numbers as Chinese reports print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.numerals import amount, figures, percentage, whole_number

DIGITS = "零一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def spelled(number: int) -> str:
    """Spell a number below a hundred million the way reports do."""
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        gap = "零" if 0 < low < 1000 else ""
        return spelled(high) + "万" + gap + (spelled(low) if low else "")
    words = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            words += DIGITS[digit] + name
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零") or "零"
    return words.removeprefix("一") if words.startswith("一十") else words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("十二", 12),
        ("二〇二〇", 2020),
        ("二○一九", 2019),
        ("一百零五", 105),
        ("一百二", 120),
        ("两", 2),
        ("两百", 200),
        ("〇", 0),
        ("零", 0),
        ("１２", 12),
        ("1２", 12),
        ("1,828,233", 1828233),
        ("1，828", 1828),
        ("1 828", 1828),
        ("3万", 30000),
        ("一亿三千万", 130000000),
        ("1.5万", 15000),
        ("2千", 2000),
        ("八千五", 8500),
        ("一万零一", 10001),
    ],
)
def test_whole_numbers_are_read_in_every_print(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "件", "1.5", "1,23", "12,34,567", "十百", "一十零", "三件", "万", "1.", "1..2", "百零"],
)
def test_anything_else_is_no_whole_number(text: str) -> None:
    assert whole_number(text) is None


@given(st.integers(0, 10**12), st.booleans())
def test_digits_of_both_widths_give_their_number(number: int, wide: bool) -> None:  # noqa: FBT001 - drawn
    text = str(number).translate(WIDE) if wide else f"{number:,}"
    assert whole_number(text) == number


@given(st.integers(0, 10**8 - 1))
def test_spelled_numbers_give_their_number(number: int) -> None:
    assert whole_number(spelled(number)) == number


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("5146", 5146, 0, "1"),
        ("27.948692", Decimal("27.948692"), 6, "0.000001"),
        ("1.2万", 12000, 1, "1000"),
        ("2.50亿", 250000000, 2, "1000000"),
        ("3万", 30000, 0, "10000"),
        ("六点零八", Decimal("6.08"), 2, "0.01"),
    ],
)
def test_an_amount_knows_what_its_last_digit_stands_for(
    text: str, value: int | Decimal, decimals: int, unit: str
) -> None:
    assert amount(text) == (value, decimals, Decimal(unit))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("39.9%", Decimal("39.9")),
        ("１００％", 100),
        ("百分之六点零八", Decimal("6.08")),
        ("百分之百", 100),
    ],
)
def test_percentages_are_read_with_either_sign(text: str, value: int | Decimal) -> None:
    found = percentage(text)
    assert found is not None
    assert found.value == value


def test_a_figure_without_a_sign_is_no_percentage() -> None:
    assert percentage("39.9") is None


@given(st.text(max_size=60))
def test_no_text_makes_reading_fail(text: str) -> None:
    whole_number(text)
    percentage(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到1,234件,办结12.5%", ["1,234", "12.5%"]),
        ("占百分之六点零八,共十二件", ["百分之六点零八", "十二"]),
        ("百分之12.5和百分之", ["百分之12.5", "百"]),
        ("3万件,1.2.3", ["3", "万", "1.2", "3"]),
        ("三点,二点五", ["三", "二点五"]),
        ("12,,件", ["12"]),
        ("٣5件", []),
    ],
)
def test_figures_stand_where_digits_or_numerals_do(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in figures(text)] == found


@given(st.text("0123,.%百分之点一二万件"))
def test_figures_follow_each_other(text: str) -> None:
    found = [at for span in figures(text) for at in span]
    assert found == sorted(found)
    assert all(start < end for start, end in figures(text))
