import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from click.testing import Result

Gxlint = Callable[..., Result]


def test_a_table_lists_the_gravest_first_and_counts_the_rules(gxlint: Gxlint) -> None:
    result = gxlint("audit", ".")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[1].endswith("bad.md")
    assert lines[2].endswith("good.md")
    assert "GX101" in result.output
    assert lines[-1].startswith("检查了 2 份报告")


def test_columns_stand_under_each_other(gxlint: Gxlint) -> None:
    from gxlint.formats.width import width

    lines = gxlint("audit", ".").output.splitlines()[:3]
    starts = {width(line[: line.rindex("  ")]) for line in lines}
    assert len(starts) == 1


def test_csv_has_a_row_a_file_and_opens_in_a_spreadsheet(gxlint: Gxlint, drafts: Path) -> None:
    (drafts / "=HYPERLINK(1).md").write_bytes((drafts / "bad.md").read_bytes())
    output = gxlint("audit", ".", "--format", "csv").stdout_bytes
    assert output.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(output.decode("utf-8-sig"), newline="")))
    assert [row["path"] for row in rows] == ["'=HYPERLINK(1).md", "README.md", "bad.md", "good.md"]
    assert [row["status"] for row in rows].count("checked") == 3
    assert "GX101" in rows[2]["codes"].split()


def test_a_cell_with_commas_and_quotes_is_read_back(gxlint: Gxlint, drafts: Path) -> None:
    (drafts / 'a,"b".md').write_bytes((drafts / "bad.md").read_bytes())
    output = gxlint("audit", ".", "--format", "csv").output.removeprefix("\ufeff")
    assert 'a,"b".md' in [row["path"] for row in csv.DictReader(StringIO(output))]


def test_json_is_what_check_gives(gxlint: Gxlint) -> None:
    audit = gxlint("audit", ".", "--format", "json")
    check = gxlint("check", ".", "--format", "json", "--fail-on", "never")
    assert json.loads(audit.output) == json.loads(check.output)


def test_a_folder_without_reports_is_no_mistake(gxlint: Gxlint, drafts: Path) -> None:
    (drafts / "empty").mkdir()
    result = gxlint("audit", "empty")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("检查了 0 份报告")
