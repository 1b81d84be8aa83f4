"""What the preface states: basis, electronic version, letter style, the sections it lists."""

from collections.abc import Sequence

from gxlint.blocks import Text
from gxlint.forms.sections import SectionForms
from gxlint.report.tree import Note


def preface_notes(preface: Sequence[Text], forms: SectionForms) -> list[Note]:
    """Return the statements of the preface, in their order."""
    notes: list[Note] = []
    return notes
