"""A pack built from its files: read, checked, put together."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gxlint.bundle import bundled_rules
from gxlint.pack.drafts import drafts
from gxlint.pack.forms import Built, build_forms
from gxlint.pack.kinds import Kinds
from gxlint.pack.known import Known
from gxlint.pack.layers import ENDING, Layer, read_layers, shown, values
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.model import Document, Pack, Rule, Words
from gxlint.pack.rules import Ground, build_rules
from gxlint.pack.shape import conform
from gxlint.pack.shapes import PHRASES
from gxlint.pack.source import read
from gxlint.pack.stamps import Watched, watched
from gxlint.plugins import Plugins


def build_pack(names: Sequence[str], plugins: Plugins) -> tuple[Pack, Watched]:
    """Return the pack that the named ones make together, and the files that it is made of.

    Raises PackError with every mistake in their files.
    """
    mistakes = Mistakes()
    known = Known()
    layers = read_layers(names, plugins.packs, mistakes, known)
    built = build_forms(layers, mistakes)
    kinds = Kinds(plugins)
    rules: tuple[Rule, ...] = ()
    if built is not None:
        ground = Ground(kinds, built.vocabularies, built.readings, _facts(layers))
        rules = build_rules(drafts(layers, mistakes), ground, mistakes)
    words = _words(layers, "names.yaml", mistakes)
    phrases = _phrases(layers, mistakes, known)
    known.keep()
    mistakes.raise_if_any()
    assert built is not None
    pack = _pack(layers, rules, built, {**built.names, **words}, phrases)
    problems = tuple((one.plugin, one.problem) for one in kinds.problems)
    return pack._replace(problems=problems), _watched(layers, kinds)


def _pack(
    layers: Sequence[Layer],
    rules: tuple[Rule, ...],
    built: Built,
    names: Mapping[str, Words],
    phrases: Mapping[str, Words],
) -> Pack:
    last = layers[-1].pack.value
    return Pack(
        id=last["id"],
        version=last["version"],
        title=last["title"],
        forms=built.forms,
        rules=rules,
        names=names,
        phrases=phrases,
        parents=tuple((one.id, one.pack.value["version"]) for one in reversed(layers[:-1])),
        documents=_documents(layers),
        facts=_facts(layers),
    )


_CODE = ("checks", "expr", "forms", "pack")
"""Packages whose classes and building a compiled pack depends on."""


def _watched(layers: Sequence[Layer], kinds: Kinds) -> Watched:
    package = Path(__file__).parents[1]
    folders = [(str(layer.folder.path), ENDING) for layer in layers]
    folders += [(str(package / name), ".py") for name in _CODE]
    return watched(folders, [str(bundled_rules() / "phrases.yaml"), *kinds.files()])


def _phrases(layers: Sequence[Layer], mistakes: Mistakes, known: Known) -> dict[str, Words]:
    name = "phrases.yaml"
    file = bundled_rules() / name
    common = read(file, shown(file), mistakes, known)
    found: dict[str, Words] = {}
    if common is not None and conform(common, PHRASES, mistakes):
        found = _flat(common.value)
    return found | _words(layers, name, mistakes)


def _words(layers: Sequence[Layer], name: str, mistakes: Mistakes) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for layer in layers:
        source = layer.files.get(name)
        if source is not None and conform(source, PHRASES, mistakes):
            found |= _flat(source.value)
    return found


def _flat(groups: Mapping[str, Any]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for key, value in groups.items():
        inner = {key: value} if "zh" in value else {f"{key}.{k}": v for k, v in value.items()}
        found |= inner
    return found


def _facts(layers: Sequence[Layer]) -> tuple[str, ...]:
    return tuple(str(item) for _, _, item in values(layers, "facts"))


def _documents(layers: Sequence[Layer]) -> tuple[Document, ...]:
    items: list[Any] = [item for _, _, item in values(layers, "documents")]
    return tuple(
        Document(
            one["title"],
            one.get("number"),
            one["date"],
            one.get("issuer"),
            tuple(one.get("regimes", ())),
        )
        for one in items
    )
