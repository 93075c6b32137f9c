"""Where every mark and arrow of the grid stands: a pure function of the data, so the same facts make the same picture.

Marks of one cell are packed by code, those that came from the right at the right; last quarter's places are packed
with them. Arrows are routed shortest first, each around all marks and apart from the arrows before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import hypot

from accord.charts import numbers, packing, routing, shapes, would_layout
from accord.charts.cells import Cell, Lattice
from accord.charts.clear import Body, Map, Point
from accord.charts.grid_view import GridMark, GridView
from accord.charts.grid_would_be import GridWouldBe
from accord.charts.routing import BENDS, FEW_BENDS, Route
from accord.charts.sheet import Sheet

WAS = 0.86
"""How much smaller a mark of last quarter's place is."""
_MANY = 40
"""With more arrows than this nobody follows one: the first order of the dotted marks and fewer bends do."""
_WAYS = BENDS[:11]
_CLEAR_WAY = 28.0
"""What a thin line to a mark of an open answer may cost: it may bend and cross an arrow, but pass no mark closely."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands."""

    x: float
    y: float
    r: float
    e: float
    ring: float
    """How far outside it the ring of a new one runs."""
    number: str
    size: float
    """Font size of its number."""
    reach: float
    """How far its corners stick out of its disc, in radii."""

    @property
    def body(self) -> Body:
        """The mark as an arrow meets it."""
        return Body(self.x, self.y, self.r * self.reach, self.e)


@dataclass(frozen=True, slots=True)
class More:
    """How many marks of a cell found no room in it."""

    x: float
    y: float
    n: int
    size: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The grid, laid out for one measure."""

    lattice: Lattice
    marks: dict[str, Spot]
    """By slug."""
    ghosts: dict[str, Spot]
    """Last quarter's places, by slug."""
    more: tuple[More, ...]
    routes: dict[str, Route]
    """Arrows by slug; none where a mark stands too close to its last place."""
    would_be: dict[str, Spot] = field(default_factory=dict)
    """Where marks would stand by open answers, by their keys; none where there is no room beside real marks."""
    would_ways: dict[str, Route] = field(default_factory=dict)
    """Thin lines to them from the real marks, by their keys; only where nothing is in the way."""

    @property
    def cost(self) -> float:
        """How much is wrong with the arrows."""
        return sum(route.cost for route in self.routes.values())

    def bodies(self, but: str = "") -> Iterator[Body]:
        """Everything a label keeps clear of, except the dotted mark of one initiative."""
        yield from (spot.body for spot in self.marks.values())
        yield from (spot.body for slug, spot in self.ghosts.items() if slug != but)
        yield from (Body(more.x, more.y, more.size * 0.6, more.size * 0.4) for more in self.more)
        yield from (spot.body for spot in self.would_be.values())

    def ways(self) -> Iterator[Point]:
        """Points along everything that is drawn from mark to mark."""
        for route in (*self.routes.values(), *self.would_ways.values()):
            yield from route.points


def lay_out(view: GridView, sheet: Sheet) -> Layout:
    """The grid for one measure; of two orders of dotted marks in a cell, the one whose arrows bend less."""
    best = _attempt(view, sheet, False)
    if best.cost > 0 and len(best.ghosts) <= _MANY:
        best = min(best, _attempt(view, sheet, True), key=lambda layout: layout.cost)
    return _with_would_be(best, view, sheet)


def moved(mark: GridMark, lattice: Lattice) -> bool:
    """Whether a mark has left its cell: a move inside one cell has no arrow, the table says it."""
    return mark.was is not None and lattice.of(mark.was) != lattice.of(mark.point)


@dataclass(frozen=True, slots=True)
class _Tenant:
    """A mark that wants room in a cell: this quarter's, or last quarter's."""

    mark: GridMark
    ghost: bool


def _attempt(view: GridView, sheet: Sheet, flip: bool) -> Layout:
    """One layout; `flip` turns the order of dotted marks that have a cell to themselves."""
    lattice = sheet.lattice(view.line)
    layout = Layout(lattice, {}, {}, (), {})
    for where, tenants in sorted(_cells(view, lattice).items()):
        layout = _settle(layout, where, tenants, sheet, flip)
    layout.routes.update(_routes(layout))
    return layout


def _cells(view: GridView, lattice: Lattice) -> dict[Cell, list[_Tenant]]:
    """Who wants room in which cell."""
    cells: dict[Cell, list[_Tenant]] = defaultdict(list)
    for mark in view.marks:
        cells[lattice.of(mark.point)].append(_Tenant(mark, False))
        if mark.was is not None and moved(mark, lattice):
            cells[lattice.of(mark.was)].append(_Tenant(mark, True))
    return cells


def _settle(layout: Layout, where: Cell, tenants: list[_Tenant], sheet: Sheet, flip: bool) -> Layout:
    """The layout with one more cell; dotted marks give way where there is no room for all."""
    room = sheet.room(layout.lattice)
    order = _order(tenants, flip)
    alone = all(tenant.ghost for tenant in order)
    packed = _pack(order, room, sheet, alone)
    if packed.more and not alone:
        order = [tenant for tenant in order if not tenant.ghost]
        packed = _pack(order, room, sheet, False)
    cx, cy = layout.lattice.centre(where)
    for tenant, (dx, dy) in zip(order, packed.at, strict=False):
        scale = WAS if tenant.ghost else 1.0
        number = _number(tenant, room, sheet)
        reach = shapes.reach("was" if tenant.ghost else tenant.mark.place)
        spot = Spot(cx + dx, cy + dy, packed.r * scale, packed.e, packed.ring, number, packed.size, reach)
        (layout.ghosts if tenant.ghost else layout.marks)[tenant.mark.slug] = spot
    left = len(order) - len(packed.at)
    if alone or not left or not packed.more:
        return layout
    more = More(cx + packed.more[0], cy + packed.more[1], left, packed.size)
    return replace(layout, more=(*layout.more, more))


