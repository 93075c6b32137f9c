"""Negotiated days: the days of one skill that exist because of one promise, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.domain import replacing, talks
from accord.domain.amounts import given_of
from accord.domain.fields import LTD
from accord.domain.negotiation import AddsCapacity
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.promises import written_on

NEVER_GIVEN = ("not-kept", "withdrawn", "replaced")
"""Ways in which a promise ends without being kept."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Days of one skill that exist because of one promise (negotiated days)."""

    ref: str
    """The promise, as `<talk>#c1`."""
    by: str
    """Stakeholder who gives them, or ltd."""
    skill: str
    days: Decimal
    """Person-days counted in the version."""
    given: Decimal | None
    """Person-days really given where that is settled (kept: all; in part: what was got; fallen away: what was got
    or what took its place); None while open."""
    kept: bool
    """Whether the promise is kept by the edition's day: drawn dark."""
    fell_away: bool
    """Promised when the version was agreed, and since not kept, withdrawn or replaced without it."""


def of(portfolio: Portfolio, edition: Edition) -> tuple[Addition, ...]:
    """The days each promise adds to a version, by the promises that stood on its date, in the order of the talks."""
    return tuple(
        _addition(portfolio, ref, item, edition.day)
        for ref, (_, commitment) in portfolio.commitments.items()
        for item in commitment.adds_capacity
        if item.quarter == edition.quarter.id and stands(portfolio, ref, edition.version.date)
    )


def stands(portfolio: Portfolio, ref: str, day: date) -> bool:
    """Whether a promise counted on a day: confirmed by its giver, and not ended without being kept.

    Promises by ltd need no confirmation.
    """
    talk, commitment = portfolio.commitments[ref]
    confirmed = commitment.by == LTD or talks.confirmed_on(talk, commitment.by, day) is not None
    ended = _successor(portfolio, ref, day) is not None or written_on(commitment, day) in NEVER_GIVEN
    return talk.date <= day and confirmed and not ended


def _successor(portfolio: Portfolio, ref: str, day: date) -> str | None:
    ending = replacing.ended(portfolio, ref, day)
    return ending.by if ending else None


def _addition(portfolio: Portfolio, ref: str, item: AddsCapacity, day: date) -> Addition:
    commitment = portfolio.commitments[ref][1]
    given, kept, fell_away = _outcome(portfolio, ref, item, day)
    return Addition(ref, commitment.by, item.skill, item.days, given, kept, fell_away)


def _outcome(portfolio: Portfolio, ref: str, item: AddsCapacity, day: date) -> tuple[Decimal | None, bool, bool]:
    """Days given, whether they are kept, and whether they fell away, as known on a day."""
    last = _last_of_line(portfolio, ref, day)
    if last != ref:
        return _taken_over(portfolio, last, item, day)
    commitment = portfolio.commitments[ref][1]
    status = written_on(commitment, day)
    if status == "kept":
        return item.days, True, False
    given = given_of(portfolio.settings, commitment, item)
    if status in NEVER_GIVEN:
        return given or Decimal(0), False, True
    return (given if status == "partly-kept" else None), False, False


def _last_of_line(portfolio: Portfolio, ref: str, day: date) -> str:
    """The promise at the end of a line of replacements."""
    passed = {ref}
    while (after := _successor(portfolio, ref, day)) in portfolio.commitments and after not in passed:
        ref = str(after)
        passed.add(ref)
    return ref


def _taken_over(portfolio: Portfolio, ref: str, item: AddsCapacity, day: date) -> tuple[Decimal | None, bool, bool]:
    """What became of days whose promise was replaced: they fall away as far as the new one does not add them."""
    commitment = portfolio.commitments[ref][1]
    same = (i for i in commitment.adds_capacity if (i.quarter, i.skill) == (item.quarter, item.skill))
    days = sum((i.days for i in same), Decimal(0)) if written_on(commitment, day) not in NEVER_GIVEN else Decimal(0)
    kept = written_on(commitment, day) == "kept"
    if days < item.days:
        return days, kept and days > 0, True
    return (item.days if kept else None), kept, False
