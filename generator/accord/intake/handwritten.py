"""Hand-written pages as text: Markdown files below a folder, by their path."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from accord.intake.files import printable, refusal, text_of
from accord.places import Problem


@dataclass(frozen=True, slots=True)
class Handwritten:
    """One hand-written page."""

    path: str
    """From the folder of the pages, with forward slashes."""
    shown: str
    """As a planner would type it."""
    text: str


def handwritten(folder: Path, shown: str) -> tuple[list[Handwritten], list[Problem]]:
    """Every Markdown file below a folder, in order; nothing where there is no folder."""
    pages: list[Handwritten] = []
    problems: list[Problem] = []
    for path in sorted(_markdown(folder)):
        inner = path.relative_to(folder).as_posix()
        name = f"{shown.rstrip('/')}/{printable(inner)}"
        problem = refusal(path, folder, name)
        text = ""
        if problem is None:
            text, problem = text_of(path, name)
        if problem is not None:
            problems.append(problem)
        else:
            pages.append(Handwritten(inner, name, text))
    return pages, problems


def _markdown(folder: Path) -> list[Path]:
    found = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here) / name for name in files if name.endswith(".md") and not name.startswith(".")]
    return found
