"""Figure 1. Where does everything stand, and what moved since last quarter? A promise moves a mark to the left."""

from __future__ import annotations

from collections.abc import Sequence

from accord.charts import cache
from accord.charts.figure import Figure, Measure, Store
from accord.charts.grid_view import GridMark, GridView, view
from accord.words import Words

__all__ = ["GridMark", "GridView", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


def figure(
    view: GridView,
    words: Words,
    store: Store,
    *,
    measures: Sequence[Measure] = ALL,
    compact: bool = False,
    title: str | None = None,
) -> Figure:
    """The grid, drawn for each measure.

    `compact` is page one's, 580 px wide and without causes. `title` is the page's own finding, where it has one.
    """
    given = ("grid", view, tuple(measures), compact, title)

    def make() -> Figure:
        from accord.charts.grid_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures, compact, title)

    return cache.figure(given, words, store, make)
