"""Rules on the record itself: numbers about few people, dates that cannot be, and days on which nothing was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.domain import asks, promises, talks
from accord.domain.negotiation import Ask, Commitment, Negotiation
from accord.domain.organization import Measure
from accord.domain.portfolio import Portfolio
from accord.domain.record import Record, Warnable
from accord.domain.rules import written
from accord.domain.rules.initiatives import records_of
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import days, who
from accord.places import Place

_STALE_AFTER = 45
"""Days without a new date in the records."""


@check("small-group", level="warn")
def small_group(portfolio: Portfolio) -> Iterator[Finding]:
    """Results are of groups so large that nobody can tell who is meant; for everyone, smaller ones are left out."""
    for goal in portfolio.organization.goals:
        for measure in (goal, *goal.also_measured):
            yield from _small(portfolio, measure, measure.people, goal.id, (goal,))
    for initiative in portfolio.initiatives.values():
        if initiative.outcome:
            counts = (initiative.outcome.people, initiative.for_whom.people if initiative.for_whom else None)
            people = min((count for count in counts if count is not None), default=None)
            records = records_of(portfolio, initiative)
            yield from _small(portfolio, initiative.outcome, people, initiative.code, records)


def _small(
    portfolio: Portfolio, measure: Measure, people: int | None, subject: str, records: tuple[Warnable, ...]
) -> Iterator[Finding]:
    at_least = portfolio.settings.limits.small_group
    if measure.readings and people is not None and people < at_least:
        about = "1 person" if people == 1 else f"{people} people"
        message = (
            f"readings about {about}, fewer than {at_least}: those who know them can tell who is meant. "
            "Measure a larger group, or say in words what changed. For everyone the numbers are left out."
        )
        yield Finding(measure.where("readings"), subject, message, records)


@check("dates-out-of-order", level="warn")
def dates_out_of_order(portfolio: Portfolio) -> Iterator[Finding]:
    """An answer follows its ask, a promise is closed after it was given, and a talk is confirmed after it was held."""
    standing = {talk.id: talks.standing(portfolio, talk).state for talk in portfolio.talks.values()}
    for asked in asks.on(portfolio):
        if standing[asked.talk.id] != "replaced":
            yield from _answered(asked.talk, asked.ask, asked.ref)
    for promise in promises.on(portfolio):
        if promise.state != "replaced":
            yield from _closed(promise.talk, promise.commitment, promise.ref)
    for talk in portfolio.talks.values():
        if standing[talk.id] != "replaced":
            yield from _confirmed(portfolio, talk)


def _answered(talk: Negotiation, ask: Ask, ref: str) -> Iterator[Finding]:
    if ask.answered_on and ask.answered_on < ask.asked_on:
        message = _earlier("answered", ask.answered_on, "it was asked", ask.asked_on)
        yield Finding(ask.where("answered_on"), ref, message, (ask, talk))


def _closed(talk: Negotiation, commitment: Commitment, ref: str) -> Iterator[Finding]:
    if commitment.closed and commitment.closed < talk.date:
        message = _earlier("closed", commitment.closed, "the talk it was promised in", talk.date)
        yield Finding(commitment.where("closed"), ref, message, (commitment, talk))


def _confirmed(portfolio: Portfolio, talk: Negotiation) -> Iterator[Finding]:
    for party, day, place, records in _confirmations(talk):
        if day < talk.date:
            message = _earlier(f"confirmed by {who(portfolio, party)}", day, "the talk", talk.date)
            yield Finding(place, talk.id, message, records)


def _confirmations(talk: Negotiation) -> Iterator[tuple[str, date, Place, tuple[Warnable, ...]]]:
    """Every answer of the parties, from the long form and the short one, with its place."""
    step = talk.conversation.summarize_and_clarify if talk.conversation else None
    for answer in step.confirmations if step else ():
        yield answer.by, answer.date, answer.where("date"), (answer, talk)
    for party, day in talk.confirmed.items():
        yield party, day, talk.where("confirmed", party), (talk,)


def _earlier(what: str, day: date, then: str, first: date) -> str:
    gap = days((first - day).days)
    return f"{what} on {day}, {gap} before {then} ({first}). One of the two dates is a slip: which one?"


@check("stale-as-of", level="note")
def stale_as_of(portfolio: Portfolio) -> Iterator[Finding]:
    """Something has been written down in the last six weeks or so: an answer, a closing, a reading, a version."""
    facts = (day for day in written.days(portfolio) if day.value <= portfolio.as_of and not _is_planned(day.record))
    newest = max(facts, key=lambda day: day.value, default=None)
    if newest and (portfolio.as_of - newest.value).days > _STALE_AFTER:
        ago = days((portfolio.as_of - newest.value).days)
        message = (
            f"nothing has been recorded since {newest.value}, {ago} ago. "
            "Write down what has happened since, or read the plan as of a day nearer to it."
        )
        yield Finding(newest.place, newest.owner.subject, message, newest.owner.records)


def _is_planned(record: Record) -> bool:
    """Whether it is a talk that nobody has held: its date is a plan."""
    return isinstance(record, Negotiation) and not talks.held(record)
