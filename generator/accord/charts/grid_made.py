"""The grid laid out and drawn: what a warm build never needs, and so never imports."""

from __future__ import annotations

from collections.abc import Sequence

from accord.charts import cache, grid_scene, grid_words
from accord.charts.figure import Figure, Measure, Store
from accord.charts.grid_layout import lay_out
from accord.charts.grid_view import GridView
from accord.charts.sheet import COMPACT, FULL
from accord.words import Words


def made(
    view: GridView, words: Words, store: Store, measures: Sequence[Measure], compact: bool, title: str | None
) -> Figure:
    """The grid laid out and drawn."""
    sheets = COMPACT if compact else FULL
    layouts = {measure: lay_out(view, sheets[measure]) for measure in measures}
    said = title or grid_words.title(view, words)
    scenes = {m: grid_scene.draw(view, layout, sheets[m], m, words, said) for m, layout in layouts.items()}
    first = layouts[measures[0]]
    arrows = any(layout.ghosts for layout in layouts.values())
    more = any(layout.more for layout in layouts.values())
    would_be = any(layout.would_be for layout in layouts.values())
    alone = any(len(layout.would_be) < len(view.would_be) for layout in layouts.values())
    return Figure(
        name=f"grid-{view.name}",
        title=said,
        description=grid_words.description(view, words),
        caption=grid_words.caption(
            view, words, arrows=arrows, more=more, compact=compact, would_be=would_be, would_alone=alone
        ),
        drawings={m: cache.drawing(scene, store, words.language) for m, scene in scenes.items()},
        marks=len(first.marks),
        counted=view.not_shown + sum(more.n for more in first.more),
    )
