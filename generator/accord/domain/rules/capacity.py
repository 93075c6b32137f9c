"""Rules on what fits."""

from __future__ import annotations

from collections.abc import Iterator

from accord.domain import balance
from accord.domain.balance import SkillBalance
from accord.domain.plan import Edition
from accord.domain.portfolio import Portfolio
from accord.domain.rules.editions import in_view
from accord.domain.rules.registry import Finding, check
from accord.domain.rules.wording import code, listed, number
from accord.places import Place


@check("over-capacity", level="stop")
def over_capacity(portfolio: Portfolio) -> Iterator[Finding]:
    """In every skill a plan needs no more days than there are, our own and those from talks; a draft may be too big
    for a while.
    """
    for edition in in_view(portfolio):
        for skill in balance.of(portfolio, edition).too_big:
            yield Finding(
                place=_place(edition),
                subject=edition.quarter.id,
                message=_message(portfolio, edition, skill),
                records=(edition.quarter,),
                level="warn" if edition.version.state == "draft" else "stop",
            )


def _message(portfolio: Portfolio, edition: Edition, skill: SkillBalance) -> str:
    name = f"version {edition.version.version}{' (draft)' if edition.version.state == 'draft' else ''}"
    needs = f"{name} needs {number(skill.planned)} {skill.skill} days; {number(skill.total or skill.planned)} exist."
    return f"{needs} Largest: {_largest(portfolio, edition, skill.skill)}. Move, shrink, or ask."


def _largest(portfolio: Portfolio, edition: Edition, skill: str) -> str:
    takers = sorted((e for e in edition.entries if e.planned.get(skill)), key=lambda e: -e.planned[skill])
    return listed(f"{code(portfolio, e.initiative)} ({number(e.planned[skill])})" for e in takers[:3])


def _place(edition: Edition) -> Place:
    """The version in the file; the file where its only version is not written."""
    place = edition.version.where()
    return place if place.file else edition.quarter.where()
