"""The state of the repository a site was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and whether files were changed since."""

    id: str
    """The commit's id, shortened."""
    changed: bool = False
    """Whether tracked files differ from the commit."""
    day: date | None = None
    """For an old plan: the day the commit was recorded."""
