"""Markup of a Word file worked out once must say what its tags say one after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writers import word
from writers.samples import samples

from gxlint.readers.docx.archive import Archive
from gxlint.readers.docx.body import Walk, body_of
from gxlint.readers.docx.items import Item
from gxlint.readers.docx.layout import Layout
from gxlint.readers.docx.markup import decoded, prefix_of
from gxlint.readers.docx.numbering import Counter
from gxlint.readers.docx.paragraphs import Printer
from gxlint.readers.docx.reading import Reading
from gxlint.readers.docx.strokes import Strokes

_NAMES = (
    "p pPr r t tab br cr fldChar instrText vanish strike tbl tr trPr tc gridSpan vMerge cellDel "
    "pStyle numId outlineLvl txbxContent drawing del ins rPr rPrChange"
)
_PARTS = (
    *(f"<w:{name}{end}>" for name in _NAMES.split() for end in ("", "/")),
    *(f"</w:{name}>" for name in _NAMES.split()),
    *("<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Choice>", "<mc:Fallback>"),
    *('<w:p w:rsidR="00A7">', '<w:p w:x="a>b">', '<w:p w:x=">', '<w:tr w:id="1"/>', "<w:p x='1'>"),
    *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'),
    *('<w:br w:type="page"/>', '<w:gridSpan w:val="2"/>', '<w:vanish w:val="0"/>'),
    *('<w:t xml:space="preserve">', "</w:t >"),
    *("甲", "12", "a>b", "&gt;", '"', " ", "<w:t"),
)  # fmt: skip
_USUAL = (
    *("<w:p>", "</w:p>", "<w:r>", "<w:t>", "</w:t>", "<w:tc>", "</w:tc>", "</w:tr>"),
    "<w:t>乙</w:t>",
    "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>",
    "<w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc>",
)  # fmt: skip


def laid_out(text: str, *, at_once: bool) -> tuple[object, ...]:
    """Return the blocks of document.xml, read with strokes or tag after tag."""
    layout = Layout()
    if at_once:
        layout.add(body_of(text, {}, None, Counter({})).items)
    else:
        layout.add(walked(text))
    return layout.text, layout.blocks, layout.landmarks


def walked(text: str, passed: frozenset[int] = frozenset()) -> list[Item]:
    """Return what is read tag after tag; `passed` are the fields that nothing ends."""
    reading = Reading(Printer({}, Counter({})), text, passed)
    strokes = Strokes(prefix_of(text))
    Walk(reading, strokes.names).take(strokes.tags(text))
    items = reading.finish()
    return walked(text, reading.unended) if reading.unended and not passed else items


def document(body: str) -> str:
    return f"<w:document {word.NAMESPACES}><w:body>{body}</w:body></w:document>"


@given(st.lists(st.one_of(st.sampled_from(_USUAL), st.sampled_from(_PARTS)), max_size=80))
def test_strokes_say_what_their_tags_say(parts: list[str]) -> None:
    text = document("".join(parts))
    assert laid_out(text, at_once=True) == laid_out(text, at_once=False)


@pytest.mark.parametrize("name", samples())
def test_a_report_cut_off_anywhere_reads_the_same(name: str) -> None:
    text = decoded(Archive(word.docx(samples()[name])).read("word/document.xml"))
    for end in range(len(text) - 40, len(text) // 2, -len(text) // 23):
        cut = text[:end]
        assert laid_out(cut, at_once=True) == laid_out(cut, at_once=False)


def test_names_of_revisions_do_not_make_markup_new() -> None:
    strokes = Strokes("w:")
    first = strokes['<w:p w:rsidR="1"><w:r w:rsidRPr="2"><w:t']
    assert strokes['<w:p w:rsidR="3"><w:r w:rsidRPr="4"><w:t'] is first
