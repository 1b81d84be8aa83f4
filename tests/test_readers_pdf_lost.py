"""PDF files whose fonts do not say what some characters are: no false finding, and it is told."""

import re
from collections.abc import Callable

import pytest
from test_formats_alike import engine, reading, standard
from test_readers_pdf_doubts import SAMPLES, on
from test_readers_pdf_pictured import worse
from writers.paper import LEFT, TOP, Manner, Paper

from gxlint.errors import ReadError
from gxlint.readers.pdf import read

TOLD = {"characters-read", "file-garbled"}


class Lone(Paper):
    """Paper on which some characters are printed by themselves, as programs do that move them."""

    alone = ""

    def write(self, x: float, y: float, text: str, size: float) -> None:
        """Print one line of text, piece by piece."""
        for piece in re.findall(f"[{self.alone}]|[^{self.alone}]+", text) if self.alone else [text]:
            super().write(x, y, piece, size)
            x += sum(size / 2 if char.isascii() else size for char in piece)


def paper(alone: str = "") -> Paper:
    made = Lone(Manner(compressed=False))
    made.alone = alone
    return made


def without(data: bytes, char: str) -> bytes:
    """Return a file whose fonts do not say which character that is, each byte in its place."""
    name = b"<%04X>\n" % ord(char)
    return re.sub(rb"<..> " + name, b"<21> <0021>\n", data)


def not_embedded(data: bytes) -> bytes:
    """Return a file without its fonts, which nobody has installed."""
    return data.replace(b"/FontFile2", b"/FontFileX")


def names(data: bytes) -> set[str]:
    return {found.name for found in engine().check("a.pdf", data).diagnostics}


@pytest.mark.parametrize("char", ["年", "信", "府", "公", "，"])
@pytest.mark.parametrize("sample", SAMPLES[1:])
def test_a_character_that_a_font_does_not_name_is_told(sample: str, char: str) -> None:
    data = without(on(paper(), sample), char)
    assert set(worse(sample, data)) <= TOLD
    assert names(data) & TOLD


@pytest.mark.parametrize("char", "36")
@pytest.mark.parametrize("sample", SAMPLES[:2])
def test_a_digit_that_a_font_names_by_its_code_alone_is_read(sample: str, char: str) -> None:
    assert reading("a.pdf", without(on(paper(), sample), char)) == standard(sample)


class Spaced(Lone):
    """Paper on which a space, which has ink in the font of boxes, leaves no mark."""

    alone = " "

    def _begin(self) -> None:
        super()._begin()
        self.canvas.setFillColorRGB(1, 1, 1)
        super().write(LEFT, TOP - 5, " ", 14)
        self.canvas.setFillColorRGB(0, 0, 0)


def test_what_leaves_no_mark_is_a_space() -> None:
    data = without(on(Spaced(Manner(compressed=False, footer="")), "qinghe-2023"), " ")
    assert reading("a.pdf", data) == standard("qinghe-2023")


@pytest.mark.parametrize(
    "damage",
    [not_embedded, lambda data: not_embedded(without(data, "年"))],
    ids=["named", "not all named"],
)
@pytest.mark.parametrize("alone", ["", "0-9", "年政信数项一"])
@pytest.mark.parametrize("sample", SAMPLES[1:2])
def test_a_font_that_is_not_there_loses_nothing_untold(
    sample: str, alone: str, damage: Callable[[bytes], bytes]
) -> None:
    data = damage(on(paper(alone), sample))
    assert set(worse(sample, data)) <= TOLD
    assert names(data) & TOLD or reading("a.pdf", data) == standard(sample)


def test_a_file_all_of_whose_characters_are_lost_is_not_blank() -> None:
    data = on(paper("一-龥0-9：，。、（）《》"), "yunxi-2017")
    with pytest.raises(ReadError) as caught:
        read(not_embedded(without(data, "\0")), None)
    assert caught.value.rule == "file-garbled"


def test_boxes_instead_of_characters_leave_the_file_unread() -> None:
    class Boxed(Paper):
        def write(self, x: float, y: float, text: str, size: float) -> None:
            boxed = "".join(char if char.isascii() else "■" for char in text)
            super().write(x, y, boxed, size)

    with pytest.raises(ReadError) as caught:
        read(on(Boxed(Manner()), "yunxi-2017"), None)
    assert caught.value.rule == "file-garbled"


def test_the_pages_are_told() -> None:
    made = Lone(Manner(compressed=False))
    for page in range(3):
        made.paragraph("工作人员认真学习，" * 20 + "优" * (page == 1))
        made.turn()
    remarks = {one.name: one.value for one in read(without(made.finish(), "优"), None).remarks}
    assert remarks["lost_characters"] == "2"


def test_samples_name_every_character() -> None:
    assert all("lost_characters" not in names(on(paper(), sample)) for sample in SAMPLES)
