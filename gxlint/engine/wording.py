"""Messages: templates of a rule filled with what a finding found."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gxlint.checks.base import Filling, Formula, Name, Phrase, Worded
from gxlint.expressions import compiled
from gxlint.pack.model import Words

_PLACEHOLDER = r"\{([a-z_]+)\}"
_KEY = r"[a-z_]+(?:\.[a-z_]+)+"
_TEMPLATES = 1024
"""Templates that are taken apart once: more than a pack has."""
_NAMES = 2048
"""Names of fact keys that are looked up once."""


class Wording:
    """Fills templates in one language.

    `names` says what to call fact keys, `phrases` holds the words that join them.
    """

    def __init__(
        self, names: Mapping[str, Words], phrases: Mapping[str, Words], language: str
    ) -> None:
        self._names = names
        self._phrases = phrases
        self.language = language
        self._called: dict[str, str] = {}

    def text(self, words: Words) -> str:
        """Return the wording in this language, else in any."""
        return words.get(self.language) or next(iter(words.values()), "")

    def phrase(self, key: str, values: Mapping[str, Filling]) -> str:
        """Return the phrase of that key, filled."""
        return self.filled(self.text(self._phrases.get(key, {self.language: key})), values)

    def label(self, key: str, fact: str, values: Mapping[str, Filling]) -> str:
        """Return the phrase for a place of that fact: the one for its kind, if there is one.

        The kind is the last part of the fact's key (`figure.level`) or the first
        (`figure.sections`).
        """
        own = (f"{key}.{fact.rpartition('.')[2]}", f"{key}.{fact.partition('.')[0]}")
        return self.phrase(next((one for one in own if one in self._phrases), key), values)

    def problem(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return what a file's error tells, in the reader's language where it has words for it."""
        said = {
            name: self._phrases.get(f"problems.{value or 'none'}") for name, value in values.items()
        }
        return {name: self.text(words) if words else values[name] for name, words in said.items()}

    def filled(self, template: str, values: Mapping[str, Filling]) -> str:
        """Return the template with each `{name}` replaced by what stands for it in `values`."""
        pieces = _pieces(template)
        if len(pieces) == 1:
            return template
        said = [*pieces]
        said[1::2] = [self._said(values.get(name, f"{{{name}}}")) for name in pieces[1::2]]
        return "".join(said)

    def name(self, key: str) -> str:
        """Return what to call a fact key; the nearest named ancestor and the rest if need be."""
        said = self._called.get(key)
        if said is None:
            if len(self._called) >= _NAMES:
                self._called.clear()
            said = self._called[key] = next(self._candidates(key), key)
        return said

    def _candidates(self, key: str) -> Iterator[str]:
        if key in self._names:
            yield self.text(self._names[key])
        head, dot, tail = key.partition(".")
        if dot and head in self._names and tail in self._names:
            yield self.text(self._names[head]) + self.text(self._names[tail])
        if dot and head in {"previous", "wan", "unit", "sign"}:
            of = self._phrases.get(f"words.name.{head}")
            inner = self.name(tail)
            yield self.filled(self.text(of), {"name": inner}) if of else inner

    def _said(self, filling: Filling) -> str:
        if not isinstance(filling, tuple):
            return str(filling)
        if isinstance(filling, Name):
            return self.name(filling.key)
        if isinstance(filling, Worded):
            named = self._names.get(f"{filling.key}.{filling.text}")
            return self.text(named) if named else filling.text
        if isinstance(filling, Phrase):
            return self.phrase(filling.key, filling.values)
        if isinstance(filling, Formula):
            return self._summed(filling.source)
        separator = self.text(self._phrases.get("words.list", {self.language: ", "}))
        return separator.join(self._said(one) for one in filling)

    def _summed(self, source: str) -> str:
        """Return a formula in words: its own name, else with the names of its keys."""
        if source in self._names:
            return self.text(self._names[source])
        return compiled(_KEY).sub(lambda m: self.name(m[0]), source)


@lru_cache(maxsize=_TEMPLATES)
def _pieces(template: str) -> Sequence[str]:
    """Return what stands between the placeholders of a template, and their names, by turns."""
    return compiled(_PLACEHOLDER).split(template) if "{" in template else (template,)
