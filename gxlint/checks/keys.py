"""Fact keys as rule authors write them: with sets, with placeholders, with a star at the end."""

from collections.abc import Iterable, Mapping

from gxlint.checks.base import OptionError, Setting
from gxlint.expr import Vocabulary

_OPEN = frozenset(
    {
        *("body", "contact", "download", "file", "form", "letter", "preface", "sections"),
        *("sign", "tables", "text", "unit"),
    }
)
"""First parts of keys whose further parts come from forms, readers or headings."""

_CLOSED = frozenset(
    {
        *("title", "title.year", "title.body", "title.form", "title.wrong", "year", "year.source"),
        *("regime", "regime.by_year", "regime.by_labels", "published"),
        *("period", "period.start", "period.end", "period.damaged"),
        *("period.start.year", "period.end.year"),
        *("basis", "basis.regulation", "basis.order", "basis.notice", "basis.notice.title"),
    }
)
"""Keys that stand in every report, whatever its tables (docs/facts.md)."""

_FIGURES = frozenset(
    {
        *("year", "title.year", "period.start.year", "period.end.year", "basis.order"),
        *("preface.sections", "preface.sections.listed"),
    }
)
"""Those of them that hold whole numbers."""


def widened(vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with the keys that a formula may use beside the cells.

    These are years and counts of the preface, section lengths, amounts in units of ten thousand
    yuan (`wan.…`), and last year's cells (`previous.…`).
    """
    own = vocabulary.keys | _FIGURES | {f"wan.{key}" for key in vocabulary.keys}
    return Vocabulary(own | {f"previous.{key}" for key in own}, vocabulary.sets)


def filled(pattern: str, fill: Mapping[str, str]) -> str:
    """Return the pattern with its placeholders filled."""
    for name, member in fill.items():
        pattern = pattern.replace(f"{{{name}}}", member)
    return pattern


def expanded(pattern: str, setting: Setting, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that a pattern stands for: `@set` becomes each member of the table's set.

    A star at the end stays, for `Facts.of` to match; a key that only other regimes have is left
    out.
    Raises OptionError for unknown keys and sets.
    """
    keys = [""]
    parts = pattern.split(".")
    for part in parts:
        members = _members(part[1:], parts, setting, path) if part.startswith("@") else (part,)
        keys = [f"{key}.{member}" if key else member for key in keys for member in members]
    return tuple(key for key in keys if _is_here(key, setting, path))


def all_expanded(
    patterns: Iterable[str], setting: Setting, path: tuple[str | int, ...] = ("facts",)
) -> tuple[str, ...]:
    """Return the keys of several patterns, each once, in the order written."""
    keys: dict[str, None] = {}
    for at, pattern in enumerate(patterns):
        keys.update(dict.fromkeys(expanded(pattern, setting, (*path, at))))
    return tuple(keys)


def named(key: str) -> str:
    """Return the key whose name says what a fact about print is about.

    A note on a table's row is about the row, `sections.problems.match` about that section.
    """
    match key.split("."):
        case ["form", table, "row" | "width" | "altered_label" | "left_out", *row] if row:
            about = [table, *row]
        case ["form", table, "column", *column] if column:
            about = [table, "columns", *column]
        case ["form", _, "unit_in_cell" | "differs", *cell] if cell:
            about = cell
        case ["form" | "tables", table, *_]:
            about = [table]
        case ["sign", *cell] if cell:
            about = cell
        case ["preface", "sections", section] if section != "listed":
            about = ["sections", section]
        case ["sections", section, "match" | "ordinal" | "level" | "length"]:
            about = ["sections", section]
        case parts:
            about = parts
    return ".".join(about)


def _members(
    name: str, parts: list[str], setting: Setting, path: tuple[str | int, ...]
) -> tuple[str, ...]:
    sets = setting.vocabulary.sets
    for table in parts:
        if f"{table}.{name}" in sets:
            return sets[f"{table}.{name}"]
    known = [known.split(".", 1)[1] for known in sets]
    raise OptionError(f"no table here has a set called {name!r}{_hint(name, known)}", path)


def _is_here(key: str, setting: Setting, path: tuple[str | int, ...]) -> bool:
    """Tell whether the regime has the key; False where only another has it."""
    plain = key.removeprefix("previous.").removeprefix("wan.")
    if plain in _CLOSED or plain.split(".", 1)[0] in _OPEN:
        return True
    here, anywhere = setting.vocabulary.keys, setting.known
    if plain.endswith(".*"):
        found = any(known.startswith(plain[:-1]) for known in (*here, *_CLOSED))
        elsewhere = any(known.startswith(plain[:-1]) for known in anywhere)
    else:
        found, elsewhere = plain in here, plain in anywhere
    if not found and not elsewhere:
        near = _hint(key, [*here, *_CLOSED, *_OPEN])
        raise OptionError(f"no fact is called {key!r}{near}", path)
    return found


def _hint(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""
