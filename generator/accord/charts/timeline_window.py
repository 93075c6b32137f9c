"""Which months a line of time shows: everything where it fits, else those around the as-of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.domain.portfolio import Portfolio

LEAST, MOST = 3, 15
"""Months drawn, at least and at most: a month must stay wide enough for its name."""
AHEAD = 4
"""Months shown after that of the as-of day, where not all fit."""


@dataclass(frozen=True, slots=True)
class Window:
    """Whole months, from a first day to the day after the last."""

    first: date
    end: date
    quarters: tuple[int, ...]
    """The months in which a quarter begins, from 1 to 12."""

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        count = _number(self.end) - _number(self.first)
        return tuple(_month(_number(self.first) + n) for n in range(count))

    @property
    def days(self) -> int:
        """How many days are shown."""
        return (self.end - self.first).days

    def holds(self, day: date) -> bool:
        """Whether a day is shown."""
        return self.first <= day < self.end

    def part(self, day: date) -> float:
        """How far along a day is, from 0 to 1; a day that is not shown stands at the nearer edge."""
        return min(max((day - self.first).days / self.days, 0.0), 1.0)


def window(days: Sequence[date], portfolio: Portfolio) -> Window:
    """The months of these days and of the as-of day; around the as-of day where they are too many."""
    now = _number(portfolio.as_of)
    numbers = [now, *map(_number, days)]
    first, last = min(numbers), max(numbers)
    if last - first >= MOST:
        last = min(last, now + AHEAD)
        first = max(first, last - MOST + 1)
    last = max(last, first + LEAST - 1)
    return Window(_month(first), _month(last + 1), _quarters(portfolio))


def _quarters(portfolio: Portfolio) -> tuple[int, ...]:
    """The months in which quarters begin; those of the calendar where none is written."""
    begins = {quarter.first_day.month for quarter in portfolio.quarters.values()} or {1}
    return tuple(month for month in range(1, 13) if any((month - begin) % 3 == 0 for begin in begins))


def _number(day: date) -> int:
    """A month as a number that grows by one each month."""
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    """The first day of a month; the calendar's last month has no next one."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max
