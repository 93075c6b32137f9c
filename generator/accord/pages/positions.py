"""Where initiatives stand on the grid quarter by quarter, and whom and what they concern, as JSON for our script.

The script narrows a grid by stakeholder, goal, place and kind of ask, and draws the moves since another quarter.
Nothing is in it that the pages of the same readers do not say.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from accord import addresses
from accord.charts.cells import Lattice
from accord.charts.grid_view import is_drawn
from accord.domain.fields import LTD
from accord.domain.plan import Edition
from accord.domain.quarter import PLACES
from accord.pages.report import Report

FILE = f"{addresses.DATA}/grid.json"
"""Its path from the site's root."""


def text(report: Report) -> str:
    """The file: `names` of what may be chosen, by facet and key; `of` the keys of each initiative, by facet;
    `quarters`, each with the places of all it names, and its marks: how far right and down in the frame, from 0 to 1,
    then difficulty and impact as they are written.
    """
    portfolio, words = report.portfolio, report.words
    concerned = {slug: _concerned(report, slug) for slug in portfolio.visible_initiatives}
    return json.dumps(
        {
            "names": _names(report, concerned),
            "of": concerned,
            "quarters": [
                {
                    "id": edition.quarter.id.lower(),
                    "months": words.months(edition.quarter.first_day, edition.quarter.last_day),
                    "places": {e.initiative: e.place for e in edition.entries if e.initiative in concerned},
                    "at": _marks(report, edition),
                }
                for edition in report.editions
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _concerned(report: Report, slug: str) -> dict[str, list[str]]:
    """Who sponsors it, asked for it or talked about it; its goals; the kinds of what was asked for its sake."""
    portfolio = report.portfolio
    initiative = portfolio.visible_initiatives[slug]
    talks = [talk for talk in portfolio.visible_talks.values() if slug in talk.about]
    asks = [asked.ask for asked in report.asks if slug in (asked.ask.about or asked.talk.about)]
    people = {request.by for request in initiative.requests} | {name for talk in talks for name in talk.with_}
    people |= {initiative.sponsor or LTD}
    return {
        "stakeholder": sorted(people & set(portfolio.visible_stakeholders)),
        "goal": [goal for goal in initiative.goals if goal in portfolio.goals],
        "ask": sorted({ask.kind for ask in asks}),
    }


def _names(report: Report, concerned: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, str]]:
    """What may be chosen, by facet: only what an initiative has."""
    portfolio, words = report.portfolio, report.words

    def used(facet: str) -> list[str]:
        return sorted({key for facets in concerned.values() for key in facets[facet]})

    return {
        "stakeholder": {key: portfolio.stakeholders[key].title for key in used("stakeholder")},
        "goal": {key: portfolio.goals[key].name for key in used("goal")},
        "place": {place: words.t(f"place.{place}") for place in PLACES},
        "ask": {key: words.t(f"ask.kind.{key}") for key in used("ask")},
    }


def _marks(report: Report, edition: Edition) -> dict[str, list[float | str]]:
    """The marks of one quarter by slug."""
    lattice = Lattice(Fraction(report.portfolio.settings.grid.line), 0.0, 0.0, 1.0, 1.0)
    number = report.words.number
    marks: dict[str, Any] = {}
    for entry in edition.entries:
        if entry.score and is_drawn(report.portfolio, entry, report.earlier(edition)):
            across, down = lattice.centre(lattice.of(entry.score.point))
            scores = number(entry.score.difficulty), number(entry.score.impact)
            marks[entry.initiative] = [round(across, 4), round(down, 4), *scores]
    return marks
