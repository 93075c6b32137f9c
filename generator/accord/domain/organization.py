"""The organization, its goals and their readings; the L&TD team."""

from __future__ import annotations

from typing import Annotated, Literal

from accord.domain.audience import EVERYONE, NAME
from accord.domain.fields import Code, Count, Day, Days, Id, Link, Number, Rank, Text, Year
from accord.domain.names import GOAL, SKILL, STAKEHOLDER
from accord.domain.record import Record, Warnable

Better = Literal["lower", "higher"]


class Value(Record):
    """One value of a measure and the day it stands for."""

    value: Annotated[Number, EVERYONE]
    """The number, in the unit of its measure."""
    date: Annotated[Day | None, EVERYONE] = None
    """The day the number stands for; a target's date is the day it should be reached."""


class Measure(Record):
    """A number that should move: from what, to what, by when."""

    measure: Annotated[Text | None, EVERYONE] = None
    """What is counted, in a few words."""
    unit: Annotated[Text | None, EVERYONE] = None
    """The unit, such as "%"; left out for plain counts."""
    better: Annotated[Better | None, EVERYONE] = None
    """Whether lower or higher is better."""
    baseline: Annotated[Value | None, EVERYONE] = None
    """Where it stood before."""
    target: Annotated[Value | None, EVERYONE] = None
    """Where it should be, and by when."""
    source: Annotated[Text | None, EVERYONE] = None
    """Who counts it, or in which report it stands."""
    link: Annotated[Link | None, EVERYONE] = None
    """An http or https address of the source."""
    readings: Annotated[tuple[Value, ...], EVERYONE] = ()
    """Measured values; no two of one day."""
    people: Annotated[Count | None, EVERYONE] = None
    """How many people the number is about, where they are few."""


class Goal(Measure, Warnable):
    """One of the organization's few goals."""

    id: Annotated[Id, EVERYONE]
    """A short name in small letters, such as safe-work."""
    code: Annotated[Code | None, EVERYONE] = None
    """A code for tables, such as G1."""
    name: Annotated[Text, EVERYONE]
    """The goal in a few words."""
    sponsor: Annotated[Id | None, EVERYONE, STAKEHOLDER] = None
    """The stakeholder who owns the goal."""
    years: Annotated[tuple[Year, ...], EVERYONE] = ()
    """The years it belongs to, where they are not those from baseline to target."""
    also_measured: Annotated[tuple[Measure, ...], EVERYONE] = ()
    """Further measures of the same goal."""


class Organization(Record):
    """`organization.yml`: who we plan for, and what it wants to reach."""

    name: Annotated[Text, EVERYONE]
    """Name of the organization."""
    about: Annotated[Text | None, EVERYONE] = None
    """One sentence about it."""
    goals: Annotated[tuple[Goal, ...], EVERYONE] = ()
    """The few business goals."""
    goal_order: Annotated[tuple[Rank, ...], EVERYONE, GOAL] = ()
    """The order when work collides, where no confirmed `order` decision says it; equals in a list."""


class Role(Record):
    """A role in the L&TD team; capacity is counted per skill, never per person."""

    id: Annotated[Id, EVERYONE]
    """A short name, such as learning-consultant."""
    title: Annotated[Text, EVERYONE]
    """The role as shown."""
    name: Annotated[Text | None, NAME] = None
    """Who holds it; can be switched off for publishing."""
    fte: Annotated[Days | None, EVERYONE] = None
    """Full-time equivalents, such as 0.6."""
    skill: Annotated[Text | None, EVERYONE, SKILL] = None
    """The skill its days count for."""


class Team(Record):
    """`team.yml`: the L&TD team; the file may be missing."""

    name: Annotated[Text, EVERYONE] = "Learning & Talent Development"
    """The team's full name."""
    roles: Annotated[tuple[Role, ...], EVERYONE] = ()
    """The roles of the team."""
