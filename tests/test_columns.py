"""Blocks in columns are the blocks that they were made of."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Block, Cell, Heading, Paragraph, Table, Text
from gxlint.columns import Blocks, Cells, Spans, Texts
from gxlint.facts import Fact
from gxlint.report.tree import Labels

small = st.integers(0, 9)
plain = st.builds(lambda content, at: Text(content, ((0, at),)), st.text(max_size=4), small)
pieced = st.builds(lambda at: Text("ab", ((0, at), (1, at + 3))), small)
texts = st.one_of(plain, pieced, st.just(Text("", ())))
cells = st.lists(st.builds(Cell, small, small, texts, small, small), max_size=5)
tables = st.builds(lambda own: Table(tuple(own), 9, 9), cells)
blocks: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(st.builds(Paragraph, texts, small, small), st.builds(Heading, texts, small), tables),
    max_size=6,
)
stretches = st.builds(slice, st.integers(-7, 7), st.integers(-7, 7))


@given(blocks)
def test_blocks_are_what_was_put_in(own: list[Block]) -> None:
    found = Blocks.of(own)
    assert found == own
    assert own == found
    assert [found[at] for at in range(-len(own), len(own))] == own * 2
    assert {at: one for at, one in enumerate(own) if isinstance(one, Table)} == found.tables
    assert {at: one for at, one in enumerate(own) if isinstance(one, Heading)} == found.headings


@given(blocks, stretches)
def test_a_stretch_of_blocks_is_that_of_the_list(own: list[Block], at: slice) -> None:
    assert Blocks.of(own)[at] == own[at]


@given(blocks, blocks)
def test_what_is_added_to_a_stretch_is_not_added_to_the_whole(
    own: list[Block], more: list[Block]
) -> None:
    whole = Blocks.of(own)
    part = whole[:]
    for block in more:
        part.append(block)
    assert whole == own
    assert part == [*own, *more]


@given(blocks, blocks)
def test_blocks_with_others_in_them_are_not_the_same(own: list[Block], other: list[Block]) -> None:
    assert (Blocks.of(own) == Blocks.of(other)) == (own == other)


@given(st.lists(texts, max_size=5), st.lists(texts, max_size=5), stretches)
def test_texts_are_put_behind_each_other_and_cut(
    own: list[Text], more: list[Text], at: slice
) -> None:
    found = Texts.of(own)[:]
    found.extend(Texts.of(more))
    assert found == [*own, *more]
    assert found[at] == [*own, *more][at]
    assert found.contents == [text.content for text in found]


def spans_of(own: list[Text]) -> Spans:
    found = Texts.of(own)
    odd = {at: text.span() for at, text in found.odd.items()}
    return Spans(found.contents, found.starts, odd)


@given(st.lists(texts, max_size=5), stretches)
def test_spans_are_those_of_the_texts(own: list[Text], at: slice) -> None:
    found, spans = spans_of(own), [text.span() for text in own]
    assert found == spans
    assert [found[i] for i in range(-len(own), len(own))] == spans * 2
    assert found[at] == spans[at]


@given(st.lists(texts, max_size=5), stretches)
def test_labels_are_notes_on_what_the_texts_print(own: list[Text], at: slice) -> None:
    keys, printed = [f"k{i}" for i in range(len(own))], [text.content for text in own]
    found = Labels(keys, printed, spans_of(own))
    notes = [
        Fact(key, text.content, text.content, text.span())
        for key, text in zip(keys, own, strict=True)
    ]
    assert found == notes
    assert [found[i] for i in range(-len(own), len(own))] == notes * 2
    assert found[at] == notes[at]


@given(cells)
def test_cells_are_what_was_put_in(own: list[Cell]) -> None:
    found = Cells.of(own)
    assert found == own
    assert [found[at] for at in range(len(own))] == own
    assert found.first_row == [cell.text.content for cell in own if not cell.row]
    assert [own[at] for at in found.first_column] == [cell for cell in own if not cell.column]
    assert repr(found) == repr(tuple(own))
