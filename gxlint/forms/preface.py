"""What stands around the sections: title, preface, contact, publication, page furniture."""

from gxlint.records import NamedTuple


class DateForm(NamedTuple):
    """The characters after year, month and day; `double` may follow the year."""

    year: tuple[str, ...]
    month: str
    day: tuple[str, ...]
    double: str


class TitleForm(NamedTuple):
    """Endings of titles, and what tells a title from a headline or a trail of links.

    `endings` holds (ending, `canonical` | `accepted` | `wrong`), longest first. `about` may
    stand behind the body's name. `core` keeps its first characters when a year is taken out in
    front of it. `named` are names with words of a headline in them.
    """

    endings: tuple[tuple[str, str], ...]
    about: str
    core: str
    topic: tuple[str, ...]
    headline: tuple[str, ...]
    named: tuple[str, ...]
    breadcrumb: tuple[str, ...]


class NationalForm(NamedTuple):
    """How names of national departments begin or end; one that holds a place is none.

    The words `common` hold one and name none.
    """

    begins: tuple[str, ...]
    ends: tuple[str, ...]
    places: tuple[str, ...]
    common: tuple[str, ...]


class BodyForm(NamedTuple):
    """Kinds of bodies by the ends of their names: (ending, kind), longest first."""

    endings: tuple[tuple[str, str], ...]
    longest: int
    national: NationalForm


class PeriodForm(NamedTuple):
    """Words of the statistics period, and what joins its two dates.

    Dates beside one of `words` are the period; `all_words` also holds those that may announce
    another one. A single date is an end where one of `until` stands before it.
    """

    words: tuple[str, ...]
    all_words: tuple[str, ...]
    joiners: tuple[str, ...]
    ending: tuple[str, ...]
    beginning: tuple[str, ...]
    until: tuple[str, ...]


class ContactForm(NamedTuple):
    """Labels of contact fields as (label, fields), longest first, and how values end.

    `stems` are the labels that hold no other label: a text without one has no field.
    `ways` and `deeds` frame the body's name; after a `direct` way it ends with a stop. What follows
    a label of numbers and ends with one of `places` is an address; so is what no label announces,
    has one of `streets` and ends so, or has the first of `places` behind a figure.
    """

    labels: tuple[tuple[str, tuple[str, ...]], ...]
    stems: tuple[str, ...]
    assigns: tuple[str, ...]
    stops: frozenset[str]
    ways: tuple[str, ...]
    direct: tuple[str, ...]
    deeds: tuple[str, ...]
    places: tuple[str, ...]
    streets: tuple[str, ...]
    about: tuple[str, ...]


class NoticeForm(NamedTuple):
    """How a document number is printed: issuer, year in brackets, number."""

    openers: frozenset[str]
    closers: frozenset[str]
    endings: tuple[str, ...]
    after: str
    ordinal: str
    leading: tuple[str, ...]


class BasisForm(NamedTuple):
    """How the preface cites what the report rests on."""

    verbs: tuple[str, ...]
    regulations: tuple[str, ...]
    short: tuple[str, ...]
    order: tuple[str, str]
    notice: NoticeForm
    compiled: tuple[str, ...]


class EnumerationForm(NamedTuple):
    """How the preface lists the sections."""

    introductions: tuple[str, ...]
    ends: tuple[str, ...]
    counters: tuple[str, ...]
    separators: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    name_ends: tuple[str, ...]
    last: tuple[str, ...]


class ChromeForm(NamedTuple):
    """Lines that belong to the page, not to the report."""

    begins: tuple[str, ...]
    contains: tuple[str, ...]
    only: frozenset[str]
    weekdays: tuple[str, ...]
    pages: tuple[str, ...]
    images: tuple[str, ...]
    files: tuple[str, ...]
    longest: int
    lost: frozenset[str]
    """What converters leave in the place of a table."""
    remarks: frozenset[str]
    """What stands above the remarks of readers, which are no part of the report."""


class PrefaceForms(NamedTuple):
    """All of rules/<pack>/preface.yaml."""

    dates: DateForm
    title: TitleForm
    bodies: BodyForm
    period: PeriodForm
    contact: ContactForm
    basis: BasisForm
    download: tuple[tuple[str, ...], tuple[str, ...]]
    letter_pairs: tuple[tuple[str, str], ...]
    letter_words: tuple[str, ...]
    addressees: tuple[str, ...]
    enumeration: EnumerationForm
    publication: tuple[str, ...]
    publication_alone: tuple[str, ...]
    """Words for its date that may only stand by themselves."""
    chrome: ChromeForm
    own: tuple[str, ...]
    """What a report calls itself."""
    subject: str
    foreign: tuple[str, ...]
    """Words of reports under other regulations."""
    stop: str
