"""Rules on load: days a plan leans on, room for surprises, and how much people can carry at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from accord.domain import balance, load, plan, promises
from accord.domain.additions import Addition
from accord.domain.balance import SkillBalance
from accord.domain.load import Load
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.promises import Promise, State
from accord.domain.record import Warnable
from accord.domain.remembered import remembered
from accord.domain.rules.editions import in_view
from accord.domain.rules.initiatives import named
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import listed, number
from accord.places import Place

_SLACK = Fraction(95, 100)
"""The share of a skill's days up to which a plan has room for surprises."""
_PER_PERSON = 2
"""Initiatives one full-time person can follow at once."""
_SHOWN = 2
_ENDS: Mapping[State, str] = {"overdue": "is overdue", "not-kept": "was not kept", "withdrawn": "was withdrawn"}
"""How one says that a promise does not hold."""


@dataclass(frozen=True, slots=True)
class _Shaky:
    """Days of a plan whose promise does not hold."""

    ref: str
    days: Decimal
    how: str
    overdue: bool


@check("shaky-days", level="warn")
def shaky_days(portfolio: Portfolio) -> Iterator[Finding]:
    """A plan that needs days from talks rests on promises that hold."""
    for edition in in_view(portfolio):
        for skill in balance.of(portfolio, edition).skills:
            found = [shaky for addition in skill.additions for shaky in _shaky(portfolio, addition)]
            lacks = _lacks(skill, found)
            for shaky in found if lacks > 0 else ():
                yield _leans_on(portfolio, edition, skill, shaky, lacks, alone=len(found) == 1)


def _lacks(skill: SkillBalance, found: list[_Shaky]) -> Decimal:
    """Days the plan lacks if none of the shaky ones come; 0 where our own capacity is not written."""
    return Decimal(0) if skill.left is None else sum((shaky.days for shaky in found), -skill.left)


def _shaky(portfolio: Portfolio, addition: Addition) -> Iterator[_Shaky]:
    """The days of an addition that are late or fell away, by the promise that stands for them today."""
    promise = _standing(portfolio, addition.ref)
    if promise and promise.state in _ENDS:
        overdue = promise.state == "overdue"
        days = addition.days if overdue else addition.days - (addition.given or 0)
        shaky = _Shaky(promise.ref, days, _ENDS[promise.state], overdue)
    elif addition.fell_away:
        shaky = _Shaky(addition.ref, addition.days - (addition.given or 0), "was replaced by less", overdue=False)
    else:
        return
    if shaky.days > 0:
        yield shaky


def _standing(portfolio: Portfolio, ref: str) -> Promise | None:
    """The promise at the end of a line of replacements."""
    known = _by_ref(portfolio)
    promise, passed = known.get(ref), {ref}
    while promise and promise.replaced_by and promise.replaced_by in known and promise.replaced_by not in passed:
        passed.add(promise.replaced_by)
        promise = known[promise.replaced_by]
    return promise


@remembered
def _by_ref(portfolio: Portfolio) -> Mapping[str, Promise]:
    return {promise.ref: promise for promise in promises.on(portfolio)}


def _leans_on(
    portfolio: Portfolio, edition: Edition, skill: SkillBalance, shaky: _Shaky, lacks: Decimal, *, alone: bool
) -> Finding:
    depend, them = ("depends", "it") if shaky.days == 1 else ("depend", "them")
    without = f"Without {them if alone else 'all days of this kind'}"
    message = (
        f"{_days(shaky.days, skill.skill)} in {named(edition)} {depend} on {shaky.ref}, which {shaky.how}. "
        f"{without} the plan lacks {number(lacks)}. "
        f"{'Agree on a new date' if shaky.overdue else 'Ask for other days'}, or move work."
    )
    records: tuple[Warnable, ...] = (edition.quarter, portfolio.commitments[shaky.ref][1])
    return Finding(_place(edition), edition.quarter.id, message, records)


