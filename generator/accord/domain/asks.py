"""Asks: what was asked of whom, and what the answer was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accord.domain.negotiation import Ask, Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.talks import answer_on

NO_ANSWER = ("open", "later")
"""Answers that leave an ask waiting: none yet, or put off to a day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask with its talk."""

    ref: str
    """`<talk>#a1`."""
    talk: Negotiation
    ask: Ask
    days_open: int | None
    """Days since it was asked, while it is open or put off."""


def on(portfolio: Portfolio, day: date | None = None) -> tuple[Asked, ...]:
    """Every ask that was made by `day` (the as-of date when left out), in the order of the talks, with what was
    answered by then.
    """
    read_on = day or portfolio.as_of
    asked = ((talk, ask) for talk in portfolio.talks.values() for ask in talk.asks if ask.asked_on <= read_on)
    return tuple(_asked(talk, ask, read_on) for talk, ask in asked)


def unanswered(portfolio: Portfolio) -> tuple[Asked, ...]:
    """Asks open or put off, oldest first."""
    waiting = (asked for asked in on(portfolio) if asked.days_open is not None)
    return tuple(sorted(waiting, key=lambda asked: (asked.ask.asked_on, asked.ref)))


def _asked(talk: Negotiation, ask: Ask, day: date) -> Asked:
    known = _known(ask, day)
    waits = known.answer in NO_ANSWER
    return Asked(talk.ref(ask), talk, known, (day - ask.asked_on).days if waits else None)


def _known(ask: Ask, day: date) -> Ask:
    """The ask without an answer that was given later."""
    if answer_on(ask, day) == ask.answer:
        return ask
    return ask.changed(  # type: ignore[no-any-return]
        answer="open", answered_on=None, answer_by=None, got=None, their_words=None, order=()
    )
