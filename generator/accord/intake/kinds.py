"""The kinds of file in a portfolio, and the record each holds."""

from __future__ import annotations

from typing import Literal

from accord.domain.initiative import Initiative
from accord.domain.negotiation import Negotiation
from accord.domain.notes import Note
from accord.domain.organization import Organization, Team
from accord.domain.quarter import Quarter
from accord.domain.record import Record
from accord.domain.settings import Settings
from accord.domain.stakeholder import Charter, Stakeholder

Kind = Literal[
    "settings", "organization", "team", "stakeholders", "initiatives", "quarters", "negotiations", "charters", "notes"
]

SINGLE: dict[str, Kind] = {"settings": "settings", "organization": "organization", "team": "team"}
"""Files of which there is one, by name without ending."""
FOLDERS: dict[str, Kind] = {
    "stakeholders": "stakeholders",
    "initiatives": "initiatives",
    "quarters": "quarters",
    "negotiations": "negotiations",
    "charters": "charters",
}
"""Folders with one file a record."""

MODELS: dict[Kind, type[Record]] = {
    "settings": Settings,
    "organization": Organization,
    "team": Team,
    "stakeholders": Stakeholder,
    "initiatives": Initiative,
    "quarters": Quarter,
    "negotiations": Negotiation,
    "charters": Charter,
}
"""The record of each kind of file, in the order a planner would list them; private notes are none of the plan's."""

NAMED_BY_FILE: tuple[type[Record], ...] = (Stakeholder, Initiative, Quarter, Negotiation, Charter, Note)
"""Records whose id is the name of their file."""
