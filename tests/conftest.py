"""Options and fixtures for every test."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from gxlint.engine import Engine, Settings, open_engine

# How long an example takes says more of what else the machine does than of gxlint.
settings.register_profile(
    "patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files as found")


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return an engine with the national pack."""
    return open_engine(Settings())
