"""The grid as a scene: frame, band, scale and area names around the marks, arrows and causes that were laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accord import addresses
from accord.charts import callouts, grid_words
from accord.charts.figure import ROOT, Measure
from accord.charts.grid_layout import Layout
from accord.charts.grid_view import GridMark, GridView
from accord.charts.grid_would_be import GridWouldBe
from accord.charts.packing import font
from accord.charts.scene import Arrow, Curve, Item, Line, Link, Mark, Rect, Scene, Text, scene
from accord.charts.sheet import Sheet
from accord.charts.type import SMALLEST, fitted, room, width
from accord.words import Words


def draw(view: GridView, layout: Layout, sheet: Sheet, measure: Measure, words: Words, title: str) -> Scene:
    """The scene of a grid that was laid out for one measure."""
    items = (
        *_ground(view, layout),
        *_scale(layout, sheet),
        *_around(view, layout, sheet, words),
        *_would_ways(view, layout),
        *_arrows(layout, sheet),
        *_more(layout, words),
        *_ghosts(view, layout),
        *_marks(view, layout, sheet, words),
        *_would_be(view, layout, sheet, words),
        *_causes(view, layout, sheet, words),
    )
    description = grid_words.description(view, words)
    return scene(f"grid-{view.name}", measure, (sheet.width, sheet.height), title, description, *items)


def bare(view: GridView, layout: Layout, sheet: Sheet, words: Words) -> Iterator[Item]:
    """The frame with its marks and arrows alone, for a grid beside others."""
    yield from _ground(view, layout)
    yield from _arrows(layout, sheet)
    yield from _more(layout, words)
    yield from _ghosts(view, layout)
    yield from _marks(view, layout, sheet, words)


def _ground(view: GridView, layout: Layout) -> Iterator[Item]:
    """The paper, the band in the middle row and column, and the frame."""
    at = layout.lattice
    left, right = at.x(view.line - view.near_line), at.x(view.line + view.near_line)
    top, bottom = at.y(view.line + view.near_line), at.y(view.line - view.near_line)
    yield Rect(at.left, at.top, at.width, at.height, "plot")
    yield Rect(left, at.top, right - left, at.height, "band")
    yield Rect(at.left, top, at.width, bottom - top, "band")
    yield Rect(at.left, at.top, at.width, at.height, "frame")


def _scale(layout: Layout, sheet: Sheet) -> Iterator[Item]:
    """The numbers 1 to 5 on both axes."""
    at, size = layout.lattice, sheet.size
    bottom = at.top + at.height
    for score in range(1, 6):
        x, y = at.x(score), at.y(score)
        yield Line(x, bottom, x, bottom + 4, "axis")
        yield Text(x, bottom + 4 + size, str(score), "tick", size, "middle")
        yield Line(at.left - 4, y, at.left, y, "axis")
        yield Text(at.left - 7, y + size * 0.36, str(score), "tick", size, "end")


def _around(view: GridView, layout: Layout, sheet: Sheet, words: Words) -> Iterator[Item]:
    """Area names at the corners, the axis words once each, and what the band is called."""
    at, size = layout.lattice, sheet.size
    right, above = at.left + at.width, at.top - 9
    below = at.top + at.height + 4 + size + (13 if sheet.small else 15)
    impact = words.t("figure.grid.impact")
    if sheet.small or room(impact, size) > at.left - 7:
        yield Text(0, above - size - 4, impact, "axis-word", size)
    else:
        yield Text(at.left - 7, above, impact, "axis-word", size, "end")
    yield from _row(above, at.x(view.line), words.t("figure.grid.on_the_line"), "on-the-line", view.areas[:2], sheet)
    middle = (at.left + right) / 2
    yield from _row(below, middle, words.t("figure.grid.difficulty"), "axis-word", view.areas[2:], sheet)


def _row(y: float, x: float, middle: str, letters: str, names: tuple[str, ...], sheet: Sheet) -> Iterator[Item]:
    """Two area names with a word between them; long names are cut, never the word."""
    size, half = sheet.size, room(middle, sheet.size) / 2
    left, right = sheet.left, sheet.width - sheet.right
    yield Text(left, y, fitted(names[0], x - half - 8 - left, size, bold=True), "area", size)
    yield Text(x, y, middle, letters, size, "middle")
    yield Text(right, y, fitted(names[1], right - x - half - 8, size, bold=True), "area", size, "end")


def _arrows(layout: Layout, sheet: Sheet) -> Iterator[Item]:
    """From last quarter's place to this quarter's."""
    for slug, route in layout.routes.items():
        curve = route.curve
        yield Arrow(*curve.start, *curve.control, *curve.end, sheet.head, initiative=slug)


def _more(layout: Layout, words: Words) -> Iterator[Item]:
    """How many marks of a cell found no room."""
    for more in layout.more:
        count = words.t("figure.more", n=more.n)
        yield Text(more.x, more.y + more.size * 0.355, count, "more", more.size, "middle")


def _ghosts(view: GridView, layout: Layout) -> Iterator[Item]:
    """Last quarter's places, dotted; without a number where it has no room, as the arrow ends on the number."""
    for mark in view.marks:
        spot = layout.ghosts.get(mark.slug)
        if spot:
            size = font(spot.r)
            readable = width(spot.number, size) < 2 * (spot.r + spot.e) - 2
            number = spot.number if readable else ""
            yield Mark(spot.x, spot.y, spot.r, "was", number, size, spot.e, initiative=mark.slug)


