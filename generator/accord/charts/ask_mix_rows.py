"""Where every bar of figure 4 and its words stand: a pure function of the asks and of how wide the words are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from accord.charts.ask_mix import AskMix, KindRow
from accord.charts.figure import Measure
from accord.domain.negotiation import Answer

SWATCH = 9.0
"""Side of the small square before the words of an answer, in pixels."""
AFTER = 5.0
"""Between the square and its words."""
_APART = 14.0
"""Between the words of two answers."""
_GAP = 2.0
"""Between two bars of a row."""

Widths = Callable[[Answer, int], float]
"""The room that the words of an answer and its count need, in pixels."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    names: float
    """Room for the kinds at the left; 0 where they stand above their bars."""
    bar: float
    """Height of a bar."""
    font: float
    small: float

    @property
    def stacked(self) -> bool:
        """Whether kinds stand above their bars instead of beside them."""
        return self.names == 0


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, 190, bar=22, font=13.5, small=12),
    "phone": Board(328, 0, bar=18, font=13, small=11.5),
    "paper": Board(700, 128, bar=16, font=11, small=10),
}


@dataclass(frozen=True, slots=True)
class Part:
    """The asks of one kind with one answer."""

    answer: Answer
    count: int
    x: float
    width: float
    said_x: float
    """Where the square before its words begins."""
    said_y: float
    """The middle of its words."""


@dataclass(frozen=True, slots=True)
class Band:
    """One kind."""

    row: KindRow
    name_y: float
    """The middle of its name."""
    bar_y: float
    """The upper edge of its bars."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, from top to bottom."""

    bands: tuple[Band, ...]
    height: float

    @property
    def drawn(self) -> int:
        """How many bars are drawn."""
        return sum(len(band.parts) for band in self.bands)


def lay_out(view: AskMix, board: Board, widths: Widths) -> Layout:
    """The rows of one measure: all on one scale, an ask as long as any other."""
    space = board.width - board.names
    unit = space / view.most if view.most else 0.0
    bands: list[Band] = []
    y = 2.0
    for row in view.rows:
        name = y + board.font * 0.6 if board.stacked else y + board.bar / 2
        y += board.font + 7 if board.stacked else 0
        parts, bottom = _parts(row, board, unit, y, widths)
        bands.append(Band(row, name, y, parts))
        y = bottom + (18 if board.stacked else 16)
    return Layout(tuple(bands), y - 12)


def _parts(row: KindRow, board: Board, unit: float, y: float, widths: Widths) -> tuple[tuple[Part, ...], float]:
    """The bars of a row, with their words below, and where the row ends."""
    left, x = [], board.names
    for _, count in row.counts:
        left.append(x)
        x += count * unit
    needed = [SWATCH + AFTER + widths(answer, count) for answer, count in row.counts]
    first, line = y + board.bar + 4 + board.small * 0.6, board.small + 5
    parts = tuple(
        Part(answer, count, start, max(count * unit - _GAP, 0.5), at, first + n * line)
        for (answer, count), start, (at, n) in zip(row.counts, left, _places(left, needed, board), strict=True)
    )
    bottom = max((part.said_y for part in parts), default=y + board.bar) + board.small * 0.6
    return parts, bottom


def _places(left: Sequence[float], needed: Sequence[float], board: Board) -> list[tuple[float, int]]:
    """Where words begin, and on which line: each below its bar, moved aside as far as its neighbours need.

    Where one line is too short for all, they follow each other from the left, on as many lines as they need.
    """
    whole = sum(needed) + _APART * (len(needed) - 1)
    if whole > board.width - board.names:
        return _flowing(needed, board)
    at: list[float] = []
    for start, _ in zip(left, needed, strict=True):
        before = at[-1] + needed[len(at) - 1] + _APART if at else board.names
        at.append(max(start, before))
    limit = board.width
    for n in reversed(range(len(at))):
        at[n] = min(at[n], limit - needed[n])
        limit = at[n] - _APART
    return [(x, 0) for x in at]


def _flowing(needed: Sequence[float], board: Board) -> list[tuple[float, int]]:
    found: list[tuple[float, int]] = []
    x, line = board.names, 0
    for width in needed:
        if x > board.names and x + width > board.width:
            x, line = board.names, line + 1
        found.append((x, line))
        x += width + _APART
    return found
