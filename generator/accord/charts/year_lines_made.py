"""Figure 10 as words and scenes, drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.charts import cache, quarter_names
from accord.charts.figure import Figure, Measure, Store
from accord.charts.scene import Item, Line, Link, Rect, Scene, Text, scene
from accord.charts.year_lines import Point, YearView
from accord.charts.year_lines_layout import BOARDS, Board, Column, Layout, lay_out
from accord.words import Words

DOT = 4.0
"""Radius of a dot, in pixels."""


def made(view: YearView, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """A year laid out and drawn."""
    said = (title(view, words), description(view, words))
    layouts = {measure: lay_out(view, BOARDS[measure]) for measure in measures}
    scenes = {m: draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    return Figure(
        name=f"year-{view.year}",
        title=said[0],
        description=said[1],
        caption=words.t("figure.lines.caption"),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=first.drawn,
        counted=2 * len(view.points) - first.drawn,
    )


def title(view: YearView, words: Words) -> str:
    """How the gap developed, and when the talks added most."""
    known = [point.ratio for point in view.points if point.ratio is not None]
    if len(known) < 2:
        return words.t("figure.lines.title")
    # As it is printed: nobody sees the difference between 2.04 and 2.01.
    first, last = (round(ratio, 1) for ratio in (known[0], known[-1]))
    name = "figure.lines.title_smaller" if last < first else "figure.lines.title_larger"
    name = "figure.lines.title_same" if last == first else name
    name = "figure.lines.title_closed" if first > 1 >= last else name
    return words.t(name, talks=_most(view, words))


def _most(view: YearView, words: Words) -> str:
    """The quarter to which talks added most; nothing where none stands out."""
    days = [point.days for point in view.points]
    if not max(days) or days.count(max(days)) > 1:
        return ""
    point = view.points[days.index(max(days))]
    return words.t("figure.lines.most", first=words.month_name(point.first), last=words.month_name(point.last))


def description(view: YearView, words: Words) -> str:
    """Each quarter in a sentence."""
    return " ".join(_told(point, words) for point in view.points)


def _told(point: Point, words: Words) -> str:
    months, days = words.months(point.first, point.last), words.days(point.days)
    if point.ratio is None:
        return words.t("figure.lines.unknown_told", months=months, days=days)
    return words.t("figure.lines.ratio_told", months=months, ratio=words.ratio(point.ratio), days=days)


def draw(
    view: YearView, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]
) -> Scene:
    """The scene of a year that was laid out for one measure; `titles` are the title and the description."""
    items = (
        *_quarters(layout, board, words),
        *_grounds(layout, board, words),
        *(Line(a.x, a.y or 0.0, b.x, b.y or 0.0, "reading") for a, b in layout.lines),
        *(item for column in layout.columns for item in _ratio(column, layout, board, words)),
        *(item for column in layout.columns for item in _days(column, layout, board, words)),
    )
    return scene(f"year-{view.year}", measure, (board.width, layout.height), *titles, *items)


def _quarters(layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """The months of each quarter on top."""
    quarters = [(column.point.first, column.point.last) for column in layout.columns]
    months = quarter_names.names(quarters, layout.wide - 4, board.small, words)
    for column, text in zip(layout.columns, months, strict=True):
        yield Text(column.x, board.small + 2, text, "tick", board.small, "middle")


def _grounds(layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """The name and the ground of each track, and our own days as a band up to 1."""
    size = board.font
    for name, ground in (("figure.lines.ratio", layout.ratio_ground), ("figure.lines.talks", layout.days_ground)):
        top = ground - board.track - board.head
        y = top + size + 2 if board.stacked else ground - board.track / 2 + size * 0.35
        yield Text(0, y, words.t(name), "label-strong", size)
        yield Line(board.labels, ground, board.width, ground, "rule")
    own = words.t("figure.lines.own")
    yield Rect(board.labels, layout.own, board.width - board.labels, layout.ratio_ground - layout.own, "own-band")
    yield Line(board.labels, layout.own, board.width, layout.own, "capacity")
    if layout.ratio_ground - layout.own >= board.small + 8:  # else the caption says it
        yield Text(board.labels + 8, layout.own + board.small + 4, own, "label", board.small)


def _ratio(column: Column, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """A dot with its value above; where there is none, that is written."""
    point, size = column.point, board.font
    if column.y is None or point.ratio is None:
        text = words.t("figure.lines.unknown")
        yield Text(column.x, layout.ratio_ground - 6, text, "note-halo", board.small, "middle")
        return
    ratio, months = words.ratio(point.ratio), words.months(point.first, point.last)
    link = Link(words.t("figure.lines.mark", months=months, ratio=ratio), point.href if board.links else "")
    yield Rect(column.x - DOT, column.y - DOT, 2 * DOT, 2 * DOT, "dot", round=DOT, link=link)
    yield Text(column.x, column.y - DOT - 5, ratio, "value-halo", size, "middle")


def _days(column: Column, layout: Layout, board: Board, words: Words) -> Iterator[Item]:
    """The days from talks as a bar with their number above; none are a zero on the ground."""
    wide = min(board.bar, layout.wide * 0.6)
    top = layout.days_ground - column.bar
    if column.bar > 0:
        yield Rect(column.x - wide / 2, top, wide, max(column.bar - 1, 0.5), "kept", round=1.5)
    yield Text(column.x, top - 6, words.number(column.point.days), "value", board.font, "middle")
