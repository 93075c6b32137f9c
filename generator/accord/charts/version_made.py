"""Figure 11 laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Sequence

from accord.charts import cache, version_scene, version_words
from accord.charts.figure import Figure, Measure, Store
from accord.charts.version_difference import DifferenceView
from accord.charts.version_rows import BOARDS, lay_out
from accord.words import Words


def made(view: DifferenceView, words: Words, store: Store, measures: Sequence[Measure], title: str | None) -> Figure:
    """Two versions laid out and drawn."""
    said = (title or version_words.title(view, words), version_words.description(view, words))
    layouts = {measure: lay_out(view, BOARDS[measure]) for measure in measures}
    scenes = {m: version_scene.draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    return Figure(
        name=f"version-{view.name}",
        title=said[0],
        description=said[1],
        caption=version_words.caption(view, first, words),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=first.drawn,
        counted=first.counted,
    )