def _marks(view: GridView, layout: Layout, sheet: Sheet, words: Words) -> Iterator[Item]:
    """This quarter's marks, each a link to its initiative."""
    for mark in view.marks:
        spot = layout.marks.get(mark.slug)
        if spot:
            href = ROOT + addresses.initiative(mark.slug).path.lstrip("/") if sheet.links else ""
            link = Link(grid_words.name(mark, words), href)
            ring = spot.ring if mark.new else 0.0
            yield Mark(spot.x, spot.y, spot.r, mark.place, spot.number, spot.size, spot.e, ring, link, mark.slug)


def _would_ways(view: GridView, layout: Layout) -> Iterator[Item]:
    """Thin lines to where marks would stand, below everything real."""
    whose = {item.key: item.slug for item in view.would_be}
    for key, route in layout.would_ways.items():
        curve = route.curve
        yield Curve(*curve.start, *curve.control, *curve.end, "would-way", initiative=whose[key])


def _would_be(view: GridView, layout: Layout, sheet: Sheet, words: Words) -> Iterator[Item]:
    """Where marks would stand by open answers, each a link to its initiative."""
    for item in view.would_be:
        spot = layout.would_be.get(item.key)
        if spot:
            href = ROOT + addresses.initiative(item.slug).path.lstrip("/") if sheet.links else ""
            link = Link(grid_words.would_name(item, words), href)
            yield Mark(spot.x, spot.y, spot.r, "would-be", spot.number, spot.size, link=link, initiative=item.slug)


def _causes(view: GridView, layout: Layout, sheet: Sheet, words: Words) -> Iterator[Item]:
    """Causes at the tails of arrows, `new` beside new marks and what an open answer is, where there is room."""
    taken: list[callouts.Box] = []
    said = [(mark.slug, _callout(mark, layout, sheet, words)) for mark in view.marks if sheet.causes]
    said += [(item.slug, _would_callout(item, layout, sheet, words)) for item in view.would_be]
    for slug, callout in said:
        text = callouts.place(callout, layout, taken) if callout else None
        if text:
            yield replace(text, initiative=slug)


def _callout(mark: GridMark, layout: Layout, sheet: Sheet, words: Words) -> callouts.Callout | None:
    """What is said beside one mark, if anything."""
    spot, ghost = layout.marks.get(mark.slug), layout.ghosts.get(mark.slug)
    cause = grid_words.cause(mark, words)
    if ghost and cause and mark.slug in layout.routes:
        return callouts.Callout(cause, ghost, mark.slug, sheet.causes)
    if spot and mark.new:
        return callouts.Callout(words.t("figure.grid.new"), spot, mark.slug, sheet.causes, spot.ring)
    return None


def _would_callout(item: GridWouldBe, layout: Layout, sheet: Sheet, words: Words) -> callouts.Callout | None:
    """Whether the mark of an open answer stands for yes or for no."""
    spot = layout.would_be.get(item.key)
    if spot is None:
        return None
    corner = spot.r * (spot.reach - 1)
    return callouts.Callout(grid_words.would_label(item, words), spot, "", sheet.causes or SMALLEST, corner)
