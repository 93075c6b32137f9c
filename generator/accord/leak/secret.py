"""One text that a site may not hold."""

from __future__ import annotations

from dataclasses import dataclass

from accord.domain.record import Record
from accord.places import Place

Step = str | int
Way = tuple[tuple[Record, tuple[Step, ...]], ...]
"""The records a text lies in, the file's first, each with the path from there on."""


@dataclass(frozen=True, eq=False)
class Secret:
    """A run of words that these readers may not see, and the field it is written in."""

    words: tuple[str, ...]
    """The run, folded as `text.words` folds."""
    way: Way
    """Where it is written."""
    field: str
    """The field as a planner knows it, such as `negotiations.conversation.share_current_picture`."""
    subject: str
    """Id of the record."""
    readers: str
    """Whom it is kept from, as the audience is written; empty for a private note, which is kept from everyone."""
    spelled: str = ""
    """For a name of one word or of a file: how it is spelled, since Rose is no name in small letters."""

    @property
    def place(self) -> Place:
        """Where it is written; worked out only for what is found.

        The innermost record knows best: what stood beside it may not be known yet on the day of the site.
        """
        places = (record.where(*path) for record, path in reversed(self.way))
        return next((place for place in places if place.file), Place(""))
