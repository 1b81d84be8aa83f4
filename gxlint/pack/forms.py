"""The parts of a pack that say what reports look like, each made by the builder of its own."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from gxlint.checks.base import OptionError
from gxlint.expr import Vocabulary
from gxlint.forms import Forms, Regime, SectionForms, Sentences, TableForms
from gxlint.pack import sections, sentences, tables
from gxlint.pack.layered import merged
from gxlint.pack.layers import Layer, values
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.model import Words
from gxlint.pack.readings import checked_readings
from gxlint.pack.shape import Schema, conform
from gxlint.pack.source import Source
from gxlint.records import NamedTuple

Made = TypeVar("Made")


class Built(NamedTuple):
    """Forms, and what rules may name because of them."""

    forms: Forms
    vocabularies: Mapping[str, Vocabulary]
    readings: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Words]


def build_forms(layers: Sequence[Layer], mistakes: Mistakes) -> Built | None:
    """Return the forms that the packs declare together, later packs over earlier ones.

    None where a mistake, which is noted, leaves nothing to build rules on.
    """
    regimes = _regimes(layers)
    told = _tables(layers, mistakes)
    titles = _sections(layers, mistakes)
    if told is None or titles is None:
        return None
    found, names = told
    numbers = [str(item) for _, _, item in values(layers, "numbers")]
    vocabularies = {one.id: _vocabulary(found, one.prose, numbers) for one in regimes}
    said, readings = _sentences(layers, vocabularies, mistakes)
    readings = {one.id: readings.get(one.prose, ()) for one in regimes}
    forms = Forms(regimes, titles, found, said)
    return Built(forms, vocabularies, readings, names)


def _regimes(layers: Sequence[Layer]) -> tuple[Regime, ...]:
    found: dict[str, Regime] = {}
    for _, _, item in values(layers, "regimes"):
        declared: Any = item
        first, last = declared["years"]
        prose = declared.get("prose", declared["id"])
        found[declared["id"]] = Regime(declared["id"], first, last, declared["title"], prose)
    return tuple(sorted(found.values(), key=lambda regime: regime.first_year))


def _vocabulary(forms: TableForms, regime: str, numbers: Sequence[str]) -> Vocabulary:
    cells = forms.keys(regime)
    own = cells.union(numbers, (f"wan.{key}" for key in cells))
    return Vocabulary(own | {f"previous.{key}" for key in own}, forms.sets.get(regime, {}))


def _tables(
    layers: Sequence[Layer], mistakes: Mistakes
) -> tuple[TableForms, Mapping[str, Words]] | None:
    """Return the forms of the tables, and what to call what they have."""
    files = _files(layers, "tables/", tables.SCHEMA, mistakes)
    plain = {name: source.value for name, source in files.items()}

    def build() -> tuple[TableForms, Mapping[str, Words]]:
        found = tables.build(plain)
        return found, tables.names_of(plain, found)

    return _made(files, mistakes, build)


def _sections(layers: Sequence[Layer], mistakes: Mistakes) -> SectionForms | None:
    files = _files(layers, "sections.yaml", sections.SECTIONS, mistakes)
    files |= _files(layers, "preface.yaml", sections.PREFACE, mistakes)
    for name in ("sections.yaml", "preface.yaml"):
        if name not in files:
            _refuse_lack(layers, name, mistakes)
            return None
    plain = {name: source.value for name, source in files.items()}
    return _made(
        files, mistakes, lambda: sections.build(plain["sections.yaml"], plain["preface.yaml"])
    )


def _sentences(
    layers: Sequence[Layer], vocabularies: Mapping[str, Vocabulary], mistakes: Mistakes
) -> tuple[Sentences, dict[str, tuple[str, ...]]]:
    files = {
        source.file: source
        for layer in layers
        for source in layer.under("sentences/").values()
        if conform(source, sentences.SCHEMA, mistakes)
    }
    plain = {name: source.value for name, source in files.items()}
    made = _made(files, mistakes, lambda: sentences.build(plain))
    return made or Sentences(), checked_readings(files.values(), vocabularies, mistakes)


def _refuse_lack(layers: Sequence[Layer], name: str, mistakes: Mistakes) -> None:
    if layers and not any(name in layer.files or name in layer.broken for layer in layers):
        said = f"no {name} in this pack or those it extends; write `extends: [national]`"
        layers[-1].pack.note(mistakes, (), said)


def _files(
    layers: Sequence[Layer], prefix: str, schema: Schema, mistakes: Mistakes
) -> dict[str, Source]:
    """Return the files under the prefix by name, those of several packs merged, if they conform."""
    found: dict[str, list[Source]] = {}
    for layer in layers:
        for path, source in layer.under(prefix).items():
            found.setdefault(PurePosixPath(path).name, []).append(source)
    whole = {name: merged(sources) for name, sources in found.items()}
    return {name: source for name, source in whole.items() if conform(source, schema, mistakes)}


def _made(
    files: Mapping[str, Source], mistakes: Mistakes, build: Callable[[], Made]
) -> Made | None:
    """Return what the builder makes; None, its mistake noted in the file, where it refuses."""
    try:
        return build()
    except OptionError as error:
        file, *path = error.path
        files[str(file)].note(mistakes, tuple(path), error.message, error.column)
    except Exception as error:  # noqa: BLE001 - what neither schema nor builder foresaw
        said = f"the pack's files do not fit together: {type(error).__name__}: {error}"
        next(iter(files.values())).note(mistakes, (), said)
    return None
