"""The history of each record, as pages print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from accord.domain.changes import About


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed."""

    said: str
    """The sentence, safe to be printed."""
    decided: date | None = None
    """The day the record itself gives for it, where the sentence names none."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one commit changed in one record."""

    id: str
    """The commit's whole id."""
    day: date
    """The day it was recorded."""
    lines: tuple[Line, ...] = ()
    who: str = ""
    """Who recorded it, where the site says so."""
    notes: tuple[str, ...] = ()
    """That the file could not be read as this commit left it, safe to be printed."""


@dataclass(frozen=True, slots=True)
class Histories:
    """What git knows of the records these readers may know of."""

    of: Mapping[About, tuple[Recorded, ...]] = field(default_factory=dict)
    """By record, the newest first; only records that have a page."""
    commits: int = 0
    """How many commits touched the plan."""
    begins: Recorded | None = None
    """The oldest of them."""
    cut: bool = False
    """Whether this copy of the repository holds nothing older."""
    unread: tuple[Recorded, ...] = ()
    """Commits in which a file could not be read, the newest first, with a note for each file."""
    missing: bool = False
    """Whether there is no history to be had."""

    @property
    def reach(self) -> tuple[object, ...]:
        """What tells apart two histories of the same files: how far they go."""
        return self.missing, self.cut, self.commits, self.begins, self.unread
