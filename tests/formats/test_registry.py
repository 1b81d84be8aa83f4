import pytest

from gxlint.errors import GxlintError
from gxlint.formats import BUILT_IN, Format, format_named


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_built_in_format_is_found_under_its_name(name: str) -> None:
    assert format_named(name).name == name


def test_a_plugin_adds_a_format() -> None:
    assert isinstance(format_named("mine", {"mine": "gxlint.formats.text:FORMAT"}), Format)


def test_a_plugin_cannot_replace_a_built_in_format() -> None:
    assert format_named("json", {"json": "gxlint.formats.text:FORMAT"}).name == "json"


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("no.such.module:FORMAT", "its plugin is broken: no.such.module:FORMAT: ModuleNotFound"),
        ("gxlint.formats.text:NOTHING", "its plugin is broken: gxlint.formats.text:NOTHING: Attr"),
        ("gxlint.formats.text:render", "gxlint.formats.text:render is no gxlint.formats.Format"),
    ],
)
def test_a_broken_plugin_is_told_in_a_line(reference: str, said: str) -> None:
    with pytest.raises(GxlintError) as caught:
        format_named("mine", {"mine": reference})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
