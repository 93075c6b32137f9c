"""Figure 9. What happened to an initiative, and when did its number move? Everything on one line of time.

What moved, moved while something was done: the picture never says because. It stands on every initiative's page, so
it is written from a template instead of being drawn anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from accord.charts import life_words
from accord.charts.figure import Figure, Measure
from accord.charts.life_board import BOARDS
from accord.charts.life_drawing import draw
from accord.charts.life_view import LifeView
from accord.words import Words

MEASURES: tuple[Measure, ...] = tuple(BOARDS)


def figure(view: LifeView, words: Words) -> Figure:
    """The life line, drawn for each measure."""
    said = (life_words.title(view, words), life_words.description(view, words))
    made = {measure: draw(view, measure, words, said) for measure in MEASURES}
    drawings: Mapping[Measure, str] = {measure: svg for measure, (svg, _) in made.items()}
    drawn = made["wide"][1]
    counted = view.marks - drawn
    return Figure(
        name=f"life-{view.slug}",
        title=said[0],
        description=said[1],
        caption=life_words.caption(view, counted, words),
        drawings=drawings,
        marks=drawn,
        counted=counted,
    )
