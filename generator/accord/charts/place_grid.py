"""Where does an initiative stand, and where did it stand before? One mark on a small grid, its way in arrows.

It stands on every initiative's page, so it is written from a template instead of being drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import hypot

from accord.charts import numbers, routing, shapes
from accord.charts.cells import Cell, Lattice, Score
from accord.charts.clear import Body, Map
from accord.charts.figure import Figure, Measure
from accord.charts.packing import font, longer
from accord.charts.palette import CLASSES
from accord.charts.plain_svg import box, drawing, line, named, path, shortened, text, unsaid
from accord.charts.routing import Curve
from accord.charts.shapes import number as n
from accord.charts.sheet import Sheet
from accord.charts.type import room
from accord.domain.quarter import PlanPlace
from accord.words import Words

_WAS = 0.86
"""How much smaller a dotted mark is."""
_LEAST = 4.0
"""A way shorter than this is no arrow."""
SHEETS: Mapping[Measure, Sheet] = {
    "phone": Sheet(33, 26, 9, left=17, top=34, right=2, bottom=50, size=11),
    "paper": Sheet(23.4, 19, 8.2, left=15, top=32, right=2, bottom=47, size=10, links=False),
}
"""316 px for every screen, 228 px for paper: it stands in a narrow column."""
LOOKS: Mapping[Measure, str] = {"phone": "ac-onscreen", "paper": "ac-paperfig"}
"""The class by which the style sheet shows one of the two."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where it stood in one quarter or in several after each other."""

    when: str
    """The months, short."""
    name: str
    """What a pointer shows."""
    score: Score


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same on every grid of a portfolio."""

    areas: tuple[str, str, str, str]
    """Names of the areas: top left, top right, bottom left, bottom right."""
    line: Fraction
    near_line: Fraction


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The way of one initiative over the quarters."""

    slug: str
    number: str
    """What stands in its mark."""
    place: PlanPlace
    stands: tuple[Stand, ...]
    """The latest last; at least one."""
    ground: Ground


def figure(view: PlaceView, words: Words, title: str, description: str) -> Figure:
    """The small grid, for every screen and for paper; `title` and `description` are the page's own words."""
    said = (title, description)
    drawings = {measure: _draw(view, sheet, measure, words, said) for measure, sheet in SHEETS.items()}
    return Figure(f"place-{view.slug}", title, description, "", drawings, marks=1, counted=0)


def _draw(view: PlaceView, sheet: Sheet, measure: Measure, words: Words, said: tuple[str, str]) -> str:
    """The drawing for one measure."""
    at = sheet.lattice(view.ground.line)
    cells = _cells(view.stands, at)
    here = cells[-1]
    number = view.number if sheet.room(at).holds(view.number) else numbers.short(view.number)
    e = longer(number, sheet.radius)
    bodies = {cell: Body(*at.centre(cell), sheet.radius * (1 if cell == here else _WAS)) for cell in cells}
    bodies[here] = Body(*at.centre(here), sheet.radius * shapes.reach(view.place), e)
    curves = _curves(cells, bodies, at)
    ghosts = [(stand, bodies[cell]) for cell, stand in _before(view.stands, at)]
    ways = "".join(_arrow(curve, sheet.head) for curve in curves)
    marks = "".join(named(_ghost(body), stand.name) for stand, body in ghosts)
    marks += named(_mark(view.place, number, bodies[here], sheet, e), view.stands[-1].name)
    labels = "".join(_labels(ghosts, bodies, curves, at, sheet))
    body = unsaid("".join(_ground(view.ground, at, sheet, words)) + ways) + marks + unsaid(labels)
    prefix, size = f"{measure}-place-{view.slug}", (sheet.width, sheet.height)
    return drawing(prefix, LOOKS[measure], size, said, body)


def _cells(stands: Sequence[Stand], at: Lattice) -> list[Cell]:
    """The cells it stood in, one after the other; a move inside one cell is no way."""
    cells: list[Cell] = []
    for stand in stands:
        cell = at.of(stand.score)
        if not cells or cells[-1] != cell:
            cells.append(cell)
    return cells


def _before(stands: Sequence[Stand], at: Lattice) -> list[tuple[Cell, Stand]]:
    """The other cells it stood in, each with the last time it did."""
    here = at.of(stands[-1].score)
    found = {at.of(stand.score): stand for stand in stands}
    return [(cell, stand) for cell, stand in found.items() if cell != here]


def _curves(cells: Sequence[Cell], bodies: Mapping[Cell, Body], at: Lattice) -> list[Curve]:
    """An arrow for each way, clear of the marks between and of the arrows before it."""
    world = Map((at.left, at.top, at.left + at.width, at.top + at.height))
    for cell, body in bodies.items():
        world.put(str(cell), body)
    curves = []
    for one, two in pairwise(cells):
        way = routing.route(bodies[one], bodies[two], frozenset({str(one), str(two)}), world)
        if way:
            world.draw(way.points)
            curves.append(way.curve)
    return curves


