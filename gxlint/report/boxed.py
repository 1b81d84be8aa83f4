"""Fields of a contact whose labels and values stand apart: in a table, or on lines of their own."""

from collections.abc import Iterable, Iterator, Sequence

from gxlint.blocks import Block, Table, Text, joined
from gxlint.folding import squeezed
from gxlint.forms.preface import ContactForm
from gxlint.report.once import once

_MOST_CELLS = 24
_COLON = ":"


def boxed(texts: Iterable[Text], form: ContactForm) -> list[Text]:
    """Return the texts, labels that stand alone joined with the values that follow them.

    So many labels one after the other are those of as many values after them: a table's header.
    One word alone that could be a label, without a colon, may be one of a menu.
    """
    given = list(texts)
    known = _labels(form)
    labels = [text.content for text in given if text.content.rstrip(_COLON) in known]
    if not labels or (len(labels) == 1 and not labels[0].endswith(_COLON)):
        return given
    return list(_paired(given, known))


def cells_of(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield the texts of the cells of small tables, row by row, blank ones too."""
    for block in blocks:
        if isinstance(block, Table) and len(block.cells) <= _MOST_CELLS:
            yield from (squeezed(cell.text) for cell in block.cells)


def _paired(given: Sequence[Text], known: frozenset[str]) -> Iterator[Text]:
    is_label = [text.content.rstrip(_COLON) in known for text in given]
    at = 0
    while at < len(given):
        width = next((i for i, label in enumerate(is_label[at:]) if not label), len(given) - at)
        labels, values = given[at : at + width], given[at + width : at + 2 * width]
        if not width or len(values) < width or any(is_label[at + width : at + 2 * width]):
            yield from labels or given[at : at + 1]
            at += max(width, 1)
            continue
        pairs = zip(map(_bare, labels), values, strict=True)
        yield joined((joined(pair, _COLON) for pair in pairs), ";")
        at += 2 * width


def _bare(label: Text) -> Text:
    return label.part(0, len(label.content.rstrip(_COLON)))


@once
def _labels(form: ContactForm) -> frozenset[str]:
    return frozenset(label for label, _ in form.labels)
