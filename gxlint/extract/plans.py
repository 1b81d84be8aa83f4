"""What a paragraph says whatever its figures, worked out once for all that share its skeleton."""

from collections.abc import Mapping, Sequence

from gxlint.extract.events import NOTHING, Event
from gxlint.extract.figures import Skeleton
from gxlint.extract.links import LINKED
from gxlint.extract.outlines import Outline, Saying
from gxlint.extract.paragraphs import Asking, Paragraph, Question
from gxlint.extract.passages import Passage, cut
from gxlint.extract.shapes import Shape, Shapes
from gxlint.extract.statements import Means, Sentence, Teller
from gxlint.records import NamedTuple, make

_COUNT = "n"


class Plan(NamedTuple):
    """What a paragraph says, as long as what was asked of it is answered alike.

    `topic` is what it speaks of in the end, empty where that is nothing.
    """

    sayings: Sequence[Saying]
    topic: str
    answers: Mapping[Question, bool]

    def holds(self, paragraph: Paragraph) -> bool:
        """Tell whether another paragraph with this skeleton says the same."""
        for (ask, at, against), answer in self.answers.items():
            if ask(paragraph, at, against) is not answer:
                return False
        return True


_SILENT = Plan((), "", {})


def odd_counts(skeleton: Skeleton) -> tuple[int, ...]:
    """Return the numbers of the counts that are no whole numbers: averages."""
    figures = skeleton.figures
    return tuple(
        [i for i, one in enumerate(figures) if type(one[1]) is not int and one[0] == _COUNT]
    )


class Planner:
    """Works out what paragraphs say; made for each report, `body` being whose it is."""

    def __init__(self, means: Means, shapes: Shapes, regime: str, body: str) -> None:
        self._contexts, self._reasons = means.contexts, means.reasons
        self._shapes = shapes
        self._teller = Teller(means, regime, body)
        self._body = body

    def plan(self, paragraph: Paragraph, before: str, odd: Sequence[int]) -> Plan:
        """Return what a paragraph says; `before` is the topic that it goes on with, if it does.

        `odd` are its `odd_counts`. Topics are carried from sentence to sentence.
        """
        passage, whole = paragraph
        sentences = [(start, self._shapes.shape(content)) for start, content in cut(whole.content)]
        if not any(shape.speaks for _, shape in sentences):
            return _SILENT
        topics = self._topics(passage, whole.content, sentences, before)
        asking = Asking(paragraph)
        kinds = [one.kind for one in whole.figures]
        named: set[str] = set()
        known = first = 0
        context = NOTHING
        sayings: list[Saying] = []
        for start, shape in sentences:
            content, marks = shape.content, shape.marks
            while known < len(topics) and topics[known][0] < start + len(content):
                named.add(topics[known][2])
                known += 1
            candidates = self._shapes.candidates(shape, named) if shape.speaks else []
            outlines: list[Outline] = []
            if candidates or (shape.speaks and not named.isdisjoint(self._reasons)):
                context = self._contexts.read(shape.named, topics, start, context, self._body)
                own = dict(zip(marks, kinds[first : first + len(marks)], strict=True))
                numbers = dict(zip(marks, range(first, first + len(marks)), strict=True))
                outlines = self._teller.told(
                    Sentence(passage.cautious, start, content, context, own, numbers, odd, asking),
                    candidates,
                )
            else:
                context = NOTHING
            if outlines or shape.divisions or shape.proportions:
                links = any(one.kind in LINKED for one in outlines)
                sayings.append(Saying(start, first, shape, outlines, links))
            first += len(marks)
        return Plan(sayings, topics[-1].value, asking.answers)

    def _topics(
        self,
        passage: Passage,
        content: str,
        sentences: Sequence[tuple[int, Shape]],
        before: str,
    ) -> Sequence[Event]:
        contexts = self._contexts
        words = (
            make(Event, (at + start, end + start, value))
            for start, shape in sentences
            for at, end, value in shape.named.topics
        )
        return contexts.followed(content, words, contexts.above(passage.heading), before)
