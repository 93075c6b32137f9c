"""Where the words and the mark of every forecast stand: a pure function of the texts and of the measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accord.charts.expected import ExpectedRow
from accord.charts.figure import Measure
from accord.charts.type import fitted, room


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    left: float
    """Width of the column of what we expected."""
    mark: float
    """Where the middle of a mark stands."""
    right: float
    """Where the column of what came begins."""
    radius: float
    size: float
    """Font size of sentences."""
    lines: int
    """Lines of a sentence, at most."""
    links: bool = True

    @property
    def stacked(self) -> bool:
        """Whether what came stands below what we expected, where the list has its words."""
        return self.left > self.right

    @property
    def line(self) -> float:
        """From one line to the next."""
        return self.size * 1.36


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, left=540, mark=590, right=612, radius=8, size=13.5, lines=2),
    "phone": Board(328, left=302, mark=8, right=26, radius=7, size=12.5, lines=3),
    "paper": Board(700, left=316, mark=344, right=360, radius=6.5, size=10.5, lines=3, links=False),
}


@dataclass(frozen=True, slots=True)
class Band:
    """One forecast."""

    row: ExpectedRow
    top: float
    height: float
    expected: tuple[str, ...]
    """What we expected, line by line."""
    came: tuple[str, ...]
    """What came, line by line."""
    mark_y: float
    first: bool
    """Whether it is the first of its state."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, from top to bottom."""

    bands: tuple[Band, ...]
    height: float


def lay_out(rows: Sequence[ExpectedRow], board: Board) -> Layout:
    """The rows of one measure."""
    bands: list[Band] = []
    y = 0.0 if board.stacked else board.line + 8
    for n, row in enumerate(rows):
        expected = wrapped(row.expected, board.left, board.size, board.lines)
        came = () if board.stacked else wrapped(row.came, board.width - board.right, board.size, board.lines)
        first = n == 0 or rows[n - 1].state != row.state
        lines = len(expected) + 1 if board.stacked else max(len(expected), 1 + len(came))
        height = lines * board.line + 13
        # The mark stands beside the word for its state: the first line of its column, on a phone the last one.
        mark = y + 7 + board.line * (len(expected) + 0.5 if board.stacked else 0.5)
        bands.append(Band(row, y, height, expected, came, mark, first))
        y += height
    return Layout(tuple(bands), y)


def wrapped(text: str, space: float, size: float, most: int) -> tuple[str, ...]:
    """A text in lines that find room, broken between words; the last line is shortened where there would be more."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and room(" ".join(words[: taken + 1]), size) <= space:
            taken += 1
        last = len(lines) == most - 1
        lines.append(fitted(" ".join(words if last else words[:taken]), space, size))
        words = words[taken:]
    return tuple(lines)
