from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Document, Place, Span
from gxlint.formats.frame import LIMIT, LONGEST_MARK, drawn, source_lines
from gxlint.formats.width import Shown, width

LINES = st.text(st.sampled_from("a1 |表格，。１\te\u0301\u200b…"), min_size=1, max_size=400)


def frame(text: str, *spans: tuple[int, int, str]) -> list[str]:
    """Return what is drawn of a one-line document; the first span is the primary one."""
    document = Document(kind="text", text=text, blocks=())
    places = [
        (document.place(Span(start, end)), i == 0, label)
        for i, (start, end, label) in enumerate(spans)
    ]
    return list(drawn(source_lines(places)[0], Shown()))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(LINES)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(marked())
def test_the_marker_stands_under_what_it_marks(case: tuple[str, int, int]) -> None:
    text, start, end = case
    line, markers = frame(text, (start, end, ""))
    left = len(markers) - len(markers.lstrip())
    wanted = text[start:end].translate(Shown())
    above = next(line[i:] for i in range(len(line) + 1) if width(line[:i]) >= left)
    shown = above.lstrip("\u0301\u200b")
    assert shown.startswith(wanted.lstrip("\u0301\u200b")[: len(markers.strip()) // 2])


@given(marked())
def test_the_marker_is_as_wide_as_what_it_marks(case: tuple[str, int, int]) -> None:
    text, start, end = case
    markers = frame(text, (start, end, ""))[1].strip()
    wide = width(text[start:end].translate(Shown()))
    assert len(markers) == min(max(wide, 1), LONGEST_MARK)


@given(marked())
def test_a_line_is_never_much_longer_than_the_limit(case: tuple[str, int, int]) -> None:
    text, start, end = case
    assert width(frame(text, (start, end, ""))[0]) <= LIMIT + 2


@given(
    LINES,
    st.lists(
        st.tuples(st.integers(0, 399), st.sampled_from(["", "甲", "b"])), min_size=1, max_size=9
    ),
)
def test_any_marks_can_be_drawn(text: str, starts: list[tuple[int, str]]) -> None:
    spans = [(min(at, len(text) - 1), min(at, len(text) - 1) + 1, label) for at, label in starts]
    _, markers, *labels = frame(text, *spans)
    assert "^" in markers
    told = markers + "".join(labels)
    assert all(label in told for at, label in starts)


def test_an_empty_place_gets_a_marker_of_its_own() -> None:
    assert frame("| 总计 |  |", (7, 7, ""))[1] == "         ^"


def test_a_mark_at_the_end_of_a_line_is_drawn_behind_it() -> None:
    assert frame("表格", (2, 2, ""))[1] == "    ^"


def test_a_place_over_several_lines_is_marked_on_the_first() -> None:
    document = Document(kind="text", text="一二\n三四\n", blocks=())
    lines = source_lines([(document.place(Span(1, 5)), True, "")])
    assert [line.number for line in lines] == [1]
    assert list(drawn(lines[0], Shown())) == ["一二", "  ^^"]


def test_distant_marks_of_a_long_line_are_both_shown() -> None:
    text = "甲" * 200 + "1" + "乙" * 200 + "2" + "丙" * 200
    line, markers = frame(text, (200, 201, ""), (401, 402, "彼处"))
    assert line.startswith("…甲")
    assert " … " in line
    assert line.endswith("丙…")
    assert markers.endswith("- 彼处")
    assert markers.count("^") == 1


def test_labels_hang_from_their_marks() -> None:
    assert frame("1 2 3", (4, 5, ""), (0, 1, "甲"), (2, 3, "乙")) == [
        "1 2 3",
        "- - ^",
        "| |",
        "| 乙",
        "甲",
    ]


def test_many_labels_are_told_in_one_line() -> None:
    spans = [(i, i + 1, f"l{i}") for i in range(6)]
    assert frame("abcdef", *spans)[2:] == ["l0; l1; l2; l3; l4; l5"]


def test_places_without_lines_draw_nothing() -> None:
    assert source_lines([(Place(None, None, None, None, None, "x"), True, "")]) == []


def test_a_mark_of_ten_million_characters_is_drawn_at_once() -> None:
    line, markers = frame("甲" * 10_000_000, (5, 9_999_990, ""))
    assert width(line) <= LIMIT + 2
    assert len(markers) <= LIMIT
