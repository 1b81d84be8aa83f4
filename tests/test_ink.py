"""Words in the colour of the paper are not seen; whatever is not known is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.readers.ink import colour_of, is_unseen

WHITES = [
    "#fff",
    "#FFFFFF",
    "FFFFFF",
    "white",
    " White ",
    "#fff !important",
    "#ffffffff",
    "rgb(255,255,255)",
    "rgb(255, 255, 255)",
    "rgba(255,255,255,1)",
    "rgb(100% 100% 100% / 1)",
    "rgb(254 254 254)",
    "#FEFEFE",
    "window",
]
DARK = [
    "#004f9d",
    "#1e88e5",
    "rgb(0,90,170)",
    "black",
    "C00000",
    "#000",
    "navy",
    "darkBlue",
    "url(a)",
]
UNPAINTED = ["", "auto", "none", "transparent", "rgba(0,0,0,0)", "inherit"]


@pytest.mark.parametrize("ink", WHITES)
def test_white_is_not_seen_on_paper(ink: str) -> None:
    assert is_unseen(ink)


@pytest.mark.parametrize("ink", WHITES)
@pytest.mark.parametrize("ground", DARK)
def test_white_is_seen_on_a_dark_or_unknown_ground(ink: str, ground: str) -> None:
    assert not is_unseen(ink, [ground])
    assert not is_unseen(ink, ["auto", ground, "#fff"])


@pytest.mark.parametrize("ink", WHITES)
@pytest.mark.parametrize("ground", UNPAINTED)
def test_a_ground_that_paints_nothing_shows_the_next(ink: str, ground: str) -> None:
    assert is_unseen(ink, [ground, "#fff"])
    assert not is_unseen(ink, [ground, "#004f9d"])


@pytest.mark.parametrize(
    "ink", ["auto", "", "red", "#333", "000000", "currentcolor", "#12", "rgb(1)"]
)
def test_other_colours_are_seen_on_paper(ink: str) -> None:
    assert not is_unseen(ink)


@pytest.mark.parametrize("ink", ["transparent", "rgba(0,0,0,0)", "#0000", "rgb(9 9 9 / 0%)"])
def test_ink_that_covers_nothing_is_never_seen(ink: str) -> None:
    assert is_unseen(ink, ["navy"])


BYTE = st.integers(0, 255)


@given(BYTE, BYTE, BYTE)
def test_all_ways_to_write_a_colour_mean_the_same(red: int, green: int, blue: int) -> None:
    digits = f"{red:02x}{green:02x}{blue:02x}"
    assert colour_of(digits) == colour_of(f"#{digits.upper()}") == (red, green, blue, 1)
    assert colour_of(f"rgb({red},{green}, {blue})") == colour_of(f"rgba({red} {green} {blue} / 1)")


@given(BYTE, BYTE, BYTE)
def test_words_in_the_colour_of_their_ground_are_not_seen(red: int, green: int, blue: int) -> None:
    ink = f"rgb({red},{green},{blue})"
    assert is_unseen(ink, [ink])


@given(st.text(max_size=30))
def test_no_words_are_too_odd_for_a_colour(words: str) -> None:
    is_unseen(words, [words])
