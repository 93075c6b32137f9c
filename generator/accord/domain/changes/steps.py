"""The history of the records as values: what each commit did to the files, without git and without YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord.domain.record import Record

FileKind = Literal[
    "settings", "organization", "team", "stakeholders", "initiatives", "quarters", "negotiations", "charters"
]
"""The kinds of file in a plan, by the name of the file or of its folder."""
Key = tuple[FileKind, str]
"""Which file: its kind, and its name without the ending."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One commit, as pages name it."""

    id: str
    """Its whole id."""
    day: date
    """The day it was recorded, in the zone of whoever recorded it."""
    author: str = ""
    """Who wrote it, without any address; empty where nothing but an address was written."""
    cut: bool = False
    """Whether this copy of the repository holds nothing older, so that every file looks new here."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One file that could not be read, or not wholly, as one commit left it."""

    key: Key
    kind: Literal["unread", "older"]
    """`unread`: it says nothing and what it said before still stands; `older`: it was written for an older Accord,
    and what that called otherwise is not told."""
    reason: str
    """A sentence for the planner, with the line."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit did to the files of records."""

    recording: Recording
    before: Mapping[Key, Record]
    """What the files it touched said before; a file that was not there yet is left out."""
    after: Mapping[Key, Record]
    """What they say since; a file that is gone is left out."""
    gaps: tuple[Gap, ...] = ()
