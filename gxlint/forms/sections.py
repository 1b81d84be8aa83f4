"""What titles, prefaces and section headings look like."""

from typing import NamedTuple


class SectionForms(NamedTuple):
    """Placeholder until rules/national/sections.yaml has its shape."""
