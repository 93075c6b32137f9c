"""What every record is: plain, frozen, and knowing where it was written."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, model_validator

from accord.domain.audience import EVERYONE, TEAM
from accord.domain.fields import Day, Link, Text, Visible
from accord.places import Located, Place, deepest

_SPOT = "_written"
"""Kept in the instance's dict, not as a field: where a record stands is no part of what it says,
so two records with the same facts are equal wherever they were written."""


class Record(BaseModel):
    """A fact as a planner wrote it. Records do not change after reading; a changed one is a copy."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True, arbitrary_types_allowed=False
    )

    @model_validator(mode="wrap")
    @classmethod
    def _remember_where(cls, written: Any, read: ModelWrapValidatorHandler[Record]) -> Record:
        record = read(written)
        if isinstance(written, Located):
            record.__dict__[_SPOT] = (written.file, written.spot)
        return record

    def where(self, *path: str | int) -> Place:
        """Where this record, or the field at `path` below it, is written.

        A field that was left out stands where its record stands.
        """
        file, spot = self.__dict__.get(_SPOT, ("", None))
        return Place(file, *(deepest(spot, path) if spot is not None else (1, 1)))

    def changed(self, **values: Any) -> Any:
        """A copy with other values, not validated again, that still knows where it was written."""
        return self.model_copy(update=values)


class AcceptedWarning(Record):
    """A warning the team has looked at and lives with, until a date."""

    check: Annotated[Text, TEAM]
    """Name of the check, such as `unconfirmed-work`."""
    until: Annotated[Day, TEAM]
    """The last day on which the warning counts as accepted."""
    why: Annotated[Text, TEAM]
    """Why the team lives with it."""


class Warnable(Record):
    """A record on which warnings can be accepted."""

    accepted_warnings: Annotated[tuple[AcceptedWarning, ...], TEAM] = ()
    """Warnings about this record that the team has accepted, each with a reason and an end date."""


class Evidence(Record):
    """A fact with its source and its date."""

    text: Annotated[Text, EVERYONE]
    """The fact, in one sentence."""
    source: Annotated[Text | None, EVERYONE] = None
    """Where it stands: a report, a log, a survey."""
    date: Annotated[Day | None, EVERYONE] = None
    """The day the source speaks of."""
    link: Annotated[Link | None, EVERYONE] = None
    """An http or https address of the source."""
    visible: Annotated[Visible, EVERYONE] = "everyone"
    """Who may read it: everyone, parties or team."""
