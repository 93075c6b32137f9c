"""The mark of a promise: its state is its shape, the same in a figure as beside words.

Everything is an SVG path around (0, 0). What a part is drawn with depends on the state; the style sheet and the
palette say it by the same letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from accord.charts import shapes
from accord.charts.shapes import number as n

Role = Literal["s", "o", "f", "t"]
"""s: the whole shape; o: a ring; f: what fills a part of it; t: a thin line on it."""

LOOKS: Mapping[str, str] = {
    "kept-late": "late",
    "in-part": "part",
    "due-soon": "soon",
    "not-kept": "missed",
    "withdrawn": "missed",
    "changed": "replaced",
    "look-again": "again",
}
"""What the style sheet calls a state, where it has its own word."""


@dataclass(frozen=True, slots=True)
class Part:
    """One path of a mark."""

    role: Role
    path: str


def of(look: str, r: float) -> tuple[Part, ...]:
    """The paths of a look, the lowest first, in a mark of radius `r`."""
    disc, ring = Part("s", shapes.disc(r)), Part("o", shapes.disc(r - 0.9))
    match look:
        case "kept" | "late":
            return (disc, _line((-0.42, 0.02), (-0.1, 0.36), (0.46, -0.34), r=r))
        case "part":
            a = n(r - 0.9)
            return (ring, Part("f", f"M0,-{a}A{a},{a} 0 0 0 0,{a}Z"))
        case "soon":
            return (ring, Part("f", shapes.disc(r * 0.38)))
        case "overdue":
            return (Part("s", shapes.diamond(r)),)
        case "replaced":
            head = _line((0.08, -0.34), (0.44, 0), (0.08, 0.34), r=r)
            return (ring, _line((-0.46, 0), (0.4, 0), r=r), head)
        case "missed":
            return (ring, _line((-0.4, 0), (0.4, 0), r=r))
        case "again":
            return (ring, _line((0, -0.5), (0, 0.02), (0.36, 0.26), r=r))
        case _:
            return (ring,)


def reach(look: str) -> float:
    """How far a mark sticks out of the disc of its size, in radii: a diamond's corners do."""
    return shapes.DIAMOND if look == "overdue" else 1.0


def _line(*points: tuple[float, float], r: float) -> Part:
    """A thin line through points given in radii."""
    return Part("t", "M" + "L".join(f"{n(x * r)},{n(y * r)}" for x, y in points))
