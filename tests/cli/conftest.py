"""The command as a planner meets it: what it says, and with which exit code it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import cli, starting
from cli.small_plan import DAY, Accord, edit


@pytest.fixture
def accord(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Accord:
    """The command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def plan(accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a small project, in which the command is run."""
    start(tmp_path / "plan")
    monkeypatch.chdir(tmp_path / "plan")
    return tmp_path / "plan"


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project in strict mode with its site, for copying."""
    plan = tmp_path_factory.mktemp("built") / "plan"
    start(plan)
    edit(plan / "mkdocs.yml", "docs_dir:", "strict: true\ndocs_dir:")
    done = CliRunner().invoke(cli, ["build", "--config-file", str(plan / "mkdocs.yml")], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return plan


@pytest.fixture
def built(built_once: Path, accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a small project that has its site already, in which the command is run."""
    shutil.copytree(built_once, tmp_path / "plan")
    monkeypatch.chdir(tmp_path / "plan")
    return tmp_path / "plan"


def start(plan: Path) -> None:
    """A new project whose day is named."""
    starting.write(plan, DAY)
    edit(plan / "mkdocs.yml", "# as_of: 2026-11-16 ", "as_of: 2026-11-16   ")
