"""A pack as it is cached: quick to load.

Texts that occur many times (fact keys above all) are pickled once. The checks of a regime are
unpickled when the first report of that regime comes; most runs see one regime of four. So is each
pattern of sentences when it may match, what a rule says when it is broken, and what is only written
of rules, for people to read, when they ask for it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping

from gxlint.checks.base import Check
from gxlint.forms.sentences import Pattern, Sentences, Source, Statement
from gxlint.pack.model import Pack, Rule, Said, Words, Written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Later(Mapping[str, Written]):
    """What is written of the rules, unpickled when somebody asks for it."""

    __slots__ = ("_found", "_pickled")

    def __init__(self, pickled: bytes) -> None:
        self._pickled = pickled
        self._found: Mapping[str, Written] | None = None

    def __reduce__(self) -> tuple[type[Later], tuple[bytes]]:
        return Later, (self._pickled,)

    def __getitem__(self, rule: str) -> Written:
        return self._whole()[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def _whole(self) -> Mapping[str, Written]:
        if self._found is None:
            from _pickle import loads

            self._found = loads(self._pickled)
        return self._found


class Each(Mapping["Any", "Any"]):
    """Values by their keys, each made by one function when somebody asks for it."""

    __slots__ = ("_found", "_kept", "_made")

    def __init__(self, made: Callable[..., object], kept: Mapping[Any, bytes]) -> None:
        self._made = made
        self._kept = kept
        self._found: dict[Any, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Each, (self._made, self._kept)

    def __getitem__(self, key: Any) -> Any:
        if key not in self._found:
            self._found[key] = self._made(*marshal.loads(self._kept[key]))
        return self._found[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


class Names(Mapping[str, "Words"]):
    """What keys are called, by language: a text of all keys, and one of their names, a line each.

    They are taken apart when somebody asks for one.
    """

    __slots__ = ("_found", "_keys", "_languages", "_said")

    def __init__(self, keys: str, languages: tuple[str, ...], said: tuple[str, ...]) -> None:
        self._keys, self._languages, self._said = keys, languages, said
        self._found: Mapping[str, tuple[str, ...]] | None = None

    @classmethod
    def of(cls, names: Mapping[str, Words]) -> Names | None:
        """Return the names kept so; None where some lack a language or hold a line feed."""
        languages = tuple(next(iter(names.values()), ()))
        if any(tuple(words) != languages for words in names.values()):
            return None
        said = [list(names), *([words[one] for words in names.values()] for one in languages)]
        if not languages or any("\n" in text for texts in said for text in texts):
            return None
        keys, *others = map("\n".join, said)
        return cls(keys, languages, tuple(others))

    def __reduce__(self) -> tuple[type[Names], tuple[str, tuple[str, ...], tuple[str, ...]]]:
        return Names, (self._keys, self._languages, self._said)

    def __getitem__(self, key: str) -> Words:
        return dict(zip(self._languages, self._whole()[key], strict=True))

    def __contains__(self, key: object) -> bool:
        return key in self._whole()

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def _whole(self) -> Mapping[str, tuple[str, ...]]:
        if self._found is None:
            rows = zip(*[text.split("\n") for text in self._said], strict=True)
            self._found = dict(zip(self._keys.split("\n"), rows, strict=True))
        return self._found


class Store:
    """The checks of all rules: those of each regime pickled together, by rule name."""

    def __init__(self, pickled: Mapping[str, bytes]) -> None:
        self._pickled = pickled
        self._loaded: dict[str, Mapping[str, Check]] = {}

    def __reduce__(self) -> tuple[type[Store], tuple[Mapping[str, bytes]]]:
        return Store, (self._pickled,)

    def of(self, regime: str) -> Mapping[str, Check]:
        """Return the checks of a regime by rule name."""
        if regime not in self._loaded:
            from _pickle import loads

            self._loaded[regime] = loads(self._pickled[regime])
        return self._loaded[regime]


class Checks(Mapping[str, Check]):
    """The checks of one rule by regime."""

    __slots__ = ("_regimes", "_rule", "_store")

    def __init__(self, rule: str, regimes: tuple[str, ...], store: Store) -> None:
        self._rule = rule
        self._regimes = regimes
        self._store = store

    def __reduce__(self) -> tuple[type[Checks], tuple[str, tuple[str, ...], Store]]:
        return Checks, (self._rule, self._regimes, self._store)

    def __getitem__(self, regime: str) -> Check:
        if regime not in self._regimes:
            raise KeyError(regime)
        return self._store.of(regime)[self._rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._regimes)

    def __len__(self) -> int:
        return len(self._regimes)


def packed(pack: Pack) -> bytes:
    """Return the pack as bytes for `_pickle.loads`."""
    whole: Pack = _shared(pack, {})
    by_regime: dict[str, dict[str, Check]] = {}
    for rule in whole.rules:
        for regime, check in rule.checks.items():
            by_regime.setdefault(regime, {})[rule.name] = check
    store = Store({regime: _pickled(checks) for regime, checks in by_regime.items()})
    first = whole.rules[0] if whole.rules else None
    written = Later(_pickled(dict(first.written) if first else {}))
    said = Each(Said, _marshalled(first.said if first else {}))
    rules = tuple(_with(rule, store, said, written) for rule in whole.rules)
    forms = whole.forms._replace(sentences=_kept(whole.forms.sentences))
    names = Names.of(whole.names) or whole.names
    return _pickled(whole._replace(rules=rules, forms=forms, names=names))


def _kept(sentences: Sentences) -> Sentences:
    """Return the sentences, their patterns and sources to be made when they are asked for."""
    return sentences._replace(
        patterns=Each(_pattern, _marshalled(sentences.patterns)),
        sources=Each(Source, _marshalled(sentences.sources)),
    )


def _marshalled(values: Mapping[Any, Any]) -> dict[Any, bytes]:
    return {key: marshal.dumps(_plain(one)) for key, one in values.items()}


def _pattern(name: str, statements: Iterable[Iterable[Any]], *rest: Any) -> Pattern:
    return Pattern(name, tuple(Statement(*one) for one in statements), *rest)


def _plain(value: Any) -> Any:
    """Return the value for `marshal`, which knows no records: they become plain tuples."""
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _with(rule: Rule, store: Store, said: Each, written: Later) -> Rule:
    checks = Checks(rule.name, tuple(rule.checks), store)
    return rule._replace(checks=checks, said=said, written=written)


def _pickled(value: object) -> bytes:
    from pickle import dumps
    from pickletools import optimize

    return optimize(dumps(value, protocol=5))


def _shared(value: Any, seen: dict[str, str]) -> Any:
    """Return the value with equal texts made the same object, which pickle writes once."""
    if type(value) is str:
        return seen.setdefault(value, value)
    if isinstance(value, tuple):
        items = [_shared(item, seen) for item in value]
        return tuple(items) if type(value) is tuple else type(value)._make(items)  # type: ignore[attr-defined]
    if type(value) is dict:
        return {_shared(key, seen): _shared(item, seen) for key, item in value.items()}
    if type(value) is frozenset:
        return frozenset(_shared(item, seen) for item in value)
    return value
