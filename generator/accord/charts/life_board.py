"""How large everything on a life line is, for each measure. Text is never scaled, so each has its own sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord.charts.figure import Measure
from accord.charts.timeline_window import Window


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    names: float
    """Width of the rows' names at the left; 0 where they stand above their rows."""
    font: float
    """Font size of the words beside marks."""
    bold: float
    """Font size of the rows' names."""
    figure: float
    """Font size of readings."""
    chart: float
    """Height of the readings."""
    lane: float
    """Height of one line of marks."""
    radius: float
    """Of a promise's mark."""
    longest: float
    """The widest words beside a mark."""
    notes: bool
    """Whether there is room for what was written down."""
    links: bool = True

    @property
    def stacked(self) -> bool:
        """Whether names stand above their rows."""
        return self.names == 0

    @property
    def left(self) -> float:
        """Where the first day stands."""
        return self.names + (4 if self.stacked else 0)

    @property
    def right(self) -> float:
        """Where the day after the last one stands."""
        return self.width - 8

    @property
    def top(self) -> float:
        """Room for years and months."""
        return 2 * self.font + 12

    @property
    def gap(self) -> float:
        """Between two rows; names above their rows stand in it."""
        return self.bold + 8 if self.stacked else 8


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, 150, 12, 13, 14, 138, 22, 6.5, 480, notes=True),
    "phone": Board(328, 0, 11, 12, 13, 108, 20, 6, 236, notes=False),
    "paper": Board(700, 104, 10, 10.5, 12, 96, 17, 5.4, 300, notes=True, links=False),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels."""

    window: Window
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        return self.left + self.window.part(day) * (self.right - self.left)

    @property
    def month(self) -> float:
        """Width of a month, about."""
        return (self.right - self.left) / max(len(self.window.months), 1)
