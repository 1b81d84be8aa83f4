from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.formats.width import TAB, Shown, cut, width

ANY = st.text(st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("表格", 4),
        ("（１）", 6),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("…", 1),
        ("\U0001f600", 2),
        ("\U00020000", 2),
    ],
    ids=["ascii", "Chinese", "full-width", "combining", "zero-width", "ellipsis", "emoji", "rare"],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(ANY, ANY)
def test_widths_add_up(left: str, right: str) -> None:
    assert width(left + right) == width(left) + width(right)


@given(ANY)
def test_what_is_shown_has_no_control_characters_and_is_stable(text: str) -> None:
    shown = text.translate(Shown())
    assert not {category(char) for char in shown} & {"Cc", "Zl", "Zp"}
    assert shown.translate(Shown()) == shown


@given(ANY, st.sampled_from(["ascii", "gbk", "big5", "latin-1", "cp1252", "utf-8"]))
def test_what_is_shown_can_be_encoded(text: str, encoding: str) -> None:
    assert text.translate(Shown(encoding)).encode(encoding) is not None


@given(ANY)
def test_translating_parts_is_translating_the_whole(text: str) -> None:
    table = Shown("gbk")
    assert "".join(char.translate(table) for char in text) == text.translate(table)


@given(
    ANY | st.text("ab\u7533\u8bf7\u201c\u3000", max_size=40),
    st.sampled_from(["gbk", "UTF-8", None]),
)
def test_text_is_made_fit_for_the_screen_by_translating_it(text: str, encoding: str | None) -> None:
    assert Shown(encoding).fit(text) == text.translate(Shown(encoding))


@given(ANY | st.text("ab\u7533\u8bf7\t\u200b"), st.integers(0, 50))
def test_a_text_fits_that_takes_no_more_columns_than_there_are(text: str, room: int) -> None:
    shown = Shown()
    assert shown.fits(text, room) == (width(text.translate(shown)) <= room)


def test_a_tab_takes_as_many_columns_as_are_printed() -> None:
    assert "\t".translate(Shown()) == TAB
    assert width(TAB) == len(TAB)


@given(ANY, st.integers(0, 50), st.booleans())
def test_what_is_cut_fits_and_is_an_end_of_the_text(text: str, room: int, from_end: bool) -> None:  # noqa: FBT001 - hypothesis gives it by position
    for shown in (Shown("gbk"), Shown()):
        part = cut(text, room, shown, from_end=from_end)
        assert width(part.translate(shown)) <= room
        assert text.endswith(part) if from_end else text.startswith(part)
        longer = text[-len(part) - 1 :] if from_end else text[: len(part) + 1]
        assert part == text or width(longer.translate(shown)) > room
