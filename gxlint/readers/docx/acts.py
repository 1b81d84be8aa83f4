"""What to do at the tags of document.xml."""

from collections.abc import Callable

from gxlint.readers.docx.reading import Reading

BEGINS: dict[str, Callable[[Reading, str], None]] = {
    "p": Reading.begin_paragraph,
    "pPr": Reading.begin_paragraph_properties,
    "trPr": Reading.begin_row_properties,
    "fldChar": Reading.begin_field,
    "fldSimple": Reading.begin_simple_field,
    "br": Reading.begin_break,
    "mc:AlternateContent": Reading.begin_alternatives,
    "mc:Choice": Reading.begin_choice,
    "showingPlcHdr": Reading.begin_prompt,
    "sdtContent": Reading.begin_control,
    "txbxContent": Reading.begin_box,
    "tbl": Reading.begin_table,
    "tr": Reading.begin_row,
    "tc": Reading.begin_cell,
}
"""What to do at a start tag whatever it stands in; it takes the tag's attributes."""
ENDS: dict[str, Callable[[Reading, str], None]] = {
    "p": Reading.end_paragraph,
    "pPr": Reading.end_paragraph_properties,
    "trPr": Reading.end_row_properties,
    "tc": Reading.end_cell,
    "tbl": Reading.end_table,
    "txbxContent": Reading.end_box,
    "mc:AlternateContent": Reading.end_alternatives,
    "sdtContent": Reading.end_control,
}
"""What to do at an end tag."""


def begin(reading: Reading, name: str, attributes: str, content: str) -> None:
    """Take a start tag and the text behind it."""
    act = BEGINS.get(name)
    if act is None:
        reading.take(name, attributes, content)
    else:
        act(reading, attributes)


def end(reading: Reading, name: str) -> None:
    """Take an end tag."""
    if name in ENDS:
        ENDS[name](reading, "")
