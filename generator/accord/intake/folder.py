"""What lies in a portfolio's folder: every file that is a record, and a problem for everything that is not.

Nothing outside the folder is ever read, and nothing that is not a plain file.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from accord.places import Place, Problem

Kind = Literal[
    "settings", "organization", "team", "stakeholders", "initiatives", "quarters", "negotiations", "charters", "notes"
]
SINGLE: dict[str, Kind] = {"settings": "settings", "organization": "organization", "team": "team"}
FOLDERS: dict[str, Kind] = {
    "stakeholders": "stakeholders", "initiatives": "initiatives", "quarters": "quarters",
    "negotiations": "negotiations", "charters": "charters",
}  # fmt: skip
LARGEST = 1_000_000
"""Bytes; a record of a thousand lines has about 60,000."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_QUARTER = re.compile(r"[0-9]{4}-[Qq][1-4]")
_SPELLINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Found:
    """One file that holds a record."""

    kind: Kind
    id: str
    """The file's name without its ending; the identity of the record."""
    path: Path
    shown: str
    """The path as a planner would type it."""


class Listing:
    """Every record's file, in order, and every problem with the folder itself."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown.rstrip("/") or "."
        self.found: list[Found] = []
        self.problems: list[Problem] = []

    def problem(self, shown: str, message: str, check: str = "unknown-file") -> None:
        """One more thing that is wrong with the folder."""
        self.problems.append(Problem(Place(shown), check, "stop", "", message))


def listing(folder: Path, shown: str) -> Listing:
    """What lies in the folder of a portfolio; `shown` is how a planner names it."""
    result = Listing(folder, shown)
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() or folder.is_symlink() else "does not exist"
        result.problem(shown, f"the folder '{shown}' {what}; name the folder that holds organization.yml", "unreadable")
        return result
    for entry in _entries(result, folder, shown):
        _top(result, entry)
    result.problems += _twice(result.found)
    return result


def _entries(result: Listing, folder: Path, shown: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            # Hidden files belong to editors and systems; planners neither make nor see them.
            return sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        result.problem(shown, f"the folder cannot be opened ({error.strerror}); check its permissions", "unreadable")
        return []


def _top(result: Listing, entry: os.DirEntry[str]) -> None:
    shown = f"{result.shown}/{entry.name}"
    stem, ending = os.path.splitext(entry.name)
    if entry.name in FOLDERS or entry.name == "private":
        _folder(result, entry, shown)
    elif stem in SINGLE and ending in _SPELLINGS:
        if readable(result, Path(entry.path), shown):
            result.found.append(Found(SINGLE[stem], stem, Path(entry.path), shown))
    elif not _is_readme(entry.name):
        known = [*FOLDERS, *(f"{name}.yml" for name in SINGLE)]
        near = get_close_matches(entry.name, known, n=1, cutoff=0.6)
        hint = f"; did you mean '{near[0]}'?" if near else f"; known here are {', '.join(known)}"
        result.problem(shown, f"'{entry.name}' is not a file or folder of a portfolio{hint}")


def _is_readme(name: str) -> bool:
    return name.lower() in ("readme.md", "readme.txt", "readme")


def _folder(result: Listing, entry: os.DirEntry[str], shown: str) -> None:
    if entry.name == "private":
        return  # read for no page; see read_notes
    if entry.is_symlink() and not _inside(Path(entry.path), result.folder):
        result.problem(shown, "the link leads out of the portfolio; put the files here instead")
        return
    if not entry.is_dir():
        result.problem(shown, f"'{entry.name}' must be a folder with one file for each record", "wrong-type")
        return
    for item in _entries(result, Path(entry.path), shown):
        _file(result, item, FOLDERS[entry.name], f"{shown}/{item.name}")


def _file(result: Listing, entry: os.DirEntry[str], kind: Kind, shown: str) -> None:
    if _is_readme(entry.name):
        return
    stem, ending = os.path.splitext(entry.name)
    if ending not in _SPELLINGS:
        near = f"; did you mean '{stem}.yml'?" if ending.lower() in (".yml", ".yaml", ".txt", "") else ""
        result.problem(shown, f"'{entry.name}' is not a record; records end in .yml{near}")
        return
    if not readable(result, Path(entry.path), shown):
        return
    name = stem.upper() if kind == "quarters" else stem
    if kind == "quarters" and not _QUARTER.fullmatch(stem):
        result.problem(shown, f"a quarter's file is named like 2026-Q3.yml, found '{entry.name}'")
    elif kind != "quarters" and not _ID.fullmatch(stem):
        better = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
        hint = f"; did you mean '{better}.yml'?" if better else ""
        result.problem(
            shown, f"a file's name is an id of small letters, digits and hyphens, found '{entry.name}'{hint}"
        )
    else:
        result.found.append(Found(kind, name, Path(entry.path), shown))


def readable(result: Listing, path: Path, shown: str) -> bool:
    """Whether a path is a plain file inside the portfolio that may be opened; a problem where it is not."""
    if path.is_symlink():
        if not path.exists():
            result.problem(shown, "the link leads nowhere; remove it or put the file here", "unreadable")
            return False
        if not _inside(path, result.folder):
            result.problem(shown, "the link leads out of the portfolio; put the file here instead", "unreadable")
            return False
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        result.problem(shown, f"'{path.name}' is a folder and must be a file", "wrong-type")
        return False
    if not stat.S_ISREG(mode):
        result.problem(shown, f"'{path.name}' is no ordinary file (a pipe or a device); remove it", "unreadable")
        return False
    return True


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _twice(found: list[Found]) -> Iterator[Problem]:
    """Two files that would be the same record: two spellings of the ending, or of a quarter's name."""
    seen: dict[tuple[str, str], Found] = {}
    for file in found:
        first = seen.setdefault((file.kind, file.id), file)
        if first is not file:
            yield Problem(
                Place(file.shown),
                "duplicate",
                "stop",
                file.id,
                f"this is the same record as {first.shown}; keep one of the two files",
            )


def text_of(found: Found) -> tuple[str, Problem | None]:
    """The text of a file, or why it cannot be read."""
    try:
        size = found.path.stat().st_size
        if size > LARGEST:
            return "", _unreadable(found, f"the file has {size:,} bytes; a record has at most {LARGEST:,}", "too-large")
        raw = found.path.read_bytes()
    except OSError as error:
        return "", _unreadable(found, f"the file cannot be opened ({error.strerror}); check its permissions")
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8", "replace")) + 1
        message = "a letter here is not written in UTF-8; save the file as UTF-8 (in most editors: Save with encoding)"
        return "", Problem(Place(found.shown, line, column), "unreadable", "stop", "", message)


def _unreadable(found: Found, message: str, check: str = "unreadable") -> Problem:
    return Problem(Place(found.shown), check, "stop", "", message)


def listing_of_notes(folder: Path, shown: str) -> tuple[list[Found], list[Problem]]:
    """The files under `private/notes`; nothing where there are none."""
    result = Listing(folder, shown)
    notes = folder / "private" / "notes"
    if notes.is_symlink() or not notes.is_dir():
        return [], []
    for entry in _entries(result, notes, f"{shown}/private/notes"):
        _file(result, entry, "notes", f"{shown}/private/notes/{entry.name}")
    return result.found, result.problems
