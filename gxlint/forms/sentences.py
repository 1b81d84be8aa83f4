"""What prose says, and how it says it.

A sentence is turned into a skeleton before it is matched: each figure with its unit becomes one
character that stands for its class (`MARKS`), each year one that says how it lies to the year
reported on. Patterns are RE2 over skeletons; they are kept as texts and compiled when what they
need occurs.
"""

from collections.abc import Mapping

from gxlint.records import NamedTuple

FIGURE_MARK = 0xE000
"""Code point of the first class of figures; the classes follow in the order of `Words.units`."""
YEAR_MARK = 0xE0F0
"""Code point of the last year; then this year, next year and any other."""


class Statement(NamedTuple):
    """What a pattern says of one figure (or of none): the fields of `facts.Claim`.

    `readings` are the formulas by regime. `only` is the one value for which the statement holds
    (a rate of 100). `negative` is true where a growth is a fall. `role` is the part the figure
    plays in its sentence: whole, part, a term of the balance.
    """

    readings: Mapping[str, tuple[str, ...]]
    kind: str
    role: str
    certainty: str
    precision: str | None
    scope: str | None
    reason: str | None
    only: int | None
    negative: bool


class Source(NamedTuple):
    """A wording as RE2 takes it.

    `links` are what `checks.holding` asks for of a text that it matches. Such a text also holds one
    of `signs`, and a figure or year if it is `marked`.
    """

    text: str
    signs: tuple[str, ...]
    marked: bool
    links: tuple[tuple[str, tuple[str, ...]], ...]


class Pattern(NamedTuple):
    """What wordings say that say the same.

    Each group of a wording (its source) captures the figure of one statement, the last group that
    of all further ones; without a group the statements are about the match itself. The highest
    `rank` wins a figure, then the longest match. Further fields hold words:

    topics   one of these topics must have been mentioned last (empty: any)
    unless   in the same clause, the pattern does not apply
    except_in  in the same sentence, it does not apply
    elsewhere  before it in the sentence, it speaks of another matter
    within   in the same clause, it speaks of a part of the body
    part_if  in the sentence, its figure is a part of what the readings count
    sure_if  without one in its words, or before it in the paragraph, it is only possible

    A pattern that `follows` says nothing of its own on what is counted and leans on the count
    before it: `closely` if there must be one, else `loosely`. Its figure is no part of a count
    whose role is in `not_of`.
    """

    name: str
    statements: tuple[Statement, ...]
    topics: tuple[str, ...]
    unless: tuple[str, ...]
    except_in: tuple[str, ...]
    elsewhere: tuple[str, ...]
    within: tuple[str, ...]
    part_if: tuple[str, ...]
    sure_if: tuple[str, ...]
    follows: str
    not_of: tuple[str, ...]
    rank: int

    def known_in(self, regime: str) -> bool:
        """Tell whether any of its statements means something in that regime."""
        return any(not one.readings or regime in one.readings for one in self.statements)


class Topic(NamedTuple):
    """What is being spoken of, and the words that show it.

    `reason` is set where figures on that topic are not to be held against the tables. A word of
    a topic that `renews` another stands for that one, once that one has been named. A paragraph
    that holds a word of `shown_by` counts as one that has named it.
    """

    name: str
    words: tuple[str, ...]
    reason: str | None
    renews: str | None
    shown_by: tuple[str, ...] = ()


