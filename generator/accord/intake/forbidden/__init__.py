"""What the format forbids beyond a single field: doubles, gaps and contradictions, each a problem with its place.

What is well formed and yet unwise is told by the checks in `domain/rules`.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain.portfolio import Portfolio
from accord.intake.forbidden import naming, plan, setup, talks
from accord.places import Problem


def broken(portfolio: Portfolio) -> Iterator[Problem]:
    """A problem for everything the format forbids, in no particular order."""
    yield from setup.settings(portfolio.settings)
    yield from setup.organization(portfolio.organization)
    yield from setup.team(portfolio.team)
    yield from naming.problems(portfolio)
    for initiative in portfolio.initiatives.values():
        yield from plan.initiative(initiative, portfolio)
    for quarter in portfolio.quarters.values():
        yield from plan.quarter(quarter)
    yield from plan.overlaps(portfolio.quarters.values())
    for talk in portfolio.talks.values():
        yield from talks.talk(talk)
    for charter in portfolio.charters.values():
        yield from setup.charter(charter)
