"""Figure 1 of a whole year: the grid of each quarter beside the others. What moved, and which way?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord.charts import cache
from accord.charts.figure import Figure, Measure, Store
from accord.charts.grid_view import GridView
from accord.domain.plan import Edition
from accord.words import Words

__all__ = ["Panel", "YearGrids", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


@dataclass(frozen=True, slots=True)
class Panel:
    """One quarter's grid."""

    first: date
    last: date
    grid: GridView
    """Without what depends on open answers: that is of one quarter only."""


@dataclass(frozen=True, slots=True)
class YearGrids:
    """The grids of a year, ready to be drawn."""

    year: int
    panels: tuple[Panel, ...]
    """By first day."""


def view(year: int, grids: Iterable[tuple[Edition, GridView]]) -> YearGrids | None:
    """The grids of a year's editions; None where there is only one, or none has a mark."""
    panels = tuple(
        Panel(edition.quarter.first_day, edition.quarter.last_day, replace(grid, would_be=()))
        for edition, grid in grids
    )
    drawn = len(panels) > 1 and any(panel.grid.marks for panel in panels)
    return YearGrids(year, panels) if drawn else None


def figure(view: YearGrids, words: Words, store: Store, *, measures: Sequence[Measure] = ALL) -> Figure:
    """The grids drawn for each measure."""

    def make() -> Figure:
        from accord.charts.year_grids_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("year-grids", view, tuple(measures)), words, store, make)
