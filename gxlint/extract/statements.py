"""Claims of a sentence: what the matches that win its figures state of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from gxlint.blocks import Text
from gxlint.extract.anchors import anchored, without_subsets
from gxlint.extract.contest import clause, values_fit, winning
from gxlint.extract.context import Reader
from gxlint.extract.doubt import Doubt, hedged
from gxlint.extract.events import OWN, Context
from gxlint.extract.figures import Figure, Skeleton
from gxlint.extract.heads import holds
from gxlint.extract.links import linked
from gxlint.extract.passages import Passage
from gxlint.extract.patterns import Candidate
from gxlint.facts import Claim
from gxlint.forms.sentences import Pattern, Statement
from gxlint.records import NamedTuple

_SCOPES = {"whole": "whole", OWN: "whole", "part": "part", "beyond": "unknown"}
_ASIDE = {"part": "part-of-body", "beyond": "other-body"}
_WORDED = ("none", "all")
"""Kinds of statements that say something of every figure, and are about the match."""
_NO_FIGURE = Figure("", 0, 0, Decimal(1), "exact", 0, 0, 0)


class Sentence(NamedTuple):
    """A sentence being read.

    `text` is its own, `figures` are by the index of their mark, `earlier` are those of the passage
    before it.
    """

    passage: Passage
    skeleton: Skeleton
    context: Context
    text: Text
    figures: Mapping[int, Figure]
    earlier: Sequence[Figure]


class Teller:
    """Tells what sentences of a report claim; made for each report.

    `reasons` are those of topics whose figures are not to be compared.
    """

    def __init__(
        self, contexts: Reader, doubt: Doubt, reasons: Mapping[str, str], regime: str, body: str
    ) -> None:
        self._contexts = contexts
        self._doubt = doubt
        self._reasons = reasons
        self._regime = regime
        self._body = body

    def told(self, sentence: Sentence, candidates: Iterable[Candidate]) -> list[Claim]:
        """Return the claims of a sentence in which these patterns match."""
        fitting = [candidate for candidate in candidates if _fits(candidate, sentence)]
        winners = list(winning(fitting, sentence.figures.keys()))
        taken = [(c.start, c.end) for c, _ in winners]
        found: list[tuple[int, Claim]] = []
        leaning: dict[int, Pattern] = {}
        for candidate, statements in winners:
            leans = not sentence.context.names(candidate.start, candidate.end)
            for at, statement in statements:
                claim = self._claim(candidate, at, statement, sentence, taken)
                if claim is not None:
                    found.append((at, claim))
                    if leans:
                        leaning[at] = candidate.pattern
        found += self._untold(sentence, {at for at, _ in found})
        found.sort(key=lambda pair: pair[0])
        found = anchored(found, leaning, sentence.skeleton.figures)
        found = without_subsets(found, sentence.skeleton.figures)
        found = hedged(found, leaning, sentence.skeleton.figures)
        found = _beside_parts(found, sentence.context)
        return linked(found, sentence.skeleton, sentence.earlier)

    def _claim(
        self,
        candidate: Candidate,
        at: int,
        statement: Statement,
        sentence: Sentence,
        taken: Sequence[tuple[int, int]],
    ) -> Claim | None:
        readings = statement.readings.get(self._regime, ())
        if not readings and not statement.role and not statement.reason:
            return None
        figure = sentence.figures.get(at)
        if figure is None or statement.kind in _WORDED:
            stated, origin = _NO_FIGURE, sentence.skeleton.origin
            start, end = origin(candidate.start), origin(candidate.end)
        else:
            stated, start, end = figure, figure.shown, figure.end
        pattern, whole = candidate.pattern, sentence.passage.text
        scope = sentence.context.scope(at)
        return Claim(
            value=-stated.value if statement.negative else stated.value,
            printed=whole.content[start:end],
            readings=readings,
            span=whole.span(start, end),
            kind=statement.kind,
            precision=_precision(pattern, statement, stated, sentence),
            scope=statement.scope or _SCOPES[scope],
            certainty=self._certainty(candidate, statement, sentence),
            not_comparable=statement.reason
            or self._reason(figure, candidate, sentence, taken)
            or _aside(scope, candidate, statement, sentence),
            decimals=stated.decimals,
            unit=stated.unit,
            pattern=pattern.name,
            section=sentence.passage.section,
            sentence=sentence.text,
            details=(("role", statement.role),) if statement.role else (),
        )

    def _certainty(self, candidate: Candidate, statement: Statement, sentence: Sentence) -> str:
        content = sentence.skeleton.content
        if not self._body and self._contexts.of_another(content, candidate.start):
            return "possible"
        if statement.certainty != "sure":
            return statement.certainty
        if self._doubt.doubtful(content, candidate.start, sentence.context):
            return "possible"
        needed = candidate.pattern.sure_if
        if not needed:
            return statement.certainty
        end = sentence.skeleton.origin(len(content))
        read = sentence.passage.heading + sentence.passage.text.content[:end]
        return "sure" if holds(read, needed) else "possible"

    def _reason(
        self,
        figure: Figure | None,
        candidate: Candidate,
        sentence: Sentence,
        taken: Sequence[tuple[int, int]],
    ) -> str | None:
        """Return why what a figure is about is not what the tables count, if it is not."""
        context = sentence.context
        if figure is not None and figure.kind == "n" and figure.value != int(figure.value):
            return "other-matter"  # an average
        topic = self._reasons.get(context.topic(candidate.end))
        if topic:
            return topic
        elsewhere = candidate.pattern.elsewhere
        if elsewhere and holds(sentence.skeleton.content[: candidate.end], elsewhere):
            return "other-matter"
        if context.period(candidate.start, taken) == "other":
            return "other-period"
        return None

    def _untold(self, sentence: Sentence, told: set[int]) -> Iterator[tuple[int, Claim]]:
        """Yield the counts that no pattern explains but whose topic is another matter."""
        context, whole = sentence.context, sentence.passage.text
        if self._reasons.keys().isdisjoint([event.value for event in context.topics]):
            return
        for figure in sentence.skeleton.figures:
            reason = self._reasons.get(context.topic(figure.at))
            if reason and figure.at not in told and figure.kind == "n":
                claim = Claim(
                    value=figure.value,
                    printed=whole.content[figure.shown : figure.end],
                    readings=(),
                    span=whole.span(figure.shown, figure.end),
                    precision=figure.precision,
                    not_comparable=reason,
                    decimals=figure.decimals,
                    unit=figure.unit,
                    section=sentence.passage.section,
                    sentence=sentence.text,
                )
                yield figure.at, claim


def _fits(candidate: Candidate, sentence: Sentence) -> bool:
    """Tell whether a match is about its pattern's matter: its topic, the words and values there."""
    pattern, content = candidate.pattern, sentence.skeleton.content
    if pattern.topics and sentence.context.topic(candidate.end) not in pattern.topics:
        return False
    if pattern.except_in and holds(content, pattern.except_in):
        return False
    if not values_fit(candidate, sentence.figures):
        return False
    return not (pattern.unless and _in_clause(pattern.unless, candidate, content))


