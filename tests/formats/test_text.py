from collections.abc import Callable
from io import StringIO

import pytest

from gxlint.blocks import Place
from gxlint.diagnostic import Diagnostic, ReportResult, Run
from gxlint.formats import Look, format_named

TEXT = format_named("text")
Golden = Callable[[str, str], None]


def text(run: Run, look: Look | None = None) -> str:
    return "".join(TEXT.render(run, look or Look()))


def of(run: Run, diagnostic: Diagnostic) -> Run:
    return run._replace(reports=(ReportResult("a.md", "checked", diagnostics=(diagnostic,)),))


def finding(place: Place | None = None, message: str = "m") -> Diagnostic:
    return Diagnostic("GX001", "a-rule", "error", "certain", message, place=place)


def test_every_kind_of_finding_is_shown_as_accepted(
    run: Run, language: str, golden: Golden
) -> None:
    golden(f"text.{language}.txt", text(run))


def test_statistics_and_unjudged_are_shown_on_request(
    run: Run, language: str, golden: Golden
) -> None:
    golden(f"statistics.{language}.txt", text(run, Look(statistics=True, unjudged=True)))


def test_colours_are_shown_as_accepted(run: Run, language: str, golden: Golden) -> None:
    golden(f"colour.{language}.txt", text(run, Look(colour=True)))


def test_nothing_but_colour_differs_on_a_terminal(run: Run) -> None:
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", text(run, Look(colour=True))) == text(run)


def test_quiet_leaves_out_notes_and_summary(run: Run) -> None:
    quiet = text(run, Look(quiet=True))
    assert "README.md" not in quiet
    assert quiet.endswith("\n\n")
    assert quiet.count("GX403") == text(run).count("GX403")


def test_a_file_in_a_folder_that_is_no_report_is_not_spoken_of(run: Run) -> None:
    assert "README.md" not in text(run, Look(named=frozenset({"drafts/b.docx"})))
    assert "README.md" in text(run, Look(named=frozenset({"README.md"})))


def test_a_run_without_reports_says_so(run: Run, language: str) -> None:
    shown = text(run._replace(reports=()))
    assert shown.strip() == {
        "zh": "没有找到政府信息公开工作年度报告（看了 0 份文件）",
        "en": "no annual report found (looked at 0 files)",
    }.get(language)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "utf-8"])
def test_every_encoding_can_take_the_text(run: Run, encoding: str) -> None:
    strange = run._replace(
        reports=(
            ReportResult("a\udcff\u20ac.md", "checked", diagnostics=(finding(message="😀"),)),
            ReportResult("b\udcfe.md", "not_a_report"),
        )
    )
    for one in (run, strange):
        text(one, Look(encoding=encoding, statistics=True, unjudged=True)).encode(encoding)


def test_markers_stand_under_escapes_where_the_screen_has_no_chinese(run: Run) -> None:
    place = Place(1, 3, 1, 4, None, "总计13")
    shown = text(of(run, finding(place)), Look(encoding="ascii")).splitlines()
    line = next(one for one in shown if one.startswith("1 |"))
    markers = shown[shown.index(line) + 1]
    assert line[markers.index("^")] == "1"


def test_what_could_steer_the_terminal_is_not_printed(run: Run) -> None:
    place = Place(1, 1, 1, 2, None, "a\x1b[2Jb\u202ec\x07")
    shown = text(of(run, finding(place, "m\x1b]0;t\x07")))
    assert not set(shown) & set("\x1b\x07\u202e")


def test_a_message_of_several_lines_cannot_imitate_another_finding(run: Run) -> None:
    shown = text(of(run, finding(None, "m\nerror[GX999 x]: y")))
    assert not any(line.startswith("error[GX999") for line in shown.splitlines())


def test_many_lines_are_counted_not_listed(run: Run) -> None:
    from gxlint.diagnostic import Related

    related = tuple(Related("", None, Place(n, 1, n, 2, None, "x")) for n in range(1, 41))
    diagnostic = finding(Place(30, 1, 30, 2, None, "x"))._replace(related=related)
    shown = text(of(run, diagnostic))
    assert shown.count(" | x") == 8
    assert "30 | x\n   | ^" in shown
    assert "32" in shown.splitlines()[-3]


def test_findings_are_yielded_before_the_last_report_is_known(run: Run) -> None:
    def endless() -> object:
        while True:
            yield ReportResult("a.md", "checked", diagnostics=(finding(),))

    output = StringIO()
    for piece, _ in zip(TEXT.render(run._replace(reports=endless()), Look()), range(3)):  # type: ignore[arg-type] # noqa: B905 - one is endless
        output.write(piece)
    assert output.getvalue().count("GX001") == 3


def test_lines_that_follow_each_other_are_shown_together(run: Run) -> None:
    from gxlint.diagnostic import Related

    diagnostic = finding(Place(8, 1, 8, 2, None, "x"))._replace(
        related=(
            Related("", None, Place(7, 1, 7, 2, None, "y")),
            Related("", None, Place(10, 1, 10, 2, None, "z")),
        )
    )
    frame = text(of(run, diagnostic)).splitlines()[2:9]
    assert frame == ["   |", " 7 | y", "   | -", " 8 | x", "   | ^", "...", "10 | z"]
