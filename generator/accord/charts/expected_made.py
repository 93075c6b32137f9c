"""Figure 7 laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accord.charts import cache, expected_words
from accord.charts.expected import ExpectedRow, ExpectedView
from accord.charts.expected_rows import BOARDS, Band, Board, Layout, lay_out
from accord.charts.figure import Figure, Measure, Store
from accord.charts.packing import font
from accord.charts.scene import Item, Line, Link, Mark, Scene, Sign, Text, scene
from accord.charts.type import fitted
from accord.domain.forecasts import State
from accord.words import Words

LOOKS: Mapping[State, str] = {"as-expected": "kept", "partly": "part", "not-as-expected": "missed", "ahead": "open"}
"""The marks, which are those of promises: a tick, a half, a dash, a ring. What was not measured has a dotted ring."""


def made(view: ExpectedView, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """The forecasts laid out and drawn."""
    said = (expected_words.title(view, words), expected_words.description(view, words))
    rows = [_worded(row, words) for row in view.rows]
    scenes = {m: draw(view, lay_out(rows, BOARDS[m]), BOARDS[m], m, words, said) for m in measures}
    return Figure(
        name="expected",
        title=said[0],
        description=said[1],
        caption=expected_words.caption(view, words),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=len(view.rows),
        counted=view.left_out,
    )


def _worded(row: ExpectedRow, words: Words) -> ExpectedRow:
    """A forecast that says so where nothing is written down."""
    return replace(row, expected=expected_words.expected(row, words))


def draw(
    view: ExpectedView, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]
) -> Scene:
    """The scene of forecasts that were laid out for one measure; `titles` are the title and the description."""
    items = (
        *(() if board.stacked else _heads(board, words)),
        *(item for band in layout.bands for item in _line(band, board)),
        *(item for band in layout.bands for item in _sentences(view, band, board, words)),
        *(_mark(view, band, board, words) for band in layout.bands),
    )
    return scene("expected", measure, (board.width, layout.height), *titles, *items)


def _heads(board: Board, words: Words) -> Iterator[Item]:
    """What the columns hold."""
    for x, name in ((0.0, "forecasts.impact"), (board.right, "forecasts.happened")):
        yield Text(x, board.size, words.t(name), "note", board.size - 0.5)


def _line(band: Band, board: Board) -> Iterator[Item]:
    """A line above each forecast, stronger where another state begins."""
    if band.top or not board.stacked:
        yield Line(0, band.top, board.width, band.top, "rule" if band.first else "gridline")


def _sentences(view: ExpectedView, band: Band, board: Board, words: Words) -> Iterator[Item]:
    """What we expected; beside it how that compares with what came."""
    top = band.top + 7 + board.size * 0.95
    left = board.right if board.stacked else 0.0
    for n, text in enumerate(band.expected):
        yield Text(left, top + n * board.line, text, "label", board.size)
    y = top + (len(band.expected) * board.line if board.stacked else 0)
    state = expected_words.state(band.row, view, words)
    yield Text(board.right, y, fitted(state, board.width - board.right, board.size, True), "label-strong", board.size)
    for n, text in enumerate(band.came, 1):
        yield Text(board.right, y + n * board.line, text, "label", board.size)


def _mark(view: ExpectedView, band: Band, board: Board, words: Words) -> Item:
    """How it compares, a link to its place in the list."""
    row, r = band.row, board.radius
    link = Link(expected_words.mark(row, view, words), row.href if board.links else "")
    if row.state == "not-measured":
        return Mark(board.mark, band.mark_y, r, "was", "?", font(r), link=link)
    return Sign(board.mark, band.mark_y, r, LOOKS[row.state], link)
