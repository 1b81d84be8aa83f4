"""Rules as their files and the packs above them put them together, before they are built."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from gxlint.pack.layered import Layered
from gxlint.pack.layers import Layer
from gxlint.pack.mistakes import Mistakes, nearest
from gxlint.pack.source import Source
from gxlint.pack.spots import Path_

FOLDER = "rules/"


class Draft(Layered):
    """A rule's file with what packs change in it."""

    def __init__(self, layer: Layer, path: str, source: Source) -> None:
        super().__init__(source)
        self.value = dict(source.value)
        self.path = path
        self.bundled = layer.folder.bundled

    @property
    def name(self) -> str:
        """Return the rule's name."""
        return str(self.value.get("name"))

    def change(self, source: Source, at: Path_, change: Mapping[str, Any]) -> None:
        """Put what stands in `source` at `at` in place of the rule's own; `params` are merged."""
        for key, value in change.items():
            if key != "params":
                self.value[key] = value
                self.origins[(key,)] = source, (*at, key)
                continue
            self.value[key] = {**self.value.get(key, {}), **value}
            for name in value:
                self.origins[key, name] = source, (*at, key, name)


def drafts(layers: Sequence[Layer], mistakes: Mistakes) -> tuple[Draft, ...]:
    """Return the rules of all packs, changed and switched off as the later packs say."""
    found: dict[str, Draft] = {}
    for layer in layers:
        own: dict[str, Draft] = {}
        for path, source in layer.under(FOLDER).items():
            draft = _draft(layer, path, source, mistakes)
            if draft is None:
                continue
            if draft.name in own:
                first = own[draft.name].file
                said = f"the rule {draft.name!r} stands here again; it is in {first} already"
                draft.note(mistakes, ("name",), said)
                continue
            _refuse_other_code(draft, found.get(draft.name), mistakes)
            own[draft.name] = draft
        found |= own
        _change(layer, found, mistakes)
        _switch_off(layer, found, mistakes)
    return tuple(found.values())


def _draft(layer: Layer, path: str, source: Source, mistakes: Mistakes) -> Draft | None:
    if not isinstance(source.value, dict):
        kind = "a list" if isinstance(source.value, list) else "a text"
        source.note(mistakes, (), f"found {kind}; expected a mapping, one rule a file")
        return None
    name, stem = source.value.get("name"), PurePosixPath(path).stem
    if isinstance(name, str) and name != stem:
        source.note(
            mistakes,
            ("name",),
            f"found {name!r} in the file {stem}.yaml; expected the file's name, {stem!r}",
        )
    return Draft(layer, path, source)


def _refuse_other_code(draft: Draft, older: Draft | None, mistakes: Mistakes) -> None:
    if older is not None and older.value.get("code") != draft.value.get("code"):
        draft.note(
            mistakes,
            ("code",),
            f"found {draft.value.get('code')}; expected {older.value.get('code')}, "
            f"the code of the rule {draft.name!r} that this file replaces",
        )


def _change(layer: Layer, found: Mapping[str, Draft], mistakes: Mistakes) -> None:
    for name, change in layer.pack.value.get("rules", {}).items():
        if name in found:
            found[name].change(layer.pack, ("rules", name), change)
        else:
            said = f"no rule is called {name!r}{nearest(name, found)}"
            layer.pack.note(mistakes, ("rules", name), said, key=True)


def _switch_off(layer: Layer, found: Mapping[str, Draft], mistakes: Mistakes) -> None:
    for i, name in enumerate(layer.pack.value.get("off", ())):
        if name in found:
            found[name].change(layer.pack, ("off", i), {"enabled": False})
        else:
            said = f"no rule is called {name!r}{nearest(name, found)}"
            layer.pack.note(mistakes, ("off", i), said)
