"""How a team has set up its planning: skills, the grid's anchors, limits."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from accord.domain.audience import EVERYONE, TEAM
from accord.domain.fields import Code, Count, Days, Number, Text, Weight
from accord.domain.record import Record

Area = Literal["do-first", "plan-together", "fill-in", "rethink"]
Axis = Literal["impact", "difficulty"]


class Criterion(Record):
    """One question of an axis, with what each score from 1 to 5 stands for."""

    ask: Annotated[Text | None, EVERYONE] = None
    """The question a planner answers with 1 to 5."""
    weight: Annotated[Weight, EVERYONE] = Decimal(1)
    """How much it counts in the mean; 1 when nothing is written."""
    anchor_1: Annotated[Text | None, EVERYONE] = Field(default=None, alias="1")
    """What a 1 stands for."""
    anchor_2: Annotated[Text | None, EVERYONE] = Field(default=None, alias="2")
    """What a 2 stands for."""
    anchor_3: Annotated[Text | None, EVERYONE] = Field(default=None, alias="3")
    """What a 3 stands for."""
    anchor_4: Annotated[Text | None, EVERYONE] = Field(default=None, alias="4")
    """What a 4 stands for."""
    anchor_5: Annotated[Text | None, EVERYONE] = Field(default=None, alias="5")
    """What a 5 stands for."""

    @property
    def anchors(self) -> tuple[str | None, ...]:
        """The five anchors, for 1 to 5."""
        return (self.anchor_1, self.anchor_2, self.anchor_3, self.anchor_4, self.anchor_5)


def _criterion(ask: str, *anchors: str) -> Criterion:
    return Criterion.model_validate({"ask": ask, **{str(n): text for n, text in enumerate(anchors, 1)}})


def _impact() -> dict[str, Criterion]:
    return {
        "goal": _criterion(
            "How much does it move a business goal?",
            "No link to a goal",
            "Indirect link",
            "Helps one target",
            "One of the main ways to reach a target",
            "The target cannot be met without it",
        ),
        "critical": _criterion(
            "What happens if we do nothing?",
            "Nothing",
            "Annoyance",
            "Extra cost or complaints",
            "Serious cost, audit finding, or people leave",
            "Someone gets hurt, a law is broken, or the service fails",
        ),
        "common": _criterion(
            "How many share the problem?",
            "A few people",
            "One team",
            "One department",
            "Several departments",
            "Most of the organization",
        ),
        "gap": _criterion(
            "How far is today from what is needed?", "No gap, or not known", "Small", "Clear", "Large", "Very large"
        ),
    }


def _difficulty() -> dict[str, Criterion]:
    return {
        "time": _criterion(
            "How many of our days are still to do?", "8 or fewer", "9 to 25", "26 to 45", "46 to 100", "More than 100"
        ),
        "people": _criterion(
            "How many teams must work together?",
            "Only us",
            "One team",
            "Two teams",
            "Three or more teams, or many managers",
            "A whole department must work differently",
        ),
        "new": _criterion(
            "Does it need new systems, tools or ways of working?",
            "None",
            "Small change to what we have",
            "New to us",
            "New system or purchase",
            "New system, purchase and new process",
        ),
        "ready": _criterion(
            "Are money, experts and support in place?",
            "All in place",
            "Nearly",
            "In part",
            "Mostly missing",
            "Nobody has agreed to anything",
        ),
    }


class Areas(Record):
    """The names of the four areas of the grid."""

    do_first: Annotated[Text, EVERYONE] = Field(default="Do first", alias="do-first")
    """High impact, low difficulty."""
    plan_together: Annotated[Text, EVERYONE] = Field(default="Plan together", alias="plan-together")
    """High impact, high difficulty: where talks help most."""
    fill_in: Annotated[Text, EVERYONE] = Field(default="Fill in", alias="fill-in")
    """Low impact, low difficulty."""
    rethink: Annotated[Text, EVERYONE] = "Rethink or scrap"
    """Low impact, high difficulty."""

    def name(self, area: Area) -> str:
        """What the team calls an area."""
        names = {
            "do-first": self.do_first,
            "plan-together": self.plan_together,
            "fill-in": self.fill_in,
            "rethink": self.rethink,
        }
        return names[area]


class Grid(Record):
    """The difficulty-impact grid: where its line is and what the scores mean."""

    line: Annotated[Number, EVERYONE] = Decimal("3.0")
    """A score of this much or more counts as high, on both axes."""
    near_line: Annotated[Number, EVERYONE] = Decimal("0.25")
    """Closer to the line than this is on the line: talk about it."""
    areas: Annotated[Areas, EVERYONE] = Field(default_factory=Areas)
    """What the four areas are called."""
    impact: Annotated[dict[Text, Criterion], EVERYONE] = Field(default_factory=_impact)
    """The questions of the upright axis, by a short name; naming your own replaces all of them."""
    difficulty: Annotated[dict[Text, Criterion], EVERYONE] = Field(default_factory=_difficulty)
    """The questions of the level axis, by a short name; naming your own replaces all of them."""

    def criteria(self, axis: Axis) -> dict[str, Criterion]:
        """The criteria of one axis, in the order they are written."""
        return self.impact if axis == "impact" else self.difficulty


class Limits(Record):
    """From when the checks speak up."""

    answer_within_days: Annotated[Count, EVERYONE] = 21
    """An open ask older than this many days is a warning."""
    due_soon_days: Annotated[Count, EVERYONE] = 14
    """A promise due within this many days is due soon."""
    look_again_soon_days: Annotated[Count, EVERYONE] = 30
    """A look-again date within this many days is near."""
    waits_before_warning: Annotated[Count, EVERYONE] = 2
    """Placed later for this many quarters in a row is a warning."""
    stakeholder_days_per_quarter: Annotated[Days, EVERYONE] = Decimal(60)
    """The most days a quarter we aim to ask of one stakeholder."""
    confirm_within_working_days: Annotated[Count, EVERYONE] = 5
    """A summary should be confirmed within this many working days."""
    small_group: Annotated[Count, EVERYONE] = 10
    """Readings of groups smaller than this are left out for everyone."""
    too_many_at_once: Annotated[Count | None, EVERYONE] = None
    """More initiatives going ahead than this is a warning; twice the full-time staff when not set."""


class WordLists(Record):
    """Words added to the lists the checks look for in texts."""

    vague: Annotated[tuple[Text, ...], TEAM] = ()
    """More verbs that make a promise vague."""
    solution: Annotated[tuple[Text, ...], TEAM] = ()
    """More words that name a solution where a problem should stand."""
    personal: Annotated[tuple[Text, ...], TEAM] = ()
    """More words that say something personal about a person."""


def _skills() -> dict[str, str]:
    return {
        "consult": "Finding out, planning, advising",
        "design": "Designing and building",
        "deliver": "Teaching, coaching, running systems",
    }


class Settings(Record):
    """`settings.yml`: everything has a default, so the file may be missing."""

    format: Annotated[Count, EVERYONE] = 1
    """The version of the data format."""
    language: Annotated[Text, EVERYONE] = "en-US"
    """Language of dates, numbers and words on the pages, such as en-US or de; English where it has no words."""
    currency: Annotated[Code, EVERYONE] = "USD"
    """Three letters, such as USD or EUR."""
    hours_per_day: Annotated[Weight, EVERYONE] = Decimal("7.5")
    """Working hours in one person-day."""
    sample_notice: Annotated[Text | None, EVERYONE] = None
    """A sentence shown on every page, for instance that the data are invented."""
    skills: Annotated[dict[Text, Text], EVERYONE] = Field(default_factory=_skills)
    """The skills capacity is counted in: a short name and what it covers, in reading order."""
    grid: Annotated[Grid, EVERYONE] = Field(default_factory=Grid)
    """The difficulty-impact grid."""
    limits: Annotated[Limits, EVERYONE] = Field(default_factory=Limits)
    """From when the checks speak up."""
    words: Annotated[WordLists, TEAM] = Field(default_factory=WordLists)
    """Words added to the lists of the language."""
