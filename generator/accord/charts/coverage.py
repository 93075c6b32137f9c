"""Figure 5. Does our work cover the goals, and are the numbers moving? Goals in the agreed order, initiatives by place.

An empty row is the finding: a goal without work is drawn, never left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from accord import addresses
from accord.charts import cache, numbers
from accord.charts.figure import ROOT, Figure, Measure, Store
from accord.domain import coverage
from accord.domain.coverage import GoalWork, Reach
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.quarter import PLACES, PlanPlace
from accord.words import Words

__all__ = ["Column", "CoverageView", "GoalRow", "Reading", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


@dataclass(frozen=True, slots=True)
class Column:
    """One initiative of the quarter."""

    slug: str
    code: str
    number: str
    """As in its mark."""
    title: str
    place: PlanPlace
    days: Decimal
    """Person-days planned."""

    @property
    def href(self) -> str:
        """Its page, beginning with `ROOT`."""
        return ROOT + addresses.initiative(self.slug).path.lstrip("/")


@dataclass(frozen=True, slots=True)
class Reading:
    """A goal's first measure, from its first value to its target."""

    measure: str
    unit: str | None
    start: Decimal | None
    latest: Decimal | None
    target: Decimal | None
    share: Fraction | None
    """0 at the first value, 1 at the target; may lie outside."""
    met: bool
    since: date | None = None
    """The day of the first value."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal."""

    id: str
    name: str
    code: str
    """Empty where it has none."""
    rank: int
    """Its place in the agreed order, from 1; equals share a place."""
    marks: tuple[int, ...]
    """Its initiatives, by their place among the columns."""
    days: Fraction
    """Planned person-days; those of an initiative are shared equally among its goals."""
    idle: bool
    """Whether nothing goes ahead for it in the quarter."""
    reading: Reading | None
    """None where no measure is recorded."""

    @property
    def href(self) -> str:
        """Its spot on the page of the goals, beginning with `ROOT`."""
        address = addresses.goal(self.id)
        return f"{ROOT}{address.path.lstrip('/')}#{address.anchor}"


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Goals and work of one quarter, ready to be drawn."""

    name: str
    """The quarter, in small letters, for ids."""
    columns: tuple[Column, ...]
    """By place, in reading order, then in list order."""
    rows: tuple[GoalRow, ...]
    """In the agreed order."""
    unlinked: tuple[int, ...] = ()
    """Columns without a goal."""
    not_shown: int = 0
    """Initiatives these readers may not know of."""

    @property
    def marks(self) -> int:
        """How many marks the picture has where each finds its place."""
        return sum(len(row.marks) for row in self.rows) + len(self.unlinked)


def view(portfolio: Portfolio, edition: Edition) -> CoverageView | None:
    """The goals and the work of an edition; None where the year has no goal."""
    works = coverage.of(portfolio, edition)
    if not works:
        return None
    columns = _columns(portfolio, edition)
    at = {column.slug: n for n, column in enumerate(columns)}
    linked = {entry.initiative for work in works for entry in work.entries}
    return CoverageView(
        name=edition.quarter.id.lower(),
        columns=columns,
        rows=tuple(_row(work, at) for work in works),
        unlinked=tuple(n for slug, n in at.items() if slug not in linked),
        not_shown=len(edition.entries) - len(columns),
    )


def _columns(portfolio: Portfolio, edition: Edition) -> tuple[Column, ...]:
    labels = numbers.labels(i.code for i in portfolio.visible_initiatives.values())
    known = [e for e in edition.entries if not is_hidden(e.initiative) and e.initiative in portfolio.initiatives]
    entries = [(entry, portfolio.initiatives[entry.initiative]) for entry in known]
    found = [
        Column(entry.initiative, one.code, labels[one.code], one.title, entry.place, entry.days_planned)
        for entry, one in entries
    ]
    return tuple(sorted(found, key=lambda column: PLACES.index(column.place)))


def _row(work: GoalWork, at: dict[str, int]) -> GoalRow:
    return GoalRow(
        id=work.goal.id,
        name=work.goal.name,
        code=work.goal.code or "",
        rank=work.rank,
        marks=tuple(sorted(at[entry.initiative] for entry in work.entries if entry.initiative in at)),
        days=work.days,
        idle=not any(entry.place == "now" for entry in work.entries),
        reading=_reading(work.reach),
    )


def _reading(reach: Reach) -> Reading | None:
    measure = reach.measure
    if not measure.measure:
        return None
    return Reading(
        measure=measure.measure,
        unit=measure.unit,
        start=measure.baseline.value if measure.baseline else None,
        latest=reach.latest.value if reach.latest else None,
        target=measure.target.value if measure.target else None,
        share=reach.share,
        met=reach.met,
        since=measure.baseline.date if measure.baseline else None,
    )


def figure(view: CoverageView, words: Words, store: Store, *, measures: Sequence[Measure] = ALL) -> Figure:
    """The goals drawn for each measure."""

    def make() -> Figure:
        from accord.charts.coverage_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("coverage", view, tuple(measures)), words, store, make)
