"""One name, one thing: codes, slugs, goals and earlier names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.domain.fields import LTD
from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.portfolio import Portfolio
from accord.domain.stakeholder import Stakeholder
from accord.intake.forbidden.telling import stop
from accord.places import Problem

PLAN = "plan"
"""What a talk is about when it is about the plan as a whole."""


def problems(portfolio: Portfolio) -> Iterator[Problem]:
    """A problem for each name that could mean two things."""
    yield from _codes(portfolio.initiatives)
    yield from _goals(portfolio)
    yield from _reserved(portfolio)
    for group in (portfolio.initiatives, portfolio.stakeholders, portfolio.talks):
        yield from _earlier(group)


def _codes(initiatives: Mapping[str, Initiative]) -> Iterator[Problem]:
    """A code names one initiative, and is no other one's file name; case does not count."""
    seen: dict[str, Initiative] = {}
    for initiative in initiatives.values():
        code = initiative.code.lower()
        first = seen.setdefault(code, initiative)
        other = initiatives.get(code, initiative)
        if first is not initiative:
            message = f"the code '{initiative.code}' is already that of {first.where().file}; choose another"
            yield stop(initiative, "code", "duplicate", message)
        elif other is not initiative:
            message = f"the code '{initiative.code}' is the file name of {other.where().file}; choose another"
            yield stop(initiative, "code", "duplicate", message)


def _goals(portfolio: Portfolio) -> Iterator[Problem]:
    """Initiatives and goals have different names, since both may be what a talk is about."""
    goals = {name.lower() for goal in portfolio.organization.goals for name in (goal.id, goal.code) if name}
    for initiative in portfolio.initiatives.values():
        for path, name in (("code", initiative.code), ("", initiative.id)):
            if name.lower() in goals:
                message = f"'{name}' also names a goal; initiatives and goals need different names"
                yield stop(initiative, path, "duplicate", message)


def _reserved(portfolio: Portfolio) -> Iterator[Problem]:
    """'ltd' is the team and 'plan' the plan as a whole."""
    for stakeholder in portfolio.stakeholders.values():
        if stakeholder.id == LTD:
            yield stop(stakeholder, "", "duplicate", f"'{LTD}' names the L&TD team itself; give the file another name")
    for initiative in portfolio.initiatives.values():
        for path, name in (("code", initiative.code), ("", initiative.id)):
            if name.lower() == PLAN:
                yield stop(initiative, path, "duplicate", f"'{name}' means the plan as a whole; choose another name")
    for goal in portfolio.organization.goals:
        if PLAN in (goal.id, (goal.code or "").lower()):
            yield stop(goal, "id", "duplicate", f"'{PLAN}' means the plan as a whole; choose another name")


def _earlier(group: Mapping[str, Initiative | Stakeholder | Negotiation]) -> Iterator[Problem]:
    """An earlier file name leads to one record: no other one bears or bore it."""
    seen: dict[str, str] = {}
    for record in group.values():
        for at, name in enumerate(record.formerly):
            taken = name if name in group else seen.get(name)
            seen.setdefault(name, record.id)
            if taken is not None:
                message = f"'{name}' cannot be an earlier name here: it names '{taken}'; remove one"
                yield stop(record, ("formerly", at), "duplicate", message)
