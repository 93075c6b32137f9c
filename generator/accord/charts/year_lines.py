"""Figure 10. How did asked-for work, our own days and the days from talks develop in a year?

Both are drawn over the same quarters, and on the scale of the largest quarter of all years, so that eyes can compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord import addresses
from accord.charts import cache
from accord.charts.figure import ROOT, Figure, Measure, Store
from accord.domain.year import QuarterNumbers, Year
from accord.words import Words

__all__ = ["Point", "YearView", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


@dataclass(frozen=True, slots=True)
class Point:
    """One quarter."""

    first: date
    last: date
    href: str
    """The quarter's page, beginning with `ROOT`."""
    ratio: Decimal | None
    """How many times our own days were asked for; None where our own are not written down."""
    days: Decimal
    """Person-days from talks."""


@dataclass(frozen=True, slots=True)
class YearView:
    """The quarters of a year, ready to be drawn."""

    year: int
    points: tuple[Point, ...]
    """By first day."""
    most_ratio: Decimal
    """The largest of all years; both scales end there."""
    most_days: Decimal


def view(years: Iterable[Year], year: Year) -> YearView | None:
    """One of some years; None where it has a single quarter, as that is no development."""
    if len(year.quarters) < 2:
        return None
    every = [quarter for each in years for quarter in each.quarters]
    return YearView(
        year=year.year,
        points=tuple(_point(quarter) for quarter in year.quarters),
        most_ratio=max((quarter.ratio for quarter in every if quarter.ratio is not None), default=Decimal(0)),
        most_days=max((quarter.negotiated for quarter in every), default=Decimal(0)),
    )


def _point(numbers: QuarterNumbers) -> Point:
    quarter = numbers.edition.quarter
    href = ROOT + addresses.edition(quarter.id).path.lstrip("/")
    return Point(quarter.first_day, quarter.last_day, href, numbers.ratio, numbers.negotiated)


def figure(view: YearView, words: Words, store: Store, *, measures: Sequence[Measure] = ALL) -> Figure:
    """The year drawn for each measure."""

    def make() -> Figure:
        from accord.charts.year_lines_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("year-lines", view, tuple(measures)), words, store, make)
