"""One finished site of the sample for each audience, built once for all tests of the hosts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def accord(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command, as a planner runs it."""
    return subprocess.run(
        [sys.executable, "-m", "accord", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's project, for building in."""
    folder = tmp_path_factory.mktemp("project") / "plan"
    folder.mkdir()
    for name in ("portfolio", "content"):
        shutil.copytree(repository / name, folder / name, ignore=shutil.ignore_patterns("private"))
    shutil.copy(repository / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def team_site(project: Path) -> Path:
    """The team's site of the sample."""
    done = accord("build", "--audience", "team", "--site-dir", "team", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "team"


@pytest.fixture(scope="session")
def open_site(project: Path) -> Path:
    """Everyone's site of the sample."""
    done = accord("build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"