class Words(NamedTuple):
    """The words by which figures, periods, topics and scopes are told.

    `units` pairs each class of figures with its units; `factors` gives the power of ten of units
    that hold one; `before` and `after` map words around a figure to a precision; `fillers`
    are words between what is counted and its figure. `years` maps words to `last`, `this`, `next`.
    `comparatives` stand before a year that is only compared with (what it counts right behind is
    that year's, unless one of `changes` stands there, or it is one of `causes`); `dated` after a
    year that belongs to a document's date. `whole` and `part` are scopes, but that a part is only
    ranked in a whole says nothing of it: behind one of `ranked_by`, or before one of `ranked`.
    `levels` pairs words for a whole with what the level of its body is called (departments, whose
    names hold none of `governments`, have none). `periods` are words of other periods, `ignored`
    words that contain one of a topic and name none; behind one of `contents` stands what requests
    were about, which names no other matter. A figure of the class `month` is another
    period, unless a day or one of `month_ends` follows; so is a year behind another one and one of
    `ranges`. A name that ends with one of `organs` right
    before a statement (`adverbs` and `openers` aside) is its subject, perhaps another body than
    the report's; statements begin with one of `acts`, `denials` among them. A name that ends with
    one of `generic` is nobody's; `selves` pairs names with the ends of those of bodies that call
    themselves so. `offices` end the names of bodies that also report for the whole
    area.
    `inherits` begins a sentence that goes on with the one before; `respectively` stands between
    things and their figures in the same order, `joins` before the last of either; a list of parts
    follows one of `divides`, or one of `among` behind its whole, is complete where the last of them
    is one of `rests`, may overlap where two of them name one of `outlets`, and its total behind it
    follows one of `totals`; it divides a count before its sentence behind one of `views`; shares
    stand behind counts where the clause of such a word between them holds one of `shares`. A
    statement that begins with other words than those of `neutral`, topics and wholes, or follows a
    clause of other words that ends with one of `narrowing`, is less certain. `marks` are left out
    of the skeleton, and brackets around one of `inset`; `open` and `close` enclose titles, which
    are left out too.
    """

    units: Mapping[str, tuple[str, ...]]
    factors: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    fillers: tuple[str, ...]
    years: Mapping[str, str]
    comparatives: tuple[str, ...]
    causes: tuple[str, ...]
    changes: tuple[str, ...]
    dated: tuple[str, ...]
    whole: tuple[str, ...]
    ranked_by: tuple[str, ...]
    ranked: tuple[str, ...]
    levels: Mapping[str, str]
    part: tuple[str, ...]
    ignored: tuple[str, ...]
    contents: tuple[str, ...]
    governments: tuple[str, ...]
    offices: tuple[str, ...]
    generic: tuple[str, ...]
    acts: tuple[str, ...]
    denials: tuple[str, ...]
    openers: tuple[str, ...]
    objects: tuple[str, ...]
    month_ends: tuple[str, ...]
    ranges: tuple[str, ...]
    organs: tuple[str, ...]
    selves: Mapping[str, tuple[str, ...]]
    adverbs: tuple[str, ...]
    periods: tuple[str, ...]
    resets: tuple[str, ...]
    inherits: tuple[str, ...]
    respectively: tuple[str, ...]
    joins: tuple[str, ...]
    divides: tuple[str, ...]
    among: tuple[str, ...]
    views: tuple[str, ...]
    rests: tuple[str, ...]
    outlets: tuple[str, ...]
    totals: tuple[str, ...]
    shares: tuple[str, ...]
    neutral: tuple[str, ...]
    narrowing: tuple[str, ...]
    inset: tuple[str, ...]
    marks: str
    open: str
    close: str


class Cautious(NamedTuple):
    """Sections that dwell on what went wrong: their keys, and words of their titles.

    A count stated there is as certain as elsewhere if it is sure and its role one of `sure`, and
    only possible if its role is one of `likely`; any other tells of some of what the tables count.
    A pattern that is less sure without a word is about another matter without it or one of
    `about`. Behind one of `plans` in its sentence stands what is to be, not what was.
    """

    sections: tuple[str, ...]
    titles: tuple[str, ...]
    about: tuple[str, ...]
    sure: tuple[str, ...]
    likely: tuple[str, ...]
    plans: tuple[str, ...]


ANYWHERE = "\0\0"
"""The first two characters of words that are looked for in any text."""


class Index(NamedTuple):
    """The sources of all patterns by the words that they need, as compact as can be.

    Words that can stand for each other make a group, which is named by a character. `starts` are
    the first two characters of words, one after the other; `words` says, a line for each of these,
    which words begin so, each with the groups that hold it, blanks between. Under `ANYWHERE` stand
    words of one character, and those that have one of the two beyond U+FFFF.

    The rest is by the number of the source, in the order of the patterns: `keys` the group that it
    is looked for by, `needs` those of which a word must stand in the sentence, `owners` the name of
    its pattern, `topics` the pattern's. `denials` are the sources that capture no figure, `known`
    those that mean something, by regime; under an empty name those that do so in any.
    """

    starts: str = ""
    words: str = ""
    keys: str = ""
    needs: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    topics: tuple[tuple[str, ...], ...] = ()
    denials: tuple[int, ...] = ()
    known: Mapping[str, tuple[int, ...]] = {}


class Sentences(NamedTuple):
    """All that reading prose needs, ready to be pickled.

    `patterns` are those by name, `sources` theirs by number, `lookup` their index. `digest` tells
    the sources from others. `gate` holds the words one of which a paragraph must hold to be looked
    at. `readings` are all formulas by regime, for the pack to check.
    """

    words: Words | None = None
    topics: tuple[Topic, ...] = ()
    patterns: Mapping[str, Pattern] = {}
    sources: Mapping[int, Source] = {}
    lookup: Index = Index()
    gate: tuple[str, ...] = ()
    cautious: Cautious = Cautious((), (), (), (), (), ())
    readings: Mapping[str, tuple[str, ...]] = {}
    digest: str = ""
