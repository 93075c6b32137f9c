"""The grids of a year laid out beside each other and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.charts import cache, grid_scene
from accord.charts.figure import Figure, Measure, Store
from accord.charts.grid_layout import Layout, lay_out
from accord.charts.scene import Item, Scene, Text, scene
from accord.charts.sheet import Sheet
from accord.charts.type import fitted
from accord.charts.year_grids import Panel, YearGrids
from accord.words import Words


@dataclass(frozen=True, slots=True)
class Board:
    """The sizes of one measure, in pixels."""

    columns: int
    """Grids in a row."""
    sheet: Sheet
    """One grid, its words above it."""
    gap: float
    """Between two grids."""


def _sheet(across: float, down: float, *, size: float, links: bool = True) -> Sheet:
    return Sheet(across, down, 8.2, left=1, top=size + 12, right=1, bottom=10, size=size, links=links)


BOARDS: Mapping[Measure, Board] = {
    "wide": Board(4, _sheet(30.6, 27, size=12.5), 26),
    "phone": Board(1, _sheet(36.2, 27, size=12.5), 0),
    "paper": Board(2, _sheet(37, 27, size=10.5, links=False), 30),
}
"""1188, 328 and 700 px wide; the same cells in every quarter."""


def made(view: YearGrids, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """The grids laid out and drawn."""
    said = (title(view, words), description(view, words))
    layouts = {measure: lay_out_all(view, BOARDS[measure]) for measure in measures}
    scenes = {m: draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    drawn = sum(len(layout.marks) for _, layout in first)
    return Figure(
        name=f"grids-{view.year}",
        title=said[0],
        description=said[1],
        caption=caption(view, words),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=drawn,
        counted=sum(len(panel.grid.marks) + panel.grid.not_shown for panel in view.panels) - drawn,
    )


def lay_out_all(view: YearGrids, board: Board) -> tuple[tuple[Sheet, Layout], ...]:
    """Each grid at its place, in reading order."""
    sheets = [_placed(n, board) for n in range(len(view.panels))]
    return tuple((sheet, lay_out(panel.grid, sheet)) for sheet, panel in zip(sheets, view.panels, strict=True))


def _placed(n: int, board: Board) -> Sheet:
    """The sheet of the grid that is the n-th, moved to its place."""
    row, column = divmod(n, board.columns)
    sheet = board.sheet
    return replace(
        sheet, left=sheet.left + column * (sheet.width + board.gap), top=sheet.top + row * (sheet.height + 6)
    )


def draw(
    view: YearGrids,
    layouts: Sequence[tuple[Sheet, Layout]],
    board: Board,
    measure: Measure,
    words: Words,
    titles: tuple[str, str],
) -> Scene:
    """The scene of grids that were laid out for one measure; `titles` are the title and the description."""
    sheet = board.sheet
    rows = -(-len(view.panels) // board.columns)
    width = board.columns * sheet.width + (board.columns - 1) * board.gap
    items = (
        item
        for panel, (placed, layout) in zip(view.panels, layouts, strict=True)
        for item in _panel(panel, placed, layout, board, words)
    )
    return scene(f"grids-{view.year}", measure, (width, rows * (sheet.height + 6) - 6), *titles, *items)


def _panel(panel: Panel, placed: Sheet, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """The months above a grid, and the grid."""
    months = words.t("quarter.months", first=words.month_name(panel.first), last=words.month_name(panel.last))
    space = board.sheet.width - 2
    yield Text(placed.left, placed.top - 8, fitted(months, space, placed.size, bold=True), "label-strong", placed.size)
    yield from grid_scene.bare(panel.grid, layout, placed, words)


def title(view: YearGrids, words: Words) -> str:
    """How many moves there were, and how many of them to the left."""
    moved = [mark for panel in view.panels for mark in panel.grid.marks if mark.was is not None]
    if not moved:
        return words.t("figure.grids.title")
    n = len(moved)
    left = sum(mark.was is not None and mark.difficulty < mark.was[0] for mark in moved)
    name = "figure.grids.left_all" if left == n else "figure.grids.left"
    which = words.t(name, n=left, count=words.count(left))
    return words.t("figure.grids.title_moved", n=n, count=words.opening_count(n), left=which)


def description(view: YearGrids, words: Words) -> str:
    """Each quarter in a sentence."""
    return " ".join(_told(panel, words) for panel in view.panels)


def _told(panel: Panel, words: Words) -> str:
    marks = panel.grid.marks
    moved = words.t("figure.grids.moved", n=sum(mark.was is not None for mark in marks))
    return words.t("figure.grids.quarter", n=len(marks), months=words.months(panel.first, panel.last), moved=moved)


def caption(view: YearGrids, words: Words) -> str:
    """How to read it, naming only what the picture has."""
    moved = any(mark.was for panel in view.panels for mark in panel.grid.marks)
    said = [words.t("figure.grids.caption")]
    said += [words.t("figure.grids.caption_moved")] * moved
    return " ".join(said)
