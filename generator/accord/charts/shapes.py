"""The outlines of marks: shape first, then colour, so that they read in black and white.

Every outline is an SVG path around (0, 0). `r` is the radius; `e` is half of what is let in at the middle to
make room for a long code, so a disc becomes a pill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin, sqrt

Point = tuple[float, float]


def number(value: float) -> str:
    """A length in a drawing: two decimals at most, never -0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def polygon(points: Iterable[Point]) -> str:
    """A closed path through points."""
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points) + "Z"


def disc(r: float, e: float = 0.0) -> str:
    """A circle, or a pill."""
    left, right, radius = number(-e), number(e), number(r)
    arc = f"A{radius},{radius} 0 0 1 "
    return f"M{left},{number(-r)}H{right}{arc}{right},{radius}H{left}{arc}{left},{number(-r)}Z"


def square(r: float, e: float = 0.0) -> str:
    """A square, or a box."""
    a = r * 0.86
    return polygon([(-a - e, -a), (a + e, -a), (a + e, a), (-a - e, a)])


def regular(corners: int, r: float, e: float, turn: float) -> str:
    """A polygon with equal sides; its left and right halves moved apart by `e`."""
    angles = [turn + k * 2 * pi / corners for k in range(corners)]
    points = [(r * cos(a), r * sin(a)) for a in angles]
    return polygon([(x + (e if x > 0 else -e), y) for x, y in _split(points, e)])


def _split(points: Sequence[Point], e: float) -> list[Point]:
    """The points; a corner on the middle line becomes two where the halves move apart."""
    out: list[Point] = []
    for x, y in points:
        middle = abs(x) < 1e-9
        side = -1e-12 if y > 0 else 1e-12
        out += [(-side, y), (side, y)] if middle and e else [(x, y)]
    return out


def hexagon(r: float, e: float = 0.0) -> str:
    """Something with a lid on: done."""
    return regular(6, r * 1.06, e, pi / 6)


def octagon(r: float, e: float = 0.0) -> str:
    """Ended early, on purpose."""
    return regular(8, r * 1.02, e, pi / 8)


def label(r: float, e: float = 0.0) -> str:
    """A label that points on: handed over."""
    a = r * 0.82
    return polygon([(-r * 0.98 - e, -a), (r * 0.36 + e, -a), (r * 1.08 + e, 0), (r * 0.36 + e, a), (-r * 0.98 - e, a)])


DIAMOND = 1.25
"""How far a diamond's corners stick out of the disc of its size, in radii: both are about as large."""


def diamond(r: float) -> str:
    """It may come to stand here: that depends on an answer."""
    a = r * DIAMOND
    return polygon([(0, -a), (a, 0), (0, a), (-a, 0)])


def third(r: float, e: float = 0.0) -> str:
    """The lower part of a disc, up to a third."""
    h = (0.30 if r > 10 else 0.50) * r
    dx = sqrt(r * r - h * h)
    radius = number(r)
    left, right, y = number(-dx - e), number(dx + e), number(h)
    bottom = f"A{radius},{radius} 0 0 1 {number(e)},{radius}H{number(-e)}A{radius},{radius} 0 0 1 {left},{y}Z"
    return f"M{left},{y}H{right}{bottom}"


def outline(place: str, r: float, e: float = 0.0) -> str:
    """The outline of a place's mark."""
    match place:
        case "scrap":
            return square(r, e)
        case "done":
            return hexagon(r, e)
        case "handed-over":
            return label(r, e)
        case "stopped":
            return octagon(r, e)
        case "would-be":
            return diamond(r)
        case "next" | "later":
            return disc(r - 1, e)
        case _:
            return disc(r, e)


def reach(place: str) -> float:
    """How far the corners of an outline stick out of its disc, in radii: an arrow keeps clear of them."""
    return {"would-be": DIAMOND, "scrap": 1.16, "handed-over": 1.08, "done": 1.06}.get(place, 1.02)


def number_shift(place: str, r: float) -> Point:
    """How far a mark's number stands from its middle: above the filled third, away from the label's point."""
    if place == "handed-over":
        return (-0.1 * r, 0.0)
    return (0.0, -0.14 * r if place == "next" else 0.0)
