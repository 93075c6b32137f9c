"""What is known for a talk to come: the promises both ways, last time, and what waits for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from accord.build.opening import (
    Ground,
    Named,
    Refused,
    Target,
    ground,
    one_line,
    refused,
    roles,
    slugged,
    stakeholder,
)
from accord.build.request import Request
from accord.domain import asks, decisions, plan, sheet, talks
from accord.domain.conversation import WhatHappened
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.domain.record import Evidence
from accord.intake.near import nearest

PLAN = "plan"
"""What a talk is about when it is about the plan as a whole."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of evidence as it stands in the initiative."""

    text: str
    source: str | None
    date: date | None
    link: str | None
    visible: str | None
    """Who may read it, where that is not everyone."""


@dataclass(frozen=True, slots=True)
class Promised:
    """An open promise between us and the stakeholder."""

    ref: str
    what: str
    due: date
    overdue: int
    """Days since it was due; 0 while there is time."""
    to: tuple[str, ...]
    """To whom, by role."""


@dataclass(frozen=True, slots=True)
class Said:
    """A consequence written down last time."""

    id: str
    if_not: str | None
    realistic: str | None
    impact: str | None
    came: str | None
    """What came of it, as far as it is known."""


@dataclass(frozen=True, slots=True)
class Last:
    """The talk before this one."""

    id: str
    day: date
    summary: str | None
    consequences: tuple[Said, ...]
    parked: tuple[str, ...]
    """Ideas that were parked then."""


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A look-again date that this talk would answer."""

    day: date
    question: str | None
    where: str
    """The decision, or the initiative whose place in the plan sets the date."""
    talk: str | None
    """The talk that set it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An ask of the stakeholder without an answer."""

    ref: str
    text: str
    asked_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Matter:
    """What the talk is about."""

    title: str
    name: str
    """As part of the file's name."""
    about: str | None
    """As the file names it; None for free words."""
    initiative: str | None = None
    """The slug, where it is an initiative."""
    quarter: str | None = None


@dataclass(frozen=True, slots=True)
class NewTalk:
    """What is known for a new talk."""

    target: Target
    day: date
    opened: date
    """The day on which all of this is known."""
    party: Named
    prefers: str | None
    can_commit: tuple[str, ...]
    interests: tuple[str, ...]
    matter: Matter
    for_ltd: tuple[str, ...]
    roles: tuple[Named, ...]
    team_only: bool
    why_critical: str | None
    goals: tuple[str, ...]
    evidence: tuple[Fact, ...]
    reading: str | None
    """The measure and its newest reading, in words."""
    place: str | None
    """Its place in the plan and why, in words."""
    planned: str | None
    """Days planned for it, in words."""
    left: tuple[tuple[str, Decimal, Decimal], ...]
    """Skill, days left and days there are, in the current plan."""
    theirs: tuple[Promised, ...]
    ours: tuple[Promised, ...]
    last: Last | None
    to_look_at: tuple[ToLookAt, ...]
    waiting: tuple[Waiting, ...]


def talk(asked: Request, who: str, about: str, day: date | None = None) -> NewTalk | Refused:
    """What is known for a talk with a stakeholder about something, on a day (the as-of date when left out)."""
    on = ground(asked)
    if isinstance(on, Refused):
        return on
    party = stakeholder(on, who)
    matter = _matter(on, one_line(about))
    if isinstance(party, Refused) or isinstance(matter, Refused):
        return Refused(tuple(p for each in (party, matter) if isinstance(each, Refused) for p in each.problems))
    when = day or on.day
    name = "-".join(part for part in (when.isoformat(), party, matter.name) if part)
    remedy = "give another day with --date, or name it in other words"
    taken = on.taken("negotiations", name, remedy)
    return taken or _new(on, on.target("negotiations", name), when, party, matter)


def _matter(on: Ground, about: str) -> Matter | Refused:
    """What was typed, as an initiative, a goal, a quarter, or in words of its own."""
    found = on.whole.initiative_id(about)
    if found:
        return Matter(on.whole.initiatives[found].title, found, on.whole.initiatives[found].code, initiative=found)
    goal = on.whole.goal_id(about)
    if goal:
        return Matter(on.whole.goals[goal].name, goal, goal)
    if about.lower() == PLAN:
        return Matter("The plan", PLAN, PLAN)
    if re.fullmatch(r"[0-9]{4}-?[Qq][0-9]+", about):
        return _quarter(on, about)
    near = _meant(on.whole, about) if " " not in about else ""
    if near or re.fullmatch(r"[A-Za-z]{1,5}-?[0-9]+", about):
        hint = f"; did you mean '{near}'?" if near else "."
        message = f"no initiative '{about}'{hint} For a talk about something else, use a few words"
        return refused(f"{on.shown}/initiatives", "unknown-reference", message)
    return Matter(about, slugged(about), None)


def _quarter(on: Ground, about: str) -> Matter | Refused:
    name = about.upper()
    if re.fullmatch(r"[0-9]{4}-Q[1-4]", name):
        return Matter(f"The plan for {name}", name.lower(), PLAN, quarter=name)
    message = f"'{about}' is not a quarter; write it like 2027-Q1"
    return refused(f"{on.shown}/quarters", "wrong-type", message)


def _meant(portfolio: Portfolio, word: str) -> str:
    """The initiative or goal that was probably meant."""
    goals = (name for goal in portfolio.organization.goals for name in (goal.id, goal.code) if name)
    own = (name for each in portfolio.initiatives.values() for name in (each.code, each.id))
    return nearest(word, [*own, *goals], 0.75)


