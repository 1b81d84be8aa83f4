"""What sections that dwell on problems say of all requests and cases, and what of some."""

from collections.abc import Callable, Mapping, Sequence

from gxlint.extract.anchors import Draft
from gxlint.extract.heads import holds
from gxlint.forms.sentences import Cautious, Pattern, Statement

_UNKNOWN, _COUNT, _COUNTED = "unknown", "n", ("count", "amount")
_RESULT, _LONGER = "outcome", ";"
_OF_SOME = "other-matter"


def apart(
    careful: Cautious,
    statement: Statement,
    pattern: Pattern,
    before: str,
    has_read: Callable[[tuple[str, ...]], bool],
) -> str | None:
    """Return why what such a section states is not to be compared, if it is not.

    `before` is its sentence up to the end of the statement; `has_read` tells whether one of some
    words stands in what has been read by the end of the sentence.
    """
    if holds(before, careful.plans):
        return "other-period"
    likely = statement.certainty == "sure" and statement.role in careful.sure
    known = likely or statement.role in careful.likely
    about = not pattern.sure_if or has_read((*pattern.sure_if, *careful.about))
    return None if about and (known or statement.kind not in _COUNTED) else _OF_SOME


def of_all(drafts: Sequence[Draft], content: str, kinds: Mapping[int, str]) -> list[Draft]:
    """Return the drafts; a count behind one of perhaps only some, or an unknown one, is aside.

    It is of those, up to the next longer pause.
    """
    told = {draft.at: draft for draft in drafts}
    some = {
        at
        for at, kind in kinds.items()
        if kind == _COUNT and (at not in told or told[at].statement.scope == _UNKNOWN)
    }
    return [
        draft._replace(reason=draft.reason or _OF_SOME)
        if draft.statement.role == _RESULT and some & set(range(_begin(content, draft), draft.at))
        else draft
        for draft in drafts
    ]


def _begin(content: str, draft: Draft) -> int:
    return content.rfind(_LONGER, 0, draft.at) + 1
