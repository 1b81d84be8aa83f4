"""Options and fixtures for every test."""

from pathlib import Path

import pytest

from gxlint.engine import Engine, Settings, open_engine

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files as found")


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return an engine with the national pack."""
    return open_engine(Settings())