def _ground(view: Ground, at: Lattice, sheet: Sheet, words: Words) -> Iterator[str]:
    """The cells' ground with the band on the line, numbers at both axes, the areas' names and the axes' words."""
    size, right, bottom = sheet.size, at.left + at.width, at.top + at.height
    first, last = at.x(view.line - view.near_line), at.x(view.line + view.near_line)
    top, low = at.y(view.line + view.near_line), at.y(view.line - view.near_line)
    yield box(at.left, at.top, at.width, at.height, "ac-plot")
    yield box(first, at.top, last - first, at.height, "ac-band")
    yield box(at.left, top, at.width, low - top, "ac-band")
    yield box(at.left, at.top, at.width, at.height, "ac-frame")
    for score in range(1, 6):
        x, y = at.x(score), at.y(score)
        yield line(x, bottom, x, bottom + 4, "ac-axis") + line(at.left - 4, y, at.left, y, "ac-axis")
        yield text(x, bottom + 4 + size, str(score), size, "ac-tick", "middle")
        yield text(at.left - 6, y + size * 0.36, str(score), size, "ac-tick", "end")
    space = at.width / 2 - 4
    for names, y in ((view.areas[:2], at.top - 6), (view.areas[2:], bottom + 2 * size + 10)):
        yield text(at.left, y, shortened(names[0], space, size, True), size, "ac-area")
        yield text(right, y, shortened(names[1], space, size, True), size, "ac-area", "end")
    yield text(at.left, at.top - size - 11, words.t("figure.grid.impact"), size, "ac-axt")
    yield text(
        (at.left + right) / 2, bottom + 3 * size + 13, words.t("figure.grid.difficulty"), size, "ac-axt", "middle"
    )


def _arrow(curve: Curve, head: float) -> str:
    """A line that ends where its head begins, and the head."""
    (x1, y1), (cx, cy), (x2, y2) = curve.start, curve.control, curve.end
    length = hypot(x2 - cx, y2 - cy)
    if hypot(x2 - x1, y2 - y1) < _LEAST or not length:
        return ""
    ux, uy = (x2 - cx) / length, (y2 - cy) / length
    bx, by, half = x2 - ux * head, y2 - uy * head, head * 0.46
    tip = [(x2, y2), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)]
    return path(f"M{n(x1)},{n(y1)}Q{n(cx)},{n(cy)},{n(bx)},{n(by)}", "ac-arrow") + path(
        shapes.polygon(tip), "ac-arrowh"
    )


def _ghost(body: Body) -> str:
    """A place it stood at before."""
    return f'<g class="ac-m ac-m--ghost" transform="{_to(body)}">{path(shapes.disc(body.r), "s")}</g>'


def _mark(place: PlanPlace, number: str, body: Body, sheet: Sheet, e: float) -> str:
    """Where it stands: its shape is its place in the plan."""
    r, size = sheet.radius, font(sheet.radius)
    inner = path(shapes.outline(place, r, e), "s")
    inner += path(shapes.third(r - 1, e), "f") if place == "next" else ""
    dx, dy = shapes.number_shift(place, r)
    inner += text(dx, dy + size * 0.355, number, size, "n", "middle")
    return f'<g class="ac-m ac-m--{CLASSES.get(place, place)}" transform="{_to(body)}">{inner}</g>'


def _to(body: Body) -> str:
    return f"translate({n(body.x)},{n(body.y)})"


def _labels(
    ghosts: Sequence[tuple[Stand, Body]],
    bodies: Mapping[Cell, Body],
    curves: Sequence[Curve],
    at: Lattice,
    sheet: Sheet,
) -> Iterator[str]:
    """When it stood at each dotted mark, where there is a free place beside it; the page's sentence says it too."""
    taken = [(b.x - b.r - b.e, b.y - b.r, b.x + b.r + b.e, b.y + b.r) for b in bodies.values()]
    taken += [(x - 1, y - 1, x + 1, y + 1) for curve in curves for x, y in curve.points()]
    size = sheet.size
    for stand, body in ghosts:
        wide, far = room(stand.when, size), body.r + 3
        level = body.y + size * 0.36
        beside = [
            (body.x + far, level),
            (body.x - far - wide, level),
            (body.x - wide / 2, body.y - far - size * 0.24),
            (body.x - wide / 2, body.y + far + size * 0.76),
        ]
        for x, y in beside:
            area = (x - 1, y - size * 0.8, x + wide + 1, y + size * 0.24)
            within = area[0] > at.left and area[1] > at.top
            within = within and area[2] < at.left + at.width and area[3] < at.top + at.height
            if within and not any(
                area[0] < b[2] and b[0] < area[2] and area[1] < b[3] and b[1] < area[3] for b in taken
            ):
                taken.append(area)
                yield text(x, y, stand.when, size, "ac-cause")
                break
