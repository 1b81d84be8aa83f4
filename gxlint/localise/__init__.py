"""Which cells of a table are wrong: the fewest changes that make every identity hold."""

from gxlint.localise.explain import Cause, Explanation, causes
from gxlint.localise.search import Search, minimal_changes
from gxlint.localise.system import Number, Row, System, system_of

__all__ = [
    "Cause",
    "Explanation",
    "Number",
    "Row",
    "Search",
    "System",
    "causes",
    "minimal_changes",
    "system_of",
]