def _new(on: Ground, target: Target, day: date, party: str, matter: Matter) -> NewTalk:
    known, record = on.known, on.whole.stakeholders[party]
    subject = on.known.initiatives.get(matter.initiative or "")
    about = (matter.initiative or matter.about,) if matter.about else ()
    to_come = Negotiation.model_validate({"id": target.path.stem, "date": day, "with": [party], "about": about})
    facts = sheet.of(known, to_come)
    last = facts.last or (None if about else _last_with(known, to_come))
    place, planned = _in_plan(known, subject)
    return NewTalk(
        target=target,
        day=day,
        opened=on.day,
        party=Named(party, record.title),
        prefers=record.prefers,
        can_commit=record.can_commit,
        interests=record.interests,
        matter=matter,
        for_ltd=(subject.owner,) if subject and subject.owner in known.roles and subject.owner else (),
        roles=roles(on.whole),
        team_only=subject is not None and subject.visible == "team",
        why_critical=subject.problem if subject else None,
        goals=_goals(known, subject, matter),
        evidence=tuple(_fact(each) for each in (subject.evidence if subject else ())),
        reading=_reading(subject) if subject else None,
        place=place,
        planned=planned,
        left=tuple((s.skill, s.left, s.total) for s in facts.skills),
        theirs=tuple(_promised(known, p) for p in facts.open if p.side == "stakeholder"),
        ours=tuple(_promised(known, p) for p in facts.open if p.side == "ltd"),
        last=_last(last) if last else None,
        to_look_at=tuple(_to_look_at(known, day, party, matter)),
        waiting=tuple(_waiting(known, party)),
    )


def _fact(written: Evidence) -> Fact:
    visible = None if written.visible == "everyone" else written.visible
    return Fact(written.text, written.source, written.date, written.link, visible)


def _goals(portfolio: Portfolio, subject: Initiative | None, matter: Matter) -> tuple[str, ...]:
    if subject:
        return subject.goals
    return (matter.about,) if matter.about in portfolio.goals and matter.about else ()


def _last_with(portfolio: Portfolio, to_come: Negotiation) -> Negotiation | None:
    """The newest talk with the same stakeholder, for one in free words."""
    earlier = [
        other
        for other in portfolio.talks.values()
        if set(other.with_) & set(to_come.with_) and other.date <= to_come.date and talks.held(other, portfolio.as_of)
    ]
    return max(earlier, key=lambda other: (other.date, other.id), default=None)


def _last(talk: Negotiation) -> Last:
    said = (Said(c.id, c.if_not, c.realistic, c.impact, _came(c.what_happened)) for c in talk.consequences)
    parked = (idea.idea for idea in talk.ideas if idea.became == "parked")
    return Last(talk.id, talk.date, talk.summed_up, tuple(said), tuple(parked))


def _came(happened: WhatHappened | None) -> str | None:
    if happened is None:
        return None
    return f"{happened.matched} on {happened.date}{f': {happened.text}' if happened.text else ''}"


def _reading(subject: Initiative) -> str | None:
    """Where the measure stands, from where, and where it should go."""
    outcome = subject.outcome
    newest = max(outcome.readings, key=lambda reading: reading.date or date.min, default=None) if outcome else None
    if outcome is None or not outcome.measure or newest is None:
        return None
    unit = outcome.unit or ""
    points = (("from", outcome.baseline), ("now", newest), ("target", outcome.target))
    said = [f"{word} {point.value}{unit} ({point.date})" for word, point in points if point]
    return f"{outcome.measure}: {', '.join(said)}"


def _in_plan(portfolio: Portfolio, subject: Initiative | None) -> tuple[str | None, str | None]:
    """The place in the current plan with its reason, and the days planned there."""
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    placed = edition.entry(subject.id) if edition and subject else None
    if quarter is None or placed is None:
        return None, None
    place = f"{placed.place} in {quarter.id}{f': {placed.why}' if placed.why else ''}"
    each = ", ".join(f"{skill} {_number(days)}" for skill, days in placed.planned.items() if days)
    total = placed.days_planned
    unit = "day" if total == 1 else "days"
    return place, f"{_number(total)} {unit} in {quarter.id} ({each})" if total else None


def _promised(portfolio: Portfolio, promise: Promise) -> Promised:
    titles = (portfolio.stakeholders[name].title for name in promise.to if name in portfolio.stakeholders)
    due = promise.commitment.due
    late = max(0, (portfolio.as_of - due).days)
    return Promised(promise.ref, promise.commitment.what, due, late, tuple(titles))


def _to_look_at(portfolio: Portfolio, day: date, party: str, matter: Matter) -> Iterator[ToLookAt]:
    """Dates near enough that a talk on this day would look at them: about the same work, or with the same party."""
    until = day + timedelta(days=portfolio.settings.limits.look_again_soon_days)
    for again in decisions.look_agains(portfolio):
        found = portfolio.decisions.get(again.ref or "")
        mine = again.initiative == matter.initiative if matter.initiative else party in again.parties
        mine = mine or bool(found and matter.initiative in found[1].about)
        if mine and not again.looked_at and again.date <= until:
            code = portfolio.initiatives[again.initiative].code if again.initiative else ""
            yield ToLookAt(again.date, again.question, again.ref or code, found[0].id if found else None)


def _waiting(portfolio: Portfolio, party: str) -> Iterator[Waiting]:
    for asked in asks.unanswered(portfolio):
        if asked.ask.of == party and talks.standing(portfolio, asked.talk).state != "replaced":
            yield Waiting(asked.ref, asked.ask.text, asked.ask.asked_on, asked.days_open or 0)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
