"""Figure 7. What did we expect, and what came? What was written down beforehand on the left, what came on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accord import addresses
from accord.charts import cache
from accord.charts.figure import ROOT, Figure, Measure, Store
from accord.domain import forecasts
from accord.domain.forecasts import STATES, Forecast, State
from accord.words import Words

__all__ = ["MOST", "ExpectedRow", "ExpectedView", "figure", "view"]

ALL: tuple[Measure, ...] = ("wide", "phone", "paper")
MOST = 12
"""Forecasts that are drawn, those looked at last; all of them are in the list."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """One forecast."""

    expected: str
    """What we wrote down; empty where nothing is."""
    came: str
    """What came, in words; empty where nobody has written any."""
    looked_at: date | None
    """None while that is ahead."""
    know_by: date | None
    """While it is ahead, the day by which we will know."""
    state: State
    href: str
    """Its spot in the list, beginning with `ROOT`."""


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """Forecasts as they are known on one day, ready to be drawn."""

    rows: tuple[ExpectedRow, ...]
    """What came as expected first, then the other states in their order; within one, the newest first."""
    counts: tuple[tuple[State, int], ...]
    """All forecasts by state, also those that are not drawn."""
    as_of: date

    @property
    def left_out(self) -> int:
        """How many are counted and not drawn."""
        return sum(n for _, n in self.counts) - len(self.rows)

    def count(self, *states: State) -> int:
        """How many forecasts are in one of these states."""
        return sum(n for state, n in self.counts if state in states)


def view(found: Sequence[Forecast], as_of: date) -> ExpectedView | None:
    """Some forecasts; None where these readers may read none of them."""
    shown = [forecast for forecast in found if not forecast.hidden]
    if not shown:
        return None
    newest = [*forecasts.came(shown), *forecasts.ahead(shown)][:MOST]
    rows = sorted(newest, key=lambda forecast: STATES.index(forecast.state))
    return ExpectedView(tuple(map(_row, rows)), tuple(forecasts.counts(found).items()), as_of)


def spot(ref: str) -> str:
    """What a forecast's place in the list is called."""
    return ref.replace("#", "-")


def _row(forecast: Forecast) -> ExpectedRow:
    item, happened = forecast.consequence, forecast.consequence.what_happened
    return ExpectedRow(
        expected=_first((item.impact, item.realistic, item.if_not)),
        came=happened.text or "" if happened else "",
        looked_at=forecast.looked_at,
        know_by=None if happened else item.expect_by,
        state=forecast.state,
        href=f"{ROOT}{addresses.FORECASTS.path.lstrip('/')}#{spot(forecast.ref)}",
    )


def _first(texts: Iterable[str | None]) -> str:
    """The first text that is written: what we expected, else what we could do, else what it is about."""
    return next((text for text in texts if text), "")


def figure(view: ExpectedView, words: Words, store: Store, *, measures: Sequence[Measure] = ALL) -> Figure:
    """The forecasts drawn for each measure."""

    def make() -> Figure:
        from accord.charts.expected_made import made  # laying out is for a figure that is not kept

        return made(view, words, store, measures)

    return cache.figure(("expected", view, tuple(measures)), words, store, make)
