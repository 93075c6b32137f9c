"""People and groups with a stake in the decisions, and the standing terms agreed with them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from accord.domain.audience import EVERYONE, NAME, PARTIES
from accord.domain.fields import Count, Day, Id, Many, Text
from accord.domain.names import GOAL, STAKEHOLDER
from accord.domain.record import Record, Warnable


class Stakeholder(Warnable):
    """`stakeholders/<id>.yml`: one person or one group."""

    id: Annotated[Id, EVERYONE]
    """The file's name."""
    kind: Annotated[Literal["person", "group"], EVERYONE]
    """person or group."""
    title: Annotated[Text, EVERYONE]
    """The role, or the name of the group."""
    name: Annotated[Text | None, NAME] = None
    """The person's name; can be switched off for publishing."""
    note: Annotated[Text | None, PARTIES] = None
    """Anything a reader should know about the role or group."""
    department: Annotated[Text | None, EVERYONE] = None
    """The part of the organization."""
    people: Annotated[Count | None, PARTIES] = None
    """How many people they speak for."""
    speaks_through: Annotated[Text | None, PARTIES] = None
    """Who speaks for a group."""
    goals: Annotated[Many, PARTIES, GOAL] = ()
    """The business goals they care about, by id or code."""
    can_commit: Annotated[Many, PARTIES] = ()
    """What they can promise without asking anybody."""
    decides_on: Annotated[Many, PARTIES] = ()
    """What they decide."""
    interests: Annotated[Many, PARTIES] = ()
    """What they have told us matters to them."""
    prefers: Annotated[Text | None, PARTIES] = None
    """How they like to talk."""
    contact: Annotated[Text | None, PARTIES] = None
    """Where and when to find them."""
    formerly: Annotated[Many, EVERYONE] = ()
    """Earlier file names; old addresses lead on."""


class Charter(Record):
    """`charters/<stakeholder>.yml`: working terms that hold for every project."""

    id: Annotated[Id, PARTIES]
    """The file's name: the stakeholder."""
    with_: Annotated[Id, PARTIES, STAKEHOLDER] = Field(alias="with")
    """The stakeholder."""
    agreed_on: Annotated[Day | None, PARTIES] = None
    """The day both sides agreed."""
    review: Annotated[Day | None, PARTIES] = None
    """The day to look at the terms again."""
    we_will: Annotated[Many, PARTIES] = ()
    """What L&TD does."""
    they_will: Annotated[Many, PARTIES] = ()
    """What they do."""
    if_it_goes_wrong: Annotated[Text | None, PARTIES] = None
    """What both do first when something goes wrong."""
