"""A portfolio as facts: what is written of each record, apart from where and in which order it is written.

Two portfolios with the same facts say the same. A fact is keyed by what it is about; records within a record (an ask
of a talk, an entry of a quarter, an assessment of an initiative) are facts of their own, so that a change in one of
them is no change of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args

from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.organization import Goal, Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Quarter
from accord.domain.record import Record
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter, Stakeholder

Kind = Literal[
    "settings", "organization", "goal", "team", "role", "stakeholder", "charter", "initiative", "assessment", "reading",
    "quarter", "version", "capacity", "entry", "talk", "ask", "decision", "promise", "consequence", "confirmation",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

IN_ORDER = frozenset({"order"})
"""Fields in which the order of what is listed says something; elsewhere it is the planner's habit."""


@dataclass(frozen=True, slots=True)
class About:
    """What a fact is about."""

    kind: Kind
    id: str
    """As other files name it where they can: `2026-10-14-it-ai-assistant#a1`; else with its owner: `2026-Q4/LT-16`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is written of one record."""

    about: About
    fields: Mapping[str, Any]
    """Values by the word in the file; what is empty is left out. Values can be compared and hashed."""
    record: Record
    within: About | None = None
    """The record it is a part of."""


Known = dict[int, tuple[Record, tuple[Fact, ...]]]
"""The facts of records by their identity, for who looks at the same records again and again."""


def facts(portfolio: Portfolio, known: Known | None = None) -> dict[About, Fact]:
    """Every fact of a portfolio, in the order a planner would list the files."""
    found: dict[About, Fact] = {}
    for fact in _every(portfolio) if known is None else _remembered(portfolio, known):
        about, n = fact.about, 1
        while about in found:  # two readings of one day are two facts
            n += 1
            about = About(fact.about.kind, f"{fact.about.id}~{n}")
        found[about] = fact if n == 1 else Fact(about, fact.fields, fact.record, fact.within)
    return found


def _every(portfolio: Portfolio) -> Iterator[Fact]:
    for read, key, record in _files(portfolio):
        yield from read(key, record)


def _remembered(portfolio: Portfolio, known: Known) -> Iterator[Fact]:
    for read, key, record in _files(portfolio):
        if id(record) not in known:
            known[id(record)] = record, tuple(read(key, record))
        yield from known[id(record)][1]


def _files(portfolio: Portfolio) -> Iterator[tuple[Callable[[str, Any], Iterable[Fact]], str, Record]]:
    """The record of each file, and what reads its facts."""
    yield _settings, "settings", portfolio.settings
    yield _organization, "organization", portfolio.organization
    yield _team, "team", portfolio.team
    yield from ((_stakeholder, key, record) for key, record in portfolio.stakeholders.items())
    yield from ((_initiative, key, record) for key, record in portfolio.initiatives.items())
    yield from ((_quarter, key, record) for key, record in portfolio.quarters.items())
    yield from ((_talk, key, record) for key, record in portfolio.talks.items())
    yield from ((_charter, key, record) for key, record in portfolio.charters.items())


def _settings(key: str, settings: Settings) -> Iterator[Fact]:
    yield _whole("settings", key, settings)


def _stakeholder(key: str, stakeholder: Stakeholder) -> Iterator[Fact]:
    yield _whole("stakeholder", key, stakeholder)


def _charter(key: str, charter: Charter) -> Iterator[Fact]:
    yield _whole("charter", key, charter)


def _whole(kind: Kind, name: str, record: Record, *parts: str) -> Fact:
    return Fact(About(kind, name), _fields(record, parts), record)


def _part(owner: Fact, kind: Kind, name: str, record: Record, *parts: str) -> Fact:
    return Fact(About(kind, name), _fields(record, parts), record, owner.about)


def _organization(key: str, organization: Organization) -> Iterator[Fact]:
    whole = _whole("organization", key, organization, "goals")
    yield whole
    for goal in organization.goals:
        yield from _goal(whole, goal)


def _goal(owner: Fact, goal: Goal) -> Iterator[Fact]:
    whole = _part(owner, "goal", goal.id, goal, "readings")
    yield whole
    yield from (_part(whole, "reading", f"{goal.id}/{value.date or ''}", value) for value in goal.readings)


