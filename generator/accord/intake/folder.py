"""What lies in a portfolio's folder: every file that is a record, and a problem for everything that is not.

The folder lies on the disk, or in a commit. Nothing outside it is ever read, and nothing that is not a plain file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from accord.intake.files import a_folder, inside, printable, refusal
from accord.intake.kinds import FOLDERS, SINGLE, Kind
from accord.intake.near import nearest
from accord.intake.tree import Node
from accord.places import Place, Problem

PRIVATE = "private"
"""The team's own notes; read for no page, see `private.py`."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_QUARTER = re.compile(r"[0-9]{4}-[Qq][1-4]")
_ENDINGS = (".yml", ".yaml")


class Entry(Protocol):
    """One thing in a folder: an `os.DirEntry` of the disk, or a node of a commit."""

    @property
    def name(self) -> str:
        """The last part of its path."""

    @property
    def path(self) -> str:
        """Where it is."""

    def is_symlink(self) -> bool:
        """Whether it is a link."""

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a plain file."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file that holds a record."""

    kind: Kind
    id: str
    """The file's name without its ending; the identity of the record."""
    path: Path
    shown: str
    """The path as a planner would type it."""
    blob: str = ""
    """The id of what it holds, where the folder is that of a commit."""


class Listing:
    """Every record's file, in order, and every problem with the folder itself."""

    def __init__(self, folder: Path | Node, shown: str) -> None:
        self.folder = folder
        self.shown = shown.rstrip("/") or "."
        self.found: list[Found] = []
        self.problems: list[Problem] = []
        self.meant: set[tuple[Kind, str]] = set()
        """Records that are there under a wrong name: kind, and the id that was probably meant."""

    def problem(self, shown: str, message: str, check: str = "unknown-file") -> None:
        """One more thing that is wrong with the folder."""
        self.problems.append(Problem(Place(shown), check, "stop", "", message))

    def has(self, kind: Kind) -> bool:
        """Whether a file of a kind is there, under a right or a wrong name."""
        return any(file.kind == kind for file in self.found) or any(meant == kind for meant, _ in self.meant)


def listing(folder: Path | Node, shown: str) -> Listing:
    """What lies in the folder of a portfolio; `shown` is how a planner names it."""
    result = Listing(folder, shown)
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() or folder.is_symlink() else "does not exist"
        result.problem(shown, f"the folder '{shown}' {what}; name the folder that holds organization.yml", "unreadable")
        return result
    for entry in entries(result, folder, result.shown):
        _top(result, entry)
    result.problems += _twice(result.found)
    return result


def entries(result: Listing, folder: Path | Node, shown: str) -> list[Entry]:
    """What lies in a folder, by name; hidden files belong to editors and systems, planners do not see them."""
    try:
        found = _all(folder)
    except OSError as error:
        reason = (error.strerror or "no access").lower()
        result.problem(shown, f"the folder cannot be opened ({reason}); check its permissions", "unreadable")
        return []
    return sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _all(folder: Path | Node) -> Iterable[Entry]:
    if isinstance(folder, Node):
        return folder.below
    with os.scandir(folder) as found:
        return list(found)


def _at(entry: Entry) -> Path | Node:
    """A thing in a folder as the folder it may be itself."""
    return entry if isinstance(entry, Node) else Path(entry.path)


def _found(kind: Kind, name: str, entry: Entry, shown: str) -> Found:
    return Found(kind, name, Path(entry.path), shown, entry.blob if isinstance(entry, Node) else "")


def _split(name: str) -> tuple[str, str]:
    """A file's name without its ending, and the ending."""
    path = Path(name)
    return path.stem, path.suffix


