"""Which cells of a table are wrong: the fewest changes that make every identity hold."""

from gxlint.localise.explain import Cause, Explanation, Layout, causes
from gxlint.localise.search import Budget, Search, minimal_changes
from gxlint.localise.shifts import Line
from gxlint.localise.system import (
    Equation,
    Frame,
    Number,
    System,
    equation,
    frame_of,
    parts,
    system_of,
)

__all__ = [
    "Budget",
    "Cause",
    "Equation",
    "Explanation",
    "Frame",
    "Layout",
    "Line",
    "Number",
    "Search",
    "System",
    "causes",
    "equation",
    "frame_of",
    "minimal_changes",
    "parts",
    "system_of",
]
