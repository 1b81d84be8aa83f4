"""Rule packs by name or path, from the cache where nothing has changed."""

from collections.abc import Sequence

from gxlint.pack.model import Pack
from gxlint.plugins import Plugins


def load_pack(names: Sequence[str], plugins: Plugins | None = None) -> Pack:
    """Return the pack that the named ones make together, each with all it extends.

    A name is that of a bundled pack or a plugin's, else the path of a folder with a pack.yaml.

    Raises PackError with every mistake in the packs' files, each as `file:line:column: …`.
    """
    from gxlint.pack.build import build_pack

    return build_pack(names, plugins or Plugins())
