"""What the prose of a report claims: figures and denials, with the formulas they may mean."""

from collections.abc import Iterator, Mapping, Sequence

from gxlint.blocks import Text
from gxlint.extract.context import Reader
from gxlint.extract.doubt import Doubt
from gxlint.extract.events import NOTHING, Event
from gxlint.extract.figures import Figure, Scanner
from gxlint.extract.lists import Divisions, divided
from gxlint.extract.passages import Cleaner, Passage, cut, passages
from gxlint.extract.patterns import Matcher
from gxlint.extract.proportions import Proportions, proportioned
from gxlint.extract.respective import Respective
from gxlint.extract.shapes import Lists, Shape, Shapes
from gxlint.extract.statements import Means, Sentence, Teller
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.forms.sentences import Sentences, Words
from gxlint.records import make
from gxlint.report.tree import Report


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
        self._sentences = sentences
        self.cleaner = Cleaner(words)
        self.scanner = Scanner(words)
        self.contexts = Reader(sentences, words)
        self.divisions = Divisions(words)
        self._lists = Lists(Respective(words), self.divisions, Proportions(words))
        self._shapes: dict[str, Shapes] = {}
        self.reasons = {t.name: t.reason for t in sentences.topics if t.reason}
        doubt = Doubt(sentences, words)
        self.means = Means(self.contexts, doubt, self.reasons, sentences.cautious)

    def shapes(self, regime: str) -> Shapes:
        """Return what tells the shapes of sentences in a regime."""
        if regime not in self._shapes:
            matcher = Matcher(self._sentences, regime)
            self._shapes[regime] = Shapes(matcher, self.contexts, self._lists)
        return self._shapes[regime]


_ENGINES: dict[int, _Engine] = {}


def _engine(sentences: Sentences) -> _Engine:
    """Return the engine of these sentences; it holds them, so that their id stays theirs."""
    engine = _ENGINES.get(id(sentences))
    if engine is None:
        assert sentences.words is not None
        engine = _ENGINES[id(sentences)] = _Engine(sentences, sentences.words)
    return engine


class _Reading:
    """Reads the passages of one report."""

    def __init__(self, engine: _Engine, regime: str, year: int | None, body: str) -> None:
        self._engine = engine
        self._shapes = engine.shapes(regime)
        self._teller = Teller(engine.means, regime, body)
        self._year = year
        self._body = body
        self._topic = ""

    def passage(self, passage: Passage) -> list[Claim]:
        """Return the claims of a paragraph; topics are carried from sentence to sentence."""
        engine, shapes = self._engine, self._shapes
        whole = engine.scanner.skeleton(passage.text.content, self._year)
        sentences = [(start, shapes.shape(content)) for start, content in cut(whole.content)]
        if not any(shape.speaks for _, shape in sentences):
            return []
        topics = self._topics(passage, whole.content, sentences)
        named: set[str] = set()
        known = first = 0
        context = NOTHING
        found: list[Claim] = []
        for start, shape in sentences:
            earlier, first = first, first + len(shape.marks)
            if not shape.speaks:
                context = NOTHING
                continue
            end = start + len(shape.content)
            figures = dict(zip(shape.marks, whole.figures[earlier:first], strict=True))
            before = whole.figures[:earlier]
            if shape.divisions or shape.proportions:
                text = passage.text.part(whole.origin(start), whole.origin(end))
                found += self._lists(shape, figures, before, passage, text)
            while known < len(topics) and topics[known][0] < end:
                named.add(topics[known][2])
                known += 1
            candidates = shapes.candidates(shape, named)
            if not candidates and named.isdisjoint(engine.reasons):
                context = NOTHING
                continue
            context = engine.contexts.read(shape.named, topics, start, context, self._body)
            sentence = Sentence(passage, whole, start, shape.content, context, figures, before)
            found += self._teller.told(sentence, candidates)
        return found

    def _lists(
        self,
        shape: Shape,
        figures: Mapping[int, Figure],
        before: Sequence[Figure],
        passage: Passage,
        text: Text,
    ) -> Iterator[Claim]:
        """Yield what the lists of a sentence claim of the figures that they divide or compare."""
        divisions = self._engine.divisions
        for division in shape.divisions:
            if not division.behind or divisions.adds_up(division, figures, passage.text):
                yield from divided(division, figures, passage, text)
        for shares in shape.proportions:
            yield from proportioned(shares, figures, before, passage, text)

    def _topics(
        self, passage: Passage, content: str, sentences: Sequence[tuple[int, Shape]]
    ) -> Sequence[Event]:
        """Return the topics of a paragraph, the last of which the next one may go on with."""
        contexts = self._engine.contexts
        words = (
            make(Event, (at + start, end + start, value))
            for start, shape in sentences
            for at, end, value in shape.named.topics
        )
        before = self._topic if contexts.goes_on(content) else ""
        topics = contexts.followed(content, words, contexts.above(passage.heading), before)
        self._topic = topics[-1].value or self._topic
        return topics
