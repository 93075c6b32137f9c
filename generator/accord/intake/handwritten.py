"""Hand-written pages as text: Markdown files below a folder, by their path."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from accord.intake.folder import Found, Listing, readable, text_of
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
    result = Listing(folder, shown)
    pages: list[Handwritten] = []
    if not folder.is_dir():
        return [], []
    for path in sorted(_markdown(folder)):
        inner = path.relative_to(folder).as_posix()
        name = f"{result.shown}/{inner}"
        if not readable(result, path, name):
            continue
        text, problem = text_of(Found("notes", path.stem, path, name))
        if problem is not None:
            result.problems.append(problem)
        else:
            pages.append(Handwritten(inner, name, text))
    return pages, result.problems


def _markdown(folder: Path) -> list[Path]:
    found = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here) / name for name in files if name.endswith(".md") and not name.startswith(".")]
    return found
