"""The command as a planner meets it: what it says, and with which exit code it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import cli, starting
from cli.small_plan import DAY, Accord


@pytest.fixture
def accord(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Accord:
    """The command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def plan(accord: Accord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a small project, in which the command is run."""
    starting.write(tmp_path / "plan", DAY)
    file = tmp_path / "plan" / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("# as_of: 2026-11-16 ", "as_of: 2026-11-16   "), "utf-8")
    monkeypatch.chdir(tmp_path / "plan")
    return tmp_path / "plan"
