"""Figure 5 as a scene: goals as rows, initiatives as columns; in the margin the days and how far a number has come."""

from __future__ import annotations

from collections.abc import Iterator

from accord.charts import coverage_words as said
from accord.charts.coverage import CoverageView, GoalRow, Reading
from accord.charts.coverage_rows import Band, Board, Group, Layout, Spot, foot
from accord.charts.figure import Measure
from accord.charts.packing import font, longer
from accord.charts.scene import Item, Line, Link, Mark, Rect, Scene, Text, scene
from accord.charts.type import fitted, room
from accord.words import Words

_BAR = 10.0
"""Height of the frame of a bar."""
_OVER = 1.04
"""How far the bar of a target that is met may run past it."""
_AIR = 8.0
"""Between a bar and the values at its ends."""


def draw(
    view: CoverageView, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]
) -> Scene:
    """The scene of goals that were laid out for one measure; `titles` are the title and the description."""
    items = (
        *(item for group in layout.groups for item in _group(group, layout, board, words)),
        *(() if board.stacked else _heads(view, layout, board, words)),
        *(
            item
            for n, band in enumerate(layout.bands)
            for item in _line(band, layout.bands[n - 1] if n else None, board)
        ),
        *(item for band in layout.bands for item in _name(band, board, words)),
        *(item for band in layout.bands for item in _reading(band, board, words)),
        *(item for band in layout.bands for spot in band.spots for item in _mark(spot, layout, board, words)),
        *(item for band in layout.bands for item in _more(band, board, words)),
    )
    return scene(f"coverage-{view.name}", measure, (board.width, layout.height + 2), *titles, *items)


def _group(group: Group, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """The name of a place over its columns."""
    y, size = layout.top - 11, board.small
    for n, text in enumerate(reversed(said.head(group.place, board, words))):
        yield Text(group.x, y - n * (size + 1), text, "label-strong", size)
    yield Line(group.x, y + 6, group.x + group.width, y + 6, "rule")


def _heads(view: CoverageView, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """What stands in the margin."""
    y, size = layout.top - 11, board.small
    right = board.bar_left - _AIR
    days = words.t("figure.coverage.days")
    yield Text(board.days_right, y, fitted(days, board.days + 8, size, True), "label-strong", size, "end")
    yield Text(
        right, y, fitted(said.first_head(view, words), board.start - _AIR, size, True), "label-strong", size, "end"
    )
    ends = (
        (board.width - board.latest, "figure.coverage.head.target", board.target + board.bar / 2),
        (board.width, "figure.coverage.head.latest", board.latest),
    )
    for x, name, space in ends:
        yield Text(x, y, fitted(words.t(name), space - 4, size, True), "label-strong", size, "end")
    yield Line(board.days_right - board.days + 12, y + 6, board.days_right, y + 6, "rule")
    yield Line(board.days_right + 14, y + 6, board.width, y + 6, "rule")


def _line(band: Band, before: Band | None, board: Board) -> Iterator[Item]:
    """A line above a goal, stronger where it is less urgent by the agreed order than the one before."""
    if before is None:
        return
    ranks = [one.row.rank if one.row else None for one in (before, band)]
    y = band.top - (5 if board.stacked else 0)
    yield Line(0, y, board.width, y, "gridline" if ranks[0] == ranks[1] or ranks[1] is None else "rule")


def _name(band: Band, board: Board, words: Words) -> Iterator[Item]:
    """A goal's name and days; below it its code, and that nothing goes ahead for it."""
    row, size, small = band.row, board.font, board.small
    y = band.top + size + 2 if board.stacked else band.middle - 1
    if row is None:
        x, line = 0.0, y if board.stacked else band.middle + small * 0.35
        yield Text(x, line, words.t("figure.coverage.unlinked"), "note", small)
        return
    days = words.days(row.days) if board.stacked else words.number(row.days)
    space = board.width - room(days, size, True) - _AIR if board.stacked else board.names - _AIR
    yield Text(0, y, fitted(row.name, space, size, True), "label-strong", size)
    yield Text(0, y + small + 2.5, fitted(said.under(row, words), space, small), "note", small)
    middle = y if board.stacked else band.middle + size * 0.35
    yield Text(board.days_right, middle, days, "value", size, "end")


def _reading(band: Band, board: Board, words: Words) -> Iterator[Item]:
    """How far the goal's number has come from its first value to its target."""
    row = band.row
    if row is None or (row.reading is None and board.stacked):
        return
    if row.reading is None:
        none = fitted(words.t("figure.coverage.no_measure"), board.width - board.bar_left, board.small)
        yield Text(board.bar_left, band.middle + board.small * 0.35, none, "note", board.small)
        return
    middle = band.middle
    if board.stacked:
        name = band.top + band.height - 14 - foot(board) + board.small + 6
        yield Text(0, name, fitted(row.reading.measure, board.width, board.small), "note", board.small)
        middle = name + 5 + _BAR
    yield from _values(row.reading, middle, board, words)
    yield from _bar(row, row.reading, middle, board, words)


def _values(reading: Reading, middle: float, board: Board, words: Words) -> Iterator[Item]:
    """The first value, the target and the newest value."""
    size, left, unit = board.small, board.bar_left, reading.unit
    y = middle + size * 0.35
    start = said.value(reading.start, unit, board.start - _AIR, size, words)
    yield Text(0 if board.stacked else left - _AIR, y, start, "note", size, "start" if board.stacked else "end")
    target = said.value(reading.target, unit, board.target - _AIR, size, words)
    yield Text(board.width - board.latest, y, target, "note", size, "end")
    latest = said.latest(reading, board.latest - 4, size, words)
    letters = "note" if reading.latest is None else "value"
    yield Text(board.width, y, latest, letters, size, "end")


def _bar(row: GoalRow, reading: Reading, middle: float, board: Board, words: Words) -> Iterator[Item]:
    """A frame from the first value to the target, filled as far as the number has come."""
    if reading.share is None:
        return
    x, top = board.bar_left, middle - _BAR / 2
    link = Link(said.measured(reading, words), row.href if board.links else "")
    yield Rect(x, top, board.bar, _BAR, "own-frame", round=1.5, link=link)
    reach = min(max(float(reading.share), 0.0), _OVER) * board.bar
    if reach:
        yield Rect(x, top + 1, reach, _BAR - 2, "dot", round=1)
    yield Line(x + board.bar, top - 3, x + board.bar, top + _BAR + 3, "capacity")


def _mark(spot: Spot, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """An initiative, a link to its page."""
    column, r = spot.column, layout.radius
    link = Link(said.mark(column, words), column.href if board.links else "")
    yield Mark(spot.x, spot.y, r, column.place, column.number, font(r), longer(column.number, r), link=link)


def _more(band: Band, board: Board, words: Words) -> Iterator[Item]:
    """How many marks found no place."""
    if band.more:
        x, y = band.more_at
        yield Text(x, y + board.small * 0.35, words.t("figure.more", n=band.more), "more", board.small)
