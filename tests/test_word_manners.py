"""A Word file says the same whatever an office does to it."""

import pytest
from test_formats_alike import engine, reading, standard
from writers import word
from writers.manners import MANNERS, drawn, remade
from writers.samples import samples

CHOSEN = ("baishi-2022-blanks", "caizheng-2024-faulty", "qinghe-2023", "yunxi-2017")


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", MANNERS)
def test_facts_claims_and_findings_are_the_same(manner: str, sample: str) -> None:
    data = MANNERS[manner](word.docx(samples()[sample]))
    assert data != word.docx(samples()[sample])
    assert reading("a.docx", data) == standard(sample)


SHOWN = {
    "a sheet": "<w:p><w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>",
    "a chart": "<w:p><w:r><w:drawing><c:chart r:id='rId9'/></w:drawing></w:r></w:p>",
    "a shape filled with a picture": "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>",
    "another file": "<w:altChunk r:id='rId9'/>",
}


@pytest.mark.parametrize("shown", SHOWN)
def test_no_table_is_missing_where_something_else_shows_it(shown: str) -> None:
    data = word.docx(samples()["caizheng-2024"])
    parts = remade(data, lambda xml: _without_tables(xml, SHOWN[shown]))
    found = engine().check("a.docx", parts)
    codes = [one.code for one in found.diagnostics]
    assert codes.count("GX325") == 3
    assert "GX110" not in codes


def _without_tables(xml: str, shown: str) -> str:
    first, *rest = xml.split("<w:tbl>")
    return first + "".join(shown + part.partition("</w:tbl>")[2] for part in rest)


def test_half_of_something_is_no_whole_figure() -> None:
    one, two = ("<m:r><m:t>1</m:t></m:r>", "<m:r><m:t>2</m:t></m:r>")
    half = f"<m:oMath><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>"
    parsed = engine().parse
    data = word.docx(samples()["caizheng-2024"])
    made = remade(data, lambda xml: xml.replace(word.run("9"), half, 1))
    assert made != remade(data, lambda xml: xml)
    values = [fact.value for fact in parsed("a.docx", made).facts]
    assert "1/2" in values
    assert 12 not in values


@pytest.mark.parametrize("sample", CHOSEN)
def test_figures_that_an_equation_draws_are_not_judged(sample: str) -> None:
    found = engine().check("a.docx", drawn(word.docx(samples()[sample]))).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]
