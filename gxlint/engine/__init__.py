"""A file to its verdict: read, recognise, extract, judge."""

from gxlint.engine.engine import Engine, Parsed, Settings, open_engine

__all__ = ["Engine", "Parsed", "Settings", "open_engine"]
