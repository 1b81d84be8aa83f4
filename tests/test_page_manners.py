"""A web page says the same whatever a site does to it."""

import re

import pytest
from test_formats_alike import engine, reading, standard
from writers import web
from writers.pages_manners import MANNERS
from writers.samples import samples

CHOSEN = ("baishi-2022-blanks", "caizheng-2024-faulty", "qinghe-2023", "yunxi-2017")


@pytest.mark.parametrize("sample", CHOSEN)
@pytest.mark.parametrize("manner", MANNERS)
def test_facts_claims_and_findings_are_the_same(manner: str, sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = MANNERS[manner](page)
    assert made != page
    assert reading("a.html", made.encode()) == standard(sample)


@pytest.mark.parametrize("sample", CHOSEN)
def test_figures_that_are_pictures_are_not_judged(sample: str) -> None:
    page = web.clean(samples()[sample]).decode()
    made = re.sub(r"(<td[^>]*>)\d+(?=</td>)", r"\1<img src='/d/3.gif'>", page)
    found = engine().check("a.html", made.encode()).diagnostics
    assert "GX016" in {one.code for one in found}
    assert not [one for one in found if one.severity == "error"]
