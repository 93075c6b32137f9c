"""Where every bar of figure 8 stands: a row a party and a column a quarter, a pure function of the days.

On a phone the quarters of a party stand below each other. The scale is the same for all bars of a picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accord.charts.bars import Scale
from accord.charts.figure import Measure
from accord.charts.load_bars import LoadCell, LoadRow, LoadView
from accord.charts.type import room

MOST_ROWS = 24
"""Parties drawn; more are in the table only, those with the fullest quarter come first."""
_GAP = 20.0
"""Between two columns, in pixels."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    labels: float
    """Width of the names at the left; on a phone, of the months."""
    row: float
    bar: float
    values: float
    """Room behind the longest bar, at least."""
    font: float
    small: float
    stacked: bool = False
    """Whether the quarters of a party stand below each other."""
    links: bool = True


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, labels=236, row=30, bar=12, values=44, font=13, small=11.5),
    "phone": Board(328, labels=68, row=19, bar=10, values=40, font=12.5, small=11, stacked=True),
    "paper": Board(700, labels=192, row=24, bar=10, values=34, font=10.5, small=10, links=False),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """One party in one quarter."""

    row: LoadRow
    quarter: int
    """Its place among the quarters."""
    cell: LoadCell
    x: float
    """Where its bar begins."""
    y: float
    """Its middle."""
    known: float
    """Length of the confirmed part of its bar."""
    open: float
    """Length of the rest."""
    room: float
    """From where the bar begins to where the next column does."""


@dataclass(frozen=True, slots=True)
class Band:
    """One party."""

    row: LoadRow
    y: float
    """The line its name stands at the middle of."""
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, from top to bottom."""

    bands: tuple[Band, ...]
    scales: tuple[Scale, ...]
    """Days to pixels, one a column; of one length."""
    top: float
    bottom: float
    height: float

    @property
    def drawn(self) -> int:
        """How many bars are drawn."""
        return sum(spot.cell.days > 0 for band in self.bands for spot in band.spots)


def lay_out(view: LoadView, board: Board) -> Layout:
    """The rows of one measure."""
    count = len(view.quarters)
    columns = 1 if board.stacked else count
    wide = (board.width - board.labels - _GAP * (columns - 1)) / columns
    most = float(max(view.most, view.limit))
    lefts = [board.labels + n * (wide + _GAP) for n in range(columns)]
    values = max(board.values, room(f"{view.most:,}", board.small, bold=True) + 8)
    scales = tuple(Scale(left, wide - values, most) for left in lefts)
    top = 4.0 if board.stacked else board.small + 14
    bands: list[Band] = []
    y = top
    for row in view.rows[:MOST_ROWS]:
        name = y + board.font / 2 + 4 if board.stacked else y + board.row / 2
        y += board.font + 8 if board.stacked else 0
        spots = []
        for n, cell in enumerate(row.cells):
            on = scales[0 if board.stacked else n]
            middle = y + board.row * (n + 0.5) if board.stacked else y + board.row / 2
            lengths = (on.length(cell.days - cell.unconfirmed), on.length(cell.unconfirmed))
            spots.append(Spot(row, n, cell, on.left, middle, *lengths, room=wide))
        y += board.row * count + 8 if board.stacked else board.row
        bands.append(Band(row, name, tuple(spots)))
    return Layout(tuple(bands), scales, top, y, y + 4)