def _pack(order: Sequence[_Tenant], room: packing.Room, sheet: Sheet, alone: bool) -> packing.Packed:
    """Places for the marks of a cell."""
    rings = sum(tenant.mark.new for tenant in order)
    return packing.pack([_number(tenant, room, sheet) for tenant in order], room, rings, upright=alone)


def _number(tenant: _Tenant, room: packing.Room, sheet: Sheet) -> str:
    """What stands in a mark: its number; less where the cell is narrower; nothing where dotted marks are small."""
    if tenant.ghost and sheet.small:
        return ""
    number = tenant.mark.number
    return number if room.holds(number) else numbers.short(tenant.mark.code)


def _order(tenants: Sequence[_Tenant], flip: bool) -> list[_Tenant]:
    """This quarter's marks by code, those from the right last; then last quarter's, the shortest way first."""
    full = [tenant for tenant in tenants if not tenant.ghost]
    ghosts = [tenant for tenant in tenants if tenant.ghost]
    full.sort(key=lambda t: (_from_the_right(t.mark), numbers.order(t.mark.code)))
    ghosts.sort(key=lambda t: numbers.order(t.mark.code))
    ghosts.sort(key=lambda t: _way(t.mark) if not full else 0.0, reverse=flip and not full)
    return full + ghosts


def _from_the_right(mark: GridMark) -> bool:
    return mark.was is not None and mark.was[0] > mark.difficulty


def _way(mark: GridMark) -> float:
    """How far a mark moved, in points."""
    was = mark.was or mark.point
    return round(hypot(float(was[0] - mark.difficulty), float(was[1] - mark.impact)), 6)


def _routes(layout: Layout) -> dict[str, Route]:
    """The arrows, the shortest first."""
    world = _world(layout)
    bends = BENDS if len(layout.ghosts) <= _MANY else FEW_BENDS
    routes: dict[str, Route] = {}
    for slug in sorted(layout.ghosts, key=lambda s: (_apart(layout, s), s)):
        if slug not in layout.marks:
            continue
        own = frozenset({slug, f"{slug} was"})
        way = routing.route(layout.ghosts[slug].body, layout.marks[slug].body, own, world, bends)
        if way:
            routes[slug] = way
            world.draw(way.points)
    return routes


def _apart(layout: Layout, slug: str) -> float:
    """How far a mark stands from its last place, in pixels; far away where it found no room."""
    here, there = layout.marks.get(slug), layout.ghosts[slug]
    return round(hypot(here.x - there.x, here.y - there.y), 2) if here else 1e9


def _world(layout: Layout) -> Map:
    """Everything arrows keep clear of."""
    lattice = layout.lattice
    frame = (lattice.left, lattice.top, lattice.left + lattice.width, lattice.top + lattice.height)
    world = Map(frame)
    for slug, spot in layout.marks.items():
        world.put(slug, spot.body)
    for slug, spot in layout.ghosts.items():
        world.put(f"{slug} was", spot.body)
    for index, more in enumerate(layout.more):
        world.put(f"+{index}", Body(more.x, more.y, more.size * 0.6, more.size * 0.4))
    return world


def would_move(item: GridWouldBe, mark: GridMark, lattice: Lattice) -> bool:
    """Whether an answer would move a mark out of its cell: inside one cell only the sentence says it."""
    return lattice.of(item.point) != lattice.of(mark.point)


def _with_would_be(layout: Layout, view: GridView, sheet: Sheet) -> Layout:
    """The layout with the marks of open answers, which take only what everything real has left free."""
    if not view.would_be:
        return layout
    marks = {mark.slug: mark for mark in view.marks}
    full = sheet.radius * (1 if sheet.small else would_layout.SMALLER)
    rings = [_ring(layout.marks[mark.slug]) for mark in view.marks if mark.new and mark.slug in layout.marks]
    for item in view.would_be:
        if would_move(item, marks[item.slug], layout.lattice):
            where = layout.lattice.of(item.point)
            body = would_layout.free(where, layout.lattice, full, [*layout.bodies(), *rings], layout.ways())
            if body:
                layout.would_be[item.key] = _would_spot(item, body)
    layout.would_ways.update(_would_ways(layout, view))
    return layout


def _ring(spot: Spot) -> Body:
    """A new mark with its ring."""
    return Body(spot.x, spot.y, spot.r + spot.ring, spot.e)


def _would_spot(item: GridWouldBe, body: Body) -> Spot:
    """A mark of an open answer; its number only where the diamond holds it."""
    size = packing.font(body.r)
    number = item.number if would_layout.holds(item.number, body.r) else ""
    return Spot(body.x, body.y, body.r, 0.0, 0.0, number, size, shapes.reach("would-be"))


def _would_ways(layout: Layout, view: GridView) -> dict[str, Route]:
    """Lines from real marks to where they would stand, each only where it is clear of everything."""
    world = _world(layout)
    for key, spot in layout.would_be.items():
        world.put(key, spot.body)
    for route in layout.routes.values():
        world.draw(route.points)
    ways: dict[str, Route] = {}
    for item in view.would_be:
        here, there = layout.marks.get(item.slug), layout.would_be.get(item.key)
        if here and there:
            own = frozenset({item.slug, item.key})
            way = routing.route(here.body, there.body, own, world, _WAYS)
            if way and way.cost <= _CLEAR_WAY:
                ways[item.key] = way
                world.draw(way.points)
    return ways
