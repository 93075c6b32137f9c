"""Decisions: which are live, and what is to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord.domain import replacing
from accord.domain.confirmations import confirmed_on
from accord.domain.negotiation import Decision, Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.remembered import remembered


@dataclass(frozen=True, slots=True)
class Settled:
    """One decision with its talk, as it stands on a day."""

    ref: str
    """`<talk>#d1`."""
    talk: Negotiation
    decision: Decision
    live: bool
    ended_by: str | None
    """What replaced it (`<talk>#d2`), or the talk that decided anew."""
    confirmed: bool
    """Whether at least one stakeholder of the talk has confirmed it."""


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A date on which something is looked at again."""

    date: date
    question: str | None
    ref: str | None
    """The decision, as `<talk>#d1`; None for an entry's date."""
    initiative: str | None
    """The slug of the initiative, for an entry's date or a decision about one initiative."""
    parties: tuple[str, ...]
    """Stakeholders of the talk; empty for an entry."""
    looked_at: bool
    passed: bool
    """The date lies before the as-of date and nothing shows that it was looked at."""


@remembered
def on(portfolio: Portfolio, day: date | None = None) -> tuple[Settled, ...]:
    """Every decision in the order of the talks, with whether it is live on `day`; none before the day of its talk."""
    talks = portfolio.talks.values()
    return tuple(decided for talk in talks for decided in of_talk(portfolio, talk, day))


def of_talk(portfolio: Portfolio, talk: Negotiation, day: date | None = None) -> tuple[Settled, ...]:
    """The decisions of one talk, in the order they are written; none before the day of the talk."""
    read_on = day or portfolio.as_of
    if talk.date > read_on:
        return ()
    confirmed = any(confirmed_on(talk, party, read_on) for party in talk.with_)
    return tuple(_settled(portfolio, talk, decision, read_on, confirmed) for decision in talk.decisions)


def about(portfolio: Portfolio, initiative: str, day: date | None = None) -> tuple[Settled, ...]:
    """The decisions about one initiative, newest first."""
    return _by_subject(portfolio, day).get(initiative, ())


def look_agains(portfolio: Portfolio) -> tuple[LookAgain, ...]:
    """Look-again dates of live decisions and of the current plan's entries, by date; looked-at ones too.

    An entry's date that a decision about the same initiative has set is that decision's, and not said twice.
    """
    from accord.domain import looking_again  # only here: it reads the plan, and the plan reads decisions

    return looking_again.dates(portfolio)


def _settled(portfolio: Portfolio, talk: Negotiation, decision: Decision, day: date, confirmed: bool) -> Settled:
    ref = talk.ref(decision)
    ending = replacing.ended(portfolio, ref, day)
    return Settled(ref, talk, decision, ending is None, ending.by if ending else None, confirmed)


@remembered
def _by_subject(portfolio: Portfolio, day: date | None) -> Mapping[str, tuple[Settled, ...]]:
    """Decisions by what they are about, newest first."""
    found: dict[str, list[Settled]] = {}
    for decided in reversed(on(portfolio, day)):
        for name in dict.fromkeys(decided.decision.about):
            found.setdefault(name, []).append(decided)
    return {name: tuple(items) for name, items in found.items()}
