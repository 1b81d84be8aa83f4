"""What a sentence says: what the matches that win its figures state of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter

from gxlint.extract.anchors import Draft, anchored, aside, divided_further, subsets
from gxlint.extract.caution import apart, of_all
from gxlint.extract.contest import Candidate, leading, winning
from gxlint.extract.context import Reader
from gxlint.extract.doubt import Doubt, hedged
from gxlint.extract.events import OWN, Context
from gxlint.extract.outlines import Outline
from gxlint.extract.paragraphs import Asking, Question, comes_to, has_read, is_value
from gxlint.extract.regained import regained
from gxlint.forms.sentences import Cautious, Pattern, Statement
from gxlint.records import NamedTuple, make

_SCOPES = {"whole": "whole", OWN: "whole", "part": "part", "beyond": "unknown"}
_ASIDE = {"part": "part-of-body", "beyond": "other-body"}
_DENIED = "none"
_WORDED = (_DENIED, "all")
"""Kinds of statements that say something of every figure, and are about the match."""
_COUNT = "n"
_UNTOLD = Statement({}, "count", "", "sure", None, "whole", None, None, negative=False)
"""What is stated of a count that no pattern explains."""


class Sentence(NamedTuple):
    """A sentence being read, which begins at `base` in the skeleton of its passage.

    `cautious` is its passage's. `kinds` and `numbers` are those of its figures by the index of
    their mark; `odd` are the numbers of counts that are no whole numbers. What else depends on
    figures, or on words that the skeleton does not show, must be asked.
    """

    cautious: bool
    base: int
    content: str
    context: Context
    kinds: dict[int, str]
    numbers: Mapping[int, int]
    odd: Sequence[int]
    asking: Asking

    def has_read(self, end: int, words: tuple[str, ...]) -> bool:
        """Tell whether the heading or the passage up to that place in the sentence holds a word."""
        return self.asking(Question(has_read, self.base + end, words))

    def adds_up(self, at: int, drafts: Sequence[Draft]) -> bool:
        """Tell whether the figure at `at` is the sum of what drafts state."""
        terms = [(d.number, -1 if d.statement.negative else 1) for d in drafts if d.number >= 0]
        return self.asking(Question(comes_to, self.numbers[at], tuple(terms)))

    def fits(self, at: int, value: int) -> bool:
        """Tell whether what is at `at` is that value, or no figure."""
        number = self.numbers.get(at)
        return number is None or self.asking(Question(is_value, number, value))


class Means(NamedTuple):
    """What a pack's words give to tell claims by.

    `reasons` are those of topics whose figures are not to be compared.
    """

    contexts: Reader
    doubt: Doubt
    reasons: Mapping[str, str]
    careful: Cautious


class Teller:
    """Tells what sentences of a report claim; made for each report."""

    def __init__(self, means: Means, regime: str, body: str) -> None:
        self._contexts, self._doubt, self._reasons, self._careful = means
        self._regime = regime
        self._body = body

    def told(self, sentence: Sentence, candidates: Iterable[Candidate]) -> list[Outline]:
        """Return what a sentence claims in which these patterns match."""
        kinds = sentence.kinds
        leaning: dict[int, Pattern] = {}
        drafts = self._drafts(sentence, candidates, leaning)
        drafts += self._untold(sentence, {draft.at for draft in drafts})
        if not drafts:
            return []
        drafts.sort(key=_at)
        if sentence.cautious:
            drafts = of_all(drafts, sentence.content, kinds)
        if any(draft.reason == _ASIDE["part"] for draft in drafts):
            drafts = regained(drafts, sentence.content, sentence.context, kinds, sentence.adds_up)
        brackets = aside(sentence.content, kinds)
        reasons = anchored(drafts, leaning, kinds, brackets)
        reasons = subsets(drafts, reasons, kinds, sentence.adds_up)
        reasons = _beside_parts(drafts, reasons, sentence.context)
        certainties = hedged(drafts, leaning, kinds, brackets)
        drafts = divided_further(drafts, kinds, brackets)
        return list(map(_outline, drafts, reasons, certainties))

    def _drafts(
        self, sentence: Sentence, candidates: Iterable[Candidate], leaning: dict[int, Pattern]
    ) -> list[Draft]:
        """Return what the matches that win state; `leaning` gains the patterns that name no topic.

        They are by the index of their mark.
        """
        fitting = [candidate for candidate in candidates if _fits(candidate, sentence)]
        winners = list(winning(leading(fitting), sentence.kinds))
        taken = [(candidate.start, candidate.end) for candidate, _ in winners]
        found: list[Draft] = []
        for candidate, stated in winners:
            leans = not sentence.context.names(candidate.start, candidate.end)
            for at, statement in stated:
                draft = self._draft(candidate, at, statement, sentence, taken)
                if draft is not None:
                    found.append(draft)
                    if leans:
                        leaning[at] = candidate.pattern
        return found

    def _draft(
        self,
        candidate: Candidate,
        at: int,
        statement: Statement,
        sentence: Sentence,
        taken: Sequence[tuple[int, int]],
    ) -> Draft | None:
        readings = statement.readings.get(self._regime, ())
        if not readings and not statement.role and not statement.reason:
            return None
        number = -1 if statement.kind in _WORDED else sentence.numbers.get(at, -1)
        start, end = sentence.base + candidate.start, sentence.base + candidate.end
        scope = sentence.context.scope(at)
        reason = (
            statement.reason
            or self._reason(sentence.numbers.get(at), candidate, sentence, taken)
            or _aside(scope, candidate, statement)
            or self._of_some(statement, candidate, sentence)
        )
        precision = statement.precision or ("part_of" if candidate.partly else None)
        certainty = self._certainty(candidate, statement, sentence)
        pattern = candidate.pattern.name
        return make(
            Draft,
            (
                at,
                number,
                start,
                end,
                statement,
                readings,
                pattern,
                scope,
                reason,
                precision,
                certainty,
            ),
        )

    def _of_some(
        self, statement: Statement, candidate: Candidate, sentence: Sentence
    ) -> str | None:
        """Return why what is said of some bodies, or some of what is counted, is not compared."""
        content = sentence.content
        if statement.kind == _DENIED and self._doubt.of_some(content, candidate.start):
            return _ASIDE["part"]
        if not sentence.cautious:
            return None
        read = partial(sentence.has_read, len(content))
        return apart(self._careful, statement, candidate.pattern, content[: candidate.end], read)

    def _certainty(self, candidate: Candidate, statement: Statement, sentence: Sentence) -> str:
        content, start = sentence.content, candidate.start
        if sentence.cautious and not (
            statement.kind == _DENIED or statement.role in self._careful.sure
        ):
            return "possible"
        if not self._body and self._contexts.of_another(content, start):
            return "possible"
        if statement.certainty != "sure":
            return statement.certainty
        if self._doubt.doubtful(content, start, sentence.context):
            return "possible"
        needed = candidate.pattern.sure_if
        if not needed:
            return "sure"
        return "sure" if sentence.has_read(candidate.end, needed) else "possible"

    def _reason(
        self,
        number: int | None,
        candidate: Candidate,
        sentence: Sentence,
        taken: Sequence[tuple[int, int]],
    ) -> str | None:
        """Return why what a figure is about is not what the tables count, if it is not."""
        context = sentence.context
        if number in sentence.odd:
            return "other-matter"  # an average
        topic = self._reasons.get(context.topic(candidate.end))
        if topic:
            return topic
        if candidate.elsewhere:
            return "other-matter"
        if context.period(candidate.start, taken) == "other":
            return "other-period"
        return None

    def _untold(self, sentence: Sentence, told: set[int]) -> Iterator[Draft]:
        """Yield the counts that no pattern explains but whose topic is another matter."""
        context = sentence.context
        if self._reasons.keys().isdisjoint([event.value for event in context.topics]):
            return
        for at, kind in sentence.kinds.items():
            reason = self._reasons.get(context.topic(at))
            if reason and at not in told and kind == _COUNT:
                number = sentence.numbers[at]
                yield Draft(at, number, 0, 0, _UNTOLD, (), "", "whole", reason, None, "sure")


_at = itemgetter(0)


def _fits(candidate: Candidate, sentence: Sentence) -> bool:
    """Tell whether a match is about its pattern's matter: its topic, the words and values there."""
    topics = candidate.pattern.topics
    if candidate.barred or (topics and sentence.context.topic(candidate.end) not in topics):
        return False
    return all(sentence.fits(at, only) for at, only in candidate.only)


