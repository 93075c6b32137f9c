"""Figure 3 laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Sequence

from accord.charts import cache, timeline_scene, timeline_words
from accord.charts.figure import Figure, Measure, Store
from accord.charts.timeline import TimelineView
from accord.charts.timeline_rows import BOARDS, lay_out
from accord.words import Words


def made(view: TimelineView, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """Promises laid out and drawn."""
    said = (timeline_words.title(view, words), timeline_words.description(view, words))
    layouts = {m: lay_out(view, BOARDS[m], lambda dot: timeline_words.label(dot, words)) for m in measures}
    scenes = {m: timeline_scene.draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    return Figure(
        name="promises",
        title=said[0],
        description=said[1],
        caption=timeline_words.caption(view, first, words),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=first.drawn,
        counted=view.undated + view.outside + first.more,
    )
