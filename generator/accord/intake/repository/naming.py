"""Which commit is meant by a text: a commit, a tag, a branch, or a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from accord.intake.files import printable
from accord.intake.repository.asking import ask, is_id
from accord.intake.repository.moments import moment

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 250
_DATES = ("log", "--first-parent", "--no-show-signature", "--no-color", "--date=raw", "--format=%H %cd")
_UNSHALLOW = "'git fetch --unshallow' brings the older ones"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A text that names no commit here."""

    reason: str
    """A sentence for whoever wrote the text, with what would help."""


def commit_at(folder: Path, written: str, cut: frozenset[str]) -> str | Unknown:
    """The id of the commit that is meant.

    What git knows by that name comes first, so a tag may be called like a day. A day means the last commit on this
    branch, along first parents, that was recorded on it or before. A commit's day is the date as it was written down:
    the committer's, in the committer's own zone. So the answer is the same on every machine, and a commit made
    at 23:30 in Auckland belongs to that day, whatever day it was elsewhere.
    """
    wanted = written.strip()
    if not wanted:
        return Unknown("no commit is named; name a commit, a tag, a branch, or a day such as 2026-10-09")
    commit = _known(folder, wanted)
    if isinstance(commit, str):
        return commit
    if not isinstance(_known(folder, "HEAD"), str):
        return Unknown("nothing is committed yet; 'git commit' makes the first commit")
    if _DAY.fullmatch(wanted):
        return _on(folder, wanted, cut)
    if not commit.reason:
        return Unknown(_unknown(folder, wanted, cut))
    return commit


def recorded(folder: Path, commit: str) -> datetime | None:
    """When a commit was recorded, in its committer's own zone; None where it is not here."""
    if not is_id(commit):
        return None
    return next((when for _, when in _dates(folder, "-1", commit)), None)


def _known(folder: Path, wanted: str) -> str | Unknown:
    """What git knows by a name; else why not, where git says more than that it knows none."""
    # No name in git begins with a hyphen or has such signs; git before 2.30 would read the first as an option.
    if wanted.startswith("-") or not wanted.isprintable() or len(wanted) > _LONGEST:
        return Unknown("")
    said = ask(folder, "rev-parse", "--verify", "--end-of-options", wanted + "^{commit}")
    commit = said.out.decode("ascii", "replace").strip()
    if not said.code and is_id(commit):
        return commit
    if "ambiguous" in said.err:
        return Unknown(f"several commits begin with '{wanted}'; write more of the one you mean")
    return Unknown("")


def _unknown(folder: Path, wanted: str, cut: frozenset[str]) -> str:
    shown = printable(wanted if len(wanted) < 60 else wanted[:59] + "…")
    if isinstance(_known(folder, f"origin/{wanted}"), str):
        return f"there is no branch '{shown}' here; did you mean 'origin/{shown}'?"
    if cut:
        return f"there is no commit '{shown}' in this clone, which holds only the newest commits; {_UNSHALLOW}"
    others = "name a commit, a tag, a branch, or a day such as 2026-10-09"
    return f"there is no commit '{shown}' here; {others} ('git log --oneline' lists the commits)"


def _on(folder: Path, wanted: str, cut: frozenset[str]) -> str | Unknown:
    """The last commit recorded on a day or before."""
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        return Unknown(f"'{wanted}' is no day of the calendar; a day is written like 2026-10-09")
    oldest, first = "", day
    for commit, when in _dates(folder, "HEAD"):
        if when.date() <= day:
            return commit
        oldest, first = commit, when.date()
    if oldest in cut:
        return Unknown(f"the commits in this clone begin on {first}, after {wanted}; {_UNSHALLOW}")
    return Unknown(
        f"nothing was committed by {wanted}; the first commit is of {first}, so name that day or a later one"
    )


def _dates(folder: Path, *which: str) -> Iterator[tuple[str, datetime]]:
    """Commits along first parents with the moment they were recorded, newest first."""
    for line in ask(folder, *_DATES, *which, "--").out.decode("ascii", "replace").splitlines():
        commit, _, when = line.partition(" ")
        yield commit, moment(when)
