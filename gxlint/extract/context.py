"""What a figure is about: the last topic, period and scope named before it."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from gxlint.extract.events import (
    BEYOND,
    NOTHING,
    OWN,
    PART,
    WHOLE,
    Context,
    Event,
    found_words,
    indexed,
    restored,
)
from gxlint.extract.heads import heads, holds
from gxlint.extract.periods import Periods
from gxlint.extract.subjects import Name, Subject, Subjects
from gxlint.forms.sentences import Sentences, Words
from gxlint.records import NamedTuple, make

_CLAUSE = ",;:\u3002()"
_STOPS = ";\u3002"
_FULL_STOP = "\u3002"
_AFRESH = "afresh"
"""What a word that begins an item of a list says of the scope: that named before it is over."""
_HEADINGS = 256
"""Headings whose topics are kept: reports share most of theirs."""


class Named(NamedTuple):
    """What a sentence's skeleton names, at its places there, whatever report it stands in.

    `goes_on` tells whether it goes on with the sentence before; `names` are those of bodies.
    """

    content: str
    goes_on: bool
    topics: Sequence[Event]
    periods: Sequence[Event] = ()
    scopes: Sequence[Event] = ()
    names: Sequence[Name] = ()


class Reader:
    """Finds the events of sentences; made once for a pack's sentences.

    `heads` are those of all words that it looks for.
    """

    def __init__(self, sentences: Sentences, words: Words) -> None:
        self._words = words
        self._renews = {topic.name: topic.renews for topic in sentences.topics if topic.renews}
        self._apart = {topic.name for topic in sentences.topics if topic.reason}
        self._shown_by = [
            (topic.name, topic.shown_by) for topic in sentences.topics if topic.shown_by
        ]
        self._levels = words.levels
        self._subjects = Subjects(words)
        self._topics = indexed(
            [(w, "") for w in words.ignored]
            + [(w, topic.name) for topic in sentences.topics for w in topic.words]
        )
        self._scopes = indexed(
            [(w, WHOLE) for w in words.whole]
            + [(w, PART) for w in words.part]
            + [(w, _AFRESH) for w in words.resets]
        )
        self._periods = Periods(words, [word for topic in sentences.topics for word in topic.words])
        self.heads = frozenset((*self._topics.words, *self._scopes.words, *self._periods.heads))
        self._headed = lru_cache(maxsize=_HEADINGS)(self._of_heading)

    def goes_on(self, content: str) -> bool:
        """Tell whether a sentence goes on with the one before."""
        return content.startswith(self._words.inherits)

    def named(self, content: str, present: AbstractSet[int], *, whole: bool) -> Named:
        """Return what a sentence's skeleton names; `present` are its heads.

        Where it is not the `whole` that is wanted, that is the topics alone.
        """
        topics = found_words(content, self._topics, present)
        goes_on = self.goes_on(content)
        if not whole:
            return Named(content, goes_on, topics)
        scopes = found_words(content, self._scopes, present)
        periods = self._periods.found(content, present)
        return Named(content, goes_on, topics, periods, scopes, self._subjects.names(content))

    def above(self, heading: str) -> Sequence[Event]:
        """Return the words of topics in a heading."""
        return self._headed(heading)

    def followed(
        self, content: str, words: Iterable[Event], above: Sequence[Event], before: str
    ) -> list[Event]:
        """Return the topics of a passage by its words, in order; the first is what it begins with.

        That is the topic of its heading, of which `above` are the words, or that of the passage
        that it goes on with, `before`; where it begins with none, words that show a topic name it.
        A word that renews a topic may stand before what shows it; one that follows a word of
        another matter in its clause belongs to that.
        """
        first = before or next((event.value for event in reversed(above) if event.value), "")
        found = [Event(-1, -1, first)]
        named = {first, *(event.value for event in above)}
        named.update(topic for topic, shown in self._shown_by if holds(content, shown))
        apart, renews = self._apart, self._renews
        for at, end, value in words:
            _, last, spoken = found[-1]
            if spoken in apart and value in renews and not _paused(content[last:at]):
                continue
            if not value or (value in apart and self._listed(content, at)):
                continue
            other = renews.get(value)
            told = other if other is not None and other in named else value
            named.add(told)
            found.append(make(Event, (at, end, told)))
        return found if first else self._shown(content, found)

    def _shown(self, content: str, found: list[Event]) -> list[Event]:
        """Return the topics, one that words show before any is named among them.

        It holds from the beginning of their sentence.
        """
        end = found[1].at if len(found) > 1 else len(content)
        for topic, shown in self._shown_by:
            for word in shown:
                at = content.find(word, 0, end)
                if at >= 0:
                    begin = content.rfind(_FULL_STOP, 0, at) + 1
                    found.insert(1, Event(begin - 1, begin, topic))
                    end = at
        return found

    def _listed(self, content: str, at: int) -> bool:
        """Tell whether what stands at `at` only says what requests were about."""
        begin = max(content.rfind(mark, 0, at) for mark in _STOPS) + 1
        return any(content.find(word, begin, at) >= 0 for word in self._words.contents)

    def _of_heading(self, heading: str) -> Sequence[Event]:
        return found_words(heading, self._topics, heads(heading, self.heads))

    def read(
        self, named: Named, topics: Sequence[Event], base: int, before: Context, body: str
    ) -> Context:
        """Return the context of a sentence that begins at `base`; `topics` are its passage's.

        A sentence that goes on with the one before takes over that one's period and scope.
        """
        start = before if named.goes_on else NOTHING
        return Context(
            topics,
            base,
            (Event(-1, -1, start.periods[-1].value), *named.periods),
            self._scopes_of(named, body, start.scopes[-1].value),
        )

    def of_another(self, content: str, at: int) -> bool:
        """Tell whether the words right before `at` name a body, where the report's is not known."""
        before = content[:at].rstrip(",")
        words = self._words
        while found := next((w for w in words.adverbs if before.endswith(w)), None):
            before = before[: -len(found)]
        return before.endswith(words.organs) and not before.endswith(words.whole)

    def _wider(self, word: str, body: str) -> bool:
        """Tell whether a word for a whole means more than the body: another level than its own."""
        level = self._levels.get(word)
        if level is None:
            return False
        if not any(name in body for name in self._words.governments):
            return body.endswith(self._words.organs) and not body.endswith(level)
        own = max(self._levels.values(), key=body.rfind)
        return own != level or body.endswith(self._words.offices)

    def _only_ranked(self, content: str, whole: Event) -> bool:
        """Tell whether the whole only gives what is spoken of its place: the fewest of it."""
        words = self._words
        behind = content.endswith(words.ranked_by, 0, whole.at)
        return behind or content.startswith(words.ranked, whole.end)

    def _scopes_of(self, named: Named, body: str, first: str) -> Sequence[Event]:
        """Return the scopes of a sentence, `first` being what held before it."""
        content = named.content
        subjects = list(self._subjects.found(named.names, body)) if body else []
        if not subjects and not named.scopes:
            return (Event(-1, -1, first),)
        scoped = sorted(self._scoped(content, body, named.scopes, subjects))
        return restored(
            content, first, scoped, {one.at: one.until for one in subjects if one.until}
        )

    def _scoped(
        self, content: str, body: str, named: Sequence[Event], subjects: Sequence[Subject]
    ) -> Iterator[Event]:
        """Yield the scopes; in a clause that begins with the whole, parts only enumerate it."""
        if subjects:
            spoken = (Event(one.at, -1, OWN if one.own else PART) for one in subjects)
            named = sorted((*named, *spoken))
        whole_from = -1
        before = WHOLE
        for event in named:
            if event.value == _AFRESH:
                whole_from, before = -1, WHOLE
                yield event._replace(value=WHOLE)
                continue
            word = content[event.at : max(event.end, event.at)]
            if event.value == WHOLE:
                if before == PART and self._only_ranked(content, event):
                    continue
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


def _clause_end(content: str, at: int) -> int:
    while at < len(content) and content[at] not in _CLAUSE:
        at += 1
    return at


def _paused(text: str) -> bool:
    return any(mark in _CLAUSE for mark in text)
