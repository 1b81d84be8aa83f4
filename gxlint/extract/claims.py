"""What the prose of a report claims: figures and denials, with the formulas they may mean."""

from collections.abc import Iterator
from functools import lru_cache

from gxlint.extract.context import Reader
from gxlint.extract.doubt import Doubt
from gxlint.extract.figures import Scanner, Skeleton
from gxlint.extract.lists import Divisions
from gxlint.extract.outlines import stated
from gxlint.extract.paragraphs import Paragraph
from gxlint.extract.passages import Lines, Passage, passages
from gxlint.extract.patterns import Matcher
from gxlint.extract.plans import Plan, Planner, odd_counts
from gxlint.extract.proportions import Proportions
from gxlint.extract.respective import Respective
from gxlint.extract.searches import Searches
from gxlint.extract.shapes import Lists, Shapes
from gxlint.extract.statements import Means
from gxlint.facts import Claim
from gxlint.forms import Forms
from gxlint.forms.sentences import Sentences, Words
from gxlint.records import make
from gxlint.report.tree import Report

_KEPT = 512
"""Paragraphs whose plans or figures are kept."""
_LONGEST = 3000
"""Characters of a paragraph of which something is kept: few are longer."""
_VARIETIES = 4
"""Plans that are kept of a paragraph: what it says may hang on whether its figures add up."""


def claims(report: Report, forms: Forms) -> list[Claim]:
    """Return the claims of a report's running text, in its order.

    A figure that no pattern explains gives none, unless its topic is known not to be comparable.
    """
    sentences = forms.sentences
    if sentences.words is None or report.regime is None:
        return []
    engine = _engine(sentences)
    body = next((str(n.value) for n in report.notes if n.key == "title.body"), "")
    reading = _Reading(engine, forms.prose(report.regime), report.year, body)
    found: list[Claim] = []
    for passage in passages(report, sentences, engine.lines):
        found += reading.passage(passage)
    return found


class _Engine:
    """What is made once for a pack: scanner, context reader, compiled patterns."""

    def __init__(self, sentences: Sentences, words: Words) -> None:
        self._sentences = sentences
        self.lines = Lines(sentences, words)
        self._scanner = Scanner(words)
        self._skeleton = lru_cache(maxsize=_KEPT)(self._scanner.skeleton)
        self.contexts = Reader(sentences, words)
        self.divisions = Divisions(words)
        self._lists = Lists(Respective(words), self.divisions, Proportions(words))
        self._searches = Searches()
        self._shapes: dict[str, Shapes] = {}
        self._plans = lru_cache(maxsize=_KEPT)(_none_yet)
        reasons = {t.name: t.reason for t in sentences.topics if t.reason}
        doubt = Doubt(sentences, words)
        self.means = Means(self.contexts, doubt, reasons, sentences.cautious)

    def skeleton(self, text: str, year: int | None) -> Skeleton:
        """Return the skeleton of a passage in a report on `year`."""
        known = len(text) <= _LONGEST
        return self._skeleton(text, year) if known else self._scanner.skeleton(text, year)

    def shapes(self, regime: str) -> Shapes:
        """Return what tells the shapes of sentences in a regime."""
        if regime not in self._shapes:
            matcher = Matcher(self._sentences, regime, self._searches)
            self._shapes[regime] = Shapes(matcher, self.contexts, self._lists)
        return self._shapes[regime]

    def plans(self, regime: str, skeleton: str, *rest: object) -> list[Plan]:
        """Return the plans known of a regime's paragraph with that skeleton, to be added to.

        The `rest` is what else decides what it says.
        """
        return self._plans(regime, skeleton, *rest) if len(skeleton) <= _LONGEST else []


def _none_yet(*_: object) -> list[Plan]:
    return []


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
        self._regime = regime
        self._planner = Planner(engine.means, engine.shapes(regime), regime, body)
        self._year = year
        self._body = body
        self._topic = ""

    def passage(self, passage: Passage) -> Iterator[Claim]:
        """Yield the claims of a paragraph; topics are carried from one to the next."""
        skeleton = self._engine.skeleton(passage.text.content, self._year)
        paragraph = make(Paragraph, (passage, skeleton))
        before = self._topic if self._engine.contexts.goes_on(skeleton.content) else ""
        odd = odd_counts(skeleton)
        known = passage.heading, passage.cautious, before, self._body, odd
        plans = self._engine.plans(self._regime, skeleton.content, *known)
        plan = next((plan for plan in plans if plan.holds(paragraph)), None)
        if plan is None:
            plan = self._planner.plan(paragraph, before, odd)
            del plans[: 1 - _VARIETIES]
            plans.append(plan)
        self._topic = plan.topic or self._topic
        divisions = self._engine.divisions
        for saying in plan.sayings:
            yield from stated(saying, paragraph, divisions)
