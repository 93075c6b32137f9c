"""Arrows between marks: straight where that clears every other mark, else with the smallest bend that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, hypot

from accord.charts.clear import CLEAR, Body, Map, Point

BENDS = (0, 8, -8, 14, -14, 20, -20, 26, -26, 32, -32, 40, -40, 50, -50, 64, -64, 80, -80)
"""How far the middle of an arrow is pushed aside, the smallest first."""
FEW_BENDS = (0, 14, -14, 32, -32)
"""For a grid with so many arrows that none can be followed anyway."""
_SPACING = 5.0
_FROM, _TO = 1.5, 2.0
"""How far an arrow begins from the dotted mark, and ends before the full one."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic curve from `start` to `end`."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at `t` from 0 to 1."""
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )

    def points(self) -> list[Point]:
        """Points along the curve, a few pixels apart."""
        (x1, y1), (x2, y2), (cx, cy) = self.start, self.end, self.control
        length = hypot(cx - x1, cy - y1) + hypot(x2 - cx, y2 - cy)
        steps = max(4, ceil(length / _SPACING))
        return [self.at(i / steps) for i in range(steps + 1)]

    def part(self, t0: float, t1: float) -> Curve:
        """The curve between two of its points."""
        a, b, c = (1 - t0) * (1 - t1), (1 - t0) * t1 + t0 * (1 - t1), t0 * t1
        control = (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )
        return Curve(self.at(t0), control, self.at(t1))


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow's way, from edge to edge, and how much is wrong with it."""

    curve: Curve
    points: tuple[Point, ...]
    cost: float
    """0 for a straight arrow that is clear of everything."""


def route(start: Body, end: Body, own: frozenset[str], world: Map, bends: Sequence[float] = BENDS) -> Route | None:
    """The best way from one mark to another; None when they are too close for an arrow between them."""
    best: Route | None = None
    for bend in bends:
        limit = best.cost if best else 1e9
        if limit <= abs(bend) * 0.6:
            break
        found = _attempt(start, end, bend, own, world, limit)
        if found and found.cost < limit:
            best = found
    return best


def _attempt(start: Body, end: Body, bend: float, own: frozenset[str], world: Map, limit: float) -> Route | None:
    """One way, with its cost: bending costs a little, passing a mark too closely far more."""
    whole = _curve((start.x, start.y), (end.x, end.y), bend)
    points = whole.points()
    steps = len(points) - 1
    first = next((i for i in range(steps + 1) if start.distance(*points[i]) >= _FROM), steps)
    last = next((i for i in range(steps, -1, -1) if end.distance(*points[i]) >= _TO), 0)
    if last - first < 2:
        return None
    t0 = _edge(whole, start, _FROM, first / steps, (first - 1) / steps)
    t1 = _edge(whole, end, _TO, last / steps, (last + 1) / steps)
    curve = whole.part(t0, t1)
    drawn = (curve.start, *points[first : last + 1], curve.end)
    cost = abs(bend) * 0.6
    cost += (CLEAR - world.clearance(drawn, own, CLEAR - (limit - cost) / 60)) * 60
    if cost < limit:
        cost += world.touches(drawn) * 4
    return Route(curve, drawn, cost)


def _edge(curve: Curve, body: Body, away: float, outside: float, inside: float) -> float:
    """The place on a curve where it is just `away` from a mark's edge."""
    for _ in range(6):
        middle = (outside + inside) / 2
        if body.distance(*curve.at(middle)) >= away:
            outside = middle
        else:
            inside = middle
    return min(max(outside, 0.0), 1.0)


def _curve(start: Point, end: Point, bend: float) -> Curve:
    """The curve whose middle is pushed `bend` pixels to the side."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    nx, ny = (y2 - y1) / length, (x1 - x2) / length
    return Curve(start, ((x1 + x2) / 2 + 2 * bend * nx, (y1 + y2) / 2 + 2 * bend * ny), end)