def _in_clause(words: Sequence[str], candidate: Candidate, content: str) -> bool:
    """Tell whether one of the words stands in the clause around a match."""
    if not holds(content, words):
        return False
    start, end = candidate.clause or clause(content, candidate.start, candidate.end)
    return holds(content[start:end], words)


def _precision(pattern: Pattern, statement: Statement, stated: Figure, sentence: Sentence) -> str:
    if statement.precision:
        return statement.precision
    if pattern.part_if and holds(sentence.skeleton.content, pattern.part_if):
        return "part_of"
    return stated.precision


def _aside(
    scope: str, candidate: Candidate, statement: Statement, sentence: Sentence
) -> str | None:
    """Return why the body of that scope that a figure is about is not the report's, if it is not.

    A statement that is of the whole by its own words may name a part of the body.
    """
    within = candidate.pattern.within
    if within and _in_clause(within, candidate, sentence.skeleton.content):
        return _ASIDE["part"]
    if scope == "part" and statement.scope == "whole":
        return None
    return _ASIDE.get(scope)


def _beside_parts(found: list[tuple[int, Claim]], context: Context) -> list[tuple[int, Claim]]:
    """Return the claims; a body that is named beside its parts is spoken of without them."""
    parts = {one.readings for _, one in found if one.not_comparable == _ASIDE["part"]}
    if not parts:
        return found
    return [
        (at, claim._replace(not_comparable=_ASIDE["part"]))
        if claim.readings in parts and claim.not_comparable is None and context.scope(at) == OWN
        else (at, claim)
        for at, claim in found
    ]
