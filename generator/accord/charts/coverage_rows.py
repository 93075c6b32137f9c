"""Where everything of figure 5 stands: a row a goal and a column an initiative, a pure function of the plan.

Where the columns find no room, only those that go ahead keep a column each and the marks of other places stand side by
side; where even that finds none, as on a phone, all marks of a row do. The order stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from accord.charts import shapes
from accord.charts.coverage import Column, CoverageView, GoalRow
from accord.charts.figure import Measure
from accord.charts.packing import longer
from accord.domain.quarter import PLACES, PlanPlace

MOST_LINES = 3
"""Lines of marks in a row without columns; what finds no room is counted."""
_BETWEEN = 10.0
"""Between the columns of two places, in pixels."""
_GAPS = (6.0, 4.5, 3.0)
"""Between two columns: as far apart as there is room for."""
_STEP = 0.25
_LEAST = 7.5
"""The smallest radius in columns: a number finds room in every shape."""
_COUNT = 24.0
"""Room for the count of what is not drawn."""

Heads = Mapping[PlanPlace, float]
"""The room the name of each place needs above its columns."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    names: float
    """Room for the goals' names at the left; 0 where they stand above their marks."""
    days: float
    start: float
    """Room for the first value, left of the bar."""
    bar: float
    """Length of the bar from the first value to the target."""
    target: float
    latest: float
    row: float
    radius: float
    font: float
    small: float
    tall: bool = False
    """Whether the name of a place may stand on two lines."""
    links: bool = True

    @property
    def stacked(self) -> bool:
        """Whether everything of a goal stands below its name."""
        return self.names == 0

    @property
    def margin(self) -> float:
        """Width of what stands at the right of the marks."""
        return 0.0 if self.stacked else self.days + self.start + self.bar + self.target + self.latest

    @property
    def space(self) -> float:
        """Room for marks."""
        return self.width - self.names - self.margin

    @property
    def bar_left(self) -> float:
        """Where the bar begins."""
        return self.start if self.stacked else self.width - self.latest - self.target - self.bar

    @property
    def days_right(self) -> float:
        """Where the days end."""
        return self.width if self.stacked else self.width - self.margin + self.days


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(
        1188, 178, days=46, start=62, bar=152, target=62, latest=86, row=42, radius=11.5, font=13.5, small=12
    ),
    "phone": Board(328, 0, days=0, start=44, bar=156, target=46, latest=82, row=0, radius=11, font=13, small=11.5),
    "paper": Board(
        700,
        132,
        days=26,
        start=38,
        bar=54,
        target=32,
        latest=46,
        row=31,
        radius=9,
        font=10.5,
        small=10,
        tall=True,
        links=False,
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one place."""

    place: PlanPlace
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one mark stands."""

    column: Column
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """One goal; or, at the end, the initiatives without one."""

    row: GoalRow | None
    top: float
    height: float
    spots: tuple[Spot, ...]
    more: int
    """Marks that are only counted."""
    more_at: tuple[float, float]

    @property
    def middle(self) -> float:
        """The height its marks stand at where they stand on one line."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, from top to bottom."""

    groups: tuple[Group, ...]
    """From left to right; none where marks stand side by side."""
    bands: tuple[Band, ...]
    radius: float
    top: float
    height: float

    @property
    def drawn(self) -> int:
        """How many marks are drawn."""
        return sum(len(band.spots) for band in self.bands)

    @property
    def more(self) -> int:
        """How many are only counted."""
        return sum(band.more for band in self.bands)


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Where columns stand, and how large their marks are."""

    radius: float
    pitch: float
    groups: tuple[Group, ...]
    slots: tuple[tuple[int, ...], ...]
    """For each row, the place of each of its marks within its group."""

    def xs(self, row: int, columns: Sequence[Column]) -> list[float]:
        """The middle of each mark of a row."""
        left = {group.place: group.x for group in self.groups}
        placed = zip(columns, self.slots[row], strict=True)
        return [left[column.place] + self.pitch * (slot + 0.5) for column, slot in placed]


def lay_out(view: CoverageView, board: Board, heads: Heads) -> Layout:
    """The rows of one measure; `heads` is the room that the names of the places need."""
    rows: list[tuple[GoalRow | None, tuple[int, ...]]] = [(row, row.marks) for row in view.rows]
    rows += [(None, view.unlinked)] if view.unlinked else []
    lattice = None if board.stacked else _lattice(view, [marks for _, marks in rows], board, heads)
    bands: list[Band] = []
    top = y = 2.0 if board.stacked else board.small * (2 if board.tall else 1) + 17
    for n, (row, marks) in enumerate(rows):
        columns = [view.columns[mark] for mark in marks]
        if lattice:
            spots = [Spot(c, x, y + board.row / 2) for c, x in zip(columns, lattice.xs(n, columns), strict=True)]
            band = Band(row, y, board.row, tuple(spots), 0, (0.0, 0.0))
        else:
            band = _side_by_side(row, columns, y, board, _half(view.columns, board.radius))
        bands.append(band)
        y += band.height
    return Layout(lattice.groups if lattice else (), tuple(bands), lattice.radius if lattice else board.radius, top, y)


def _lattice(view: CoverageView, rows: Sequence[tuple[int, ...]], board: Board, heads: Heads) -> _Lattice | None:
    """The largest marks, as far apart as possible, with which every column has room; None where none has."""
    for own in (PLACES, PLACES[:1]):
        slots = tuple(tuple(_slots(view.columns, marks, own)) for marks in rows)
        widths = _widths(view.columns, rows, slots)
        radius = board.radius
        while radius >= _LEAST:
            for gap in _GAPS:
                pitch = 2 * _half(view.columns, radius) + gap
                groups = tuple(_groups(widths, board, heads, pitch))
                if not groups or groups[-1].x + groups[-1].width <= board.names + board.space - _BETWEEN:
                    return _Lattice(radius, pitch, groups, slots)
            radius -= _STEP
    return None


def _slots(columns: Sequence[Column], marks: Sequence[int], own: Sequence[PlanPlace]) -> Iterator[int]:
    """The place of each mark of a row within its group: that of its column where its place has columns of their own,
    else the next one in the row.
    """
    for n, mark in enumerate(marks):
        place = columns[mark].place
        before = range(mark) if place in own else marks[:n]
        yield sum(columns[other].place == place for other in before)


def _widths(
    columns: Sequence[Column], rows: Sequence[tuple[int, ...]], slots: Sequence[tuple[int, ...]]
) -> Mapping[PlanPlace, int]:
    """How many marks wide the group of each place is, from left to right."""
    most: dict[PlanPlace, int] = {}
    for mark, slot in sorted(pair for row in zip(rows, slots, strict=True) for pair in zip(*row, strict=True)):
        place = columns[mark].place
        most[place] = max(most.get(place, 0), slot + 1)
    return most


def _groups(widths: Mapping[PlanPlace, int], board: Board, heads: Heads, pitch: float) -> Iterator[Group]:
    x = board.names
    for place, count in widths.items():
        width = max(pitch * count, heads[place])
        yield Group(place, x, width)
        x += width + _BETWEEN


def _half(columns: Sequence[Column], radius: float) -> float:
    """Half the width of the widest mark."""
    return max((radius * shapes.reach(c.place) + longer(c.number, radius) for c in columns), default=radius)


def _side_by_side(row: GoalRow | None, columns: Sequence[Column], top: float, board: Board, half: float) -> Band:
    """Marks in lines without columns, as many as find room; `half` is half the width of the widest mark."""
    pitch, down = 2 * half + _GAPS[-1], 2 * board.radius + _GAPS[0]
    # What lies right of the marks on a wide sheet begins close to them.
    across = max(1, floor((board.space - (0 if board.stacked else _BETWEEN)) / pitch))
    room = across * MOST_LINES
    less = ceil(_COUNT / pitch)
    shown = len(columns) if len(columns) <= room else max(0, room - less)
    lines = ceil(min(len(columns), room) / across)
    height, first = _height(row, lines, down, board)
    spots = [
        Spot(column, board.names + half + pitch * (n % across), top + first + down * (n // across))
        for n, column in enumerate(columns[:shown])
    ]
    at = (board.names + pitch * (shown % across), top + first + down * (shown // across))
    return Band(row, top, height, tuple(spots), len(columns) - shown, at)


def _height(row: GoalRow | None, lines: int, down: float, board: Board) -> tuple[float, float]:
    """How high a row is, and where in it the first line of marks stands."""
    if not board.stacked:
        height = max(board.row, lines * down + 6)
        return height, (height - (lines - 1) * down) / 2
    head = board.font + 8 + (board.small + 5 if row else 0)
    return head + lines * down + (foot(board) if row and row.reading else 0) + 14, head + down / 2 + 2


def foot(board: Board) -> float:
    """On a phone, the height of the measure's name and its bar."""
    return 2 * board.small + 20
