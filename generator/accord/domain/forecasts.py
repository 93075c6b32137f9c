"""Forecasts: what we wrote down would happen without a commitment, and what came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from accord.domain.conversation import Consequence
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.remembered import remembered

State = Literal["as-expected", "partly", "not-as-expected", "not-measured", "ahead"]
STATES: tuple[State, ...] = ("as-expected", "partly", "not-as-expected", "not-measured", "ahead")
"""In the order they are counted: what came, then what nobody has looked at yet."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One consequence with its talk, and how it compares with what came."""

    ref: str
    """`<talk>#k1`; begins with `~` where this audience may not know of the talk."""
    talk: Negotiation
    consequence: Consequence
    about: tuple[str, ...]
    """What it concerns: the subjects of its asks and promises, else those of the talk."""
    state: State

    @property
    def hidden(self) -> bool:
        """Whether it is counted but not worded."""
        return is_hidden(self.ref)

    @property
    def looked_at(self) -> date | None:
        """The day we looked at what came; None while that is ahead."""
        came = self.consequence.what_happened
        return came.date if came else None


@remembered
def on(portfolio: Portfolio) -> tuple[Forecast, ...]:
    """Every forecast in the order of the talks, as known on the as-of date."""
    return tuple(_forecast(talk, item) for talk in portfolio.talks.values() for item in talk.consequences)


def came(forecasts: Iterable[Forecast]) -> tuple[Forecast, ...]:
    """Those we have looked at, the newest first."""
    found = [forecast for forecast in forecasts if forecast.looked_at is not None]
    return tuple(sorted(found, key=lambda forecast: (forecast.looked_at or date.min, forecast.ref), reverse=True))


def ahead(forecasts: Iterable[Forecast]) -> tuple[Forecast, ...]:
    """Those nobody has looked at yet: the one we know soonest first, those without such a day last."""
    found = [forecast for forecast in forecasts if forecast.looked_at is None]
    return tuple(sorted(found, key=lambda forecast: (forecast.consequence.expect_by or date.max, forecast.ref)))


def counts(forecasts: Iterable[Forecast]) -> Mapping[State, int]:
    """How many forecasts of each state there are, in the order of the states; none left out that occurs."""
    counted = Counter(forecast.state for forecast in forecasts)
    return {state: counted[state] for state in STATES if counted[state]}


def _forecast(talk: Negotiation, consequence: Consequence) -> Forecast:
    happened = consequence.what_happened
    state: State = happened.matched if happened else "ahead"
    return Forecast(talk.ref(consequence), talk, consequence, _about(talk, consequence), state)


def _about(talk: Negotiation, consequence: Consequence) -> tuple[str, ...]:
    """The subjects of the records it belongs to, each once; of the whole talk where they name none."""
    asks = {ask.id: (*ask.about, *ask.between) for ask in talk.asks}
    subjects = {**asks, **{promise.id: promise.about for promise in talk.commitments}}
    named = (name for record in consequence.for_ for name in subjects.get(record, ()))
    return tuple(dict.fromkeys(named)) or talk.about
