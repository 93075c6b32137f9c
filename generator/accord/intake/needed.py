"""The little that every portfolio must hold: `format.md`, "Minimum to build"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.intake.folder import Listing
from accord.intake.kinds import Kind
from accord.places import Place, Problem

_NEEDED: tuple[tuple[Kind, str, str], ...] = (
    ("organization", "organization.yml", "organization.yml is missing; it needs one line, 'name: …'"),
    (
        "stakeholders",
        "stakeholders",
        "no stakeholder is written down yet; add stakeholders/<id>.yml with kind and title",
    ),
    (
        "initiatives",
        "initiatives",
        "no initiative is written down yet; add initiatives/<slug>.yml with code, title and problem",
    ),
    ("quarters", "quarters", "no quarter is planned yet; add quarters/2026-Q1.yml with one entry (initiative, place)"),
)
"""Kind, place below the folder, and what to do."""


def needed(listing: Listing, records: Mapping[Kind, Mapping[str, Any]]) -> Iterator[Problem]:
    """A problem for each thing that is missing; one for a folder that holds nothing at all."""
    if not listing.folder.is_dir():
        return
    if not listing.found and not listing.problems:
        message = f"the folder '{listing.shown}' holds no portfolio yet; begin with organization.yml, or copy a starter"
        yield Problem(Place(listing.shown), "missing-key", "stop", "", message)
        return
    for kind, name, message in _NEEDED:
        if not listing.has(kind):
            yield Problem(Place(f"{listing.shown}/{name}"), "missing-key", "stop", "", message)
    quarters = records["quarters"].values()
    if quarters and not any(quarter.entries for quarter in quarters):
        first = next(iter(quarters))
        message = "no quarter places an initiative; add 'entries' with one initiative and its place"
        yield Problem(first.where(), "missing-key", "stop", first.id, message)
