"""Where marks of open answers find room: after everything else, in what is left free of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, hypot, sqrt

from accord.charts.cells import Cell, Lattice
from accord.charts.clear import Body, Point
from accord.charts.packing import LEAST, font
from accord.charts.shapes import DIAMOND
from accord.charts.type import width

SMALLER = 0.86
"""How much smaller than a full mark one is at most; on a phone it starts as large, to hold its number."""
_GAP = 1.0
"""Between it and any mark, in pixels."""
_ARROW = 2.5
"""Between it and an arrow, beside the spaces between the points of one."""
_PAD = 1.0
"""Between its number and its edge."""
_STEP, _SHRINK = 2.0, 0.75


def free(where: Cell, lattice: Lattice, full: float, bodies: Sequence[Body], ways: Iterable[Point]) -> Body | None:
    """The largest mark, nearest to the middle of its cell, that lies on nothing; None where there is no room."""
    cx, cy = lattice.centre(where)
    across, down = lattice.size
    near = [body for body in bodies if body.distance(cx, cy) < across / 2 + down / 2]
    points = [(x, y) for x, y in ways if abs(x - cx) < across and abs(y - cy) < down]
    r = full
    while r >= LEAST:
        for dx, dy in _around(across / 2 - r * DIAMOND, down / 2 - r * DIAMOND):
            if _is_free(cx + dx, cy + dy, r * DIAMOND, near, points):
                return Body(cx + dx, cy + dy, r)
        r = LEAST if LEAST < r < LEAST + _SHRINK else r - _SHRINK
    return None


def holds(number: str, r: float) -> bool:
    """Whether a diamond of this size has room for a number: it is widest in the middle only."""
    size = font(r)
    return width(number, size) / 2 + size * 0.36 + _PAD <= r * DIAMOND


def _around(wide: float, high: float) -> Iterator[Point]:
    """Places around the middle up to the edges, the nearest first, then from the top left."""
    places = [(x, y) for x in _steps(wide) for y in _steps(high)]
    return iter(sorted(places, key=lambda place: (round(hypot(*place), 3), place[1], place[0])))


def _steps(most: float) -> list[float]:
    """Even steps from one edge to the other, the middle among them; none where the cell is too small."""
    if most < 0:
        return []
    count = ceil(most / _STEP)
    return [most * step / count for step in range(-count, count + 1)] if count else [0.0]


def _is_free(x: float, y: float, half: float, bodies: Sequence[Body], points: Sequence[Point]) -> bool:
    """Whether a diamond is apart from every mark and every arrow."""
    if any(away(max(0.0, abs(b.x - x) - b.e), b.y - y, half) - b.r < _GAP for b in bodies):
        return False
    return all(away(px - x, py - y, half) >= _ARROW for px, py in points)


def away(dx: float, dy: float, half: float) -> float:
    """How far a point, counted from the middle of a diamond, is from its edge; below zero inside."""
    u, v = abs(dx), abs(dy)
    if abs(u - v) <= half:  # beside a side, not beyond a corner
        return (u + v - half) / sqrt(2)
    return hypot(max(u, v) - half, min(u, v))
