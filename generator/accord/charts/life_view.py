"""What the life line of an initiative shows: plain values, ready to be laid out, in the words of these readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from accord.charts.timeline_window import Window
from accord.domain.quarter import PlanPlace


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of the measure."""

    day: date
    value: Decimal
    text: str
    """The value with its unit."""
    foretold: bool = False
    """Whether it came as somebody had written down before; it gets a ring."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the measure should be."""

    value: Decimal
    labels: tuple[str, ...]
    """What is said of it, the longest first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some time at one place of the plan, or asked for and not placed yet."""

    look: PlanPlace | Literal["asked"]
    first: date
    end: date
    """The day after the last."""
    labels: tuple[str, ...]
    """What stands in it, the longest first."""
    name: str
    href: str = ""
    """Begins with `ROOT`; empty where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that happened or is to happen on a day: a mark with a few words beside it."""

    day: date
    look: str
    """`score`, `talk`, `asked`, `again`, or what the style sheet calls the state of a promise."""
    labels: tuple[str, ...]
    """What stands beside it, the longest first."""
    name: str
    href: str = ""
    since: date | None = None
    """Where a line to it begins: the start of a promise, or the due day of a late one."""
    until: date | None = None
    """Where a line from it ends: the as-of day for what is overdue."""


@dataclass(frozen=True, slots=True)
class LifeRow:
    """The marks of one kind."""

    name: str
    spots: tuple[Spot, ...]
    deep: bool = False
    """Whether every mark may have a line of its own."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was written down on a day about what would come."""

    day: date
    head: str
    text: str


@dataclass(frozen=True, slots=True)
class LifeView:
    """The life of one initiative on one line of time."""

    slug: str
    as_of: date
    window: Window
    measure: str
    """What is counted; empty where nothing is."""
    readings: tuple[Reading, ...]
    """By day, the first value among them."""
    target: Target | None
    place: str
    """What the row of places is called."""
    stretches: tuple[Stretch, ...]
    rows: tuple[LifeRow, ...]
    """Only those with marks."""
    notes: tuple[Note, ...]
    """By day."""
    undated: int = 0
    """Promises whose days these readers may not know."""

    @property
    def marks(self) -> int:
        """How many things there are to draw."""
        return len(self.readings) + len(self.stretches) + sum(len(row.spots) for row in self.rows)


def window(days: Iterable[date], quarters: Iterable[int]) -> Window:
    """The whole months from the first to the last of some days; three at least.

    `quarters` are the months in which quarters begin, from 1 to 12.
    """
    numbers = [day.year * 12 + day.month - 1 for day in days]
    first = min(numbers)
    last = max(*numbers, first + 2)
    return Window(_month(first), _month(last + 1), tuple(sorted(set(quarters))))


def _month(number: int) -> date:
    """The first day of a month, counted from the year 0; the calendar's last month has no next one."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max
