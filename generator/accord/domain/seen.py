"""What an audience may see: fields dropped, and records it may not know of left without a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from accord.domain import talks, versions
from accord.domain.amounts import DAYS_UNIT, given_of
from accord.domain.audience import RANK, Audience, Clearance, Seen
from accord.domain.conversation import Confirmation, Conversation, Summary
from accord.domain.dropping import dropped
from accord.domain.initiative import Initiative
from accord.domain.nameless import without_names
from accord.domain.negotiation import MONEY_UNIT, Amount, Commitment, Negotiation
from accord.domain.organization import Goal, Measure, Organization
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Absence, Quarter
from accord.domain.record import Evidence, Record
from accord.domain.settings import Settings

AnyMeasure = TypeVar("AnyMeasure", bound=Measure)

COUNTED: Mapping[type[Record], frozenset[str]] = {
    Commitment: frozenset({"due", "closed"}),
    Conversation: frozenset({"summarize_and_clarify"}),
    Summary: frozenset({"confirmations"}),
    Confirmation: frozenset({"by", "date", "answer"}),
    Negotiation: frozenset({"confirmed"}),
    Absence: frozenset({"days", "known_from"}),
}
"""Fields that figures count, so that they stay whoever reads; what follows from them is masked where it is worked out
(`promises.Promise`, `balance.SkillBalance`), and pages print only that."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The rule of what one audience sees of one record."""

    clearance: Clearance
    names: bool
    money: bool
    opened: bool = False
    """Whether the talk is visible to everyone."""

    def keeps(self, model: type[Record], field: str, mark: Seen) -> bool:
        """Whether a field stays: for these readers to read, or counted by a figure."""
        if field in COUNTED.get(model, ()):
            return True
        if mark.kind == "name" and not self.names:
            return False
        if mark.kind == "money" and not self.money:
            return False
        return RANK[self.clearance] >= RANK[mark.by] or (self.opened and mark.opened)

    def refuses(self, record: Record) -> bool:
        """Whether a record below goes as a whole: a sum of money, evidence for a smaller circle."""
        if isinstance(record, Amount):
            return record.unit == MONEY_UNIT and not self.money
        return isinstance(record, Evidence) and RANK[self.clearance] < RANK[record.visible]

    def may_refuse(self, model: type[Record]) -> bool:
        """Whether there are such records of a model."""
        return issubclass(model, Evidence) or (issubclass(model, Amount) and not self.money)


def seen_by(portfolio: Portfolio, audience: Audience) -> Portfolio:
    """The portfolio with nothing in it that `audience` may not read; every count and sum stays equal."""
    if audience.is_team:
        return portfolio.changed(audience=audience)
    whole = without_names(_with_days_given(portfolio)).changed(audience=audience)
    public = _sight(audience, audience.clearance(frozenset()))
    quarters = {key: quarter for key, q in whole.quarters.items() if (quarter := _agreed(q))}
    return whole.changed(
        organization=_organization(whole, public),
        settings=dropped(whole.settings, public),
        team=dropped(whole.team, public),
        stakeholders={key: dropped(s, _sight(audience, whole.clearance(s))) for key, s in whole.stakeholders.items()},
        initiatives={key: _initiative(whole, initiative) for key, initiative in whole.initiatives.items()},
        quarters={key: dropped(quarter, public) for key, quarter in quarters.items()},
        talks={key: _talk(whole, talk) for key, talk in whole.talks.items()},
        charters={key: charter for key, charter in whole.charters.items() if whole.may(charter, "parties")},
    )


def _sight(audience: Audience, clearance: Clearance, opened: bool = False) -> Sight:
    among_parties = clearance != "everyone"
    return Sight(clearance, among_parties or audience.names, among_parties or audience.money, opened)


def _agreed(quarter: Quarter) -> Quarter | None:
    """The quarter without its drafts, which are for the team; None where there is nothing else yet."""
    return versions.only(quarter, lambda version: version.state == "agreed")


def _organization(portfolio: Portfolio, sight: Sight) -> Organization:
    seen = dropped(portfolio.organization, sight)
    goals = tuple(_goal(portfolio.settings, goal, sight) for goal in seen.goals)
    organization: Organization = seen.changed(goals=goals)
    return organization


def _goal(settings: Settings, goal: Goal, sight: Sight) -> Goal:
    also = tuple(_measure(settings, measure, measure.people, sight) for measure in goal.also_measured)
    seen: Goal = _measure(settings, goal, goal.people, sight).changed(also_measured=also)
    return seen


def _measure(settings: Settings, measure: AnyMeasure, people: int | None, sight: Sight) -> AnyMeasure:
    """A measure without its values where they are about a few people: everyone could tell who is meant."""
    if sight.clearance != "everyone" or people is None or people >= settings.limits.small_group:
        return measure
    masked: AnyMeasure = measure.changed(readings=(), baseline=None)
    return masked


def _initiative(portfolio: Portfolio, initiative: Initiative) -> Initiative:
    sight = _sight(portfolio.audience, portfolio.clearance(initiative))
    seen = dropped(initiative, sight)
    if seen.outcome is None:
        return seen
    counts = (seen.outcome.people, seen.for_whom.people if seen.for_whom else None)
    people = min((number for number in counts if number is not None), default=None)
    outcome = _measure(portfolio.settings, seen.outcome, people, sight)
    masked: Initiative = seen if outcome is seen.outcome else seen.changed(outcome=outcome)
    return masked


def _talk(portfolio: Portfolio, talk: Negotiation) -> Negotiation:
    """A talk with what these readers may read; its preparation is the team's until the talk was held."""
    sight = _sight(portfolio.audience, portfolio.clearance(talk), opened=talk.visible == "everyone")
    held = talks.held(talk)
    seen = dropped(talk, sight)
    if not held and seen.preparation:
        seen = seen.changed(preparation=None)
    if held and not talks.held(seen):
        seen = seen.changed(conversation=Conversation())  # only a summary said that it was held
    return seen


def _with_days_given(portfolio: Portfolio) -> Portfolio:
    """The portfolio with what was given of promised days said beside each of them, where figures count it."""
    return portfolio.changed(talks={key: _days_given(portfolio.settings, t) for key, t in portfolio.talks.items()})


def _days_given(settings: Settings, talk: Negotiation) -> Negotiation:
    if not any(commitment.adds_capacity for commitment in talk.commitments):
        return talk
    settled: Negotiation = talk.changed(commitments=tuple(_given_beside(settings, c) for c in talk.commitments))
    return settled


def _given_beside(settings: Settings, commitment: Commitment) -> Commitment:
    given = ((item, given_of(settings, commitment, item)) for item in commitment.adds_capacity)
    adds = tuple(item if days is None else item.changed(got=Amount(value=days, unit=DAYS_UNIT)) for item, days in given)
    settled: Commitment = commitment.changed(adds_capacity=adds)
    return settled
