"""What is said of the whole again behind a list of the bodies that it is divided among."""

from collections.abc import Mapping, Sequence

from gxlint.extract.anchors import Adds, Draft
from gxlint.extract.events import WHOLE, Context

_PART = "part-of-body"
_COUNTED, _COUNT = "count", "n"
_ENDS = ";\u3002"
_SURE, _POSSIBLE = "sure", "possible"
_FEWEST = 2


def regained(
    drafts: Sequence[Draft],
    content: str,
    context: Context,
    kinds: Mapping[int, str],
    adds_up: Adds,
) -> list[Draft]:
    """Return the drafts; behind bodies that make up the whole, a clause is of the whole again.

    So it is behind a longer pause, if no body is named there: of forty-five requests twelve came to
    the government and thirty-three to its departments; forty-four were concluded. The bodies'
    figures come to one before them, or one that equals it closes their list. As the words do not
    say it, what is stated there is only possible.
    """
    ends = [content.find(";", at) for at in _closing(drafts, content, kinds, adds_up)]
    begins = [end for end in ends if end >= 0]
    if not begins:
        return list(drafts)
    begin = min(begins)
    last = max((event.at for event in context.scopes), default=-1)
    return [
        draft._replace(reason=None, scope=WHOLE, certainty=_POSSIBLE)
        if draft.reason == _PART and draft.at > begin > last and draft.statement.reason is None
        else draft
        for draft in drafts
    ]


def _closing(
    drafts: Sequence[Draft], content: str, kinds: Mapping[int, str], adds_up: Adds
) -> list[int]:
    """Return where lists end that divide a count among bodies."""
    found: list[int] = []
    for i, whole in enumerate(drafts):
        if whole.reason is not None or whole.statement.kind != _COUNTED or whole.number < 0:
            continue
        parts = _bodies(drafts[i + 1 :])
        if len(parts) >= _FEWEST and adds_up(whole.at, parts):
            found.append(parts[-1].at)
        found += [
            at
            for at, kind in kinds.items()
            if at > whole.at and kind == _COUNT and _alone(content, at) and adds_up(at, [whole])
        ]
    return found


def _bodies(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the counts of bodies that stand behind one another, those of channels passed over."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.reason == _PART and draft.statement.kind == _COUNTED:
            if found and draft.statement.role != found[0].statement.role:
                break
            found.append(draft)
        elif found:
            break
    return found


def _alone(content: str, at: int) -> bool:
    """Tell whether a figure has a clause of its own, as the total of a list has."""
    return content[at - 1 : at] == "," and content[at + 1 : at + 2] in ("", *_ENDS)
