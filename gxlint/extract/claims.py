"""What the prose of a report claims: figures and denials, with the formulas they may mean."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from gxlint.blocks import Text
from gxlint.extract.anchors import anchored
from gxlint.extract.contest import clause, values_fit, winning
from gxlint.extract.context import NOTHING, OWN, Context, Event, Reader
from gxlint.extract.figures import Figure, Scanner, Skeleton
from gxlint.extract.heads import heads
from gxlint.extract.links import linked
from gxlint.extract.passages import Cleaner, Passage, bounds, passages
from gxlint.extract.patterns import Candidate, Matcher
from gxlint.extract.respective import Respective
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.forms.sentences import Pattern, Sentences, Statement, Words
from gxlint.records import NamedTuple
from gxlint.report.tree import Report

_SCOPES = {"whole": "whole", OWN: "whole", "part": "part", "beyond": "unknown"}
_ASIDE = {"part": "part-of-body", "beyond": "other-body"}


def claims(report: Report, forms: Forms) -> list[Claim]:
    """Return the claims of a report's running text, in its order.

    A figure that no pattern explains gives none, unless its topic is known not to be comparable.
    """
    sentences = forms.sentences
    if sentences.words is None or report.regime is None:
        return []
    engine = _engine(sentences)
    body = next((str(n.value) for n in report.notes if n.key == "title.body"), "")
    reading = _Reading(engine, report.regime, report.year, body)
    found: list[Claim] = []
    for passage in passages(report, sentences, engine.cleaner):
        found += reading.passage(passage)
    return found


class _Engine:
    """What is made once for a pack: scanner, context reader, compiled patterns."""

    def __init__(self, sentences: Sentences, words: Words) -> None:
        self.sentences = sentences
        self.cleaner = Cleaner(words)
        self.scanner = Scanner(words)
        self.contexts = Reader(sentences, words)
        self.respective = Respective(words)
        self.matchers: dict[str, Matcher] = {}
        self.reasons = {t.name: t.reason for t in sentences.topics if t.reason}

    def matcher(self, regime: str) -> Matcher:
        """Return the patterns of a regime, compiled so far as they were needed."""
        if regime not in self.matchers:
            self.matchers[regime] = Matcher(self.sentences, regime)
        return self.matchers[regime]


_ENGINES: dict[int, _Engine] = {}


def _engine(sentences: Sentences) -> _Engine:
    """Return the engine of these sentences; it holds them, so that their id stays theirs."""
    engine = _ENGINES.get(id(sentences))
    if engine is None:
        assert sentences.words is not None
        engine = _ENGINES[id(sentences)] = _Engine(sentences, sentences.words)
    return engine


class _Sentence(NamedTuple):
    """A sentence being read; `earlier` are the figures of the passage before it."""

    passage: Passage
    skeleton: Skeleton
    context: Context
    earlier: Sequence[Figure]
    figures: Mapping[int, Figure]
    text: Text


class _Reading:
    """Reads the passages of one report."""

    def __init__(self, engine: _Engine, regime: str, year: int | None, body: str) -> None:
        self._engine = engine
        self._regime = regime
        self._matcher = engine.matcher(regime)
        self._year = year
        self._body = body
        self._topic = ""

    def passage(self, passage: Passage) -> list[Claim]:
        """Return the claims of a paragraph; topics are carried from sentence to sentence."""
        engine = self._engine
        whole = engine.scanner.skeleton(passage.text.content, self._year)
        marks = [figure.at for figure in whole.figures]
        present = heads(whole.content)
        words = self._matcher.words(whole.content, present)
        found: list[Claim] = []
        context = NOTHING
        topics: list[Event] | None = None
        before = self._topic if engine.contexts.goes_on(whole.content) else ""
        for start, end in bounds(whole.content):
            content = whole.content[start:end]
            figures = bisect_left(marks, end) > bisect_left(marks, start)
            met = self._matcher.met(content, words)
            wanted = self._matcher.wanted(met, figures=figures)
            if not wanted and not figures:
                context = NOTHING
                continue
            if topics is None:
                topics = engine.contexts.topics(whole.content, present, passage.heading, before)
            named = {one.value for one in topics[: bisect_left(topics, (end,))]}
            candidates = self._matcher.candidates(content, wanted, met, named)
            candidates = engine.respective.matched(content, candidates, self._matcher, named)
            if not candidates and named.isdisjoint(engine.reasons):
                context = NOTHING
                continue
            skeleton = whole.part(start, end)
            context = engine.contexts.read(skeleton, present, topics, context, self._body)
            earlier = whole.figures[: bisect_left(marks, start)]
            text = passage.text.part(skeleton.origin(0), skeleton.origin(len(content)))
            figured = {figure.at: figure for figure in skeleton.figures}
            sentence = _Sentence(passage, skeleton, context, earlier, figured, text)
            found += self._sentence(sentence, candidates)
        if topics:
            self._topic = topics[-1].value
        return found

    def _sentence(self, sentence: _Sentence, candidates: Sequence[Candidate]) -> list[Claim]:
        fitting = [candidate for candidate in candidates if self._fits(candidate, sentence)]
        winners = list(winning(fitting, sentence.figures.keys()))
        taken = [(c.start, c.end) for c, _ in winners]
        found: list[tuple[int, Claim]] = []
        told: set[int] = set()
        leaning: dict[int, Pattern] = {}
        for candidate, statements in winners:
            for at, statement in statements:
                claim = self._claim(candidate, at, statement, sentence, taken)
                if claim is not None:
                    found.append((at, claim))
                    told.add(at)
                    if not sentence.context.names(candidate.start, candidate.end):
                        leaning[at] = candidate.pattern
        found += self._untold(sentence, told)
        found.sort(key=lambda pair: pair[0])
        found = anchored(found, leaning, sentence.skeleton.figures)
        found = list(_beside_parts(found, sentence.context))
        return linked(found, sentence.skeleton.figures, sentence.earlier)

    def _fits(self, candidate: Candidate, sentence: _Sentence) -> bool:
        pattern = candidate.pattern
        if pattern.topics and sentence.context.topic(candidate.end) not in pattern.topics:
            return False
        content = sentence.skeleton.content
        if any(word in content for word in pattern.except_in):
            return False
        if not values_fit(candidate, sentence.figures):
            return False
        if not pattern.unless:
            return True
        start, end = candidate.clause or clause(content, candidate.start, candidate.end)
        return not any(word in content[start:end] for word in pattern.unless)

    def _claim(
        self,
        candidate: Candidate,
        at: int,
        statement: Statement,
        sentence: _Sentence,
        taken: Sequence[tuple[int, int]],
    ) -> Claim | None:
        pattern = candidate.pattern
        figure = sentence.figures.get(at)
        readings = statement.readings.get(self._regime, ())
        if not readings and not statement.role and not statement.reason:
            return None
        if figure is None or statement.kind in ("none", "all"):
            span = sentence.passage.text.span(
                sentence.skeleton.origin(candidate.start),
                sentence.skeleton.origin(candidate.end),
            )
            base = Claim(0, _printed(sentence, candidate.start, candidate.end), readings, span)
        else:
            base = _stated(figure, readings, sentence.passage.text)
        precision = self._precision(pattern, statement, base, sentence)
        value = -base.value if statement.negative else base.value
        return base._replace(
            value=value,
            kind=statement.kind,
            precision=precision,
            scope=statement.scope or _SCOPES[sentence.context.scope(at)],
            certainty=self._certainty(candidate, statement, sentence),
            not_comparable=statement.reason
            or self._reason(at, candidate, sentence, taken)
            or self._aside(at, candidate, statement, sentence),
            pattern=pattern.name,
            section=sentence.passage.section,
            sentence=sentence.text,
            details=(("role", statement.role),) if statement.role else (),
        )

    def _precision(
        self, pattern: Pattern, statement: Statement, base: Claim, sentence: _Sentence
    ) -> str:
        if statement.precision:
            return statement.precision
        content = sentence.skeleton.content
        if any(word in content for word in pattern.part_if):
            return "part_of"
        return base.precision

    def _certainty(self, candidate: Candidate, statement: Statement, sentence: _Sentence) -> str:
        content = sentence.skeleton.content
        if not self._body and self._engine.contexts.of_another(content, candidate.start):
            return "possible"
        needed = candidate.pattern.sure_if
        if not needed or statement.certainty != "sure":
            return statement.certainty
        end = sentence.skeleton.origin(len(content))
        read = sentence.passage.heading + sentence.passage.text.content[:end]
        return "sure" if any(word in read for word in needed) else "possible"

    def _reason(
        self,
        at: int,
        candidate: Candidate,
        sentence: _Sentence,
        taken: Sequence[tuple[int, int]],
    ) -> str | None:
        context = sentence.context
        figure = sentence.figures.get(at)
        if figure is not None and figure.kind == "n" and figure.value != int(figure.value):
            return "other-matter"  # an average
        topic = self._engine.reasons.get(context.topic(candidate.end))
        if topic:
            return topic
        before = sentence.skeleton.content[: candidate.end]
        if any(word in before for word in candidate.pattern.elsewhere):
            return "other-matter"
        if context.period(candidate.start, taken) == "other":
            return "other-period"
        return None

    def _aside(
        self, at: int, candidate: Candidate, statement: Statement, sentence: _Sentence
    ) -> str | None:
        """Return why the body that a figure is about is not the report's, if it is not.

        A statement that is of the whole by its own words may name a part of the body.
        """
        content = sentence.skeleton.content
        start, end = candidate.clause or clause(content, candidate.start, candidate.end)
        inside = content[start:end]
        if any(word in inside for word in candidate.pattern.within):
            return _ASIDE["part"]
        scope = sentence.context.scope(at)
        if scope == "part" and statement.scope == "whole":
            return None
        return _ASIDE.get(scope)

    def _untold(self, sentence: _Sentence, told: set[int]) -> Iterator[tuple[int, Claim]]:
        """Yield the counts that no pattern explains but whose topic is another matter."""
        for figure in sentence.skeleton.figures:
            reason = self._engine.reasons.get(sentence.context.topic(figure.at))
            if reason and figure.at not in told and figure.kind == "n":
                claim = _stated(figure, (), sentence.passage.text)
                yield (
                    figure.at,
                    claim._replace(
                        not_comparable=reason,
                        section=sentence.passage.section,
                        sentence=sentence.text,
                    ),
                )


def _beside_parts(
    found: Sequence[tuple[int, Claim]], context: Context
) -> Iterator[tuple[int, Claim]]:
    """Yield the claims; a body that is named beside its parts is spoken of without them."""
    parts = {one.readings for _, one in found if one.not_comparable == _ASIDE["part"]}
    for at, claim in found:
        if claim.readings in parts and claim.not_comparable is None and context.scope(at) == OWN:
            yield at, claim._replace(not_comparable=_ASIDE["part"])
        else:
            yield at, claim


def _printed(sentence: _Sentence, start: int, end: int) -> str:
    skeleton = sentence.skeleton
    return sentence.passage.text.content[skeleton.origin(start) : skeleton.origin(end)]


def _stated(figure: Figure, readings: tuple[str, ...], text: Text) -> Claim:
    return Claim(
        value=figure.value,
        printed=text.content[figure.shown : figure.end],
        readings=readings,
        span=text.span(figure.shown, figure.end),
        precision=figure.precision,
        decimals=figure.decimals,
        unit=figure.unit,
    )
