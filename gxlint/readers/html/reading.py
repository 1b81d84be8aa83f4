"""An HTML source read into its elements, stretch by stretch.

lexbor would give a tree too, but without offsets; finding them again takes this same pass over the
source, and elements that lexbor makes up or moves have none.
"""

from gxlint.readers.html.builder import Builder
from gxlint.readers.html.plain import ends_of
from gxlint.readers.html.scan import Tags, stretches, tags_of
from gxlint.readers.html.tree import TEXT, Tree
from gxlint.readers.limits import check_marks


def build(text: str, start: int = 0, end: int | None = None) -> Tree:
    """Return the elements and runs of `text[start:end]`."""
    check_marks(text)
    stop = len(text) if end is None else end
    builder = Builder(start)
    for stretch in stretches(text, start, stop):
        _read(tags_of(text, stretch.start, stretch.end), stretch.end, builder)
        if stretch.name not in {"", "!"}:
            builder.tree.opaque.append(stretch)
    builder.close_to(0)
    return builder.tree


def _read(tags: Tags, end: int, builder: Builder) -> None:
    """Hand the tags and runs of one stretch, which ends at `end`, to the builder."""
    events, takers, drops = builder.tree.events, builder.takers, builder.drops
    ends = ends_of(tags.heads)
    till = 0
    for number, (run, begin, head, start, rest) in enumerate(zip(*tags, strict=False)):
        if number < till:
            continue
        if run and (events[-1][0] == TEXT or not run.isspace()):
            events.append((TEXT, begin, start))
        take, name, opens, passed = takers[head]
        if passed and not builder.hidden and (not opens or rest == ">" or not drops[rest]):
            continue
        if opens:
            builder.at = tags.starts[number + 1]
        take(builder, name, rest, start)
        if number in ends and builder.take_plain(tags, number, ends[number]):
            till = ends[number] + 1
    if tags.runs[-1] and not tags.runs[-1].isspace():
        events.append((TEXT, tags.starts[-1], end))