def _team(key: str, team: Team) -> Iterator[Fact]:
    whole = _whole("team", key, team, "roles")
    yield whole
    yield from (_part(whole, "role", role.id, role) for role in team.roles)


def _initiative(key: str, initiative: Initiative) -> Iterator[Fact]:
    outcome = initiative.outcome
    whole = _whole("initiative", key, initiative, "assessments", "outcome")
    fields = dict(whole.fields)
    if outcome is not None:
        fields["outcome"] = _plain(outcome.changed(readings=()))
    whole = Fact(whole.about, fields, initiative)
    yield whole
    yield from (_part(whole, "assessment", f"{key}/{item.date}", item) for item in initiative.assessments)
    if outcome is not None:
        yield from (_part(whole, "reading", f"{key}/{value.date or ''}", value) for value in outcome.readings)


def _quarter(key: str, quarter: Quarter) -> Iterator[Fact]:
    whole = _whole("quarter", key, quarter, "versions", "entries", "capacity")
    capacity = quarter.capacity
    if capacity is not None:
        whole = Fact(whole.about, {**whole.fields, **_fields(capacity, ("skills",))}, quarter)
    yield whole
    yield from (_part(whole, "version", f"{key}/v{version.version}", version) for version in quarter.versions)
    if capacity is not None:
        yield from (_part(whole, "capacity", f"{key}/{skill}", record) for skill, record in capacity.skills.items())
    yield from (_part(whole, "entry", f"{key}/{entry.initiative}", entry) for entry in quarter.entries)


def _talk(key: str, talk: Negotiation) -> Iterator[Fact]:
    whole = _whole("talk", key, talk, "asks", "decisions", "commitments", "confirmed", "conversation")
    fields = dict(whole.fields)
    if talk.conversation is not None:
        step = talk.conversation.summarize_and_clarify
        said = talk.conversation.changed(
            clarify_consequences=(), summarize_and_clarify=step.changed(confirmations=()) if step else None
        )
        fields |= {name: value for name, value in (("conversation", _plain(said)),) if value}
    whole = Fact(whole.about, fields, talk)
    yield whole
    yield from (_part(whole, "ask", talk.ref(ask), ask) for ask in talk.asks)
    yield from (_part(whole, "decision", talk.ref(item), item) for item in talk.decisions)
    yield from (_part(whole, "promise", talk.ref(item), item) for item in talk.commitments)
    yield from (_part(whole, "consequence", talk.ref(item), item) for item in talk.consequences)
    for answer in talk.confirmations:
        yield _part(whole, "confirmation", f"{key}/{answer.by}/{answer.date}", answer)


@cache
def _words(model: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """Each field of a model: its word in the file, its name, and whether the order of its list says something."""
    fields = model.model_fields.items()
    return tuple((info.alias or name, name, name in IN_ORDER) for name, info in fields if name != "id")


_EMPTY = (None, (), "")
_SIMPLE = frozenset({str, date, bool, int, Decimal})


def _fields(record: Record, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a record by the word in the file; what is empty is left out."""
    # Most fields of most records are empty, and most of the others are texts, numbers or days: so they go first.
    found: dict[str, Any] = {}
    values = record.__dict__
    for word, name, in_order in _words(type(record)):
        value = values[name]
        if value in _EMPTY or name in without:
            continue
        if type(value) not in _SIMPLE:
            value = _plain(value, in_order=in_order)
            if value in _EMPTY:
                continue
        found[word] = value
    return found


def _plain(value: Any, *, in_order: bool = False) -> Any:
    """A value without its records and without the order of its lists."""
    if type(value) in _SIMPLE:
        return value
    if isinstance(value, tuple):
        items = [_plain(item, in_order=in_order) for item in value]
        if in_order or len(items) < 2:
            return tuple(items)
        return tuple(sorted(items) if all(type(item) is str for item in items) else sorted(items, key=_spelled))
    if isinstance(value, Record):
        return tuple(sorted(_fields(value).items()))
    if isinstance(value, dict):
        return tuple(sorted((str(key), _plain(item)) for key, item in value.items()))
    return value


def _spelled(value: Any) -> str:
    """A plain value as a text to sort by: the same for equal values, so that 2.0 stands where 2 stood."""
    if isinstance(value, tuple):
        return f"({', '.join(map(_spelled, value))})"
    return str(value.normalize()) if isinstance(value, Decimal) else repr(value)
