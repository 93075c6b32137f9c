"""How large everything on the grid is, for each measure. Text is never scaled, so each measure has its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from accord.charts.cells import Lattice
from accord.charts.figure import Measure
from accord.charts.packing import Room


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sizes of one measure, in pixels."""

    across: float
    """Width of a cell, when there are nine of them."""
    down: float
    """Height of a cell."""
    radius: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Font size of the words around the frame."""
    causes: float = 0.0
    """Font size of the causes at the tails of the arrows; 0 for none."""
    links: bool = True

    @property
    def small(self) -> bool:
        """Whether marks are as small as on a phone: last quarter's places have no numbers then."""
        return self.radius < 10

    @property
    def ring(self) -> float:
        """How far outside its mark the ring of a new one runs."""
        return 2.6 if self.small else 3.5

    @property
    def head(self) -> float:
        """Length of an arrow's head."""
        return 4.6 if self.small else 6.0

    @property
    def width(self) -> float:
        """Width of the picture."""
        return self.left + 9 * self.across + self.right

    @property
    def height(self) -> float:
        """Height of the picture."""
        return self.top + 9 * self.down + self.bottom

    def lattice(self, line: Fraction) -> Lattice:
        """The cells, where the line is at `line`."""
        return Lattice(line, self.left, self.top, 9 * self.across, 9 * self.down)

    def room(self, lattice: Lattice) -> Room:
        """The room of one cell."""
        width, height = lattice.size
        return Room(width, height, self.radius, 1.0 if self.small else 1.6, self.ring)


PHONE = Sheet(34.4, 42, 8.2, left=17, top=40, right=1.4, bottom=36, size=11)
FULL: Mapping[Measure, Sheet] = {
    "wide": Sheet(70, 62, 12.5, left=60, top=32, right=6, bottom=46, size=12, causes=11.5),
    "phone": PHONE,
    "paper": Sheet(42.6, 44, 10, left=52, top=28, right=5.6, bottom=40, size=11, causes=10, links=False),
}
"""The grid's own page: 696, 328 and 441 px wide."""
COMPACT: Mapping[Measure, Sheet] = {
    "wide": Sheet(57, 50, 12, left=60, top=30, right=6, bottom=42, size=12),
    "phone": PHONE,
    "paper": Sheet(34.4, 35.2, 8.2, left=17, top=40, right=1.4, bottom=36, size=10.5, links=False),
}
"""Beside the list of page one: 579, 328 and 328 px wide (87 mm)."""
