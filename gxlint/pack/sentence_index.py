"""Sentence patterns made ready to be looked for: what their matches hold, and an index by that."""

from collections.abc import Sequence

from gxlint.checks.literals import chain, links, literals, shortest
from gxlint.forms.sentences import ANYWHERE, FIGURE_MARK, Index, Pattern, Source

_CLASSES = 16
_TWO = 2
_LAST = "\uffff"
_GROUPS = 0x100
"""Code point of the character that names the first group: none before it is a letter only."""


def source(text: str) -> Source:
    """Return a wording, which RE2 accepts, as it is searched for."""
    needs = chain(text)
    marks = [all(one[0] >= chr(FIGURE_MARK) for one in texts) for texts in needs]
    telling = [texts for texts in needs if not any(one[0] >= chr(FIGURE_MARK) for one in texts)]
    signs = min(telling or needs, key=len, default=("",))
    return Source(text, signs, any(marks), links(text))


def index(sources: Sequence[tuple[str, Pattern]]) -> Index:
    """Return the index of wordings that RE2 accepts, each with its pattern."""
    groups: dict[tuple[str, ...], str] = {}
    needs = tuple("".join(_named(texts, groups) for texts in chain(text)) for text, _ in sources)
    keys = "".join(_named(shortest(literals(text) or frozenset()), groups) for text, _ in sources)
    starts = _by_start(groups)
    regimes = {regime for _, one in sources for said in one.statements for regime in said.readings}
    return Index(
        starts="".join(starts),
        words="\n".join(map(" ".join, starts.values())),
        keys=keys,
        needs=needs,
        owners=tuple(pattern.name for _, pattern in sources),
        topics=tuple(pattern.topics for _, pattern in sources),
        denials=tuple(i for i, (text, _) in enumerate(sources) if not _captures(text)),
        known={
            regime: tuple(i for i, (_, one) in enumerate(sources) if one.known_in(regime))
            for regime in ("", *sorted(regimes))
        },
    )


def _named(texts: tuple[str, ...], groups: dict[tuple[str, ...], str]) -> str:
    return groups.setdefault(texts, chr(_GROUPS + len(groups)))


def _captures(text: str) -> bool:
    """Tell whether a wording captures a figure."""
    return any(f"({chr(FIGURE_MARK + i)})" in text for i in range(_CLASSES))


def _by_start(groups: dict[tuple[str, ...], str]) -> dict[str, list[str]]:
    """Return the words, each followed by the names of its groups, by their first two characters."""
    members: dict[str, str] = {}
    for texts, name in groups.items():
        for text in texts:
            members[text] = members.get(text, "") + name
    found: dict[str, list[str]] = {}
    for text, names in members.items():
        head = text[:_TWO]
        start = head if len(head) == _TWO and max(head) <= _LAST else ANYWHERE
        found.setdefault(start, []).extend((text, names))
    return found
