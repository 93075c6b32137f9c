"""Figure 8 as scenes, drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.charts import cache, load_words, quarter_names
from accord.charts.bars import GAP
from accord.charts.figure import Figure, Measure, Store
from accord.charts.load_bars import LoadView
from accord.charts.load_rows import BOARDS, Band, Board, Layout, Spot, lay_out
from accord.charts.scene import Item, Line, Link, Rect, Scene, Text, scene
from accord.charts.type import fitted, room
from accord.words import Words


def made(view: LoadView, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """The load laid out and drawn."""
    said = (load_words.title(view, words), load_words.description(view, words))
    layouts = {measure: lay_out(view, BOARDS[measure]) for measure in measures}
    scenes = {m: draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    return Figure(
        name="load",
        title=said[0],
        description=said[1],
        caption=load_words.caption(view, len(first.bands), words),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=first.drawn,
        counted=len(view.rows) * len(view.quarters) - first.drawn,
    )


def draw(
    view: LoadView, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]
) -> Scene:
    """The scene of a load that was laid out for one measure; `titles` are the title and the description."""
    items = (
        *_grounds(view, layout, board, words),
        *(item for band in layout.bands for item in _name(band, board, words)),
        *(item for band in layout.bands for spot in band.spots for item in _bar(spot, view, board, words)),
        *(item for band in layout.bands for spot in band.spots for item in _limit(spot, view, layout, board, words)),
        *(_said(spot, view, board, words) for band in layout.bands for spot in band.spots),
    )
    return scene("load", measure, (board.width, layout.height), *titles, *items)


def _grounds(view: LoadView, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """The months above each column and the line its bars begin at; on a phone, one line a party."""
    if board.stacked:
        for band in layout.bands:
            top, bottom = band.spots[0].y - board.row / 2, band.spots[-1].y + board.row / 2
            yield Line(board.labels, top, board.labels, bottom, "rule")
        return
    months = quarter_names.names(view.quarters, layout.scales[0].space, board.small, words)
    for text, on in zip(months, layout.scales, strict=True):
        yield Text(on.left, board.small + 2, text, "tick", board.small)
        yield Line(on.left, layout.top, on.left, layout.bottom, "rule")
    for band in layout.bands[1:]:
        y = band.spots[0].y - board.row / 2
        yield Line(0, y, board.width, y, "gridline")


def _name(band: Band, board: Board, words: Words) -> Iterator[Item]:
    """A party's name."""
    size, name = board.font, load_words.who(band.row, words)
    y = band.y + size * 0.35
    if board.stacked:
        yield Text(0, y, fitted(name, board.width, size, bold=True), "label-strong", size)
    else:
        yield Text(board.labels - 12, y, fitted(name, board.labels - 12, size), "label", size, "end")


def _bar(spot: Spot, view: LoadView, board: Board, words: Words) -> Iterator[Item]:
    """The days of one party in one quarter, a link to the party's page."""
    if board.stacked:
        months = quarter_names.names(view.quarters, board.labels - 6, board.small, words)[spot.quarter]
        yield Text(board.labels - 6, spot.y + board.small * 0.35, months, "tick", board.small, "end")
    said = {"who": load_words.who(spot.row, words), "months": words.months(*view.quarters[spot.quarter])}
    link = Link(words.t("figure.load.mark", **said, days=words.days(spot.cell.days)), spot.row.href * board.links)
    y, at = spot.y - board.bar / 2, spot.x
    for length, ink in ((spot.known, "load"), (spot.open, "load-open")):
        if length > 0:
            yield Rect(at + GAP / 2, y, max(length - GAP, 0.5), board.bar, ink, round=1.5, link=link)
        at += length


def _limit(spot: Spot, view: LoadView, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """What we aim for at most, through every bar; it stops where words stand."""
    x = layout.scales[0 if board.stacked else spot.quarter].x(view.limit)
    text = _said(spot, view, board, words)
    if not text.x - 2 < x < text.x + room(text.text, text.size) + 2:
        yield Line(x, spot.y - board.row / 2, x, spot.y + board.row / 2, "limit")


def _said(spot: Spot, view: LoadView, board: Board, words: Words) -> Text:
    """The days behind a bar, bold where they are more than we aim for; beside none, what they hide."""
    at = spot.x + spot.known + spot.open + 5
    text = load_words.shown(spot.cell, spot.room - 5, board.small, words)
    over = spot.cell.days > view.limit
    letters = "value" if over else "note-halo" if spot.cell.empty else "cause"
    return Text(at, spot.y + board.small * 0.35, text, letters, board.small)
