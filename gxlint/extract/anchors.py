"""What a sentence states of its figures; what leans on the count before it shares its fate."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from gxlint.forms.sentences import Pattern, Statement
from gxlint.records import NamedTuple

_COUNT = "n"
_ASIDE = "other-matter"
_CLOSELY = "closely"
_COMPARED = ("growth", "difference", "share")
_PREVIOUS = "previous"
_SOME = ("carried", "carried_in", "carried_out", "channel", "applicant")
_PARTS = ("channel", "applicant")
_RESULTS = ("outcome", "ground", "case_outcome")


class Draft(NamedTuple):
    """What a sentence states of a figure, or denies: a claim but for what other figures decide.

    `at` is the index of the figure's mark, or where the match of a denial begins; `number` is that
    of the figure, -1 where it is about the match, which `start` and `end` enclose. `pattern` is the
    name of its pattern, empty where none explains the figure. `scope` is that of its context;
    `reason`, `precision` (None: the figure's) and `certainty` are the claim's, as far as its own
    words tell.
    """

    at: int
    number: int
    start: int
    end: int
    statement: Statement
    readings: tuple[str, ...]
    pattern: str
    scope: str
    reason: str | None
    precision: str | None
    certainty: str


Adds = Callable[[int, Sequence[Draft]], bool]
"""Tells whether the figure at an index is the sum of what drafts state."""


def aside(content: str, marks: Iterable[int]) -> Mapping[int, int]:
    """Return the marks in brackets right behind a figure, and where their bracket closes.

    They divide that figure; what follows the bracket does not lean on them.
    """
    found: dict[int, int] = {}
    end = -1
    for mark in marks if "(" in content else ():
        if mark < end:
            found[mark] = end
        elif content.startswith("(", mark + 1):
            end = content.find(")", mark + 1)
    return found


def anchored(
    drafts: Sequence[Draft],
    leaning: Mapping[int, Pattern],
    kinds: dict[int, str],
    brackets: Mapping[int, int] = {},
) -> list[str | None]:
    """Return why each is not to be compared, if it is not: where the count it leans on is aside.

    `drafts` are in the order of their marks, `kinds` are those of the figures; `leaning` holds the
    patterns, by the index of their mark, of those that say nothing of their own on what is counted.
    Such a one leans on the count before it: if no pattern explains that, or it is not to be
    compared, nor is this. Of `brackets` (see `aside`) one that no pattern explains is passed over
    behind its bracket.
    """
    reasons = [draft.reason for draft in drafts]
    told = {draft.at for draft in drafts}
    for i, draft in enumerate(drafts):
        pattern = leaning.get(draft.at)
        if reasons[i] is None and pattern is not None and (pattern.follows or pattern.not_of):
            done = drafts[:i]
            near = {
                mark: kind
                for mark, kind in kinds.items()
                if brackets.get(mark, draft.at) >= draft.at or mark in told
            }
            reasons[i] = _counted(draft.at, pattern, done, reasons, near) or _part(
                draft.statement.role, pattern, done
            )
    return reasons


def divided_further(
    drafts: list[Draft], kinds: Mapping[int, str], brackets: Collection[int]
) -> list[Draft]:
    """Return the drafts; parts in a bracket behind a part are none of the same whole.

    Six online, one of them by e-mail, and three by letter are nine.
    """
    if not brackets:
        return drafts
    told = {draft.at: draft.statement.role for draft in drafts}
    part = ""
    within: set[int] = set()
    for at in kinds:
        if at not in brackets:
            part = told.get(at, "")
        elif part in _PARTS and told.get(at) == part:
            within.add(at)
    if not within:
        return drafts
    return [
        one._replace(statement=one.statement._replace(role="")) if one.at in within else one
        for one in drafts
    ]


def subsets(
    drafts: Sequence[Draft], reasons: list[str | None], kinds: dict[int, str], adds_up: Adds
) -> list[str | None]:
    """Return the reasons; results that come to a count before them, but not of all, are set aside.

    Of twelve difficult requests eight were granted and four refused: that is said of the twelve,
    as what is said of those carried over is not said of all.
    """
    if not any(draft.statement.role in _RESULTS for draft in drafts):
        return reasons
    told = {draft.at: draft for draft in drafts}
    aside: set[int] = set()
    run: list[int] = []
    whole = -1
    for at, kind in (*kinds.items(), (-1, None)):
        draft = told.get(at)
        if draft and draft.statement.role in _RESULTS:
            run.append(at)
            continue
        if kind and kind != _COUNT and (run or not draft):  # a rate, a date
            continue
        if whole >= 0 and run and adds_up(whole, [told[at] for at in run]):
            aside |= set(run if len(run) > 1 or whole in told else ())
        run = []
        some = not draft or draft.statement.role in _SOME
        whole = at if some and kind == _COUNT else -1
    return [
        why or (_ASIDE if draft.at in aside else None)
        for draft, why in zip(drafts, reasons, strict=True)
    ]


def _counted(
    at: int,
    pattern: Pattern,
    done: Sequence[Draft],
    reasons: Sequence[str | None],
    kinds: dict[int, str],
) -> str | None:
    """Return why the count that a draft leans on is aside, if it is."""
    if not pattern.follows:
        return None
    told = {draft.at: i for i, draft in enumerate(done)}
    unlike = False
    for mark in reversed(kinds):
        if mark >= at or kinds[mark] != _COUNT:
            continue
        if mark not in told:
            return _ASIDE
        place = told[mark]
        draft = done[place]
        if draft.statement.kind in _COMPARED or draft.statement.role == _PREVIOUS:
            continue
        if draft.readings or reasons[place] is not None:
            return reasons[place]
        unlike = True  # part of something, such as a channel
    return _ASIDE if unlike or pattern.follows == _CLOSELY else None


def _part(own: str, pattern: Pattern, done: Sequence[Draft]) -> str | None:
    """Return a reason if the count before it, of another role, is one it cannot be part of."""
    roles = (one.statement.role for one in reversed(done))
    whole = next((name for name in roles if name and name != own), "")
    return _ASIDE if whole in pattern.not_of else None
