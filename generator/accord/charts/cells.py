"""The half-point cells of the grid: which cell a score stands in, and where the cell is in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

LOWEST, HIGHEST = 1, 5
STEP = Fraction(1, 2)
Score = tuple[Fraction, Fraction]
"""Difficulty and impact."""
Cell = tuple[int, int]
"""Column and row, counted from the line: (0, 0) is on the line both ways, up and right are above 0."""


def cell(score: Fraction, line: Fraction) -> int:
    """The cell of a score on one axis.

    Cells are half a point wide and centred on the line, so that cell 0 is exactly what is closer than a quarter
    to it; a score on the border of two cells belongs to the one farther from the line.
    """
    away = abs(score - line)
    steps = floor((away + STEP / 2) / STEP)
    return steps if score > line else -steps


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cells of one picture: nine by nine when the line is at 3."""

    line: Fraction
    left: float
    top: float
    width: float
    height: float

    @property
    def first(self) -> int:
        """The leftmost column, which is also the lowest row."""
        return cell(Fraction(LOWEST), self.line)

    @property
    def count(self) -> int:
        """Cells in a row."""
        return cell(Fraction(HIGHEST), self.line) - self.first + 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a cell."""
        return (self.width / self.count, self.height / self.count)

    def of(self, score: Score) -> Cell:
        """The cell of a score."""
        return (cell(score[0], self.line), cell(score[1], self.line))

    def x(self, score: Fraction | float) -> float:
        """Where a difficulty stands."""
        return self.left + self._steps(score) * self.size[0]

    def y(self, score: Fraction | float) -> float:
        """Where an impact stands."""
        return self.top + self.height - self._steps(score) * self.size[1]

    def _steps(self, score: Fraction | float) -> float:
        """Cells between the corner and a score, at most as many as there are."""
        steps = (float(score) - float(self.line)) / float(STEP) - self.first + 0.5
        return min(max(steps, 0.0), float(self.count))

    def centre(self, where: Cell) -> tuple[float, float]:
        """The middle of a cell."""
        across, up = self.size
        x = self.left + (where[0] - self.first + 0.5) * across
        return (x, self.top + self.height - (where[1] - self.first + 0.5) * up)
