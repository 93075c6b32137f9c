"""Figure 3 as a scene: months on top, a row for each party, the line of the as-of day through all rows."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import promise_shapes
from accord.charts import timeline_words as said
from accord.charts.figure import Measure
from accord.charts.scene import Item, Line, Link, Rect, Scene, Sign, Text, scene
from accord.charts.timeline import TimelineView
from accord.charts.timeline_rows import Band, Board, Layout, Spot
from accord.charts.type import fitted, room
from accord.words import Words


def draw(
    view: TimelineView, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]
) -> Scene:
    """The scene of promises that were laid out for one measure; `titles` are the title and the description."""
    items = (
        *(item for band in layout.bands for item in _ground(band, board)),
        *_months(layout, board, words),
        *_as_of(view, layout, board, words),
        *(item for band in layout.bands for item in _name(band, board, words)),
        *(item for band in layout.bands for spot in band.spots for item in _line(spot, board)),
        *(item for band in layout.bands for spot in band.spots for item in _words(spot, board)),
        *(item for band in layout.bands for spot in band.spots for item in _mark(band, spot, board, words)),
    )
    return scene("promises", measure, (board.width, layout.height), *titles, *items)


def _ground(band: Band, board: Board) -> Iterator[Item]:
    """The ground of a row."""
    yield Rect(board.labels, band.y, board.width - board.labels, band.height, "row", round=2)
    if not board.links:  # paper has no tint, so a line parts the rows
        y = band.y + band.height + 2.5
        yield Line(0, y, board.width, y, "gridline")


def _name(band: Band, board: Board, words: Words) -> Iterator[Item]:
    """A party's name, with how many of its promises found no place."""
    size, name = board.font, said.who(band.row, words)
    more = words.t("figure.more", n=band.more) if band.more else ""
    if board.stacked:
        y = band.y - 5
        space = board.width - (room(more, size) + 6 if more else 0)
        shown = fitted(name, space, size, bold=True)
        yield Text(0, y, shown, "label-halo", size)
        yield Text(room(shown, size, bold=True) + 6, y, more, "note", size)
        return
    x, y = board.labels - 12, band.y + band.height / 2 + size * 0.35
    yield Text(x, y, fitted(name, board.labels - 12, size), "label", size, "end")
    yield Text(x, y + size + 3, more, "note", size, "end")


def _months(layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """A light line at each month, a stronger one at each quarter; the year at January, else at the first month."""
    window, size = layout.scale.window, board.small
    months = window.months
    edges = [layout.scale.x(day) for day in (*months, window.end)]
    for month, x in zip(months, edges, strict=False):
        ink = "quarter-line" if month.month in window.quarters else "gridline"
        # Where names stand above their rows, no line runs through them.
        ways = [(band.y, band.y + band.height) for band in layout.bands] if board.stacked else []
        for top, bottom in ways or [(board.top - 6, layout.bottom)]:
            yield Line(x, top, x, bottom, ink)
    with_year = {month for month in months if month.month == 1} or set(months[:1])
    for month, left, right in zip(months, edges, edges[1:], strict=False):
        short = words.month_short(month)
        year = words.t("figure.timeline.month", month=short, year=str(month.year))
        choices = [year] * (month in with_year) + [short, short[:1]]
        text = next((choice for choice in choices if room(choice, size) <= right - left - 1), "")
        yield Text((left + right) / 2, board.top - 10, text, "tick", size, "middle")


def _as_of(view: TimelineView, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """One line through all rows, dated at its foot."""
    x, size = layout.scale.x(view.as_of), board.small
    text = words.full(view.as_of)
    half = room(text, size, bold=True) / 2
    yield Line(x, board.top - 6, x, layout.bottom + 3, "as-of")
    middle = min(max(x, half), board.width - half)
    yield Text(middle, layout.bottom + size + 5, text, "value", size, "middle")


def _line(spot: Spot, board: Board) -> Iterator[Item]:
    """From the due date to the day it was kept, with a bar at its beginning; or to the as-of day."""
    if spot.start == spot.end:
        return
    over = spot.dot.state == "overdue"
    yield Line(spot.start, spot.y, spot.end, spot.y, "over" if over else "late")
    if not over:
        half = board.radius * 0.8
        yield Line(spot.start, spot.y - half, spot.start, spot.y + half, "late")


def _words(spot: Spot, board: Board) -> Iterator[Item]:
    """By how many days an exception is one."""
    if spot.label:
        yield Text(spot.at, spot.y + board.small * 0.35, spot.label, "cause", board.small, spot.anchor)


def _mark(band: Band, spot: Spot, board: Board, words: Words) -> Iterator[Item]:
    """The promise's mark, a link to where it is recorded."""
    link = Link(said.name(band.row, spot.dot, words), spot.dot.href if board.links else "")
    look = promise_shapes.LOOKS.get(spot.dot.state, spot.dot.state)
    yield Sign(spot.x, spot.y, board.radius, look, link)