def _days(count: Decimal, skill: str) -> str:
    return f"{number(count)} {skill} {'day' if count == 1 else 'days'}"


@check("no-slack", level="note")
def no_slack(portfolio: Portfolio) -> Iterator[Finding]:
    """In every skill a few of the days stay free for surprises: at most 95 of 100 are planned."""
    for edition in in_view(portfolio):
        for skill in balance.of(portfolio, edition).skills:
            # What is more than full is over-capacity, and not said twice.
            if skill.total and skill.left is not None and skill.left >= 0:
                share = Fraction(skill.planned) / Fraction(skill.total)
                if share > _SLACK:
                    message = (
                        f"{skill.skill} is {round(100 * share)}% planned in {named(edition)}, {number(skill.planned)} "
                        f"of {number(skill.total)} days: no room for surprises. Agree now on what could wait."
                    )
                    yield Finding(_place(edition), edition.quarter.id, message, (edition.quarter,))


@check("too-many-at-once", level="warn")
def too_many_at_once(portfolio: Portfolio) -> Iterator[Finding]:
    """No more goes ahead at once than people can follow: our limit, else two initiatives for each full-time person."""
    written = portfolio.settings.limits.too_many_at_once
    limit = _can_follow(portfolio) if written is None else written
    for edition in in_view(portfolio) if limit is not None else ():
        ahead = len(edition.at_place("now"))
        if limit is not None and ahead > limit:
            source = "two for each full-time person" if written is None else "`too_many_at_once` in the settings"
            message = (
                f"{ahead} {'goes' if ahead == 1 else 'go'} ahead in {named(edition)}, and people can follow {limit} "
                f"({source}). Let some come next, so that the others get finished."
            )
            yield Finding(_place(edition), edition.quarter.id, message, (edition.quarter,))


def _can_follow(portfolio: Portfolio) -> int | None:
    """Twice the full-time staff; None where no team is written. A role without `fte` is one."""
    staff = sum((Decimal(1) if role.fte is None else role.fte for role in portfolio.team.roles), Decimal(0))
    return int(_PER_PERSON * staff) if staff else None


@check("overloaded-stakeholder", level="warn")
def overloaded_stakeholder(portfolio: Portfolio) -> Iterator[Finding]:
    """We ask no more days of one stakeholder in a quarter than we have set ourselves: they can't do everything
    either.
    """
    limit = portfolio.settings.limits.stakeholder_days_per_quarter
    year = _current_year(portfolio)
    for name, stakeholder in portfolio.stakeholders.items():
        for quarter, loaded in load.of(portfolio, name).items():
            if quarter.startswith(year) and loaded.days > limit:
                message = (
                    f"{_tenths(loaded.days)} days of their time in {quarter}, and we aim at {number(limit)} at most. "
                    f"They can't do everything either: before you ask for more, look at {_largest(loaded)}."
                )
                of_quarter = [portfolio.quarters[quarter]] if quarter in portfolio.quarters else []
                yield Finding(stakeholder.where("title"), name, message, (stakeholder, *of_quarter))


def _current_year(portfolio: Portfolio) -> str:
    """The year of the current quarter, as its name begins; without one, the calendar's."""
    quarter = plan.current(portfolio)
    return quarter.id[:5] if quarter else f"{portfolio.as_of.year:04}-"


def _largest(loaded: Load) -> str:
    return listed(f"{ref} ({_tenths(days)})" for ref, days in loaded.parts[:_SHOWN])


def _tenths(days: Decimal) -> str:
    """Days as one says them: hours make long fractions."""
    whole, tenths = divmod(round(Fraction(days) * 10), 10)
    return f"{whole}.{tenths}" if tenths else str(whole)


def _place(edition: Edition) -> Place:
    """The version in the file; the file where its only version is not written."""
    place = edition.version.where()
    return place if place.file else edition.quarter.where()
