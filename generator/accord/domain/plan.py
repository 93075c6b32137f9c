"""The plan of a quarter as one version of it stood: an edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from accord.domain import decisions, scores
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Entry, PlanPlace, Quarter, Version
from accord.domain.remembered import remembered
from accord.domain.scores import Score
from accord.domain.versions import entry_in

WAITS: tuple[PlanPlace, ...] = ("next", "later")
NOT_PLANNED: tuple[PlanPlace, ...] = (*WAITS, "scrap")
"""Places whose work is not in this quarter's plan."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one initiative stood in one version of the plan. Days are person-days per skill."""

    initiative: str
    """Slug; hidden ones begin with `~`."""
    place: PlanPlace
    asked: Mapping[str, Decimal]
    """What full scope would cost this quarter; as planned where nothing else is written."""
    estimated: bool
    """False where a next, later or scrapped entry has no `asked`."""
    planned: Mapping[str, Decimal]
    score: Score | None
    """By the assessments on or before the version's date."""
    smaller: str | None
    why: str | None
    look_again: date | None
    to: str | None
    confirmed: tuple[str, ...]
    """Decisions that confirm it on the version's date, as `<talk>#d1`: written ones, else the live decisions
    about it that at least one stakeholder had confirmed."""
    entry: Entry

    @property
    def days_asked(self) -> Decimal:
        """Person-days asked, all skills."""
        return sum(self.asked.values(), Decimal(0))

    @property
    def days_planned(self) -> Decimal:
        """Person-days planned, all skills."""
        return sum(self.planned.values(), Decimal(0))

    @property
    def days_smaller(self) -> Decimal:
        """Person-days by which work that goes ahead was made smaller."""
        return self.days_asked - self.days_planned


@dataclass(frozen=True)
class Edition:
    """A quarter's plan as one version of it stood."""

    quarter: Quarter
    version: Version
    entries: tuple[Placed, ...]
    """In list order: legal date, impact high to low, difficulty low to high, needed-by date, code by its number."""
    day: date
    """The day the states are read on: the quarter's last day or the as-of date, whichever is earlier."""
    scores_on: date
    """The version's date."""
    latest: bool
    """Whether it is the quarter's latest agreed version."""

    def at_place(self, *places: PlanPlace) -> tuple[Placed, ...]:
        """The entries at these places, in list order."""
        return tuple(entry for entry in self.entries if entry.place in places)

    def entry(self, initiative: str) -> Placed | None:
        """The entry of one initiative, by slug."""
        return self._by_initiative.get(initiative)

    @cached_property
    def _by_initiative(self) -> Mapping[str, Placed]:
        return {entry.initiative: entry for entry in reversed(self.entries)}


def current(portfolio: Portfolio) -> Quarter | None:
    """The quarter that contains the as-of date if it has an agreed version by then, else the latest one that has."""
    day = portfolio.as_of
    agreed = [quarter for quarter in _by_first_day(portfolio) if _latest_agreed(quarter, day)]
    holding = (quarter for quarter in agreed if quarter.first_day <= day <= quarter.last_day)
    return next(holding, agreed[-1] if agreed else None)


def _by_first_day(portfolio: Portfolio) -> list[Quarter]:
    return sorted(portfolio.quarters.values(), key=lambda quarter: (quarter.first_day, quarter.id))


def _latest_agreed(quarter: Quarter, day: date) -> Version | None:
    agreed = [v for v in quarter.all_versions if v.state == "agreed" and v.date <= day]
    return agreed[-1] if agreed else None


def edition(portfolio: Portfolio, quarter: Quarter, version: int | None = None) -> Edition | None:
    """The latest agreed version of a quarter, or the version asked for; None where there is none yet."""
    if portfolio.quarters.get(quarter.id) is quarter:
        return _edition(portfolio, quarter.id, version)
    return _read(portfolio, quarter, version)


@remembered
def _edition(portfolio: Portfolio, quarter: str, version: int | None) -> Edition | None:
    return _read(portfolio, portfolio.quarters[quarter], version)


