"""A file to its verdict: read, recognise, extract, judge."""

from gxlint.engine.engine import Engine, Parsed, open_engine
from gxlint.engine.settings import Settings

__all__ = ["Engine", "Parsed", "Settings", "open_engine"]
