"""Lists that a count behind them may add up are found."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.extract.lists import Division, Divisions
from gxlint.forms.sentences import FIGURE_MARK
from gxlint.pack.load import load_pack

WORDS = load_pack(["national"]).forms.sentences.words
assert WORDS is not None
DIVISIONS = Divisions(WORDS)
COUNT = chr(FIGURE_MARK)
LABELS = st.text("甲乙丙丁", min_size=1, max_size=16)
SHARES = st.sampled_from(["", "(占\ue004)", ",占\ue004"])


@given(
    st.lists(st.tuples(LABELS, SHARES), min_size=3, max_size=6),
    st.sampled_from(",、;"),
    st.sampled_from(",;"),
    st.text("甲乙丙丁", max_size=6),
    st.sampled_from(["", "戊", "己,", "庚" + COUNT]),
)
def test_a_list_before_its_total_is_found(
    entries: list[tuple[str, str]], pause: str, last: str, words: str, end: str
) -> None:
    listed = pause.join(f"{label}{COUNT}{share}" for label, share in entries)
    content = f"{listed}{last}共{words}{COUNT}{end}"
    marks = [at for at, char in enumerate(content) if char == COUNT]
    many = len(entries)
    found = Division(marks[many], tuple(marks[:many]), behind=True)
    assert found in list(DIVISIONS.found(content))


@given(
    st.lists(LABELS, min_size=2, max_size=5), st.sampled_from(["其他", "其余", "其他方式", "己"])
)
def test_a_list_is_complete_whose_last_part_is_the_rest(labels: list[str], last: str) -> None:
    listed = "、".join(f"{label}{COUNT}" for label in (*labels, last))
    (found,) = DIVISIONS.found(f"{COUNT},其中{listed}。".removesuffix("。"))
    assert found.complete is (last in {"其他", "其余"})


@given(st.lists(LABELS, min_size=3, max_size=6), st.sampled_from(["", "(己)"]))
def test_a_list_behind_a_colon_divides_the_figure_before_it(labels: list[str], aside: str) -> None:
    content = f"{COUNT}:" + "、".join(f"{label}{aside}{COUNT}" for label in labels)
    marks = tuple(at for at, char in enumerate(content) if char == COUNT)
    assert list(DIVISIONS.found(content)) == [Division(0, marks[1:])]


@given(
    st.lists(LABELS, min_size=2, max_size=5),
    st.sampled_from(
        [
            "(\ue0f0\ue000)",
            "(\ue0f0\ue000,增长\ue004)",
            ",比\ue0f0多\ue000",
            ",较\ue0f0的\ue000增加\ue000,增长\ue004",
            ",较\ue0f0(\ue000)增长\ue004",
        ]
    ),
    st.sampled_from(",;"),
    st.sampled_from(["", "(己\ue000、庚\ue000)"]),
)
def test_last_year_and_brackets_stand_in_no_way_of_a_list(
    labels: list[str], aside: str, pause: str, within: str
) -> None:
    opened = f"{COUNT}{aside}{pause}其中"
    listed = "、".join(f"{label}{COUNT}{within}" for label in labels)
    marks = [len(opened)]
    for label in labels:
        marks.append(marks[-1] + len(label) + len(COUNT + within) + 1)
    parts = tuple(at + len(label) for at, label in zip(marks, labels, strict=False))
    assert Division(0, parts) in list(DIVISIONS.found(opened + listed))
