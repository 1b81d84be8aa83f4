"""Where the files that come with gxlint, and those it keeps for itself, lie."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def bundled_rules() -> "Path":
    """Return the folder of rule packs that belongs to this gxlint."""
    from pathlib import Path

    return Path(rules_path())


def rules_path() -> str:
    """Return the path of that folder, without the cost of importing pathlib.

    A wheel carries `rules/` inside the package; a clone keeps it beside the package.
    """
    package = os.path.dirname(os.path.abspath(__file__))
    in_wheel = os.path.join(package, "rules")
    return in_wheel if os.path.isdir(in_wheel) else os.path.join(os.path.dirname(package), "rules")


def working_folder() -> str:
    """Return the path of the working directory, nothing where it has been deleted meanwhile."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def cache_path() -> str:
    """Return the folder of what is kept: `$GXLINT_CACHE_DIR`, else in the platform's cache."""
    chosen = os.environ.get("GXLINT_CACHE_DIR")
    if chosen:
        return chosen
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "gxlint")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "gxlint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "gxlint")
