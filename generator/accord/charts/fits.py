"""Figure 2. How much was asked for, how much can we do, and what closed the gap?

Two pictures: the sum from asked to planned beside what we have, and the same per skill. Both are drawn on the scale
of the largest quarter that is compared, so that eyes can compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from accord.charts import cache
from accord.charts.figure import Figure, Measure, Store
from accord.charts.fits_view import FitsView, Named, SkillFit, Slice, view
from accord.words import Words

__all__ = ["FitsView", "Named", "SkillFit", "Slice", "skills", "view", "waterfall"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")


def waterfall(
    view: FitsView,
    words: Words,
    store: Store,
    *,
    most: Decimal | None = None,
    measures: Sequence[Measure] = ALL,
    title: str | None = None,
) -> Figure:
    """From what was asked for down to the plan. `most` is the largest value of the quarters compared, in days."""
    given = ("fits", view, most, tuple(measures), title)

    def make() -> Figure:
        from accord.charts.fits_made import sum_made  # laying out is for a figure that is not kept

        return sum_made(view, words, store, most, measures, title)

    return cache.figure(given, words, store, make)


def skills(
    view: FitsView,
    words: Words,
    store: Store,
    *,
    most: Decimal | None = None,
    measures: Sequence[Measure] = ALL,
    title: str | None = None,
) -> Figure:
    """The plan and the days we have, skill by skill. `most` is the largest value of the quarters compared."""
    given = ("skills", view, most, tuple(measures), title)

    def make() -> Figure:
        from accord.charts.fits_made import skills_made  # laying out is for a figure that is not kept

        return skills_made(view, words, store, most, measures, title)

    return cache.figure(given, words, store, make)
