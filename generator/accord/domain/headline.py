"""The counts behind the one sentence of page one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.domain import talks
from accord.domain.balance import Balance
from accord.domain.negotiation import Ask, Negotiation
from accord.domain.plan import WAITS, Edition
from accord.domain.portfolio import Portfolio, is_hidden
from accord.domain.quarter import Entry, EntryBefore, Quarter
from accord.domain.versions import only


@dataclass(frozen=True, slots=True)
class Headline:
    """What the headline sentence counts. Days are person-days."""

    asked: Decimal
    own: Decimal | None
    """None where capacity is unknown."""
    negotiated: Decimal
    helpers: int
    """Stakeholders in the confirmed talks of the quarter that this audience may know of."""
    ahead: int
    waiting: int
    scrapped: int
    declined: int
    """Asks of the quarter's talks that were declined."""
    declined_with_consequence: int
    too_big: tuple[tuple[str, Decimal], ...]
    """Skills of which more is planned than exists, with the days too many."""


def of(portfolio: Portfolio, edition: Edition, balance: Balance) -> Headline:
    """The counts of one edition."""
    held = [portfolio.talks[talk] for talk in talks_of(portfolio, edition)]
    declined = [(talk, ask) for talk in held for ask in talk.asks if _declined(ask, edition.day)]
    return Headline(
        asked=balance.sum("asked"),
        own=balance.sum("own") if balance.knows_capacity else None,
        negotiated=balance.sum("negotiated"),
        helpers=len({who for talk in held for who in _confirmed_by(talk, edition.day)}),
        ahead=len(edition.at_place("now")),
        waiting=len(edition.at_place(*WAITS)),
        scrapped=len(edition.at_place("scrap")),
        declined=len(declined),
        declined_with_consequence=sum(_has_consequence(talk, ask) for talk, ask in declined),
        too_big=tuple((skill.skill, -skill.left) for skill in balance.too_big if skill.left is not None),
    )


def _declined(ask: Ask, day: date) -> bool:
    return ask.answer == "declined" and (ask.answered_on is None or ask.answered_on <= day)


def _confirmed_by(talk: Negotiation, day: date) -> Iterator[str]:
    """The parties of a talk who said yes to it by a day and whom this audience may know of."""
    return (who for who in talk.with_ if not is_hidden(who) and talks.confirmed_on(talk, who, day) is not None)


def _has_consequence(talk: Negotiation, ask: Ask) -> bool:
    return any(ask.id in consequence.for_ for consequence in talk.consequences)


def talks_of(portfolio: Portfolio, edition: Edition) -> tuple[str, ...]:
    """Ids of the quarter's talks: those named by its versions or entries, and those dated in it that no other names."""
    quarter = edition.quarter
    named = _named_by(quarter)
    elsewhere = {talk for q in portfolio.quarters.values() if q.id != quarter.id for talk in _named_by(q)}
    return tuple(
        talk.id
        for talk in portfolio.talks.values()
        if talk.id in named or (quarter.first_day <= talk.date <= quarter.last_day and talk.id not in elsewhere)
    )


def _named_by(quarter: Quarter) -> frozenset[str]:
    """Talks that a quarter's versions and entries name, as written; drafts lay claim to none."""
    agreed = only(quarter, lambda version: version.state == "agreed")
    if agreed is None:
        return frozenset()
    versions = (talk for version in agreed.versions for talk in version.because_of)
    confirmed = (ref.partition("#")[0] for entry in agreed.entries for ref in _confirmed_in(entry))
    return frozenset((*versions, *confirmed))


def _confirmed_in(entry: Entry) -> Iterator[str]:
    yield from entry.confirmed
    for patch in entry.before.values():
        if isinstance(patch, EntryBefore):
            yield from patch.confirmed or ()
