"""What one brings to a talk: the numbers the portfolio knows, and what was said last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from accord.domain import balance, plan, scores, talks
from accord.domain import promises as promised
from accord.domain.conversation import Consequence
from accord.domain.fields import LTD
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise
from accord.domain.quarter import PlanPlace
from accord.domain.remembered import remembered
from accord.domain.scores import Score


@dataclass(frozen=True, slots=True)
class SkillDays:
    """One skill in the current plan. Person-days."""

    skill: str
    planned: Decimal
    total: Decimal
    left: Decimal
    """Below zero when the plan is too big."""


@dataclass(frozen=True, slots=True)
class Dot:
    """Where an initiative the talk is about stands."""

    initiative: str
    score: Score | None
    """None while it is not assessed."""
    place: PlanPlace | None
    """Its place in the current plan; None where it is not placed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts for one talk, as known on a day."""

    talk: Negotiation
    held: bool
    skills: tuple[SkillDays, ...]
    """What is left in the current plan; empty where capacity is not written."""
    dots: tuple[Dot, ...]
    open: tuple[Promise, ...]
    """Open promises between the parties of the talk and us, both ways, by due date."""
    so_far: Mapping[str, tuple[Promise, ...]]
    """Every earlier promise between us, by who gave it; `ltd` comes last."""
    last: Negotiation | None
    """The talk before this one, with the same people about the same matter."""
    consequences: tuple[Consequence, ...]
    """What was written down last time for the case that the answer is no."""


def of(portfolio: Portfolio, talk: Negotiation) -> Sheet:
    """What the portfolio knows for a talk. Every fact is as of the portfolio's day."""
    last = last_before(portfolio, talk)
    between = tuple(p for p in _between(portfolio, talk) if p.talk.id != talk.id)
    givers = [*(party for party in talk.with_), LTD]
    return Sheet(
        talk=talk,
        held=talks.held(talk, portfolio.as_of),
        skills=skills(portfolio),
        dots=tuple(_dot(portfolio, name) for name in talk.about if name in portfolio.initiatives),
        open=tuple(p for p in between if p.folded == "open"),
        so_far={giver: found for giver in givers if (found := tuple(p for p in between if p.by == giver))},
        last=last,
        consequences=last.consequences if last else (),
    )


def last_before(portfolio: Portfolio, talk: Negotiation) -> Negotiation | None:
    """The newest held talk before this one that it revisits or follows, or else with one of its parties about one of
    its matters.
    """
    earlier = [
        other
        for other in portfolio.talks.values()
        if (other.date, other.id) < (talk.date, talk.id) and talks.held(other, portfolio.as_of)
    ]
    named = {*talk.revisits, *talk.follows}
    linked = [other for other in earlier if other.id in named]
    alike = [o for o in earlier if set(o.with_) & set(talk.with_) and set(o.about) & set(talk.about)]
    return max(linked or alike, key=lambda other: (other.date, other.id), default=None)


@remembered
def skills(portfolio: Portfolio) -> tuple[SkillDays, ...]:
    """The days of each skill in the current plan, where capacity is written."""
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    found = balance.of(portfolio, edition).skills if edition else ()
    return tuple(
        SkillDays(s.skill, s.planned, s.total, s.left) for s in found if s.total is not None and s.left is not None
    )


def _dot(portfolio: Portfolio, name: str) -> Dot:
    quarter = plan.current(portfolio)
    edition = plan.edition(portfolio, quarter) if quarter else None
    placed = edition.entry(name) if edition else None
    score = scores.at(portfolio, portfolio.initiatives[name], portfolio.as_of)
    return Dot(name, score, placed.place if placed else None)


def _between(portfolio: Portfolio, talk: Negotiation) -> list[Promise]:
    """Promises by a party of the talk, and ours to one of them."""
    parties = set(talk.with_)
    return [p for p in promised.on(portfolio) if p.by in parties or (p.by == LTD and parties & set(p.to))]


def to_come(portfolio: Portfolio) -> tuple[Negotiation, ...]:
    """The talks that are being prepared, by date."""
    waiting = (t for t in portfolio.talks.values() if talks.standing(portfolio, t).state == "preparing")
    return tuple(sorted(waiting, key=lambda t: (t.date, t.id)))
