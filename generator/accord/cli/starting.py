"""The files a new project begins with: an example, with its days counted from today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from accord.cli import schema

_DAYS = {
    "year_before": -400,
    "baseline": -60,
    "requested": -30,
    "checked": -20,
    "assessed": -10,
    "talked": -7,
    "confirmed": -6,
    "agreed": -5,
    "due": 35,
    "look_again": 75,
    "target": 300,
}
"""The days of the example, from today; what is past has happened, and nothing is late on the first day."""


def write(folder: Path, today: date) -> list[str]:
    """Write the example into a folder, with the schemas for an editor. Gives the files' names."""
    words = _words(today)
    names = []
    for name, text in _files(resources.files("accord.cli") / "starter"):
        path = folder / _named(name, words)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(text).safe_substitute(words), "utf-8", newline="\n")
        names.append(path.relative_to(folder).as_posix())
    return names + [f"schemas/{name}" for name in schema.write(folder / "schemas")]


def _words(today: date) -> Mapping[str, str]:
    """What stands in the places of the example: days, the current quarter, the talk's name."""
    days = {name: _working(today, days).isoformat() for name, days in _DAYS.items()}
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    return {**days, "today": today.isoformat(), "quarter": quarter, "talk": f"{days['talked']}-first-four-weeks"}


def _working(today: date, days: int) -> date:
    """The day that is so many days from today; nobody met or meets on a weekend, so Friday before or Monday after."""
    day = today + timedelta(days=days)
    over = day.weekday() - 4  # Saturday is 1 past Friday, Sunday 2
    if over <= 0:
        return day
    return day - timedelta(days=over) if days < 0 else day + timedelta(days=3 - over)


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    """Every file of the example by its path, in order."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _files(item, f"{above}{item.name}/")
        else:
            yield f"{above}{item.name}", item.read_text("utf-8")


def _named(name: str, words: Mapping[str, str]) -> str:
    """The path of a file in a project: hidden ones are not hidden here, and two are named for their day."""
    named = name.replace("QUARTER", words["quarter"]).replace("TALK", words["talk"])
    return f".{named[1:]}" if named.startswith("_") else named
