"""What is known for a new quarter: the days of the last one, and everything that is carried over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from accord.build.opening import Ground, Refused, Target, ground, refused
from accord.build.request import Request
from accord.domain import plan, promises
from accord.domain.initiative import Initiative
from accord.domain.plan import Edition, Placed
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Capacity, PlanPlace, Quarter

_AHEAD: tuple[PlanPlace, ...] = ("now", "next")
_GONE: tuple[str, ...] = ("not-kept", "withdrawn", "replaced")

When = Literal["passed", "before", "ahead"]
"""A day to look again: before the file is opened, before the quarter begins, or later."""


@dataclass(frozen=True, slots=True)
class SkillDays:
    """The days of one skill last time."""

    skill: str
    parts: Mapping[str, Decimal]
    """fte, leave, keep_running and buffer, as far as they were written."""
    absences: tuple[tuple[Decimal, date | None], ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The capacity of the last quarter, as a proposal."""

    working_days: Decimal
    skills: tuple[SkillDays, ...]
    keep_running_is: tuple[str, ...]
    notes: str | None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One initiative in the new plan, with where it comes from."""

    code: str
    title: str
    place: PlanPlace
    was: PlanPlace | None
    """Where it stood; None where it was in no plan."""
    finished: bool
    """Its work is closed, and it stood in the plan as work that goes ahead."""
    no_goal: bool
    """It would go ahead, and no goal is linked."""
    asked: Mapping[str, Decimal] | None
    planned: Mapping[str, Decimal] | None
    smaller: str | None
    why: str | None
    look_again: date | None
    when: When | None
    to: str | None
    waited: int
    """Quarters in a row for which it has waited."""
    confirmed: tuple[str, ...]
    """Decisions that the last plan rested on."""
    accepted: tuple[tuple[str, date, str], ...]
    """Warnings accepted in the last entry: check, last day, why."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Days that a promise adds to the quarter, or binds in it."""

    ref: str
    what: str
    skill: str
    days: Decimal
    adds: bool


@dataclass(frozen=True, slots=True)
class NewQuarter:
    """What is known for a new quarter."""

    target: Target
    name: str
    day: date
    starts: date | None
    """Its first day, where that is not the calendar's."""
    since: str | None
    """The quarter it is carried over from."""
    skills: tuple[str, ...]
    days: Days | None
    bound: tuple[Bound, ...]
    entries: tuple[NewEntry, ...]


def quarter(asked: Request, name: str) -> NewQuarter | Refused:
    """What is known for the plan of a quarter, carried over from the one before."""
    on = ground(asked)
    if isinstance(on, Refused):
        return on
    taken = on.taken("quarters", name, "name another quarter")
    if taken:
        return taken
    if not on.known.initiatives:
        message = "there is no initiative to plan yet; begin with 'accord new initiative NAME'"
        return refused(f"{on.shown}/initiatives", "missing-key", message)
    blank = Quarter.model_validate({"id": name})
    last = _last(on.known, blank)
    starts = _starts(last.quarter, name) if last else None
    blank = blank.changed(starts=starts)
    entries = tuple(_entries(on, blank, last))
    return NewQuarter(
        target=on.target("quarters", name),
        name=name,
        day=on.day,
        starts=starts,
        since=last.quarter.id if last else None,
        skills=tuple(on.whole.settings.skills),
        days=_days(last.quarter.capacity) if last and last.quarter.capacity else None,
        bound=tuple(_bound(on.known, name)),
        entries=entries,
    )


def _last(portfolio: Portfolio, new: Quarter) -> Edition | None:
    """The plan before: the latest agreed version, or the newest draft where nothing is agreed yet."""
    earlier = [quarter for quarter in portfolio.quarters.values() if quarter.id < new.id]
    for quarter in sorted(earlier, key=lambda quarter: quarter.id, reverse=True):
        found = plan.edition(portfolio, quarter) or plan.edition(portfolio, quarter, quarter.all_versions[-1].version)
        if found:
            return found
    return None


def _starts(last: Quarter, name: str) -> date | None:
    """The first day where the last quarter's was not the calendar's either: the day after, or as many quarters on."""
    if last.starts is None and last.ends is None:
        return None
    day = last.last_day + timedelta(days=1)
    for _skipped in range(_number(name) - _number(last.id) - 1):
        year, month = (day.year, day.month + 3) if day.month <= 9 else (day.year + 1, day.month - 9)
        day = date(year, month, min(day.day, 28))
    return day


