"""Blocks in columns are the blocks that they were made of."""

from hypothesis import given
from hypothesis import strategies as st

from gxlint.blocks import Block, Cell, Heading, Paragraph, Table, Text
from gxlint.columns import Blocks, Cells, Texts, spans_of

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


@given(st.lists(plain, max_size=5))
def test_spans_are_those_of_the_texts(own: list[Text]) -> None:
    found = Texts.of(own)
    assert spans_of(found.contents, found.starts) == [text.span() for text in own]


@given(cells)
def test_cells_are_what_was_put_in(own: list[Cell]) -> None:
    found = Cells.of(own)
    assert found == own
    assert [found[at] for at in range(len(own))] == own
    assert repr(found) == repr(tuple(own))
