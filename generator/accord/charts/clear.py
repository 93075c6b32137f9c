"""What an arrow on the grid keeps clear of: other marks, the frame, and the arrows before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import hypot

Point = tuple[float, float]
CLEAR = 3.5
"""How far an arrow stays from every mark that is not its own, in pixels."""
APART = 3.0
"""Two arrows closer than this read as one."""
_BUCKET = 24.0


@dataclass(frozen=True, slots=True)
class Body:
    """A mark as an arrow meets it: a disc, or a pill that is `e` wider on both sides."""

    x: float
    y: float
    r: float
    e: float = 0.0

    def distance(self, x: float, y: float) -> float:
        """From a point to the edge; below zero inside."""
        return hypot(max(0.0, abs(x - self.x) - self.e), y - self.y) - self.r


@dataclass(slots=True)
class Map:
    """Marks and arrows, found by where they stand, so that a look costs the same in a full grid as in an empty one."""

    frame: tuple[float, float, float, float]
    """Left, top, right and bottom: no arrow leaves it."""
    _bodies: dict[tuple[int, int], list[tuple[str, Body]]] = field(default_factory=lambda: defaultdict(list))
    _drawn: set[tuple[int, int]] = field(default_factory=set)
    """Spots of `APART` by `APART` pixels on or beside an arrow."""

    def put(self, name: str, body: Body) -> None:
        """Add a mark."""
        reach = body.r + CLEAR
        for i in range(_bucket(body.x - body.e - reach), _bucket(body.x + body.e + reach) + 1):
            for j in range(_bucket(body.y - reach), _bucket(body.y + reach) + 1):
                self._bodies[i, j].append((name, body))

    def draw(self, points: Iterable[Point]) -> None:
        """Remember an arrow, so that the next ones stay apart from it."""
        for x, y in points:
            i, j = int(x // APART), int(y // APART)
            self._drawn.update((i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1))

    def clearance(self, points: Sequence[Point], but: frozenset[str], enough: float = -1e9) -> float:
        """The smallest distance between a line and a mark, at most `CLEAR`; the frame counts as a mark.

        Stops looking at less than `enough`, as the line is then of no use.
        """
        left, top, right, bottom = self.frame
        xs, ys = [x for x, _ in points], [y for _, y in points]
        least = min(CLEAR, min(xs) - left, min(ys) - top, right - max(xs), bottom - max(ys))
        for x, y in points:
            for name, body in self._bodies.get((int(x // _BUCKET), int(y // _BUCKET)), ()):
                if name not in but:
                    least = min(least, body.distance(x, y))
            if least < enough:
                break
        return least

    def touches(self, points: Iterable[Point]) -> int:
        """How many points of a line lie on or beside earlier arrows."""
        drawn = self._drawn
        return sum((int(x // APART), int(y // APART)) in drawn for x, y in points)


def _bucket(length: float) -> int:
    return int(length // _BUCKET)
