"""What a figure is about: the last topic, period and scope named before it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from gxlint.extract.events import (
    BEYOND,
    NOTHING,
    OTHER,
    OWN,
    PART,
    THIS,
    WHOLE,
    Context,
    Event,
    found_words,
    indexed,
    value_at,
)
from gxlint.extract.figures import Skeleton
from gxlint.extract.heads import heads
from gxlint.extract.subjects import Subject, Subjects
from gxlint.forms.sentences import Sentences, Words

_CLAUSE = ",;:\u3002()"
_STOPS = ";\u3002"
_HEADINGS = 256
"""Headings whose topics are kept: reports share most of theirs."""


class Reader:
    """Finds the events of sentences; made once for a pack's sentences.

    `heads` are those of all words that it looks for.
    """

    def __init__(self, sentences: Sentences, words: Words) -> None:
        self._words = words
        self._renews = {topic.name: topic.renews for topic in sentences.topics if topic.renews}
        self._apart = {topic.name for topic in sentences.topics if topic.reason}
        self._levels = words.levels
        self._subjects = Subjects(words)
        self._topics = indexed(
            [(w, "") for w in words.ignored]
            + [(w, topic.name) for topic in sentences.topics for w in topic.words]
        )
        self._scopes = indexed([(w, WHOLE) for w in words.whole] + [(w, PART) for w in words.part])
        self._periods = indexed(
            [(w, OTHER) for w in words.periods] + [(w, THIS) for w in words.resets]
        )
        self.heads = frozenset((*self._topics.words, *self._scopes.words, *self._periods.words))
        self._headed = lru_cache(maxsize=_HEADINGS)(self._of_heading)

    def goes_on(self, content: str) -> bool:
        """Tell whether a sentence goes on with the one before."""
        return content.startswith(self._words.inherits)

    def topics(
        self, content: str, present: AbstractSet[int], heading: str, before: str = ""
    ) -> list[Event]:
        """Return the topics that a passage names, in order; its heading names the first.

        `present` are the heads of the passage, `before` is the topic of the one that it goes on
        with. A word that renews a topic and follows one of another matter in its clause belongs
        to that.
        """
        above = self._headed(heading)
        first = before or next((event.value for event in reversed(above) if event.value), "")
        found = [Event(-1, -1, first)] if first else []
        named = {first, *(event.value for event in above)}
        for event in found_words(content, self._topics, present):
            if found and found[-1].value in self._apart and event.value in self._renews:
                between = content[found[-1].end : event.at]
                if not any(pause in between for pause in _CLAUSE):
                    continue
            if not event.value or (event.value in self._apart and self._listed(content, event.at)):
                continue
            other = self._renews.get(event.value)
            value = other if other in named and other is not None else event.value
            named.add(value)
            found.append(event if value == event.value else event._replace(value=value))
        return found

    def _listed(self, content: str, at: int) -> bool:
        """Tell whether what stands at `at` only says what requests were about."""
        begin = max(content.rfind(mark, 0, at) for mark in _STOPS) + 1
        return any(content.find(word, begin, at) >= 0 for word in self._words.contents)

    def _of_heading(self, heading: str) -> tuple[Event, ...]:
        return tuple(found_words(heading, self._topics, heads(heading, self.heads)))

    def read(
        self,
        skeleton: Skeleton,
        present: AbstractSet[int],
        topics: list[Event],
        before: Context,
        body: str,
    ) -> Context:
        """Return the context of a sentence; `topics` and heads `present` are its passage's.

        A sentence that goes on with the one before takes over that one's period and scope.
        """
        content, base = skeleton.content, skeleton.base
        start = before if self.goes_on(content) else NOTHING
        first = max(bisect_left(topics, (base,)) - 1, 0)
        last = bisect_left(topics, (base + len(content),))
        named = (Event(one.at - base, one.end, one.value) for one in topics[first:last])
        periods = found_words(content, self._periods, present)
        if skeleton.figures or skeleton.years:
            periods += (*self._years(skeleton), *self._months(skeleton))
            periods.sort()
        return Context(
            (Event(-len(content) - base - 1, -1, ""), *named),
            (Event(-1, -1, start.periods[-1].value), *periods),
            self._scopes_of(content, present, body, start.scopes[-1].value),
        )

    def of_another(self, content: str, at: int) -> bool:
        """Tell whether the words right before `at` name a body, where the report's is not known."""
        before = content[:at].rstrip(",")
        words = self._words
        while found := next((w for w in words.adverbs if before.endswith(w)), None):
            before = before[: -len(found)]
        return before.endswith(words.organs) and not before.endswith(words.whole)

    def _years(self, skeleton: Skeleton) -> Iterator[Event]:
        content = skeleton.content
        for figure in skeleton.figures:
            if figure.kind == "year":  # a number of years
                yield Event(figure.at, figure.at + 1, OTHER)
        for year in skeleton.years:
            if year.lies == "next":
                continue
            if content.endswith(self._words.comparatives, 0, year.at):
                continue
            if content.startswith(self._words.dated, year.at + 1):
                continue
            yield Event(year.at, year.at + 1, THIS if year.lies == THIS else OTHER)

    def _months(self, skeleton: Skeleton) -> Iterator[Event]:
        content = skeleton.content
        days = {figure.at for figure in skeleton.figures}
        for figure in skeleton.figures:
            after = figure.at + 1
            if figure.kind != "month" or after in days:
                continue
            if not content.startswith(self._words.month_ends, after):
                yield Event(figure.at, after, OTHER)

    def _wider(self, word: str, body: str) -> bool:
        """Tell whether a word for a whole means more than the body: another level than its own."""
        level = self._levels.get(word)
        if level is None:
            return False
        if not any(name in body for name in self._words.governments):
            return body.endswith(self._words.organs) and not body.endswith(level)
        own = max(self._levels.values(), key=body.rfind)
        return own != level or body.endswith(self._words.offices)

    def _scopes_of(
        self, content: str, present: AbstractSet[int], body: str, first: str
    ) -> tuple[Event, ...]:
        """Return the scopes of a sentence, `first` being what held before it."""
        subjects = list(self._subjects.found(content, body)) if body else []
        named = found_words(content, self._scopes, present)
        scoped = sorted(self._scoped(content, body, named, subjects))
        return _restored(
            content, first, scoped, {one.at: one.until for one in subjects if one.until}
        )

    def _scoped(
        self, content: str, body: str, named: list[Event], subjects: list[Subject]
    ) -> Iterator[Event]:
        """Yield the scopes; in a clause that begins with the whole, parts only enumerate it."""
        if subjects:
            named += [Event(one.at, -1, OWN if one.own else PART) for one in subjects]
            named.sort()
        whole_from = -1
        before = WHOLE
        for event in named:
            word = content[event.at : max(event.end, event.at)]
            if event.value == WHOLE:
                whole_from = event.end
                if body and self._wider(word, body):
                    yield event._replace(value=BEYOND)
                    if content.endswith(self._words.comparatives, 0, event.at):
                        # a share of the wider body's: that holds to the end of the clause
                        end = _clause_end(content, event.end)
                        yield Event(end, end, before)
                    continue
            elif event.value == PART and (
                (word and word in body)
                or (whole_from >= 0 and not _paused(content[whole_from : event.at]))
            ):
                continue
            before = event.value
            yield event


def _restored(
    content: str, first: str, events: list[Event], ends: Mapping[int, int]
) -> tuple[Event, ...]:
    """Return the scopes of a sentence, those that hold again among them.

    Behind a bracket that is what held before it, and at one of `ends` what held before the subject
    at that index.
    """
    begin = Event(-1, -1, first)
    told = (begin, *events)
    closing = [
        Event(ends[event.at], ends[event.at], value_at(told, event.at))
        for event in events
        if event.end < 0 and event.at in ends
    ]
    start = content.find("(") if events else -1
    while start >= 0:
        end = content.find(")", start)
        if end < 0:
            break
        if any(start < event.at < end for event in events):
            closing.append(Event(end, end, value_at(told, start)))
        start = content.find("(", end)
    return begin, *sorted([*events, *closing])


def _clause_end(content: str, at: int) -> int:
    while at < len(content) and content[at] not in _CLAUSE:
        at += 1
    return at


def _paused(text: str) -> bool:
    return any(mark in _CLAUSE for mark in text)