def _aside(scope: str, candidate: Candidate, statement: Statement) -> str | None:
    """Return why the body of that scope that a figure is about is not the report's, if it is not.

    A statement that is of the whole by its own words may name a part of the body.
    """
    if candidate.within:
        return _ASIDE["part"]
    if scope == "part" and statement.scope == "whole":
        return None
    return _ASIDE.get(scope)


def _beside_parts(
    drafts: Sequence[Draft], reasons: list[str | None], context: Context
) -> list[str | None]:
    """Return the reasons; a body that is named beside its parts is spoken of without them."""
    part = _ASIDE["part"]
    if part not in reasons:
        return reasons
    parts = {one.readings for one, why in zip(drafts, reasons, strict=True) if why == part}
    return [
        part if why is None and one.readings in parts and context.scope(one.at) == OWN else why
        for one, why in zip(drafts, reasons, strict=True)
    ]


def _outline(draft: Draft, reason: str | None, certainty: str) -> Outline:
    at, number, start, end, statement, readings, pattern, scope, _, precision, _ = draft
    details = (("role", statement.role),) if statement.role else ()
    return make(
        Outline,
        (
            at,
            number,
            start,
            end,
            statement.negative,
            readings,
            statement.kind,
            precision,
            statement.scope or _SCOPES[scope],
            certainty,
            reason,
            pattern,
            details,
        ),
    )
