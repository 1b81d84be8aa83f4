"""Reports as converters of documents leave them: no finding but those of the report itself."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from test_formats_alike import reading
from writers import web
from writers.layouts import LAYOUTS
from writers.model import AbstractReport
from writers.plain import plain, spaced
from writers.samples import samples

from gxlint.engine import Engine, Settings, open_engine

_HEADING = re.compile(r"^#+ (?P<ordinal>[一二三四五六]、)?(?P<title>.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(Settings())


def attributed(report: AbstractReport) -> str:
    """Return Markdown whose headings have identifiers and classes, as pandoc gives them."""
    return _HEADING.sub(r"\g<0> {#\g<title> .my-heading}", LAYOUTS["markdown"](report))


def divided(report: AbstractReport) -> str:
    """Return Markdown whose styles pandoc kept: divisions around headings, spans, anchors."""
    styled = '::: {custom-style="Heading"}\n\n\\g<0>[]{#_GoBack .anchor}\n\n:::\n'
    return _HEADING.sub(styled, LAYOUTS["markdown"](report))


def columns(report: AbstractReport) -> str:
    """Return text with tables in columns of blanks."""
    return plain(report, spaced)


def found(engine: Engine, name: str, text: str) -> set[str]:
    result = engine.check(name, text.encode())
    return {one.fingerprint for one in result.diagnostics if one.severity != "info"}


@pytest.mark.parametrize(
    ("name", "write"), [("a.md", attributed), ("a.md", divided), ("a.txt", columns)]
)
@pytest.mark.parametrize("sample", [name for name in samples() if "blanks" not in name])
def test_converters_add_no_finding(
    engine: Engine, sample: str, name: str, write: Callable[[AbstractReport], str]
) -> None:
    report = samples()[sample]
    assert found(engine, name, write(report)) == found(engine, "a.txt", LAYOUTS["tabs"](report))


_RADICALS = {ord(unicodedata.normalize("NFKC", chr(code))): code for code in range(0x2F00, 0x2FD6)}
_WRITTEN: dict[str, tuple[str, Callable[[AbstractReport], str]]] = {
    "text": ("a.txt", LAYOUTS["tabs"]),
    "lines": ("a.txt", LAYOUTS["cell_a_line"]),
    "Markdown": ("a.md", LAYOUTS["markdown"]),
    "page": ("a.html", lambda report: web.clean(report).decode()),
}


@pytest.mark.parametrize("written", _WRITTEN)
@pytest.mark.parametrize("sample", samples())
def test_radicals_copied_out_of_a_pdf_are_the_characters_they_look_like(
    sample: str, written: str
) -> None:
    name, write = _WRITTEN[written]
    text = write(samples()[sample])
    copied = text.translate(_RADICALS)
    assert copied != text
    assert reading(name, copied.encode()) == reading(name, text.encode())


@pytest.mark.parametrize("sample", [name for name in samples() if "blanks" in name])
def test_blanks_lost_between_columns_make_no_error(engine: Engine, sample: str) -> None:
    result = engine.check("a.txt", columns(samples()[sample]).encode())
    assert not [one for one in result.diagnostics if one.severity == "error"]


def test_a_row_left_outside_its_table_is_not_missing(engine: Engine) -> None:
    text = LAYOUTS["tabs"](samples()["qinghe-2023"])
    row = next(line for line in text.splitlines() if "本年新收政府信息公开" in line)
    without = text.replace(f"{row}\n", "")
    left = without.replace("四、政府信息公开行政", f"{' '.join(row.split())}\n四、政府信息公开行政")

    def codes(draft: str) -> set[str]:
        return {one.code for one in engine.check("a.txt", draft.encode()).diagnostics}

    assert "GX302" in codes(without)
    assert "GX302" not in codes(left)
    assert "GX016" in codes(left)


def test_headings_that_are_items_of_a_list_are_headings(engine: Engine) -> None:
    text = LAYOUTS["markdown"](samples()["qinghe-2023"])
    numbers = iter(range(1, 99))
    listed = _HEADING.sub(
        lambda m: f"{next(numbers)}.  # {m['title']} {{#id}}" if m["ordinal"] else m[0], text
    )
    assert listed != text
    assert found(engine, "a.md", listed) == found(engine, "a.md", text)
