"""Claims that lean on the count before them: they share its fate."""

from collections.abc import Mapping, Sequence

from gxlint.extract.figures import Figure
from gxlint.facts import Claim
from gxlint.forms.sentences import Pattern

_COUNT = "n"
_ASIDE = "other-matter"
_CLOSELY = "closely"
_COMPARED = ("growth", "difference", "share")
_PREVIOUS = "previous"
_SOME = ("carried", "carried_in", "carried_out", "channel", "applicant")
_RESULTS = ("outcome", "ground", "case_outcome")


def anchored(
    found: Sequence[tuple[int, Claim]],
    leaning: Mapping[int, Pattern],
    figures: Sequence[Figure],
) -> list[tuple[int, Claim]]:
    """Return the claims of a sentence, with a reason where the count they lean on is aside.

    `found` pairs claims with the index of their mark, in order; `leaning` holds the patterns, by
    that index, of those that say nothing of their own on what is counted. Such a claim leans on
    the count before it: if no pattern explains that, or it is not to be compared, nor is this.
    """
    if not leaning:
        return list(found)
    done: list[tuple[int, Claim]] = []
    for at, claim in found:
        pattern = leaning.get(at)
        if (
            pattern is not None
            and (pattern.follows or pattern.not_of)
            and claim.not_comparable is None
        ):
            reason = _counted(at, pattern, done, figures) or _part(claim, pattern, done)
            done.append((at, claim._replace(not_comparable=reason)))
        else:
            done.append((at, claim))
    return done


def without_subsets(
    found: Sequence[tuple[int, Claim]], figures: Sequence[Figure]
) -> list[tuple[int, Claim]]:
    """Return the claims; results that come to a count before them, but not of all, are set aside.

    Of twelve difficult requests eight were granted and four refused: that is said of the twelve,
    as what is said of those carried over is not said of all.
    """
    told = dict(found)
    if not any(claim.role in _RESULTS for claim in told.values()):
        return list(found)
    aside: set[int] = set()
    run: list[int] = []
    whole: Figure | None = None
    for figure in (*figures, None):
        claim = told.get(figure.at) if figure else None
        if figure and claim and claim.role in _RESULTS:
            run.append(figure.at)
            continue
        if figure and figure.kind != _COUNT and run:
            continue
        if whole and run and sum(told[at].value for at in run) == whole.value:
            aside |= set(run if len(run) > 1 or whole.at in told else ())
        run = []
        some = not claim or claim.role in _SOME
        whole = figure if figure and some and figure.kind == _COUNT else None
    return [(at, _set_aside(claim) if at in aside else claim) for at, claim in found]


def _set_aside(claim: Claim) -> Claim:
    return claim._replace(not_comparable=claim.not_comparable or _ASIDE)


def _counted(
    at: int, pattern: Pattern, done: Sequence[tuple[int, Claim]], figures: Sequence[Figure]
) -> str | None:
    """Return why the count that a claim leans on is aside, if it is."""
    if not pattern.follows:
        return None
    told = dict(done)
    unlike = False
    for figure in reversed(figures):
        if figure.at >= at or figure.kind != _COUNT:
            continue
        claim = told.get(figure.at)
        if claim is None:
            return _ASIDE
        if claim.kind in _COMPARED or claim.role == _PREVIOUS:
            continue
        if claim.readings or claim.not_comparable is not None:
            return claim.not_comparable
        unlike = True  # part of something, such as a channel
    return _ASIDE if unlike or pattern.follows == _CLOSELY else None


def _part(claim: Claim, pattern: Pattern, done: Sequence[tuple[int, Claim]]) -> str | None:
    """Return a reason if the count before it, of another role, is one it cannot be part of."""
    own = claim.role
    roles = (one.role for _, one in reversed(done))
    whole = next((name for name in roles if name and name != own), "")
    return _ASIDE if whole in pattern.not_of else None