def _top(result: Listing, entry: Entry) -> None:
    """One thing in the portfolio's folder."""
    shown = f"{result.shown}/{printable(entry.name)}"
    stem, ending = _split(entry.name)
    if entry.name in FOLDERS:
        _folder(result, entry, shown)
    elif stem in SINGLE and ending in _ENDINGS:
        add(result, _found(SINGLE[stem], stem, entry, shown), entry)
    elif entry.name != PRIVATE and not _is_readme(entry.name):
        known = [*FOLDERS, *(f"{name}.yml" for name in SINGLE)]
        near = f"{stem}.yml" if stem in SINGLE else nearest(entry.name, known)
        kind = (SINGLE | FOLDERS).get(near.removesuffix(".yml"))
        if kind:
            result.meant.add((kind, ""))  # all of them
        hint = f"did you mean '{near}'?" if near else f"known here are {', '.join(known)}"
        result.problem(shown, f"'{printable(entry.name)}' is no file or folder of a portfolio; {hint}")


def _is_readme(name: str) -> bool:
    return name.lower() in ("readme.md", "readme.txt", "readme")


def _folder(result: Listing, entry: Entry, shown: str) -> None:
    """A folder with one file for each record."""
    kind, folder = FOLDERS[entry.name], _at(entry)
    if entry.is_symlink() and not _is_inside(result, entry):
        result.meant.add((kind, ""))
        result.problem(shown, "the link leads out of the portfolio; put the files here instead", "unreadable")
    elif not folder.is_dir():
        result.meant.add((kind, ""))
        result.problem(shown, f"'{entry.name}' must be a folder with one file for each record", "wrong-type")
    else:
        for item in entries(result, folder, shown):
            record_file(result, item, kind, f"{shown}/{printable(item.name)}")


def _is_inside(result: Listing, link: Entry) -> bool:
    return isinstance(result.folder, Node) or inside(Path(link.path), result.folder)


def record_file(result: Listing, entry: Entry, kind: Kind, shown: str) -> None:
    """One thing in a folder of records."""
    stem, ending = _split(entry.name)
    if _is_readme(entry.name):
        return
    if ending not in _ENDINGS:
        near = f"; did you mean '{printable(stem)}.yml'?" if ending.lower() in (*_ENDINGS, ".txt", "", ".json") else ""
        result.meant.add((kind, stem))
        result.problem(shown, f"'{printable(entry.name)}' is no record; records end in .yml{near}")
    elif kind == "quarters" and not _QUARTER.fullmatch(stem):
        result.meant.add((kind, stem))
        result.problem(shown, f"a quarter's file is named like 2026-Q3.yml; found '{printable(entry.name)}'")
    elif kind != "quarters" and not _ID.fullmatch(stem):
        better = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
        result.meant.add((kind, better))
        hint = f"; did you mean '{better}.yml'?" if better else ""
        named = printable(entry.name)
        result.problem(shown, f"a file's name is an id of small letters, digits and hyphens; found '{named}'{hint}")
    elif kind == "negotiations" and not _begins_with_day(stem):
        result.meant.add((kind, stem))
        message = f"a talk's file begins with its day, such as 2026-07-15-{stem[:30]}.yml; found '{entry.name}'"
        result.problem(shown, message)
    else:
        add(result, _found(kind, stem.upper() if kind == "quarters" else stem, entry, shown), entry)


def _begins_with_day(stem: str) -> bool:
    try:
        date.fromisoformat(stem[:10])
    except ValueError:
        return False
    return stem[10:11] in ("", "-")


def add(result: Listing, file: Found, entry: Entry) -> None:
    """Take a file in, where it may be opened."""
    problem = None if entry.is_file(follow_symlinks=False) else _refusal(result.folder, file)
    if problem:
        result.meant.add((file.kind, file.id))
        result.problems.append(problem)
    else:
        result.found.append(file)


def _refusal(folder: Path | Node, file: Found) -> Problem | None:
    """Why what is no plain file may not be opened; None for a link that leads to one inside the folder."""
    if isinstance(folder, Node):  # which has files and folders, and nothing else
        return a_folder(file.path.name, file.shown)
    return refusal(file.path, folder, file.shown)


def _twice(found: list[Found]) -> Iterator[Problem]:
    """Two files that would be the same record: two spellings of the ending, or of a quarter's name."""
    seen: dict[tuple[str, str], Found] = {}
    for file in found:
        first = seen.setdefault((file.kind, file.id), file)
        if first is not file:
            message = f"this is the same record as {first.shown}; keep one of the two files"
            yield Problem(Place(file.shown), "duplicate", "stop", file.id, message)
