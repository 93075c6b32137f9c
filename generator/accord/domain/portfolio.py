"""Everything a team keeps, as one value: what is written, on which date it is read, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from accord.domain.audience import RANK, TEAM_AUDIENCE, Audience, Clearance
from accord.domain.fields import LTD
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Commitment, Decision, Negotiation
from accord.domain.organization import Goal, Organization, Role, Team
from accord.domain.quarter import Quarter
from accord.domain.record import Record
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter, Stakeholder

HIDDEN = "~"
"""First sign of the name of a record this audience may not know of. Such names are never printed."""


def is_hidden(name: str) -> bool:
    """Whether a name stands for a record this audience may not know of."""
    return name.startswith(HIDDEN)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a decision or a promise was replaced: by what, and from which day that counts."""

    by: str
    """The record that took its place, as `<negotiation>#d1`."""
    on: date


@dataclass(frozen=True)
class Portfolio:
    """The records of one team; every mapping is by id, in the order of the ids."""

    organization: Organization
    settings: Settings = field(default_factory=Settings)
    team: Team = field(default_factory=Team)
    stakeholders: Mapping[str, Stakeholder] = field(default_factory=dict)
    initiatives: Mapping[str, Initiative] = field(default_factory=dict)
    quarters: Mapping[str, Quarter] = field(default_factory=dict)
    talks: Mapping[str, Negotiation] = field(default_factory=dict)
    """Negotiations by id; ids begin with a date, so this is the order in time."""
    charters: Mapping[str, Charter] = field(default_factory=dict)
    as_of: date = date.max
    """The day the records are read on; every fact dated later is absent."""
    audience: Audience = TEAM_AUDIENCE
    endings: Mapping[str, Ending] = field(default_factory=dict)
    """Replaced decisions and promises by their reference; filled in by `known_on`."""

    def changed(self, **values: Any) -> Portfolio:
        """A copy with other values."""
        return replace(self, **values)

    def records(self) -> Iterator[Record]:
        """Every file's record, in the order a planner would list the files."""
        yield from (self.settings, self.organization, self.team)
        for group in (self.stakeholders, self.initiatives, self.quarters, self.talks, self.charters):
            yield from group.values()

    @cached_property
    def _initiative_ids(self) -> Mapping[str, str]:
        """Slug, lower-case code and earlier names to slug; the present ones win."""
        ids: dict[str, str] = {}
        for initiative in self.initiatives.values():
            for name in (initiative.id, initiative.code.lower()):
                ids[name] = initiative.id
        for initiative in self.initiatives.values():
            for name in initiative.formerly:
                ids.setdefault(name, initiative.id)
        return ids

    @cached_property
    def _goal_ids(self) -> Mapping[str, str]:
        ids = {goal.id: goal.id for goal in self.organization.goals}
        ids.update({goal.code.lower(): goal.id for goal in self.organization.goals if goal.code})
        return ids

    @cached_property
    def _former(self) -> Mapping[str, str]:
        """Earlier file names of stakeholders and talks to their present ids."""
        return {
            name: record.id
            for group in (self.stakeholders, self.talks)
            for record in group.values()
            for name in record.formerly
        }

    def initiative_id(self, name: str) -> str | None:
        """The slug of the initiative a planner named by code, slug or earlier slug."""
        return self._initiative_ids.get(name) or self._initiative_ids.get(name.lower())

    def goal_id(self, name: str) -> str | None:
        """The id of the goal a planner named by id or code."""
        return self._goal_ids.get(name) or self._goal_ids.get(name.lower())

    def stakeholder_id(self, name: str) -> str | None:
        """The id of the stakeholder a planner named, also by an earlier id."""
        return name if name in self.stakeholders else self._former.get(name)

    def talk_id(self, name: str) -> str | None:
        """The id of the talk a planner named, also by an earlier id."""
        return name if name in self.talks else self._former.get(name)

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """Goals by id, as written."""
        return {goal.id: goal for goal in self.organization.goals}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles of the L&TD team by id."""
        return {role.id: role for role in self.team.roles}

    @cached_property
    def decisions(self) -> Mapping[str, tuple[Negotiation, Decision]]:
        """Every decision with its talk, by reference, in the order of the talks."""
        return {talk.ref(item): (talk, item) for talk in self.talks.values() for item in talk.decisions}

    @cached_property
    def commitments(self) -> Mapping[str, tuple[Negotiation, Commitment]]:
        """Every promise with its talk, by reference, in the order of the talks."""
        return {talk.ref(item): (talk, item) for talk in self.talks.values() for item in talk.commitments}

    @cached_property
    def visible_stakeholders(self) -> Mapping[str, Stakeholder]:
        """The stakeholders this audience may know of, by id."""
        return {key: value for key, value in self.stakeholders.items() if not is_hidden(key)}

    @cached_property
    def visible_initiatives(self) -> Mapping[str, Initiative]:
        """The initiatives this audience may know of, by slug."""
        return {key: value for key, value in self.initiatives.items() if not is_hidden(key)}

    @cached_property
    def visible_talks(self) -> Mapping[str, Negotiation]:
        """The talks this audience may know of, by id."""
        return {key: value for key, value in self.talks.items() if not is_hidden(key)}

    @cached_property
    def _parties_of_initiatives(self) -> Mapping[str, frozenset[str]]:
        parties: dict[str, set[str]] = {}
        for initiative in self.initiatives.values():
            parties[initiative.id] = {request.by for request in initiative.requests}
            if initiative.sponsor:
                parties[initiative.id].add(initiative.sponsor)
        for talk in self.talks.values():
            for name in {*talk.about, *(n for ask in talk.asks for n in ask.about)}:
                if name in parties:
                    parties[name] |= talk.parties
        return {key: frozenset(value - {LTD}) for key, value in parties.items()}

    def clearance(self, record: Negotiation | Initiative | Stakeholder | Charter | None) -> Clearance:
        """How much of a record this portfolio's audience may see, `visible: team` aside."""
        match record:
            case Negotiation():
                return self.audience.clearance(record.parties)
            case Initiative():
                return self.audience.clearance(self._parties_of_initiatives.get(record.id, frozenset()))
            case Stakeholder() | Charter():
                return self.audience.clearance({record.id})
            case _:
                return "team" if self.audience.is_team else "everyone"

    def may(self, record: Negotiation | Initiative | Stakeholder | Charter, need: Clearance) -> bool:
        """Whether this audience may see what is marked `need` in a record."""
        return RANK[self.clearance(record)] >= RANK[need]
