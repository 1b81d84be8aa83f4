"""What the preface states: basis, electronic version, letter style, the sections it lists."""

from collections.abc import Iterator, Sequence
from functools import partial

from gxlint.blocks import Text
from gxlint.forms.preface import PrefaceForms
from gxlint.forms.sections import Layout, SectionForms
from gxlint.report.basis import basis_notes
from gxlint.report.enumeration import enumeration_notes
from gxlint.report.sayings import by_words, placed, unplaced
from gxlint.report.tree import Note

_LONGEST_ADDRESS = 40
_LETTER_GAP = 80


def preface_notes(preface: Sequence[Text], layout: Layout, forms: SectionForms) -> list[Note]:
    """Return the statements of the preface, in their order."""
    notes: list[Note] = []
    for index, text in enumerate(preface):
        said = _said_later if index else _said_first
        notes += placed(said(text.content, layout, forms), text)
    return notes


def _said(content: str, layout: Layout, forms: SectionForms, *, first: bool) -> tuple[Note, ...]:
    """Return the statements of a paragraph, of the `first` or of a later one."""
    text = unplaced(content)
    return (
        *basis_notes(text, forms.preface.basis, forms.preface.stop),
        *_download(text, forms.preface),
        *enumeration_notes(text, layout, forms),
        *_letter(text, forms.preface, first=first),
    )


_said_first = by_words(partial(_said, first=True))
_said_later = by_words(partial(_said, first=False))


def _sentences(content: str, stop: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(content):
        end = content.find(stop, begin)
        end = len(content) if end < 0 else end
        yield begin, end
        begin = end + len(stop)


def _download(text: Text, forms: PrefaceForms) -> list[Note]:
    words, needs = forms.download
    content = text.content
    for begin, end in _sentences(content, forms.stop):
        sentence = content[begin:end]
        if any(word in sentence for word in words) and any(word in sentence for word in needs):
            return [Note("download", sentence, sentence, text.span(begin, end))]
    return []


def _letter(text: Text, forms: PrefaceForms, *, first: bool) -> list[Note]:
    """Return the words of a covering letter: an addressee's line, or phrases of a submission."""
    content = text.content
    found: tuple[int, int] | None = None
    if first and len(content) <= _LONGEST_ADDRESS and content.endswith(":"):
        addressee = content.rstrip(":").endswith(forms.addressees)
        found = (0, len(content)) if addressee else None
    for opening, then in forms.letter_pairs:
        at = content.find(opening)
        end = content.find(then, at, at + _LETTER_GAP) if at >= 0 else -1
        if end >= 0:
            found = found or (at, end + len(then))
    for words in forms.letter_words:
        at = content.find(words)
        if at >= 0:
            found = found or (at, at + len(words))
    if found is None:
        return []
    words = content[found[0] : found[1]]
    return [Note("letter", words, words, text.span(*found))]
