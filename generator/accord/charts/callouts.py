"""Words inside the grid: a cause at an arrow's tail and `new` beside a ring, each only where a place is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.charts.clear import Point
from accord.charts.grid_layout import Layout, Spot
from accord.charts.scene import Text
from accord.charts.type import room

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A few words that belong to a mark."""

    words: str
    spot: Spot
    slug: str
    """Whose dotted mark the words may touch."""
    size: float
    ring: float = 0.0


def place(said: Callout, layout: Layout, taken: list[Box]) -> Text | None:
    """The words at the first free place beside their mark, which is then taken; None where there is none."""
    spot, size = said.spot, said.size
    width = room(said.words, size)
    for x, y in _beside(spot, width, said.ring):
        box = (x - 2, y - size * 0.8, x + width + 2, y + size * 0.28)
        if (
            _inside(box, layout)
            and not _hits(box, layout, said.slug)
            and not any(_overlap(box, other) for other in taken)
        ):
            taken.append(box)
            return Text(x, y, said.words, "cause", size)
    return None


def _beside(spot: Spot, width: float, ring: float) -> Iterator[Point]:
    """Where words may begin: right, right above, right below, above, below, left."""
    right = spot.x + spot.r + spot.e + ring + 6
    yield (right, spot.y + 4)
    yield (right, spot.y - 8)
    yield (right, spot.y + 16)
    yield (spot.x - width / 2, spot.y - spot.r - ring - 6)
    yield (spot.x - width / 2, spot.y + spot.r + ring + 14)
    yield (spot.x - spot.r - spot.e - ring - 6 - width, spot.y + 4)


def _inside(box: Box, layout: Layout) -> bool:
    """Whether a box is inside the frame."""
    lattice = layout.lattice
    right, bottom = lattice.left + lattice.width, lattice.top + lattice.height
    return box[0] >= lattice.left + 2 and box[2] <= right - 2 and box[1] >= lattice.top + 2 and box[3] <= bottom - 2


def _hits(box: Box, layout: Layout, slug: str) -> bool:
    """Whether a box lies on a mark or an arrow."""
    if any(_meets(box, body.x, body.y, body.r + 2, body.e) for body in layout.bodies(but=slug)):
        return True
    return any(box[0] - 2 < x < box[2] + 2 and box[1] - 1 < y < box[3] + 1 for x, y in layout.ways())


def _meets(box: Box, x: float, y: float, r: float, e: float) -> bool:
    return box[0] < x + r + e and x - r - e < box[2] and box[1] < y + r and y - r < box[3]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
