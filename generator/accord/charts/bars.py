"""Bars on one scale of days: the sizes, the scale and its lines that the pictures of what fits share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from accord.charts.figure import Measure
from accord.charts.fits_view import Slice, State
from accord.charts.scene import Item, Line, Link, Rect, Text
from accord.words import Words

GAP = 1.5
"""Between two bars of a row, in pixels."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    width: float
    labels: float
    """Width of the words at the left; 0 where they stand above the bars."""
    notes: float
    """Width of the values and notes at the right; 0 where they stand above and below."""
    row: float
    bar: float
    font: float
    small: float
    """Font size of notes and of the scale."""
    steps: int
    """Lines of the scale, at most."""
    links: bool = True

    @property
    def stacked(self) -> bool:
        """Whether words stand above and below the bars instead of beside them."""
        return self.labels == 0

    @property
    def left(self) -> float:
        """Where bars begin."""
        return self.labels + (0 if self.stacked else 10)

    @property
    def space(self) -> float:
        """Width of the longest bar."""
        return self.width - self.left - (4 if self.stacked else self.notes)


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(1188, labels=150, notes=280, row=40, bar=20, font=13.5, small=12, steps=8),
    "phone": Board(328, labels=0, notes=0, row=44, bar=16, font=13, small=11.5, steps=4),
    "paper": Board(700, labels=92, notes=252, row=32, bar=16, font=12, small=11, steps=6, links=False),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels."""

    left: float
    space: float
    most: float
    """Days of the longest bar."""

    def x(self, days: Decimal | float) -> float:
        """Where a number of days ends."""
        return self.left + self.length(days)

    def length(self, days: Decimal | float) -> float:
        """How long a bar of days is; never longer than the picture is wide."""
        return min(max(float(days) / self.most, 0.0), 1.0) * self.space if self.most else 0.0


def scale(board: Board, most: Decimal) -> Scale:
    """The scale on which the largest value just fits."""
    return Scale(board.left, board.space, float(most))


def step(most: float, lines: int) -> float:
    """A round distance between the lines of a scale: 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return 1.0
    power = 10.0 ** (len(str(int(most))) - 2)
    while True:
        for factor in (1, 2, 5):
            if most / (factor * power) <= lines:
                return max(factor * power, 1.0)
        power *= 10


def lines(board: Board, on: Scale, top: float, bottom: float, words: Words) -> Iterator[Item]:
    """The scale: a light line at each round number of days."""
    distance = step(on.most, board.steps)
    value, size = 0.0, board.small - 0.5
    while value <= on.most:
        x = on.x(value)
        said = words.number(int(value))
        first = value == 0
        yield Line(x, top, x, bottom, "gridline")
        text = words.t("figure.fits.days", n=said) if first else said
        edge = x + size * len(said) * 0.3 > board.width
        yield Text(x, top - 6, text, "tick", size, "start" if first else "end" if edge else "middle")
        value += distance


def bar(on: Scale, start: Decimal | float, days: Decimal, y: float, height: float, ink: str) -> Iterator[Rect]:
    """A bar; nothing for no days."""
    wide = on.length(days)
    if wide > 0:
        yield Rect(on.x(start) + GAP / 2, y, max(wide - GAP, 0.5), height, ink, round=1.5)


def slices(
    on: Scale, start: Decimal, parts: Sequence[Slice], y: float, height: float, words: Words, *, links: bool
) -> Iterator[Rect]:
    """Days from talks, each a link to its promise."""
    at = start
    for part in parts:
        wide = on.length(part.days)
        if wide > 0:
            link = Link(name(part, words), part.href if links else "")
            yield Rect(on.x(at) + GAP / 2, y, max(wide - GAP, 0.5), height, part.state, round=1.5, link=link)
        at += part.days


_STATES: Mapping[State, str] = {
    "kept": "figure.fits.kept",
    "open": "figure.fits.open",
    "away": "figure.fits.not_given",
}


def name(part: Slice, words: Words) -> str:
    """What a slice is called: 16 days from Field Operations, promise kept."""
    state = words.t(_STATES[part.state])
    who = part.who or words.t("figure.not_shown")
    return words.t("figure.fits.slice", days=words.days(part.days), who=who, state=state)
