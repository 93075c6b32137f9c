"""What a column of a quarter is called: by the months' names, or by their short names where one has no room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from accord.charts.type import room
from accord.words import Words


def names(quarters: Sequence[tuple[date, date]], space: float, size: float, words: Words) -> tuple[str, ...]:
    """The months of quarters given by first and last day, all long or all short; empty where neither has room."""
    for name in (words.month_name, words.month_short):
        said = tuple(words.t("quarter.months", first=name(first), last=name(last)) for first, last in quarters)
        if all(room(text, size) <= space for text in said):
            return said
    return ("",) * len(quarters)
