"""Where everything of figure 10 stands: two tracks over the same quarters, a pure function of the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from accord.charts.figure import Measure
from accord.charts.year_lines import Point, YearView


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    labels: float
    """Width of the names at the left; 0 where they stand above their tracks."""
    track: float
    """Height of a track, from its ground to its largest value."""
    bar: float
    """Width of a bar, at most."""
    font: float
    small: float
    links: bool = True

    @property
    def stacked(self) -> bool:
        """Whether names stand above their tracks."""
        return self.labels == 0

    @property
    def head(self) -> float:
        """Room above a track for the largest value, and for its name where that stands above."""
        return self.font + 10 + (self.font + 8 if self.stacked else 0)


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, labels=150, track=96, bar=56, font=13, small=12),
    "phone": Board(328, labels=0, track=84, bar=36, font=12.5, small=11),
    "paper": Board(700, labels=104, track=74, bar=44, font=11, small=10, links=False),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter."""

    point: Point
    x: float
    """Its middle."""
    y: float | None
    """Where its ratio stands; None where it is not known."""
    bar: float
    """Height of the bar of its days from talks; 0 where there are none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Both tracks."""

    columns: tuple[Column, ...]
    wide: float
    """Width of a column."""
    ratio_ground: float
    """Where a ratio of 0 stands."""
    own: float
    """Where a ratio of 1 stands: our own days."""
    days_ground: float
    height: float

    @property
    def lines(self) -> tuple[tuple[Column, Column], ...]:
        """Neighbours whose ratios are both known."""
        return tuple((a, b) for a, b in pairwise(self.columns) if a.y is not None and b.y is not None)

    @property
    def drawn(self) -> int:
        """How many values have a mark: a dot, or a bar."""
        return sum(column.y is not None for column in self.columns) + sum(column.bar > 0 for column in self.columns)


def lay_out(view: YearView, board: Board) -> Layout:
    """The tracks of one measure, ratios above and days below."""
    ratio_ground = board.small + 14 + board.head + board.track
    days_ground = ratio_ground + board.head + board.track + 10
    most = max(view.most_ratio, Decimal(1))
    left = board.labels
    wide = (board.width - left) / len(view.points)
    columns = tuple(
        Column(
            point=point,
            x=left + (n + 0.5) * wide,
            y=None if point.ratio is None else ratio_ground - _height(point.ratio, most, board),
            bar=_height(point.days, view.most_days, board),
        )
        for n, point in enumerate(view.points)
    )
    own = ratio_ground - _height(Decimal(1), most, board)
    return Layout(columns, wide, ratio_ground, own, days_ground, days_ground + 4)


def _height(value: Decimal, most: Decimal, board: Board) -> float:
    """How high a value stands on a scale that ends at the largest."""
    return float(value / most) * board.track if most else 0.0