def _read(portfolio: Portfolio, quarter: Quarter, version: int | None) -> Edition | None:
    latest = _latest_agreed(quarter, portfolio.as_of)
    known = (v for v in quarter.all_versions if v.version == version and v.date <= portfolio.as_of)
    asked_for = latest if version is None else next(known, None)
    if asked_for is None:
        return None
    day = min(quarter.last_day, portfolio.as_of)
    entries = _placed(portfolio, quarter, asked_for)
    return Edition(quarter, asked_for, entries, day, asked_for.date, asked_for is latest)


def _placed(portfolio: Portfolio, quarter: Quarter, version: Version) -> tuple[Placed, ...]:
    confirming = _confirming(portfolio, version.date)
    found = (entry_in(entry, version.version) for entry in quarter.entries)
    placed = [_place(portfolio, entry, version.date, confirming) for entry in found if entry]
    return tuple(sorted(placed, key=lambda entry: _in_list_order(portfolio, entry)))


def _confirming(portfolio: Portfolio, day: date) -> Mapping[str, tuple[str, ...]]:
    """Initiative to the live decisions about it that at least one stakeholder had confirmed by a day."""
    found: dict[str, tuple[str, ...]] = {}
    for settled in decisions.on(portfolio, day):
        if settled.live and settled.confirmed and settled.talk.date <= day:
            for name in settled.decision.about:
                found[name] = (*found.get(name, ()), settled.ref)
    return found


def _place(portfolio: Portfolio, entry: Entry, day: date, confirming: Mapping[str, tuple[str, ...]]) -> Placed:
    waits = entry.place in NOT_PLANNED
    initiative = portfolio.initiatives.get(entry.initiative)
    written = tuple(ref for ref in entry.confirmed if _decided_by_then(portfolio, ref, day))
    return Placed(
        initiative=entry.initiative,
        place=entry.place,
        asked=next((days for days in (entry.asked, entry.planned) if days is not None), {}),
        estimated=not waits or entry.asked is not None or entry.planned is not None,
        planned={} if waits else entry.planned or {},
        score=scores.at(portfolio, initiative, day) if initiative else None,
        smaller=entry.smaller,
        why=entry.why,
        look_again=entry.look_again,
        to=entry.to,
        confirmed=written or confirming.get(entry.initiative, ()),
        entry=entry,
    )


def _decided_by_then(portfolio: Portfolio, ref: str, day: date) -> bool:
    """Whether a decision existed on a day: an early version cannot rest on what a later talk decided."""
    found = portfolio.decisions.get(ref)
    return found is not None and found[0].date <= day


def _in_list_order(portfolio: Portfolio, entry: Placed) -> tuple[object, ...]:
    initiative = portfolio.initiatives.get(entry.initiative)
    score = entry.score
    return (
        initiative.mandated.date if initiative and initiative.mandated else date.max,
        -score.impact if score else 0,
        score.difficulty if score else 6,
        (initiative.needed_by if initiative else None) or date.max,
        by_number(initiative.code if initiative else "", entry.initiative),
    )


def by_number(code: str, slug: str) -> tuple[object, ...]:
    """What sorts codes as people count them, LT-9 before LT-10; without a code, by the slug."""
    parts = re.split(r"([0-9]+)", (code or slug).lower())
    numbers = tuple((part, int(number)) for part, number in zip(parts[::2], [*parts[1::2], "0"], strict=True))
    return (not code, numbers, slug)


def editions(portfolio: Portfolio) -> tuple[Edition, ...]:
    """The latest agreed version of every quarter that has one, by first day."""
    found = (edition(portfolio, quarter) for quarter in _by_first_day(portfolio))
    return tuple(edition_ for edition_ in found if edition_)


def before(portfolio: Portfolio, edition_: Edition) -> Edition | None:
    """The edition of the quarter before, for what moved."""
    earlier = (q for q in reversed(_by_first_day(portfolio)) if q.first_day < edition_.quarter.first_day)
    return next((found for quarter in earlier if (found := edition(portfolio, quarter))), None)


def unplaced(portfolio: Portfolio, edition_: Edition) -> tuple[str, ...]:
    """Slugs of the initiatives that the edition does not place, by code."""
    placed = {entry.initiative for entry in edition_.entries}
    left = [initiative for slug, initiative in portfolio.initiatives.items() if slug not in placed]
    return tuple(initiative.id for initiative in sorted(left, key=lambda i: by_number(i.code, i.id)))
