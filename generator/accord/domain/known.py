"""What is known on a day: facts dated later do not exist yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from accord.domain import replacing, talks, versions
from accord.domain.conversation import Consequence, Conversation, Preparation
from accord.domain.gone import Gone, forget
from accord.domain.initiative import Initiative, Outcome
from accord.domain.names import Names
from accord.domain.negotiation import AddsCapacity, Ask, Commitment, Negotiation
from accord.domain.organization import Goal, Measure, Organization
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Capacity, Quarter
from accord.domain.record import Record


def known_on(portfolio: Portfolio, day: date) -> Portfolio:
    """The portfolio as its records tell it on `day`, with replacements settled in `endings`."""
    initiatives = _known(portfolio.initiatives, lambda initiative: _initiative(initiative, day))
    known = portfolio.changed(
        organization=_organization(portfolio.organization, day),
        initiatives=initiatives,
        quarters=_known(portfolio.quarters, lambda quarter: _quarter(quarter, initiatives, day)),
        talks=_known(portfolio.talks, lambda talk: _talk(talk, day)),
        charters={key: charter for key, charter in portfolio.charters.items() if _by(charter.agreed_on, day)},
        as_of=day,
        endings={},
    )
    known = _without_dangling_names(portfolio, known)
    return known.changed(endings=replacing.endings(known, day))


class _Dated(Protocol):
    @property
    def date(self) -> date | None: ...


AnyDated = TypeVar("AnyDated", bound=_Dated)
AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyMeasure = TypeVar("AnyMeasure", bound=Measure)


def _known(records: Mapping[str, AnyRecord], read: Callable[[AnyRecord], AnyRecord | None]) -> dict[str, AnyRecord]:
    """Each record as it was known, without those that were not there yet."""
    found = ((key, read(record)) for key, record in records.items())
    return {key: record for key, record in found if record is not None}


def _by(written: date | None, day: date) -> bool:
    """Whether a fact is there on a day; one without a date always is."""
    return written is None or written <= day


def _until(facts: tuple[AnyDated, ...], day: date) -> tuple[AnyDated, ...]:
    return tuple(fact for fact in facts if _by(fact.date, day))


def _with(record: AnyRecord, **values: Any) -> AnyRecord:
    """The record with these values; itself where they say nothing new."""
    new = {key: value for key, value in values.items() if value != getattr(record, key)}
    changed: AnyRecord = record.changed(**new) if new else record
    return changed


def _organization(organization: Organization, day: date) -> Organization:
    return _with(organization, goals=tuple(_goal(goal, day) for goal in organization.goals))


def _goal(goal: Goal, day: date) -> Goal:
    return _with(_measure(goal, day), also_measured=tuple(_measure(also, day) for also in goal.also_measured))


def _measure(measure: AnyMeasure, day: date) -> AnyMeasure:
    start = measure.baseline
    baseline = start if start and _by(start.date, day) else None
    return _with(measure, baseline=baseline, readings=_until(measure.readings, day))


def _initiative(initiative: Initiative, day: date) -> Initiative | None:
    """An initiative is there from its first request; one that tells no day is always there."""
    requests = _until(initiative.requests, day)
    if initiative.requests and not requests:
        return None
    check = initiative.learning_check
    return _with(
        initiative,
        requests=requests,
        evidence=_until(initiative.evidence, day),
        assessments=_until(initiative.assessments, day),
        outcome=_outcome(initiative.outcome, day),
        learning_check=check if check and _by(check.date, day) else None,
    )


def _outcome(outcome: Outcome | None, day: date) -> Outcome | None:
    return _measure(outcome, day) if outcome else None


def _quarter(quarter: Quarter, initiatives: Mapping[str, Initiative], day: date) -> Quarter | None:
    """A quarter is there from its first version, as its newest version has it."""
    known = versions.only(quarter, lambda version: version.date <= day)
    if known is None:
        return None
    entries = tuple(entry for entry in known.entries if entry.initiative in initiatives)
    return _with(known, entries=entries, capacity=_capacity(known.capacity, day))


def _capacity(capacity: Capacity | None, day: date) -> Capacity | None:
    if capacity is None:
        return None
    skills = {
        name: _with(skill, absences=tuple(a for a in skill.absences if _by(a.known_from, day)))
        for name, skill in capacity.skills.items()
    }
    return _with(capacity, skills=skills)


def _talk(talk: Negotiation, day: date) -> Negotiation | None:
    """A talk is there from its date; one that was not held yet is a plan, and there on every date."""
    asks = tuple(_ask(ask, day) for ask in talk.asks if ask.asked_on <= day)
    if talk.date > day:
        return None if talks.held(talk) else _with(talk, asks=asks, confirmed={}, decisions=(), commitments=())
    known = _with(
        talk,
        asks=asks,
        preparation=_preparation(talk.preparation, day),
        conversation=_conversation(talk.conversation, day),
        confirmed={who: on for who, on in talk.confirmed.items() if on <= day},
        commitments=tuple(_commitment(commitment, day) for commitment in talk.commitments),
    )
    later = {ask.id for ask in talk.asks} - {ask.id for ask in asks}
    return forget(known, lambda name, names: names.local and name in later) if later else known


def _ask(ask: Ask, day: date) -> Ask:
    """An ask whose answer came later is still open."""
    if _by(ask.answered_on, day):
        return ask
    return _with(ask, answer="open", answered_on=None, answer_by=None, got=None, their_words=None, order=())


def _preparation(preparation: Preparation | None, day: date) -> Preparation | None:
    prepared = preparation.alignment_and_data if preparation else None
    if preparation is None or prepared is None:
        return preparation
    return _with(preparation, alignment_and_data=_with(prepared, evidence=_until(prepared.evidence, day)))


def _conversation(conversation: Conversation | None, day: date) -> Conversation | None:
    if conversation is None:
        return None
    summary = conversation.summarize_and_clarify
    return _with(
        conversation,
        summarize_and_clarify=_with(summary, confirmations=_until(summary.confirmations, day)) if summary else None,
        clarify_consequences=tuple(_consequence(item, day) for item in conversation.clarify_consequences),
    )


def _consequence(consequence: Consequence, day: date) -> Consequence:
    happened = consequence.what_happened
    return consequence if happened is None or happened.date <= day else _with(consequence, what_happened=None)


def _commitment(commitment: Commitment, day: date) -> Commitment:
    """A promise that was closed later is still open."""
    known = _with(commitment, progress=_until(commitment.progress, day))
    if _by(commitment.closed, day):
        return known
    adds = _nothing_got(commitment.adds_capacity)
    return _with(known, status="open", closed=None, why=None, proof=None, link=None, got=None, adds_capacity=adds)


def _nothing_got(items: Iterable[AddsCapacity]) -> tuple[AddsCapacity, ...]:
    return tuple(_with(item, got=None) for item in items)


def _without_dangling_names(portfolio: Portfolio, known: Portfolio) -> Portfolio:
    """The known records without the names of those that are not there yet."""
    gone = _not_there_yet(portfolio, known)
    if gone is None:
        return known
    return known.changed(
        initiatives={key: forget(initiative, gone) for key, initiative in known.initiatives.items()},
        quarters={key: forget(quarter, gone) for key, quarter in known.quarters.items()},
        talks={key: forget(talk, gone) for key, talk in known.talks.items()},
    )


def _not_there_yet(portfolio: Portfolio, known: Portfolio) -> Gone | None:
    """What tells the names of records that are dated later; None where there are none."""
    initiatives = portfolio.initiatives.keys() - known.initiatives.keys()
    later = {
        *(portfolio.talks.keys() - known.talks.keys()),
        *(portfolio.decisions.keys() - known.decisions.keys()),
        *(portfolio.commitments.keys() - known.commitments.keys()),
    }
    if not initiatives and not later:
        return None

    def gone(name: str, names: Names) -> bool:
        return name in later or (name in initiatives and "initiative" in names.kinds)

    return gone
