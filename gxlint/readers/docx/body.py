"""The body of a Word file as nested paragraphs and tables."""

from gxlint.readers.docx.items import Item
from gxlint.readers.docx.markup import pattern, prefix_of
from gxlint.readers.docx.numbering import Counter
from gxlint.readers.docx.reading import HIDING, Reading
from gxlint.readers.docx.styles import Style
from gxlint.readers.limits import check_marks
from gxlint.records import NamedTuple


class Body(NamedTuple):
    """What a document holds; `images` counts its pictures."""

    items: list[Item]
    images: int


_SKIPPED = (
    "del",
    "moveFrom",
    "rt",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "mc:Fallback",
)
"""Elements whose content is not shown: deletions, earlier formatting, second versions."""
_TAGS = (
    *("p", "pPr", "r", "t", "tab", "br", "cr", "noBreakHyphen", "fldChar", "instrText"),
    *HIDING,
    *(
        "tbl",
        "tr",
        "trPr",
        "tc",
        "gridSpan",
        "vMerge",
        "hMerge",
        "gridBefore",
        "gridAfter",
        "cellDel",
    ),
    *("pStyle", "numId", "ilvl", "outlineLvl", "txbxContent", "drawing", "pict", "object"),
    *("mc:AlternateContent", "mc:Choice", *_SKIPPED),
)
_TAGS_OF_SHOWN = tuple(name for name in _TAGS if name not in {"r", *HIDING})
"""The same for a file without hidden text: a third of all tags are runs."""


def body_of(text: str, styles: dict[str, Style], default: str | None, counter: Counter) -> Body:
    """Return the body of document.xml: tracked changes as accepted, numbering as printed."""
    check_marks(text)
    reading = Reading(styles, default, counter)
    prefix = prefix_of(text)
    names = {name if ":" in name else prefix + name: name for name in _TAGS}
    text_tag, run_tag = prefix + "t", prefix + "r"
    skipping, depth = "", 0
    hides = any(f"<{prefix}{name}" in text for name in HIDING)
    tags = _TAGS if hides else _TAGS_OF_SHOWN
    for closing, full, attributes, empty, content in pattern(prefix, tags).findall(text):
        if skipping:
            if full == skipping and not empty:
                depth += -1 if closing else 1
                skipping = skipping if depth else ""
            continue
        if full == text_tag:
            reading.add(content)
            continue
        if full == run_tag:
            reading.hidden = False
            continue
        name = names[full]
        if closing:
            reading.end(name)
        elif name in _SKIP and not empty and not reading.keeps(name):
            skipping, depth = full, 1
        else:
            reading.begin(name, attributes, content)
            if empty:
                reading.end(name)
    return Body(reading.finish(), reading.images)


_SKIP = frozenset(_SKIPPED)
