"""The rows of figure 11: both versions by place, on one line what is at the same place in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from accord.charts.figure import Measure
from accord.charts.version_difference import DifferenceView, Item, Side
from accord.domain.quarter import PLACES, PlanPlace

MOST = 40
"""Rows up to which everything is drawn; beyond it, what is the same is only counted."""
MOST_CHANGED = 80
"""Rows of what differs; more are only counted."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    column: float
    """Width of one column."""
    row: float
    radius: float
    size: float
    """Font size of titles and days."""
    days: float
    """Room for the days of a row."""
    links: bool = True

    @property
    def slim(self) -> bool:
        """Whether titles stand between the columns, once a row, instead of in both."""
        return self.column < 80

    @property
    def right(self) -> float:
        """Where the column of this version begins."""
        return self.width - self.column


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(696, column=278, row=27, radius=10, size=12.5, days=40),
    "phone": Board(328, column=50, row=26, radius=8.8, size=11.5, days=28),
    "paper": Board(441, column=182, row=21, radius=8.6, size=10, days=26, links=False),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture."""

    y: float
    """Its middle."""
    left: Item | None = None
    right: Item | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A place, with how many initiatives stood there and their days, before and after."""

    y: float
    place: PlanPlace
    counts: tuple[int, int]
    days: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class More:
    """How many initiatives of a place are not drawn."""

    y: float
    n: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, from top to bottom."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    more: tuple[More, ...]
    height: float

    @property
    def drawn(self) -> int:
        """How many initiatives are drawn."""
        return len({id(item) for row in self.rows for item in (row.left, row.right) if item})

    @property
    def counted(self) -> int:
        """How many are only counted."""
        return sum(more.n for more in self.more)


Line = tuple[Item | None, Item | None]


def lay_out(view: DifferenceView, board: Board) -> Layout:
    """Headings, rows and counts of one measure."""
    kept = _kept(view.items)
    headings: list[Heading] = []
    rows: list[Row] = []
    more: list[More] = []
    y = board.row * 1.7
    for place in PLACES:
        here = [item for item in view.items if place in (_place(item.before), _place(item.after))]
        if not here:
            continue
        headings.append(_heading(y + board.row * 0.5, place, here))
        y += board.row * 1.15
        for left, right in _lines(place, [item for item in here if id(item) in kept]):
            rows.append(Row(y + board.row / 2, left, right))
            y += board.row
        # One that changed its place is counted where it stands now.
        left_out = sum(id(item) not in kept and _place(item.after or item.before) == place for item in here)
        if left_out:
            more.append(More(y + board.row / 2, left_out))
            y += board.row
        y += board.row * 0.35
    return Layout(tuple(headings), tuple(rows), tuple(more), y)


def _kept(items: Sequence[Item]) -> frozenset[int]:
    """What is drawn: everything where it is not too much, else what differs."""
    if len(items) <= MOST:
        return frozenset(map(id, items))
    return frozenset([id(item) for item in items if not item.same][:MOST_CHANGED])


def _place(side: Side | None) -> PlanPlace | None:
    return side.place if side else None


def _lines(place: PlanPlace, items: Sequence[Item]) -> Iterator[Line]:
    """What stands at a place, in list order: before on the left, now on the right."""
    for item in items:
        yield (
            item if _place(item.before) == place else None,
            item if _place(item.after) == place else None,
        )


def _heading(y: float, place: PlanPlace, items: Sequence[Item]) -> Heading:
    sides = ([i.before for i in items], [i.after for i in items])
    at = [[side for side in column if side and side.place == place] for column in sides]
    days = [sum((side.days or Decimal(0) for side in column), Decimal(0)) for column in at]
    return Heading(y, place, (len(at[0]), len(at[1])), (days[0], days[1]))
