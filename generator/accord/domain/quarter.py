"""The plan of one quarter: capacity, versions, and where each initiative is placed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from accord.domain.audience import EVERYONE, TEAM
from accord.domain.fields import Day, Days, Many, QuarterName, SkillDays, Text, VersionNumber
from accord.domain.names import DECISION, INITIATIVE, SKILL, STAKEHOLDER, TALK
from accord.domain.record import Record, Warnable

PlanPlace = Literal["now", "next", "later", "scrap", "done", "handed-over", "stopped"]
PLACES: tuple[PlanPlace, ...] = ("now", "next", "later", "scrap", "done", "handed-over", "stopped")
"""Places in reading order."""
OPEN_PLACES: tuple[PlanPlace, ...] = ("now", "next", "later", "scrap")
"""Places of work that is not ended."""


class Absence(Record):
    """Days that fall away; the reason is never recorded."""

    days: Annotated[Days, TEAM]
    """Person-days fewer."""
    known_from: Annotated[Day | None, TEAM] = None
    """The day it became known; plan versions dated before do not subtract it."""


class SkillCapacity(Record):
    """What becomes of a skill's gross days in one quarter. Person-days."""

    fte: Annotated[Days | None, EVERYONE] = None
    """Full-time equivalents; the sum of the team's roles when left out."""
    leave: Annotated[Days, EVERYONE] = Decimal(0)
    """Leave and holidays."""
    keep_running: Annotated[Days, EVERYONE] = Decimal(0)
    """Work that never stops."""
    absences: Annotated[tuple[Absence, ...], EVERYONE] = ()
    """Long absences, without a reason."""
    buffer: Annotated[Days, EVERYONE] = Decimal(0)
    """Days left unplanned on purpose."""


class Capacity(Record):
    """Person-days the team can really spend on initiatives in the quarter."""

    working_days: Annotated[Days, EVERYONE]
    """Working days of the quarter."""
    skills: Annotated[dict[Text, SkillCapacity], EVERYONE, SKILL] = Field(default_factory=dict)
    """Capacity of each skill."""
    keep_running_is: Annotated[Many, EVERYONE] = ()
    """What the keep-running work consists of."""
    notes: Annotated[Text | None, TEAM] = None
    """A note for the team."""


class Version(Record):
    """A dated, numbered state of the plan, with the reason for the change."""

    version: Annotated[VersionNumber, EVERYONE]
    """1, 2, 3…"""
    date: Annotated[Day, EVERYONE]
    """The day it was agreed or drafted; no two of one day."""
    state: Annotated[Literal["draft", "agreed"], EVERYONE] = "agreed"
    """draft or agreed."""
    agreed_by: Annotated[Many, EVERYONE, STAKEHOLDER] = ()
    """The stakeholders who agreed."""
    what: Annotated[Text | None, EVERYONE] = None
    """What changed."""
    because_of: Annotated[Many, EVERYONE, TALK] = ()
    """The talks that led to it."""


class EntryBefore(Record):
    """What differed in an earlier version; any key of an entry may stand here."""

    place: Annotated[PlanPlace | None, EVERYONE] = None
    """The place it had."""
    asked: Annotated[SkillDays | None, EVERYONE, SKILL] = None
    """The days asked then; as planned when left out."""
    planned: Annotated[SkillDays | None, EVERYONE, SKILL] = None
    """The days planned then."""
    smaller: Annotated[Text | None, EVERYONE] = None
    """How it was made smaller then."""
    why: Annotated[Text | None, EVERYONE] = None
    """The reason then."""
    look_again: Annotated[Day | None, EVERYONE] = None
    """The look-again date then."""
    confirmed: Annotated[Many | None, EVERYONE, DECISION] = None
    """What confirmed it then."""
    to: Annotated[Text | None, EVERYONE, STAKEHOLDER] = None
    """To whom it was handed over."""


def _before_kind(value: Any) -> str:
    return "absent" if isinstance(value, str) else "group"


Before = Annotated[
    Annotated[Literal["absent"], Tag("absent")] | Annotated[EntryBefore, Tag("group")], Discriminator(_before_kind)
]


class Entry(Warnable):
    """Where one initiative is placed in this quarter, with what days, and why."""

    initiative: Annotated[Text, EVERYONE, INITIATIVE]
    """The initiative, by code or slug."""
    place: Annotated[PlanPlace, EVERYONE]
    """now, next, later, scrap, done, handed-over or stopped."""
    asked: Annotated[SkillDays | None, EVERYONE, SKILL] = None
    """Person-days per skill that full scope would cost this quarter."""
    planned: Annotated[SkillDays | None, EVERYONE, SKILL] = None
    """Person-days per skill in the plan."""
    smaller: Annotated[Text | None, EVERYONE] = None
    """How it was made smaller."""
    why: Annotated[Text | None, EVERYONE] = None
    """Why it stands here, in one plain sentence."""
    look_again: Annotated[Day | None, EVERYONE] = None
    """The day to look at it again; needed for later and scrap."""
    to: Annotated[Text | None, EVERYONE, STAKEHOLDER] = None
    """To whom it was handed over."""
    confirmed: Annotated[Many, EVERYONE, DECISION] = ()
    """Decisions that confirm it, as `<negotiation>#d1`; derived where left out."""
    before: Annotated[dict[VersionNumber, Before], EVERYONE] = Field(default_factory=dict)
    """What differed in earlier versions; `absent` where it was not in the plan yet."""


class Quarter(Warnable):
    """`quarters/<quarter>.yml`: the plan of one quarter."""

    id: Annotated[QuarterName, EVERYONE]
    """The file's name, such as 2026-Q3."""
    starts: Annotated[Day | None, EVERYONE] = None
    """The first day, where the fiscal year differs from the calendar."""
    ends: Annotated[Day | None, EVERYONE] = None
    """The last day, where the fiscal year differs from the calendar."""
    motto: Annotated[Text | None, EVERYONE] = None
    """One sentence about the quarter."""
    capacity: Annotated[Capacity | None, EVERYONE] = None
    """What the team can really spend; unknown when left out."""
    versions: Annotated[tuple[Version, ...], EVERYONE] = ()
    """The versions of the plan; one agreed version of the first day when left out."""
    entries: Annotated[tuple[Entry, ...], EVERYONE] = ()
    """Where each initiative is placed."""

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return self.starts or date(int(self.id[:4]), 3 * int(self.id[-1]) - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        if self.ends:
            return self.ends
        if self.starts:
            month = self.starts.month - 1 + 3
            year, month = self.starts.year + month // 12, month % 12 + 1
            day = min(self.starts.day, monthrange(year, month)[1])
            return date(year, month, day) - timedelta(days=1)
        year, month = int(self.id[:4]), 3 * int(self.id[-1])
        return date(year, month, monthrange(year, month)[1])

    @property
    def all_versions(self) -> tuple[Version, ...]:
        """Every version by date; without any, one agreed version of the first day."""
        if self.versions:
            return tuple(sorted(self.versions, key=lambda v: v.date))
        return (Version(version=1, date=self.first_day),)
