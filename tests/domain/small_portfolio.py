"""A small portfolio made by hand: each test writes only what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.organization import Organization, Team
from accord.domain.portfolio import Portfolio
from accord.domain.quarter import Quarter
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter, Stakeholder

Files = Mapping[str, Mapping[str, Any]]
"""What stands in the files of one folder, by their names; names of other records are ids, as after intake."""

NOTHING: Mapping[str, Any] = {}
ORGANIZATION = {
    "name": "Brook Ferry",
    "goals": [
        {"id": "safe", "name": "Nobody gets hurt", "better": "lower"},
        {"id": "fast", "name": "No queue", "better": "higher"},
        {"id": "calm", "name": "People stay", "better": "lower"},
    ],
}
STAKEHOLDERS = {name: {"kind": "person", "title": name.title()} for name in ("deck", "engine", "shore")}


def initiative(**more: Any) -> dict[str, Any]:
    """An initiative that says nothing but what is given; its code is that of its place in the list."""
    return {"title": "A title", "problem": "A problem", **more}


def ask(**more: Any) -> dict[str, Any]:
    """An ask of the deck for a resource."""
    return {"kind": "resources", "of": "deck", "text": "Two people, please", **more}


def decision(**more: Any) -> dict[str, Any]:
    """A decision that the deck and we took."""
    return {"id": "d1", "kind": "go", "text": "We do it", "decided_by": ["deck", "ltd"], **more}


def promise(**more: Any) -> dict[str, Any]:
    """A promise of the deck to us, due at the end of March."""
    return {"id": "c1", "by": "deck", "what": "Two people", "due": "2026-03-31", **more}


def days(quarter: str, skill: str, count: int) -> dict[str, Any]:
    """Days that a promise adds or binds."""
    return {"quarter": quarter, "skill": skill, "days": count}


def portfolio(
    *,
    initiatives: Files = NOTHING,
    quarters: Files = NOTHING,
    talks: Files = NOTHING,
    charters: Files = NOTHING,
    stakeholders: Files = STAKEHOLDERS,
    organization: Mapping[str, Any] = ORGANIZATION,
    team: Mapping[str, Any] = NOTHING,
    settings: Mapping[str, Any] = NOTHING,
) -> Portfolio:
    """The portfolio of these files, read as a whole."""
    coded = {name: {"code": f"B-{at}", **file} for at, (name, file) in enumerate(initiatives.items(), 1)}
    return Portfolio(
        organization=Organization.model_validate(organization),
        settings=Settings.model_validate(settings),
        team=Team.model_validate(team),
        stakeholders={n: Stakeholder.model_validate({"id": n, **file}) for n, file in stakeholders.items()},
        initiatives={n: Initiative.model_validate({"id": n, **file}) for n, file in coded.items()},
        quarters={n: Quarter.model_validate({"id": n, **file}) for n, file in quarters.items()},
        talks={n: Negotiation.model_validate({"id": n, **file}) for n, file in talks.items()},
        charters={n: Charter.model_validate({"id": n, "with": n, **file}) for n, file in charters.items()},
    )


def day(text: str) -> date:
    """A day of 2026, written as month and day."""
    return date.fromisoformat(f"2026-{text}")
