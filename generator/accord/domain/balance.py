"""What was asked, what we have, and what closed the gap; per skill, because the total hides the bottleneck."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from accord.domain import additions
from accord.domain.additions import Addition
from accord.domain.plan import NOT_PLANNED, WAITS, Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Capacity, SkillCapacity

__all__ = ["Addition", "Balance", "SkillBalance", "of"]


@dataclass(frozen=True, slots=True)
class SkillBalance:
    """One skill in one version of a quarter's plan. All in person-days."""

    skill: str
    gross: Decimal | None
    """fte times working days, rounded half up; None where capacity is not written."""
    keep_running: Decimal | None
    unavailable: Decimal | None
    """Leave, absences and buffer as one sum."""
    leave: Decimal | None
    """Like absence and buffer, for the team only; else None."""
    absence: Decimal | None
    buffer: Decimal | None
    own: Decimal | None
    """What is left for initiatives; None where capacity is unknown."""
    additions: tuple[Addition, ...]
    asked: Decimal
    scrapped: Decimal
    waits: Decimal
    """Next and later."""
    smaller: Decimal
    planned: Decimal

    @property
    def negotiated(self) -> Decimal:
        """Days from talks."""
        return sum((a.days for a in self.additions), Decimal(0))

    @property
    def total(self) -> Decimal | None:
        """Own days and days from talks."""
        return None if self.own is None else self.own + self.negotiated

    @property
    def left(self) -> Decimal | None:
        """Days left; below zero when the plan is too big."""
        return None if self.total is None else self.total - self.planned

    @property
    def short_without_talks(self) -> Decimal:
        """Days the plan would lack without the talks; 0 where it would fit."""
        return Decimal(0) if self.own is None else max(Decimal(0), self.planned - self.own)


@dataclass(frozen=True, slots=True)
class Balance:
    """All skills of one edition, in the order of the settings."""

    edition: Edition
    skills: tuple[SkillBalance, ...]
    absence_since: bool
    """Whether an absence became known after the newest version's date: own days are fewer than the version says."""

    def sum(self, what: str) -> Decimal:
        """Sum of one figure over the skills, such as "asked"; unknown capacity counts as nothing."""
        return sum((getattr(s, what) or Decimal(0) for s in self.skills), Decimal(0))

    @property
    def knows_capacity(self) -> bool:
        """Whether capacity is written for the quarter."""
        return any(s.own is not None for s in self.skills)

    @property
    def additions(self) -> tuple[Addition, ...]:
        """Every addition, by skill."""
        return tuple(a for s in self.skills for a in s.additions)

    @property
    def too_big(self) -> tuple[SkillBalance, ...]:
        """Skills of which more is planned than exists."""
        return tuple(s for s in self.skills if s.left is not None and s.left < 0)

    @property
    def fits_by_talks(self) -> tuple[SkillBalance, ...]:
        """Skills that fit only because of the talks."""
        return tuple(s for s in self.skills if s.short_without_talks > 0 and s not in self.too_big)


def of(portfolio: Portfolio, edition: Edition) -> Balance:
    """The balance of one version, with the promises that stood on the version's date."""
    added = additions.of(portfolio, edition)
    skills = tuple(_skill(portfolio, edition, skill, added) for skill in portfolio.settings.skills)
    return Balance(edition, skills, _absence_since(edition))


def _skill(portfolio: Portfolio, edition: Edition, skill: str, added: Iterable[Addition]) -> SkillBalance:
    own = _Own.of(portfolio, edition, skill)
    team = portfolio.audience.is_team
    ahead = [entry for entry in edition.entries if entry.place not in NOT_PLANNED]
    asked_ahead, planned = _asked(ahead, skill), _planned(ahead, skill)
    return SkillBalance(
        skill=skill,
        gross=own.gross if own else None,
        keep_running=own.written.keep_running if own else None,
        unavailable=own.unavailable if own else None,
        leave=own.written.leave if own and team else None,
        absence=own.absence if own and team else None,
        buffer=own.written.buffer if own and team else None,
        own=own.left if own else None,
        additions=tuple(addition for addition in added if addition.skill == skill),
        asked=_asked(edition.entries, skill),
        scrapped=_asked(edition.at_place("scrap"), skill),
        waits=_asked(edition.at_place(*WAITS), skill),
        smaller=asked_ahead - planned,
        planned=planned,
    )


def _asked(entries: Iterable[Placed], skill: str) -> Decimal:
    return sum((entry.asked.get(skill, Decimal(0)) for entry in entries), Decimal(0))


def _planned(entries: Iterable[Placed], skill: str) -> Decimal:
    return sum((entry.planned.get(skill, Decimal(0)) for entry in entries), Decimal(0))


@dataclass(frozen=True, slots=True)
class _Own:
    """The written capacity of one skill, with what has to be worked out. Person-days."""

    written: SkillCapacity
    gross: Decimal
    absence: Decimal

    @staticmethod
    def of(portfolio: Portfolio, edition: Edition, skill: str) -> _Own | None:
        """Capacity of a skill as known on the version's date; None where it is not written."""
        capacity = edition.quarter.capacity
        written = capacity.skills.get(skill) if capacity else None
        fte = _fte(portfolio, skill, written) if written else None
        if capacity is None or written is None or fte is None:
            return None
        gross = (fte * capacity.working_days).to_integral_value(ROUND_HALF_UP)
        return _Own(written, gross, _absent(written, edition.version.date))

    @property
    def unavailable(self) -> Decimal:
        """Leave, absences and buffer as one sum."""
        return self.written.leave + self.absence + self.written.buffer

    @property
    def left(self) -> Decimal:
        """Days left for initiatives."""
        return self.gross - self.written.keep_running - self.unavailable


def _fte(portfolio: Portfolio, skill: str, written: SkillCapacity) -> Decimal | None:
    """Full-time equivalents of a skill: as written, else the sum of the team's roles with it; a role without
    `fte` is one.
    """
    if written.fte is not None:
        return written.fte
    roles = [role for role in portfolio.team.roles if role.skill == skill]
    full = Decimal(1)
    return sum((full if role.fte is None else role.fte for role in roles), Decimal(0)) if roles else None


def _absent(written: SkillCapacity, day: date) -> Decimal:
    """Days of absence known on a day."""
    known = (a.days for a in written.absences if a.known_from is None or a.known_from <= day)
    return sum(known, Decimal(0))


def _absence_since(edition: Edition) -> bool:
    return edition.latest and any(_later_absences(edition.quarter.capacity, edition.version.date))


def _later_absences(capacity: Capacity | None, day: date) -> Iterable[bool]:
    skills = capacity.skills.values() if capacity else ()
    return (a.known_from is not None and a.known_from > day for skill in skills for a in skill.absences)
