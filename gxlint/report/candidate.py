"""What may be the heading of a section."""

from gxlint.blocks import Text
from gxlint.forms.sections import SectionForm
from gxlint.records import NamedTuple
from gxlint.report.lines import Spot
from gxlint.report.ordinals import Ordinal


class Candidate(NamedTuple):
    """What may be a heading: from `start` to `end`, with its title and the section it names.

    `form` is None for a top-level heading that the format does not know, `topics` then are the
    topics it is on. `rank` says how sure the shape is, 0 the surest.
    """

    start: Spot
    end: Spot
    title: Text
    ordinal: Ordinal
    marker: Text
    level: int | None
    form: SectionForm | None
    match: str
    rank: int
    topics: tuple[str, ...] = ()
