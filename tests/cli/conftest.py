"""Commands run in a folder of their own, on copies of the fixtures."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gxlint.cli.commands import main

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
Gxlint = Callable[..., Result]


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder, the current one, with a good draft, a bad one and no report."""
    (tmp_path / "good.md").write_bytes((FIXTURES / "r30/township.md").read_bytes())
    (tmp_path / "bad.md").write_bytes((FIXTURES / "r60/no-section-six.md").read_bytes())
    (tmp_path / "README.md").write_text("# Drafts\n\nHow to write them.\n")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gxlint(drafts: Path) -> Gxlint:
    """Return what runs a command in the folder of drafts, in this process."""
    del drafts

    def run(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(main, arguments, **options)  # type: ignore[arg-type]

    return run


@pytest.fixture
def process(drafts: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return what runs a command in the folder of drafts, in a process of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "gxlint", *arguments]
        env = {**os.environ, **environment}
        return subprocess.run(command, cwd=drafts, env=env, capture_output=True, check=False)

    return run
