"""The hook as pre-commit runs it, installed from this checkout as it would be from its home."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "*.egg-info")


def run(*command: str, at: Path) -> subprocess.CompletedProcess[str]:
    home = {"PRE_COMMIT_HOME": str(at.parent / "pre-commit"), "XDG_CACHE_HOME": str(at.parent)}
    # A surrounding hook run would make git look into its own repository.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        command, cwd=at, env={**clean, **home}, capture_output=True, encoding="utf-8", check=False
    )


def committed(folder: Path) -> Path:
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "core.hooksPath=/dev/null")
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "m")):
        done = run("git", *command, at=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_only_the_bad_draft_fails_and_nothing_scolds_the_readme(
    drafts: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hook = tmp_path_factory.mktemp("hook") / "gxlint"
    shutil.copytree(ROOT, hook, ignore=NOT_COPIED)
    committed(hook)
    committed(drafts)
    command = (sys.executable, "-m", "pre_commit", "try-repo", str(hook), "--all-files")
    done = run(*command, "--verbose", at=drafts)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "--> bad.md" in done.stdout
    assert "--> good.md" not in done.stdout
    assert "logo.png" not in done.stdout
    assert [line for line in done.stdout.splitlines() if "README" in line] == [
        "README.md：不是政府信息公开工作年度报告，已跳过"
    ]
    (drafts / "bad.md").unlink()
    run("git", "add", "-A", at=drafts)
    done = run(*command, at=drafts)
    assert done.returncode == 0, done.stdout + done.stderr
