"""The small project in which commands are tested, and mistakes in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from click.testing import Result

DAY = date(2026, 11, 16)

Accord = Callable[..., Result]
"""Runs the command with these words."""

STOP = (
    "portfolio/initiatives/first-four-weeks.yml:53:13: EX-1: 'impact' must be between 1 and 5, found 9 [out-of-range]"
)


def edit(file: Path, before: str, after: str) -> None:
    """Change one thing in a file."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def stop(plan: Path) -> None:
    """Make one mistake that stops the build."""
    edit(plan / "portfolio" / "initiatives" / "first-four-weeks.yml", "impact: 4 ", "impact: 9 ")


def warn(plan: Path) -> None:
    """Leave something out that is a warning."""
    talk = next((plan / "portfolio" / "negotiations").iterdir())
    edit(talk, "due: 2026-12-21\n    status: open  ", "due: 2026-11-12\n    status: open  ")
