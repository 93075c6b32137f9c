"""Figure 4 laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from accord.charts import ask_mix_words, cache
from accord.charts.ask_mix import AskMix
from accord.charts.ask_mix_rows import AFTER, BOARDS, SWATCH, Band, Board, Layout, Part, Widths, lay_out
from accord.charts.figure import Figure, Measure, Store
from accord.charts.scene import Item, Line, Link, Rect, Scene, Text, scene
from accord.charts.type import fitted, room
from accord.domain.negotiation import Answer
from accord.words import Words

INKS: Mapping[Answer, str] = {
    "accepted": "promise-kept",
    "countered": "done",
    "declined": "scrapped",
    "later": "waits",
    "open": "promise-over",
}
"""Full is a yes, half another way; a no has a dash and is set aside, not red; without an answer, it needs someone."""


def made(view: AskMix, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """The mix laid out and drawn."""
    said = (ask_mix_words.title(view, words), ask_mix_words.description(view, words))
    layouts = {measure: lay_out(view, BOARDS[measure], widths(view, BOARDS[measure], words)) for measure in measures}
    scenes = {m: draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    return Figure(
        name="ask-mix",
        title=said[0],
        description=said[1],
        caption=words.t("figure.asks.caption"),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=layouts[measures[0]].drawn,
        counted=0,
    )


def widths(view: AskMix, board: Board, words: Words) -> Widths:
    """The room that the words of an answer need."""
    return lambda answer, n: room(ask_mix_words.part(answer, n, view, words), board.small)


def draw(view: AskMix, layout: Layout, board: Board, measure: Measure, words: Words, titles: tuple[str, str]) -> Scene:
    """The scene of a mix that was laid out for one measure; `titles` are the title and the description."""
    items = (
        *(item for band in layout.bands for item in _name(band, board, words)),
        *(item for band in layout.bands for part in band.parts for item in _bar(view, band, part, board, words)),
        *(item for band in layout.bands for part in band.parts for item in _said(view, part, board, words)),
    )
    return scene("ask-mix", measure, (board.width, layout.height), *titles, *items)


def _name(band: Band, board: Board, words: Words) -> Iterator[Item]:
    """A kind and how many asks there are of it."""
    size, kind = board.font, words.t(f"ask.kind.{band.row.kind}")
    total = words.number(band.row.total)
    y, end = band.name_y + size * 0.35, board.width if board.stacked else board.names - 14
    space = end - room(total, size, bold=True) - 8
    yield Text(0, y, fitted(kind, space, size, bold=True), "label-strong", size)
    yield Text(end, y, total, "value", size, "end")


def _bar(view: AskMix, band: Band, part: Part, board: Board, words: Words) -> Iterator[Item]:
    """The asks with one answer, as long as there are many."""
    link = Link(ask_mix_words.mark(band.row, part.answer, part.count, view, words))
    yield from _shape(part.answer, part.x, band.bar_y, part.width, board.bar, link)


def _shape(answer: Answer, x: float, y: float, width: float, height: float, link: Link | None = None) -> Iterator[Item]:
    """An answer is told by its fill, so that it reads in black and white."""
    yield Rect(x, y, width, height, INKS[answer], round=1.5, link=link)
    middle, half = x + width / 2, min(width, height) * 0.28
    if answer == "countered":
        yield Rect(x, y + height / 2, width, height / 2, INKS["accepted"], round=1)
    elif answer == "declined":
        yield Line(middle - half, y + height / 2, middle + half, y + height / 2, "promise-gone-line")


def _said(view: AskMix, part: Part, board: Board, words: Words) -> Iterator[Item]:
    """A small square as the bar is drawn, then the answer and its count."""
    yield from _shape(part.answer, part.said_x + 0.5, part.said_y - SWATCH / 2, SWATCH, SWATCH)
    text = ask_mix_words.part(part.answer, part.count, view, words)
    yield Text(part.said_x + SWATCH + AFTER, part.said_y + board.small * 0.35, text, "label", board.small)
