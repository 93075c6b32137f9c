"""Marks that share a cell stand side by side on a small centred lattice; what finds no room is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from accord.charts.type import SMALLEST, width

LEAST = 6.5
"""The smallest radius of a mark, in pixels."""
_STEP = 0.25
_TIGHT = 1.6
"""How far outside the smallest mark its ring runs."""
_PAD, _PAD_LONG = 0.9, 2.5
"""Between a number and the edge of its mark, and of a mark that was made longer for it."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room of one cell and what its marks look like at full size, in pixels."""

    width: float
    height: float
    radius: float
    gap: float
    """Between two marks."""
    ring: float
    """How far outside its mark the ring of a new one runs, at full size."""

    def ring_at(self, r: float) -> float:
        """How far outside a mark of radius `r` its ring runs: closer where marks are smaller."""
        full = self.radius - LEAST
        return _TIGHT + (self.ring - _TIGHT) * (r - LEAST) / full if full > 0 else self.ring

    def holds(self, number: str) -> bool:
        """Whether a mark of full size with this number is no wider than the cell."""
        return 2 * (self.radius + longer(number, self.radius)) <= self.width


@dataclass(frozen=True, slots=True)
class Packed:
    """Where the marks of a cell stand, counted from its middle."""

    r: float
    e: float
    """Half of what is let in at the middle of every mark to make room for the longest code."""
    ring: float
    """How far outside its mark the ring of a new one runs."""
    size: float
    """Font size of the numbers."""
    at: tuple[tuple[float, float], ...]
    """Where marks stand, in their order; fewer than asked for where the rest is counted."""
    more: tuple[float, float] | None
    """Where the count of the rest stands."""


def pack(numbers: Sequence[str], room: Room, rings: int = 0, *, upright: bool = False) -> Packed:
    """Places for marks with these numbers: at full size, else smaller together, else with the rest counted."""
    r = room.radius
    while r > LEAST and not _fits(len(numbers), _lattice(numbers, room, r, rings)):
        r = max(LEAST, r - _STEP)
    lattice = _lattice(numbers, room, r, rings)
    shown = len(numbers) if _fits(len(numbers), lattice) else _shown(lattice)
    slots = _slots(shown + (shown < len(numbers)), lattice, upright)
    more = slots[shown] if shown < len(numbers) else None
    return Packed(r, lattice.e, room.ring_at(r), lattice.size, tuple(slots[:shown]), more)


@dataclass(frozen=True, slots=True)
class _Lattice:
    """How many marks of a size find room, and how far apart they are."""

    columns: int
    rows: int
    across: float
    down: float
    e: float
    size: float


def font(r: float) -> float:
    """The font size of a number in a mark of this radius."""
    return max(r * 0.92, SMALLEST)


def longer(number: str, r: float) -> float:
    """Half of what is let in at the middle of a mark so that its number finds room."""
    half = width(number, font(r), bold=True) / 2
    return 0.0 if half + _PAD <= r else half + _PAD_LONG - r


def _lattice(numbers: Sequence[str], room: Room, r: float, rings: int) -> _Lattice:
    """The lattice of marks with radius `r`."""
    size = font(r)
    e = max((longer(number, r) for number in numbers), default=0.0)
    extra = room.ring_at(r) * min(rings, 2)
    across, down = 2 * (r + e) + room.gap + extra, 2 * r + room.gap + extra
    columns = max(1, floor((room.width + room.gap) / across))
    return _Lattice(columns, max(1, floor((room.height + room.gap) / down)), across, down, e, size)


def _fits(count: int, lattice: _Lattice) -> bool:
    return count <= lattice.columns * lattice.rows


def _shown(lattice: _Lattice) -> int:
    """How many marks are drawn where the rest is counted in one more place."""
    return max(0, lattice.columns * lattice.rows - 1)


def _slots(count: int, lattice: _Lattice, upright: bool) -> list[tuple[float, float]]:
    """Centred places, row by row; `upright` puts them in one column where they find room in it."""
    if upright and count <= lattice.rows:
        columns = 1
    else:
        columns = ceil(count / ceil(count / lattice.columns)) if count else 1
    rows = ceil(count / columns)
    slots = []
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        slots.append(((column - (in_row - 1) / 2) * lattice.across, (row - (rows - 1) / 2) * lattice.down))
    return slots
