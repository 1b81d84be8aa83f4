"""What the prose of a report claims: figures and denials, with the formulas they may mean."""

from bisect import bisect_left

from gxlint.extract.context import Reader
from gxlint.extract.doubt import Doubt
from gxlint.extract.events import NOTHING, Event
from gxlint.extract.figures import Scanner
from gxlint.extract.heads import heads
from gxlint.extract.passages import Cleaner, Passage, bounds, passages
from gxlint.extract.patterns import Matcher
from gxlint.extract.respective import Respective
from gxlint.extract.statements import Sentence, Teller
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.forms.sentences import Sentences, Words
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
        self.respective = Respective(words)
        self.doubt = Doubt(sentences, words)
        self._matchers: dict[str, tuple[Matcher, frozenset[int]]] = {}
        self.reasons = {t.name: t.reason for t in sentences.topics if t.reason}

    def matcher(self, regime: str) -> tuple[Matcher, frozenset[int]]:
        """Return the patterns of a regime, and the heads of all words to be looked for there."""
        if regime not in self._matchers:
            made = Matcher(self._sentences, regime)
            self._matchers[regime] = made, made.heads | self.contexts.heads
        return self._matchers[regime]


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
        self._matcher, self._heads = engine.matcher(regime)
        self._teller = Teller(engine.contexts, engine.doubt, engine.reasons, regime, body)
        self._year = year
        self._body = body
        self._topic = ""

    def passage(self, passage: Passage) -> list[Claim]:
        """Return the claims of a paragraph; topics are carried from sentence to sentence."""
        engine = self._engine
        matcher = self._matcher
        whole = engine.scanner.skeleton(passage.text.content, self._year)
        marks = [figure.at for figure in whole.figures]
        present = heads(whole.content, self._heads)
        words = matcher.words(whole.content, present)
        found: list[Claim] = []
        context = NOTHING
        topics: list[Event] | None = None
        before = self._topic if engine.contexts.goes_on(whole.content) else ""
        for start, end in bounds(whole.content):
            content = whole.content[start:end]
            first, last = bisect_left(marks, start), bisect_left(marks, end)
            met = matcher.met(content, words)
            wanted = matcher.wanted(met, figures=last > first)
            if not wanted and last == first:
                context = NOTHING
                continue
            if topics is None:
                topics = engine.contexts.topics(whole.content, present, passage.heading, before)
            named = {one.value for one in topics[: bisect_left(topics, (end,))]}
            candidates = matcher.candidates(content, wanted, met, named)
            candidates = engine.respective.matched(content, candidates, matcher, named)
            if not candidates and named.isdisjoint(engine.reasons):
                context = NOTHING
                continue
            skeleton = whole.part(start, end)
            context = engine.contexts.read(skeleton, present, topics, context, self._body)
            text = passage.text.part(skeleton.origin(0), skeleton.origin(len(content)))
            figures = {figure.at: figure for figure in skeleton.figures}
            sentence = Sentence(passage, skeleton, context, text, figures, whole.figures[:first])
            found += self._teller.told(sentence, candidates)
        if topics:
            self._topic = topics[-1].value
        return found