def _number(name: str) -> int:
    return int(name[:4]) * 4 + int(name[-1])


def _entries(on: Ground, new: Quarter, last: Edition | None) -> Iterator[NewEntry]:
    """Every initiative of the last plan once, in the order of the places, then those that were in no plan."""
    waits = _waits(on.known, last)
    placed = {entry.initiative: entry for entry in (last.entries if last else ())}
    found = [_carried(on, new, entry, waits.get(slug, 0)) for slug, entry in placed.items()]
    left = [record for slug, record in on.known.initiatives.items() if slug not in placed and record.stage != "closed"]
    order = ("now", "next", "later", "scrap", "done", "handed-over", "stopped")
    yield from sorted(found, key=lambda entry: order.index(entry.place))
    yield from (_fresh(record) for record in sorted(left, key=lambda each: plan.by_number(each.code, each.id)))


def _carried(on: Ground, new: Quarter, placed: Placed, waited: int) -> NewEntry:
    initiative = on.known.initiatives[placed.initiative]
    was, entry = placed.place, placed.entry
    finished = initiative.stage == "closed" and was in (*_AHEAD, "later")
    place = _place(initiative, was, finished=finished)
    ahead = place in _AHEAD
    asked = entry.asked if place in (*_AHEAD, "later", "scrap") else None
    waiting = place in ("later", "scrap")
    return NewEntry(
        code=initiative.code,
        title=initiative.title,
        place=place,
        was=was,
        finished=finished,
        no_goal=was in _AHEAD and not finished and not initiative.goals,
        asked=asked,
        planned=(entry.planned or (asked if place == "now" else None)) if ahead else None,
        smaller=entry.smaller if ahead else None,
        why=None if finished else entry.why,
        look_again=entry.look_again if waiting else None,
        when=_when(entry.look_again, on.day, new.first_day) if waiting and entry.look_again else None,
        to=entry.to if place == "handed-over" else None,
        waited=waited,
        confirmed=entry.confirmed if ahead else (),
        accepted=tuple((each.check, each.until, each.why) for each in entry.accepted_warnings),
    )


def _place(initiative: Initiative, was: PlanPlace, *, finished: bool) -> PlanPlace:
    """What goes ahead goes on, what is next is its turn, and everything else stays where it was.

    Without a goal nothing goes ahead (`no-goal`), so that such work is next until it has one.
    """
    if finished:
        return "done"
    if was in _AHEAD:
        return "now" if initiative.goals else "next"
    return was


def _fresh(initiative: Initiative) -> NewEntry:
    """An initiative that was in no plan; next asks for nothing yet."""
    return NewEntry(
        code=initiative.code,
        title=initiative.title,
        place="next",
        was=None,
        finished=False,
        no_goal=False,
        asked=None,
        planned=None,
        smaller=None,
        why=None,
        look_again=None,
        when=None,
        to=None,
        waited=0,
        confirmed=(),
        accepted=(),
    )


def _when(day: date, opened: date, begins: date) -> When:
    if day < opened:
        return "passed"
    return "before" if day < begins else "ahead"


def _waits(portfolio: Portfolio, last: Edition | None) -> Mapping[str, int]:
    """For how many quarters in a row each initiative has waited, by the last plan."""
    counts: dict[str, int] = {}
    editions = [each for each in plan.editions(portfolio) if last and each.quarter.id < last.quarter.id]
    for edition in (*editions, *([last] if last else [])):
        counts = {entry.initiative: counts.get(entry.initiative, 0) + 1 for entry in edition.at_place("later")}
    return counts


def _days(capacity: Capacity) -> Days:
    skills = []
    for name, skill in capacity.skills.items():
        parts = {key: getattr(skill, key) for key in ("fte", "leave", "keep_running", "buffer")}
        written = {key: value for key, value in parts.items() if value}
        skills.append(SkillDays(name, written, tuple((each.days, each.known_from) for each in skill.absences)))
    return Days(capacity.working_days, tuple(skills), capacity.keep_running_is, capacity.notes)


def _bound(portfolio: Portfolio, name: str) -> Iterator[Bound]:
    """What promises already add to the quarter or bind in it, as far as they stand."""
    for promise in promises.on(portfolio):
        if promise.state in _GONE:
            continue
        said = promise.commitment
        for items, adds in ((said.adds_capacity, True), (said.uses_capacity, False)):
            for item in items:
                if item.quarter == name:
                    yield Bound(promise.ref, said.what, item.skill, item.days, adds)
