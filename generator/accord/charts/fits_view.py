"""What fits in one edition, ready to be drawn: the sum from asked to planned, and what there is to do it with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from accord import addresses
from accord.charts import numbers
from accord.charts.figure import ROOT
from accord.domain.balance import Addition, Balance, SkillBalance
from accord.domain.plan import Placed
from accord.domain.portfolio import Portfolio, is_hidden

State = Literal["kept", "open", "away"]
"""kept: the days came. open: they are promised. away: they were promised and did not come."""
_ORDER: tuple[State, ...] = ("kept", "open", "away")


@dataclass(frozen=True, slots=True)
class Slice:
    """Days from one promise, or the part of them that came or did not."""

    days: Decimal
    state: State
    who: str = ""
    """Who gives them; empty when these readers may not know."""
    href: str = ""
    """The promise, beginning with `ROOT`; empty when these readers may not know of it."""


@dataclass(frozen=True, slots=True)
class SkillFit:
    """One skill. Days are person-days."""

    skill: str
    planned: Decimal
    own: Decimal | None
    slices: tuple[Slice, ...]

    @property
    def talks(self) -> Decimal:
        """Days from talks."""
        return sum((part.days for part in self.slices), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Own days and days from talks."""
        return (self.own or Decimal(0)) + self.talks


@dataclass(frozen=True, slots=True)
class Named:
    """An initiative in a note."""

    number: str
    """As in its mark."""
    title: str


@dataclass(frozen=True, slots=True)
class FitsView:
    """What fits in one edition. Days are person-days."""

    name: str
    """The quarter, in small letters, for ids."""
    asked: Decimal
    scrapped: Decimal
    waits: Decimal
    smaller: Decimal
    planned: Decimal
    own: Decimal | None
    """None where capacity is not written."""
    slices: tuple[Slice, ...]
    """Kept first, then open, then what did not come."""
    skills: tuple[SkillFit, ...]
    scrap_list: tuple[Named, ...] = ()
    """The initiatives behind each step, in list order."""
    waiting: tuple[Named, ...] = ()
    made_smaller: tuple[Named, ...] = ()
    ahead: int = 0
    """Initiatives that go ahead."""

    @property
    def talks(self) -> Decimal:
        """Days from talks, also those that did not come: the version counts on them."""
        return sum((part.days for part in self.slices), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Own days and days from talks."""
        return (self.own or Decimal(0)) + self.talks

    def days(self, state: State) -> Decimal:
        """Days from talks in one state."""
        return sum((part.days for part in self.slices if part.state == state), Decimal(0))


def view(portfolio: Portfolio, balance: Balance) -> FitsView:
    """The balance of an edition, with names and links for what it is made of."""
    labels = numbers.labels(i.code for i in portfolio.visible_initiatives.values())
    placed = balance.edition.at_place

    def named(entries: Iterable[Placed]) -> tuple[Named, ...]:
        known = (portfolio.visible_initiatives.get(entry.initiative) for entry in entries)
        return tuple(Named(labels[initiative.code], initiative.title) for initiative in known if initiative)

    return FitsView(
        name=balance.edition.quarter.id.lower(),
        **{what: balance.sum(what) for what in ("asked", "scrapped", "waits", "smaller", "planned")},
        own=balance.sum("own") if balance.knows_capacity else None,
        slices=_sorted(balance.additions, portfolio),
        skills=tuple(_skill(skill, portfolio) for skill in balance.skills),
        scrap_list=named(entry for entry in placed("scrap") if entry.days_asked > 0),
        waiting=named(entry for entry in placed("next", "later") if entry.days_asked > 0),
        made_smaller=named(entry for entry in balance.edition.entries if _smaller(entry)),
        ahead=len(placed("now")),
    )


def _smaller(entry: Placed) -> bool:
    """Whether work that is in the plan was made smaller."""
    return entry.place not in ("next", "later", "scrap") and entry.days_smaller > 0


def _skill(skill: SkillBalance, portfolio: Portfolio) -> SkillFit:
    return SkillFit(skill.skill, skill.planned, skill.own, _sorted(skill.additions, portfolio))


def _sorted(additions: Iterable[Addition], portfolio: Portfolio) -> tuple[Slice, ...]:
    """The slices of additions, those that came first."""
    found = [part for addition in additions for part in _slices(addition, portfolio)]
    return tuple(sorted(found, key=lambda part: _ORDER.index(part.state)))


def _slices(addition: Addition, portfolio: Portfolio) -> Iterator[Slice]:
    """What came of an addition, what is still open, and what did not come."""
    giver = portfolio.visible_stakeholders.get(addition.by)
    who = (giver.department or giver.title) if giver else ""
    href = "" if is_hidden(addition.ref) else ROOT + _way(addition.ref)
    given = min(addition.given or Decimal(0), addition.days)
    settled = addition.fell_away or addition.given is not None
    if not settled:
        yield Slice(addition.days, "kept" if addition.kept else "open", who, href)
        return
    if given > 0:
        yield Slice(given, "kept", who, href)
    if addition.days > given:
        yield Slice(addition.days - given, "away", who, href)


def _way(ref: str) -> str:
    """The way from the site's root to a record."""
    address = addresses.record(ref)
    return f"{address.path.lstrip('/')}#{address.anchor}"
