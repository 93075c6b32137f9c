"""Where every mark of figure 3 stands: a pure function of the promises and of the measure.

In a row each mark takes the first lane in which it, its line and its words keep clear of those placed before;
exceptions are placed first, so that they stand on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.charts import promise_shapes
from accord.charts.figure import Measure
from accord.charts.scene import Anchor
from accord.charts.timeline import Dot, Row, TimelineView
from accord.charts.timeline_window import Window
from accord.charts.type import room
from accord.domain.promises import State

CLEAR = 2.0
"""Marks closer than this go to the next lane, in pixels."""
LANES = 8
"""More lanes than this and a row's marks are counted."""
_NEAR = 4.0
"""Between a mark and its words."""
_FIRST: tuple[State, ...] = ("overdue", "due-soon", "kept-late")
"""Exceptions, in the order in which they are placed; all others follow by their day."""

Label = Callable[[Dot], str]
"""The words beside a mark; empty for none."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    labels: float
    """Width of the names at the left; 0 where they stand above their rows."""
    radius: float
    font: float
    small: float
    """Font size of months and of the words beside marks."""
    links: bool = True

    @property
    def stacked(self) -> bool:
        """Whether names stand above their rows instead of beside them."""
        return self.labels == 0

    @property
    def lane(self) -> float:
        """Height of a lane."""
        return 2 * self.radius + 4

    @property
    def left(self) -> float:
        """Where the first day stands: a diamond fits at both ends."""
        return self.labels + self._margin

    @property
    def right(self) -> float:
        """Where the day after the last one stands."""
        return self.width - self._margin

    @property
    def _margin(self) -> float:
        return self.radius * 1.25 + 3

    @property
    def top(self) -> float:
        """Room for the months."""
        return self.small + 12


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, labels=236, radius=7, font=13, small=11.5),
    "phone": Board(328, labels=0, radius=6, font=12.5, small=11),
    "paper": Board(700, labels=192, radius=5.4, font=10.5, small=10, links=False),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels, the same in every row."""

    window: Window
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        return self.left + self.window.part(day) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one mark stands, with its line and its words."""

    dot: Dot
    x: float
    y: float
    start: float
    """Where its line begins; equal to `end` where it has none."""
    end: float
    label: str
    """Empty where there is none, or no room for it."""
    at: float
    """Where the words begin, or end."""
    anchor: Anchor
    box: tuple[float, float]
    """Left and right end of all of it."""


@dataclass(frozen=True, slots=True)
class Band:
    """One party's row."""

    row: Row
    y: float
    """Its upper edge."""
    height: float
    spots: tuple[Spot, ...]
    more: int
    """Marks that found no lane."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, from top to bottom."""

    scale: Scale
    bands: tuple[Band, ...]
    bottom: float
    """The lower edge of the last row."""
    height: float

    @property
    def drawn(self) -> int:
        """How many promises are drawn."""
        return sum(len(band.spots) for band in self.bands)

    @property
    def more(self) -> int:
        """How many are only counted at their row."""
        return sum(band.more for band in self.bands)


def lay_out(view: TimelineView, board: Board, label: Label) -> Layout:
    """The rows of one measure."""
    scale = Scale(view.window, board.left, board.right)
    now = scale.x(view.as_of)
    bands: list[Band] = []
    y = board.top
    for row in view.rows:
        y += board.font + 7 if board.stacked else 0
        lanes, more = _lanes([_spot(dot, scale, now, board, label) for dot in _in_order(row.dots)])
        height = max(len(lanes), 1) * board.lane + 8
        middles = [y + 4 + (n + 0.5) * board.lane for n in range(len(lanes))]
        spots = [_lowered(spot, middle) for lane, middle in zip(lanes, middles, strict=True) for spot in lane]
        bands.append(Band(row, y, height, tuple(sorted(spots, key=lambda spot: (spot.x, spot.y))), more))
        y += height + (6 if board.stacked or not row.ours else 12)
    bottom = bands[-1].y + bands[-1].height
    return Layout(scale, tuple(bands), bottom, bottom + board.small + 12)


def _in_order(dots: Iterable[Dot]) -> list[Dot]:
    """Exceptions first, each kind by its day."""
    rank = {state: n for n, state in enumerate(_FIRST)}
    return sorted(dots, key=lambda dot: (rank.get(dot.state, len(rank)), dot.at, dot.due, dot.href))


def _lanes(spots: Sequence[Spot]) -> tuple[list[list[Spot]], int]:
    """The marks of each lane, and how many found none."""
    lanes: list[list[Spot]] = []
    more = 0
    for spot in spots:
        free = next((lane for lane in lanes if all(_apart(spot, other) for other in lane)), None)
        if free is not None:
            free.append(spot)
        elif len(lanes) < LANES:
            lanes.append([spot])
        else:
            more += 1
    return lanes, more


def _apart(one: Spot, other: Spot) -> bool:
    return one.box[0] - other.box[1] >= CLEAR or other.box[0] - one.box[1] >= CLEAR


def _lowered(spot: Spot, y: float) -> Spot:
    return Spot(spot.dot, spot.x, y, spot.start, spot.end, spot.label, spot.at, spot.anchor, spot.box)


def _spot(dot: Dot, scale: Scale, now: float, board: Board, label: Label) -> Spot:
    """A mark with its line and, where there is room, its words."""
    x, line = scale.x(dot.at), sorted((scale.x(dot.due), scale.x(dot.until)))
    r = board.radius * promise_shapes.reach(promise_shapes.LOOKS.get(dot.state, dot.state))
    left, right = min(line[0], x - r), max(line[1], x + r)
    text = label(dot)
    wide = room(text, board.small) if text else 0.0
    at, anchor, box = _beside(left, right, wide, now, board) if text else (0.0, "start", (left, right))
    return Spot(dot, x, 0.0, line[0], line[1], text if box != (left, right) else "", at, anchor, box)


def _beside(
    left: float, right: float, wide: float, now: float, board: Board
) -> tuple[float, Anchor, tuple[float, float]]:
    """Where words of a width stand: at the right, or at the left rather than across the line of the as-of day."""
    start = right + _NEAR
    if start + wide <= board.width - 2 and not right < now < start + wide + 2:
        return start, "start", (left, start + wide)
    end = left - _NEAR
    if end - wide >= board.labels + 2 and not end - wide - 2 < now < left:
        return end, "end", (end - wide, right)
    return 0.0, "start", (left, right)
