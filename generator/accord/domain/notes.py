"""Private notes of the L&TD team: read by `accord check` and the leak test, and for no page."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from accord.domain.fields import Id, Many, Text
from accord.domain.names import TALK
from accord.domain.record import Record


class Range(Record):
    """From what we ask to the least we accept."""

    asks: Text | None = None
    """What we ask."""
    hopes: Text | None = None
    """What we hope for."""
    least: Text | None = None
    """The least we accept."""


class Note(Record):
    """`private/notes/<id>.yml`: never published, never in git."""

    id: Id
    """The file's name."""
    for_: Annotated[Text, TALK] = Field(alias="for")
    """The talk it belongs to."""
    fallback: Text | None = None
    """What we do if there is no agreement."""
    least_we_accept: Text | None = None
    """The least we accept."""
    range: Range | None = None
    """From what we ask to the least we accept."""
    sensitive: Many = ()
    """What must not be said in the room."""
    how_it_felt: Text | None = None
    """How it felt."""
