"""Records do what `typing.NamedTuple` does."""

import pickle
from typing import NamedTuple as Typed
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.records import NamedTuple


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 2
    name: str = ""

    def doubled(self) -> int:
        return 2 * self.x


class Same(Typed):
    """A point."""

    x: int
    y: int = 2
    name: str = ""


class Wide(NamedTuple):
    a: int
    b: int
    c: int
    d: int
    e: int
    f: int
    g: int
    h: int
    i: int
    j: int
    k: int
    m: int = 13


def test_fields_are_given_by_place_or_name_and_have_defaults() -> None:
    assert Point(1) == Point(x=1, y=2, name="") == (1, 2, "")
    assert Point(1, name="p").name == "p"
    assert Point(3).doubled() == 6


def test_many_fields_work_like_few() -> None:
    wide = Wide(*range(11))
    assert (wide.a, wide.k, wide.m) == (0, 10, 13)
    assert wide._replace(m=1)[-1] == 1


@pytest.mark.parametrize("arguments", [(), (1, 2, "", 4)], ids=["too few", "too many"])
def test_a_wrong_number_of_values_is_refused(arguments: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Point(*arguments)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected 3"):
        Point._make(arguments)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="z"):
        Point(1)._replace(z=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, z=3)  # type: ignore[call-arg]


def test_a_record_cannot_be_changed_and_takes_no_more_room_than_a_tuple() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.other = 2  # type: ignore[attr-defined]
    assert point.__sizeof__() == Same(1).__sizeof__()


@given(st.builds(Point))
def test_a_record_is_what_typing_would_have_made(point: Point) -> None:
    same = Same(*point)
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - our own
    assert repr(point) == repr(same).replace("Same", "Point")
    assert point._asdict() == same._asdict()
    assert tuple(point._replace(y=0)) == tuple(same._replace(y=0))
    assert hash(point) == hash(same)


@pytest.mark.parametrize("name", ["_fields", "_field_defaults", "__match_args__", "__doc__"])
def test_a_record_describes_itself_as_typing_would(name: str) -> None:
    assert getattr(Point, name) == getattr(Same, name)


def test_type_hints_can_be_asked_for() -> None:
    assert get_type_hints(Point) == get_type_hints(Same)


def test_a_record_is_matched_by_place() -> None:
    match Point(1, 5, "p"):
        case Point(_, y, name):
            assert (y, name) == (5, "p")
