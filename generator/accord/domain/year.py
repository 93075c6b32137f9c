"""The year: how asked-for work, capacity and agreements developed, quarter by quarter.

Days and places are those of each quarter's latest agreed version. Asks, promises and decisions belong
to the quarter in which they were made, and stand as they are known on the as-of date, so that every
one is counted once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.domain import asks, balance, decisions, plan, promises
from accord.domain.balance import Balance
from accord.domain.negotiation import ANSWERS, Answer
from accord.domain.plan import WAITS, Edition
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Folded, State
from accord.domain.remembered import remembered


@dataclass(frozen=True, slots=True)
class QuarterNumbers:
    """What one quarter adds to its year. Days are person-days."""

    edition: Edition
    asked: Decimal
    own: Decimal | None
    """None where capacity is not written down."""
    negotiated: Decimal
    """Days that exist because of talks."""
    planned: Decimal
    ahead: int
    """Initiatives that go ahead."""
    waiting: int
    """Next and later."""
    scrapped: int
    answers: Mapping[Answer, int]
    """Asks made in the quarter, by their answer today."""
    promised: Mapping[State | Folded, int]
    """Promises made in the quarter by both sides, by the state this audience reads."""
    decided: int
    """Decisions of the quarter's talks."""

    @property
    def ratio(self) -> Decimal | None:
        """How many times our own days we were asked for; None where there is nothing to compare."""
        return self.asked / self.own if self.own and self.asked else None


@dataclass(frozen=True, slots=True)
class Year:
    """The quarters of one year that have an agreed version, by first day."""

    year: int
    quarters: tuple[QuarterNumbers, ...]

    @property
    def own(self) -> Decimal | None:
        """Our own days in all; None where a quarter's are not written down."""
        known = [quarter.own for quarter in self.quarters if quarter.own is not None]
        return sum(known, Decimal(0)) if len(known) == len(self.quarters) else None

    @property
    def negotiated(self) -> Decimal:
        """Days from talks in all."""
        return sum((quarter.negotiated for quarter in self.quarters), Decimal(0))

    @property
    def planned(self) -> Decimal:
        """Days in the plans of all quarters."""
        return sum((quarter.planned for quarter in self.quarters), Decimal(0))

    @property
    def answers(self) -> Mapping[Answer, int]:
        """All asks by their answer, in the order of the answers."""
        found = Counter[Answer]()
        for quarter in self.quarters:
            found.update(quarter.answers)
        return {answer: found[answer] for answer in ANSWERS if found[answer]}

    @property
    def promised(self) -> Mapping[State | Folded, int]:
        """All promises by state, in the order of the states."""
        found = Counter[State | Folded]()
        for quarter in self.quarters:
            found.update(quarter.promised)
        order: tuple[State | Folded, ...] = (*promises.STATES, "changed")
        return {state: found[state] for state in order if found[state]}

    @property
    def decided(self) -> int:
        """All decisions."""
        return sum(quarter.decided for quarter in self.quarters)


@remembered
def on(portfolio: Portfolio) -> tuple[Year, ...]:
    """Every year that has a quarter with an agreed version, the first one first; a quarter's year is in its name."""
    found: dict[int, list[QuarterNumbers]] = {}
    for edition in plan.editions(portfolio):
        found.setdefault(of_quarter(edition), []).append(_numbers(portfolio, edition))
    return tuple(Year(year, tuple(quarters)) for year, quarters in sorted(found.items()))


def of_quarter(edition: Edition) -> int:
    """The year a quarter belongs to, as its name says it: a fiscal year may begin in the year before."""
    return int(edition.quarter.id[:4])


def _numbers(portfolio: Portfolio, edition: Edition) -> QuarterNumbers:
    fits: Balance = balance.of(portfolio, edition)
    return QuarterNumbers(
        edition=edition,
        asked=fits.sum("asked"),
        own=fits.sum("own") if fits.knows_capacity else None,
        negotiated=fits.sum("negotiated"),
        planned=fits.sum("planned"),
        ahead=len(edition.at_place("now")),
        waiting=len(edition.at_place(*WAITS)),
        scrapped=len(edition.at_place("scrap")),
        answers=_answers(portfolio, edition),
        promised=promises.tally(p for p in promises.on(portfolio) if _within(edition, p.talk.date)),
        decided=sum(_within(edition, settled.talk.date) for settled in decisions.on(portfolio)),
    )


def _answers(portfolio: Portfolio, edition: Edition) -> Mapping[Answer, int]:
    return _in_order(asked.ask.answer for asked in asks.on(portfolio) if _within(edition, asked.ask.asked_on))


def _in_order(answers: Iterable[Answer]) -> Mapping[Answer, int]:
    counted = Counter(answers)
    return {answer: counted[answer] for answer in ANSWERS if counted[answer]}


def _within(edition: Edition, day: date) -> bool:
    return edition.quarter.first_day <= day <= edition.quarter.last_day
