"""Where the files that come with gxlint, and those it keeps for itself, lie."""

import os
import sys
from pathlib import Path


def bundled_rules() -> Path:
    """Return the folder of rule packs that belongs to this gxlint.

    A wheel carries `rules/` inside the package; a clone keeps it beside the package.
    """
    package = Path(__file__).parent
    in_wheel = package / "rules"
    return in_wheel if in_wheel.is_dir() else package.parent / "rules"


def cache_folder() -> Path:
    """Return the folder for compiled packs: `$GXLINT_CACHE_DIR`, else the platform's cache."""
    chosen = os.environ.get("GXLINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "gxlint"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/gxlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gxlint"
