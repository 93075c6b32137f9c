"""Figure 5 laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Sequence

from accord.charts import cache, coverage_scene, coverage_words
from accord.charts.coverage import CoverageView
from accord.charts.coverage_rows import BOARDS, lay_out
from accord.charts.figure import Figure, Measure, Store
from accord.words import Words


def made(view: CoverageView, words: Words, store: Store, measures: Sequence[Measure]) -> Figure:
    """The goals laid out and drawn."""
    said = (coverage_words.title(view, words), coverage_words.description(view, words))
    layouts = {m: lay_out(view, BOARDS[m], coverage_words.heads(BOARDS[m], words)) for m in measures}
    scenes = {m: coverage_scene.draw(view, layout, BOARDS[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    return Figure(
        name=f"coverage-{view.name}",
        title=said[0],
        description=said[1],
        caption=coverage_words.caption(view, first, words),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=first.drawn,
        counted=first.more + view.not_shown,
    )
