"""Figure 3. Who promised what by when, and is it kept? One row for each party, on one line of time.

Our own row has the same marks as the others: that both sides are alike is seen before a word is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accord import addresses
from accord.charts import cache
from accord.charts.figure import ROOT, Figure, Measure, Store
from accord.charts.timeline_window import Window, window
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise, State
from accord.words import Words

__all__ = ["Dot", "Row", "TimelineView", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")
MOST_ROWS = 24
"""More parties than this are counted; those with something open come first."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One promise on the line of time."""

    what: str
    href: str
    """Where it is recorded, beginning with `ROOT`."""
    state: State
    due: date
    until: date
    """Where what happened ends: the day a late one was kept, the as-of day while overdue, else the due date."""
    days: int | None = None
    """Days late, over, or left while it is due soon."""

    @property
    def at(self) -> date:
        """The day its mark stands at: when a late one was kept, else when it is due."""
        return self.until if self.state == "kept-late" else self.due


@dataclass(frozen=True, slots=True)
class Row:
    """One party's promises."""

    who: str
    """Empty for us, and for a party these readers may not know."""
    ours: bool
    dots: tuple[Dot, ...]
    """By due date."""

    @property
    def overdue(self) -> int:
        """Days its longest overdue promise is over; 0 where none is."""
        return max((dot.days or 0 for dot in self.dots if dot.state == "overdue"), default=0)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Promises by party, ready to be drawn."""

    as_of: date
    window: Window
    rows: tuple[Row, ...]
    """Ours first, then the others: what is overdue first, then what is open, then by how many."""
    undated: int
    """Promises whose dates these readers may not know."""
    outside: int
    """Promises that were settled before the months drawn, or fall due after them, or whose party has no row."""


def view(portfolio: Portfolio, promises: Iterable[Promise]) -> TimelineView | None:
    """The promises whose dates these readers may know; None where there is none."""
    items = tuple(promises)
    dated = [(promise, _dot(promise, portfolio.as_of)) for promise in items if promise.due is not None]
    if not dated:
        return None
    months = window([day for _, dot in dated for day in (dot.due, dot.at)], portfolio)
    drawn = [(promise, dot) for promise, dot in dated if dot.state == "overdue" or months.holds(dot.at)]
    rows = _rows(portfolio, drawn)
    return TimelineView(
        as_of=portfolio.as_of,
        window=months,
        rows=rows,
        undated=len(items) - len(dated),
        outside=len(dated) - sum(len(row.dots) for row in rows),
    )


def _dot(promise: Promise, as_of: date) -> Dot:
    due = promise.commitment.due
    until = {"kept-late": promise.closed, "overdue": as_of}.get(promise.state) or due
    soon = promise.days_left if promise.state == "due-soon" else None
    address = addresses.record(promise.ref)
    return Dot(
        what=promise.commitment.what.rstrip("."),
        href=f"{ROOT}{address.path.lstrip('/')}#{address.anchor}",
        state=promise.state,
        due=due,
        until=until,
        days=promise.days_late if soon is None else soon,
    )


def _rows(portfolio: Portfolio, drawn: Sequence[tuple[Promise, Dot]]) -> tuple[Row, ...]:
    """Our row and the others in their order; ours is there also where we promised nothing."""
    by: dict[str, list[Dot]] = {}
    for promise, dot in drawn:
        by.setdefault("" if promise.side == "ltd" else promise.by, []).append(dot)
    ours = Row("", True, tuple(by.pop("", ())))
    known = portfolio.visible_stakeholders
    names = {key: known[key].title if key in known else "" for key in by}
    theirs = sorted((Row(names[key], False, tuple(dots)) for key, dots in by.items()), key=_order)
    return (ours, *theirs[: MOST_ROWS - 1])


def _order(row: Row) -> tuple[int, int, date, int, str]:
    """What needs somebody first: the longest overdue, then the most that is open, then the most promises."""
    still = [dot.due for dot in row.dots if dot.state in ("due-soon", "open")]
    return (-row.overdue, -len(still), min(still, default=date.max), -len(row.dots), row.who)


def figure(
    view: TimelineView,
    words: Words,
    store: Store,
    *,
    measures: Sequence[Measure] = ALL,
) -> Figure:
    """The promises drawn for each measure."""

    def make() -> Figure:
        from accord.charts.timeline_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("timeline", view, tuple(measures)), words, store, make)
